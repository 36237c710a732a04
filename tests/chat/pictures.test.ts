import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/cards/kit/card.ts';
import { rungsOf } from '../../src/chat/slack/out/degrade.ts';
import { toMessage } from '../../src/chat/slack/out/render.ts';
import { faultsInMessage } from '../../src/chat/slack/limits/validate.ts';
import { faultsInActivity, faultsInCard } from '../../src/chat/teams/limits/validate.ts';
import { toActivity, toCard } from '../../src/chat/teams/out/render.ts';
import { PICTURE } from '../cards/pictured.ts';

const nobody = (): undefined => undefined;
const card = (change: Partial<typeof PICTURE> = {}): Card => ({
  subject: { kind: 'reply' },
  version: 1,
  title: null,
  blocks: [
    { kind: 'text', text: ['Thank you, Ana!'] },
    { kind: 'picture', picture: { ...PICTURE, ...change } },
  ],
  summary: 'Thank you, Ana!',
});

describe('a picture of a card', () => {
  it('is an image with its words, and a link that keeps it, in Slack', () => {
    const message = toMessage(card(), nobody);
    expect(faultsInMessage(message)).toEqual([]);
    expect(message.blocks.slice(1)).toMatchObject([
      { type: 'image', image_url: PICTURE.url, alt_text: PICTURE.alt },
      { type: 'rich_text', elements: [{ elements: [{ type: 'link', url: `${PICTURE.url}?save` }] }] },
    ]);
  });

  it('is left out where Slack refuses it, before anything else is', () => {
    const [full, plain] = [...rungsOf(card(), nobody)];
    expect(full?.blocks.map(({ type }) => type)).toEqual(['section', 'image', 'rich_text']);
    expect(plain?.blocks.map(({ type }) => type)).toEqual(['section']);
    expect(plain?.text).toBe(full?.text);
  });

  it('is an image with its words, larger when pressed, and a link that keeps it, in Teams', () => {
    const activity = toActivity(card(), nobody);
    expect(faultsInActivity(activity)).toEqual([]);
    expect(toCard(card(), nobody).body.slice(1)).toMatchObject([
      { type: 'Image', url: PICTURE.url, altText: PICTURE.alt, msteams: { allowExpand: true } },
      { type: 'TextBlock', text: `[Download the picture](${PICTURE.url}?save)` },
    ]);
    expect(JSON.stringify(toCard(card(), nobody, 'short'))).not.toContain('Image');
  });

  it('is nothing on either where there is no address', () => {
    expect(toMessage(card({ url: null }), nobody).blocks).toHaveLength(1);
    expect(toCard(card({ url: null }), nobody).body).toHaveLength(1);
  });

  it('reads words that are hostile as words', () => {
    const alt = '<at>Ana</at> {{DATE(x)}} <!channel> *bold* [x](javascript:1)';
    expect(faultsInMessage(toMessage(card({ alt }), nobody))).toEqual([]);
    expect(faultsInActivity(toActivity(card({ alt, save: '[Keep](http://evil.example)' }), nobody))).toEqual([]);
    expect(JSON.stringify(toCard(card({ save: '[Keep](http://evil.example)' }), nobody))).not.toContain(
      '](http://evil',
    );
  });

  it.each([
    ['http://amends.example/picture/x', /https/],
    ['ftp://amends.example/x', /https/],
    ['/picture/x', /https/],
  ])('is refused by Teams at an address that is not safe: %s', (url, why) => {
    const body = [{ type: 'Image', url, altText: 'A card' }];
    const faults = faultsInCard({ ...toCard(card(), nobody), body });
    expect(faults.map(({ message }) => message).join()).toMatch(why);
  });

  it('is refused without words, or with too many', () => {
    const image = { type: 'image', image_url: 'https://amends.example/picture/x' };
    const inSlack = (alt_text: unknown) => faultsInMessage({ text: 'x', blocks: [{ ...image, alt_text }] });
    expect(inSlack(undefined)).not.toEqual([]);
    expect(inSlack('a'.repeat(2_001))).not.toEqual([]);
    expect(inSlack('a'.repeat(2_000))).toEqual([]);
    const inTeams = (altText: unknown) =>
      faultsInCard({ ...toCard(card(), nobody), body: [{ type: 'Image', url: PICTURE.url, altText }] });
    expect(inTeams(undefined)).not.toEqual([]);
    expect(inTeams('')).not.toEqual([]);
    expect(inTeams('A card')).toEqual([]);
  });

  it('is a file of Slack’s by a whole id alone', () => {
    const faults = (slack_file: unknown) =>
      faultsInMessage({ text: 'x', blocks: [{ type: 'image', slack_file, alt_text: 'A card' }] });
    expect(faults({ id: 'F0123456789' })).toEqual([]);
    expect(faults({ id: 'https://files.slack.com/x' })).not.toEqual([]);
    expect(faults({ id: 'F0123456789', url: 'https://files.slack.com/x' })).not.toEqual([]);
    expect(faults({})).not.toEqual([]);
  });
});
