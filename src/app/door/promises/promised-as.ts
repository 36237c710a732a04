/** What is promised by a remedy that is a promise: its name, with what was said besides. Pure. */
import { remedyName } from '../../../cards/words/names.ts';
import type { Reader } from '../../../cards/words/language.ts';

export const promisedAs = (remedy: string, more: string | null, reader: Reader): string =>
  `${remedyName(remedy, reader)} ${more ?? ''}`.trim();
