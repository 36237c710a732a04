/** What a decision sets aside, what counts, and the exact arithmetic under it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/authority/decide.ts';
import type { ActionAsked } from '../../../src/core/authority/asked.ts';
import type { DecideInput } from '../../../src/core/authority/decision.ts';
import { requestDigest } from '../../../src/core/approval/digest-of-request.ts';
import { down, exchangeAt, inverse, up } from '../../../src/core/authority/exchange.ts';
import { writeDecimal, writeDecimalShort } from '../../../src/core/base/decimals.ts';
import { setAside } from '../../../src/core/authority/set-aside.ts';
import { givenOnMatter } from '../../../src/core/authority/together.ts';
import { entriesThatCount, sumOfCosts } from '../../../src/core/authority/ledger.ts';
import { spanOf, workOutSpan } from '../../../src/core/authority/spans.ts';
import { chainsTo, isAway } from '../../../src/core/approval/absences.ts';
import { caseId, thingId } from '../../../src/core/base/ids.ts';
import { AIRLINE, ask, AT, CASE, daysAgo, entry, HOTEL, id, m, OWED_600, R, refund, situation } from './hotel.ts';
import { runs } from '../../runs.ts';

function entriesOf(input: DecideInput, asked: ActionAsked) {
  let n = 0;
  const newId = () => thingId.parse(`led_made${(n += 1)}`);
  return setAside({ question: input, asked, decision: decide(input, asked), action: thingId.parse('act_made') }, newId);
}

describe('what a decision sets aside', () => {
  it('is one reserved entry, with the original amount and the rate beside the cost', () => {
    expect(entriesOf(situation(), refund('100 GBP'))).toMatchObject([
      {
        state: 'reserved',
        basis: 'goodwill',
        cost: m('119'),
        original: m('100 GBP'),
        rate: { value: '1.19', asOf: new Date('2026-11-19T23:00:00Z') },
        customer: 'K1',
        at: AT,
        settles: null,
      },
    ]);
  });

  it('is two entries when a part is owed', () => {
    const input = situation({ policy: AIRLINE, about: { facts: OWED_600 } });
    expect(entriesOf(input, refund('740', 'Lee'))).toMatchObject([
      { basis: 'statutory', cost: m('600'), original: m('600'), settles: { rule: 'eu261.delay', passenger: 'Lee' } },
      { basis: 'goodwill', cost: m('140'), original: m('140'), settles: null },
    ]);
    expect(entriesOf(input, refund('600'))).toHaveLength(1);
  });

  it('is nothing for words, for refusals, and while nobody knows the cost', () => {
    expect(entriesOf(situation(), ask('apology'))).toEqual([]);
    expect(entriesOf(situation(), ask('refund'))).toEqual([]);
    expect(entriesOf(situation(), refund('10.000 KWD'))).toEqual([]);
    expect(entriesOf(situation({ policy: null }), refund('10'))).toEqual([]);
  });

  it('is the whole amount when approval is asked for', () => {
    expect(entriesOf(situation(), refund('400'))).toMatchObject([{ state: 'reserved', cost: m('400') }]);
  });

  it('has no original for remedies in kind', () => {
    expect(entriesOf(situation(), ask('upgrade'))).toMatchObject([{ cost: m('40'), original: null, rate: null }]);
  });
});

describe('what counts', () => {
  it('is reserved or committed, and never what is owed', () => {
    const counting = [entry('1', { state: 'reserved' }), entry('2'), entry('3', { basis: 'actual_loss' })];
    const not = [
      entry('4', { state: 'released' }),
      entry('5', { basis: 'statutory' }),
      entry('6', { basis: 'contractual' }),
    ];
    expect(entriesThatCount([...counting, ...not], HOTEL.budgetBases)).toEqual(counting);
    expect(sumOfCosts(entriesThatCount(counting, ['goodwill']), 'EUR')).toEqual(m('3'));
    expect(() => sumOfCosts([entry('0', { cost: m('1 GBP') })], 'EUR')).toThrow('GBP');
  });

  it('on the whole matter is what was chosen to be given, by whomever, and unknown without a rate', () => {
    const stranger = { case: R(2), customer: 'K2' };
    const ledger = [
      entry('700'),
      entry('1', { member: id('bob') }),
      entry('2', { case: R(3) }),
      entry('4', { case: R(4), failure: 'something else' }),
      entry('8', { ...stranger }),
      entry('16', { state: 'released' }),
      entry('0', { cost: m('10 GBP') }),
    ];
    expect(givenOnMatter(situation({ ledger }))).toEqual(m('714.90'));
    expect(givenOnMatter(situation({ ledger, about: { linked: [R(2)] } }))).toEqual(m('722.90'));
    expect(givenOnMatter(situation({ ledger: [entry('0', { cost: m('1.000 KWD') })] }))).toBeNull();
  });
});

describe('conversion', () => {
  const exchange = exchangeAt(HOTEL, AT);
  const currencies = fc.constantFrom('GBP', 'USD', 'JPY');

  it('up and down never contradict each other', () => {
    fc.assert(
      fc.property(currencies, fc.bigInt({ min: 0n, max: 10n ** 12n }), (currency, room) => {
        const ratio = exchange.toBase(currency);
        if (!ratio) throw new Error('rated');
        const largest = down(room, inverse(ratio));
        expect(up(largest, ratio) <= room).toBe(true);
        expect(up(largest + 1n, ratio) > room).toBe(true);
      }),
    );
  });

  it('rounds negative corrections away from what is given, too', () => {
    const third = { over: 1n, under: 3n };
    expect([up(1n, third), down(1n, third), up(-1n, third), down(-1n, third)]).toEqual([1n, 0n, 0n, -1n]);
  });

  it('takes the decimals of both currencies into account', () => {
    const kuwait = { ...HOTEL, rates: { asOf: AT, maxAgeDays: 1, table: new Map([['KWD', { units: 3n, scale: 0 }]]) } };
    const ratio = exchangeAt(kuwait, AT).toBase('KWD');
    expect(ratio && up(1n, ratio)).toBe(1n);
    expect(ratio && up(1000n, ratio)).toBe(300n);
  });

  it('writes a rate as people do', () => {
    expect(writeDecimal({ units: 119n, scale: 2 })).toBe('1.19');
    expect(writeDecimal({ units: 61n, scale: 4 })).toBe('0.0061');
    expect(writeDecimal({ units: 3n, scale: 0 })).toBe('3');
    const short = [100n, 1000n, 999_500n, 1_000_000n, 1_005_000n, 0n].map((units) =>
      writeDecimalShort({ units, scale: 4 }),
    );
    expect(short).toEqual(['0.01', '0.1', '99.95', '100', '100.5', '0']);
    expect(writeDecimalShort({ units: 100n, scale: 0 })).toBe('100');
  });
});

describe('spans of a zone', () => {
  const say = ({ since, before }: ReturnType<typeof spanOf>) => [since, before].map((at) => new Date(at).toISOString());

  it('are days of 23 hours when the clocks go forward', () => {
    const at = Date.parse('2027-03-28T10:00:00Z');
    expect(say(spanOf('day', at, 'Europe/Paris'))).toEqual(['2027-03-27T23:00:00.000Z', '2027-03-28T22:00:00.000Z']);
  });

  it('begin an hour late where midnight does not exist', () => {
    const at = Date.parse('2026-09-06T12:00:00Z');
    expect(say(spanOf('day', at, 'America/Santiago'))).toEqual([
      '2026-09-06T04:00:00.000Z',
      '2026-09-07T03:00:00.000Z',
    ]);
  });

  it('weeks begin on Monday, quarters and years where they should', () => {
    const at = AT.getTime();
    expect(say(spanOf('week', at, 'UTC'))[0]).toBe('2026-12-07T00:00:00.000Z');
    expect(say(spanOf('quarter', at, 'UTC'))).toEqual(['2026-10-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z']);
    expect(say(spanOf('year', at, 'UTC'))[0]).toBe('2026-01-01T00:00:00.000Z');
  });

  it('are remembered without mixing zones, periods or days', () => {
    const instants = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-01-01') });
    const zones = fc.constantFrom('Europe/Paris', 'America/New_York');
    fc.assert(
      fc.property(instants, fc.constantFrom('day' as const, 'month' as const), zones, (at, period, zone) => {
        expect(spanOf(period, at, zone)).toEqual(workOutSpan(period, at, zone));
        expect(spanOf(period, at, zone)).toEqual(workOutSpan(period, at, zone));
      }),
      { numRuns: runs(60) },
    );
  });

  it('refuse a zone nobody knows', () => {
    expect(() => spanOf('day', 0, 'Europe/Pariss')).toThrow('Europe/Pariss');
  });
});

describe('the digest of a request', () => {
  const what = { case: CASE.case, customer: 'K1', actions: [refund('400')], policy: { id: 'hotel', version: 'v1' } };
  const changes: readonly Partial<typeof what>[] = [
    { case: caseId.parse('R-2') },
    { customer: 'K2' },
    { actions: [refund('400.01')] },
    { actions: [refund('400 USD')] },
    { actions: [refund('400'), ask('apology')] },
    { actions: [refund('400', 'Lee')] },
    { policy: { id: 'hotel', version: 'v2' } },
  ];

  it('changes with everything an approver decides on, and with nothing else', () => {
    const digests = [what, ...changes.map((change) => ({ ...what, ...change }))].map(requestDigest);
    expect(new Set(digests).size).toBe(digests.length);
    expect(requestDigest({ ...what, actions: [{ ...refund('400') }] })).toBe(requestDigest(what));
    expect(requestDigest(what)).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('absences', () => {
  const away = (member: string, deputy: string | null) => ({
    member: id(member),
    deputy: deputy === null ? null : id(deputy),
    from: daysAgo(1),
    until: AT,
  });

  it('are half-open', () => {
    const mia = away('mia', 'max');
    expect(isAway([mia], id('mia'), mia.from)).toBe(true);
    expect(isAway([mia], id('mia'), new Date(AT.getTime() - 1))).toBe(true);
    expect(isAway([mia], id('mia'), AT)).toBe(false);
  });

  it('make chains, nearest first, no longer than allowed, never in a circle', () => {
    const absences = [away('mia', 'bo'), away('bo', 'cy'), away('cy', 'mia'), away('gil', 'cy')];
    const at = daysAgo(1);
    expect(chainsTo(id('cy'), absences, at, 2)).toEqual([
      ['bo', 'cy'],
      ['gil', 'cy'],
      ['mia', 'bo', 'cy'],
    ]);
    expect(chainsTo(id('cy'), absences, at, 0)).toEqual([]);
    expect(chainsTo(id('cy'), absences, at, 9)).toHaveLength(3);
  });
});
