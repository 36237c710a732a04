/** When two spellings are one word: letter case, blanks and the way signs are composed do not tell them apart. Pure. */
import { cleanText, oneLine } from '../../core/base/text.ts';

/** As a person sees it, on one line. */
export const asSeen = (text: string): string => (PLAIN.test(text) ? text : oneLine(cleanText(text)));

/** Most cells: nothing in them needs cleaning. */
const PLAIN = /^(?:[!-~]+(?: [!-~]+)*)?$/;

export const sameWord = (text: string): string => asSeen(text).toLowerCase();
