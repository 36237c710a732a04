/** One of every no, every reason and everything that is not understood: a new kind without a line here does not compile. */
import type { AuthorityDecision, Reason, ReasonCode } from '../../src/core/authority/decision.ts';
import type { ApprovalCode } from '../../src/core/approval/may-approve.ts';
import type { Refusal, Said } from '../../src/core/case/said.ts';
import type { ParseError } from '../../src/cards/answers/parse-error.ts';
import { ANA, eur, MIA, NOON, R, thing } from '../core/case/build.ts';

const request = thing('req_0001');
const over: Reason = {
  code: 'over_limit',
  scope: 'incident',
  used: eur(200),
  asked: eur(100),
  remaining: eur(50),
  max: eur(250),
};
const refused: AuthorityDecision = {
  outcome: 'refuse',
  cost: null,
  settles: null,
  grant: null,
  reasons: [{ code: 'no_grant_for_action', subject: 'upgrade' }],
  bindingLimit: null,
  largestAllowed: null,
  requires: [],
};

export const REFUSALS: { readonly [K in Refusal['kind']]: Extract<Refusal, { kind: K }> } = {
  not_a_member: { kind: 'not_a_member' },
  no_such_case: { kind: 'no_such_case', case: R(7) },
  nothing_written: { kind: 'nothing_written' },
  too_long: { kind: 'too_long', most: 50_000 },
  case_is_over: { kind: 'case_is_over', status: 'resolved' },
  same_case: { kind: 'same_case', case: R(7) },
  case_is_full: { kind: 'case_is_full', case: R(1042), of: 'actions', most: 200 },
  too_many_linked: { kind: 'too_many_linked', most: 50 },
  lead_takes_apart: { kind: 'lead_takes_apart' },
  no_outage: { kind: 'no_outage' },
  not_yours: { kind: 'not_yours', owner: ANA.id },
  may_not_give: { kind: 'may_not_give', remedy: 'upgrade', decision: refused },
  needs: {
    kind: 'needs',
    remedy: 'refund',
    requires: ['reason', 'evidence'],
    evidence: [{ amount: eur(60), kinds: ['photo', 'receipt'] }],
  },
  nobody_can_approve: { kind: 'nobody_can_approve', reasons: [over], largestAllowed: eur(50) },
  suggestion_changed: { kind: 'suggestion_changed' },
  no_such_request: { kind: 'no_such_request' },
  nothing_offered: { kind: 'nothing_offered' },
  no_counter: { kind: 'no_counter' },
  no_question: { kind: 'no_question' },
  may_not_approve: {
    kind: 'may_not_approve',
    code: 'already_decided',
    who: [],
    decided: { by: MIA.id, at: NOON, how: 'approved' },
  },
  amount_differs: {
    kind: 'amount_differs',
    verb: 'approve',
    case: R(7),
    named: { amount: eur(250), units: null },
    asked: [{ kind: 'refund', amount: eur(400), units: null }],
    mayBeWorth: true,
  },
  value_known: { kind: 'value_known', case: R(7), said: eur(250), cost: eur(400) },
  reason_needed: { kind: 'reason_needed' },
  open_approval: { kind: 'open_approval', request },
  open_promise: { kind: 'open_promise', promises: [thing('pro_0001')] },
  blame_in_text: { kind: 'blame_in_text', field: 'whatHelped', word: 'Bob' },
  leaks: { kind: 'leaks', word: 'room 412', why: 'says where the customer was' },
  not_a_future_time: { kind: 'not_a_future_time' },
  no_such_promise: { kind: 'no_such_promise' },
  which_promise: { kind: 'which_promise', case: R(7), promises: [thing('pro_0001'), thing('pro_0002')] },
  no_such_shout_out: { kind: 'no_such_shout_out' },
  preference_none: { kind: 'preference_none' },
};

export const APPROVAL_CODES: readonly ApprovalCode[] = Object.keys({
  not_a_member: 0,
  already_decided: 0,
  expired: 0,
  request_changed: 0,
  requester_may_not_approve: 0,
  person_complained_about: 0,
  already_approved_by_you: 0,
  no_approval_authority: 0,
  other_team: 0,
  above_your_limit: 0,
  above_your_daily_cap: 0,
  base_amount_needed: 0,
  conflict_in_chain: 0,
} satisfies Record<ApprovalCode, 0>) as ApprovalCode[];

const owed = { owed: eur(600), subject: 'Regulation (EC) 261/2004 art. 7', asOf: NOON };
export const REASONS: Readonly<Record<ReasonCode, readonly Reason[]>> = {
  statutory_entitlement: [{ code: 'statutory_entitlement', ...owed }],
  contractual_entitlement: [{ code: 'contractual_entitlement', ...owed }],
  over_limit: [
    over,
    { ...over, scope: 'action', max: eur(150) },
    { ...over, scope: 'customer', max: eur(400) },
    { ...over, scope: 'actor_day', max: eur(600) },
    { ...over, scope: 'actor_month', max: eur(4_000) },
    { ...over, scope: 'team_month', max: eur(15_000) },
    { code: 'over_limit', scope: 'customer', asked: eur(1), remaining: eur(0), times: { used: 2, max: 2 } },
  ],
  over_value_cap: [{ ...over, code: 'over_value_cap', scope: 'value_cap', subject: 'order_value' }],
  value_unknown: [
    { code: 'value_unknown', subject: 'order_value' },
    { code: 'value_unknown', subject: 'loss_value' },
  ],
  no_current_rate: [{ code: 'no_current_rate', subject: 'KWD' }, { code: 'no_current_rate' }],
  grant_not_in_force: [
    { code: 'grant_not_in_force', subject: 'agent.base', until: NOON },
    { code: 'grant_not_in_force', subject: 'agent.base', from: NOON },
  ],
  sensitive_case: [{ code: 'sensitive_case', subject: 'injury' }],
  fact_unknown: [{ code: 'fact_unknown', subject: 'arrival_delay_min' }],
  unidentified_customer: [
    { ...over, code: 'unidentified_customer', scope: 'unidentified', max: eur(60) },
    { code: 'unidentified_customer', scope: 'unidentified' },
  ],
  budget_exhausted: [
    { ...over, code: 'budget_exhausted', scope: 'budget', subject: 'desk', remaining: eur(0) },
    { ...over, code: 'budget_exhausted', scope: 'budget', subject: 'desk', remaining: eur(50) },
  ],
  no_policy_in_force: [{ code: 'no_policy_in_force' }],
  condition_not_met: [{ code: 'condition_not_met', subject: 'agent.base' }],
  below_entitlement: [{ code: 'below_entitlement', ...owed, asked: eur(500) }],
  amount_required: [{ code: 'amount_required', subject: 'refund' }],
  units_required: [{ code: 'units_required', subject: 'points' }],
  unknown_action: [{ code: 'unknown_action', subject: 'helicopter' }],
  no_grant_for_action: [{ code: 'no_grant_for_action', subject: 'upgrade' }],
};

export const PARSE_ERRORS: { readonly [K in ParseError['kind']]: Extract<ParseError, { kind: K }> } = {
  unknown_verb: { kind: 'unknown_verb', word: 'gvie' },
  did_you_mean: {
    kind: 'did_you_mean',
    word: 'giv',
    lines: [{ label: 'give', line: 'give R-1042 refund 40 EUR because they waited' }],
  },
  words_missing: { kind: 'words_missing', verb: 'log' },
  case_missing: { kind: 'case_missing', verb: 'give' },
  second_case_missing: { kind: 'second_case_missing', verb: 'link', case: R(1042) },
  not_a_case: { kind: 'not_a_case', typed: 'twelve' },
  action_missing: { kind: 'action_missing', actions: ['refund', 'points'] },
  unknown_action: { kind: 'unknown_action', typed: 'helicopter', actions: ['refund', 'points'] },
  no_amount_here: { kind: 'no_amount_here', remedy: 'apology' },
  not_a_number: { kind: 'not_a_number', typed: 'many', remedy: 'points' },
  dates_missing: { kind: 'dates_missing' },
  approve_words: {
    kind: 'approve_words',
    case: R(1042),
    typed: 'it is fair',
    read: { kind: 'refused', code: 'not_a_number', typed: 'it is fair', example: eur(40) },
  },
  worth_words: {
    kind: 'worth_words',
    case: R(1042),
    read: { kind: 'refused', code: 'empty', example: eur(40) },
    currency: 'EUR',
  },
  line_too_long: { kind: 'line_too_long', most: 4_000, typed: 'give R-1042 refund 40 EUR because of the noise' },
  case_alone: { kind: 'case_alone', verb: 'withdraw', case: R(1042), typed: 'half of it' },
  promise_words: { kind: 'promise_words', case: R(1042), typed: 'call back soon', timed: false },
  storm_words: { kind: 'storm_words' },
  outage_words: { kind: 'outage_words' },
  reason_needed: { kind: 'reason_needed', case: R(1042) },
  amount: {
    kind: 'amount',
    read: { kind: 'refused', code: 'empty', example: eur(40) },
  },
};

export const SAID: Readonly<Record<Said['kind'], Said>> = {
  logged: { kind: 'logged', masked: ['card', 'email'] },
  given: { kind: 'given', actions: [thing('act_0001')] },
  asked: { kind: 'asked', request, reasons: [over], largestAllowed: eur(50), together: [R(1001)] },
  approved: { kind: 'approved', request, complete: false },
  declined: { kind: 'declined', request },
  countered: { kind: 'countered', request },
  counter_accepted: { kind: 'counter_accepted', request },
  discussed: { kind: 'discussed', request },
  request_edited: { kind: 'request_edited', request, withinOwn: true },
  asked_more: { kind: 'asked_more', request },
  answered_more: { kind: 'answered_more', request },
  snoozed: { kind: 'snoozed', request, until: NOON },
  withdrawn: { kind: 'withdrawn', request },
  facts_set: { kind: 'facts_set' },
  linked: { kind: 'linked', with: [R(1001)] },
  unlinked: { kind: 'unlinked', with: [R(1001)] },
  linked_outage: { kind: 'linked_outage', name: 'No hot water' },
  unlinked_outage: { kind: 'unlinked_outage', name: 'No hot water' },
  promised: { kind: 'promised', promise: thing('pro_0001') },
  promise_kept: { kind: 'promise_kept', promise: thing('pro_0001'), late: true },
  resolved: { kind: 'resolved', draft: true },
  thanks_posted: { kind: 'thanks_posted', audience: 'public' },
  thanks_dropped: { kind: 'thanks_dropped' },
  already_so: { kind: 'already_so' },
  looked: { kind: 'looked' },
};
