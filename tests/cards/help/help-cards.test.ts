import { describe, expect, it } from 'vitest';
import { toMessage } from '../../../src/chat/slack/out/render.ts';
import { faultsInMessage } from '../../../src/chat/slack/limits/validate.ts';
import { toActivity } from '../../../src/chat/teams/out/render.ts';
import { buttonsOf } from '../../../src/cards/kit/card.ts';
import { viewer } from '../gallery.ts';
import { adviceCards, helpCards } from './help-cards.ts';

describe.each(['en-GB', 'de-DE'])('help in %s', (locale) => {
  it.each(Object.entries(helpCards({ ...viewer(), locale })))('%s is read at a glance', (name, card) => {
    expect(faultsInMessage(toMessage(card, () => undefined))).toEqual([]);
    expect(JSON.stringify(toActivity(card, () => undefined)).length).toBeLessThan(8_000);
    expect(card.blocks.length).toBeLessThanOrEqual(7);
    const answers = buttonsOf(card).filter(({ press }) => press.kind.startsWith('open_assist_'));
    // whoever has it may answer, as long as it waits
    const isTheirs = ['assist', 'assist-for-team', 'assist-standing-in', 'assist-late'].includes(name);
    expect(answers).toHaveLength(isTheirs ? 2 : 0);
  });
});

describe.each(['en-GB', 'de-DE'])('a second opinion in %s', (locale) => {
  it.each(Object.entries(adviceCards({ ...viewer(), locale })))('%s says nothing of the customer', (name, card) => {
    expect(faultsInMessage(toMessage(card, () => undefined))).toEqual([]);
    const text = JSON.stringify(toActivity(card, () => undefined));
    expect(text.length).toBeLessThan(8_000);
    expect(text).not.toMatch(/412|hot water/);
    expect(buttonsOf(card).map(({ press }) => press.kind)).toEqual(name === 'advice-over' ? [] : ['open_advise']);
  });
});
