import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAILURE_TYPES } from '../../../src/core/base/failures.ts';
import { readPack, type Pack } from '../../../src/core/triage/packs.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../packs');
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml'));
const textOf = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');

function packOf(file: string): Pack {
  const read = readPack(textOf(file), file);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.pack;
}

describe('the packs that come with Amends', () => {
  it('are these', () => {
    expect(files.map((file) => file.replace('.yaml', '')).toSorted()).toEqual([
      'airline-eu',
      'airline-uk',
      'bank-uk',
      'general',
      'hotel',
      'rail-uk',
      'retail',
      'shop',
      'telecom-uk',
    ]);
  });

  describe.each(files)('%s', (file) => {
    const pack = packOf(file);

    it('is named as its file, with each bundle named once', () => {
      expect(`${pack.id}.yaml`).toBe(file);
      expect(new Set(pack.bundles.map((b) => b.id)).size).toBe(pack.bundles.length);
    });

    it('must be looked at again within half a year', () => {
      const days = (pack.reviewBy.getTime() - pack.asOf.getTime()) / 86_400_000;
      expect(days).toBeGreaterThan(0);
      expect(days).toBeLessThanOrEqual(183);
    });

    it('has something for every kind of failure, and not only money', () => {
      for (const failure of FAILURE_TYPES) {
        const fitting = pack.bundles.filter((b) => b.failures.includes(failure));
        expect(fitting.length > 0 ? 'something' : failure).toBe('something');
      }
    });

    it('sizes every amount by what was lost, and none by itself', () => {
      for (const { id, items } of pack.bundles) {
        for (const item of items) {
          const isMoney = ['refund', 'voucher', 'credit', 'goodwill'].includes(item.action);
          expect({ id, isSized: item.percentOfLoss !== null }).toEqual({ id, isSized: isMoney });
          expect({ id, isCounted: item.units !== null }).toEqual({ id, isCounted: item.action === 'points' });
        }
      }
    });

    it('says where each reason and each number is from', () => {
      for (const { why, source } of pack.bundles) {
        expect(source).not.toBe('');
        // what a person reads on a card carries no number without its source beside it
        expect(why).not.toMatch(/\d/);
      }
      for (const { what, value, source } of pack.tariffs) {
        expect(`${what}: ${value}`).toMatch(/\d/);
        expect(source.length).toBeGreaterThan(5);
      }
    });

    it('offers nothing but contact where somebody may be hurt or data are out', () => {
      const sensitive = pack.bundles.filter(
        (b) => b.failures.includes('outcome.safety') || b.failures.includes('process.data'),
      );
      for (const b of sensitive) expect(b.items.map((i) => i.action)).toEqual(['callback']);
    });
  });
});

describe('reading a pack', () => {
  const good = textOf('shop.yaml');

  it.each([
    ['a review that is before the facts', good.replace('2027-05-21', '2026-01-01'), /review_by: must be after/],
    ['a key nobody knows', good.replace('name:', 'nmae:'), /nmae|name/],
    ['a failure nobody knows', good.replace('outcome.product', 'outcome.prodct'), /bundles\.0\.failures\.0/],
    ['text that is no YAML', 'pack: [', /shop\.yaml:1/],
    ['a bundle without items', good.replace(/items: \[\{ action: replacement \}\]/, 'items: []'), /bundles\.0\.items/],
    ['nothing', '', /shop\.yaml/],
  ])('names the fault and its place: %s', (_, text, fault) => {
    const read = readPack(text, 'shop.yaml');
    expect(read.ok ? 'no fault' : read.faults.join('\n')).toMatch(fault);
  });
});
