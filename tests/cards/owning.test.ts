/** Cases that change hands, as whoever is asked, had it or has it now reads of it; in English and in German. */
import { describe, expect, it } from 'vitest';
import { caseCard } from '../../src/cards/case/case-card.ts';
import { homeCard } from '../../src/cards/home/home-card.ts';
import { BOB, R } from '../core/case/build.ts';
import { caseSeen, homeOf, viewer } from './gallery.ts';
import { offered, owningCards, owningForms, owningTold } from './owning-cards.ts';
import { showCard, showForm } from './show.ts';

const CARDS = {
  ...owningCards(viewer()),
  'case-offered': caseCard(caseSeen(offered())),
  'home-offered': homeCard(homeOf(BOB, { offered: [offered().caseOf(R(1042))] })),
};

describe('a case that changes hands', () => {
  it.each(Object.entries(CARDS))('is shown: %s', async (name, card) => {
    await expect(showCard(card)).toMatchFileSnapshot(`./shown/${name}.txt`);
  });

  it.each(Object.entries(owningForms(viewer())))('asks by the form %s', async (name, form) => {
    await expect(showForm(form)).toMatchFileSnapshot(`./shown/form-${name}.txt`);
  });

  it.each(['en-GB', 'de-DE'])('is told of, in %s', async (locale) => {
    const told = owningTold(viewer({ locale })).map(showCard).join('\n');
    await expect(told).toMatchFileSnapshot(`./shown/owning-told-${locale.slice(0, 2)}.txt`);
  });
});
