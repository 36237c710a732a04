import { expect, it } from 'vitest';
import { lazily } from '../../../src/core/base/lazily.ts';

it('what is made lazily is made when it is first asked for, and once', () => {
  let made = 0;
  const words = lazily(() => {
    made += 1;
    return new Set(['unknown']);
  });
  expect(made).toBe(0);
  expect(words()).toBe(words());
  expect(made).toBe(1);
});
