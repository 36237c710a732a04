/** The words of a drafted thank-you. Praise conduct, never spend or speed. Pure. */
import type { Praise } from '../../core/recognition/shout-outs.ts';
import { praiseWords as words } from '../words/digest.ts';
import type { Reader } from '../words/language.ts';

/** The deed, and what came of it where that is on record. The same turn gives the same words. */
export function sayPraise({ name, deed, effect, turn }: Praise, reader: Reader): string {
  const way = WAYS[turn % WAYS.length] ?? 0;
  const praised = words.line(reader, 'praise', {
    name: name ?? words.line(reader, 'somebody'),
    deed: words.line(reader, `${deed}.${way}`),
  });
  return effect === null ? praised : `${praised}${words.line(reader, `${effect}.${way}`)}`;
}

/** Each is said in three ways, which take turns. */
const WAYS = [0, 1, 2] as const;

/** What a customer said, with whom it is about. */
export const sayQuote = (
  { name, words: said }: { readonly name: string | null; readonly words: string },
  reader: Reader,
): string => words.line(reader, 'quoted', { name: name ?? words.line(reader, 'somebody'), words: said });
