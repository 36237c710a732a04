/** Approvers with actions, conditions and limits of their own, as real matrices name them. */
import { describe, expect, it } from 'vitest';
import { mayApprove, type ApprovalQuestion, type MayApprove } from '../../../src/core/approval/may-approve.ts';
import { whoMayApprove } from '../../../src/core/approval/who-may-approve.ts';
import { memberId } from '../../../src/core/base/ids.ts';
import { money } from '../../../src/core/base/money.ts';
import type { ActionAsked } from '../../../src/core/authority/asked.ts';
import type { CaseFacts } from '../../../src/core/authority/decision.ts';
import type { BudgetLedgerEntry } from '../../../src/core/authority/ledger.ts';
import type { FactValue } from '../../../src/core/policy/facts.ts';
import { ANA, ask, AT, entry, R, situation } from '../authority/hotel.ts';
import { loaded } from '../policy/policy-files.ts';

const YAML = `schema: amends.authority/v1
id: matrix
effective: { from: 2026-01-01 }
timezone: Europe/Paris
money: { base: EUR, rates: { as_of: 2026-12-01, max_age_days: 31, table: { GBP: "1.20" } } }
facts: { ours: bool, tier: { enum: [gold, guest] }, fare: money }
actions: { refund: { class: money }, waiver: { class: money }, goodwill: { class: money } }
roles:
  agent: { grants: [{ id: a, actions: [refund, waiver, goodwill], limits: [{ scope: action, max: "10 EUR" }] }] }
  supervisor:
    approve:
      teams: own
      grants:
        - id: s.refund
          actions: [refund]
          when: { if: ours }
          limits: [{ scope: incident, max: "200 EUR" }, { scope: actor_day, max: "500 EUR" }]
        - id: s.waiver
          actions: [waiver]
          limits:
            - { scope: action, max: { percent: 50, of: fare, max: "80 EUR" } }
            - { scope: customer, window: P30D, max: { times: 2 } }
  manager:
    approve:
      teams: all
      up_to: "1000 EUR"
      grants: [{ id: m, actions: [refund, waiver], when: { not_sensitivity: [legal] } }]
  director: { approve: { up_to: "5000 EUR", teams: all } }
approval: { ladder: [supervisor, manager, director], remind_after: PT15M, escalate_after: PT30M, expire_after: PT24H, approved_valid_for: P7D, on_expiry: expire }
separation: { requester_may_approve: false, person_complained_about_may_approve: false, max_delegation_depth: 1 }
splitting: { link_window: P30D, link_by: [linked_case, same_customer_same_failure] }
`;
const POLICY = loaded(YAML);
const TWO_EYES = loaded(YAML.replace('approval: {', 'approval: { two_people_over: "100 EUR",'));
const PEOPLE = ['agent', 'supervisor', 'manager', 'director'].map((role) => ({
  id: memberId.parse(role),
  role,
  team: ANA.team,
  active: true,
}));

interface Asked {
  readonly items: readonly ActionAsked[];
  readonly facts?: Readonly<Record<string, FactValue>>;
  readonly about?: Partial<CaseFacts>;
  readonly ledger?: readonly BudgetLedgerEntry[];
  readonly approvedBefore?: readonly string[];
}

const eur = (amount: number) => money(BigInt(amount) * 100n, 'EUR');
const of = (kind: string, amount: number): ActionAsked => ask(kind, { amount: eur(amount) });

function question({ items, facts = {}, about, ledger = [], approvedBefore = [] }: Asked): ApprovalQuestion {
  const cost = items.reduce((sum, item) => sum + (item.amount?.minor ?? 0n), 0n);
  const before = ledger.reduce((sum, one) => sum + (one.case === R(1) ? one.cost.minor : 0n), 0n);
  const input = situation({ policy: POLICY, about: { ...about, facts: new Map(Object.entries(facts)) }, ledger });
  return {
    policy: POLICY,
    at: AT,
    members: PEOPLE,
    absences: [],
    request: {
      by: memberId.parse('agent'),
      team: ANA.team,
      status: 'pending',
      digest: 'd',
      expiresAt: new Date(AT.getTime() + 1),
      approvals: [],
    },
    cost: money(cost, 'EUR'),
    baseAmount: null,
    givenBefore: money(before, 'EUR'),
    concerns: null,
    approvedBefore: approvedBefore.map((amount) => ({
      by: memberId.parse('supervisor'),
      at: AT,
      cost: eur(Number(amount)),
    })),
    matter: {
      about: input.about,
      ledger,
      items: items.map((asked) => ({ asked, cost: asked.amount })),
    },
  };
}

const say = (answer: MayApprove): string => (answer.ok ? 'ok' : answer.code);

describe('an approver with grants', () => {
  it.each<[string, string, Asked, string]>([
    ['within an action of a grant', 'supervisor', { items: [of('refund', 200)], facts: { ours: true } }, 'ok'],
    ['above its limit', 'supervisor', { items: [of('refund', 201)], facts: { ours: true } }, 'above_your_limit'],
    [
      'with what was given on the matter',
      'supervisor',
      { items: [of('refund', 150)], facts: { ours: true }, ledger: [entry('50.01')] },
      'above_your_limit',
    ],
    [
      'where its condition is not met',
      'supervisor',
      { items: [of('refund', 20)], facts: { ours: false } },
      'not_in_your_grants',
    ],
    ['where its condition cannot be told', 'supervisor', { items: [of('refund', 20)] }, 'not_in_your_grants'],
    ['for another action', 'supervisor', { items: [of('goodwill', 20)], facts: { ours: true } }, 'not_in_your_grants'],
    ['for a share of a fact', 'supervisor', { items: [of('waiver', 50)], facts: { fare: eur(100) } }, 'ok'],
    [
      'above a share of a fact',
      'supervisor',
      { items: [of('waiver', 51)], facts: { fare: eur(100) } },
      'above_your_limit',
    ],
    [
      'above the ceiling of a share',
      'supervisor',
      { items: [of('waiver', 81)], facts: { fare: eur(900) } },
      'above_your_limit',
    ],
    ['of a share nobody knows', 'supervisor', { items: [of('waiver', 20)] }, 'not_in_your_grants'],
    [
      'more often than it lets',
      'supervisor',
      {
        items: [of('waiver', 20)],
        facts: { fare: eur(100) },
        ledger: [entry('1', { case: R(2) }), entry('1', { case: R(3) })],
      },
      'above_your_limit',
    ],
    [
      'for two remedies in two grants',
      'supervisor',
      { items: [of('refund', 20), of('waiver', 20)], facts: { ours: true, fare: eur(100) } },
      'ok',
    ],
    [
      'for two remedies of one grant together',
      'supervisor',
      { items: [of('refund', 100), of('refund', 101)], facts: { ours: true } },
      'above_your_limit',
    ],
    [
      'up to what they approve in a day',
      'supervisor',
      { items: [of('refund', 200)], facts: { ours: true }, approvedBefore: ['300'] },
      'ok',
    ],
    [
      'above what they approve in a day',
      'supervisor',
      { items: [of('refund', 200)], facts: { ours: true }, approvedBefore: ['301'] },
      'above_your_limit',
    ],
    ['bounded by the sum alone', 'manager', { items: [of('refund', 1000)] }, 'ok'],
    ['above the sum', 'manager', { items: [of('refund', 1001)] }, 'above_your_limit'],
    [
      'on a matter the grant leaves to others',
      'manager',
      { items: [of('refund', 20)], about: { sensitivity: 'legal' } },
      'not_in_your_grants',
    ],
    [
      'without grants, for everything',
      'director',
      { items: [of('goodwill', 5000)], about: { sensitivity: 'legal' } },
      'ok',
    ],
  ])('%s (%s)', (_what, who, asked, answer) => {
    expect(say(mayApprove(question(asked), memberId.parse(who), null))).toBe(answer);
  });

  it('is named only for what the grants let through', () => {
    const who = (asked: Asked): string =>
      whoMayApprove(question(asked))
        .map(({ member }) => member)
        .join(' ');
    expect(who({ items: [of('refund', 150)], facts: { ours: true } })).toBe('supervisor manager director');
    expect(who({ items: [of('refund', 150)], facts: { ours: false } })).toBe('manager director');
    expect(who({ items: [of('goodwill', 150)] })).toBe('director');
  });

  it.each<[string, number, readonly string[], string]>([
    ['within the grants of both', 150, ['supervisor', 'second'], 'ok ok'],
    ['above the grants of both', 201, ['supervisor', 'second'], 'above_your_limit above_your_limit'],
    ['above those of one of them', 201, ['supervisor', 'director'], 'ok ok'],
  ])('is never more than its grants because two must approve: %s', (_what, amount, [one = '', two = ''], answers) => {
    const asked = question({ items: [of('refund', amount)], facts: { ours: true } });
    const second = { id: memberId.parse('second'), role: 'supervisor', team: ANA.team, active: true };
    const members = [...PEOPLE, second].filter(({ id }) => id === 'agent' || id === one || id === two);
    const both: ApprovalQuestion = { ...asked, policy: TWO_EYES, members };
    const first = mayApprove(both, memberId.parse(one), null);
    const approvals = [{ by: memberId.parse(one), onBehalfOf: null }];
    const then = mayApprove({ ...both, request: { ...both.request, approvals } }, memberId.parse(two), null);
    expect(`${say(first)} ${say(then)}`).toBe(answers);
    expect(first.ok && first.completes).toBe(false);
  });
});
