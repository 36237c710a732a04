/** A picture as a card carries it. */
import { thingId } from '../../src/core/base/ids.ts';
import type { CardPicture } from '../../src/cards/kit/card.ts';
import { R } from '../core/authority/hotel.ts';

export const PICTURE: CardPicture = {
  of: { kind: 'thanks', case: R(1001), shoutOut: thingId.parse('sho_000001') },
  version: 'abc',
  url: 'https://amends.example/picture/thanks.R-1001.sho_000001.abc.10.mac',
  alt: 'A card: Thank you, Ana Ortiz. Ownership. Ana stayed with it. Team: Front desk.',
  file: 'thank-you-ana-ortiz.png',
  save: 'Download the picture',
};
