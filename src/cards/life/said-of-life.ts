/** What was done in a case's life, and what could not be read of it, as sentences. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import type { Said } from '../../core/case/said.ts';
import { askWhichLine } from '../answers/lines-meant.ts';
import { sayUnread } from '../answers/amounts.ts';
import type { ParseError } from '../answers/parse-error.ts';
import { optionsButton } from '../case/case-buttons.ts';
import { givenBack } from '../case/promises.ts';
import { lineAt, whyNoMoment, type MomentAsked } from '../case/moment-asked.ts';
import type { Card, Run, Text } from '../kit/card.ts';
import { capital, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { listIn } from '../words/common.ts';
import { lifeWords } from '../words/life.ts';
import { choicesOf, valueWords } from './field-words.ts';
import { dismissedAs, mergedButtons, withUndo } from './over-blocks.ts';

/** What the one who changed something is told. */
export function sayEdited({ fields }: Extract<Said, { kind: 'edited' }>, c: RecoveryCase, viewer: Viewer): Card {
  const what = fields.map((field) => lifeWords.line(viewer, `field.${field}`));
  const card = reply(lifeWords.text(viewer, 'edit.done', { case: c.id, fields: listIn(what, viewer) }));
  // what fits what they ask for is a press away
  return fields.includes('remedySought')
    ? { ...card, blocks: [...card.blocks, { kind: 'buttons', buttons: [optionsButton(c, viewer)] }] }
    : card;
}

export const sayDismissed = (c: RecoveryCase, viewer: Viewer): Card =>
  withUndo(reply(lifeWords.text(viewer, 'dismiss.done', { case: c.id, command: viewer.command })), c, viewer);

export function sayMerged({ into }: Extract<Said, { kind: 'merged' }>, c: RecoveryCase, viewer: Viewer): Card {
  const card = reply(lifeWords.text(viewer, 'merge.done', { case: c.id, into }));
  return { ...card, blocks: [...card.blocks, mergedButtons(c, into, viewer)] };
}

export const sayUndone = ({ was }: Extract<Said, { kind: 'undone' }>, c: RecoveryCase, viewer: Viewer): Card =>
  reply(lifeWords.text(viewer, `undo.${was}`, { case: c.id }));

const whoDid = ({ by }: Pick<CaseEvent, 'by'>, viewer: Viewer): Run => (by === null ? '…' : person(by, viewer));

/** What those concerned are told of two cases that are one now, or two again. */
export function sayMergedForOthers(
  event: Extract<CaseEvent, { kind: 'merged' | 'merged_in' | 'unmerged' | 'merge_undone' }>,
  c: RecoveryCase,
  viewer: Viewer,
): Text {
  const who = whoDid(event, viewer);
  if (event.kind === 'merged')
    return lifeWords.text(viewer, 'merge.told_ended', { case: c.id, other: event.into, who });
  const said = { merged_in: 'merge.told_stays', unmerged: 'merge.told_back', merge_undone: 'merge.told_left' } as const;
  return lifeWords.text(viewer, said[event.kind], { case: c.id, other: event.from, who });
}

/** What those concerned are told of a case that was dismissed, taken back, or opened again. */
export function sayOverForOthers(
  event: Extract<CaseEvent, { kind: 'dismissed' | 'restored' | 'resolve_undone' }>,
  c: RecoveryCase,
  viewer: Viewer,
): Text {
  const who = whoDid(event, viewer);
  if (event.kind === 'restored') return lifeWords.text(viewer, 'undo.told_dismissed', { case: c.id, who });
  if (event.kind === 'resolve_undone') return lifeWords.text(viewer, 'undo.told_resolved', { case: c.id, who });
  return lifeWords.text(viewer, 'dismiss.told', { case: c.id, who, reason: dismissedAs(event.dismissal, viewer) });
}

/** What the owner is told whose case somebody else changed. */
export function sayChangedForOwner(
  event: Extract<CaseEvent, { kind: 'retriaged' | 'complaint_added' }>,
  c: RecoveryCase,
  viewer: Viewer,
): Text {
  const who = whoDid(event, viewer);
  if (event.kind === 'complaint_added') return lifeWords.text(viewer, 'edit.added', { case: c.id, who });
  const { triage, because } = event;
  const now = READ.flatMap((field) => {
    const read = triage[field];
    if (read === undefined) return [];
    return [`${lifeWords.line(viewer, `field.${field}`)}: ${valueWords(read?.value ?? null, viewer)}`];
  });
  const why = because === null ? [] : lifeWords.text(viewer, 'edit.told_why', { why: because });
  return [...lifeWords.text(viewer, 'edit.told', { case: c.id, who, now: capital(listIn(now, viewer)) }), ...why];
}

const READ = ['failure', 'severity', 'stage', 'deadline', 'remedySought'] as const;

/** What stood behind `edit R-1042` was not understood. */
export function sayEditWords(
  why: Extract<ParseError, { kind: 'edit_words' }>,
  viewer: Pick<Viewer, 'command' | 'locale'>,
): Card {
  const { field, read } = why;
  const { command } = viewer;
  const choices = choicesOf(field).join(' · ');
  const which =
    choices === '' ? lifeWords.line(viewer, 'edit.which') : lifeWords.line(viewer, 'edit.one_of', { choices });
  const problem = read === undefined ? which : sayUnread(read, viewer);
  const card = reply(
    lifeWords.text(viewer, 'edit.unread', { problem, command, case: why.case }),
    lifeWords.text(viewer, 'edit.unread_form', { command, case: why.case }),
  );
  return givenBack(card, why.typed);
}

/** The time it matters by was not taken as typed. */
export function sayDeadlineAsked(
  read: Exclude<MomentAsked['read'], { kind: 'no_words' }>,
  { case: id, typed }: { readonly case: string; readonly typed: string },
  viewer: Viewer,
): Card {
  const readings = 'readings' in read ? read.readings : [];
  const lines = readings.map((at) => lineAt(at, (when) => `edit ${id} deadline ${when}`, viewer));
  const asked = lifeWords.line(viewer, 'edit.not_yet', { why: whyNoMoment(read, viewer) });
  return givenBack(askWhichLine(asked, lines, viewer), `edit ${id} deadline ${typed}`);
}
