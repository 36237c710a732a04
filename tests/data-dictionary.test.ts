/** The data dictionary is what the schema, the inventory and the metrics say now, and nothing stands in it without words. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFINITIONS } from '../src/core/digest/definitions.ts';
import { dictionaryNow, dictionaryOf, PAGE } from '../tools/data-dictionary.ts';

/** The formatter pads tables; what they say is compared. */
const said = (page: string): readonly string[] =>
  page.split('\n').map((line) => line.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---').trim());

describe('the data dictionary', () => {
  it('is as it would be made now: run node tools/data-dictionary.ts', () => {
    expect(said(readFileSync(PAGE, 'utf8'))).toEqual(said(dictionaryNow()));
  });

  const SCHEMA = `/// A thing.\nmodel Thing {\n  workspace String\n  /// Its colour.\n  colour String? @map("color")\n  at DateTime @db.Timestamptz(3)\n\n  @@map("thing")\n}\n`;
  const INVENTORY =
    '## thing\n\n| Column | Personal | What for |\n| --- | --- | --- |\n| `workspace` | no | |\n| `color` | no | |\n| `at` | staff | when |\n';

  it('says type, person and meaning of each column', () => {
    const page = dictionaryOf(SCHEMA, INVENTORY, [DEFINITIONS['heard/1']]);
    expect(page).toContain('| `color` | text, may be null | no | Its colour. |');
    expect(page).toContain('| `at` | timestamptz | staff | when |');
    expect(page).toContain('| `heard/1` | count |');
  });

  it('fails on a column that nobody says anything of', () => {
    expect(() => dictionaryOf(SCHEMA.replace('  /// Its colour.\n', ''), INVENTORY, [])).toThrow('thing.color');
    expect(() => dictionaryOf(SCHEMA, INVENTORY.replace('| `at`', '| `on`'), [])).toThrow('thing.at');
  });
});
