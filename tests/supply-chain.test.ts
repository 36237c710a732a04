import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  EXCEPTIONS,
  faultsOf,
  inProduction,
  isPermissive,
  type Lockfile,
  type Manifest,
} from '../tools/supply-chain.ts';

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile;
const asked = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

const SOUND = { version: '1.0.0', integrity: `sha512-${'A'.repeat(86)}==`, license: 'MIT' };
const faultsWith = (one: object, with_: Partial<Manifest> = {}): readonly string[] =>
  faultsOf(
    { packages: { '': {}, 'node_modules/a': { ...SOUND, ...one } } },
    { dependencies: { a: '1.0.0' }, devDependencies: {}, allowScripts: {}, ...with_ },
  );

describe('what comes from outside', () => {
  it('is proven, permissive, pinned, and runs no script that nobody allowed', () => {
    expect(faultsOf(lock, asked)).toEqual([]);
    expect(inProduction(lock).length).toBeGreaterThan(100);
  });

  it('needs no exception that nothing asks for', () => {
    const names = Object.keys(lock.packages).map((place) => place.replace(/^.*node_modules\//, ''));
    expect(Object.keys(EXCEPTIONS).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('is well in a sound tree', () => {
    expect(faultsWith({})).toEqual([]);
    expect(faultsWith({ hasInstallScript: true, dev: true }, { allowScripts: { a: false } })).toEqual([]);
  });

  it.each([
    ['is proven by nothing', { integrity: undefined }, {}],
    ['is proven by a hash that was broken', { integrity: 'sha1-AAAA' }, {}],
    ['comes from an address', { resolved: 'https://packages.example/a/-/a-1.0.0.tgz' }, {}],
    ['comes from a file', { resolved: 'file:../a-1.0.0.tgz' }, {}],
    ['comes from a repository', { resolved: 'git+ssh://git@github.com/a/a.git#1' }, {}],
    ['is a link', { link: true }, {}],
    ['is under another licence', { license: 'GPL-3.0-only' }, {}],
    ['names no licence', { license: undefined }, {}],
    ['runs a script in production', { hasInstallScript: true }, { allowScripts: { a: true } }],
    ['runs a script that nobody allowed', { hasInstallScript: true, dev: true }, {}],
    ['is allowed a script it does not have', {}, { allowScripts: { b: true } }],
    ['is asked for in any version', {}, { dependencies: { a: '^1.0.0' } }],
  ])('is refused where it %s', (_what, one, with_) => {
    expect(faultsWith(one, with_)).toHaveLength(1);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT or MPL-2.0', true],
    ['MIT AND ISC', true],
    ['MIT AND GPL-3.0-only', false],
    ['MPL-2.0', false],
    ['', false],
    ['SEE LICENSE IN LICENSE.txt', false],
    ['MIT OR ISC AND GPL-3.0-only', false],
  ])('is permissive under %j: %s', (expression, is) => {
    expect(isPermissive(expression)).toBe(is);
  });
});
