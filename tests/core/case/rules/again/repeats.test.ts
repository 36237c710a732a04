/** The customer complains twice: every edge of what counts, with the clock in the hand. */
import { describe, expect, it } from 'vitest';
import type { Severity } from '../../../../../src/core/base/failures.ts';
import type { RecoveryCase } from '../../../../../src/core/case/case.ts';
import type { Command } from '../../../../../src/core/case/commands.ts';
import { answer } from '../../../../../src/core/case/answer.ts';
import { evolve } from '../../../../../src/core/case/evolve.ts';
import { noticesFor } from '../../../../../src/core/case/follows/notices.ts';
import { suggest } from '../../../../../src/core/triage/suggest.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  circumstances,
  DAY_MS,
  doneIn,
  gives,
  hours,
  logs,
  MIA,
  NOON,
  openCase,
  PACKS,
  R,
  refund,
  resolves,
} from '../../build.ts';
import { otherCase } from '../../others.ts';
import { makeWorld, type World } from '../../world.ts';

const FIRST = R(1042);
const COLD = 'Room 412: no hot water again';
const second = (change: object = {}): Command => logs(COLD, { customer: 'room 412', ...change });

/** R-1042 was resolved at noon: 60 EUR, accepted. */
function resolvedFirst(change: Partial<RecoveryCase> = {}): World {
  const world = makeWorld({ cases: [openCase(change)] });
  doneIn(world.ask(ANA, gives([refund(60)])));
  doneIn(world.ask(ANA, resolves({ done: world.caseOf(FIRST).actions.map(({ id }) => id) })));
  return world;
}
/** The second complaint, so much later; the case it became. */
function later(world: World, ms: number, command: Command = second()): RecoveryCase {
  world.forward(ms);
  doneIn(world.ask(BOB, command));
  return world.caseOf([...world.cases.keys()].at(-1) ?? R(1));
}
const read = (text: string): Severity => {
  const w = makeWorld();
  doneIn(w.ask(BOB, logs(text)));
  return w.caseOf(R(1)).triage.severity.value;
};

it('finds the keys of a room as they are typed', () => {
  expect(later(resolvedFirst(), DAY_MS).customer.key).toBe(resolvedFirst().caseOf(FIRST).customer.key);
});

describe('a second complaint', () => {
  it('is one step more urgent, with why, and tells what it counts', () => {
    const c = later(resolvedFirst(), 40 * DAY_MS);
    expect(read(COLD)).toBe('S3');
    expect(c.repeat).toEqual({ nth: 2, days: 40, of: [FIRST], isAlike: true });
    expect(c.triage.severity).toMatchObject({ value: 'S2', by: 'rules' });
    expect(c.triage.severity.because).toMatch(/^complaint 2 of this customer in 40 days, else S3: /);
  });

  it('tells the lead once, and not whoever did it', () => {
    const world = resolvedFirst();
    const c = later(world, 40 * DAY_MS);
    const noticed = world.journal.filter(({ event }) => event.kind === 'repeated');
    expect(noticed).toHaveLength(1);
    const [{ event } = { event: undefined }] = noticed;
    if (event?.kind !== 'repeated') throw new Error('not noticed');
    expect(event.tells).toEqual([MIA.id]);
    const told = noticesFor(event, 2, c).flatMap((n) => (n.kind === 'event' ? [n.to] : []));
    expect(told).toEqual([MIA.id]);
    // nothing of it happens again with what is said later
    doneIn(world.ask(BOB, { kind: 'edit', case: c.id, changes: { customer: 'room 999' }, because: null }));
    doneIn(world.ask(BOB, { kind: 'edit', case: c.id, changes: { customer: 'room 412' }, because: null }));
    expect(world.journal.filter(({ event: e }) => e.kind === 'repeated')).toHaveLength(1);
    expect(world.caseOf(c.id).triage.severity.value).toBe('S2');
    const byLead = resolvedFirst();
    byLead.forward(DAY_MS);
    doneIn(byLead.ask(MIA, second()));
    expect(byLead.journal.at(-1)?.event).toMatchObject({ kind: 'repeated', tells: [] });
  });

  it('begins with what has changed since', () => {
    const world = resolvedFirst();
    const c = later(world, 40 * DAY_MS);
    expect(suggest(c, BOB, world.seenBy(BOB, c.id), PACKS).advice[0]).toEqual({ kind: 'explain_what_changed' });
  });

  it('about another thing counts as well', () => {
    const c = later(resolvedFirst(), DAY_MS, second({ failure: 'process.billing' }));
    expect(c.repeat).toMatchObject({ nth: 2, isAlike: false });
  });

  it('counts for ninety days since the first was resolved, to the instant', () => {
    expect(later(resolvedFirst(), 90 * DAY_MS).repeat).toMatchObject({ days: 90 });
    expect(later(resolvedFirst(), 90 * DAY_MS + 1).repeat).toBeUndefined();
  });

  it('counts since it was received as long as the first goes on', () => {
    const open = (): World => makeWorld({ cases: [openCase()] });
    expect(later(open(), 3 * DAY_MS).repeat).toMatchObject({ nth: 2, days: 3 });
    expect(later(open(), 91 * DAY_MS).repeat).toBeUndefined();
  });

  it('stays S1 where it is S1 already, and is noticed all the same', () => {
    const text = 'The boiler is on fire and a child is hurt, room 412';
    expect(read(text)).toBe('S1');
    const c = later(resolvedFirst(), DAY_MS, logs(text, { customer: 'room 412' }));
    expect(c.triage.severity).toMatchObject({ value: 'S1' });
    expect(c.triage.severity.because).not.toContain('complaint 2');
    expect(c.repeat).toMatchObject({ nth: 2 });
  });

  it('stays as urgent as a person said it is', () => {
    const c = later(resolvedFirst(), DAY_MS, second({ severity: 'S4' }));
    expect(c).toMatchObject({ triage: { severity: { value: 'S4', by: 'person' } }, repeat: { nth: 2 } });
  });

  it('is the third after two', () => {
    const world = resolvedFirst();
    later(world, 10 * DAY_MS);
    const third = later(world, 20 * DAY_MS);
    expect(third.repeat).toEqual({ nth: 3, days: 30, of: [R(1), FIRST], isAlike: true });
  });

  it.each([
    ['dismissed', { status: 'dismissed' }],
    ['merged into another', { status: 'merged' }],
    ['of somebody else', { customer: { reference: 'room 413', key: 'room413' } }],
    ['of nobody known', { customer: { reference: null, key: null } }],
  ] as const)('is none after a case that is %s', (_, change) => {
    const world = makeWorld({ cases: [{ ...resolvedFirst().caseOf(FIRST), ...change }] });
    expect(later(world, DAY_MS).repeat).toBeUndefined();
  });

  it('of nobody known is none, and of a customer who was erased neither', () => {
    expect(later(resolvedFirst(), DAY_MS, second({ customer: null })).repeat).toBeUndefined();
    expect(later(resolvedFirst(), DAY_MS, second({ customer: 'unknown' })).repeat).toBeUndefined();
    expect(later(makeWorld(), DAY_MS).repeat).toBeUndefined();
  });

  it('after one that is kept private counts, and knows nothing of it', () => {
    const world = resolvedFirst();
    doneIn(world.ask(ANA, { kind: 'restrict', case: FIRST, sensitivity: 'injury', reason: 'a fall' }));
    expect(later(world, DAY_MS).repeat).toMatchObject({ nth: 2, of: [FIRST] });
    expect(otherCase(world.caseOf(FIRST))).toMatchObject({ isPrivate: true, given: [], accepted: null });
  });

  it('that is written down late does not come before the first', () => {
    const world = resolvedFirst();
    const c = later(world, DAY_MS, second({ receivedAt: after(-DAY_MS) }));
    expect(c.repeat).toBeUndefined();
  });
});

describe('one complaint told twice, by mail and in the chat', () => {
  const told = (): World => {
    const world = makeWorld();
    doneIn(world.ask(ANA, second({ source: 'webhook' })));
    world.forward(hours(1));
    doneIn(world.ask(BOB, second({ receivedAt: after(-hours(1)) })));
    return world;
  };

  it('is no second one: nothing is raised, nobody is told', () => {
    expect(told().journal.map(({ event }) => event.kind)).toEqual(['logged', 'logged']);
    expect(later(told(), hours(24)).repeat, 'but a day later it is').toMatchObject({ nth: 3 });
  });

  it('is merged: both texts, and the first receipt', () => {
    const world = told();
    doneIn(world.ask(BOB, { kind: 'merge', case: R(2), into: R(1), because: null }));
    const c = world.caseOf(R(1));
    expect(c.complaints.map(({ text }) => text)).toEqual([COLD, COLD]);
    expect(c.receivedAt).toEqual(after(-hours(1)));
    doneIn(world.ask(BOB, { kind: 'undo', case: R(2) }));
    expect(world.caseOf(R(1)).receivedAt).toEqual(NOON);
  });

  it('is two after all where somebody says so, and the later one counts from then on', () => {
    const world = makeWorld();
    doneIn(world.ask(ANA, second()));
    world.forward(hours(1));
    doneIn(world.ask(BOB, second()));
    expect(doneIn(world.ask(BOB, { kind: 'unlink', case: R(2), other: R(1) })).said).toEqual({
      kind: 'said_apart',
      from: R(1),
    });
    expect(world.caseOf(R(2))).toMatchObject({
      apart: [R(1)],
      repeat: { nth: 2, days: 0 },
      triage: { severity: { value: 'S2' } },
    });
    expect(world.caseOf(R(1))).toMatchObject({ apart: [R(2)] });
    expect(world.caseOf(R(1)).repeat).toBeUndefined();
    expect(doneIn(world.ask(BOB, { kind: 'unlink', case: R(2), other: R(1) })).said.kind).toBe('already_so');
  });

  it('is one matter where they are linked while the first goes on', () => {
    const world = makeWorld();
    doneIn(world.ask(ANA, second()));
    world.forward(3 * DAY_MS);
    doneIn(world.ask(BOB, { ...logs(COLD), follows: R(1) }));
    expect(world.caseOf(R(2))).toMatchObject({ linked: [R(1)] });
    expect(world.caseOf(R(2)).repeat).toBeUndefined();
  });
});

it('a case that follows one is noticed, though nobody typed the customer', () => {
  const world = resolvedFirst();
  world.forward(31 * DAY_MS);
  doneIn(world.ask(BOB, { ...logs(COLD), follows: FIRST }));
  expect(world.caseOf(R(1)).repeat).toMatchObject({ nth: 2, days: 31 });
});

describe('said later who the customer is', () => {
  it('is noticed at that moment, and nothing is taken back', () => {
    const world = resolvedFirst();
    world.forward(5 * DAY_MS);
    doneIn(world.ask(BOB, logs(COLD)));
    doneIn(world.ask(BOB, gives([refund(20)], null, R(1))));
    const given = world.ledger;
    doneIn(world.ask(BOB, { kind: 'edit', case: R(1), changes: { customer: 'room 412' }, because: null }));
    expect(world.caseOf(R(1))).toMatchObject({ repeat: { nth: 2 }, triage: { severity: { value: 'S2' } } });
    expect(world.ledger.filter(({ state }) => state !== 'released').map(({ cost }) => cost.minor)).toEqual(
      given.map(({ cost }) => cost.minor),
    );
    const facts = { kind: 'set_facts', case: R(2), customer: 'room 412', orderValue: null, lossValue: null } as const;
    doneIn(world.ask(BOB, logs(COLD)));
    doneIn(world.ask(BOB, facts));
    // the one before goes on and came within a day: perhaps one complaint told twice, but the first still counts
    expect(world.caseOf(R(2)).repeat).toMatchObject({ nth: 2, of: [FIRST] });
  });

  it('by another name: on the later case, and on the earlier one for the later', () => {
    const first = resolvedFirst().caseOf(FIRST);
    const mail = openCase({
      id: R(1100),
      customer: { reference: '(e-mail hidden)', key: 'jo@example.com' },
      receivedAt: after(40 * DAY_MS),
      owner: BOB.id,
    });
    const at = after(41 * DAY_MS);
    const says = (of: RecoveryCase, customer: string): Command => ({
      kind: 'link_customer',
      case: of.id,
      customer,
      because: 'one guest',
    });
    const onLater = answer(
      mail,
      says(mail, 'room 412'),
      circumstances({ at, by: BOB, others: [otherCase(first, { isOwn: false, isNamed: true })] }),
    );
    const now = doneIn(onLater).events.reduce<RecoveryCase>(evolve, mail);
    expect(now).toMatchObject({ repeat: { nth: 2, days: 40, of: [FIRST] }, triage: { severity: { value: 'S2' } } });
    const onEarlier = answer(
      first,
      says(first, 'jo@example.com'),
      circumstances({ at, by: BOB, others: [otherCase(mail, { isOwn: false, isNamed: true })] }),
    );
    expect(doneIn(onEarlier).elsewhere).toMatchObject([
      { case: mail.id, events: [{ kind: 'repeated', repeat: { nth: 2, of: [FIRST] }, severity: { value: 'S2' } }] },
    ]);
    const seen = otherCase({ ...mail, repeat: { nth: 2, days: 1, of: [], isAlike: true } });
    const again = answer(first, says(first, 'jo@example.com'), circumstances({ at, by: BOB, others: [seen] }));
    expect(doneIn(again).elsewhere).toEqual([]);
  });
});

it('tells no lead whom the complaint is about, nor one who has left', () => {
  const members = AURORA.members.map((m) => (m.id === MIA.id ? { ...m, active: false } : m));
  const world = makeWorld({ cases: [resolvedFirst().caseOf(FIRST)], workspace: { ...AURORA, members } });
  later(world, DAY_MS);
  expect(world.journal.at(-1)?.event).toMatchObject({ kind: 'repeated', tells: [] });
});
