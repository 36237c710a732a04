/** What is seldom seen, for the gallery of pictures: a team's cards, cards kept private, copies, and one of every answer and no. */
import type { Card, Form } from '../../src/cards/kit/card.ts';
import { movedCard, replacedCard, twinCard } from '../../src/cards/answers/delivery.ts';
import { sayParseError } from '../../src/cards/answers/not-understood.ts';
import { sayRefusal } from '../../src/cards/answers/refusals.ts';
import { saySaid } from '../../src/cards/answers/said.ts';
import { caseCard } from '../../src/cards/case/case-card.ts';
import { privateCard, privateNote } from '../../src/cards/case/private-card.ts';
import { draftForm } from '../../src/cards/letters/draft-form.ts';
import { liftForm, restrictForm } from '../../src/cards/forms/private-forms.ts';
import { suggestionForm } from '../../src/cards/forms/suggestion-form.ts';
import { historyCard } from '../../src/cards/life/history-card.ts';
import { elsewhereCard, ownRequestCard, takenCard } from '../../src/cards/request/request-card.ts';
import { budgetCard } from '../../src/cards/team/budget-card.ts';
import { digestCard } from '../../src/cards/team/digest-card.ts';
import { outageCard, type OutageView } from '../../src/cards/team/outage-card.ts';
import { stormCard, type StormView } from '../../src/cards/team/storm-card.ts';
import type { Changed } from '../../src/core/case/history.ts';
import type { Digest } from '../../src/core/digest/digest.ts';
import {
  after,
  ANA,
  AURORA,
  DESK,
  eur,
  gives,
  hours,
  MIA,
  NOON,
  openCase,
  R,
  refund,
  thing,
} from '../core/case/build.ts';
import { NOTHING } from '../core/digest/by-hand.ts';
import { digestOfWeeks } from '../core/digest/weeks.ts';
import { given, many, resolved, shoutOut, TEAM, WEEK } from '../core/digest/week.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import { ask, world } from './asked-worlds.ts';
import { boardCards } from './board/board-cards.ts';
import { chartCards } from './charts/charts.ts';
import { rhythmCards } from './team/rhythm-cards.ts';
import { listeningCards } from './listening-cards.ts';
import { peerCards, peerForms } from './peer-cards.ts';
import { adviceCards, helpCards, helpForms } from './help/help-cards.ts';
import { caseSeen, requestSeen, viewer } from './gallery.ts';
import { owningCards, owningForms } from './owning-cards.ts';
import { PARSE_ERRORS, REFUSALS, SAID } from './sayings.ts';

const CASE = R(1042);

const HISTORY: readonly Changed[] = [
  { at: NOON, by: ANA.id, because: null, what: { kind: 'logged' } },
  {
    at: after(hours(1)),
    by: ANA.id,
    because: 'they moved rooms',
    what: { kind: 'field', field: 'customer', from: 'room 412', to: 'room 512' },
  },
  { at: after(hours(2)), by: MIA.id, because: null, what: { kind: 'owner', from: ANA.id, to: MIA.id, how: 'taken' } },
];

function teamCards(): Readonly<Record<string, Card>> {
  const storm: StormView = {
    id: thing('sto_0001'),
    by: MIA.id,
    reason: 'the boiler is down in the whole house',
    until: after(hours(8)),
    ended: null,
    rule: {
      roles: ['agent'],
      actions: ['refund', 'goodwill_payment'],
      scopes: ['incident', 'actor_day'],
      multiplyPercent: 200,
      budget: eur(2_000),
      switchedBy: ['duty_manager'],
      maxDuration: hours(12),
    },
    viewer: viewer(),
  };
  const outage: OutageView = {
    id: thing('out_0001'),
    team: DESK,
    name: 'no hot water in the east wing',
    failure: 'outcome.facility',
    remedy: null,
    spent: [],
    openedBy: MIA.id,
    openedAt: NOON,
    closedAt: null,
    cases: ['R-1042', 'R-1043', 'R-1044'],
    over: 1,
    budget: eur(1_500),
    viewer: viewer(),
  };
  const budget = { id: 'front-desk', teams: ['front-desk'], costCentre: '4711', warnPercent: 80 } as const;
  const period = { since: new Date('2026-11-30T23:00:00Z'), before: new Date('2026-12-31T23:00:00Z') };
  const standing = { budget: { ...budget, period: 'month' as const, max: eur(1_000) }, ...period, max: eur(1_000) };
  const subject = { kind: 'budget', budget: 'front-desk', day: '2026-12-01', to: MIA.id } as const;
  return {
    'storm-on': stormCard(storm),
    'storm-over': stormCard({ ...storm, ended: { at: after(hours(8)), by: 'time' } }),
    'outage-open': outageCard(outage),
    'outage-over': outageCard({ ...outage, closedAt: after(hours(5)), over: 3 }),
    'budget-nearly-used': budgetCard({ ...standing, used: eur(830) }, subject, viewer(), 'Europe/Paris'),
    'budget-used-up': budgetCard({ ...standing, used: eur(1_000) }, subject, viewer(), 'Europe/Paris'),
    digest: digestCard(digestOf(), 'slack'),
  };
}

export function digestOf(): Digest {
  const done = [...many(14, () => given('alone')), ...many(3, () => given('asked'))];
  const [of = resolved()] = done;
  const facts = {
    ...NOTHING,
    received: done,
    resolved: done,
    actions: done.flatMap((c) => c.actions.map((one) => ({ of: c, action: one }))),
    shoutOuts: [{ of, shoutOut: shoutOut('Ana called back late in the evening, as promised.') }],
  };
  const digest = digestOfWeeks({ team: TEAM, week: WEEK, facts, previous: [], members: AURORA.members });
  if (digest === null) throw new Error('nothing happened in the week');
  return digest;
}

export function moreCards(): Readonly<Record<string, Card>> {
  const pending = world(ask);
  const seen = requestSeen(pending);
  const c = pending.caseOf(CASE);
  const answered = world([ANA, gives([refund(40)])]).caseOf(CASE);
  const named = (kind: string, cards: Readonly<Record<string, Card>>): readonly (readonly [string, Card])[] =>
    Object.entries(cards).map(([name, card]) => [`${kind}-${name}`, card]);
  return {
    ...teamCards(),
    ...boardCards(viewer()),
    ...chartCards(),
    ...rhythmCards(viewer()),
    ...helpCards(viewer()),
    ...owningCards(viewer()),
    ...adviceCards(viewer()),
    ...peerCards(viewer()),
    ...listeningCards(viewer()),
    'request-own': ownRequestCard(seen),
    'request-taken': takenCard(seen),
    'request-elsewhere': elsewhereCard(seen),
    'case-private': privateCard(c, viewer()),
    'note-private': privateNote(c, { kind: 'draft', case: CASE, shoutOut: thing('sho_0001'), to: null }, viewer()),
    'case-twin': twinCard(caseCard(caseSeen(world())), viewer()),
    moved: movedCard({ kind: 'case', case: CASE }, viewer()),
    replaced: replacedCard(viewer()),
    history: historyCard(c, HISTORY, viewer()),
    ...Object.fromEntries([
      ...named(
        'no',
        mapped(REFUSALS, (no) => sayRefusal(no, viewer())),
      ),
      ...named(
        'unread',
        mapped(PARSE_ERRORS, (why) => sayParseError(why, viewer())),
      ),
      ...named(
        'said',
        mapped(SAID, (said) => saySaid(said, answered, viewer())),
      ),
    ]),
  };
}

const mapped = <T>(record: Readonly<Record<string, T>>, say: (one: T) => Card): Readonly<Record<string, Card>> =>
  Object.fromEntries(Object.entries(record).map(([name, one]) => [name, say(one)]));

export function moreForms(reader: Viewer = viewer()): Readonly<Record<string, Form>> {
  const seen = caseSeen(world());
  const suggestions = seen.suggestions.bundles.map((s, n) => [
    `suggestion-${n + 1}`,
    suggestionForm(seen.case, s, reader),
  ]);
  return {
    ...owningForms(reader),
    ...(Object.fromEntries(suggestions) as Readonly<Record<string, Form>>),
    ...helpForms(reader),
    ...peerForms(reader),
    restrict: restrictForm(openCase(), reader),
    draft: draftForm(openCase(), 'apology', { language: 'fr', tone: 'formal' }, reader),
    lift: liftForm(openCase(), reader),
  };
}
