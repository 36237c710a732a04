/** Where the charts of a posted card can be fetched as pictures, for chats that draw none. Reads nothing. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Card, CardPicture } from '../../cards/kit/card.ts';
import type { Chart } from '../../cards/kit/chart.ts';
import type { Reader } from '../../cards/words/language.ts';
import { pictureWords as words } from '../../cards/words/picture.ts';
import type { Shell } from '../shell.ts';
import { digestOf } from './pictures.ts';

/** So long an address holds; the message has its numbers in words for good. */
const HOLDS_MS = 400 * 86_400_000;

/** `since`: a moment that stays the same for one message, so that its addresses do. */
export function withChartPictures(
  { pictures }: Pick<Shell, 'pictures'>,
  card: Card,
  { of, since, reader }: { readonly of: MessageSubject; readonly since: Date; readonly reader: Reader },
): Card {
  if (pictures == null || !card.blocks.some(({ kind }) => kind === 'chart')) return card;
  let nth = -1;
  const pictureOf = (chart: Chart): CardPicture => {
    nth += 1;
    const subject = { kind: 'chart', of, nth } as const;
    const version = digestOf(JSON.stringify(chart));
    const expires = new Date(Math.floor((since.getTime() + HOLDS_MS) / 1_000) * 1_000);
    return {
      of: subject,
      version,
      url: pictures.urlOf({ of: subject, version, expires }),
      alt: `${chart.title}. ${chart.says}`.slice(0, 1_000),
      file: 'chart.png',
      save: words.line(reader, 'save'),
    };
  };
  const blocks = card.blocks.map((block) =>
    block.kind === 'chart' ? { ...block, picture: pictureOf(block.chart) } : block,
  );
  return { ...card, blocks };
}
