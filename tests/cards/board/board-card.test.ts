import { describe, expect, it } from 'vitest';
import { toMessage } from '../../../src/chat/slack/out/render.ts';
import { faultsInMessage } from '../../../src/chat/slack/limits/validate.ts';
import { toActivity } from '../../../src/chat/teams/out/render.ts';
import { buttonsOf } from '../../../src/cards/kit/card.ts';
import { viewer } from '../gallery.ts';
import { boardCards } from './board-cards.ts';

describe.each(['en-GB', 'de-DE'])('the board in %s', (locale) => {
  const cards = boardCards({ ...viewer(), locale });
  it.each(Object.entries(cards))('%s is within what both platforms show', (_name, card) => {
    expect(faultsInMessage(toMessage(card, () => undefined))).toEqual([]);
    expect(JSON.stringify(toActivity(card, () => undefined)).length).toBeLessThan(20_000);
  });

  it.each(Object.entries(cards))('%s has no two lines with nothing between them', (_name, { blocks }) => {
    const twice = blocks.filter((block, n) => block.kind === 'divider' && blocks[n + 1]?.kind === 'divider');
    expect(twice).toEqual([]);
  });

  it('has a way to what comes next and before, and to all of it drawn anew', () => {
    const pages = ({ blocks = [] }: Partial<(typeof cards)[string]> = {}): readonly unknown[] =>
      buttonsOf({ blocks }).flatMap(({ press }) => (press.kind === 'show_board' ? [press.page] : []));
    expect(pages(cards['board'])).toEqual([2, 1]);
    expect(pages(cards['board-further'])).toEqual([1, 3, 2]);
    expect(pages(cards['board-quiet'])).toEqual([1]);
  });

  it('says no word of what is for few, and no promise of it', () => {
    expect(JSON.stringify(Object.values(cards))).toContain('R-1053');
    const text = JSON.stringify(
      cards['board-further']?.blocks.filter((block) => JSON.stringify(block).includes('R-1053')),
    );
    expect(text).not.toContain('412');
  });
});
