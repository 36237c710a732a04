/** Pictures in Slack: fetched by Slack from our address, or files of its own; what they say stands beside them. Pure. */
import type { ImageBlock, KnownBlock, RichTextBlock } from '@slack/types';
import type { CardPicture } from '../../../cards/kit/card.ts';
import { IMAGE_ALT } from '../limits/limits.ts';
import { clip, neutral } from './text.ts';
/** A picture that Slack keeps as a file of its own, by the file's id. */
export interface UploadedPicture extends CardPicture {
  readonly slackFile: string;
}

/** A picture that Slack cannot get at is left out. A file of its own Slack offers to keep by itself. */
export function drawPicture(picture: CardPicture | UploadedPicture): KnownBlock[] {
  const { url, alt, save } = picture;
  const image = { type: 'image', alt_text: clip(neutral(alt), IMAGE_ALT) } as const;
  if ('slackFile' in picture) return [{ ...image, slack_file: { id: picture.slackFile } } satisfies ImageBlock];
  return url === null ? [] : [{ ...image, image_url: url } satisfies ImageBlock, linkTo(url, save)];
}

const linkTo = (url: string, words: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: `${url}?save`, text: neutral(words) }] }],
});
