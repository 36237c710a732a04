/** Pictures in Teams: every client fetches them from our address, over https; without one the words stand alone. Pure. */
import type { CardPicture } from '../../../cards/kit/card.ts';
import { clip } from '../../../core/base/text.ts';
import { LIMITS } from '../limits/limits.ts';
import type { Leaf } from './card-shape.ts';
import { neutralise } from './plain.ts';

/** The picture, larger when it is pressed, and a link that keeps it. */
export function drawPicture({ url, alt, save }: CardPicture): readonly Leaf[] {
  if (url === null) return [];
  const altText = clip(neutralise(alt), LIMITS.altText);
  return [
    { type: 'Image', url, altText, msteams: { allowExpand: true } },
    { type: 'TextBlock', text: `[${save.replaceAll(/[[\]()]/g, '')}](${url}?save)`, wrap: true, size: 'Small' },
  ];
}
