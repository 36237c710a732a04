/** Resolving a case: who may, what must be settled first, what is learned about the process. */
import { describe, expect, it } from 'vitest';
import type { CustomerPromise } from '../../../../src/core/case/case.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  DAY_MS,
  doneIn,
  eur,
  GIL,
  gives,
  hours,
  item,
  MAX,
  member,
  MIA,
  NOON,
  openCase,
  R,
  refund,
  refusalIn,
  resolves,
  thing,
} from '../build.ts';
import { noticesFor } from '../../../../src/core/case/follows/notices.ts';
import { makeWorld, type World, type WorldOptions } from '../world.ts';

const CASE = R(1042);
const hotel = (options: WorldOptions = {}): World => makeWorld({ cases: [openCase()], ...options });

describe('resolving', () => {
  it('by one press takes all that was given, and asks where more was given since', () => {
    const one = hotel();
    const { said } = doneIn(one.ask(ANA, gives([refund(40)])));
    const done = said.kind === 'given' ? said.actions : [];
    doneIn(one.ask(ANA, gives([refund(20)])));
    expect(refusalIn(one.ask(ANA, resolves({ done, isAll: true })))).toMatchObject({ kind: 'given_since', case: CASE });
    const all = one.caseOf(CASE).actions.map((a) => a.id);
    expect(doneIn(one.ask(ANA, resolves({ done: all, isAll: true }))).said.kind).toBe('resolved');
    expect(one.caseOf(CASE).actions.map((a) => a.status)).toEqual(['done', 'done']);
  });

  it('by one press asks where what it takes as given was not given after all', () => {
    const world = hotel();
    const { said } = doneIn(world.ask(ANA, gives([refund(40)])));
    const press = resolves({ done: said.kind === 'given' ? said.actions : [], isAll: true });
    const given = world.fork();
    doneIn(world.ask(ANA, resolves()));
    doneIn(world.ask(ANA, { kind: 'undo', case: CASE }));
    expect(refusalIn(world.ask(ANA, press)).kind).toBe('given_since');
    doneIn(given.ask(ANA, press));
    doneIn(given.ask(ANA, { kind: 'undo', case: CASE }));
    expect(doneIn(given.ask(ANA, press)).said.kind, 'what was given stays given').toBe('resolved');
  });

  it('is for the owner or the lead of the team', () => {
    expect(doneIn(hotel().ask(ANA, resolves())).said.kind).toBe('resolved');
    expect(doneIn(hotel().ask(MIA, resolves({ because: 'Ana is off today' }))).said.kind).toBe('resolved');
    const otherLead = member('max', { role: 'duty_manager', team: MAX.team, lead: true });
    for (const by of [BOB, GIL, otherLead]) {
      expect(refusalIn(hotel().ask(by, resolves()))).toEqual({ kind: 'not_yours', owner: 'ana' });
    }
  });

  it('by a lead wants to know why, keeps it, and tells the owner', () => {
    const world = hotel();
    for (const because of [undefined, null, '', 'because'] as const)
      expect(refusalIn(world.ask(MIA, resolves(because === undefined ? {} : { because })))).toEqual({
        kind: 'resolve_needs_reason',
        case: CASE,
        v: world.caseOf(CASE).version,
        owner: ANA.id,
      });
    doneIn(world.ask(MIA, resolves({ because: 'Ana is off today' })));
    expect(world.caseOf(CASE).resolution).toMatchObject({ by: MIA.id, reason: 'Ana is off today' });
    const last = world.journal.findLast(({ event }) => event.kind === 'resolved');
    if (last === undefined) throw new Error('not resolved');
    expect(noticesFor(last.event, 2, last.after)).toContainEqual({ kind: 'event', case: CASE, seq: 2, to: ANA.id });
    expect(world.caseOf(CASE).shoutOuts, 'nobody is thanked for what somebody else ended').toEqual([]);
  });

  it('keeps no reason of its owner, who needs none', () => {
    const world = hotel();
    doneIn(world.ask(ANA, resolves({ because: 'I felt like it' })));
    expect(world.caseOf(CASE).resolution?.reason).toBeUndefined();
  });

  it('of what the customer takes back frees what was set aside, decides nothing and lets off every promise', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(40)])));
    doneIn(world.ask(BOB, gives([refund(400)])));
    doneIn(world.ask(ANA, { kind: 'promise', case: CASE, text: 'call back', due: after(hours(2)) }));
    doneIn(world.ask(ANA, resolves({ outcome: 'withdrawn', customerAccepted: 'unknown', done: [] })));
    const c = world.caseOf(CASE);
    expect(c).toMatchObject({ status: 'resolved', resolution: { outcome: 'withdrawn' }, shoutOuts: [] });
    expect(c.requests.map(({ status }) => status)).toEqual(['withdrawn']);
    expect(c.promises.map(({ status }) => status)).toEqual(['void']);
    expect(world.ledger.map(({ state }) => state)).toEqual(['released']);
    const withdrawn = world.journal.find(({ event }) => event.kind === 'withdrawn');
    if (withdrawn === undefined) throw new Error('nothing withdrawn');
    expect(noticesFor(withdrawn.event, 3, withdrawn.after), 'who asked hears of it').toContainEqual({
      kind: 'event',
      case: CASE,
      seq: 3,
      to: BOB.id,
    });
  });

  it('names no customer either, nor a colleague by a part of the name or in another spelling', () => {
    const lindqvist = member('sofia', { name: 'Sofia Lindqvist-Müller' });
    const said = [{ ...openCase().complaints[0], text: 'Frau Özdemir waited. Regards, Eva Lindgren' }];
    const world = hotel({
      workspace: { ...AURORA, members: [...AURORA.members, lindqvist] },
      cases: [openCase({ complaints: said as ReturnType<typeof openCase>['complaints'] })],
    });
    const names = [
      'Lindqvist forgot it',
      'LINDQVISTs shift',
      'Mueller knows',
      'muller',
      'moved Frau Ozdemir',
      'Lindgren',
    ];
    for (const whatHelped of names)
      expect(refusalIn(world.ask(ANA, resolves({ whatHelped }))), `of “${whatHelped}”`).toMatchObject({
        kind: 'blame_in_text',
        field: 'whatHelped',
      });
    expect(doneIn(world.ask(ANA, resolves({ whatHelped: 'Moving the guest at once' }))).said.kind).toBe('resolved');
  });

  it('waits for an open request', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    const [request] = world.caseOf(CASE).requests;
    expect(refusalIn(world.ask(ANA, resolves()))).toEqual({ kind: 'open_approval', request: request?.id });
  });

  it('waits for every open promise, and for none that is settled', () => {
    const promise = (n: number, status: CustomerPromise['status']): CustomerPromise => ({
      id: thing(`pro_000${n}`),
      text: 'call back',
      due: after(hours(2)),
      zone: 'Europe/Paris',
      by: ANA.id,
      status,
      at: NOON,
      settledAt: null,
      follows: null,
      reason: null,
    });
    const settled = (['kept', 'kept_late', 'renegotiated', 'broken', 'void'] as const).map((s, n) => promise(n, s));
    expect(doneIn(hotel({ cases: [openCase({ promises: settled })] }).ask(ANA, resolves())).said.kind).toBe('resolved');
    const open = hotel({ cases: [openCase({ promises: [...settled, promise(7, 'open'), promise(8, 'open')] })] });
    expect(refusalIn(open.ask(ANA, resolves()))).toEqual({ kind: 'open_promise', promises: ['pro_0007', 'pro_0008'] });
  });

  it('commits what was ticked and frees what was not', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([item('apology'), refund(80)])));
    doneIn(world.ask(ANA, gives([item('upgrade')])));
    const [apology, money] = world.caseOf(CASE).actions;
    doneIn(world.ask(ANA, resolves({ done: [apology, money].flatMap((a) => a?.id ?? []) })));
    expect(world.caseOf(CASE).actions.map((a) => [a.kind, a.status, a.confirmedBy])).toEqual([
      ['apology', 'done', 'ana'],
      ['refund', 'done', 'ana'],
      ['upgrade', 'refused_by_customer', null],
    ]);
    expect(world.ledger.map((e) => [e.cost, e.state])).toEqual([
      [eur(80), 'committed'],
      [eur(40), 'released'],
    ]);
  });

  it('does not make done what was declined, nor what is not there', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    const of = world.caseOf(CASE);
    const decline = {
      kind: 'decline',
      case: CASE,
      request: null,
      digest: null,
      reason: 'too much',
      alternative: null,
    } as const;
    doneIn(world.ask(MIA, decline));
    doneIn(world.ask(ANA, resolves({ done: [...of.actions.map((a) => a.id), thing('act_none')] })));
    expect(world.caseOf(CASE).actions.map((a) => a.status)).toEqual(['declined']);
    expect(world.ledger).toEqual([]);
  });

  it.each([
    ['whatHelped', 'Bob forgot the boiler', 'Bob'],
    ['whatHelped', 'it was BOB, again', 'Bob'],
    ['processArea', 'ask @gil about it', '@gil'],
    ['whatHelped', 'thanks to <@U0ANA>', '<@U0ANA>'],
  ])('asks to say it without a name: %s “%s”', (field, text, word) => {
    expect(refusalIn(hotel().ask(ANA, resolves({ [field]: text })))).toEqual({ kind: 'blame_in_text', field, word });
  });

  it('takes words that only look like a name', () => {
    expect(doneIn(hotel().ask(ANA, resolves({ whatHelped: 'A banana and a bobsleigh; Miami too.' }))).said.kind).toBe(
      'resolved',
    );
  });

  it('keeps what was learned, masked and bounded', () => {
    const world = hotel();
    doneIn(world.ask(ANA, resolves({ whatHelped: `call 4111 1111 1111 1111 ${'x'.repeat(3_000)}` })));
    const helped = world.caseOf(CASE).resolution?.whatHelped ?? '';
    expect(helped).not.toContain('4111');
    expect([...helped].length).toBeLessThanOrEqual(1_000);
  });

  it('twice is once', () => {
    const world = hotel();
    doneIn(world.ask(ANA, resolves()));
    expect(doneIn(world.ask(MIA, resolves()))).toMatchObject({ events: [], said: { kind: 'already_so' } });
  });
});

describe('a resolved case', () => {
  it('closes by itself after seven days, and not before', () => {
    const world = hotel();
    doneIn(world.ask(ANA, resolves({ customerAccepted: 'unknown' })));
    world.forward(7 * DAY_MS - 1);
    expect(doneIn(world.ask(null, { kind: 'look_again', case: CASE })).events).toEqual([]);
    world.forward(1);
    doneIn(world.ask(null, { kind: 'look_again', case: CASE }));
    expect(world.caseOf(CASE)).toMatchObject({ status: 'closed', closedAt: world.now() });
  });
});
