/** Cases that change hands, for the gallery: offers as whoever is asked sees them, answered and not, and what is told of them. */
import type { Card, Form } from '../../src/cards/kit/card.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import { toldCard } from '../../src/cards/answers/told-card.ts';
import { handoverCard } from '../../src/cards/owning/handover-card.ts';
import { declineHandoverForm, handOverForm, takeForm } from '../../src/cards/owning/owning-forms.ts';
import { absenceBlocks, shiftCard, shiftOfferedCard } from '../../src/cards/owning/shift-card.ts';
import type { Member } from '../../src/core/base/members.ts';
import type { Command } from '../../src/core/case/commands.ts';
import type { HandTo } from '../../src/core/case/handover.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  circumstances,
  DESK,
  doneIn,
  gives,
  hours,
  MIA,
  openCase,
  R,
  refund,
} from '../core/case/build.ts';
import { makeWorld, type World } from '../core/case/world.ts';
import { answer } from '../../src/core/case/answer.ts';
import { evolve } from '../../src/core/case/evolve.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import type { CaseEvent } from '../../src/core/case/events.ts';

const CASE = R(1042);
const BOB_AND_MIA = [
  { typed: 'bob', name: 'Bob' },
  { typed: 'mia', name: 'Mia' },
];
const toBob: HandTo = { kind: 'person', member: BOB.id };

/** Ana's case with a promise and a request, offered to Bob. */
export function offered(change: Partial<Extract<Command, { kind: 'hand_over' }>> = {}): World {
  const w = makeWorld({ cases: [openCase()] });
  doneIn(w.ask(ANA, { kind: 'promise', case: CASE, text: 'call back about the boiler', due: after(hours(5)) }));
  doneIn(w.ask(ANA, gives([refund(400)], 'two nights without hot water')));
  const because = 'The guest calls at five and wants the manager.';
  doneIn(w.ask(ANA, { kind: 'hand_over', case: CASE, to: toBob, because, ...change }));
  return w;
}

const answeredBy = (
  who: Member,
  kind: 'accept_handover' | 'decline_handover',
  why: 'case' | 'shift' = 'case',
): World => {
  const w = offered(why === 'shift' ? { why, because: null } : {});
  const about = { case: CASE, handover: null };
  doneIn(w.ask(who, kind === 'accept_handover' ? { kind, ...about } : { kind, ...about, reason: 'I am leaving, too' }));
  return w;
};

function shown(w: World, viewer: Viewer): Card {
  const c = w.caseOf(CASE);
  if (c.handover == null) throw new Error('nothing is offered');
  return handoverCard({ case: c, handover: c.handover.id, to: BOB.id, viewer, teamName: () => 'Front desk' });
}

export const owningCards = (viewer: Viewer): Readonly<Record<string, Card>> => ({
  'handover-offered': shown(offered(), viewer),
  'handover-shift': shown(offered({ why: 'shift', because: null }), viewer),
  'handover-team': shown(offered({ to: { kind: 'team', team: DESK } }), viewer),
  'handover-accepted': shown(answeredBy(BOB, 'accept_handover'), viewer),
  'handover-absence': shown(offered({ why: 'absence', because: null }), viewer),
  'shift-list': shiftCard({ open: [offered().caseOf(CASE)], people: BOB_AND_MIA, because: null }, viewer),
  'shift-of-nobody': shiftCard({ open: [], people: BOB_AND_MIA, because: null }, viewer),
  'shift-offered': shiftOfferedCard(
    { to: 'Bob', offered: [R(1042), R(1043)], left: [{ cases: [R(7)], why: 'Bob is away.' }], over: 3 },
    viewer,
  ),
  'shift-not-offered': shiftOfferedCard({ to: 'Bob', offered: [], left: [], over: 0 }, viewer),
  'away-with-cases': {
    ...shiftCard({ open: [], people: [], because: null }, viewer),
    blocks: absenceBlocks({ open: [offered().caseOf(CASE)], people: BOB_AND_MIA }, after(hours(4)), viewer),
  },
  'handover-declined': shown(answeredBy(BOB, 'decline_handover'), viewer),
});

/** What each who is concerned reads, one after the other. */
export function owningTold(viewer: Viewer): readonly Card[] {
  const taken = offered();
  doneIn(taken.ask(MIA, { kind: 'take', case: CASE, because: 'Ana is ill' }));
  const byLead = makeWorld({ cases: [openCase()] });
  doneIn(byLead.ask(MIA, { kind: 'hand_over', case: CASE, to: toBob, because: 'Ana is ill' }));
  const lapsed = offered();
  lapsed.forward(hours(24));
  doneIn(lapsed.ask(null, { kind: 'look_again', case: CASE }));
  const gone = [ANA.id].flatMap((left) => leftBy(openCaseOf(offered()), left));
  const others = leftBy({ ...openCaseOf(offered()), owner: BOB.id }, ANA.id);
  const last = (w: World): readonly [CaseEvent, RecoveryCase][] =>
    w.journal.slice(-1).map(({ event, after: c }) => [event, c] as const);
  const all: readonly (readonly [CaseEvent, RecoveryCase, Member])[] = [
    ...last(byLead).map(([e, c]) => [e, c, ANA] as const),
    ...last(answeredBy(BOB, 'accept_handover')).map(([e, c]) => [e, c, ANA] as const),
    ...last(answeredBy(BOB, 'decline_handover')).map(([e, c]) => [e, c, ANA] as const),
    ...last(answeredBy(BOB, 'decline_handover', 'shift')).map(([e, c]) => [e, c, MIA] as const),
    ...last(taken).map(([e, c]) => [e, c, ANA] as const),
    ...last(lapsed)
      .filter(([e]) => e.kind === 'handover_settled')
      .map(([e, c]) => [e, c, ANA] as const),
    ...gone.map(([e, c]) => [e, c, MIA] as const),
    ...others.map(([e, c]) => [e, c, BOB] as const),
  ];
  return all.flatMap(
    ([event, c, who], n) => toldCard({ event, seq: n + 1 }, c, viewer, { id: who.id, mayDecide: () => true }) ?? [],
  );
}

const openCaseOf = (w: World): RecoveryCase => w.caseOf(CASE);

/** What happens of who owns it once somebody has left. */
function leftBy(c: RecoveryCase, left: string): readonly (readonly [CaseEvent, RecoveryCase])[] {
  const members = AURORA.members.map((m) => (m.id === left ? { ...m, active: false } : m));
  const ctx = circumstances({ by: null, workspace: { ...AURORA, members } });
  const { events } = doneIn(answer(c, { kind: 'look_again', case: c.id }, ctx));
  const now = events.reduce<RecoveryCase>(evolve, c);
  return events.filter(({ kind }) => kind === 'owned' || kind === 'passed_on').map((event) => [event, now] as const);
}

export function owningForms(viewer: Viewer): Readonly<Record<'hand_over' | 'decline_handover' | 'take', Form>> {
  const c = openCaseOf(offered());
  if (c.handover == null) throw new Error('nothing is offered');
  return {
    hand_over: handOverForm(openCase(), { people: [BOB, MIA], teams: AURORA.teams }, viewer),
    decline_handover: declineHandoverForm(c, { ...c.handover, why: 'shift' }, viewer),
    take: takeForm(c, viewer),
  };
}
