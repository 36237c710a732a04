import { describe, expect, it } from 'vitest';
import { makeKnownTokens } from '../../../../src/chat/teams/in/known-tokens.ts';

const URL_A = 'https://smba.trafficmanager.net/emea/';
const MINUTE = 60_000;
const START = Date.parse('2026-12-10T10:00:00Z');
const token = (exp: unknown, of = 'a'): string =>
  `Bearer x.${Buffer.from(JSON.stringify({ exp, of })).toString('base64url')}.y`;
const inHours = (hours: number): number => START / 1000 + hours * 3600;

describe('a token that was accepted', () => {
  const clock = { at: START };
  const open = () => {
    clock.at = START;
    return makeKnownTokens(() => new Date(clock.at));
  };

  it('is known for five minutes, for its address and as it is, letter by letter', () => {
    const known = open();
    known.accept(token(inHours(1)), URL_A);
    expect(known.has(token(inHours(1)), URL_A)).toBe(true);
    expect(known.has(token(inHours(1)), 'https://smba.trafficmanager.net/amer/')).toBe(false);
    expect(known.has(token(inHours(1)), null)).toBe(false);
    expect(known.has(token(inHours(1), 'b'), URL_A)).toBe(false);
    expect(known.has(undefined, URL_A)).toBe(false);
    clock.at += 5 * MINUTE;
    expect(known.has(token(inHours(1)), URL_A)).toBe(false);
  });

  it('is not known a moment longer than it says itself', () => {
    const known = open();
    known.accept(token(START / 1000 + 60), URL_A);
    clock.at += MINUTE - 1;
    expect(known.has(token(START / 1000 + 60), URL_A)).toBe(true);
    clock.at += 1;
    expect(known.has(token(START / 1000 + 60), URL_A)).toBe(false);
  });

  it.each([['never'], [undefined], [null]])('and does not say when it ends (%s) is verified every time', (exp) => {
    const known = open();
    known.accept(token(exp), URL_A);
    expect(known.has(token(exp), URL_A)).toBe(false);
  });

  it('is not kept beyond a bound, whoever tries how many', () => {
    const known = open();
    known.accept(token(inHours(1), 'first'), URL_A);
    for (let n = 0; n < 1_000; n += 1) known.accept(token(inHours(1), String(n)), URL_A);
    expect(known.has(token(inHours(1), 'first'), URL_A)).toBe(false);
    expect(known.has(token(inHours(1), '999'), URL_A)).toBe(true);
  });
});
