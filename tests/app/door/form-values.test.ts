import { describe, expect, it } from 'vitest';
import { one } from '../../../src/app/door/form-values.ts';

describe('one value of a form', () => {
  it.each(['', '   ', '\u200b\u200b', '\ufeff \u2800', '\u202e'])(
    'is missing where nothing can be seen: %j',
    (value) => {
      expect(one({ text: value }, 'text')).toBeNull();
    },
  );

  it('is given as typed, without the space around it', () => {
    expect(one({ text: ' the lamp fell\n' }, 'text')).toBe('the lamp fell');
    expect(one({ text: ['a list'] }, 'text')).toBeNull();
    expect(one({}, 'text')).toBeNull();
  });
});
