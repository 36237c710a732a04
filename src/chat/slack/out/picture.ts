/** Pictures in Slack: fetched by Slack from our address, or uploaded to it; what they say stands beside them. Pure. */
import type { ImageBlock, KnownBlock, RichTextBlock } from '@slack/types';
import type { Block, Card, CardPicture } from '../../../cards/kit/card.ts';
import { isPicture } from '../../../cards/kit/pictures.ts';
import { IMAGE_ALT } from '../limits/limits.ts';
import { clip, neutral } from './text.ts';

/** A picture that Slack keeps as a file of its own, by the file's id. */
export interface UploadedPicture extends CardPicture {
  readonly slackFile: string;
}

/** A picture that Slack cannot get at is left out. */
export function drawPicture(picture: CardPicture | UploadedPicture): KnownBlock[] {
  const image = { type: 'image', alt_text: clip(neutral(picture.alt), IMAGE_ALT) } as const;
  if ('slackFile' in picture) return [{ ...image, slack_file: { id: picture.slackFile } } satisfies ImageBlock];
  if (picture.url === null) return [];
  return [{ ...image, image_url: picture.url } satisfies ImageBlock, linkTo(picture.url, picture.save)];
}

const linkTo = (url: string, words: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: `${url}?save`, text: neutral(words) }] }],
});

export const withUpload = (card: Card, slackFile: string): Card => ({
  ...card,
  blocks: card.blocks.map((block): Block => {
    if (!isPicture(block)) return block;
    const picture: UploadedPicture = { ...block.picture, slackFile };
    return { ...block, picture };
  }),
});
