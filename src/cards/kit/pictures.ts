/** The picture of a card, of which there is one at most, and the card without it. Pure. */
import type { Block, Card, CardPicture } from './card.ts';

type PictureBlock = Extract<Block, { readonly kind: 'picture' }>;
const isPicture = (block: Block): block is PictureBlock => block.kind === 'picture';

/** Null without one. */
export const pictureOf = ({ blocks }: Pick<Card, 'blocks'>): CardPicture | null =>
  blocks.find(isPicture)?.picture ?? null;

/** For where a picture is refused, or may be what is in the way: the words say all of it. */
export const withoutPictures = (card: Card): Card =>
  pictureOf(card) === null ? card : { ...card, blocks: card.blocks.filter((block) => !isPicture(block)) };
