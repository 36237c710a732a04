/** The policy as one role reads it: their own first, complete, without names out of the file. */
import { describe, expect, it } from 'vitest';
import { policyCard } from '../../src/cards/answers/policy-card.ts';
import { hotelAnd, loaded, shopText } from '../core/policy/policy-files.ts';
import { HOTEL } from '../core/case/build.ts';
import { viewer } from './gallery.ts';
import { showCard } from './show.ts';

const FACTS =
  'facts: { tier: { enum: [gold, silver, guest] }, days_late: int, passengers: int, fare: money, confirmed: bool }';
const shopGrant = (grant: string): string =>
  shopText.replace('actions:', `${FACTS}\nactions:`).replace(/grants: \[ .* \] \}\n/, `grants: [ ${grant} ] }\n`);

const GERMAN = viewer({ locale: 'de-DE' });
const shown = (card: ReturnType<typeof policyCard>): string => showCard(card);

describe('the policy for a role', () => {
  it('says first what is a manager’s own, and what an agent may do after it', () => {
    const said = shown(policyCard(HOTEL, 'duty_manager', viewer()));
    expect(said.indexOf('up to €1,000.00 per remedy')).toBeLessThan(said.indexOf('up to €150.00 per remedy'));
    expect(said).not.toMatch(/duty_manager|agent\.base|- may|reperformance/);
  });

  it('tells what holds at times, and nothing that nobody can act on', () => {
    const policy = loaded(
      hotelAnd(`storm: { switched_by: [duty_manager], roles: [agent], actions: [refund], scopes: [incident], multiply_percent: 200, max_duration: P1D, budget: "5000 EUR" }
events: { opened_by: [duty_manager], max_per_case: "80 EUR", budget: "5000 EUR" }`),
    );
    const said = shown(policyCard(policy, 'agent', viewer()));
    expect(said).toContain('In a storm, which the duty manager switches on');
    expect(said).toContain('In an event, which the duty manager opens');
    expect(shown(policyCard(policy, 'agent', GERMAN))).toContain('In einem Sturm');
  });

  it('says conditions, counts and shares', () => {
    const policy = loaded(
      shopGrant(`{ id: a, actions: [refund], limits: [ { scope: action, max: { percent: 20, of: fare }, if: "not confirmed" },
          { scope: action, max: { each: passengers, amount: "50 GBP" }, over: refuse }, { scope: customer, window: P30D, counts: actor, max: { times: 1 } } ],
          when: { if: 'tier == "gold"', otherwise: refuse }, valid_until: 2027-03-01 }`),
    );
    expect(
      shown(policyCard(policy, 'agent', viewer()))
        .split('\n')
        .slice(2, 7),
    ).toEqual([
      'You may give refund (at most 100 % of the order value, over the whole case) until 1 Mar 2027.',
      '• up to 20 % of “fare” per remedy, where not confirmed.',
      '• up to £50.00 times passengers per remedy; nobody of your role gives more.',
      '• once per customer within 30 days, counting only what you gave.',
      '• Only if tier is gold; otherwise it cannot be given.',
    ]);
  });

  it('says whom to ask where it says nothing for a role', () => {
    expect(shown(policyCard(HOTEL, 'boss', viewer()))).toContain('says nothing for boss. Ask your operator.');
  });

  it('says all of it in German', async () => {
    await expect(shown(policyCard(HOTEL, 'duty_manager', GERMAN))).toMatchFileSnapshot('./shown/de-policy-manager.txt');
  });
});
