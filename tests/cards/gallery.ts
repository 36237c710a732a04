/** Every card and form there is, drawn from histories: the usual ones for reading, and ones as nasty and as full as they can get. */
import type { CustomerPromise, RecoveryCase } from '../../src/core/case/case.ts';
import { questionFor } from '../../src/core/case/circumstances.ts';
import type { Command } from '../../src/core/case/commands.ts';
import type { Member } from '../../src/core/base/members.ts';
import { requestSums } from '../../src/core/case/request-sums.ts';
import { remaining } from '../../src/core/authority/remaining.ts';
import { suggest } from '../../src/core/triage/suggest.ts';
import { undeliveredCard } from '../../src/cards/answers/delivery.ts';
import { limitsCard } from '../../src/cards/answers/limits-card.ts';
import { policyCard } from '../../src/cards/answers/policy-card.ts';
import { foundCard, whoCanCard, type WhoCan } from '../../src/cards/answers/looked-up.ts';
import { saySaid } from '../../src/cards/answers/said.ts';
import { notSavedCard, perhapsSavedCard, sorryCard, tooFastCard } from '../../src/cards/answers/trouble.ts';
import { awayCard, backCard } from '../../src/cards/team/away-card.ts';
import type { Card, Form } from '../../src/cards/kit/card.ts';
import { caseCard } from '../../src/cards/case/case-card.ts';
import { fullCard } from '../../src/cards/case/full-card.ts';
import { wordsCard } from '../../src/cards/case/words-card.ts';
import { homeCard } from '../../src/cards/home/home-card.ts';
import type { HomeView } from '../../src/cards/kit/views.ts';
import { LONGEST_NAME, PASSENGERS, writePassengers } from '../../src/core/base/passengers.ts';
import { factsForm } from '../../src/cards/forms/facts-form.ts';
import { declineForm, editThanksForm, giveForm, logForm, resolveForm } from '../../src/cards/forms/forms.ts';
import { sayMomentAsked, type MomentAsked } from '../../src/cards/case/moment-asked.ts';
import { linkForm, unlinkForm } from '../../src/cards/forms/link-forms.ts';
import { withPromises } from '../../src/cards/case/promises.ts';
import { sayRefusal } from '../../src/cards/answers/refusals.ts';
import { ownRequestCard, requestCard, takenCard } from '../../src/cards/request/request-card.ts';
import { counterForm, editRequestForm, sentenceForm } from '../../src/cards/forms/request-forms.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import type { CaseView, LimitsView, RequestView, ShoutOutView } from '../../src/cards/kit/views.ts';
import { draftCard, shoutOutCard } from '../../src/cards/team/thanks-card.ts';
import { thanksCards } from './thanks-cards.ts';
import { toldCard } from '../../src/cards/answers/told-card.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  doneIn,
  eur,
  GIL,
  gives,
  HOTEL,
  hours,
  id,
  item,
  MIA,
  NOON,
  openCase,
  PACKS,
  R,
  refund,
  resolves,
  thing,
} from '../core/case/build.ts';
import { ask, brought, counters, decide, declines, discusses, tells, wants, world } from './asked-worlds.ts';
import { promiseForms } from './promise-forms.ts';
import { makeWorld, type World } from '../core/case/world.ts';
import { careCards, careForms } from './care-cards.ts';
import { gestureCards } from './gesture-cards.ts';
import { helpCards } from './help-cards.ts';
import { againCards, againForms } from './again-cards.ts';
import { lifeCards, lifeForms } from './life-cards.ts';
import { fulfilmentCards, paidFormOf } from './fulfilment-cards.ts';
import { caseCards } from './case-gallery.ts';

const CASE = R(1042);

export const viewer = (change: Partial<Viewer> = {}): Viewer => ({
  name: (who) => AURORA.members.find((m) => m.id === who)?.name ?? 'somebody who has left',
  // the gallery of pictures can be asked for in another language
  locale: process.env['AMENDS_LOCALE'] ?? 'en-GB',
  zone: 'Europe/Paris',
  now: after(hours(3)),
  command: '/amends',
  ...change,
});

/** The case card as the owner's: what is left and what fits, by the real rules. */
const WHO_CAN: WhoCan = {
  what: '400 EUR',
  isOwn: false,
  who: [],
  approves: null,
  needsTwo: false,
  inBase: null,
  unrated: null,
};

export function caseSeen(world: World, change: Partial<CaseView> = {}): CaseView {
  const c = change.case ?? world.caseOf(CASE);
  const at = world.seenBy(ANA);
  return {
    case: c,
    viewer: viewer(),
    remaining: remaining(questionFor(c, ANA, at)),
    suggestions: suggest(c, ANA, at, PACKS),
    owed: [],
    like: [],
    together: [],
    warnings: [],
    ...change,
  };
}

/** The same, seen privately by its owner. */
export const withLeft = (world: World): CaseView => {
  const seen = caseSeen(world);
  return { ...seen, left: seen.remaining };
};

export function requestSeen(world: World, change: Partial<RequestView> = {}): RequestView {
  const c = change.case ?? world.caseOf(CASE);
  const request = c.requests.at(-1);
  const asked = c.actions.filter((a) => request?.actions.includes(a.id) === true).map((a) => a.decision.decision);
  const decision = asked.find((d) => d.outcome !== 'allow') ?? asked[0];
  if (request === undefined || decision === undefined) throw new Error('nothing was asked');
  return {
    case: c,
    request,
    viewer: viewer(),
    decision,
    reasons: asked.flatMap((d) => (d.outcome === 'allow' ? [] : d.reasons)),
    together: [],
    precedents: null,
    rates: null,
    meanwhile: ['apology', 'explanation', 'callback'],
    sums: requestSums(c, request, 'EUR'),
    ...change,
  };
}

const promises: Extract<Command, { kind: 'promise' }> = {
  kind: 'promise',
  case: CASE,
  text: 'call back about the boiler',
  due: after(hours(2)),
};
export const resolved = (w: World): World => {
  doneIn(
    w.ask(
      ANA,
      resolves({ done: w.caseOf(CASE).actions.map((a) => a.id), whatHelped: 'Saying at once how long it takes.' }),
    ),
  );
  return w;
};

export const draftOf = (w: World, change: Partial<ShoutOutView> = {}): ShoutOutView => {
  const shoutOut = w.caseOf(CASE).shoutOuts[0];
  if (shoutOut === undefined) throw new Error('no thanks');
  return { case: w.caseOf(CASE), shoutOut, viewer: viewer(), preference: 'unknown', lead: null, ...change };
};
export const limitsOf = (by: Member, change: Partial<LimitsView> = {}): LimitsView => {
  const at = makeWorld().seenBy(by);
  const input = { ...questionFor(openCase(), by, at), about: null };
  const approve = HOTEL.roles.get(by.role)?.approve ?? null;
  return {
    viewer: viewer(),
    role: by.role,
    remaining: remaining(input),
    approve,
    owes: false,
    ...change,
  };
};

export const homeOf = (by: Member, change: Partial<HomeView> = {}): HomeView => ({
  ...limitsOf(by),
  member: by.id,
  waiting: [],
  asked: [],
  open: [],
  offered: [],
  thanks: [],
  ...change,
});

const whoCan = (change: Partial<WhoCan>): Card => whoCanCard({ ...WHO_CAN, ...change }, viewer());

/** The cards as people usually see them, by name. */
/** The first promise of a case, or one to show. */
export const promisedOf = (c: RecoveryCase): CustomerPromise =>
  c.promises[0] ?? {
    id: thing('pro_0001'),
    text: 'call back with the new room',
    due: new Date('2026-12-10T16:00:00Z'),
    zone: 'Europe/Paris',
    by: ANA.id,
    status: 'open',
    at: NOON,
    settledAt: null,
    follows: null,
    reason: null,
  };

const momentAsked = (read: MomentAsked['read'], words: string): Card =>
  sayMomentAsked({ read, text: 'call back', typed: `promise R-1042 ${words}` }, CASE, viewer());

export function usualCards(): Readonly<Record<string, Card>> {
  const given = [ANA, gives([item('apology'), refund(40)])] as const;
  const pending = world(given, ask, [ANA, promises]);
  const done = resolved(world(given));
  const posted = world(given);
  resolved(posted);
  doneIn(
    posted.ask(ANA, {
      kind: 'confirm_thanks',
      case: CASE,
      shoutOut: draftOf(posted).shoutOut.id,
      text: null,
      audience: 'public',
    }),
  );
  const expired = world(ask);
  expired.forward(hours(48));
  doneIn(expired.ask(null, { kind: 'look_again', case: CASE }));
  const noPolicy = makeWorld({ policy: null, cases: [openCase()] });
  const precedents = { count: 3, median: eur(60), least: eur(40), most: eur(90), accepted: 2, unknown: 1 };
  const promised = world(
    [ANA, { ...promises, due: after(hours(1)), text: 'send the engineer up' }],
    [BOB, { ...promises, due: after(hours(2)), text: 'ring the plumber before the shift ends' }],
    [ANA, { ...promises, due: after(hours(5)) }],
  );
  doneIn(
    promised.ask(BOB, { kind: 'keep_promise', case: CASE, promise: promised.caseOf(CASE).promises[0]?.id ?? null }),
  );
  const waited = promised.caseOf(CASE).promises.slice(1);
  const which = { kind: 'which_promise', case: CASE, promises: waited.map((p) => p.id), to: 'keep' } as const;
  const inTheNight = world([ANA, { ...promises, due: new Date('2027-10-31T00:30:00Z') }]);
  const severe = openCase({
    triage: {
      ...openCase().triage,
      severity: { value: 'S1', because: '“burn” means somebody may come to harm', by: 'rules' },
    },
  });
  const german = viewer({ locale: 'de-DE' });
  const onCase = [requestSeen(pending)].map((seen) => ({ case: seen.case, request: seen.request }));
  const mine = { open: [pending.caseOf(CASE)], asked: onCase, waiting: onCase };
  return {
    ...caseCards(
      {
        plain: caseSeen(world()),
        severe: caseSeen(makeWorld({ cases: [severe] })),
        waiting: caseSeen(pending),
        promised: caseSeen(promised),
        given: caseSeen(world(given)),
        approved: caseSeen(world(ask, [MIA, decide('approve')])),
        countered: caseSeen(world(ask, [MIA, counters])),
        over: caseSeen(done),
        withoutPolicy: caseSeen(noPolicy, { remaining: null }),
      },
      (of) => caseSeen(makeWorld({ cases: [of] })),
    ),
    'promised-twice-a-night': saySaid(
      { kind: 'promised', promise: inTheNight.caseOf(CASE).promises[0]?.id ?? thing('pro_none') },
      inTheNight.caseOf(CASE),
      viewer(),
    ),
    'which-promise': withPromises(sayRefusal(which, viewer()), which, promised.caseOf(CASE), viewer()),
    'no-moment-past': momentAsked(
      { kind: 'no', no: { kind: 'past', at: NOON }, readings: [new Date('2026-12-11T10:00:00Z')] },
      '11:00 call back',
    ),
    'no-moment-skipped': momentAsked(
      { kind: 'no', no: { kind: 'skipped', at: new Date('2027-03-28T01:30:00Z') }, readings: [] },
      '2027-03-28 02:30 call back',
    ),
    'moment-unread': momentAsked(
      { kind: 'asked', why: { kind: 'unread', words: 'Monday' }, readings: [] },
      '17:00 call Monday',
    ),
    'moment-without-time': momentAsked(
      {
        kind: 'asked',
        why: { kind: 'no_time' },
        readings: [new Date('2026-12-11T11:00:00Z'), new Date('2026-12-11T16:00:00Z')],
      },
      'tomorrow call back',
    ),
    ...againCards(caseSeen),
    ...fulfilmentCards(caseSeen, viewer()),
    ...lifeCards(caseSeen, viewer()),
    'request-pending': requestCard(requestSeen(pending)),
    'request-own': ownRequestCard(requestSeen(pending)),
    'request-own-reminded': ownRequestCard(requestSeen(brought(20))),
    'request-own-climbed': ownRequestCard(requestSeen(brought(35))),
    'request-own-countered': ownRequestCard(requestSeen(world(ask, [MIA, counters]))),
    'request-own-discussed': ownRequestCard(requestSeen(world(ask, [MIA, counters], [ANA, discusses]))),
    'request-taken': takenCard(requestSeen(brought(35))),
    'request-with-precedents': requestCard(requestSeen(pending, { precedents, together: [R(1001)] })),
    'request-one-of-two': requestCard(requestSeen(world([ANA, gives([refund(6_000)])], [MIA, decide('approve')]))),
    'request-asked-more': requestCard(requestSeen(world(ask, [MIA, wants], [ANA, tells]))),
    'request-countered': requestCard(requestSeen(world(ask, [MIA, counters]))),
    'request-pending-de': requestCard(requestSeen(pending, { viewer: german, precedents, together: [R(1001)] })),
    'request-own-de': ownRequestCard(requestSeen(pending, { viewer: german })),
    'request-countered-de': requestCard(requestSeen(world(ask, [MIA, counters]), { viewer: german })),
    'request-declined-de': requestCard(requestSeen(world(ask, [MIA, declines]), { viewer: german })),
    'request-approved': requestCard(requestSeen(world(ask, [MIA, decide('approve')]))),
    'request-declined': requestCard(requestSeen(world(ask, [MIA, declines]))),
    'request-withdrawn': requestCard(requestSeen(world(ask, [ANA, { kind: 'withdraw', case: CASE, request: null }]))),
    'request-expired': requestCard(requestSeen(expired)),
    ...thanksCards((change) => draftOf(done, change)),
    'draft-posted': draftCard(draftOf(posted)),
    'shout-out': shoutOutCard(draftOf(posted)),
    'limits-agent': limitsCard(limitsOf(ANA)),
    'limits-manager': limitsCard(limitsOf(MIA, { owes: true })),
    'limits-without-policy': limitsCard(limitsOf(GIL, { remaining: null })),
    'policy-manager': policyCard(HOTEL, 'duty_manager', viewer()),
    'home-agent': homeCard(homeOf(ANA, { ...mine, waiting: [], thanks: [draftOf(posted).shoutOut] })),
    'home-manager': homeCard(homeOf(MIA, { waiting: mine.waiting })),
    'mine-manager': homeCard(homeOf(MIA, { waiting: mine.waiting }), 'answer'),
    'home-empty': homeCard(homeOf(ANA)),
    ...helpCards(viewer),
    ...careCards(viewer()),
    ...gestureCards(done.caseOf(CASE).actions, viewer(), german),
    found: foundCard('hot water', [pending.caseOf(CASE)], viewer()),
    'found-nothing': foundCard('hot water', [], viewer()),
    'who-can': whoCan({
      who: [
        { name: 'Mia', upTo: '1,000 EUR' },
        { name: 'Gil', upTo: '10,000 EUR' },
      ],
    }),
    'who-can-nobody': whoCan({ what: '40,000 EUR' }),
    'who-can-two': whoCan({
      what: '40 EUR',
      isOwn: true,
      approves: 'one of two',
      needsTwo: true,
      inBase: '36 GBP',
      who: [{ name: 'Gil', upTo: null }],
    }),
    'who-can-unrated': whoCan({ unrated: 'KWD', who: [{ name: 'Mia', upTo: '1,000 EUR' }] }),
    'not-saved': notSavedCard('No hot water', viewer()),
    'perhaps-saved': perhapsSavedCard('No hot water', viewer()),
    'too-fast': tooFastCard('give R-1042 refund 20 EUR', 6_200, viewer()),
    sorry: sorryCard('ref-7f3a', viewer()),
    away: awayCard({ member: MIA.id, from: NOON, until: after(hours(72)), deputy: GIL.id }, viewer()),
    back: backCard(true, viewer()),
    undelivered: undeliveredCard({ kind: 'undelivered', of: { kind: 'case', case: CASE } }, viewer()),
    unreached: undeliveredCard(
      { kind: 'undelivered', of: { kind: 'request', case: CASE, request: thing('req_0001'), to: MIA.id } },
      viewer(),
    ),
  };
}

/** What is told privately about each event of a busy case, in order. */
export function toldCards(reader = viewer()): readonly Card[] {
  const w = world(
    [ANA, gives([refund(40)])],
    ask,
    [MIA, wants],
    [ANA, tells],
    [MIA, counters],
    [ANA, discusses],
    [MIA, declines],
    ask,
    [MIA, decide('approve')],
    ask,
    [ANA, promises],
  );
  for (const hour of [1.75, 0.25, 22, 24, 24 * 8]) {
    w.forward(hours(hour));
    w.ask(null, { kind: 'look_again', case: CASE });
  }
  return w.journal.flatMap((h, n) => toldCard({ event: h.event, seq: n + 1 }, h.after, reader) ?? []);
}

/** As `seen` reads them. */
export function usualForms(seen: Viewer = viewer()): Readonly<Record<string, Form>> {
  const w = world([ANA, gives([item('apology'), refund(40)])], ask);
  const c = w.caseOf(CASE);
  const [request] = c.requests;
  const s = draftOf(resolved(world())).shoutOut;
  if (request === undefined) throw new Error('nothing was asked');
  const actions = [...HOTEL.actions.values()];
  const wanted = { facts: [], evidence: ['photo', 'receipt'] };
  return {
    log: logForm(
      { text: 'No hot water', customer: 'room 412', remedySought: null, permalink: null, source: 'chat' },
      seen,
    ),
    give: giveForm(c, actions, { upTo: eur(150), passengers: false }, seen),
    resolve: resolveForm(c, seen),
    'resolve-nothing-given': resolveForm(openCase(), seen),
    decline: declineForm(c, request, request.digest, seen),
    counter: counterForm(c, request, request.digest, seen),
    discuss: sentenceForm('discuss', c, request, seen),
    ask_more: sentenceForm('ask_more', c, request, seen),
    answer_more: sentenceForm('answer_more', c, request, seen),
    edit_request: editRequestForm(c, request, actions, seen),
    edit_thanks: editThanksForm(c, s, ['public', 'team', 'private'], seen),
    facts: factsForm(c, wanted, seen),
    ...lifeForms(c, seen),
    paid: paidFormOf(seen),
    ...againForms(seen),
    link: linkForm(openCase({ linked: [R(1001)] }), seen),
    unlink: unlinkForm(
      openCase({ linked: [R(1001)], alsoKnownAs: [{ reference: '(e-mail hidden)', key: 'jo@example.com' }] }),
      seen,
    ),
    ...promiseForms(c, promisedOf(c), seen),
  };
}

/** Words that want to be read as something else on one platform or the other. */
export const NASTY =
  '<!channel> <@U0MIA> **bold** _x_ `c` [a](https://evil.example) {{DATE(2026-12-10T10:00:00Z, SHORT)}} {{TIME(2026)}} &lt;b&gt; \u202Etfel 👩‍👩‍👧‍👦🏳️‍🌈 <at>Mia</at> | ~s~ # h\n> q';
const LONG = `${NASTY} `.repeat(Math.ceil(50_000 / NASTY.length)).slice(0, 50_000);

/** A case on which everything is as long and as much as it can be. */
export function fullCase(): RecoveryCase {
  const base = world([ANA, gives([refund(40)])], ask, [ANA, promises]).caseOf(CASE);
  const [action, ...waiting] = base.actions;
  const [promise] = base.promises;
  const [request] = base.requests;
  if (action === undefined || promise === undefined || request === undefined) throw new Error('the case is empty');
  const reason = NASTY.repeat(9).slice(0, 1_000);
  const sought = { value: reason, because: reason, by: 'person' as const };
  return {
    ...base,
    complaints: base.complaints.map((c) => ({ ...c, text: LONG })),
    customer: { reference: NASTY.slice(0, 120), key: NASTY.slice(0, 120) },
    triage: { ...base.triage, remedySought: sought, failure: { ...base.triage.failure, because: reason } },
    actions: [
      ...Array.from({ length: 300 }, (_, n) => ({
        ...action,
        id: thing(`act_full${n}`),
        kind: n % 2 === 0 ? 'refund' : 'x'.repeat(60),
        because: reason,
      })),
      ...waiting.map((a) => ({ ...a, because: reason })),
    ],
    promises: Array.from({ length: 100 }, (_, n) => ({
      ...promise,
      id: thing(`pro_full${n}`),
      text: NASTY.slice(0, 500),
    })),
    requests: [
      {
        ...request,
        actions: [...request.actions, ...Array.from({ length: 50 }, (_, n) => thing(`act_full${n}`))],
        because: reason,
        asked: Array.from({ length: 100 }, (_, n) => id(`person-${n}`)),
        questions: Array.from({ length: 20 }, () => ({
          by: MIA.id,
          at: NOON,
          text: reason,
          answer: { by: ANA.id, at: NOON, text: reason },
        })),
      },
    ],
    resolution: {
      outcome: 'accepted',
      customerAccepted: 'yes',
      rootCause: 'breakdown',
      processArea: NASTY,
      whatHelped: reason,
      by: ANA.id,
      at: NOON,
    },
    facts: new Map(Array.from({ length: 60 }, (_, n) => [`fact_${n}`, NASTY.slice(0, 64)])),
    linked: Array.from({ length: 50 }, (_, n) => R(2_000 + n)),
    shoutOuts: [
      {
        id: thing('sho_full'),
        to: ANA.id,
        kind: 'ownership',
        text: NASTY.slice(0, 280),
        value: NASTY,
        status: 'draft',
        audience: 'public',
        at: NOON,
        confirmedBy: null,
      },
    ],
  };
}

/** The same cards as nasty and as full as they can get. */
export function fullCards(): Readonly<Record<string, Card>> {
  const c = fullCase();
  const w = world();
  const names = viewer({ name: () => NASTY.slice(0, 80) });
  const [shoutOut] = c.shoutOuts;
  if (shoutOut === undefined) throw new Error('no thanks');
  const seen = requestSeen(w, { case: c, viewer: names, together: c.linked });
  const as = (status: RequestView['request']['status']): Card =>
    requestCard({
      ...seen,
      request: {
        ...seen.request,
        status,
        decidedBy: MIA.id,
        onBehalfOf: GIL.id,
        decidedAt: NOON,
        reason: NASTY.repeat(5),
        alternative: NASTY.repeat(5),
      },
    });
  const thanks = { case: c, shoutOut, viewer: names, preference: 'unknown' as const, lead: null };
  const many = Array.from({ length: 100 }, () => c);
  const like = Array.from({ length: 5 }, (_, n) => ({ id: R(3_000 + n), receivedAt: NOON, sameFailure: n % 2 === 0 }));
  return {
    'case in full': fullCard(caseSeen(w, { case: c, viewer: names, together: c.linked, like, warnings: [NASTY] })),
    'case over in full': fullCard(caseSeen(w, { case: { ...c, status: 'resolved' }, viewer: names })),
    'case in words': wordsCard(c, names),
    'case open': caseCard(
      caseSeen(w, {
        case: c,
        viewer: names,
        together: c.linked,
        like,
        warnings: Array.from({ length: 20 }, () => NASTY),
      }),
    ),
    'case over': caseCard(caseSeen(w, { case: { ...c, status: 'resolved' }, viewer: names })),
    'request pending': as('pending'),
    'request countered': requestCard({
      ...seen,
      request: {
        ...seen.request,
        status: 'countered',
        counter: {
          by: MIA.id,
          onBehalfOf: null,
          at: NOON,
          reason: NASTY.repeat(5),
          asked: Array.from({ length: 50 }, () => refund(1)),
          withinOwn: true,
        },
      },
    }),
    'request declined': as('declined'),
    draft: draftCard(thanks),
    'shout-out': shoutOutCard(thanks),
    home: homeCard({
      ...homeOf(MIA),
      viewer: names,
      open: many,
      asked: many.map((x) => ({ case: x, request: seen.request })),
      waiting: many.map((x) => ({ case: x, request: seen.request })),
      thanks: Array.from({ length: 100 }, () => shoutOut),
    }),
    found: foundCard(LONG, many, names),
    'not saved': notSavedCard(LONG, viewer()),
    'too fast': tooFastCard(LONG, 10_000, viewer()),
    'who can': whoCan({
      what: NASTY,
      who: Array.from({ length: 300 }, () => ({ name: NASTY, upTo: NASTY })),
    }),
  };
}

export function fullForms(seen: Viewer = viewer()): Readonly<Record<string, Form>> {
  const c = fullCase();
  const [request] = c.requests;
  const [s] = c.shoutOuts;
  if (request === undefined || s === undefined) throw new Error('the case is empty');
  const actions = Array.from({ length: 120 }, (_, n) => ({ name: `${'remedy_'.repeat(8)}${n}`, class: 'money' }));
  const kinds = Array.from({ length: 40 }, (_, n) => `kind_${n}_`.padEnd(64, 'x'));
  const names = Array.from({ length: 12 }, (_, n) => `${n} `.padEnd(LONGEST_NAME, 'x'));
  const facts = Array.from({ length: 40 }, (_, n) => ({
    name: `${'fact_'.repeat(10)}${n}`,
    type: { enum: Array.from({ length: 12 }, (__, m) => `word_${m}`) },
  }));
  return {
    log: logForm(
      {
        text: LONG,
        customer: NASTY,
        remedySought: NASTY,
        permalink: `https://x.example/${'p'.repeat(2_000)}`,
        source: 'message',
      },
      seen,
    ),
    give: giveForm(
      { ...c, facts: new Map([...c.facts, [PASSENGERS, writePassengers(names)]]) },
      actions,
      { upTo: eur(1_000_000), passengers: true },
      seen,
    ),
    resolve: resolveForm(c, seen),
    decline: declineForm(c, request, request.digest, seen),
    counter: counterForm(c, request, request.digest, seen),
    discuss: sentenceForm('discuss', c, request, seen),
    edit_request: editRequestForm(c, request, actions, seen),
    edit_thanks: editThanksForm(c, s, ['public', 'team', 'private'], seen),
    ...promiseForms(c, promisedOf(c), seen),
    facts: factsForm({ ...c, evidence: kinds }, { facts, evidence: kinds }, seen),
    ...lifeForms(c, seen),
    paid: paidFormOf(seen),
    ...careForms(seen),
  };
}
