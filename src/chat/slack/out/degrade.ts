/** Simpler forms of a message for when Slack refuses its blocks: the news must arrive, however plain. Pure. */
import type { KnownBlock } from '@slack/types';
import type { Card } from '../../../cards/kit/card.ts';
import { picturedCharts } from '../../../cards/kit/chart.ts';
import { pictureOf, withoutPictures } from '../../../cards/kit/pictures.ts';
import { codePoints, HEADER, MESSAGE_TEXT } from '../limits/limits.ts';
import { cardWords, summaryOf, toMessage, toPlainMessage, type SlackMessage } from './render.ts';
import { clip, escapeWithin, plain, type SlackUserOf } from './text.ts';

const SECTION_WORDS = 2_900;

/**
 * The rungs to try one after the other, each drawn when it is its turn: the card as drawn; its charts as pictures, then as sentences,
 * because Slack rolls new blocks out workspace by workspace; without its picture, which Slack may have failed to fetch; its title, words and buttons; its words alone.
 * The last one has no blocks at all and is never refused for them.
 */
export function* rungsOf(card: Card, slackUserOf: SlackUserOf): Generator<SlackMessage> {
  const full = toMessage(card, slackUserOf);
  yield full;
  if (card.blocks.some(({ kind }) => kind === 'chart')) {
    const pictured = picturedCharts(card.blocks);
    if (pictured !== null) yield { ...toMessage({ ...card, blocks: pictured }, slackUserOf), text: full.text };
    yield toPlainMessage(card, slackUserOf);
  }
  if (pictureOf(card) !== null) yield toPlainMessage(withoutPictures(card), slackUserOf);
  yield headerAndWords(card, full);
  yield textOnly(card);
}

function headerAndWords(card: Card, full: SlackMessage): SlackMessage {
  const header: KnownBlock[] = card.title === null ? [] : [{ type: 'header', text: plain(card.title, HEADER) }];
  const words = clip(cardWords({ ...card, title: null }), SECTION_WORDS);
  const section: KnownBlock[] =
    words === '' ? [] : [{ type: 'section', text: { type: 'plain_text', text: words, emoji: false } }];
  const buttons = full.blocks.filter((block) => block.type === 'actions');
  return { text: full.text, blocks: [...header, ...section, ...buttons] };
}

function textOnly(card: Card): SlackMessage {
  const summary = summaryOf(card);
  const room = MESSAGE_TEXT - codePoints(summary) - 1;
  const words = escapeWithin(cardWords(card), room);
  return { text: words === '' ? summary : `${summary}\n${words}`, blocks: [] };
}
