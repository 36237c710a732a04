/** What letters and their languages are called. Pure. */
import type { LetterKind, LetterLanguage } from '../../core/letters/letter.ts';
import type { Reader } from '../words/language.ts';
import { letterWords as words } from '../words/letters.ts';

export const kindName = (kind: LetterKind, reader: Reader): string => words.line(reader, `kind.${kind}`);
export const languageName = (language: LetterLanguage, reader: Reader): string =>
  words.line(reader, `language.${language}`);
