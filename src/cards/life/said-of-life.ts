/** What was done in a case's life, and what could not be read of it, as sentences. Pure. */
import type { CaseEvent, RecoveryCase } from '../../core/case/case.ts';
import type { Said } from '../../core/case/said.ts';
import { askWhichLine } from '../answers/lines-meant.ts';
import { sayUnread } from '../answers/amounts.ts';
import type { ParseError } from '../answers/parse-error.ts';
import { givenBack } from '../case/promises.ts';
import { whyNoMoment, type MomentAsked } from '../case/moment-asked.ts';
import type { Card, Text } from '../kit/card.ts';
import { bold, capital, listed, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { choicesOf, FIELD, valueWords } from './field-words.ts';
import { DateTime } from 'luxon';

/** What the one who changed something is told. */
export function sayEdited({ fields }: Extract<Said, { kind: 'edited' }>, c: RecoveryCase): Card {
  const what = listed(fields.map((field) => FIELD[field]));
  return reply([
    bold(`Changed on ${c.id}: ${what}.`),
    ' The card shows what holds now, and what is possible is judged by it. What stood there before is in its history.',
  ]);
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
export function sayEditWords(why: Extract<ParseError, { kind: 'edit_words' }>, command: string): Card {
  const { field, read } = why;
  const choices = choicesOf(field);
  const problem =
    read !== undefined
      ? sayUnread(read)
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
