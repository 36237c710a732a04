/** Logging a complaint, and completing what is known about it. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../../../src/core/case/answer.ts';
import { customerKeys } from '../../../../src/core/base/customers.ts';
import type { RecoveryCase } from '../../../../src/core/case/case.ts';
import type { Circumstances } from '../../../../src/core/case/circumstances.ts';
import { evolve } from '../../../../src/core/case/evolve.ts';
import {
  after,
  ANA,
  AURORA,
  circumstances,
  doneIn,
  eur,
  gives,
  hotelPolicy,
  hours,
  item,
  logs,
  member,
  MIA,
  NOON,
  openCase,
  R,
  refund,
  refusalIn,
} from '../build.ts';
import { makeWorld } from '../world.ts';

function logged(command: ReturnType<typeof logs>, at: Partial<Circumstances> = {}): RecoveryCase {
  const [event] = doneIn(answer(null, command, circumstances(at))).events;
  if (event === undefined) throw new Error('nothing happened');
  return evolve(null, event);
}

describe('logging a complaint', () => {
  it('opens a case that its logger owns, with the words as they were said', () => {
    const c = logged(logs('No hot water in room 412 for two nights', { customer: ' room  412 ' }));
    expect(c).toMatchObject({ id: 'R-1042', status: 'owned', owner: 'ana', loggedBy: 'ana', team: 'front-desk' });
    expect(c.customer.reference).toBe('room 412');
    expect(c.complaints.map((x) => x.text)).toEqual(['No hot water in room 412 for two nights']);
  });

  it('masks what may not be kept before anything is kept, and says what it masked', () => {
    const said = doneIn(
      answer(
        null,
        logs('my card 4111 1111 1111 1111, mail me at jo@example.com', { customer: 'jo@example.com' }),
        circumstances({ customerKeyOf: customerKeys(Buffer.alloc(32, 1), AURORA.id) }),
      ),
    );
    expect(said.said).toEqual({ kind: 'logged', masked: ['card', 'email'] });
    expect(JSON.stringify(said.events, (_, v: unknown) => (typeof v === 'bigint' ? String(v) : v))).not.toMatch(
      /4111 1111|jo@example/,
    );
  });

  it('carries from the first moment what makes it sensitive, and then nothing is given without a person', () => {
    const world = makeWorld();
    doneIn(world.ask(ANA, logs('The guest was injured by the door, says her lawyer', { customer: 'room 7' })));
    const [c] = world.cases.values();
    if (c === undefined) throw new Error('nothing was logged');
    expect(c).toMatchObject({
      sensitivity: 'injury',
      alsoSensitive: ['legal'],
      triage: { sensitivity: { because: expect.stringContaining('injured') } },
    });
    expect(doneIn(world.ask(ANA, gives([refund(10)], null, c.id))).said.kind).toBe('asked');
    expect(logged(logs('No towels'))).toMatchObject({ sensitivity: null });
    expect(logged(logs('No towels'))).not.toHaveProperty('alsoSensitive');
  });

  it('knows two customers apart whose references look alike when masked, and nobody where none was typed', () => {
    const rosa = logged(logs('No towels', { customer: 'rosa@example.com' }));
    const timo = logged(logs('No towels', { customer: 'timo@example.org' }));
    expect([rosa, timo].map((c) => c.customer.reference)).toEqual(['(e-mail hidden)', '(e-mail hidden)']);
    expect(rosa.customer.key).not.toBe(timo.customer.key);
    const nobody = { reference: null, key: null };
    expect(logged(logs('No towels', { customer: ' ' })).customer).toEqual(nobody);
    expect(logged(logs('No towels', { customer: '(e-mail hidden)' })).customer).toEqual(nobody);
  });

  it.each(['', '   ', '\u200b\u202e', '\n\t\n'])('refuses a complaint without words: %j', (text) => {
    expect(refusalIn(answer(null, logs(text), circumstances()))).toEqual({ kind: 'nothing_written' });
  });

  it('takes 50,000 characters and refuses one more, counting an emoji as one', () => {
    expect(logged(logs('a'.repeat(49_999) + '😡')).complaints[0]?.text).toHaveLength(50_001);
    expect(refusalIn(answer(null, logs('a'.repeat(50_001)), circumstances()))).toEqual({
      kind: 'too_long',
      most: 50_000,
    });
  });

  it('never believes that a complaint was received in the future', () => {
    expect(logged(logs('late', { receivedAt: after(hours(1)) })).receivedAt).toEqual(NOON);
    expect(logged(logs('late', { receivedAt: new Date(Number.NaN) })).receivedAt).toEqual(NOON);
    expect(logged(logs('late', { receivedAt: after(-hours(9)) })).receivedAt).toEqual(after(-hours(9)));
  });

  it('keeps the reading of the rules beside what the person chose', () => {
    const { triage } = logged(logs('no hot water', { failure: 'process.billing', severity: 'S1' }));
    expect(triage.failure).toMatchObject({ value: 'process.billing', by: 'person' });
    expect(triage.failure.was).toMatchObject({ value: 'outcome.facility', by: 'rules' });
    expect(triage.severity).toMatchObject({ value: 'S1', by: 'person' });
    expect(triage.severity.was).toMatchObject({ value: 'S3', by: 'rules' });
  });

  it('leaves the reading to the rules where the person chose the same', () => {
    expect(logged(logs('no hot water', { failure: 'outcome.facility' })).triage.failure.by).toBe('rules');
  });

  it('takes what the customer asks for from the person, masked and bounded', () => {
    const sought = logged(logs('no hot water', { remedySought: `call 0171 2345678, ${'x'.repeat(5_000)}` })).triage
      .remedySought;
    expect(sought?.by).toBe('person');
    expect(sought?.value).not.toContain('2345678');
    expect([...(sought?.value ?? '')].length).toBeLessThanOrEqual(1_000);
  });

  it('refuses strangers and leavers', () => {
    expect(refusalIn(answer(null, logs('x'), circumstances({ by: null })))).toEqual({ kind: 'not_a_member' });
    const gone = member('ana', { active: false });
    expect(refusalIn(answer(null, logs('x'), circumstances({ by: gone })))).toEqual({ kind: 'not_a_member' });
  });

  it('throws when nobody drew a number: that is a bug, not a refusal', () => {
    expect(() => answer(null, logs('x'), circumstances({ caseNumber: null }))).toThrow('number');
  });
});

describe('adding facts', () => {
  const facts = (customer: string | null) =>
    ({ kind: 'set_facts', case: R(1042), customer, orderValue: null, lossValue: null }) as const;

  it('keeps what is not said, and replaces what is', () => {
    const c = openCase();
    const [event] = doneIn(answer(c, { ...facts(null), orderValue: eur(300) }, circumstances())).events;
    expect(event).toMatchObject({
      customer: { reference: 'room 412', key: 'room412' },
      orderValue: eur(300),
      lossValue: eur(900),
    });
    expect(event).not.toHaveProperty('rebooked');
  });

  it('counts what was given to an unknown customer for the customer it turns out to be', () => {
    const world = makeWorld({
      cases: [openCase({ customer: { reference: null, key: null } }), openCase({ id: R(2) })],
    });
    doneIn(world.ask(ANA, gives([refund(60)])));
    doneIn(world.ask(ANA, facts('room 412')));
    expect(world.ledger.map((e) => [e.state, e.customer, e.at])).toEqual([
      ['released', null, NOON],
      ['reserved', 'room412', NOON],
    ]);
    expect(world.caseOf(R(1042)).actions[0]?.entries).toEqual([world.ledger[1]?.id]);
    // the same customer with the same failure: 190 of 250 EUR are left over both cases, too much for 2 x 100
    doneIn(world.ask(ANA, gives([refund(100)], null, R(2))));
    expect(doneIn(world.ask(ANA, gives([refund(100)], null, R(2)))).said.kind).toBe('asked');
  });

  it('makes cards drawn before out of date when the customer of a pending request changes', () => {
    const world = makeWorld({ cases: [openCase()] });
    doneIn(world.ask(ANA, gives([refund(400)])));
    const before = world.caseOf(R(1042)).requests[0];
    if (before === undefined) throw new Error('nothing was asked');
    doneIn(world.ask(ANA, facts('room 413')));
    const click = { kind: 'approve', case: R(1042), request: before.id, digest: before.digest } as const;
    expect(refusalIn(world.ask(MIA, click))).toMatchObject({ kind: 'may_not_approve', code: 'request_changed' });
    const now = world.caseOf(R(1042)).requests[0]?.digest ?? null;
    expect(now).not.toBe(before.digest);
    doneIn(world.ask(MIA, { ...click, digest: now }));
  });

  it('books nothing anew when the customer stays the same', () => {
    const world = makeWorld({ cases: [openCase()] });
    doneIn(world.ask(ANA, gives([refund(40), item('apology')])));
    doneIn(world.ask(ANA, facts(' room 412 ')));
    expect(world.ledger).toHaveLength(1);
  });

  it('takes the masked words a form gave back for the same customer, and other words for another one', () => {
    const world = makeWorld({
      cases: [openCase({ customer: { reference: '(e-mail hidden)', key: 'jo@example.com' } })],
    });
    doneIn(world.ask(ANA, gives([refund(40)])));
    for (const same of ['(e-mail hidden)', 'jo@example.com', ' JO@Example.com', null])
      doneIn(world.ask(ANA, facts(same)));
    expect(world.ledger.map((e) => [e.state, e.customer])).toEqual([['reserved', 'jo@example.com']]);
    doneIn(world.ask(ANA, facts('mo@example.com')));
    expect(world.caseOf(R(1042)).customer).toEqual({ reference: '(e-mail hidden)', key: 'mo@example.com' });
    // what was given stays with whoever got it, and the case is judged for both
    expect(world.ledger.map((e) => [e.state, e.customer])).toEqual([['reserved', 'jo@example.com']]);
    expect(world.caseOf(R(1042)).customersBefore).toEqual(['jo@example.com']);
    doneIn(world.ask(ANA, facts('jo@example.com')));
    doneIn(world.ask(ANA, facts('mo@example.com')));
    expect(world.caseOf(R(1042)).customersBefore).toEqual(['jo@example.com', 'mo@example.com']);
  });

  it('refuses facts on a case that is over', () => {
    for (const status of ['resolved', 'closed', 'dismissed', 'merged'] as const) {
      expect(refusalIn(answer(openCase({ status }), facts('x'), circumstances()))).toEqual({
        kind: 'case_is_over',
        status,
      });
    }
  });

  it('judges by the value that was added', () => {
    const policy = hotelPolicy([
      'refund: { class: money }',
      'refund: { class: money, cap_percent: 100, cap_of: order_value }',
    ]);
    const world = makeWorld({ policy, cases: [openCase({ orderValue: null })] });
    expect(doneIn(world.ask(ANA, gives([refund(20)]))).said).toMatchObject({
      kind: 'asked',
      reasons: [{ code: 'value_unknown' }],
    });
    doneIn(world.ask(ANA, { ...facts(null), orderValue: eur(100) }));
    expect(doneIn(world.ask(ANA, gives([refund(20)]))).said.kind).toBe('given');
  });
});
