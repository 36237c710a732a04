/** Authorised and not given, again and again: the next gift needs somebody else. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/authority/decide.ts';
import type { NotGiven } from '../../../src/core/authority/not-given.ts';
import { remaining } from '../../../src/core/authority/remaining.ts';
import { ANA, ask, BOB, m, R, refund, say, situation } from './hotel.ts';

const of = (number: number, customer: string | null = `K-${number}`, member = ANA.member): NotGiven => ({
  member,
  case: R(number),
  customer,
});
const { about } = situation();
const same = about.customer;

describe('what was lately authorised and not given', () => {
  it.each<[string, readonly NotGiven[], string]>([
    ['nothing', [], 'allow'],
    ['two cases', [of(11), of(12)], 'allow'],
    ['three cases', [of(11), of(12), of(13)], 'ask: not_given_lately'],
    ['one case in three parts', [of(11), of(11), of(11)], 'allow'],
    ['two cases of this customer', [of(11, same), of(12, same)], 'ask: not_given_lately'],
    ['one case of this customer', [of(11, same)], 'allow'],
    ['two cases of nobody known', [of(11, null), of(12, null)], 'allow'],
    ['this very case, and two', [of(1), of(11), of(12)], 'allow'],
    ['three of somebody else', [of(11, same, BOB.member), of(12, same, BOB.member), of(13, 'K', BOB.member)], 'allow'],
  ])('%s', (_, notGiven, outcome) => {
    const input = situation({ notGiven });
    expect(say(decide(input, refund('20')))).toBe(outcome === 'allow' ? 'allow 20.00' : outcome);
    // what is shown is what is then allowed
    const left = remaining(input)?.upTo;
    expect(left?.minor === 0n).toBe(outcome !== 'allow');
  });

  it('keeps nobody from what is free or owed', () => {
    const notGiven = [of(11), of(12), of(13)];
    expect(say(decide(situation({ notGiven }), ask('apology')))).toBe('allow 0');
  });

  it('is said without a case, too', () => {
    const left = remaining({ ...situation({ notGiven: [of(11), of(12), of(13)] }), about: null });
    expect(left?.upTo).toEqual(m('0'));
  });
});
