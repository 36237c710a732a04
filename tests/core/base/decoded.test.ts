/** Escapes of an address as anybody can send them: none throws, and only one place of ours undoes them. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { decoded } from '../../../src/core/base/decoded.ts';

it.each([
  ['Users', 'Users'],
  ['a%20b%2Fc', 'a b/c'],
  ['K%C3%B6ln', 'Köln'],
  ['%', undefined],
  ['100%', undefined],
  ['%4', undefined],
  ['%zz', undefined],
  // a letter cut off, a byte of none, a half of a pair, one too long
  ['%E0%A4%A', undefined],
  ['%E2%82', undefined],
  ['%FF', undefined],
  ['%ED%A0%80', undefined],
  ['%C0%AF', undefined],
])('%s is %s', (escaped, meant) => {
  expect(decoded(escaped)).toBe(meant);
});

it('are undone nowhere else but in the playground, which knows nothing of us', () => {
  const own = globSync('src/**/*.ts').filter(
    (file) => !/playground/.test(file) && /decodeURI/.test(readFileSync(file, 'utf8')),
  );
  expect(own.map((file) => file.replaceAll('\\', '/'))).toEqual(['src/core/base/decoded.ts']);
});
