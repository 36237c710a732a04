/** Pictures in Slack: fetched by Slack from our address; what they say stands beside them. Pure. */
import type { ImageBlock, KnownBlock, RichTextBlock } from '@slack/types';
import type { CardPicture } from '../../../cards/kit/card.ts';
import { IMAGE_ALT } from '../limits/limits.ts';
import { clip, neutral } from './text.ts';

/** A picture that Slack cannot fetch is left out. */
export function drawPicture({ url, alt, save }: CardPicture): KnownBlock[] {
  if (url === null) return [];
  const image: ImageBlock = { type: 'image', image_url: url, alt_text: clip(neutral(alt), IMAGE_ALT) };
  return [image, linkTo(url, save)];
}

const linkTo = (url: string, words: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: `${url}?save`, text: neutral(words) }] }],
});
