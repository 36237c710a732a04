/** What was done in a case's life, and what could not be read of it, as sentences. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import type { Said } from '../../core/case/said.ts';
import { askWhichLine } from '../answers/lines-meant.ts';
import { sayUnread } from '../answers/amounts.ts';
import type { ParseError } from '../answers/parse-error.ts';
import { givenBack } from '../case/promises.ts';
import { whyNoMoment, type MomentAsked } from '../case/moment-asked.ts';
import type { Card, Text } from '../kit/card.ts';
import { bold, capital, listed, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { mergedButtons, withUndo } from './over-blocks.ts';
import { choicesOf, DISMISSED_AS, FIELD, valueWords } from './field-words.ts';
import { DateTime } from 'luxon';

/** What the one who changed something is told. */
export function sayEdited({ fields }: Extract<Said, { kind: 'edited' }>, c: RecoveryCase): Card {
  const what = listed(fields.map((field) => FIELD[field]));
  return reply([
    bold(`Changed on ${c.id}: ${what}.`),
    ' The card shows what holds now, and what is possible is judged by it. What stood there before is in its history.',
  ]);
}

export const sayDismissed = (c: RecoveryCase, viewer: Viewer): Card =>
  withUndo(
    reply([
      bold(`${c.id} is dismissed.`),
      ' It leaves every list and figure, and its history stays. For 30 days it can be undone: ',
      bold(`${viewer.command} undo ${c.id}`),
      '.',
    ]),
    c,
    viewer,
  );

export function sayMerged({ into }: Extract<Said, { kind: 'merged' }>, c: RecoveryCase): Card {
  const card = reply([
    bold(`${c.id} is part of ${into} now.`),
    ' What was said, given and promised on both stands there, and counts together as before. As long as nothing happens there, it can be undone.',
  ]);
  return { ...card, blocks: [...card.blocks, mergedButtons(c, into)] };
}

export function sayUndone({ was }: Extract<Said, { kind: 'undone' }>, c: RecoveryCase): Card {
  if (was === 'merged')
    return reply([bold(`${c.id} goes on by itself again.`), ' Everything is as it was before the two were merged.']);
  return was === 'resolved'
    ? reply([
        bold(`${c.id} is open again.`),
        ' How it was resolved stays in its history. What was given stays given; a thank-you that was not posted yet is withdrawn.',
      ])
    : reply([bold(`${c.id} is a case again.`), ' The customer waits since the day they said it.']);
}

/** What those concerned are told of two cases that are one now, or two again. */
export function sayMergedForOthers(
  event: Extract<CaseEvent, { kind: 'merged' | 'merged_in' | 'unmerged' | 'merge_undone' }>,
  c: RecoveryCase,
  viewer: Viewer,
): Text {
  const by: Text = event.by === null ? [] : [' by ', person(event.by, viewer)];
  switch (event.kind) {
    case 'merged':
      return [bold(`${c.id} was merged into ${event.into}`), ...by, '. What stood on it goes on there.'];
    case 'merged_in':
      return [
        bold(`${event.from} was merged into ${c.id}`),
        ...by,
        '. What was said, given and promised there is on your case now.',
      ];
    case 'unmerged':
      return [bold(`${c.id} goes on by itself again`), ...by, `, and not as part of ${event.from}.`];
    case 'merge_undone':
      return [bold(`${event.from} goes on by itself again`), ...by, `. What came from it is not on ${c.id} any more.`];
  }
}

/** What those concerned are told of a case that was dismissed, taken back, or opened again. */
export function sayOverForOthers(
  event: Extract<CaseEvent, { kind: 'dismissed' | 'restored' | 'resolve_undone' }>,
  c: RecoveryCase,
  viewer: Viewer,
): Text {
  const by: Text = event.by === null ? [] : [' by ', person(event.by, viewer)];
  if (event.kind === 'restored') return [bold(`${c.id} is a case again`), ...by, '.'];
  if (event.kind === 'resolve_undone')
    return [
      bold(`${c.id} is open again`),
      ...by,
      ': resolving it was a mistake. How it was resolved stays in its history.',
    ];
  const { reason, words } = event.dismissal;
  const why = words === null ? '' : ` ${words}`;
  return [bold(`${c.id} was dismissed`), ...by, `: ${DISMISSED_AS[reason]}.${why} For 30 days it can be undone.`];
}

/** What the owner is told whose case somebody else changed. */
export function sayChangedForOwner(
  event: Extract<CaseEvent, { kind: 'retriaged' | 'complaint_added' }>,
  c: RecoveryCase,
  viewer: Viewer,
): Text {
  const by: Text = event.by === null ? [] : [' by ', person(event.by, viewer)];
  if (event.kind === 'complaint_added')
    return [bold(`${c.id}: the customer said more`), ', written down', ...by, '. It stands on the card.'];
  const { failure, severity, stage, deadline, remedySought } = event.triage;
  const now = Object.entries({ failure, severity, stage, deadline, remedySought }).flatMap(([field, read]) =>
    read === undefined ? [] : [`${FIELDS_READ[field] ?? field}: ${valueWords(read?.value ?? null, viewer)}`],
  );
  const why = event.because === null ? '' : ` Reason: ${event.because}`;
  return [bold(`${c.id} was changed`), ...by, `. ${capital(listed(now))}.${why}`];
}

const FIELDS_READ: Readonly<Record<string, string>> = FIELD;

/** What stood behind `edit R-1042` was not understood. */
export function sayEditWords(
  why: Extract<ParseError, { kind: 'edit_words' }>,
  viewer: Pick<Viewer, 'command' | 'locale'>,
): Card {
  const { field, read } = why;
  const { command } = viewer;
  const choices = choicesOf(field);
  const problem =
    read !== undefined
      ? sayUnread(read, viewer)
      : choices.length > 0
        ? `Say one of these: ${choices.join(' · ')}.`
        : 'Say what to change, and what it is now: failure, urgency, stage, deadline, wants, customer, value, loss, or add.';
  return givenBack(
    reply(
      [`Nothing was changed. ${problem} For example `, bold(`${command} edit ${why.case} urgency S2`), '.'],
      ['A form with all of it opens with ', bold(`${command} edit ${why.case}`), '.'],
    ),
    why.typed,
  );
}

/** The time it matters by was not taken as typed. */
export function sayDeadlineAsked(
  read: Exclude<MomentAsked['read'], { kind: 'no_words' }>,
  { case: id, typed }: { readonly case: string; readonly typed: string },
  viewer: Viewer,
): Card {
  const readings = 'readings' in read ? read.readings : [];
  const lines = readings.map((at) => {
    const local = DateTime.fromJSDate(at, { zone: viewer.zone });
    return {
      label: local.setLocale('en-GB').toFormat('ccc d LLL yyyy, HH:mm'),
      line: `edit ${id} deadline ${local.toFormat('yyyy-MM-dd HH:mm')}`,
    };
  });
  const card = askWhichLine(`Nothing was changed yet. ${whyNoMoment(read, viewer)}`, lines, viewer);
  return givenBack(card, `edit ${id} deadline ${typed}`);
}
