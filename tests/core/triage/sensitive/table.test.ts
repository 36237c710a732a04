/** What the tool packs is what a complaint is weighed with. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KINDS, packed, Table } from '../../../../src/core/triage/sensitive/table.ts';
import { runs } from '../../../runs.ts';

/** The last 8 bits of a feature are not kept. */
const known = (feature: number): number => feature >>> 8;

it('finds the weights of each feature that was packed, and none of others', () => {
  const feature = fc.oneof(
    fc.nat(0xffff_ffff),
    fc.constantFrom(0, 0xff, 0xffff, 0xffff_0000, 0xffff_ff00, 0xffff_ffff),
  );
  const weights = fc.array(fc.integer({ min: -127, max: 127 }), { minLength: KINDS.length, maxLength: KINDS.length });
  const rows = fc.uniqueArray(fc.record({ feature, weights }), {
    selector: (row) => known(row.feature),
    maxLength: 40,
  });
  fc.assert(
    fc.property(rows, feature, (all, other) => {
      const table = new Table(packed(all));
      for (const row of all) {
        const at = table.rowOf(row.feature);
        expect(KINDS.map((_, kind) => table.weight(at, kind))).toEqual(row.weights);
      }
      expect(table.rowOf(other) >= 0).toBe(all.some((row) => known(row.feature) === known(other)));
    }),
    { numRuns: runs(60) },
  );
});
