/** Who a customer is: one form for all ways to write them, keys that tell them apart, masked words to show. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CUSTOMER_KEY,
  customerFrom,
  customerKeys,
  isAsShown,
  NOBODY_YET,
  normalCustomer,
} from '../../../src/core/base/customers.ts';
import { workspaceId } from '../../../src/core/base/ids.ts';

const AURORA = workspaceId.parse('aurora');
const keyOf = customerKeys(Buffer.alloc(32, 1), AURORA);
const keyFor = (typed: string | null): string | null => customerFrom(typed, keyOf)?.key ?? null;

describe('the normal form of a customer', () => {
  it.each([
    ['Rosa@Example.com', 'rosa@example.com'],
    ['  Room   412 ', 'room 412'],
    ['room\t412\n', 'room 412'],
    ['Room\u00a0412', 'room 412'],
    ['Ｒｏｏｍ　４１２', 'room 412'],
    ['Caf\u00e9', 'Cafe\u0301'],
    ['ROOM\u200b 412', 'room 412'],
    ['ﬁnn', 'FINN'],
    ['№ 7', 'no 7'],
  ])('of %j is that of %j', (one, other) => {
    expect(normalCustomer(one)).toBe(normalCustomer(other));
    expect(keyFor(one)).toBe(keyFor(other));
  });

  it.each([
    ['room 412', 'room 413'],
    ['rosa@example.com', 'timo@example.org'],
    ['room 4 12', 'room 41 2'],
  ])('of %j is not that of %j', (one, other) => {
    expect(normalCustomer(one)).not.toBe(normalCustomer(other));
    expect(keyFor(one)).not.toBe(keyFor(other));
  });

  it('is reached once and for all, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const normal = normalCustomer(typed);
        expect(normalCustomer(normal)).toBe(normal);
        expect(normalCustomer(`  ${typed}\n`)).toBe(normal);
      }),
    );
  });
});

describe('a customer', () => {
  it.each([
    ['e-mail addresses', 'rosa@example.com', 'timo@example.org', '(e-mail hidden)'],
    ['telephone numbers', '+49 170 1234567', '+49 170 7654321', '(phone number hidden)'],
    ['numbers like cards', '4111 1111 1111 1111', '5500 0000 0000 0004', '(card number hidden)'],
  ])('is not another one that looks alike when masked: %s', (_, one, other, shown) => {
    expect(customerFrom(one, keyOf)?.reference).toBe(shown);
    expect(customerFrom(other, keyOf)?.reference).toBe(shown);
    expect(keyFor(one)).not.toBe(keyFor(other));
    expect(keyFor(one)).toMatch(CUSTOMER_KEY);
    expect(keyFor(one?.toUpperCase())).toBe(keyFor(one));
  });

  it.each([null, '', '  ', '\u200b', '(e-mail hidden)', 'Rosa (E-mail hidden)', '(phone number hidden)'])(
    'is nobody when %j is typed',
    (typed) => {
      expect(customerFrom(typed, keyOf)).toBeNull();
    },
  );

  it('is told apart by all that was typed, however little of it is shown', () => {
    const long = 'x'.repeat(150);
    expect(customerFrom(`${long}1`, keyOf)?.reference).toBe('x'.repeat(120));
    expect(keyFor(`${long}1`)).not.toBe(keyFor(`${long}2`));
  });

  it('is the same when a form gives back what it showed', () => {
    const rosa = customerFrom('rosa@example.com', keyOf) ?? NOBODY_YET;
    expect(isAsShown(' (e-mail hidden)', rosa)).toBe(true);
    expect(isAsShown('rosa@example.com', rosa)).toBe(false);
    expect(isAsShown('', NOBODY_YET)).toBe(false);
  });

  it('has another key in another workspace and under another secret, and none under a short one', () => {
    const elsewhere = customerKeys(Buffer.alloc(32, 1), workspaceId.parse('borealis'));
    const anew = customerKeys(Buffer.alloc(32, 2), AURORA);
    expect(new Set([keyOf('room 412'), elsewhere('room 412'), anew('room 412')]).size).toBe(3);
    expect(() => customerKeys(Buffer.alloc(31), AURORA)).toThrow('31 bytes; 32 are needed');
  });
});
