/** Cards say how much of a remedy makes up for a proved loss, and nothing about it where none is. */
import { describe, expect, it } from 'vitest';
import { fullCard } from '../../src/cards/case/full-card.ts';
import { requestCard } from '../../src/cards/request/request-card.ts';
import { HOTEL_YAML, policyOf } from '../core/authority/hotel.ts';
import { ANA, eur, gives, openCase, R, refund } from '../core/case/build.ts';
import { makeWorld, type World } from '../core/case/world.ts';
import { caseSeen, requestSeen, withLeft } from './gallery.ts';
import { showCard } from './show.ts';

const policy = policyOf(
  `${HOTEL_YAML}evidence_over: [{ actions: [refund, goodwill], amount: "0 EUR", kinds: [receipt] }]`,
);

function worldWith(given: number): World {
  const id = R(1042);
  const world = makeWorld({ policy, cases: [openCase({ id, lossValue: eur(100), evidence: ['receipt'] })] });
  const said = world.ask(ANA, gives([refund(given)], 'the suitcase was wet'));
  if (!said.ok) throw new Error(said.no.kind);
  return world;
}
const shown = (world: World): string => showCard(fullCard(caseSeen(world)));

describe('a case with a proved loss', () => {
  it('shows the loss and the goodwill of what was given, each in its own words', () => {
    expect(shown(worldWith(140))).toContain('€100.00 for the proved loss, €40.00 goodwill');
    expect(shown(worldWith(60))).toContain('€60.00 for the proved loss ·');
  });

  it('says how much of what may still be given makes up for it', () => {
    expect(showCard(fullCard(withLeft(worldWith(60))))).toContain('; €40.00 of it makes up for the proved loss');
    expect(showCard(fullCard(withLeft(worldWith(140))))).not.toContain('makes up');
  });

  it('shows an approver how much of what is asked it is', () => {
    expect(showCard(requestCard(requestSeen(worldWith(400))))).toContain('For the proved loss: €100.00 of it');
  });
});
