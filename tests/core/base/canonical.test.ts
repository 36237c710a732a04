/** One text for one value. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/core/base/canonical.ts';

describe('canonical JSON', () => {
  it('does not depend on the order of keys, at any depth', () => {
    expect(canonicalJson({ b: 1, a: { d: [{ y: 2, x: 1 }], c: null } })).toBe(
      canonicalJson({ a: { c: null, d: [{ x: 1, y: 2 }] }, b: 1 }),
    );
    expect(canonicalJson({ b: 1, a: [true, 'x'] })).toBe('{"a":[true,"x"],"b":1}');
  });

  it('writes whole numbers of any size as digits and moments in UTC', () => {
    expect(canonicalJson({ minor: 12345678901234567890n, at: new Date(0) })).toBe(
      '{"at":"1970-01-01T00:00:00.000Z","minor":"12345678901234567890"}',
    );
  });

  it('leaves out keys that are not given', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
    expect(canonicalJson([undefined])).toBe('[null]');
  });

  it('refuses what has no text', () => {
    expect(() => canonicalJson(NaN)).toThrow('NaN');
    expect(() => canonicalJson(new Date(NaN))).toThrow('Invalid time');
  });

  it('is JSON that reads back the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual({ ...value });
      }),
    );
  });
});
