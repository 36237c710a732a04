/** Rules that others published, written in the policy language alone, and judged on labelled requests kept outside the repository. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { money } from '../../../src/core/base/money.ts';
import { decide } from '../../../src/core/authority/decide.ts';
import type { AuthorityPolicy } from '../../../src/core/policy/policy.ts';
import type { FactValue } from '../../../src/core/policy/facts.ts';
import { ask, entry, R, situation } from '../authority/hotel.ts';
import { loaded } from './policy-files.ts';

const ROWS = new URL('../../../../shared/data/06-policy-authority/dev.jsonl', import.meta.url);

/** A policy of one role with one grant, in USD. */
function policyOf(facts: string, actions: string, grant: string): AuthorityPolicy {
  return loaded(`schema: amends.authority/v1
id: published
effective: { from: 2026-01-01 }
timezone: America/New_York
money: { base: USD }
facts: ${facts}
actions: ${actions}
roles:
  agent:
    grants:
      - id: published
${grant.replaceAll(/^/gm, '        ')}
  manager: { approve: { up_to: "5000 USD", teams: all } }
approval: { ladder: [manager], remind_after: PT15M, escalate_after: PT30M, expire_after: PT24H, approved_valid_for: P7D, on_expiry: expire }
separation: { requester_may_approve: false, person_complained_about_may_approve: false, max_delegation_depth: 1 }
splitting: { link_window: P30D, link_by: [linked_case, same_customer_same_failure] }
`);
}

const TIERS = 'membership: { enum: [gold, silver, bronze, guest] }';
const airline = policyOf(
  `
  membership: { enum: [regular, silver, gold] }
  cabin: { enum: [basic_economy, economy, business] }
  complaint: { enum: [cancelled_by_airline, delayed, other_reason] }
  travel_insurance: bool
  customer_changes_or_cancels_reservation: bool
  customer_explicitly_asked_for_compensation: bool
  facts_confirmed: bool
  passengers: int`,
  '{ travel_certificate: { class: money } }',
  `actions: [travel_certificate]
limits:
  - { scope: incident, max: { each: passengers, amount: "100 USD" }, if: 'complaint == "cancelled_by_airline"', over: refuse }
  - { scope: incident, max: { each: passengers, amount: "50 USD" }, if: 'complaint == "delayed"', over: refuse }
when:
  if: >-
    customer_explicitly_asked_for_compensation and facts_confirmed
    and (membership != "regular" or travel_insurance or cabin == "business")
    and (complaint == "cancelled_by_airline" or complaint == "delayed" and customer_changes_or_cancels_reservation)
  otherwise: refuse`,
);

const POLICIES: Readonly<Record<string, AuthorityPolicy>> = {
  'tau-airline': airline,
  'tau-airline-task': airline,
  'abcd-returns': policyOf(
    `{ ${TIERS}, days_since_purchase: int, has_receipt: bool, original_packaging: bool }`,
    '{ accept_return: { class: free } }',
    `actions: [accept_return]
when:
  if: >-
    membership == "gold" or has_receipt or days_since_purchase <= 30
    or membership == "silver" and (days_since_purchase <= 182 or original_packaging)
    or membership == "bronze" and (days_since_purchase <= 90 or original_packaging)
  otherwise: refuse`,
  ),
  'abcd-mystery-fee': policyOf(
    `{ ${TIERS}, company_error: bool }`,
    '{ remove_fee: { class: money } }',
    `actions: [remove_fee]
limits: [{ scope: action, max: "1000 USD" }]
when: { if: 'company_error or membership == "gold" or membership == "silver"', otherwise: refuse }`,
  ),
  'abcd-extension': policyOf(
    `{ ${TIERS}, days_late: int }`,
    '{ extend_subscription: { class: free } }',
    `actions: [extend_subscription]
when: { if: 'membership == "gold" or membership == "silver" and days_late <= 1' }`,
  ),
  'abcd-dispute-bill': policyOf(
    `{ ${TIERS}, system_confirms_error: bool, already_paid: bool }`,
    '{ refund: { class: money } }',
    `actions: [refund]
limits:
  - { scope: action, max: "9.99 USD", if: 'membership == "silver"', over: refuse }
  - { scope: action, max: "1000 USD" }
when: { if: 'already_paid and (membership == "gold" or membership == "silver" or system_confirms_error)', otherwise: refuse }`,
  ),
  'ritz-2000': policyOf(
    '{}',
    '{ any: { class: money } }',
    `actions: [any]
limits: [{ scope: incident, max: "2000 USD", counts: actor }]`,
  ),
};

const row = z.object({
  policy: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.boolean(), z.int()])),
  request: z.object({ action: z.string(), amount: z.number().nullable() }),
  expected: z.enum(['allowed', 'needs_approval', 'forbidden']),
  within_own_authority: z.boolean(),
});
type Row = z.infer<typeof row>;

const LABELS = { allow: 'allowed', needs_approval: 'needs_approval', refuse: 'forbidden' } as const;

function judged({ policy: name, facts, request }: Row): Row['expected'] | undefined {
  const policy = POLICIES[name];
  if (!policy) return undefined;
  const known = new Map<string, FactValue>();
  for (const [fact, value] of Object.entries(facts)) {
    if (policy.facts.has(fact)) known.set(fact, typeof value === 'number' ? BigInt(value) : value);
  }
  const before = facts['already_granted_on_this_incident_by_this_employee'];
  const elsewhere = { case: R(2), failure: 'another' };
  const ledger =
    typeof before === 'number' && before > 0
      ? [
          entry(`${before} USD`, {
            cost: money(BigInt(before) * 100n, 'USD'),
            ...(facts['other_incident'] === true && elsewhere),
          }),
        ]
      : [];
  const amount = request.amount === null ? null : money(BigInt(Math.round(request.amount * 100)), 'USD');
  const input = situation({ policy, about: { facts: known }, ledger });
  return LABELS[decide(input, ask(request.action, { amount })).outcome];
}

describe.skipIf(!existsSync(ROWS))('published rules (skipped where the labelled requests are not at hand)', () => {
  const rows = existsSync(ROWS)
    ? readFileSync(ROWS, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => row.parse(JSON.parse(line)))
    : [];

  it('never allow what they do not', () => {
    expect(rows.length).toBeGreaterThan(100);
    expect(rows.filter((each) => !each.within_own_authority && judged(each) === 'allowed')).toEqual([]);
  });

  it('can all be written, and give the published answer', () => {
    expect(rows.filter((each) => judged(each) !== each.expected)).toEqual([]);
  });
});

it('one grant per account in N days: once is allowed, twice asks', () => {
  const policy = policyOf(
    '{}',
    '{ refund: { class: money } }',
    `actions: [refund]
limits: [{ scope: action, max: "50 USD" }, { scope: customer, window: P30D, max: { times: 1 } }]`,
  );
  const refund = ask('refund', { amount: money(1_000n, 'USD') });
  expect(decide(situation({ policy }), refund).outcome).toBe('allow');
  const given = entry('10 USD', { cost: money(1_000n, 'USD') });
  expect(decide(situation({ policy, ledger: [given] }), refund).outcome).toBe('needs_approval');
});
