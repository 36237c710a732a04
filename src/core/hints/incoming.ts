/** What a model wrote, made as harmless as anybody's words: no address, no mention, nothing invisible, never longer than asked. Pure. */
import { redact } from '../base/redact.ts';
import { cleanText, clip, folded, oneLine } from '../base/text.ts';

/** Somebody who reads it is to follow no link and call nobody whom a model names. */
const ADDRESS =
  /(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bwww\.)[^\s<>"']*|\b(?:mailto|tel|javascript|data):[^\s<>"']*|(?<![\p{L}\p{N}@.])(?:[\p{L}\p{N}-]{1,63}\.)+(?:com|net|org|io|co|info|biz|app|dev|ai|me|ly|link|click|site|online|shop|xyz|eu|de|uk|fr|es|ru|cn|example|test)(?![\p{L}\p{N}])(?:\/[^\s<>"']*)?/giu;
/** `<!channel>`, `<@U…>`, `<at>…</at>`, `[words](address)`, `@here`: what a platform could read as more than words. */
const MARKS =
  /<[^<>\n]{0,200}>|!?\[([^\]\n]{0,200})\]\([^)\n]{0,400}\)|(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}])|[`*_~]{2,}|`/gu;

const plainWords = (text: string): string =>
  redact(cleanText(text).replaceAll(MARKS, '$1').replaceAll(ADDRESS, '')).text;

/** One line. */
export const heardLine = (text: string, most: number): string => clip(oneLine(plainWords(text)), most);

/** With its lines. */
export const heardText = (text: string, most: number): string => clip(folded(plainWords(text)), most);
