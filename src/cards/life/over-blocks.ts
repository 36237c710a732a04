/** What a case that was dismissed or ended by mistake shows, and how to take it back. Pure. */
import type { CaseId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { mayStillUndo } from '../../core/case/rules/life/undoing.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { bold, moment, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { DISMISSED_AS } from './field-words.ts';

/** Why it was dismissed; nothing for other cases. */
export function dismissedWords(c: RecoveryCase, viewer: Viewer): readonly Text[] {
  const { dismissal } = c;
  if (c.status !== 'dismissed' || dismissal == null) return [];
  const words = dismissal.words === null ? '' : ` ${dismissal.words}`;
  return [
    [
      bold('Dismissed'),
      ' by ',
      person(dismissal.by, viewer),
      ', ',
      moment(dismissal.at, viewer),
      `: ${DISMISSED_AS[dismissal.reason]}.${words}`,
    ],
  ];
}

export const undoButton = (c: RecoveryCase): Button => ({
  label: 'Undo',
  press: { kind: 'undo', case: c.id, v: c.version },
});

/** Where what stood on it stands now, and the way back. */
export const mergedButtons = (c: RecoveryCase, into: CaseId): Block => ({
  kind: 'buttons',
  buttons: [{ label: `Show ${into}`, press: { kind: 'show_case', case: into } }, undoButton(c)],
});

/** A case that is part of another one says so and nothing else, wherever a message about it stood. */
export function mergedNote(c: RecoveryCase, into: CaseId, subject: MessageSubject): Card {
  const summary = `${c.id} is part of ${into} now; what stood here goes on there.`;
  const show: Button = { label: `Show ${into}`, press: { kind: 'show_case', case: into } };
  const blocks: Block[] = [
    { kind: 'text', text: [summary] },
    { kind: 'buttons', buttons: [show] },
  ];
  return { subject, version: c.version, title: null, blocks, summary };
}

/** What a case shows that is part of another one now; nothing for other cases. */
export const mergedBlocks = (c: RecoveryCase): readonly Block[] =>
  c.mergedInto == null || c.status !== 'merged'
    ? []
    : [
        {
          kind: 'text',
          text: [bold(`Part of ${c.mergedInto} now.`), ' What was said, given and promised goes on there.'],
        },
        mergedButtons(c, c.mergedInto),
      ];

/** As long as there is time. */
export function undoBlocks(c: RecoveryCase, viewer: Pick<Viewer, 'now'>): readonly Block[] {
  const history: Button = { label: 'History', press: { kind: 'show_history', case: c.id } };
  return [{ kind: 'buttons', buttons: [...(mayStillUndo(c, viewer.now) ? [undoButton(c)] : []), history] }];
}

/** A private answer to what can be undone, with the button for it. */
export const withUndo = (card: Card, c: RecoveryCase, viewer: Pick<Viewer, 'now'>): Card =>
  mayStillUndo(c, viewer.now)
    ? { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [undoButton(c)] }] }
    : card;
