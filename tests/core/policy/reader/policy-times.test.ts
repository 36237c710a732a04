/** What a policy says of storms, outages and winning back, in words. */
import { describe, expect, it } from 'vitest';
import { policyInWords } from '../../../../src/core/policy/words/policy-in-words.ts';
import { HOTEL_YAML, policyOf } from '../../authority/hotel.ts';

const policy = policyOf(`${HOTEL_YAML}
storm:
  switched_by: [duty_manager]
  roles: [agent]
  actions: [refund, goodwill]
  scopes: [action, incident, actor_day]
  multiply_percent: 200
  max_duration: PT24H
  budget: "5000 EUR"
events: { opened_by: [duty_manager], max_per_case: "80 EUR", budget: "5000 EUR" }
budgets: [{ id: desk, teams: [t1], period: month, max: "9000 EUR" }]
winback: { effort: standard, quiet_period: P60D, budgets_from: desk }
`);

describe('a policy in words', () => {
  it('tells its storms, its outages and who is won back', () => {
    expect(policyInWords(policy).slice(-3)).toMatchInlineSnapshot(`
      [
        "In a storm, which duty manager switches on for 1 day at most, the limits per remedy, per case and per person and day of agent for refund and goodwill are 200 % of what they are, and at most 5000.00 EUR goes above them.",
        "In an event, which duty manager opens, one remedy of at most 80.00 EUR for each case, 5000.00 EUR in all; anything else needs a reason.",
        "Winning customers back: effort standard, not before 60 days, from the budget desk. Who agreed to hear from us enters the queue, for a reason that can be mended.",
      ]
    `);
  });
});
