/** What a case shows that was dismissed, merged, or ended by mistake, and how to take it back. Pure. */
import type { CaseId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Dismissal } from '../../core/case/ends.ts';
import { mayStillUndo } from '../../core/case/rules/life/undoing.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { ended, moment, person } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { improveButton } from '../learning/improvement-card.ts';
import type { Reader } from '../words/language.ts';
import { lifeWords } from '../words/life.ts';
import { reopenButtons } from '../again/said-of-reopening.ts';
import { historyButton, showButton, undoButton } from './life-buttons.ts';

/** Why it was dismissed; nothing for other cases. */
export function dismissedWords(c: RecoveryCase, viewer: Viewer): readonly Text[] {
  const { dismissal } = c;
  if (c.status !== 'dismissed' || dismissal == null) return [];
  const { by, at } = dismissal;
  const [who, when] = [person(by, viewer), moment(at, viewer)];
  return [lifeWords.text(viewer, 'dismiss.shown', { who, when, reason: dismissedAs(dismissal, viewer) })];
}

/** Why it is none, with the words of who said so; where no reason says it, the words alone. */
export function dismissedAs({ reason, words }: Dismissal, reader: Reader): string {
  if (words !== null && reason === 'other') return ended(words);
  const why = lifeWords.line(reader, `dismissed_as.${reason}`);
  return words === null ? `${why}.` : `${why}. ${ended(words)}`;
}

/** Where what stood on it stands now, and the way back. */
export const mergedButtons = (c: RecoveryCase, into: CaseId, reader: Reader): Block => ({
  kind: 'buttons',
  buttons: [showButton(into, reader), undoButton(c, reader)],
});

/** A case that is part of another one says so and nothing else, wherever a message about it stood. */
export function mergedNote(c: RecoveryCase, into: CaseId, subject: MessageSubject, reader: Reader): Card {
  const summary = lifeWords.line(reader, 'merge.note_there', { case: c.id, into });
  const blocks: Block[] = [
    { kind: 'text', text: [summary] },
    { kind: 'buttons', buttons: [showButton(into, reader)] },
  ];
  return { subject, version: c.version, title: null, blocks, summary };
}

/** What a case shows that is part of another one now; nothing for other cases. */
export const mergedBlocks = (c: RecoveryCase, reader: Reader): readonly Block[] =>
  c.mergedInto == null || c.status !== 'merged'
    ? []
    : [
        { kind: 'text', text: lifeWords.text(reader, 'merge.shown', { into: c.mergedInto }) },
        mergedButtons(c, c.mergedInto, reader),
      ];

/** As long as there is time. */
export const undoBlocks = (c: RecoveryCase, viewer: Reader & Pick<Viewer, 'now'>): readonly Block[] => [
  {
    kind: 'buttons',
    buttons: [
      ...(mayStillUndo(c, viewer.now) ? [undoButton(c, viewer)] : []),
      ...reopenButtons(c, viewer),
      historyButton(c, viewer),
    ],
  },
];

/** A private answer to what can be undone, with the button for it. */
export const withUndo = (card: Card, c: RecoveryCase, viewer: Reader & Pick<Viewer, 'now'>): Card =>
  mayStillUndo(c, viewer.now) ? withButtons(card, [undoButton(c, viewer)]) : card;

/** The answer to a case that was just resolved: taken back, or what it taught made an improvement. */
export const withLearning = (card: Card, c: RecoveryCase, viewer: Reader & Pick<Viewer, 'now'>): Card =>
  withButtons(card, [
    ...(mayStillUndo(c, viewer.now) ? [undoButton(c, viewer)] : []),
    improveButton(c, 'resolved', viewer),
  ]);

const withButtons = (card: Card, buttons: readonly Button[]): Card => ({
  ...card,
  blocks: [...card.blocks, { kind: 'buttons', buttons }],
});
