/** A message of a watched channel that reads like a complaint, as it is offered now. Reads only. */
import { redact } from '../../core/base/redact.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { HOUR_MS } from '../../core/listening/murmur.ts';
import type { Card } from '../../cards/kit/card.ts';
import { murmurCard } from '../../cards/listening/murmur-card.ts';
import { readCase } from '../../db/case/reading.ts';
import { readMurmur } from '../../db/listening/murmurs.ts';
import { readMurmurWords } from '../keep/murmur-words.ts';
import type { Shell } from '../shell.ts';
import { readerOf, viewerOf } from './case-view.ts';

/** Undefined where there is none, or nobody it could be offered to. */
export async function drawMurmur(
  shell: Shell,
  subject: Extract<MessageSubject, { kind: 'murmur' }>,
  platform: Platform,
): Promise<Card | undefined> {
  const murmur = await readMurmur(shell.db.read, shell.workspace, subject.murmur);
  if (murmur?.team == null) return undefined;
  const { members, teams } = await shell.directory.now(shell.db.read);
  const to = members.find(({ id }) => id === subject.to);
  const viewer = viewerOf(shell, { members }, to ?? readerOf(teams, murmur.team), platform);
  // where others read, nothing is said again
  const words = to === undefined || murmur.state !== 'offered' ? null : await readMurmurWords(shell, murmur.id);
  const c = murmur.case === null ? null : await readCase(shell.db.read, shell.workspace, murmur.case);
  return murmurCard(
    {
      subject,
      murmur,
      words: words === null ? null : { ...words, text: redact(words.text).text },
      case: c === null || isRestricted(c) ? null : c.id,
      again: new Date(murmur.at.getTime() + HOUR_MS),
    },
    viewer,
  );
}
