/** An owner who is away, or has left: the case and all that is open on it goes to whoever sees to it, and never to nobody. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Absence } from '../../../../../src/core/approval/absences.ts';
import type { Member } from '../../../../../src/core/base/members.ts';
import { answer } from '../../../../../src/core/case/answer.ts';
import type { RecoveryCase } from '../../../../../src/core/case/case.ts';
import { evolve } from '../../../../../src/core/case/evolve.ts';
import { nextLook } from '../../../../../src/core/case/follows/due.ts';
import { noticesFor } from '../../../../../src/core/case/follows/notices.ts';
import { reopenedAs } from '../../../../../src/core/case/rules/again/reopening.ts';
import { nextOwner } from '../../../../../src/core/case/rules/owning/next-owner.ts';
import { concernedBy } from '../../../../../src/core/case/rules/who-may.ts';
import { runs } from '../../../../runs.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  circumstances,
  DAY_MS,
  DESK,
  doneIn,
  GIL,
  gives,
  hours,
  MAX,
  member,
  MIA,
  NIGHT,
  NOON,
  openCase,
  PIA,
  R,
  refund,
} from '../../build.ts';
import { makeWorld } from '../../world.ts';

const CASE = R(1042);
const LEA = member('lea', { team: NIGHT, lead: true, role: 'duty_manager' });
const PEOPLE: readonly Member[] = [...AURORA.members, LEA];
const without = (...gone: readonly Member[]): readonly Member[] =>
  PEOPLE.map((m) => (gone.some(({ id }) => id === m.id) ? { ...m, active: false } : m));
const away = (who: Member, from: Date, until: Date, deputy: Member | null = null): Absence => ({
  member: who.id,
  from,
  until,
  deputy: deputy?.id ?? null,
});

interface Seen {
  readonly at?: Date;
  readonly members?: readonly Member[];
  readonly absences?: readonly Absence[];
}
const seen = ({ at = NOON, members = PEOPLE, absences = [] }: Seen) =>
  circumstances({ at, by: null, workspace: { ...AURORA, members }, absences });
const looked = (c: RecoveryCase, when: Seen): RecoveryCase =>
  doneIn(answer(c, { kind: 'look_again', case: c.id }, seen(when))).events.reduce<RecoveryCase>(evolve, c);

describe('an owner who has left', () => {
  it('leaves the case, its promises and what was asked to the lead, who is told; nobody tells who has left', () => {
    const world = makeWorld({ cases: [openCase()] });
    doneIn(world.ask(ANA, { kind: 'promise', case: CASE, text: 'call back', due: after(hours(5)) }));
    doneIn(world.ask(ANA, gives([refund(400)], 'nobody slept')));
    const c = looked(world.caseOf(CASE), { members: without(ANA) });
    expect(c).toMatchObject({ owner: MIA.id, handovers: 1 });
    expect(c.promises[0]).toMatchObject({ by: ANA.id, keeper: MIA.id });
    expect(c.requests[0]).toMatchObject({ by: ANA.id, passedTo: MIA.id });
    expect(c.requests[0]?.digest, 'what is decided on is the same').toBe(world.caseOf(CASE).requests[0]?.digest);
    expect(looked(c, { members: without(ANA) }), 'a second look finds nothing').toBe(c);
  });

  it('while a promise falls due: it is brought to mind to the lead, in the same look', () => {
    const world = makeWorld({ cases: [openCase()] });
    doneIn(world.ask(ANA, { kind: 'promise', case: CASE, text: 'call back', due: after(hours(1)) }));
    const c = world.caseOf(CASE);
    const { events } = doneIn(
      answer(c, { kind: 'look_again', case: CASE }, seen({ at: after(hours(1)), members: without(ANA) })),
    );
    expect(events.map(({ kind }) => kind)).toEqual(['owned', 'promise_reminded']);
    const now = events.reduce<RecoveryCase>(evolve, c);
    const told = events.flatMap((e) => noticesFor(e, 1, now)).flatMap((n) => (n.kind === 'event' ? [n.to] : []));
    expect(new Set(told)).toEqual(new Set([MIA.id, ANA.id]));
    expect(
      noticesFor(events[1] ?? { kind: 'viewed', at: NOON, by: null }, 1, now).filter((n) => n.kind === 'event'),
    ).toEqual([{ kind: 'event', case: CASE, seq: 1, to: MIA.id }]);
  });

  it('leaves what they promised and asked on another’s case to its owner', () => {
    const world = makeWorld({ cases: [openCase({ owner: BOB.id })] });
    doneIn(world.ask(ANA, { kind: 'promise', case: CASE, text: 'call back', due: after(hours(5)) }));
    doneIn(world.ask(ANA, gives([refund(400)], 'nobody slept')));
    const c = looked(world.caseOf(CASE), { members: without(ANA) });
    expect(c).toMatchObject({ owner: BOB.id, handovers: 0 });
    expect(c.promises[0]?.keeper).toBe(BOB.id);
    expect(c.requests[0]?.passedTo).toBe(BOB.id);
    // and where the owner has left, too, both go to the lead at once
    const both = looked(world.caseOf(CASE), { members: without(ANA, BOB) });
    expect([both.owner, both.promises[0]?.keeper, both.requests[0]?.passedTo]).toEqual([MIA.id, MIA.id, MIA.id]);
  });

  it.each<readonly [string, readonly Member[], Partial<RecoveryCase>, readonly Absence[], string | undefined]>([
    ['the lead of the team', without(ANA), {}, [], 'mia'],
    ['who stands in for a lead who is away', without(ANA), {}, [away(MIA, NOON, after(DAY_MS), BOB)], 'bob'],
    ['the lead of another team, where the lead has left', without(ANA, MIA), {}, [], 'lea'],
    ['a lead of another team, where it is the lead who owned it', without(MIA), { owner: MIA.id }, [], 'lea'],
    ['whoever decides, where nobody leads', without(ANA, MIA, LEA), {}, [], 'gil'],
    ['whoever sees to a restricted case', without(ANA), { sensitivity: 'injury', contacts: [GIL.id] }, [], 'gil'],
    ['not the lead it is about', without(ANA), { concerns: MIA.id }, [], 'lea'],
    [
      'a lead on holiday, where nobody else is left',
      without(ANA, BOB, PIA, GIL, MAX, LEA),
      {},
      [away(MIA, NOON, after(DAY_MS))],
      'mia',
    ],
    ['nobody, where nobody is left', without(ANA, MIA, GIL, MAX, LEA), {}, [], undefined],
  ])('goes to %s', (_, members, change, absences, who) => {
    expect(nextOwner(openCase(change), seen({ members, absences }))).toBe(who);
  });

  it('stays where it is while nobody could have it: a case is never without an owner', () => {
    expect(looked(openCase(), { members: without(...PEOPLE) }).owner).toBe(ANA.id);
  });

  it('whose case goes on again by itself leaves it to the lead', () => {
    const over = openCase({ status: 'resolved', resolvedAt: NOON });
    const ctx = seen({ members: without(ANA) });
    const events = reopenedAs(over, { by: null, reason: null, cause: 'fulfilment_failed' }, ctx);
    expect(events.reduce<RecoveryCase>(evolve, over)).toMatchObject({ status: 'owned', owner: MIA.id });
  });

  it('leaves alone what is over', () => {
    const over = openCase({ status: 'dismissed' });
    expect(looked(over, { members: without(ANA) })).toBe(over);
  });
});

describe('an owner who is away', () => {
  const absences = [away(ANA, NOON, after(5 * DAY_MS), BOB)];

  it('has an hour to hand the case on; then it is the lead’s', () => {
    const c = openCase();
    expect(nextLook(c, NOON, absences)).toEqual(after(hours(1)));
    expect(looked(c, { at: after(hours(1) - 1), absences }).owner).toBe(ANA.id);
    expect(looked(c, { at: after(hours(1)), absences })).toMatchObject({ owner: MIA.id, handovers: 1 });
  });

  it('whose offer nobody answered in time leaves it to the lead, too', () => {
    const world = makeWorld({ cases: [openCase()] });
    const offer = {
      kind: 'hand_over',
      case: CASE,
      to: { kind: 'person', member: BOB.id },
      because: 'I am off',
    } as const;
    doneIn(world.ask(ANA, offer));
    const c = looked(world.caseOf(CASE), { at: after(hours(1)), absences });
    expect(c).toMatchObject({ owner: MIA.id, handover: { status: 'withdrawn' } });
  });

  it('who takes a case meanwhile has an hour from then', () => {
    const c = openCase({ ownerSince: after(hours(10)) });
    expect(looked(c, { at: after(hours(10.5)), absences }).owner).toBe(ANA.id);
    expect(looked(c, { at: after(hours(11)), absences }).owner).toBe(MIA.id);
  });

  it('for less than an hour more keeps it', () => {
    const short = [away(ANA, after(-hours(0.5)), after(hours(0.4)))];
    expect(nextLook(openCase({ ownedAt: after(-hours(0.5)), receivedAt: after(-hours(0.5)) }), NOON, short)).toBeNull();
  });

  it('whom nobody can relieve keeps it, and is not looked at again and again but when somebody is back', () => {
    const alone = [...absences, away(MIA, NOON, after(2 * DAY_MS)), away(LEA, NOON, after(3 * DAY_MS))];
    const members = without(BOB, GIL, MAX, PIA);
    const c = openCase();
    expect(looked(c, { at: after(hours(2)), absences: alone, members }).owner).toBe(ANA.id);
    expect(nextLook(c, after(hours(2)), alone)).toEqual(after(2 * DAY_MS));
  });
});

describe('whatever happens to people', () => {
  const anybody = fc.constantFrom(...PEOPLE);
  const some = fc.subarray([...PEOPLE]);
  it('the next owner works here, is not who it is about, and is not who had it', () =>
    fc.assert(
      fc.property(
        fc.record({
          gone: some,
          out: some,
          owner: anybody,
          concerns: fc.option(anybody),
          contacts: some,
          sensitivity: fc.constantFrom(null, 'injury' as const),
          team: fc.constantFrom(DESK, NIGHT),
        }),
        ({ gone, out, owner, concerns, contacts, sensitivity, team }) => {
          const c = openCase({
            owner: owner.id,
            team,
            concerns: concerns?.id ?? null,
            sensitivity,
            contacts: contacts.map(({ id }) => id),
          });
          const members = without(...gone);
          const absences = out.map((m) => away(m, after(-hours(9)), after(DAY_MS)));
          const next = nextOwner(c, seen({ members, absences }));
          if (next === undefined) return;
          expect(members.find((m) => m.id === next)?.active).toBe(true);
          expect([c.owner, ...concernedBy(c)]).not.toContain(next);
          const now = looked(c, { members, absences });
          expect(members.some((m) => m.id === now.owner)).toBe(true);
          // asked for again at once, nothing moves
          expect(looked(now, { members, absences })).toEqual(now);
        },
      ),
      { numRuns: runs(300) },
    ));
});
