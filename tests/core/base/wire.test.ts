import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../../../src/core/base/money.ts';
import { fromWire, toWire } from '../../../src/core/base/wire.ts';
import { runs } from '../../runs.ts';

const key = fc.string().filter((name) => !['__proto__', 'constructor', 'prototype'].includes(name));
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.bigInt(),
      fc.date({ noInvalidDate: true }),
    ),
    fc.array(tie('value')),
    fc.dictionary(fc.oneof(key, fc.constantFrom('$', 'v')), tie('value'), { noNullPrototype: true }),
    fc.array(fc.tuple(tie('value'), tie('value'))).map((entries) => new Map(entries)),
  ),
}));

describe('values on the wire', () => {
  it('come back as they were, through JSON text', () =>
    fc.assert(
      fc.property(value, (original) => {
        const back = fromWire(JSON.parse(JSON.stringify(toWire(original))));
        expect(back).toStrictEqual(original);
      }),
      { numRuns: runs(500) },
    ));

  it('stay readable when they are plain', () => {
    expect(toWire({ case: 'R-1', at: [1, null, true] })).toEqual({ case: 'R-1', at: [1, null, true] });
    expect(toWire(money(4000n, 'EUR'))).toEqual({ minor: { $: 'bigint', v: '4000' }, currency: 'EUR' });
  });

  it('cannot be faked by an object that has the tag itself', () => {
    const fake = { $: 'bigint', v: '9' };
    expect(fromWire(toWire(fake))).toEqual(fake);
  });

  it.each([
    ['undefined', { a: undefined }],
    ['NaN', [Number.NaN]],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a function', { f: () => 1 }],
    ['a Set', new Set([1])],
    ['an invalid date', new Date(Number.NaN)],
    ['a symbol key', { [Symbol('s')]: 1 }],
    ['a hole', Array.from({ length: 2 }).fill(1, 1)],
    ['an own __proto__', JSON.parse('{"__proto__":{"polluted":true}}')],
    ['a constructor key', { constructor: 1 }],
  ])('refuse %s', (_name, bad) => expect(() => toWire(bad)).toThrow(/cannot carry|not allowed|Invalid time/));

  it('refuse a cycle instead of hanging', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(() => toWire(loop)).toThrow('nested');
  });

  it.each([
    '{"__proto__":{"polluted":true}}',
    '{"a":{"constructor":{"prototype":1}}}',
    '{"$":"object","v":{"__proto__":1}}',
    '{"$":"bigint","v":"1e3"}',
    '{"$":"bigint","v":"007"}',
    '{"$":"bigint","v":5}',
    '{"$":"date","v":"yesterday"}',
    '{"$":"date","v":"2026-02-30T00:00:00.000Z"}',
    '{"$":"map","v":[[1]]}',
    '{"$":"secret","v":1}',
    '{"$":"bigint","v":"1","more":1}',
    '{"$":"bigint"}',
  ])('refuse to read %s', (json) => expect(() => fromWire(JSON.parse(json))).toThrow(/cannot read|not allowed/));

  it('do not touch any prototype', () => {
    expect(() => fromWire(JSON.parse('{"a":{"__proto__":{"polluted":true}}}'))).toThrow('"__proto__" is not allowed');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
