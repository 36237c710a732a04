/** Every form and every field: what is wrong stands at its field, and whatever was typed is still there. The real door on a real database. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../../src/app/caller.ts';
import type { Door, Wish } from '../../../../src/app/door/door.ts';
import { openerOf } from '../../../../src/app/door/forms/kept-form.ts';
import { makeInbox } from '../../../../src/app/door/inbox.ts';
import { makeDoor } from '../../../../src/app/door/make-door.ts';
import { handle } from '../../../../src/app/handle.ts';
import { plain } from '../../../../src/cards/kit/say.ts';
import { filledWith, wordsIn } from '../../../../src/cards/forms/filled.ts';
import { buttonsOf, FORM_IDS, type Card } from '../../../../src/cards/kit/card.ts';
import type { Form, FormId, FormValues } from '../../../../src/cards/kit/card.ts';
import type { ThingId } from '../../../../src/core/base/ids.ts';
import type { Member } from '../../../../src/core/base/members.ts';
import type { Command } from '../../../../src/core/case/commands.ts';
import type { RecoveryCase } from '../../../../src/core/case/case.ts';
import type { Press } from '../../../../src/core/case/press.ts';
import { serialisable } from '../../../../src/db/engine/serialisable.ts';
import { insertCoaching } from '../../../../src/db/learning/coaching.ts';
import { insertImprovement } from '../../../../src/db/learning/improvements.ts';
import { syncWorkspace } from '../../../../src/db/team/members.ts';
import { closeLater } from '../../../closing.ts';
import { ANA, AURORA, BOB, eur, gives, logs, MIA, NOON, refund, resolves, thing } from '../../../core/case/build.ts';
import { improvementFor } from '../../../core/learning/build.ts';
import { openAnyDatabase } from '../../../database.ts';
import { idIn, setupOpening, SETUP_ROWS, setUpByMia } from './setup-rows.ts';
import { raceShell, type RaceShell } from '../../../ways/race-shell.ts';

/** Nothing that a person can put there is wrong: it may be left empty, and every choice is one. */
const ANYTHING = null;
type Wrong = string | readonly string[];
interface Row {
  /** Who fills it in, with what is right, so that only the one field is wrong. */
  readonly by: Member;
  readonly right: FormValues;
  /** For each field of the form what is wrong in it. */
  readonly wrong: Readonly<Record<string, readonly Wrong[] | typeof ANYTHING>>;
}

const LATER = { day: '2026-12-11', time: '17:00' };
const NOBODY_IN_TIME = { owner: ['nobody here'], day: ['2026-01-02'] };
const SENTENCE = { text: ['', ' \u200B '] };

const ROWS: Readonly<Record<FormId, Row>> = {
  thank: {
    by: ANA,
    right: { to: 'Bob', text: 'for the calm hand-over at ten' },
    wrong: {
      to: ['', 'No One', 'Ana', 'bob and ana'],
      text: ['', 'well done', '40 EUR in Room 412'],
      value: ['x'],
      case: ['12a'],
    },
  },
  log: {
    by: ANA,
    right: { text: 'No hot water' },
    wrong: {
      text: ['', '  '],
      customer: ANYTHING,
      remedySought: ANYTHING,
      orderValue: ['much', '1,234', '-5 EUR'],
      failure: ANYTHING,
      severity: ANYTHING,
    },
  },
  give: {
    by: ANA,
    right: { kind: 'refund', quantity: '20 EUR' },
    wrong: {
      kind: [''],
      quantity: ['', 'a lot', '1,234', '0 EUR', '20 XYZ', '999999999 EUR'],
      // only what is a promise has a time
      day: ANYTHING,
      time: ANYTHING,
      because: ANYTHING,
    },
  },
  suggestion: { by: ANA, right: {}, wrong: {} },
  resolve: {
    by: ANA,
    right: { accepted: 'yes', whatHelped: 'Asked first' },
    wrong: {
      accepted: ['', 'perhaps'],
      outcome: ANYTHING,
      rootCause: ANYTHING,
      done: ANYTHING,
      processArea: ['Mia’s desk'],
      whatHelped: ['Bob forgot it again', 'bob'],
    },
  },
  decline: { by: MIA, right: { reason: 'the room was moved' }, wrong: { reason: ['', '  '], alternative: ANYTHING } },
  counter: {
    by: MIA,
    right: { offer: '250 EUR', reason: 'one night' },
    wrong: { offer: ['', 'less', '1,234', 'refund 999999 EUR', 'magic 5 EUR'], reason: ['', 'because'] },
  },
  discuss: { by: ANA, right: { text: 'they lost both nights' }, wrong: SENTENCE },
  edit_request: {
    by: ANA,
    right: { kind: 'refund', quantity: '300 EUR' },
    wrong: { kind: [''], quantity: ['', 'more', '1,234', '999999999 EUR'], because: ANYTHING },
  },
  ask_more: { by: MIA, right: { text: 'How many nights?' }, wrong: SENTENCE },
  answer_more: { by: ANA, right: { text: 'Two' }, wrong: SENTENCE },
  edit_thanks: {
    by: ANA,
    right: { text: 'Stayed until it was warm.', audience: 'public' },
    wrong: { text: ['', 'Gave 40 EUR to the guest', 'Room 412 was cold', 'x'.repeat(281)], audience: ANYTHING },
  },
  facts: {
    by: ANA,
    right: {},
    wrong: { customer: ANYTHING, concerns: ANYTHING, orderValue: ['much', '1,234'], lossValue: ['-1 EUR', 'much'] },
  },
  edit: {
    by: ANA,
    right: { ...LATER },
    wrong: {
      failure: ANYTHING,
      severity: ANYTHING,
      stage: ANYTHING,
      remedySought: ANYTHING,
      addition: ANYTHING,
      because: ANYTHING,
      customer: ['unknown'],
      orderValue: ['much', '1,234'],
      lossValue: ['much'],
      time: ['soon', ''],
      day: ['2026-02-30', ''],
    },
  },
  draft: {
    by: ANA,
    right: { letter: 'apology', language: 'es', tone: 'formal' },
    wrong: { letter: ['', 'poem'], language: ['', 'la'], tone: ['', 'rude'] },
  },
  letter: { by: ANA, right: { text: 'We are sorry.' }, wrong: { text: ['', ' \u200B '] } },
  dismiss: {
    by: ANA,
    right: { reason: 'other', words: 'They asked the way' },
    wrong: { reason: ['', 'perhaps'], words: ['', 'because', 'none'] },
  },
  paid: {
    by: ANA,
    right: { to: 'failed', reason: 'the card has expired' },
    wrong: { action: ['', 'act_none'], to: ['', 'perhaps'], reference: ANYTHING, reason: ['', 'because', 'none'] },
  },
  note: { by: ANA, right: { text: 'prefers a quiet room' }, wrong: { text: ['', 'has diabetes'] } },
  leaving: {
    by: ANA,
    right: { standing: 'lost', reason: 'other', because: 'they said so' },
    wrong: {
      standing: ['', 'perhaps'],
      reason: ['', 'perhaps'],
      because: ['', 'none'],
      value: ['much', '1,234'],
      consent: ANYTHING,
    },
  },
  opt_out: { by: ANA, right: { because: 'No more mails' }, wrong: { because: ANYTHING } },
  merge: {
    by: ANA,
    right: { into: 'R-1001' },
    wrong: { into: ['', 'the other one', 'own', 'R-99999', 'R-1002'], reason: ANYTHING },
  },
  put_right: {
    by: ANA,
    right: { text: 'a second night', leadsTo: 'lesson' },
    wrong: { text: ['', '  ', 'Bob forgot it'], leadsTo: ANYTHING },
  },
  wants: { by: ANA, right: { text: 'another room' }, wrong: { text: ['', '  '] } },
  reopen: { by: ANA, right: { reason: 'cold again' }, wrong: { reason: ['', '  ', 'because', '-'] } },
  hand_over: {
    by: ANA,
    right: { to: 'person:bob', because: 'they ring at five' },
    wrong: { to: ['', 'bob', 'person:ana', 'person:nobody', 'team:kitchen'], because: ['', 'because'] },
  },
  decline_handover: { by: BOB, right: { reason: 'I am leaving, too' }, wrong: { reason: ['', 'none'] } },
  take: { by: MIA, right: { because: 'Ana is ill' }, wrong: { because: ['', 'because'] } },
  promise: {
    by: ANA,
    right: { text: 'call back', ...LATER },
    wrong: {
      text: ['', 'x'.repeat(501)],
      day: ['', '2026-02-30', '2099-01-01'],
      time: ['', 'soon', '25:00'],
    },
  },
  ask_team: { by: ANA, right: { text: 'would you offer a move?' }, wrong: { text: ['', 'x'.repeat(501)] } },
  advise: { by: BOB, right: { text: 'yes, to 512' }, wrong: SENTENCE },
  assist: {
    by: ANA,
    right: { whom: `person:${BOB.id}`, text: 'two towels', ...LATER },
    wrong: {
      whom: ['', 'nobody'],
      text: ['', 'x'.repeat(501)],
      day: ['', '2026-02-30', '2099-01-01'],
      time: ['', 'soon', '25:00'],
    },
  },
  assist_done: { by: BOB, right: { text: 'brought them' }, wrong: SENTENCE },
  assist_cannot: { by: BOB, right: { text: 'none left; ask Night' }, wrong: SENTENCE },
  restrict: {
    by: ANA,
    right: { sensitivity: 'injury', reason: 'somebody fell' },
    wrong: { sensitivity: [''], reason: [''] },
  },
  lift: { by: MIA, right: { reason: 'it was the door' }, wrong: { reason: ['', 'because'] } },
  link: {
    by: ANA,
    right: { other: '', customer: '', reason: 'the same room' },
    wrong: { other: ['', 'the other one', 'own', 'R-99999'], customer: ['unknown'], reason: ANYTHING },
  },
  unlink: { by: MIA, right: { customer: 'QX7OTHER', reason: 'another room' }, wrong: { customer: [''], reason: [''] } },
  move_promise: {
    by: ANA,
    right: { ...LATER, told: 'agreed' },
    wrong: { day: ['', '2026-02-30'], time: ['', 'soon'], told: ['', 'maybe', 'no'] },
  },
  contact: { by: ANA, right: { reached: 'never', words: 'gone' }, wrong: { reached: [''], words: ['', 'none'] } },
  checked: { by: ANA, right: { how: 'not_well', words: 'cold' }, wrong: { how: [''], words: ['', 'none'] } },
  call_back: {
    by: ANA,
    right: { ...LATER },
    wrong: { day: ['', '2026-02-30'], time: ['', 'soon', '03:00 yesterday'], more: ['x'.repeat(501)] },
  },
  void_promise: { by: ANA, right: { reason: 'they sorted it out' }, wrong: { reason: ['', 'because', 'none'] } },
  settle_promises: { by: ANA, right: {}, wrong: { kept: [[]], released: ANYTHING, reason: ANYTHING } },
  improve: {
    by: ANA,
    right: { text: 'Say it at check-in', owner: 'mia', day: '2026-12-11' },
    wrong: { text: ['', 'Bob forgot it again', '@bob'], owner: ['nobody here'], day: ['2026-01-02'] },
  },
  review: {
    by: ANA,
    right: { helped: 'Asking first' },
    wrong: { helped: ['@bob'], hindered: ['Bob was late'], change: ['ask Mia'] },
  },
  coaching: {
    by: ANA,
    right: { own: 'I promised too early' },
    wrong: { own: [''], coach: ['', 'nobody here', 'ana'] },
  },
  offer_coaching: { by: MIA, right: {}, wrong: { person: ['', 'nobody here', 'mia'] } },
  own_view: { by: ANA, right: { own: 'I promised too early' }, wrong: { own: ['', ' '] } },
  coach_note: {
    by: MIA,
    right: { strength: 'You listened', idea: 'Say when, not that' },
    wrong: { strength: [''], idea: [''] },
  },
  digest_sections: { by: MIA, right: {}, wrong: {} },
  ...SETUP_ROWS,
  idea: { by: ANA, right: { text: 'a sign' }, wrong: { text: ['', 'ask Bob'], ...NOBODY_IN_TIME } },
  ask_authority: { by: ANA, right: { why: 'Refunds at night' }, wrong: { why: ['', ' '] } },
  move_improvement: { by: MIA, right: { day: '2026-12-11' }, wrong: { day: ['', '2026-01-02'] } },
  drop_improvement: { by: MIA, right: { reason: 'the new system does it' }, wrong: { reason: ['', 'Bob is on it'] } },
};

/** Forms that are about no case: their buttons open them again, and nothing else does. */
const WITHOUT_CASE =
  /^(?:log|suggestion|.*_improvement|own_view|ask_authority|coach_note|thank|idea|.*_sections|setup_.*|erase)$/;

describe('every fault of every form', () => {
  let shell: RaceShell;
  let door: Door;
  let n = 0;
  const of = new Map<FormId, { readonly c: RecoveryCase; readonly press: Press | null }>();

  const ask = async (by: Member, command: Command): Promise<RecoveryCase> => {
    const handled = await handle(shell, { key: `ask ${(n += 1)}`, by: by.id, command, at: NOON });
    if (!handled.ok || handled.case === null) throw new Error(`${command.kind}: ${JSON.stringify(handled)}`);
    return handled.case;
  };
  const logged = (text = 'Room 412: no hot water'): Promise<RecoveryCase> =>
    ask(ANA, logs(text, { customer: `QX7PL${n}`, lossValue: eur(900) }));
  const callerOf = (by: Member): Caller => {
    const [account] = by.identities;
    if (account === undefined) throw new Error('nowhere');
    const { place, user } = account;
    return {
      platform: 'slack',
      place,
      user,
      name: by.name,
      channel: { platform: 'slack', place, channel: 'C0' },
      locale: null,
      at: NOON,
    };
  };

  beforeAll(async () => {
    const db = await openAnyDatabase();
    await syncWorkspace(db, AURORA);
    shell = { ...(await raceShell(db)), setUp: setUpByMia() };
    closeLater(() => shell.stop());
    door = makeDoor(shell, makeInbox(shell));
    const plain = await logged();
    const asked = async (): Promise<RecoveryCase> => {
      const { id } = await logged();
      return await ask(ANA, gives([refund(400)], 'two nights', id));
    };
    const waiting = await asked();
    const request = {
      case: waiting.id,
      v: 0,
      request: idIn(waiting.requests),
      digest: waiting.requests[0]?.digest ?? '',
    };
    const { digest: _, ...open } = request;
    const countered = await asked();
    const offer: Command = {
      kind: 'counter',
      case: countered.id,
      request: null,
      digest: null,
      items: [],
      amount: eur(250),
      reason: 'one night',
    };
    await ask(MIA, offer);
    const questioned = await asked();
    await ask(MIA, { kind: 'ask_more', case: questioned.id, request: null, text: 'How many nights?' });
    const promised = await ask(ANA, {
      kind: 'promise',
      case: (await logged()).id,
      text: 'call back',
      due: new Date(NOON.getTime() + 3_600_000),
    });
    const helped = await ask(ANA, {
      kind: 'assist',
      case: (await logged()).id,
      of: { kind: 'person', member: BOB.id },
      text: 'two towels',
      due: new Date(NOON.getTime() + 3_600_000),
    });
    const wondered = await ask(ANA, { kind: 'ask_team', case: (await logged()).id, text: 'would you offer a move?' });
    const thanked = await ask(ANA, resolves({ case: (await logged()).id, whatHelped: 'Asked the guest first' }));
    const corrected = await ask(ANA, gives([refund(40)], null, (await logged()).id));
    const restricted = await ask(ANA, {
      kind: 'restrict',
      case: (await logged()).id,
      sensitivity: 'injury',
      reason: 'a fall',
    });
    const twin = await ask(ANA, logs('Still no hot water', { customer: plain.customer.reference }));
    const given = await ask(ANA, gives([refund(20)], null, (await logged()).id));
    const toBob = { kind: 'person', member: BOB.id } as const;
    const offered = await ask(ANA, { kind: 'hand_over', case: (await logged()).id, to: toBob, because: 'at five' });
    const at = (c: RecoveryCase) => ({ case: c.id, v: 0 });
    const improvement = thing('imp_0001');
    await serialisable(shell.db, (tx) =>
      insertImprovement(tx, shell.workspace, improvementFor({ id: improvement, cases: [plain.id] })),
    );
    const coached = (id: ThingId, status: 'offered' | 'asked') =>
      ({ id, case: plain.id, person: ANA.id, coach: MIA.id, status, at: NOON, keepUntil: NOON, version: 1 }) as const;
    await serialisable(shell.db, async (tx) => {
      await insertCoaching(tx, shell.workspace, coached(thing('coa_0001'), 'offered'));
      await insertCoaching(tx, shell.workspace, coached(thing('coa_0002'), 'asked'));
    });
    const openings: Readonly<Partial<Record<FormId, readonly [RecoveryCase, Press]>>> = {
      give: [plain, { kind: 'open_give', ...at(plain) }],
      resolve: [plain, { kind: 'open_resolve', ...at(plain) }],
      promise: [plain, { kind: 'open_promise', ...at(plain) }],
      ask_team: [plain, { kind: 'open_ask_team', ...at(plain) }],
      advise: [wondered, { kind: 'open_advise', ...at(wondered), advice: idIn(wondered.advice ?? []) }],
      assist: [plain, { kind: 'open_assist', ...at(plain) }],
      assist_done: [helped, { kind: 'open_assist_done', ...at(helped), assist: idIn(helped.assists ?? []) }],
      assist_cannot: [helped, { kind: 'open_assist_cannot', ...at(helped), assist: idIn(helped.assists ?? []) }],
      restrict: [plain, { kind: 'open_restrict', ...at(plain) }],
      link: [plain, { kind: 'open_link', ...at(plain) }],
      unlink: [plain, { kind: 'open_unlink', ...at(plain) }],
      facts: [plain, { kind: 'open_facts', ...at(plain) }],
      edit: [plain, { kind: 'open_edit_case', ...at(plain) }],
      letter: [plain, { kind: 'open_letter', ...at(plain), letter: 'apology', language: 'en', tone: 'formal' }],
      draft: [plain, { kind: 'open_draft', ...at(plain) }],
      dismiss: [plain, { kind: 'open_dismiss', ...at(plain) }],
      paid: [given, { kind: 'open_paid', ...at(given) }],
      note: [plain, { kind: 'open_note', ...at(plain) }],
      leaving: [plain, { kind: 'open_leaving', ...at(plain) }],
      opt_out: [plain, { kind: 'open_opt_out', ...at(plain) }],
      merge: [twin, { kind: 'open_merge', ...at(twin) }],
      put_right: [corrected, { kind: 'open_put_right', ...at(corrected) }],
      wants: [plain, { kind: 'open_wants', ...at(plain) }],
      reopen: [thanked, { kind: 'open_reopen', ...at(thanked) }],
      hand_over: [plain, { kind: 'open_hand_over', ...at(plain) }],
      take: [plain, { kind: 'open_take', ...at(plain) }],
      decline_handover: [
        offered,
        { kind: 'open_decline_handover', ...at(offered), handover: idIn([offered.handover].flatMap((h) => h ?? [])) },
      ],
      lift: [restricted, { kind: 'open_lift', ...at(restricted) }],
      decline: [waiting, { kind: 'open_decline', ...request }],
      counter: [waiting, { kind: 'open_counter', ...request }],
      ask_more: [waiting, { kind: 'open_ask', ...open }],
      edit_request: [waiting, { kind: 'open_edit', ...open }],
      discuss: [countered, { kind: 'open_discuss', ...at(countered), request: idIn(countered.requests) }],
      answer_more: [questioned, { kind: 'open_answer', ...at(questioned), request: idIn(questioned.requests) }],
      edit_thanks: [thanked, { kind: 'open_edit_thanks', ...at(thanked), shoutOut: idIn(thanked.shoutOuts) }],
      thank: [plain, { kind: 'open_thank' }],
      improve: [plain, { kind: 'open_improve', ...at(plain), from: 'resolved' }],
      review: [thanked, { kind: 'open_review', ...at(thanked) }],
      coaching: [plain, { kind: 'open_coaching', ...at(plain) }],
      offer_coaching: [plain, { kind: 'open_offer_coaching', ...at(plain) }],
      own_view: [plain, { kind: 'open_coached', coaching: thing('coa_0001'), as: 'own_view' }],
      coach_note: [plain, { kind: 'open_coached', coaching: thing('coa_0002'), as: 'coach_note' }],
      digest_sections: [plain, { kind: 'open_digest_sections' }],
      idea: [plain, { kind: 'open_digest_idea', week: '2026-W49' }],
      ask_authority: [plain, { kind: 'open_ask_authority' }],
      move_improvement: [plain, { kind: 'open_improvement', improvement, to: 'move' }],
      drop_improvement: [plain, { kind: 'open_improvement', improvement, to: 'drop' }],
      move_promise: [promised, { kind: 'open_move', ...at(promised), promise: idIn(promised.promises) }],
      checked: [thanked, { kind: 'open_checked', ...at(thanked) }],
      contact: [plain, { kind: 'open_contact', ...at(plain) }],
      call_back: [plain, { kind: 'open_call', ...at(plain), remedy: 'callback' }],
      void_promise: [promised, { kind: 'open_void', ...at(promised), promise: idIn(promised.promises) }],
      settle_promises: [promised, { kind: 'open_settle', ...at(promised) }],
    };
    for (const form of FORM_IDS) {
      const [c, press] = openings[form] ?? [plain, setupOpening(form)];
      of.set(form, { c, press });
    }
  });

  const opened = async (form: FormId): Promise<Form> => {
    const { press } = of.get(form) ?? { press: null };
    const opening =
      press === null
        ? ({ kind: 'log', text: '', permalink: null, source: 'chat' } as const)
        : ({ kind: 'press', press } as const);
    const shown: Form | Card = await door.form(callerOf(ROWS[form].by), opening);
    if (!('fields' in shown)) throw new Error(`${form} does not open: ${shown.summary}`);
    return shown;
  };
  const sent = async (form: Form, values: FormValues): Promise<Readonly<Record<string, string>>> => {
    const by = callerOf(ROWS[form.id].by);
    const read = door.readForm(by, form.id, form.about, values);
    if (!read.ok) return read.errors;
    const checked = await door.check(by, `form ${(n += 1)}`, { id: form.id, about: form.about, values }, read.wish);
    return checked.ok ? {} : checked.errors;
  };
  /** As it opens, with what is right in it. */
  const rightly = (form: Form): FormValues => ({ ...valuesOf(form), ...tickedIn(form), ...ROWS[form.id].right });
  /** What was promised on a case has an id of its own. */
  const tickedIn = (form: Form): FormValues => {
    const promises = form.id === 'settle_promises' ? form.fields.find(({ id }) => id === 'kept') : undefined;
    return promises?.kind === 'ticks' ? { kept: promises.options.slice(0, 1).map(({ value }) => value) } : {};
  };

  const rows = FORM_IDS.filter((form) => Object.keys(ROWS[form].wrong).length > 0);
  it.each(rows)('%s: each field is in the table, and what is right is taken', async (form) => {
    const shown = await opened(form);
    expect(Object.keys(ROWS[form].wrong).toSorted()).toEqual(
      expect.arrayContaining(shown.fields.map(({ id }) => id).toSorted()),
    );
    const right = form === 'link' ? { ...rightly(shown), customer: 'QX7OTHER' } : rightly(shown);
    expect(await sent(shown, right)).toEqual({});
  });

  const faults = rows.flatMap((form) =>
    Object.entries(ROWS[form].wrong).flatMap(([field, wrong]) =>
      (wrong ?? []).map((one) => [form, field, one] as const),
    ),
  );
  it.each(faults)('%s, %s: %j is said at its field, and nothing typed is lost', async (form, field, wrong) => {
    const shown = await opened(form);
    const value = wrong === 'own' ? (of.get(form)?.c.id ?? '') : wrong;
    const values = { ...rightly(shown), [field]: value };
    const errors = await sent(shown, values);
    expect(Object.keys(errors)).toContain(field);
    expect(errors[field]).toMatch(/\w.*[.?]/);
    const again = filledWith(shown, values);
    expect(wordsIn(valuesOf(again))).toBe(wordsIn(values));
  });

  it.each(FORM_IDS.filter((form) => !WITHOUT_CASE.test(form)))('%s opens again from what it is about', async (form) => {
    const shown = await opened(form);
    expect(openerOf(form, shown.about)).toMatchObject({ kind: of.get(form)?.press?.kind, case: of.get(form)?.c.id });
  });

  it('refused only when it was carried out, the words come back with the form as it was, for an hour and for nobody else', async () => {
    const { id } = await logged();
    const waiting = await ask(ANA, gives([refund(400)], 'two nights', id));
    const press: Press = {
      kind: 'open_decline',
      case: id,
      v: 0,
      request: idIn(waiting.requests),
      digest: waiting.requests[0]?.digest ?? '',
    };
    const mia = callerOf(MIA);
    const form = await door.form(mia, { kind: 'press', press });
    if (!('fields' in form)) throw new Error(form.summary);
    const values = { reason: 'the room was moved at once', alternative: 'a late check-out' };
    const read = door.readForm(mia, 'decline', form.about, values);
    if (!read.ok) throw new Error('not read');
    // Ana changes what she asks for while it is on its way
    await ask(ANA, {
      kind: 'edit_request',
      case: id,
      request: idIn(waiting.requests),
      items: [refund(300)],
      because: null,
    });
    const reply = await carried(mia, read.wish);
    expect(reply.ok).toBe(false);
    expect(JSON.stringify(reply.say)).toContain('the room was moved at once');
    const again = buttonsOf(reply.say).find(({ label }) => label === 'Open the form again');
    if (again === undefined) throw new Error('no way back');
    const reopened = await door.form(mia, { kind: 'press', press: again.press });
    if (!('fields' in reopened)) throw new Error(reopened.summary);
    expect(valuesOf(reopened)).toEqual(values);
    // and it is about the request as it is now
    expect(await sent(reopened, values)).toEqual({});
    expect(await door.form(callerOf(ANA), { kind: 'press', press: again.press })).not.toHaveProperty('fields');
    const hourLater = { ...shell, now: () => new Date(NOON.getTime() + 3_600_001) };
    const late = await makeDoor(hourLater, makeInbox(hourLater)).form(mia, { kind: 'press', press: again.press });
    expect(late).not.toHaveProperty('fields');
  });

  const carried = async (by: Caller, wish: Wish) =>
    await door.carryOut(await door.accept(by, `wish ${(n += 1)}`, wish));

  it('what has to be done elsewhere first keeps the form open and says beside it what, with the way there', async () => {
    const promised = of.get('move_promise')?.c;
    if (promised === undefined) throw new Error('nothing was promised');
    const press: Press = { kind: 'open_resolve', case: promised.id, v: 0 };
    const ana = callerOf(ANA);
    const form = await door.form(ana, { kind: 'press', press });
    if (!('fields' in form)) throw new Error(form.summary);
    const values = { accepted: 'yes', whatHelped: 'A call before they asked' };
    const read = door.readForm(ana, 'resolve', form.about, values);
    if (!read.ok) throw new Error('not read');
    const checked = await door.check(ana, 'resolve', { id: 'resolve', about: form.about, values }, read.wish);
    if (checked.ok || checked.aside === null) throw new Error('nothing is said beside it');
    expect(Object.keys(checked.errors)).toEqual(['accepted']);
    expect(buttonsOf(checked.aside).map(({ label }) => label)).toEqual(expect.arrayContaining(['Open the form again']));
    expect(buttonsOf(checked.aside).some((b) => b.press.kind === 'keep_promise')).toBe(true);
  });

  it.each<[FormId, Member, RegExp]>([
    ['decline', BOB, /Mia/],
    ['counter', BOB, /Mia/],
    ['ask_more', BOB, /Mia/],
    ['decline', ANA, /./],
    ['edit_request', MIA, /Ana owns this case/],
    ['answer_more', MIA, /Ana owns this case/],
    ['discuss', MIA, /Ana owns this case/],
    ['resolve', BOB, /Ana owns this case/],
    ['edit_thanks', BOB, /./],
    ['lift', BOB, /private/],
  ])('%s does not open for %o, who is told so before typing', async (form, by, words) => {
    const { press } = of.get(form) ?? { press: null };
    if (press === null) throw new Error('no button');
    const shown = await door.form(callerOf(by), { kind: 'press', press });
    expect(shown).not.toHaveProperty('fields');
    expect('summary' in shown ? shown.summary : '').toMatch(words);
  });

  it.each<[FormId, RegExp]>([
    ['decline', /Ana asks for refund €400.00, because two nights[^]*€/],
    ['counter', /Ana asks for refund €400.00, because two nights[^]*€/],
    ['answer_more', /Mia asks: How many nights\?/],
    ['discuss', /Ana asked for refund €400.00[^]*Mia offers refund €250.00: one night/],
    ['resolve', /Room 412: no hot water/],
    ['give', /€/],
  ])('%s shows what it is about', async (form, words) => {
    const { notes } = await opened(form);
    expect(notes.map(plain).join('\n')).toMatch(words);
  });

  it('a log of somebody who is not known yet opens, and says what is missing, as their platform reads', () => {
    const by = { ...callerOf(ANA), user: 'U0NOBODYYET', locale: 'de-AT' };
    const form = door.logForm(by, { kind: 'log', text: '', permalink: null, source: 'chat' });
    expect([form.title, form.submit]).toEqual(['Beschwerde aufnehmen', 'Fall aufnehmen']);
    const read = door.readForm(by, 'log', form.about, { text: ' ' });
    expect(read).toMatchObject({ ok: false, errors: { text: 'Sag in ein paar Worten, was passiert ist.' } });
  });

  it('a form that comes a second time is answered as it was, not refused', async () => {
    const { id } = await logged();
    const waiting = await ask(ANA, gives([refund(400)], 'two nights', id));
    const mia = callerOf(MIA);
    const about = { case: id, request: idIn(waiting.requests), digest: waiting.requests[0]?.digest ?? '' };
    const read = door.readForm(mia, 'decline', about, { reason: 'the room was moved' });
    if (!read.ok) throw new Error('not read');
    const form = { id: 'decline' as const, about, values: { reason: 'the room was moved' } };
    expect(await door.check(mia, 'twice', form, read.wish)).toEqual({ ok: true });
    await door.carryOut(await door.accept(mia, 'twice', read.wish));
    expect(await door.check(mia, 'twice', form, read.wish)).toEqual({ ok: true });
    expect(await door.check(mia, 'another', form, read.wish)).toMatchObject({ ok: false });
  });
});

const valuesOf = (form: Form): FormValues =>
  Object.fromEntries(form.fields.map((field) => [field.id, field.kind === 'ticks' ? field.values : field.value]));
