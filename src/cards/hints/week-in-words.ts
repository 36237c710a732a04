/** A digest with what a model made of its numbers, above them and said to be that. Pure. */
import type { Card } from '../kit/card.ts';
import { hintWords as words } from '../words/hints.ts';
import type { Reader } from '../words/language.ts';

/** The numbers stand below as they always do: they are what counts. */
export const inWords = (card: Card, text: string | null, reader: Reader): Card =>
  text === null
    ? card
    : { ...card, blocks: [{ kind: 'context', text: words.text(reader, 'digest', { text }) }, ...card.blocks] };
