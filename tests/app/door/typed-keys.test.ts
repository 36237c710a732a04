/** Keys of typed lines: the same words of one person in one place within a minute are one, whatever delivers them. */
import { expect, it } from 'vitest';
import { makeTypedKeys, type TypedLine } from '../../../src/app/door/typed-keys.ts';

const NOON = new Date('2026-12-10T12:00:00Z');
const LINE: TypedLine = {
  platform: 'slack',
  place: 'T1',
  conversation: 'C1',
  user: 'U1',
  line: 'give R-7 refund 40 EUR',
  delivery: 'd1',
  saidAt: NOON,
};

it.each<[string, Partial<TypedLine>, number, boolean]>([
  ['in another delivery', { delivery: 'd2' }, 59_999, true],
  ['in other letters and blanks', { delivery: 'd2', line: 'Give  r-7 refund 40 eur' }, 0, true],
  ['a minute later', { delivery: 'd2' }, 60_000, false],
  ['by somebody else', { delivery: 'd2', user: 'U2' }, 0, false],
  ['somewhere else', { delivery: 'd2', conversation: 'C2' }, 0, false],
  ['with another amount', { delivery: 'd2', line: 'give R-7 refund 41 EUR' }, 0, false],
])('the same words %s', (_, change, afterMs, isSame) => {
  let now = NOON;
  const keyOf = makeTypedKeys(() => now);
  const first = keyOf(LINE);
  expect(first.isAgain).toBe(false);
  now = new Date(NOON.getTime() + afterMs);
  const second = keyOf({ ...LINE, ...change });
  expect(second.isAgain).toBe(isSame);
  expect(second.key === first.key).toBe(isSame);
});

it('a delivery that is repeated is the same, and nobody is asked; another process knows the key, too', () => {
  const keyOf = makeTypedKeys(() => NOON);
  const { key } = keyOf(LINE);
  expect(keyOf(LINE)).toEqual({ key, isAgain: false });
  expect(makeTypedKeys(() => NOON)({ ...LINE, delivery: 'd2' })).toEqual({ key, isAgain: false });
});

it('a delivery that is repeated is the same however late it comes, and by whatever clock', () => {
  let now = NOON;
  const keyOf = makeTypedKeys(() => now);
  const { key } = keyOf(LINE);
  for (const ms of [61_000, 200_000, -90_000]) {
    now = new Date(NOON.getTime() + ms);
    expect(keyOf(LINE)).toEqual({ key, isAgain: false });
    // another process goes by when the platform says it was said
    expect(makeTypedKeys(() => now)(LINE)).toEqual({ key, isAgain: false });
  }
});

it('what the platform sends again until it is acknowledged keeps the key of its delivery, in every process', () => {
  const event = { ...LINE, saidAt: null };
  const keyOf = makeTypedKeys(() => NOON);
  expect(keyOf(event)).toEqual({ key: 'd1', isAgain: false });
  expect(keyOf({ ...event, delivery: 'd2' })).toEqual({ key: 'd1', isAgain: true });
  expect(makeTypedKeys(() => NOON)(event)).toEqual({ key: 'd1', isAgain: false });
});
