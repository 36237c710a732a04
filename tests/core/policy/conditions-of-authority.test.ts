/** What conditions may look at besides declared facts: values of the case, what failed, what was given, days, and lists of words. */
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/core/policy/expression.ts';
import type { FactType, FactValue, Known } from '../../../src/core/policy/facts.ts';
import { money } from '../../../src/core/base/money.ts';
import { parseExpression } from '../../../src/core/policy/reader/parse-expression.ts';
import { expressionInWords } from '../../../src/core/policy/words/expression-in-words.ts';
import { unmetInWords } from '../../../src/core/policy/words/unmet-in-words.ts';
import { expressionOf } from './policy-files.ts';

const FACTS = new Map<string, FactType>([
  ['tier', { enum: ['gold', 'silver', 'guest'] }],
  ['nights', 'int'],
  ['uptime', 'decimal'],
  ['bought_on', 'date'],
  ['arrives_on', 'date'],
  ['fare', 'money'],
  ['booking', 'order'],
]);

function knownOf(facts: Readonly<Record<string, FactValue>>): Known {
  return {
    get: (name) => facts[name],
    value: (name) => facts[name],
    givenOf: (what, action) => facts[`${what} ${action}`],
    today: () => '2026-12-10',
  };
}

const verdict = (text: string, facts: Readonly<Record<string, FactValue>>): string => {
  const said = evaluate(expressionOf(text, FACTS), knownOf(facts));
  return said.kind === 'unknown' ? `unknown ${said.fact}` : said.kind;
};

describe('a condition', () => {
  it.each<[string, Readonly<Record<string, FactValue>>, string]>([
    ['tier in ["gold", "silver"]', { tier: 'silver' }, 'met'],
    ['tier in ["gold", "silver"]', { tier: 'guest' }, 'not_met'],
    ['tier in ["gold"]', { tier: 'gold' }, 'met'],
    ['tier in ["gold", "silver"]', {}, 'unknown tier'],
    ['tier not in ["gold", "silver"]', { tier: 'guest' }, 'met'],
    ['not tier in ["gold", "silver"]', { tier: 'gold' }, 'not_met'],
    ['nights in [1, 3] and tier in ["guest"]', { nights: 3n, tier: 'guest' }, 'met'],
    ['fare in ["50 EUR", "60 EUR"]', { fare: money(6000n, 'EUR') }, 'met'],
    ['days_since(bought_on) <= 30', { bought_on: '2026-11-10' }, 'met'],
    ['days_since(bought_on) <= 30', { bought_on: '2026-11-09' }, 'not_met'],
    ['days_since(bought_on) <= 30', {}, 'unknown bought_on'],
    ['days_until(arrives_on) >= 14', { arrives_on: '2026-12-24' }, 'met'],
    ['days_until(arrives_on) >= 14', { arrives_on: '2026-12-23' }, 'not_met'],
    ['days_since(arrives_on) < 0', { arrives_on: '2026-12-11' }, 'met'],
    ['bought_on < "2026-12-01"', { bought_on: '2026-11-30' }, 'met'],
    ['bought_on < arrives_on', { bought_on: '2026-11-30', arrives_on: '2026-11-30' }, 'not_met'],
    ['order_value >= "100 EUR"', { order_value: money(10_000n, 'EUR') }, 'met'],
    ['uptime < 99.9', { uptime: { units: 998_999n, scale: 4 } }, 'met'],
    ['uptime < 99.9', { uptime: { units: 999_000n, scale: 4 } }, 'not_met'],
    ['uptime == 100 and nights < uptime', { uptime: { units: 1_000_000n, scale: 4 }, nights: 3n }, 'met'],
    ['uptime < 99.9', {}, 'unknown uptime'],
    ['order_value >= "100 EUR"', {}, 'unknown order_value'],
    ['fare <= order_value', { fare: money(1n, 'EUR'), order_value: money(1n, 'EUR') }, 'met'],
    ['failure == "outcome.delay"', { failure: 'outcome.delay' }, 'met'],
    ['failure in ["outcome.delay", "outcome.cancellation"]', { failure: 'other' }, 'not_met'],
    ['given == "0 EUR"', { given: money(0n, 'EUR') }, 'met'],
    ['given(voucher) <= "20 EUR"', { 'amount voucher': money(2001n, 'EUR') }, 'not_met'],
    ['times_given(voucher) < 2', { 'times voucher': 1n }, 'met'],
  ])('%s with %o is %s', (text, facts, said) => {
    expect(verdict(text, facts)).toBe(said);
  });

  it.each([
    ['tier in "gold"', 'write the values in brackets'],
    ['tier in [gold]', 'words stand in quotes: "gold"'],
    ['tier in []', 'a value is missing'],
    ['tier in ["gold"', 'the "[" is not closed'],
    ['tier in ["goldd"]', 'did you mean "gold"?'],
    ['days_since(bought) > 1', 'unknown fact "bought" (did you mean "bought_on"?)'],
    ['days_since(nights) > 1', 'days_since is for dates'],
    ['day_since(bought_on) > 1', 'did you mean "days_since"?'],
    ['days_since > 1', 'needs its brackets'],
    ['days_since(1) > 1', 'needs a name in its brackets'],
    ['bought_on < "soon"', 'is no day'],
    ['bought_on < "2026-02-30"', 'is no day'],
    ['order_valu > "1 EUR"', 'did you mean "order_value"?'],
    ['failure == "delay"', 'did you mean "outcome.delay"?'],
    ['booking == "A1"', 'compared with'],
    ['given(vouchr) > "1 EUR"', 'no action with a cost is called "vouchr" (did you mean "voucher"?)'],
    ['[1]', 'not understood here'],
  ])('%s is refused with advice: %s', (text, said) => {
    const parsed = parseExpression(text, FACTS, new Set(['voucher', 'refund']));
    expect(parsed.ok ? 'read' : parsed.message).toContain(said);
  });

  it('keeps the meaning of a fact the file calls like one of the newer words', () => {
    const facts = new Map<string, FactType>([
      ['failure', { enum: ['ours', 'theirs'] }],
      ['given', 'int'],
      ['in', 'bool'],
    ]);
    const expression = expressionOf('failure == "ours" and given > 1 and in', facts);
    const known = new Map<string, FactValue>(Object.entries({ failure: 'ours', given: 2n, in: true }));
    expect(evaluate(expression, known)).toEqual({ kind: 'met' });
  });

  it.each<[string, Readonly<Record<string, FactValue>>, readonly string[]]>([
    ['tier == "gold" and nights > 1', { tier: 'gold', nights: 1n }, ['nights is more than 1']],
    ['tier == "gold" and nights > 1', { tier: 'guest' }, ['tier is gold']],
    ['tier in ["gold", "silver"]', { tier: 'guest' }, ['tier is gold or silver']],
    [
      'nights > 1 and (tier == "gold" or tier == "silver" and nights > 2)',
      { tier: 'silver', nights: 1n },
      ['nights is more than 1', '(tier is gold or nights is more than 2)'],
    ],
    ['tier == "gold" or not nights > 2', { tier: 'guest', nights: 3n }, ['tier is gold or nights is at most 2']],
    ['not (tier == "guest" or nights < 2)', { tier: 'gold', nights: 1n }, ['nights is at least 2']],
  ])('%s with %o lacks %o', (text, facts, lacks) => {
    expect(unmetInWords(expressionOf(text, FACTS), knownOf(facts))).toEqual(lacks);
  });

  it('reads as a sentence', () => {
    const text = 'tier in ["gold", "silver"] and days_since(bought_on) <= 30 and not given(voucher) > "20 EUR"';
    expect(expressionInWords(expressionOf(text, FACTS))).toBe(
      'tier is gold or silver and days since bought on is at most 30 and not (what was given as voucher is more than 20.00 EUR)',
    );
  });
});
