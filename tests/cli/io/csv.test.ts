import fc from 'fast-check';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../src/cli/io/csv.ts';

const ORACLES = path.resolve(import.meta.dirname, '../../../../shared/checks/attack/lib/oracles.mjs');

describe('a line of CSV', () => {
  it('quotes what has to be quoted, and leaves numbers alone', () => {
    expect(csvLine(['a,b', 'say "x"', 'two\nlines', 'plain', 12, null, '-3.50'])).toBe(
      '"a,b","say ""x""","two\nlines",plain,12,,-3.50\r\n',
    );
  });

  it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '\n@x', '＝1', '＠x', '|calc', '\ufeff=1'])(
    'takes the edge off %j with an apostrophe',
    (text) => expect(csvLine([text])).toMatch(/^"?'/),
  );

  it('gives every text back whole, behind at most one apostrophe', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const cell = csvLine([text]).slice(0, -2);
        const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect([text, `'${text}`]).toContain(read);
      }),
    );
  });

  it.skipIf(!existsSync(ORACLES))(
    'has no fault in the viewer of the reference (skipped without ../shared)',
    async () => {
      const { csvFaults } = await import(pathToFileURL(ORACLES).href);
      fc.assert(
        fc.property(fc.array(fc.stringMatching(/^[\t\r\n =+@|＝＋＠\-－0-9a,".]{0,8}$/), { minLength: 1 }), (cells) => {
          expect(csvFaults(csvLine(cells))).toEqual([]);
        }),
      );
    },
  );
});
