/** Letters that have to be written by a time, on cards and in what is told; and the button that says one was sent. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { openClocks } from '../../core/case/rules/letters/clocks.ts';
import type { Said } from '../../core/case/said.ts';
import type { LetterKind } from '../../core/letters/letter.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { capital, moment, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { Reader } from '../words/language.ts';
import { letterWords as words } from '../words/letters.ts';
import { kindName } from './names.ts';

export const sentButton = (c: Pick<RecoveryCase, 'id'>, letter: LetterKind, reader: Reader): Button => ({
  label: words.line(reader, 'button.sent'),
  press: { kind: 'letter_sent', case: c.id, letter },
});

/** What is still to be written, the next one first. */
export function clockBlocks(c: RecoveryCase, viewer: Viewer): readonly Block[] {
  const open = openClocks(c).filter(({ isOptional, due }) => !isOptional || viewer.now <= due);
  if (open.length === 0) return [];
  const items = open.map(({ letter, due, isOptional }): Text => {
    const about = { letter: capital(kindName(letter, viewer)), due: moment(due, viewer) };
    if (isOptional) return words.text(viewer, 'clock.optional', about);
    return words.text(viewer, viewer.now > due ? 'clock.late' : 'clock.due', about);
  });
  return [{ kind: 'list', items }];
}

/** Told to the owner, later to whoever leads as well. */
export function sayLetterDue(
  event: Extract<CaseEvent, { kind: 'letter_reminded' }>,
  c: RecoveryCase,
  viewer: Viewer,
): Text {
  const about = { case: c.id, letter: kindName(event.letter, viewer), due: moment(event.due, viewer) };
  return words.text(viewer, event.reminder === 'late' ? 'told.late' : 'told.due', about);
}

/** What is told of a letter can be done at once. */
export const letterDueButtons = (
  event: Extract<CaseEvent, { kind: 'letter_reminded' }>,
  c: RecoveryCase,
  reader: Reader,
): readonly Button[] =>
  openClocks(c).some(({ letter }) => letter === event.letter)
    ? [
        {
          label: words.line(reader, 'button.draft'),
          press: { kind: 'open_draft', case: c.id, v: c.version },
          tone: 'primary',
        },
        sentButton(c, event.letter, reader),
      ]
    : [];

/** What is still to be written after this one is said with it. */
export function saySent({ letter }: Extract<Said, { kind: 'letter_sent' }>, c: RecoveryCase, viewer: Viewer): Card {
  const said = reply(words.text(viewer, 'sent.done', { case: c.id, letter: kindName(letter, viewer) }));
  return { ...said, blocks: [...said.blocks, ...clockBlocks(c, viewer)] };
}
