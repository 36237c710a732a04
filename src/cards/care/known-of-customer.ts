/** What is known of a customer beside the case, for whoever sees it privately: notes for the next time, and that they are leaving. Pure. */
import type { CareKnown, LeavingKept, NoteKept } from '../../core/case/care/care.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { clip } from '../../core/base/text.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { moment, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { careWords as words } from '../words/care.ts';
import type { Reader } from '../words/language.ts';

/** Nothing where nothing is known. `mayChange`: the owner, or a lead. */
export function knownBlocks(c: RecoveryCase, known: CareKnown, mayChange: boolean, viewer: Viewer): Block[] {
  const { notes, leaving } = known;
  return [
    ...(leaving === null ? [] : leavingBlocks(c, leaving, mayChange, viewer)),
    ...(notes.length === 0 ? [] : [{ kind: 'text' as const, text: words.text(viewer, 'note.heading') }]),
    ...notes.flatMap((note) => noteBlocks(c, note, mayChange, viewer)),
  ];
}

function noteBlocks(c: RecoveryCase, note: NoteKept, mayChange: boolean, viewer: Viewer): Block[] {
  const [who, when] = [person(note.by, viewer), moment(note.at, viewer)];
  const line: Block = { kind: 'text', text: words.text(viewer, 'note.line', { words: note.words, who, when }) };
  if (!mayChange) return [line];
  const say = (key: 'correct' | 'forget'): string => words.line(viewer, `button.${key}`);
  const correct: Button = {
    label: say('correct'),
    press: { kind: 'open_note', case: c.id, v: c.version, note: note.id },
  };
  const forget: Button = { label: say('forget'), press: { kind: 'forget_note', case: c.id, note: note.id } };
  return [line, { kind: 'buttons', buttons: [correct, forget] }];
}

export const leavingReason = ({ reason, words: said }: Pick<LeavingKept, 'reason' | 'words'>, reader: Reader): string =>
  said === null
    ? words.line(reader, `leaving.${reason}`)
    : words.line(reader, 'leaving.why', { reason: words.line(reader, `leaving.${reason}`), words: clip(said, 200) });

function leavingBlocks(c: RecoveryCase, leaving: LeavingKept, mayChange: boolean, viewer: Viewer): Block[] {
  const said = {
    reason: leavingReason(leaving, viewer),
    who: person(leaving.by, viewer),
    when: moment(leaving.at, viewer),
  };
  const line: Text = words.text(viewer, `leaving.line_${leaving.standing}`, said);
  const staying: Button = { label: words.line(viewer, 'button.staying'), press: { kind: 'staying', case: c.id } };
  return [{ kind: 'text', text: line }, ...(mayChange ? [{ kind: 'buttons' as const, buttons: [staying] }] : [])];
}

/** What is remembered, for `forget`. */
export function notesCard(c: RecoveryCase, known: CareKnown, mayChange: boolean, viewer: Viewer): Card {
  const title = words.line(viewer, 'note.card', { case: c.id });
  const none = words.text(viewer, 'note.none', { case: c.id, command: viewer.command });
  const blocks = knownBlocks(c, known, mayChange, viewer);
  return {
    subject: { kind: 'reply' },
    version: 0,
    title,
    blocks: blocks.length === 0 ? [{ kind: 'text', text: none }] : blocks,
    summary: title,
    isForOne: true,
  };
}

/** In the menu of a case, and on one that is over. */
export function careButtons(c: Pick<RecoveryCase, 'id' | 'version' | 'customer'>, reader: Reader): readonly Button[] {
  if (c.customer.key === null) return [];
  const at = { case: c.id, v: c.version };
  return [
    { label: words.line(reader, 'button.note'), press: { kind: 'open_note', ...at } },
    { label: words.line(reader, 'button.leaving'), press: { kind: 'open_leaving', ...at } },
  ];
}
