/** Thanks among colleagues as people read them, in both languages; before others a name stands beside words alone. */
import { describe, expect, it } from 'vitest';
import { viewer } from './gallery.ts';
import { showCard, showForm } from './show.ts';
import { peerCards, peerForms } from './peer-cards.ts';

describe('thanks among colleagues', () => {
  const german = viewer({ locale: 'de-DE' });
  it.each(Object.entries(peerCards(viewer())))('are shown: %s', async (name, card) =>
    expect(showCard(card)).toMatchFileSnapshot(`./shown/${name}.txt`),
  );
  it.each(Object.entries(peerCards(german)))('are shown in German: %s', async (name, card) =>
    expect(showCard(card)).toMatchFileSnapshot(`./shown/de-${name}.txt`),
  );
  it.each(Object.entries({ ...peerForms(viewer()), 'de-thank': peerForms(german).thank }))(
    'are asked by the form %s',
    async (name, form) => {
      if (!('fields' in form)) throw new Error('no form');
      await expect(showForm(form)).toMatchFileSnapshot(`./shown/form-${name}.txt`);
    },
  );
  it('name nobody beside a number where others read', () => {
    const before = Object.entries(peerCards(viewer())).filter(([name]) => name.startsWith('peer-'));
    expect(before.filter(([, card]) => /"(?:[^"]*\s)?\d+\b/.test(JSON.stringify(card.blocks)))).toEqual([]);
    expect(before.length).toBeGreaterThan(1);
  });
});
