/** Names in a row, as people say them. Pure. */
import { nameInWords } from './expression-in-words.ts';

/** `refund, voucher or duty manager`. */
export function sayList(words: readonly string[], last: 'and' | 'or'): string {
  const plain = words.map(nameInWords);
  return plain.length < 2 ? plain.join('') : `${plain.slice(0, -1).join(', ')} ${last} ${plain.at(-1) ?? ''}`;
}
