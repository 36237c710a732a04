/** Promises on cards: what was promised, by whom and until when, a button for each, the form, and what is told privately. Pure. */
import { DateTime } from 'luxon';
import { clip } from '../../core/base/text.ts';
import { dayIn, showMoment } from '../../core/base/time.ts';
import { comesTwice, type NoMoment } from '../../core/base/when.ts';
import type { CustomerPromise, RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { LONGEST_PROMISE, waitedFor } from '../../core/case/rules/promising.ts';
import type { Refusal } from '../../core/case/said.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Block, Button, Card, Form, Text } from '../kit/card.ts';
import { choice, text } from '../kit/fields.ts';
import { bold, capital, moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';

/** More than this crowd a card out; the rest is kept by words. */
const MOST_ON_CARD = 5;
const LABEL = 30;

export const promiseButton = (c: RecoveryCase): Button => ({
  label: 'Promise…',
  press: { kind: 'open_promise', case: c.id, v: c.version },
});

/** What the customer still waits for, the next one first, each with its button. */
export function promiseBlocks(c: RecoveryCase, viewer: Viewer): Block[] {
  const waited = waitedFor(c);
  const shown = waited.slice(0, MOST_ON_CARD);
  const more = waited.length - shown.length;
  return [
    ...shown.flatMap((p): Block[] => [
      { kind: 'text', text: promisedLine(p, viewer) },
      { kind: 'buttons', buttons: [keptButton(c, p, shown.length > 1)] },
    ]),
    ...(more > 0
      ? [{ kind: 'context' as const, text: [`${more} more: ${viewer.command} kept ${c.id} lists the next ones.`] }]
      : []),
  ];
}

function promisedLine(p: CustomerPromise, viewer: Viewer): Text {
  const line: Text = [bold('Promised'), `: ${p.text} · by `, moment(p.due, viewer), ' · ', person(p.by, viewer)];
  return p.due < viewer.now
    ? [...line, ' · ', bold('its time has passed'), ': tell the customer how it stands, and mark it when it is kept']
    : line;
}

export const keptButton = (c: RecoveryCase, p: CustomerPromise, oneOfMany: boolean): Button => ({
  label: oneOfMany ? clip(`Kept: ${p.text}`, LABEL).replace(/ … more$/, '…') : 'Kept',
  press: { kind: 'keep_promise', case: c.id, v: c.version, promise: p.id },
});

/** Promises nobody waits for any more; all of them once the case is over. */
export function settledPromises(c: RecoveryCase, isOver: boolean, viewer: Viewer): Text[] {
  const waited = new Set(waitedFor(c).map((p) => p.id));
  return c.promises.flatMap((p) => (isOver || !waited.has(p.id) ? [settledLine(p, viewer)] : []));
}

function settledLine(p: CustomerPromise, viewer: Viewer): Text {
  const how = HOW[p.status];
  const by = p.settledBy ?? null;
  return [
    bold(capital(how)),
    `: ${p.text}, promised for `,
    moment(p.due, viewer),
    ...(by === null ? [] : [' · ', person(by, viewer)]),
  ];
}

const HOW: Readonly<Record<CustomerPromise['status'], string>> = {
  open: 'promise not marked as kept',
  broken: 'promise not marked as kept',
  kept: 'promise kept',
  kept_late: 'promise kept after its time',
  renegotiated: 'promise moved with the customer',
  void: 'promise the customer let us off',
};

/** The answer, with what is still open and its buttons, where that is what stands in the way. */
export function withPromises(card: Card, no: Refusal, c: RecoveryCase, viewer: Viewer): Card {
  const isHeld = no.kind === 'not_dismissed' && no.held === 'promise';
  if (no.kind !== 'which_promise' && no.kind !== 'open_promise' && !isHeld) return card;
  return { ...card, blocks: [...card.blocks, ...promiseBlocks(c, viewer)] };
}

/** What was promised, said to the one who did: the moment in full, in their zone, and a button to move it before anything is lost. */
export function sayPromised(p: CustomerPromise | undefined, c: RecoveryCase, viewer: Viewer): Card {
  if (p === undefined) return reply([`The promise on ${c.id} is on record.`]);
  const twice = comesTwice(p.due, p.zone)
    ? [[`The clocks go back then, and this time comes twice; ${showMoment(p.due, p.zone, viewer.locale)} is meant.`]]
    : [];
  const said = reply(
    [
      bold(`Promised on ${c.id}`),
      `: ${p.text}, by `,
      bold(`${showMoment(p.due, p.zone, viewer.locale)} (${p.zone})`),
      '. You will be reminded.',
    ],
    ...twice,
    [bold(`${viewer.command} kept ${c.id}`), ' marks it, or the button on the card.'],
  );
  return p.status === 'open'
    ? { ...said, blocks: [...said.blocks, { kind: 'buttons', buttons: [moveButton(c, p)] }] }
    : said;
}

export const moveButton = (c: RecoveryCase, p: CustomerPromise): Button => ({
  label: 'Move…',
  press: { kind: 'open_move', case: c.id, v: c.version, promise: p.id },
});

/** Why a moment cannot be promised, and what to type instead; plain, because a form shows it, too. */
export function noMoment(no: NoMoment, viewer: Pick<Viewer, 'locale' | 'zone' | 'now'>): string {
  const shown = (at: Date): string => showMoment(at, viewer.zone, viewer.locale);
  switch (no.kind) {
    case 'past':
      return `${shown(no.at)} has passed: it is ${shown(viewer.now)} now. Give a time to come, for example tomorrow 10:00 or in 2h.`;
    case 'no_such_day':
      return `${no.day} is not a day of the calendar. Write it like ${dayIn(viewer.now, viewer.zone)}.`;
    case 'skipped':
      return `The clocks go forward then, so that time does not come in ${viewer.zone}. Give another one, for example ${shown(no.at)}.`;
    case 'too_far':
      return 'That is more than a year away. Look at the date again, and give a nearer one.';
  }
}

/** A no, with the line it was said to: what is typed as a command is gone from where it was typed. */
export const givenBack = (card: Card, typed: string | null): Card =>
  typed === null ? card : { ...card, blocks: [...card.blocks, { kind: 'quote', text: typed }] };

/** The days a form offers; further ones by words. */
const DAYS_OFFERED = 31;

/** By when, as a day and a time of the viewer's zone. */
export function timeFields(c: RecoveryCase, viewer: Viewer): Form['fields'] {
  const today = dayIn(viewer.now, viewer.zone);
  return [
    choice('day', 'Day', daysFrom(today), {
      value: today,
      hint: `A later day by words: ${viewer.command} promise ${c.id} 2027-01-31 10:00 …`,
      required: true,
    }),
    text('time', 'Time', { maxLength: 10, required: true, placeholder: '17:00' }),
  ];
}

export function promiseForm(c: RecoveryCase, viewer: Viewer): Form {
  return {
    id: 'promise',
    about: { ...aboutCase(c), zone: viewer.zone },
    title: `Promise on ${c.id}`,
    submit: 'Promise',
    notes: [[`Times are those of ${viewer.zone}. You will be reminded before, and when it is due.`]],
    fields: [
      text('text', 'What you promise', {
        maxLength: LONGEST_PROMISE,
        required: true,
        placeholder: 'call back with the new room',
      }),
      ...timeFields(c, viewer),
    ],
  };
}

/** Another time for a promise; the old one stands above the fields. */
export function moveForm(c: RecoveryCase, p: CustomerPromise, viewer: Viewer): Form {
  const today = dayIn(viewer.now, viewer.zone);
  const due = DateTime.fromJSDate(p.due, { zone: viewer.zone });
  const day = due.toFormat('yyyy-MM-dd');
  const offered = daysFrom(today);
  return {
    id: 'move_promise',
    about: { ...aboutCase(c), zone: viewer.zone, promise: p.id },
    title: `Move on ${c.id}`,
    submit: 'Move',
    notes: [
      [`Promised: ${p.text}, by `, bold(showMoment(p.due, viewer.zone, viewer.locale)), '.'],
      [`Times are those of ${viewer.zone}.`],
    ],
    fields: [
      choice('day', 'Day', offered, {
        value: offered.some(({ value }) => value === day) ? day : today,
        hint: null,
        required: true,
      }),
      text('time', 'Time', { maxLength: 10, required: true, value: due.toFormat('HH:mm'), placeholder: '17:00' }),
      choice(
        'told',
        'The customer',
        [
          { value: 'agreed', label: 'agreed to the new time' },
          { value: 'slip', label: 'never heard the old one: it was a slip' },
        ],
        { value: null, hint: null, required: true },
      ),
    ],
  };
}

function daysFrom(today: string): { value: string; label: string }[] {
  const first = DateTime.fromISO(today, { zone: 'utc' });
  return Array.from({ length: DAYS_OFFERED }, (_, n) => {
    const day = first.plus({ days: n });
    const near = ['today, ', 'tomorrow, '][n] ?? '';
    return { value: day.toFormat('yyyy-MM-dd'), label: `${near}${day.setLocale('en-GB').toFormat('ccc d LLL yyyy')}` };
  });
}

type PromiseEvent = Extract<CaseEvent, { kind: 'promise_reminded' | 'promise_settled' }>;

export const isAboutPromise = (event: CaseEvent): event is PromiseEvent =>
  event.kind === 'promise_reminded' || event.kind === 'promise_settled';

/** Told to whoever owns the case and whoever promised: a time that comes, is there, has passed; or that somebody else kept it. */
export function sayPromise(event: PromiseEvent, c: RecoveryCase, to: string | null, viewer: Viewer): Text | undefined {
  const p = c.promises.find((one) => one.id === event.promise);
  if (p === undefined) return undefined;
  const whose: Text = p.by === to ? [] : [' · promised by ', person(p.by, viewer)];
  const what: Text = [`: ${p.text}, promised for `, moment(p.due, viewer), ...whose];
  if (event.kind === 'promise_reminded')
    return event.reminder === 'ahead'
      ? [bold(`${c.id}: a promise comes due`), ...what, '.']
      : [bold(`${c.id}: a promise is due now`), ...what, '. Mark it when it is kept.'];
  if (event.status === 'broken')
    return [
      bold(`${c.id}: a promise is past its time`),
      ...what,
      '. Tell the customer how it stands, and mark it when it is kept.',
    ];
  const by: Text = event.by === null ? [] : [' by ', person(event.by, viewer)];
  return [bold(`${c.id}: your promise was kept`), ...by, `: ${p.text}.`];
}

/** What the person told can do about it, or what has become of it since. */
export function sincePromise(
  event: PromiseEvent,
  c: RecoveryCase,
  viewer: Viewer,
): { readonly blocks: readonly Block[]; readonly buttons: readonly Button[] } {
  const p = c.promises.find((one) => one.id === event.promise);
  const isTold = event.kind === 'promise_settled' && event.status !== 'broken';
  if (p === undefined || isTold) return { blocks: [], buttons: [] };
  if (p.status === 'open' || p.status === 'broken')
    return { blocks: [], buttons: [{ ...keptButton(c, p, false), tone: 'primary' }] };
  const by: Text = p.settledBy == null ? [] : [' · ', person(p.settledBy, viewer)];
  return { blocks: [{ kind: 'context', text: ['Since then: ', HOW[p.status], ...by, '.'] }], buttons: [] };
}
