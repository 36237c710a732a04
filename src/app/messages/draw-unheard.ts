/** An answer that nobody heard when it was given, as the message that tells it. Reads only. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import { peopleOf } from '../../core/base/people.ts';
import { unheardCard } from '../../cards/answers/trouble.ts';
import type { Card } from '../../cards/kit/card.ts';
import { readUnheard } from '../keep/unheard-answers.ts';
import type { Shell } from '../shell.ts';

/** Undefined when its reader is gone. Once its day is over, or it named a customer who was erased, it says that it was there. */
export async function drawUnheard(
  shell: Shell,
  subject: Extract<MessageSubject, { kind: 'unheard' }>,
): Promise<Card | undefined> {
  const answer = await readUnheard(shell, subject.of);
  const { members } = await shell.directory.lately(shell.db.read);
  const reader = peopleOf(members).byId(subject.to);
  return reader === undefined ? undefined : unheardCard(answer, subject, reader);
}
