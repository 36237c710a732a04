import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readPlainYaml } from '../src/plain-yaml.ts';
import { runs } from './runs.ts';

const whole = (text: string): unknown => {
  const document = parseDocument(text, { uniqueKeys: true });
  return document.errors.length + document.warnings.length > 0 ? 'broken' : document.toJS();
};
const PIECES =
  `a|b|id|name|x y|é|1|07|0x1F|1e3|12:30|true|False|null|~|yes|O'Brien|it''s|'q'|"q"|"a\\nb"|''|: |:|- |-|, |,|{|{ |}| }|[|]|#| # c|&a|*a|!|!!str|\\||>|%|@|?|? |<<: |.|/|+|(|)|=| |  |\t|\u00A0|\u2028|\uFEFF|\r\n|\r|---|...|__proto__`.split(
    '|',
  );

describe('plain YAML', () => {
  it.each(['demo/amends.yaml', 'tests/attack/amends.yaml'])(
    'of %s is read, as a reader of all of YAML does',
    (file) => {
      const text = readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8');
      expect(readPlainYaml(text)).toEqual(whole(text));
      expect(readPlainYaml(text.replaceAll('\n', '\r\n'))).toEqual(whole(text));
    },
  );

  it.each([
    'a:\n- b: 1x\n  c: {}\n- d\ne: [x, [], { f: g }]',
    'a:\n  - { name: "Zoë, the 2nd", x: O\'Brien }\n  -   b: c d\n      e: mon 09:00',
    "# c\na: 'x: y'\n\n  # d\nb: true",
  ])('%j is read', (text) => {
    expect(readPlainYaml(text)).toEqual(whole(text));
    expect(readPlainYaml(text)).toBeDefined();
  });

  it.each(['', 'a', 'a: 1', 'a:', 'a: b # c', 'a: b\na: c', 'a: |\n  b', '- \u00A0b', 'a: "\\n"', '['.repeat(100_000)])(
    '%j is left to the whole reader',
    (text) => expect(readPlainYaml(text)).toBeUndefined(),
  );

  it('is read as by the whole reader, or not at all, whatever the text', () => {
    const line = fc
      .tuple(
        fc.constantFrom('', '', '  ', '    ', '- ', '  - '),
        fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }),
      )
      .map(([indent, pieces]) => indent + pieces.join(''));
    const entry = fc
      .tuple(
        fc.constantFrom('', '  ', '- ', '  - '),
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom(...PIECES, '{ a: b }', '[x y, z]'),
      )
      .map(([indent, key, value]) => `${indent}${key}: ${value}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, entry, entry), { maxLength: 6 }), (lines) => {
        const text = lines.join('\n');
        const read = readPlainYaml(text);
        expect(read).toEqual(read === undefined ? undefined : whole(text));
      }),
      { numRuns: runs(2_000) },
    );
  });
});
