import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../../../src/core/base/money.ts';
import { expressionInWords } from '../../../src/core/policy/words/expression-in-words.ts';
import { evaluate, type Expression, type Verdict } from '../../../src/core/policy/expression.ts';
import { parseExpression } from '../../../src/core/policy/reader/parse-expression.ts';
import type { EntitlementRule } from '../../../src/core/policy/policy.ts';
import type { Facts, FactType, FactValue } from '../../../src/core/policy/facts.ts';
import { expressionOf, hotelAnd, loaded } from './policy-files.ts';

const FACTS: ReadonlyMap<string, FactType> = new Map<string, FactType>([
  ['a', 'bool'],
  ['b', 'bool'],
  ['c', 'bool'],
  ['n', 'int'],
  ['m', 'int'],
  ['fare', 'money'],
  ['fee', 'money'],
  ['tier', { enum: ['gold', 'silver'] }],
]);
const facts = (known: Record<string, FactValue>): Facts => new Map(Object.entries(known));
const verdict = (text: string, known: Record<string, FactValue> = {}): Verdict =>
  evaluate(expressionOf(text, FACTS), facts(known));

describe('a condition', () => {
  it.each<[string, Record<string, FactValue>, boolean]>([
    ['true', {}, true],
    ['false', {}, false],
    ['not a', { a: false }, true],
    ['not not a', { a: true }, true],
    ['a or b and c', { a: true, b: false, c: false }, true],
    ['(a or b) and c', { a: true, b: false, c: false }, false],
    ['not a == b', { a: true, b: true }, false],
    ['n <= 10', { n: 10n }, true],
    ['n < 10', { n: 10n }, false],
    ['n >= 9.99', { n: 10n }, true],
    ['0.1 < 0.10', {}, false],
    ['n == m', { n: 3n, m: 3n }, true],
    ['n != m', { n: 3n, m: 3n }, false],
    ['tier == "gold"', { tier: 'gold' }, true],
    ['tier != "gold"', { tier: 'gold' }, false],
    ['a == false', { a: false }, true],
    ['fare > fee', { fare: money(2n, 'EUR'), fee: money(1n, 'EUR') }, true],
    ['fare <= "50 EUR"', { fare: money(5_000n, 'EUR') }, true],
    ['fare <= "50.00 EUR"', { fare: money(5_001n, 'EUR') }, false],
  ])('%s', (text, known, expected) => {
    expect(verdict(text, known)).toEqual({ kind: expected ? 'met' : 'not_met' });
  });

  it('reckons exactly with whole numbers beyond floating point', () => {
    expect(verdict('n > 9007199254740992', { n: 9_007_199_254_740_993n })).toEqual({ kind: 'met' });
  });

  it('names the first fact that must be known', () => {
    expect(verdict('a and n > 3 and b', { a: true })).toEqual({ kind: 'unknown', fact: 'n' });
    expect(verdict('fare > fee', { fare: money(1n, 'EUR') })).toEqual({ kind: 'unknown', fact: 'fee' });
  });

  it('does not need what cannot matter any more', () => {
    expect(verdict('a and b', { b: false })).toEqual({ kind: 'not_met' });
    expect(verdict('a or n > 3', { n: 4n })).toEqual({ kind: 'met' });
  });

  it('cannot tell amounts of two currencies apart, so somebody is asked', () => {
    expect(verdict('fare > fee', { fare: money(2n, 'EUR'), fee: money(1n, 'GBP') })).toEqual({
      kind: 'unknown',
      fact: 'fare',
    });
    expect(verdict('fare == "50 EUR"', { fare: money(50n, 'GBP') })).toEqual({ kind: 'unknown', fact: 'fare' });
  });

  it('cannot tell a fact of another type than it declares', () => {
    expect(verdict('n > 3', { n: 'four' })).toEqual({ kind: 'unknown', fact: 'n' });
    expect(verdict('tier == "gold"', { tier: 4n })).toEqual({ kind: 'unknown', fact: 'tier' });
  });
});

describe('what is no condition', () => {
  it.each([
    ['', 1, 'empty'],
    ['a and', 6, 'ends too early'],
    ['and a', 1, 'missing before "and"'],
    ['n < m < n', 7, 'do not chain'],
    ['(a', 3, 'not closed'],
    ['a)', 2, 'expected "and" or "or"'],
    ['a b', 3, 'expected "and" or "or"'],
    ['foo(1)', 1, 'there is no function'],
    ['n + 1', 3, 'no arithmetic'],
    ['a.b', 1, 'without dots'],
    ['a && b', 3, 'write "and"'],
    ['a || b', 3, 'write "or"'],
    ['!a', 1, 'write "not"'],
    ['n = 3', 3, 'write "=="'],
    ['n', 1, 'alone is no condition'],
    ['a and 3', 7, 'alone is no condition'],
    ['"gold"', 1, 'alone is no condition'],
    ['tier', 1, 'alone is no condition'],
    ['tier < "gold"', 6, 'for numbers, amounts and dates'],
    ['a < b', 3, 'for numbers, amounts and dates'],
    ['tier == gold', 9, 'unknown fact "gold"'],
    ["tier == 'gold'", 9, 'double quotes'],
    ['tier == "gld"', 9, 'did you mean "gold"'],
    ['n == "gold"', 6, 'text can only be compared'],
    ['n == true', 3, 'cannot be compared'],
    ['fare > 3', 6, 'cannot be compared'],
    ['fare > "3"', 8, 'is no amount'],
    ['fare > "3.001 EUR"', 8, 'is no amount'],
    ['n > -3', 5, 'no arithmetic'],
    ['n > 3.', 5, 'neither a number'],
    ['n > 3x', 5, 'neither a number'],
    ['Tier == "gold"', 1, 'did you mean "tier"'],
    ['a and tiers == "gold"', 7, 'did you mean "tier"'],
    ['a and "open', 7, 'no closing quote'],
    [`a or ${'a or '.repeat(120)}a`, 501, 'longer than 500'],
  ])('%s is refused at character %i: %s', (text, column, message) => {
    const parsed = parseExpression(text, FACTS);
    expect(parsed).toMatchObject({ ok: false, column });
    expect(parsed.ok ? '' : parsed.message).toContain(message);
  });

  it('is told apart from an undeclared fact', () => {
    expect(parseExpression('speed > 3', FACTS)).toMatchObject({ ok: false, code: 'P011' });
    expect(parseExpression('n > >', FACTS)).toMatchObject({ ok: false, code: 'P016' });
  });

  it('never throws, whatever it is', () => {
    const words = fc.constantFrom(
      'a',
      'n',
      'tier',
      'and',
      'or',
      'not',
      '(',
      ')',
      '<',
      '==',
      '"gold"',
      '3',
      '.',
      '=',
      'true',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((list) => list.join(' ')),
        ),
        (text) => {
          const parsed = parseExpression(text, FACTS);
          expect(parsed.ok ? evaluate(parsed.expression, new Map()) : parsed.column).toBeTruthy();
        },
      ),
    );
  });
});

describe('unknown facts', () => {
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('a', 'b', 'c', 'n < 3', 'n == m', 'true', 'false'),
      fc.tuple(tie('expression'), tie('expression')).map(([left, right]) => `(${left} and ${right})`),
      fc.tuple(tie('expression'), tie('expression')).map(([left, right]) => `(${left} or ${right})`),
      tie('expression').map((inner) => `not ${inner}`),
    ),
  }));
  const full = fc.record({
    a: fc.boolean(),
    b: fc.boolean(),
    c: fc.boolean(),
    n: fc.bigInt({ min: 0n, max: 5n }),
    m: fc.bigInt({ min: 0n, max: 5n }),
  });

  it('never change an answer that was given without them', () => {
    fc.assert(
      fc.property(expression, full, fc.subarray(['a', 'b', 'c', 'n', 'm']), (text, all, forgotten) => {
        fc.pre(text.length <= 500);
        const known = new Map(Object.entries(all));
        const some = new Map([...known].filter(([name]) => !forgotten.includes(name)));
        const parsed: Expression = expressionOf(text, FACTS);
        const early = evaluate(parsed, some);
        const later = evaluate(parsed, known);
        expect(later.kind).not.toBe('unknown');
        expect(early.kind === 'unknown' ? forgotten.includes(early.fact) : early.kind === later.kind).toBe(true);
      }),
    );
  });
});

describe('what a flight owes', () => {
  const [rule] = loaded(
    hotelAnd(`entitlements:
  - id: eu261.delay
    basis: statutory
    source: { title: "Regulation (EC) 261/2004 art. 7", as_of: 2026-11-21, review_by: 2027-02-28 }
    facts: { distance_km: int, arrival_delay_min: int, extraordinary: bool, intra_eu: bool }
    per: passenger
    settled_by: [refund]
    table:
      - { if: "extraordinary", owed: "0 EUR", note: "care and rerouting still owed" }
      - { if: "arrival_delay_min < 180", owed: "0 EUR" }
      - { if: "distance_km <= 1500", owed: "250 EUR" }
      - { if: "distance_km <= 3500 or intra_eu", owed: "400 EUR" }
      - { if: "arrival_delay_min < 240", owed: "300 EUR" }
      - { if: "true", owed: "600 EUR" }`),
  ).entitlements;

  const owed = (known: Facts, of: EntitlementRule | undefined = rule): string => {
    for (const row of of?.table ?? []) {
      const told = evaluate(row.if, known);
      if (told.kind === 'unknown') return `ask ${told.fact}`;
      if (told.kind === 'met')
        return `${row.owed.kind === 'money' ? row.owed.amount.minor / 100n : ''}${row.note === null ? '' : ` (${row.note})`}`;
    }
    return 'no row';
  };

  it.each<[string, bigint | null, bigint | null, boolean | null, boolean | null, string]>([
    ['E-01', 5000n, 179n, false, false, '0'],
    ['E-02', 1500n, 180n, false, false, '250'],
    ['E-03', 1501n, 200n, false, false, '400'],
    ['E-04', 3500n, 200n, false, null, '400'],
    ['E-05', 3501n, 200n, false, null, 'ask intra_eu'],
    ['E-06', 4200n, 200n, false, true, '400'],
    ['E-07', 4200n, 239n, false, false, '300'],
    ['E-08', 4200n, 240n, false, false, '600'],
    ['E-09', 4200n, 240n, null, false, 'ask extraordinary'],
    ['E-10', null, null, true, null, '0 (care and rerouting still owed)'],
  ])('%s', (_row, distance, delay, extraordinary, intraEu, expected) => {
    const known = Object.entries({
      distance_km: distance,
      arrival_delay_min: delay,
      extraordinary,
      intra_eu: intraEu,
    }).flatMap(([name, value]): [string, FactValue][] => (value === null ? [] : [[name, value]]));
    expect(owed(new Map(known))).toBe(expected);
  });

  it('keeps who it is for, how it is settled and where it comes from', () => {
    expect(rule).toMatchObject({ per: 'passenger', settledBy: ['refund'], basis: 'statutory' });
    expect(rule?.source.reviewBy.toISOString()).toBe('2027-02-27T23:00:00.000Z');
  });
});

it('reads conditions out in plain words', () => {
  const say = (text: string): string => expressionInWords(expressionOf(text, FACTS));
  expect(say('tier == "gold" or n <= 30 and not a')).toBe('tier is gold or (n is at most 30 and not a)');
  expect(say('fare > "9.5 EUR" and n >= 0.05')).toBe('fare is more than 9.50 EUR and n is at least 0.05');
});
