/** Contacts with the customer, and the clock that tells when they hear nothing for too long. */
import { describe, expect, it } from 'vitest';
import type { RecoveryCase } from '../../../../src/core/case/case.ts';
import type { Command } from '../../../../src/core/case/commands.ts';
import { nextLook } from '../../../../src/core/case/follows/due.ts';
import { noticesFor } from '../../../../src/core/case/follows/notices.ts';
import { nextUpdateDue, type Rhythm } from '../../../../src/core/case/rules/contact/silence.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  DAY_MS,
  doneIn,
  gives,
  hotelPolicy,
  hours,
  item,
  logs,
  member,
  NOON,
  openCase,
  R,
  refund,
  refusalIn,
  resolves,
} from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const CASE = R(1042);
const look: Command = { kind: 'look_again', case: CASE };
const contact = (reached: 'yes' | 'no' | 'never', words: string | null = null): Command => ({
  kind: 'contact',
  case: CASE,
  reached,
  words,
});
const severity = (value: 'S1' | 'S2' | 'S3' | 'S4'): Partial<RecoveryCase> => ({
  triage: { ...openCase().triage, severity: { value, because: 'a person said so', by: 'person' } },
});
/** As it is logged now: nobody spoke with the customer yet. */
const fresh = (change: Partial<RecoveryCase> = {}): RecoveryCase =>
  openCase({ ...severity('S2'), ownedAt: NOON, lastContactAt: null, ...change });
/** Hours of the demo's policy: S1 and S2 run on the wall clock. */
const hotel = (change: Partial<RecoveryCase> = {}, policy = hotelPolicy()): World =>
  makeWorld({ cases: [fresh(change)], policy });
const silences = (world: World): readonly (readonly [string, readonly string[]])[] =>
  doneIn(world.ask(null, look)).events.flatMap((e) => (e.kind === 'went_silent' ? [[e.to, e.told] as const] : []));
/** What the clock says when it is looked at this long after noon. */
function at(world: World, ms: number): ReturnType<typeof silences> {
  world.forward(after(ms).getTime() - world.now().getTime());
  return silences(world);
}

const calls: Command = { kind: 'promise', case: CASE, text: 'call', due: after(hours(5)) };

describe('the silence clock of S2', () => {
  it('runs out after four hours: the owner is told, then the lead, each once', () => {
    const world = hotel();
    expect(at(world, hours(4) - 1)).toEqual([]);
    expect(at(world, hours(4))).toEqual([['owner', ['ana']]]);
    expect(at(world, hours(4))).toEqual([]);
    expect(at(world, hours(8) - 1)).toEqual([]);
    expect(at(world, hours(8))).toEqual([['lead', ['mia']]]);
    expect(at(world, 30 * DAY_MS)).toEqual([]);
  });

  it('tells each of the two privately, with the case', () => {
    const world = hotel();
    world.forward(hours(4));
    const [event] = doneIn(world.ask(null, look)).events;
    if (event === undefined) throw new Error('nothing happened');
    expect(noticesFor(event, 5, world.caseOf(CASE))).toEqual([
      { kind: 'case', case: CASE },
      { kind: 'event', case: CASE, seq: 5, to: 'ana' },
    ]);
  });

  it.each([
    ['a contact', contact('yes', 'they wait until six')],
    ['a try', contact('no', 'no answer')],
    ['a gift', gives([item('apology')])],
    ['a promise', calls],
  ])('begins anew with %s', (_, command) => {
    const world = hotel();
    expect(at(world, hours(4))).toHaveLength(1);
    world.forward(hours(0.5));
    doneIn(world.ask(BOB, command));
    expect(world.caseOf(CASE).silence).toBeUndefined();
    expect(at(world, hours(8.5) - 1)).toEqual([]);
    const since = command.kind === 'promise' ? hours(9) : hours(8.5);
    expect(at(world, since)).toEqual([['owner', ['ana']]]);
  });

  it('waits for a promise: until its time the customer expects nothing', () => {
    const world = hotel();
    doneIn(world.ask(ANA, { kind: 'promise', case: CASE, text: 'call', due: after(hours(20)) }));
    expect(at(world, hours(23))).toEqual([]);
    expect(at(world, hours(24))).toEqual([['owner', ['ana']]]);
  });

  it('goes to the lead where the owner is gone, who owns it by then, and to nobody where there is no lead', () => {
    const gone = AURORA.members.map((m) => (m.id === 'ana' ? member('ana', { active: false }) : m));
    const world = makeWorld({ cases: [fresh()], workspace: { ...AURORA, members: gone } });
    expect(at(world, hours(4))).toEqual([['owner', ['mia']]]);
    const alone = makeWorld({ cases: [fresh()], workspace: { ...AURORA, members: [ANA] } });
    expect(at(alone, hours(4))).toEqual([['owner', ['ana']]]);
    expect(at(alone, hours(8))).toEqual([['lead', []]]);
    expect(at(alone, hours(20))).toEqual([]);
  });

  it('does not tell a lead whom the complaint is about', () => {
    const world = hotel({ concerns: member('mia').id });
    expect(at(world, hours(4))).toEqual([['owner', ['ana']]]);
    expect(at(world, hours(8))).toEqual([['lead', []]]);
  });
});

describe('no clock runs', () => {
  it.each([
    ['on a case of an older version, before somebody speaks with its customer', { lastContactAt: undefined }],
    [
      'where the card of an outage stands for it',
      { outage: { id: openCase().complaints[0]?.id, name: 'Heat', quiet: true } },
    ],
    ['once it is resolved', { status: 'resolved' }],
    ['once it is dismissed', { status: 'dismissed' }],
  ] as readonly (readonly [string, Partial<RecoveryCase>])[])('%s', (_, change) => {
    const { lastContactAt, ...rest } = fresh(change);
    const c = lastContactAt === undefined ? rest : { ...rest, lastContactAt };
    expect(at(makeWorld({ cases: [c] }), 30 * DAY_MS)).toEqual([]);
  });

  it('where the customer cannot be reached, with a reason; and it runs again when they were', () => {
    const world = hotel();
    expect(refusalIn(world.ask(ANA, contact('never')))).toEqual({ kind: 'contact_needs_reason', case: CASE });
    doneIn(world.ask(ANA, contact('never', 'no number was given')));
    expect(world.caseOf(CASE)).toMatchObject({ noContact: { reason: 'no number was given', by: 'ana' } });
    expect(at(world, 3 * DAY_MS)).toEqual([]);
    doneIn(world.ask(ANA, contact('yes')));
    expect(world.caseOf(CASE).noContact).toBeNull();
    expect(at(world, 3 * DAY_MS + hours(4))).toHaveLength(1);
  });
});

describe('how long', () => {
  const rhythm = (change: Partial<Rhythm> = {}): Rhythm => ({
    policy: hotelPolicy(),
    teams: AURORA.teams,
    every: {},
    followUps: [],
    ...change,
  });
  const due = (value: 'S1' | 'S2' | 'S3' | 'S4', change: Partial<Rhythm> = {}): number =>
    ((nextUpdateDue(fresh(severity(value)), rhythm(change))?.getTime() ?? 0) - NOON.getTime()) / hours(1);

  it('goes by how grave it is; by the pack where it says so; on the wall where there are no hours', () => {
    const wall = { policy: null };
    expect((['S1', 'S2', 'S3', 'S4'] as const).map((value) => due(value, wall))).toEqual([1, 4, 24, 72]);
    expect(due('S3', { ...wall, every: { S3: hours(2) } })).toBe(2);
  });

  it('is looked at when it is due', () => {
    const c = fresh();
    expect(nextLook(c, NOON, [], rhythm())).toEqual(nextUpdateDue(c, rhythm()));
    expect(nextLook(c, NOON)).toBeNull();
  });
});

describe('the first contact', () => {
  it.each([
    ['a gift', [gives([refund(20)])], hours(1)],
    ['a contact', [contact('yes')], hours(1)],
    ['a promise', [{ kind: 'promise', case: CASE, text: 'call', due: after(hours(5)) }], hours(1)],
    ['a resolve', [resolves()], hours(1)],
    ['not a try', [contact('no', 'no answer')], null],
    ['not a request that waits', [gives([refund(400)])], null],
    ['not a resolve without any contact', [resolves({ outcome: 'no_contact', customerAccepted: 'unknown' })], null],
  ] as readonly (readonly [string, readonly Command[], number | null])[])('%s', (_, commands, ms) => {
    const world = hotel();
    world.forward(hours(1));
    for (const command of commands) doneIn(world.ask(ANA, command));
    expect(world.caseOf(CASE).firstCustomerContactAt).toEqual(ms === null ? null : after(ms));
  });

  it('stays when more follow, and a new case waits for its own', () => {
    const world = hotel();
    doneIn(world.ask(ANA, contact('yes')));
    world.forward(hours(1));
    doneIn(world.ask(BOB, contact('yes', 'again')));
    expect(world.caseOf(CASE)).toMatchObject({ firstCustomerContactAt: NOON, lastContactAt: after(hours(1)) });
    const logged = doneIn(world.ask(ANA, logs('The tap drips'))).events[0];
    expect(logged).toMatchObject({ case: { firstCustomerContactAt: null, lastContactAt: null } });
  });

  it('may be said of a case that is resolved, and not of one that is over for good', () => {
    doneIn(hotel({ status: 'resolved' }).ask(ANA, contact('yes')));
    expect(refusalIn(hotel({ status: 'closed' }).ask(ANA, contact('yes')))).toMatchObject({ kind: 'case_is_over' });
  });
});
