/** The worked decisions as they are said to the one who asks: with the numbers that decided, and what is within reach. */
import { describe, expect, it } from 'vitest';
import { saySaid } from '../../src/cards/answers/said.ts';
import { fullCard } from '../../src/cards/case/full-card.ts';
import { money } from '../../src/core/base/money.ts';
import type { Member } from '../../src/core/base/members.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import type { ItemAsked } from '../../src/core/case/commands.ts';
import { HOTEL_YAML, policyOf } from '../core/authority/hotel.ts';
import { ANA, BOB, DAY_MS, doneIn, eur, GIL, gives, item, MIA, openCase, R, refund } from '../core/case/build.ts';
import { makeWorld, type World } from '../core/case/world.ts';
import { viewer, withLeft } from './gallery.ts';
import { showCard } from './show.ts';

const CASE = R(1042);
const POLICY = policyOf(HOTEL_YAML);
const PER_REMEDY = 'over your €150.00 per remedy';
const INCIDENT = (over: string, others = ''): string =>
  others === ''
    ? `It is ${over} over your €250.00 for this case.`
    : `It is ${over} over your €250.00 for this case${others} together.`;

const hotel = (change: Partial<RecoveryCase> = {}): World =>
  makeWorld({ policy: POLICY, cases: [openCase(change), openCase({ id: R(1001) })] });
/** The answer to what is asked for on a case. */
function told(world: World, by: Member, what: ItemAsked, of = CASE): string {
  const { said } = doneIn(world.ask(by, gives([what], 'the night was lost', of)));
  return showCard(saySaid(said, world.caseOf(of), viewer()));
}
const lacking = (said: string, ...numbers: readonly string[]): string[] =>
  ['has to decide this', ...numbers].filter((words) => !said.includes(words)).map((words) => `${words} | ${said}`);
const goodwill = (units: number): ItemAsked => item('goodwill', { amount: eur(units) });
const GIVEN = /Given on R-/;

describe('what is told', () => {
  it('of 150 EUR and of one cent more', () => {
    expect(told(hotel(), ANA, refund(150))).toMatch(GIVEN);
    expect(lacking(told(hotel(), ANA, refund(150.01)), PER_REMEDY, 'up to €150.00 as')).toEqual([]);
  });

  it('of pounds, where the rate decides', () => {
    const gbp = (minor: bigint): ItemAsked => item('refund', { amount: money(minor, 'GBP') });
    expect(told(hotel(), ANA, gbp(12_605n))).toMatch(GIVEN);
    for (const minor of [12_606n, 13_000n])
      expect(lacking(told(hotel(), ANA, gbp(minor)), '€150.00 per remedy', 'up to £126.05 as refund')).toEqual([]);
  });

  it('of 400 EUR, over the remedy and over the case', () => {
    expect(lacking(told(hotel(), ANA, refund(400)), '€150.00 per remedy', INCIDENT('€150.00'))).toEqual([]);
  });

  it('of 150 EUR more, to whoever asks; 100 EUR are given', () => {
    const world = hotel();
    expect(told(world, ANA, refund(150))).toMatch(GIVEN);
    expect(lacking(told(world.fork(), BOB, refund(150)), INCIDENT('€50.00'), 'up to €100.00 as')).toEqual([]);
    expect(lacking(told(world.fork(), ANA, refund(150)), INCIDENT('€50.00'))).toEqual([]);
    expect(told(world, ANA, refund(100))).toMatch(GIVEN);
  });

  it('of another case of the same customer and failure, two days earlier', () => {
    const world = hotel();
    expect(told(world, ANA, refund(150), R(1001))).toMatch(GIVEN);
    world.forward(2 * DAY_MS);
    expect(lacking(told(world, ANA, refund(150)), INCIDENT('€50.00', ' and R-1001'))).toEqual([]);
  });

  it('of goodwill above one gesture', () => {
    expect(
      lacking(told(hotel(), ANA, goodwill(80)), 'It is €5.00 over your €75.00 per remedy', 'up to €75.00 as goodwill'),
    ).toEqual([]);
  });

  it('of an upgrade typed as one cent, which costs its default of 40', () => {
    const world = hotel();
    expect(told(world, ANA, item('upgrade', { cost: money(1n, 'EUR') }))).toMatch(GIVEN);
    expect(showCard(fullCard(withLeft(world)))).toContain('€210.00 for this case');
  });

  it('of one point too many', () => {
    expect(lacking(told(hotel(), ANA, item('points', { units: 30_001n })), PER_REMEDY)).toEqual([]);
  });

  it('to a duty manager, of her own limit; the general manager is asked', () => {
    const world = hotel({ orderValue: eur(2_000) });
    const said = told(world, MIA, refund(1_200));
    expect(lacking(said, 'It is €200.00 over your €1,000.00 per remedy')).toEqual([]);
    expect(said).toContain('Gil');
    expect(world.caseOf(CASE).requests[0]?.asked).toEqual([GIL.id]);
    expect(said).not.toContain('150.00');
  });

  it('of the cap and every limit, with the largest amount that is within all', () => {
    expect(
      lacking(
        told(hotel({ orderValue: eur(300) }), ANA, refund(400)),
        'up to €300.00 is possible',
        PER_REMEDY,
        INCIDENT('€150.00'),
        'up to €150.00 as',
      ),
    ).toEqual([]);
  });

  it('of what is within reach one by one, and over the case together', () => {
    const world = hotel();
    expect(told(world, ANA, refund(150))).toMatch(GIVEN);
    expect(told(world, ANA, item('upgrade'))).toMatch(GIVEN);
    expect(lacking(told(world, ANA, goodwill(75)), INCIDENT('€15.00'), 'up to €60.00 as')).toEqual([]);
  });
});
