import { expect, it } from 'vitest';
import { storable } from '../../../src/core/base/storable.ts';

it('takes out what PostgreSQL does not keep, however deep, and leaves everything else', () => {
  const at = new Date(0);
  const told = { id: '1\0', at, list: ['a\0b', { of: '\ud800x', n: 5n, none: null }], whole: '👍 é' };
  expect(storable(told)).toEqual({ id: '1', at, list: ['ab', { of: '�x', n: 5n, none: null }], whole: '👍 é' });
});
