/** The table of buttons, row by row: a command on the case that was pressed on, a form that opens and can be read, or a question. */
import type { Suggestion } from '../../../src/core/triage/suggestion.ts';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../src/app/caller.ts';
import type { Intent } from '../../../src/app/door/door.ts';
import { commandOf, intentOf, PRESSES, rowOf } from '../../../src/app/door/presses.ts';
import type { FormView } from '../../../src/app/door/press-forms.ts';
import { readForm } from '../../../src/app/door/read-form.ts';
import type { Form, FormValues } from '../../../src/cards/kit/card.ts';
import type { MessageSubject } from '../../../src/core/base/message-subject.ts';
import { answer } from '../../../src/core/case/answer.ts';
import type { AdviceAsked, Assist } from '../../../src/core/case/help.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import type { Press } from '../../../src/core/case/press.ts';
import {
  ANA,
  MIA,
  AURORA,
  BOB,
  circumstances,
  doneIn,
  gives,
  HOTEL,
  NOON,
  openCase,
  R,
  refund,
  resolves,
  thing,
} from '../../core/case/build.ts';
import { EVERY_PRESS } from '../../core/case/presses.ts';
import { world } from '../../cards/asked-worlds.ts';
import { promisedOf, viewer } from '../../cards/gallery.ts';

const every = EVERY_PRESS.map((press) => [press.kind, press] as const);
const of = (kind: 'wish' | 'form') => every.filter(([name]) => rowOf(name).kind === kind);

const caller: Caller = {
  platform: 'slack',
  place: 'T1',
  user: 'U1',
  name: null,
  channel: { platform: 'slack', place: 'T1', channel: 'C1' },
  locale: 'en-GB',
  at: NOON,
};
const hearing = {
  locale: 'en-GB',
  currency: 'EUR',
  actions: new Map([...HOTEL.actions.values()].map((a) => [a.name, a.class])),
  facts: new Map(),
  evidence: [],
};

/** The case as it was when the button was drawn: with a request that waits, or resolved with a thank-you in draft. */
function caseFor(press: Press): RecoveryCase {
  const isOver =
    'shoutOut' in press ||
    press.kind === 'open_reopen' ||
    press.kind === 'open_put_right' ||
    press.kind === 'open_review' ||
    press.kind === 'open_checked';
  const w = isOver ? world([ANA, gives([refund(40)])]) : world([ANA, gives([refund(400)])]);
  if (isOver) doneIn(w.ask(ANA, resolves({ done: w.caseOf(R(1042)).actions.map((a) => a.id) })));
  const toBob = { kind: 'person', member: BOB.id } as const;
  if ('handover' in press)
    doneIn(w.ask(ANA, { kind: 'hand_over', case: R(1042), to: toBob, because: 'they ring at five' }));
  const c = w.caseOf(R(1042));
  return {
    ...c,
    requests: c.requests.map((r) => ('request' in press ? { ...r, id: press.request } : r)),
    promises:
      press.kind === 'open_settle'
        ? [promisedOf(c)]
        : 'promise' in press && press.promise !== undefined
          ? [{ ...promisedOf(c), id: press.promise }]
          : c.promises,
    actions:
      'action' in press
        ? c.actions.map((a) => ({ ...a, id: press.action ?? a.id, status: 'failed' as const }))
        : c.actions,
    ...('advice' in press && {
      advice: [{ ...wondered(c), id: press.advice, by: press.kind === 'open_advise' ? MIA.id : ANA.id }],
    }),
    ...('assist' in press && { assists: [{ ...askedFor(c), id: press.assist }] }),
    ...(c.handover != null && 'handover' in press && { handover: { ...c.handover, id: press.handover } }),
    shoutOuts: c.shoutOuts.map((s) => ('shoutOut' in press ? { ...s, id: press.shoutOut } : s)),
  };
}

/** The team is asked, and Bob has answered. */
function wondered({ receivedAt: at }: RecoveryCase): AdviceAsked {
  const answers = [{ id: thing('adv_0002'), by: BOB.id, at, text: 'yes, to 512' }];
  return { id: thing('adv_0001'), question: 'would you offer a move?', by: ANA.id, at, answers };
}

/** Bob is asked for two towels. */
function askedFor(c: RecoveryCase): Assist {
  const of = { kind: 'person', member: BOB.id } as const;
  const at = c.receivedAt;
  const had = [BOB.id];
  const due = new Date(NOON.getTime() + 3_600_000);
  return { id: thing('ast_0001'), text: 'two towels', due, by: ANA.id, at, of, asked: had, had, status: 'open' };
}

const SUGGESTED: Suggestion = {
  id: 's1',
  items: [refund(400)],
  why: { kind: 'asked_for' },
  standing: { kind: 'now' },
  cost: null,
  staleSince: null,
  wantsReason: true,
  makesPromise: true,
};

const viewOf = (c: RecoveryCase): FormView => ({
  case: c,
  // who leads the team: they may open every form
  member: MIA,
  ctx: circumstances({ by: MIA, rhythm: { every: {}, followUps: [0] } }),
  viewer: viewer(),
  members: AURORA.members,
  policy: HOTEL,
  left: null,
  suggested: () => [SUGGESTED],
  granted: [...HOTEL.actions.values()],
});

function opened(press: Press, c = caseFor(press)): Form {
  const row = rowOf(press.kind);
  if (row.kind !== 'form') throw new Error(`${press.kind} opens no form of a case`);
  const form = row.open(viewOf(c), press);
  if (!('fields' in form)) throw new Error(`${press.kind}: ${form.summary}`);
  expect(form.id).toBe(row.form);
  return form;
}

const asItStands = (form: Form): FormValues =>
  Object.fromEntries(form.fields.map((field) => [field.id, field.kind === 'ticks' ? field.values : field.value]));

describe('the table of buttons', () => {
  it('has a row for every press there is', () => {
    expect(new Set(Object.keys(PRESSES))).toEqual(new Set(EVERY_PRESS.map(({ kind }) => kind)));
  });

  it.each(every)('makes of %s a form, a question or a wish, or has its line read', (_, press) => {
    const kind = rowOf(press.kind).kind;
    const read = (line: string): Intent => ({ kind: 'question', question: { kind: 'find', words: line } });
    const intent = intentOf(press, read);
    const comesTo: Readonly<Record<string, string>> = {
      log_form: 'form',
      follow_up: 'form',
      kept_form: 'form',
      learning_form: 'form',
      recognition_form: 'form',
      murmur_form: 'form',
      setup_form: 'form',
      setup: 'wish',
      listening: 'wish',
      recognition: 'wish',
      learning: 'wish',
      line: 'question',
    };
    expect(intent.kind).toBe(comesTo[kind] ?? kind);
    expect(press.kind !== 'say_line' || isDeepStrictEqual(intent, read(press.line))).toBe(true);
  });
});

/** The message of the button; none for what stands on an answer, or changes nothing on its card. */
/** What is drawn anew by itself, or stands in a private answer. */
const BY_ITSELF: readonly Press['kind'][] = [
  'snooze',
  'resolve_accepted',
  'letter_sent',
  'survey_told',
  'opt_in',
  'forget_note',
  'staying',
  'winback',
  'checked',
];

function standsOn(press: Press): MessageSubject | null {
  if (press.kind === 'advice_helped') return null;
  if (BY_ITSELF.includes(press.kind)) return null;
  if (press.kind === 'accept_handover')
    return { kind: 'handover', case: R(1042), handover: press.handover, to: MIA.id };
  if ('shoutOut' in press) return { kind: 'draft', case: R(1042), shoutOut: press.shoutOut, to: null };
  return 'request' in press
    ? { kind: 'request', case: R(1042), request: press.request, to: null }
    : { kind: 'case', case: R(1042) };
}

describe('a button that is a wish', () => {
  it.each(of('wish'))('%s stands for a command on its case, which the rules answer', (_, press) => {
    const { command } = commandOf(press, MIA.id);
    expect(command).toMatchObject({ case: R(1042) });
    expect(answer(caseFor(press), command, circumstances())).toMatchObject({ ok: expect.any(Boolean) });
  });

  it.each(of('wish'))('%s leaves nothing of what it carries out of the command', (_, press) => {
    const { kind: _kind, v, ...carried } = { v: undefined, ...press };
    const { command } = commandOf(press, MIA.id);
    expect(command).toMatchObject(carried);
    expect('v' in command ? command.v : v).toBe(v);
  });

  it.each(of('wish'))('%s draws the message anew that it stands on', (_, press) => {
    expect(commandOf(press, MIA.id).redraws).toEqual(standsOn(press));
  });

  it('is none when it opens a form or asks a question', () => {
    for (const [kind, press] of every.filter(([name]) => rowOf(name).kind !== 'wish'))
      expect(() => commandOf(press, MIA.id)).toThrow(`"${kind}" is not a wish`);
  });
});

/** What waits on a case keeps it from being dismissed or merged. */
const ENDS: readonly Press['kind'][] = ['open_dismiss', 'open_merge'];

describe('a button that opens a form', () => {
  it.each(of('form'))('%s opens one that is about its case and can be sent', (_, press) => {
    const form = opened(press, ENDS.includes(press.kind) ? openCase() : undefined);
    expect(form.about['case']).toBe('R-1042');
    const read = readForm(form.id, { caller, about: form.about, values: asItStands(form), hearing });
    const errors = read.ok ? {} : read.errors;
    expect(form.fields.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(errors)));
    expect(Object.values(errors).join(' ')).not.toContain('out of date');
  });

  it.each(of('form').filter(([, press]) => 'request' in press && press.kind !== 'open_decline'))(
    '%s says so when the request is gone or decided',
    (_, press) => {
      const c = caseFor(press);
      const decided = { ...c, requests: c.requests.map((r) => ({ ...r, status: 'withdrawn' as const })) };
      for (const now of [openCase(), decided]) expect(() => opened(press, now)).toThrow(press.kind);
    },
  );
});
