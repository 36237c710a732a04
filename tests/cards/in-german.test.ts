/** What people read most, as a German team reads it. */
import { describe, expect, it } from 'vitest';
import { helpCard } from '../../src/cards/answers/help-card.ts';
import { limitsCard } from '../../src/cards/answers/limits-card.ts';
import { whoCanCard } from '../../src/cards/answers/looked-up.ts';
import { perhapsSavedCard, tooFastCard } from '../../src/cards/answers/trouble.ts';
import { undeliveredCard } from '../../src/cards/answers/delivery.ts';
import { homeCard } from '../../src/cards/home/home-card.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import { awayCard } from '../../src/cards/team/away-card.ts';
import { digestCard } from '../../src/cards/team/digest-card.ts';
import { sayPraise } from '../../src/cards/team/praise.ts';
import { draftCard, shoutOutCard } from '../../src/cards/team/thanks-card.ts';
import { after, ANA, GIL, gives, hours, item, MIA, NOON, R, refund } from '../core/case/build.ts';
import { draftOf, homeOf, limitsOf, requestSeen, resolved, toldCards, viewer } from './gallery.ts';
import { world } from './asked-worlds.ts';
import { owningCards } from './owning-cards.ts';
import { digestOf } from './gallery-more.ts';
import { showCard } from './show.ts';

const german = viewer({ locale: 'de-DE' });
const asked = requestSeen(world([ANA, gives([item('apology'), refund(400)], 'zwei Nächte ohne warmes Wasser')]));
const onCase = [{ case: asked.case, request: asked.request }];
const thanks = draftOf(resolved(world()), { viewer: german });

const CARDS: Readonly<Record<string, Card>> = {
  'home-agent': homeCard(homeOf(ANA, { viewer: german, open: [asked.case], asked: onCase })),
  'home-manager': homeCard(homeOf(MIA, { viewer: german, waiting: onCase })),
  'home-empty': homeCard(homeOf(ANA, { viewer: german })),
  'limits-manager': limitsCard(limitsOf(MIA, { viewer: german, owes: true })),
  'help-manager': helpCard(german, 'duty_manager', true),
  'who-can': whoCanCard(
    {
      what: '400 EUR',
      isOwn: false,
      who: [{ name: 'Mia', upTo: '1.000,00 €' }],
      approves: null,
      needsTwo: true,
      inBase: null,
      unrated: null,
    },
    german,
  ),
  'too-fast': tooFastCard('give R-1042 refund 20 EUR', 6_200, german),
  'perhaps-saved': perhapsSavedCard('kein warmes Wasser', german),
  undelivered: undeliveredCard({ kind: 'undelivered', of: { kind: 'case', case: R(1042) } }, german),
  away: awayCard({ member: MIA.id, from: NOON, until: after(hours(72)), deputy: GIL.id }, german),
  'handover-offered': owningCards(german)['handover-offered'] ?? draftCard(thanks),
  draft: draftCard(thanks),
  'shout-out': shoutOutCard(thanks),
  digest: digestCard(digestOf(), 'slack', german),
};

describe('in German', () => {
  it.each(Object.entries(CARDS))('the card %s', async (name, card) => {
    await expect(showCard(card)).toMatchFileSnapshot(`./shown/de-${name}.txt`);
  });

  it('what is told privately', async () => {
    await expect(toldCards(german).map(showCard).join('\n')).toMatchFileSnapshot('./shown/de-told.txt');
  });

  it('a thank-you', () => {
    const praise = { name: 'Ana', deed: 'kept_promise', effect: 'accepted', turn: 1 } as const;
    expect(sayPraise(praise, german)).toBe(
      'Ana hat gesagt, bis wann es erledigt ist, und dann war es das. Der Kunde fand, dass es wiedergutgemacht ist.',
    );
  });
});
