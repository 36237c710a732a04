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

/** Below everything the card says, and above what is pressed; null: as it is. */
export const withPicture = (card: Card, picture: CardPicture | null): Card => {
  if (picture === null) return card;
  const at = card.blocks.findIndex(({ kind }) => kind === 'buttons');
  const before = at === -1 ? card.blocks.length : at;
  return {
    ...card,
    blocks: [...card.blocks.slice(0, before), { kind: 'picture', picture }, ...card.blocks.slice(before)],
  };
};
