/** The hotel, the shop and the people of the worked examples, and builders that state only what matters. */
import { exponentOf } from '../../../src/core/base/currencies.ts';
import { caseId, memberId, teamId, thingId, type MemberId } from '../../../src/core/base/ids.ts';
import { money, type Money } from '../../../src/core/base/money.ts';
import type { ActionAsked } from '../../../src/core/authority/asked.ts';
import type { AuthorityDecision, CaseFacts, DecideInput, Reason } from '../../../src/core/authority/decision.ts';
import type { BudgetLedgerEntry } from '../../../src/core/authority/ledger.ts';
import type { AuthorityPolicy } from '../../../src/core/policy/policy.ts';
import { readPolicy, sayFault } from '../../../src/core/policy/reader/read-policy.ts';

export const HOTEL_YAML = `
schema: amends.authority/v1
id: hotel-emea
effective: { from: 2026-12-01 }
timezone: Europe/Paris
pack: { source: hotel, as_of: 2026-11-21, review_by: 2027-05-21 }

money:
  base: EUR
  rates:                      # 1 unit of the currency = N base units; operator-supplied, never fetched
    as_of: 2026-11-20
    max_age_days: 31
    table: { GBP: "1.19", USD: "0.95", JPY: "0.0061" }

actions:
  apology:        { class: free }
  callback:       { class: free, creates_promise: true }
  reperformance:  { class: in_kind, default_cost: "15 EUR" }
  upgrade:        { class: in_kind, default_cost: "40 EUR" }
  points:         { class: points, unit_cost: "0.005 EUR" }
  refund:         { class: money, cap_percent: 100, cap_of: order_value }
  goodwill:       { class: money, cap_percent: 150, cap_of: loss_value }

roles:
  agent:
    grants:
      - id: agent.base
        actions: [apology, callback, reperformance, upgrade, points, refund, goodwill]
        limits:
          - { scope: action, max: "150 EUR" }
          - { scope: action, only: [goodwill], max: "75 EUR" }
          - { scope: incident, max: "250 EUR", counts: everyone }
          - { scope: customer, max: "400 EUR", window: P90D, counts: everyone }
          - { scope: actor_day, max: "600 EUR" }
          - { scope: actor_month, max: "4000 EUR" }
        when: { not_sensitivity: [injury, discrimination, staff_misconduct] }
  probationer:
    extends: agent
    grants:
      - id: agent.base          # same id = replaces the inherited grant, whole
        actions: [apology, callback, reperformance, points, refund]
        limits:
          - { scope: action, max: "50 EUR" }
          - { scope: incident, max: "100 EUR", counts: everyone }
          - { scope: actor_day, max: "200 EUR" }
        valid_until: 2027-03-01
  duty_manager:
    extends: agent
    grants:
      - id: duty.base
        actions: [apology, callback, reperformance, upgrade, points, refund, goodwill]
        limits:
          - { scope: action, max: "1000 EUR" }
          - { scope: incident, max: "1500 EUR", counts: everyone }
          - { scope: team_month, max: "15000 EUR" }
    approve: { up_to: "1000 EUR", teams: own }
  general_manager:
    extends: duty_manager
    approve: { up_to: "10000 EUR", teams: all }

approval:
  ladder: [duty_manager, general_manager]
  two_people_over: "5000 EUR"
  remind_after: PT15M
  escalate_after: PT30M
  expire_after: PT24H
  approved_valid_for: P7D
  on_expiry: expire            # the only other legal value is "escalate"; auto-approve does not exist

separation:
  requester_may_approve: false
  person_complained_about_may_approve: false
  max_delegation_depth: 2

splitting: { link_window: P30D, link_by: [linked_case, same_customer_same_failure] }
`;

export const SHOP_YAML = `
schema: amends.authority/v1
id: shop
effective: { from: 2026-12-01 }
timezone: Europe/London
money: { base: GBP }
actions: { apology: { class: free }, refund: { class: money, cap_percent: 100, cap_of: order_value } }
roles:
  agent: { grants: [ { id: a, actions: [apology, refund], limits: [ { scope: incident, max: "50 GBP", counts: everyone } ] } ] }
  owner: { extends: agent, approve: { up_to: "5000 GBP", teams: all } }
approval: { ladder: [owner], remind_after: PT15M, escalate_after: PT30M, expire_after: PT24H, approved_valid_for: P7D, on_expiry: expire }
separation: { requester_may_approve: false, person_complained_about_may_approve: false, max_delegation_depth: 1 }
splitting: { link_window: P30D, link_by: [same_customer_same_failure] }
`;

/** The delay rule of the worked examples, for money actions of the hotel. */
export const DELAY_YAML = `
entitlements:
  - id: eu261.delay
    basis: statutory
    source: { title: "Regulation (EC) 261/2004 art. 7", as_of: 2026-11-21, review_by: 2027-02-28 }
    facts: { distance_km: int, arrival_delay_min: int, extraordinary: bool, intra_eu: bool }
    per: passenger
    settled_by: [refund]
    table:
      - { if: "extraordinary", owed: "0 EUR", note: "care and rerouting still owed" }
      - { if: "arrival_delay_min < 180", owed: "0 EUR" }
      - { if: "distance_km <= 1500", owed: "250 EUR" }
      - { if: "distance_km <= 3500 or intra_eu", owed: "400 EUR" }
      - { if: "arrival_delay_min < 240", owed: "300 EUR" }
      - { if: "true", owed: "600 EUR" }
`;

/** Four hours late over 4,200 km: 600 EUR under the delay rule. */
export const OWED_600: CaseFacts['facts'] = new Map<string, bigint | boolean>([
  ['distance_km', 4200n],
  ['arrival_delay_min', 240n],
  ['extraordinary', false],
  ['intra_eu', false],
]);

export function policyOf(yaml: string): AuthorityPolicy {
  const read = readPolicy(yaml, 'authority.yaml');
  if (!read.ok) throw new Error(read.faults.map((fault) => sayFault('authority.yaml', fault)).join('\n'));
  return read.policy;
}

export const HOTEL = policyOf(HOTEL_YAML);
export const SHOP = policyOf(SHOP_YAML);
export const AIRLINE = policyOf(HOTEL_YAML + DELAY_YAML);

/** `m('150.01 EUR')`; a bare number is EUR. */
export function m(text: string): Money {
  const [digits = '', currency = 'EUR'] = text.replaceAll(',', '').split(' ');
  const decimals = exponentOf(currency) ?? 2;
  const [whole = '0', part = ''] = digits.split('.');
  return money(BigInt(whole + part.padEnd(decimals, '0')), currency);
}

export const AT = new Date('2026-12-10T10:00:00Z');
export const id = (name: string): MemberId => memberId.parse(name);
export const ANA = { member: id('ana'), role: 'agent', team: teamId.parse('t1') };
export const BOB = { ...ANA, member: id('bob') };
export const MIA = { ...ANA, member: id('mia'), role: 'duty_manager' };
export const R = (n: number) => caseId.parse(`R-${n}`);

export const CASE: CaseFacts = {
  case: R(1),
  linked: [],
  customer: 'K1',
  failure: 'room_noise',
  sensitivity: null,
  orderValue: m('900'),
  lossValue: m('900'),
  facts: new Map(),
  team: teamId.parse('t1'),
};

export interface Situation extends Partial<Omit<DecideInput, 'about'>> {
  readonly about?: Partial<CaseFacts>;
}

/** The common request of the worked examples, with what differs. */
export function situation(differs: Situation = {}): DecideInput {
  const { about, ...rest } = differs;
  return { policy: HOTEL, at: AT, by: ANA, ledger: [], ...rest, about: { ...CASE, ...about } };
}

export function ask(kind: string, differs: Partial<Omit<ActionAsked, 'kind'>> = {}): ActionAsked {
  return { kind, amount: null, units: null, cost: null, passenger: null, ...differs };
}
export const refund = (amount: string, passenger: string | null = null): ActionAsked =>
  ask('refund', { amount: m(amount), passenger });
export const goodwill = (amount: string): ActionAsked => ask('goodwill', { amount: m(amount) });

let made = 0;

/** An entry of Ana's for the common customer and failure on R-1, committed an hour before, with what differs. */
export function entry(amount: string, differs: Partial<BudgetLedgerEntry> = {}): BudgetLedgerEntry {
  made += 1;
  return {
    id: thingId.parse(`led_given${made}`),
    case: R(1),
    action: thingId.parse(`act_given${made}`),
    kind: 'refund',
    state: 'committed',
    basis: 'goodwill',
    cost: m(amount),
    original: m(amount),
    rate: null,
    customer: 'K1',
    failure: 'room_noise',
    member: ANA.member,
    team: ANA.team,
    at: new Date(AT.getTime() - 3_600_000),
    settles: null,
    ...differs,
  };
}

export const DAY_MS = 86_400_000;
export const daysAgo = (days: number, ms = 0): Date => new Date(AT.getTime() - days * DAY_MS + ms);

/** `ask 150.01: over_limit action 0 / 150.01 / 150`, as the worked examples are written. */
export function say(decision: AuthorityDecision): string {
  const outcome = decision.outcome === 'needs_approval' ? 'ask' : decision.outcome;
  const cost =
    outcome === 'allow' && decision.cost ? ` ${decision.cost.minor === 0n ? '0' : plain(decision.cost, true)}` : '';
  const reasons = decision.reasons.map(sayReason).join('; ');
  return `${outcome}${cost}${reasons === '' ? '' : `: ${reasons}`}`;
}

function sayReason({ code, scope, used, asked, remaining, owed }: Reason): string {
  if (code === 'over_limit') return `over_limit ${scope} ${plain(used)} / ${plain(asked)} / ${plain(remaining)}`;
  if (code === 'over_value_cap') return `over_value_cap asked ${plain(asked)} remaining ${plain(remaining)}`;
  if (code === 'below_entitlement') return `below_entitlement asked ${plain(asked)} owed ${plain(owed)}`;
  return code;
}

function plain(amount: Money | undefined, full = false): string {
  if (!amount) return '-';
  const decimals = exponentOf(amount.currency) ?? 2;
  const digits = amount.minor.toString().padStart(decimals + 1, '0');
  const text = `${digits.slice(0, digits.length - decimals)}.${digits.slice(digits.length - decimals)}`;
  return full ? text : text.replace(/\.0+$/, '').replace(/(\.\d*?)0+$/, '$1');
}
