/** What the hash of a journal entry covers: all of its row, and of entries of old at least what they said of themselves. */
import { describe, expect, it } from 'vitest';
import { chainHash, isAsWritten, linkHash, type Link } from '../../../src/core/base/chain.ts';
import { toWire } from '../../../src/core/base/wire.ts';

const AT = new Date('2026-11-29T10:00:00.000Z');
const EVENT = { at: AT, by: 'ana', kind: 'linked', with: ['R-7'], cost: 4000n };
const LINK: Link = { workspace: 'aurora', case: 'R-1', seq: 3, at: AT, by: 'ana', kind: 'linked', body: toWire(EVENT) };
const NOW = { ...LINK, form: 2, hash: linkHash('before', LINK) };
const OLD = { ...LINK, form: 1, hash: chainHash('before', EVENT) };

describe.each([
  ['an entry', NOW],
  ['an entry of old', OLD],
])('%s', (_, stored) => {
  it('is as it was written, after the one it was written after', () => {
    expect(isAsWritten('before', stored)).toBe(true);
    expect(isAsWritten('after', stored)).toBe(false);
  });

  it.each<[string, Partial<typeof stored>]>([
    ['its moment', { at: new Date(AT.getTime() + 1) }],
    ['who did it', { by: 'mia' }],
    ['that nobody did it', { by: null }],
    ['what it is', { kind: 'closed' }],
    ['what it says', { body: toWire({ ...EVENT, cost: 4001n }) }],
    ['who did it, in both places', { by: 'mia', body: toWire({ ...EVENT, by: 'mia' }) }],
    ['that it says nothing', { body: null }],
    ['its hash', { hash: 'f'.repeat(64) }],
    ['its form', { form: stored.form === 1 ? 2 : 1 }],
    ['a form there is not', { form: 3 }],
  ])('shows when somebody changes %s', (__, change) => {
    expect(isAsWritten('before', { ...stored, ...change })).toBe(false);
  });
});

it.each<[string, Partial<Link>]>([
  ['another workspace', { workspace: 'boreal' }],
  ['another case', { case: 'R-2' }],
  ['another place', { seq: 4 }],
])('an entry is none of %s', (_, change) => {
  expect(isAsWritten('before', { ...NOW, ...change })).toBe(false);
});
