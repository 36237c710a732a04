import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CannotOpen, makeSealer } from '../../../src/db/engine/sealed.ts';
import { resealAll } from '../../../src/db/engine/sealed-places.ts';
import { dropSealed, keepSealed, readSealed } from '../../../src/db/engine/sealed-texts.ts';
import { describeEachDatabase } from '../../database.ts';

const key = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const ROW = { workspace: 'aurora', kind: 'slack_token', ref: 'T0AURORA' };
const sealer = makeSealer([key(1)]);

describe('a sealed text', () => {
  it('opens as it was, for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, ref) => {
        fc.pre(text.isWellFormed());
        expect(sealer.open(sealer.seal(text, { ...ROW, ref }), { ...ROW, ref })).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('looks different each time, and shows nothing of what is in it', () => {
    const many = Array.from({ length: 50 }, () => Buffer.from(sealer.seal('xoxb-secret', ROW)));
    expect(new Set(many.map((bytes) => bytes.subarray(9, 21).toString('hex'))).size).toBe(50);
    expect(many.some((bytes) => bytes.includes('xoxb'))).toBe(false);
  });

  it('does not open when any single byte is changed, cut off or added', () => {
    const sealed = sealer.seal('xoxb-secret', ROW);
    for (let at = 0; at < sealed.length; at++) {
      const changed = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(() => sealer.open(changed, ROW), `byte ${at}`).toThrow(CannotOpen);
      expect(() => sealer.open(sealed.subarray(0, at), ROW), `first ${at} bytes`).toThrow(CannotOpen);
    }
    expect(() => sealer.open(Uint8Array.from([...sealed, 0]), ROW)).toThrow(CannotOpen);
  });

  it('does not open in another row', () => {
    const sealed = sealer.seal('xoxb-secret', { workspace: 'a', kind: 'bc', ref: 'd' });
    for (const other of [
      { workspace: 'ab', kind: 'c', ref: 'd' },
      { workspace: 'a', kind: 'b', ref: 'cd' },
      { workspace: 'b', kind: 'bc', ref: 'd' },
      { workspace: 'a', kind: 'bc', ref: 'e' },
    ]) {
      expect(() => sealer.open(sealed, other)).toThrow(CannotOpen);
    }
  });

  it('opens with any key of the ring, and not with a stranger', () => {
    const old = sealer.seal('x', ROW);
    const rotated = makeSealer([key(2), key(1)]);
    expect(rotated.open(old, ROW)).toBe('x');
    const isNew = (sealed: Uint8Array): boolean => rotated.head.every((byte, at) => byte === sealed[at]);
    expect([isNew(old), isNew(rotated.seal('x', ROW))]).toEqual([false, true]);
    expect(() => makeSealer([key(2)]).open(old, ROW)).toThrow('which is not among ours');
  });

  it('needs a key, of 32 bytes', () => {
    expect(() => makeSealer([])).toThrow('no key to seal with');
    expect(() => makeSealer([key(1), randomBytes(16)])).toThrow('key 2 has 16 bytes; 32 are needed');
  });
});

describeEachDatabase('sealed texts', (open) => {
  it('are kept, replaced, exchanged for a new key, and dropped; a row put in the place of another does not open', async () => {
    const database = await open();
    await keepSealed(database, sealer, ROW, 'first');
    await keepSealed(database, sealer, ROW, 'second');
    await keepSealed(database, sealer, { ...ROW, ref: 'T1' }, 'third');
    expect(await readSealed(database, sealer, ROW)).toBe('second');

    const rotated = makeSealer([key(2), key(1)]);
    expect([await resealAll(database, rotated), await resealAll(database, rotated)]).toEqual([2, 0]);
    expect(await readSealed(database, makeSealer([key(2)]), ROW)).toBe('second');

    await database.read.query('UPDATE sealed_text SET sealed = (SELECT sealed FROM sealed_text WHERE ref = $1)', [
      'T1',
    ]);
    await expect(readSealed(database, rotated, ROW)).rejects.toThrow(CannotOpen);
    await dropSealed(database, ROW);
    expect(await readSealed(database, sealer, ROW)).toBeNull();
  });
});
