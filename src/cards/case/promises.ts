/** Promises on cards: what was promised, by whom and until when, a button for each, the form, and what is told privately. Pure. */
import { DateTime } from 'luxon';
import { clip, oneLine } from '../../core/base/text.ts';
import { dayIn, showMoment } from '../../core/base/time.ts';
import { comesTwice, type NoMoment } from '../../core/base/when.ts';
import type { CustomerPromise, RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { isWaitedFor, LONGEST_PROMISE, waitedFor } from '../../core/case/rules/promising.ts';
import type { Refusal } from '../../core/case/said.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Block, Button, Card, Form, Text } from '../kit/card.ts';
import { choice, text } from '../kit/fields.ts';

import { capital, moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { caseWords } from '../words/case.ts';
import { datesOf } from '../words/dates.ts';
import type { Reader } from '../words/language.ts';
import { promiseWords } from '../words/promises.ts';

/** More than this crowd a card out; the rest is kept by words. */
const MOST_ON_CARD = 5;
const LABEL = 30;
/** In an answer that asks which one is meant. */
const MOST_TO_CHOOSE = 8;
/** As much of a promise as tells it in one line. */
const A_LINE = 100;

export const promiseButton = (c: RecoveryCase, viewer: Reader): Button => ({
  label: caseWords.line(viewer, 'button.promise'),
  press: { kind: 'open_promise', case: c.id, v: c.version },
});

/** What the customer still waits for, the next one first, each with its button. */
export function promiseBlocks(c: RecoveryCase, viewer: Viewer): Block[] {
  const waited = waitedFor(c);
  const shown = waited.slice(0, MOST_ON_CARD);
  const more = waited.length - shown.length;
  return [
    ...shown.flatMap((p): Block[] => [
      { kind: 'text', text: promisedLine(p, 'promised.late', viewer) },
      { kind: 'buttons', buttons: buttonsFor(c, p, shown.length > 1, viewer) },
    ]),
    ...(more > 0
      ? [
          {
            kind: 'context' as const,
            text: [promiseWords.line(viewer, 'more', { n: more, line: `${viewer.command} kept ${c.id}` })],
          },
        ]
      : []),
  ];
}

/** What may become of a promise the customer waits for. */
const buttonsFor = (c: RecoveryCase, p: CustomerPromise, oneOfMany: boolean, viewer: Reader): Button[] => [
  keptButton(c, p, oneOfMany, viewer),
  moveButton(c, p, viewer),
  releaseButton(c, p, viewer),
];

/** A promise in one line, its words cut to what tells it. */
export const dueLine = (p: CustomerPromise, viewer: Viewer): Text =>
  promisedLine({ ...p, text: clip(oneLine(p.text), A_LINE) }, 'promised.late_short', viewer);

function promisedLine(p: CustomerPromise, late: 'promised.late' | 'promised.late_short', viewer: Viewer): Text {
  return promiseWords.text(viewer, p.due < viewer.now ? late : 'promised', {
    text: p.text,
    due: moment(p.due, viewer),
    by: person(p.by, viewer),
  });
}

export const keptButton = (c: RecoveryCase, p: CustomerPromise, oneOfMany: boolean, viewer: Reader): Button => ({
  label: oneOfMany
    ? clip(promiseWords.line(viewer, 'button.kept_this', { text: p.text }), LABEL)
    : promiseWords.line(viewer, 'button.kept'),
  press: { kind: 'keep_promise', case: c.id, v: c.version, promise: p.id },
});

/** Promises nobody waits for any more; all of them once the case is over. */
export function settledPromises(c: RecoveryCase, isOver: boolean, viewer: Viewer): Text[] {
  const waited = new Set(waitedFor(c).map((p) => p.id));
  return c.promises.flatMap((p) => (isOver || !waited.has(p.id) ? [settledLine(p, viewer)] : []));
}

function settledLine(p: CustomerPromise, viewer: Viewer): Text {
  const by = p.settledBy ?? null;
  const said = promiseWords.text(viewer, 'settled', {
    how: capital(howOf(p, viewer)),
    text: p.text,
    due: moment(p.due, viewer),
  });
  return [...said, ...(by === null ? [] : [' · ', person(by, viewer)])];
}

const howOf = (p: CustomerPromise, viewer: Reader): string => promiseWords.line(viewer, `how.${p.status}`);

/** The answer, with what is still open and its buttons, where that is what stands in the way. */
export function withPromises(card: Card, no: Refusal, c: RecoveryCase, viewer: Viewer): Card {
  const isHeld = no.kind === 'not_dismissed' && no.held === 'promise';
  const isMoved = no.kind === 'customer_not_told' || (no.kind === 'told_or_not' && !no.isOne);
  if (no.kind === 'which_promise') return { ...card, blocks: [...card.blocks, ...oneToChoose(no, c, viewer)] };
  if (no.kind !== 'open_promise' && !isHeld && !isMoved) return card;
  const several: Block[] = waitedFor(c).length > 1 ? [{ kind: 'buttons', buttons: [settleButton(c, viewer)] }] : [];
  return { ...card, blocks: [...card.blocks, ...promiseBlocks(c, viewer), ...several] };
}

/** Each that may be meant with the one button of what was to become of it; beyond that the form of several. */
function oneToChoose(
  no: Extract<Refusal, { kind: 'which_promise' }>,
  c: RecoveryCase,
  viewer: Viewer,
): readonly Block[] {
  const meant = waitedFor(c).filter((p) => no.promises.includes(p.id));
  const shown = meant.slice(0, MOST_TO_CHOOSE);
  const buttonOf = (p: CustomerPromise): Button =>
    no.to === 'keep'
      ? keptButton(c, p, meant.length > 1, viewer)
      : (no.to === 'move' ? moveButton : releaseButton)(c, p, viewer);
  return [
    ...shown.flatMap((p): Block[] => [
      { kind: 'text', text: dueLine(p, viewer) },
      { kind: 'buttons', buttons: [buttonOf(p)] },
    ]),
    ...(meant.length > shown.length || (meant.length > 1 && no.to !== 'move')
      ? [{ kind: 'buttons' as const, buttons: [settleButton(c, viewer)] }]
      : []),
  ];
}

const settleButton = (c: RecoveryCase, viewer: Reader): Button => ({
  label: promiseWords.line(viewer, 'button.settle'),
  press: { kind: 'open_settle', case: c.id, v: c.version },
});

/** What was promised, said to the one who did: the moment in full, in their zone, and a button to move it before anything is lost. */
export function sayPromised(p: CustomerPromise | undefined, c: RecoveryCase, viewer: Viewer): Card {
  if (p === undefined) return reply([promiseWords.line(viewer, 'on_record', { id: c.id })]);
  const at = showMoment(p.due, p.zone, viewer.locale);
  const twice = comesTwice(p.due, p.zone) ? [[promiseWords.line(viewer, 'twice', { at })]] : [];
  const said = reply(
    promiseWords.text(viewer, 'said', { id: c.id, text: p.text, at, zone: p.zone }),
    ...twice,
    promiseWords.text(viewer, 'mark', { line: `${viewer.command} kept ${c.id}` }),
  );
  return p.status === 'open'
    ? { ...said, blocks: [...said.blocks, { kind: 'buttons', buttons: [moveButton(c, p, viewer)] }] }
    : said;
}

export const moveButton = (c: RecoveryCase, p: CustomerPromise, viewer: Reader): Button => ({
  label: promiseWords.line(viewer, 'button.move'),
  press: { kind: 'open_move', case: c.id, v: c.version, promise: p.id },
});

export const releaseButton = (c: RecoveryCase, p: CustomerPromise, viewer: Reader): Button => ({
  label: promiseWords.line(viewer, 'button.release'),
  press: { kind: 'open_void', case: c.id, v: c.version, promise: p.id },
});

/** Why a moment cannot be promised, and what to type instead; plain, because a form shows it, too. */
export function noMoment(no: NoMoment, viewer: Pick<Viewer, 'locale' | 'zone' | 'now'>): string {
  const { zone } = viewer;
  const shown = (at: Date): string => showMoment(at, zone, viewer.locale);
  switch (no.kind) {
    case 'past':
      return promiseWords.line(viewer, 'no.past', { at: shown(no.at), now: shown(viewer.now) });
    case 'no_such_day':
      return promiseWords.line(viewer, 'no.such_day', { day: no.day, example: dayIn(viewer.now, zone) });
    case 'skipped':
      return promiseWords.line(viewer, 'no.skipped', { zone, example: shown(no.at) });
    case 'too_far':
      return promiseWords.line(viewer, 'no.too_far');
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
  const line = `${viewer.command} promise ${c.id} 2027-01-31 10:00 …`;
  return [
    choice('day', promiseWords.line(viewer, 'form.day'), daysFrom(today, viewer), {
      value: today,
      hint: promiseWords.line(viewer, 'form.day_hint', { line }),
      required: true,
    }),
    timeField(viewer, null),
  ];
}

const timeField = (viewer: Viewer, value: string | null): Form['fields'][number] =>
  text('time', promiseWords.line(viewer, 'form.time'), { maxLength: 10, required: true, value, placeholder: '17:00' });

export function promiseForm(c: RecoveryCase, viewer: Viewer): Form {
  return {
    id: 'promise',
    about: { ...aboutCase(c), zone: viewer.zone },
    title: promiseWords.line(viewer, 'form.title', { id: c.id }),
    submit: promiseWords.line(viewer, 'form.submit'),
    notes: [[promiseWords.line(viewer, 'form.note', { zone: viewer.zone })]],
    fields: [
      text('text', promiseWords.line(viewer, 'form.what'), {
        maxLength: LONGEST_PROMISE,
        required: true,
        placeholder: promiseWords.line(viewer, 'form.example'),
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
  const offered = daysFrom(today, viewer);
  const say = (key: 'title' | 'submit' | 'told' | 'agreed' | 'no' | 'slip'): string =>
    key === 'title' ? promiseWords.line(viewer, 'move.title', { id: c.id }) : promiseWords.line(viewer, `move.${key}`);
  return {
    id: 'move_promise',
    about: { ...aboutCase(c), zone: viewer.zone, promise: p.id },
    title: say('title'),
    submit: say('submit'),
    notes: [
      promiseWords.text(viewer, 'move.was', { text: p.text, at: showMoment(p.due, viewer.zone, viewer.locale) }),
      promiseWords.text(viewer, 'move.zone', { zone: viewer.zone }),
    ],
    fields: [
      choice('day', promiseWords.line(viewer, 'form.day'), offered, {
        value: offered.some(({ value }) => value === day) ? day : today,
        hint: null,
        required: true,
      }),
      timeField(viewer, due.toFormat('HH:mm')),
      choice(
        'told',
        say('told'),
        [
          { value: 'agreed', label: say('agreed') },
          { value: 'no', label: say('no') },
          { value: 'slip', label: say('slip') },
        ],
        { value: null, hint: null, required: true },
      ),
    ],
  };
}

function daysFrom(today: string, viewer: Reader): { value: string; label: string }[] {
  const first = DateTime.fromISO(today, { zone: 'utc' });
  return Array.from({ length: DAYS_OFFERED }, (_, n) => {
    const at = first.plus({ days: n });
    const day = at.setLocale(datesOf(viewer)).toFormat('ccc d LLL yyyy');
    const near = ([`form.today`, 'form.tomorrow'] as const)[n];
    return {
      value: at.toFormat('yyyy-MM-dd'),
      label: near === undefined ? day : promiseWords.line(viewer, near, { day }),
    };
  });
}

type PromiseEvent = Extract<CaseEvent, { kind: 'promise_reminded' | 'promise_settled' }>;

export const isAboutPromise = (event: CaseEvent): event is PromiseEvent =>
  event.kind === 'promise_reminded' || event.kind === 'promise_settled';

/** Told to whoever owns the case and whoever promised: a time that comes, is there, has passed; or that somebody else kept it. */
export function sayPromise(event: PromiseEvent, c: RecoveryCase, to: string | null, viewer: Viewer): Text | undefined {
  const p = c.promises.find((one) => one.id === event.promise);
  if (p === undefined) return undefined;
  if (event.kind === 'promise_settled' && event.status !== 'broken') {
    const kept = { id: c.id, text: p.text };
    return event.by === null
      ? promiseWords.text(viewer, 'told.kept', kept)
      : promiseWords.text(viewer, 'told.kept_by', { ...kept, who: person(event.by, viewer) });
  }
  const key = event.kind === 'promise_settled' ? 'broken' : event.reminder;
  return promiseWords.text(viewer, `told.${key}`, {
    id: c.id,
    text: p.text,
    due: moment(p.due, viewer),
    whose: p.by === to ? '' : promiseWords.text(viewer, 'told.whose', { who: person(p.by, viewer) }),
  });
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
  if (isWaitedFor(p, c)) {
    const [kept, ...others] = buttonsFor(c, p, false, viewer);
    return { blocks: [], buttons: kept === undefined ? [] : [{ ...kept, tone: 'primary' }, ...others] };
  }
  const how = howOf(p, viewer);
  const text: Text =
    p.settledBy == null
      ? promiseWords.text(viewer, 'told.since', { how })
      : promiseWords.text(viewer, 'told.since_by', { how, who: person(p.settledBy, viewer) });
  return { blocks: [{ kind: 'context', text }], buttons: [] };
}
