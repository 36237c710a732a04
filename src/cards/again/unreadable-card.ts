/** What stands in the place of words that cannot be read. Pure. */
import { againWords as words } from '../words/again.ts';
import type { Reader } from '../words/language.ts';

export const unreadableWords = (why: 'encrypted' | 'damaged', reader: Reader): string =>
  words.line(reader, `unreadable.${why}`);
