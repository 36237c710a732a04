/** What of a policy file stands in the way of one question under one grant, as the edits that would clear it. Pure. */
import { DateTime } from 'luxon';
import type { Document } from 'yaml';
import { decide, limitContext } from '../../core/authority/decide.ts';
import type { ActionAsked } from '../../core/authority/asked.ts';
import type { DecideInput, Reason } from '../../core/authority/decision.ts';
import { down, exchangeAt, inverse, up } from '../../core/authority/exchange.ts';
import { isInForce } from '../../core/policy/in-force.ts';
import { caseStop, dateStop } from '../../core/authority/judge.ts';
import { knownHere } from '../../core/authority/known-here.ts';
import {
  boundsOfBudgets,
  boundsOfCase,
  violationOf,
  type Bound,
  type LimitStanding,
  type Weight,
} from '../../core/authority/limits.ts';
import { evaluate } from '../../core/policy/expression.ts';
import type { AuthorityPolicy, Grant, LimitMax } from '../../core/policy/policy.ts';
import { valueNamed } from '../../core/authority/values-of-case.ts';
import { money, type Currency, type Money } from '../../core/base/money.ts';
import { boundsIn, countedBy, weightOf } from './limits-table.ts';
import { shortMoney } from '../io/words.ts';

export type FilePath = readonly (string | number)[];

/** `to` null: the key is taken out. */
export interface Edit {
  readonly path: FilePath;
  readonly to: string | number | readonly string[] | null;
}

/** What is asked, and the one grant of the policy that is to allow it. */
export interface GrantQuestion {
  readonly policy: AuthorityPolicy;
  readonly question: DecideInput;
  readonly asked: ActionAsked;
  readonly grant: Grant;
}

/** A limit that is exceeded, and by what. */
interface Over<B = LimitStanding> {
  readonly bound: B;
  readonly weight: Weight;
}

/** The edits, at least one; or a sentence on what else would do where the file is not what stands in the way. */
export function editsFor(document: Document, asking: GrantQuestion): readonly Edit[] | string {
  const { policy, question, asked, grant } = asking;
  const place = placeOf(document, question.by.role, grant.id);
  if (!place) return 'The grant cannot be found in the file.';
  if (!isInForce(policy, question.at)) return inForceEdits(policy, question.at);
  if (!policy.actions.has(asked.kind))
    return 'The policy has no such action: declare it under actions, and list it in a grant.';
  if (!grant.actions.includes(asked.kind)) return [{ path: [...place, 'actions'], to: [...grant.actions, asked.kind] }];
  const view = { ...policy, roles: onlyGrant(policy, question.by.role, grant) };
  const decision = decide({ ...question, policy: view }, asked);
  const stop = decision.reasons.map(({ code }) => BEYOND_THE_FILE[code]).find((why) => why !== undefined);
  if (stop !== undefined) return stop;
  const weight = weightOf(asked, decision);
  if (!weight) return 'What it costs cannot be told, so no limit can be compared.';
  const ctx = limitContext(policy, question);
  const closed = dateStop(grant, ctx) ?? caseStop(grant, ctx);
  const edits = closed
    ? stopEdits(document, asking, place, closed.reason)
    : collect(asking, place, (bound) => countedBy(bound, weight, decision, ctx));
  const [first] = edits.filter((each) => typeof each === 'string');
  if (first !== undefined) return first;
  const changes = edits.filter((each) => typeof each !== 'string');
  return changes.length > 0 ? changes : 'No small change of the file does it.';
}

/** What another file cannot mend, and what would. */
const BEYOND_THE_FILE: Readonly<Partial<Record<Reason['code'], string>>> = {
  amount_required: 'Say an amount: without one nothing can be judged.',
  units_required: 'Say how many: without a number nothing can be judged.',
  below_entitlement: 'The customer is owed more than that: no file allows less. Give at least what is owed.',
  value_unknown: 'The value it is measured against is not known: say it (--order, --loss).',
  fact_unknown: 'A fact it depends on is not known: say it (--fact NAME=VALUE).',
  no_current_rate: 'There is no current rate for the currency: bring money.rates up to date.',
  always_asked: 'The grant asks for all it lists: write limits in place of "ask", or take it out where all is free.',
};

function onlyGrant(policy: AuthorityPolicy, role: string, grant: Grant): AuthorityPolicy['roles'] {
  return new Map([...policy.roles].map(([name, rule]) => [name, name === role ? { ...rule, grants: [grant] } : rule]));
}

/** Where the grant is written: in the role, or in the nearest one it extends. */
function placeOf(document: Document, role: string, grant: string): FilePath | undefined {
  const seen = new Set<string>();
  for (let at: unknown = role; typeof at === 'string' && !seen.has(at); at = document.getIn(['roles', at, 'extends'])) {
    seen.add(at);
    for (let index = 0; document.hasIn(['roles', at, 'grants', index]); index += 1) {
      if (document.getIn(['roles', at, 'grants', index, 'id']) === grant) return ['roles', at, 'grants', index];
    }
  }
  return undefined;
}

function inForceEdits(policy: AuthorityPolicy, at: Date): readonly Edit[] {
  if (at < policy.effective.from) return [{ path: ['effective', 'from'], to: dayOf(policy, at) }];
  return [{ path: ['effective', 'until'], to: null }];
}

const dayOf = (policy: AuthorityPolicy, at: Date, later = 0): string =>
  DateTime.fromJSDate(at, { zone: policy.zone }).plus({ days: later }).toISODate() ?? '';

function collect(asking: GrantQuestion, place: FilePath, weigh: (bound: Bound) => Weight): readonly (Edit | string)[] {
  const { policy, question, asked, grant } = asking;
  const ctx = limitContext(policy, question);
  const currency = (asked.amount ?? asked.cost)?.currency ?? policy.base;
  const rule = policy.actions.get(asked.kind);
  if (!rule) return [];
  const isOver = (bound: Bound): boolean => violationOf(bound, weigh(bound), policy.base) !== undefined;
  const edits: (Edit | string)[] = [];
  for (const { index, limit, bound } of boundsIn(grant, asked.kind, currency, ctx)) {
    if (bound.kind === 'obstacle' || !isOver(bound)) continue;
    edits.push(
      raise(asking, [...place, 'limits', ...(limit.written ?? [index, 'max'])], limit.max, {
        bound,
        weight: weigh(bound),
      }),
    );
  }
  for (const bound of boundsOfCase(rule, currency, ctx)) {
    if (isOver(bound)) edits.push(...caseEdits(asking, { bound, weight: weigh(bound) }));
  }
  for (const bound of boundsOfBudgets(currency, ctx)) {
    if (bound.kind === 'obstacle' || !isOver(bound)) continue;
    const index = policy.budgets.findIndex(({ id }) => id === bound.subject);
    const most = policy.budgets[index]?.max.currency ?? policy.base;
    edits.push({ path: ['budgets', index, 'max'], to: amountFor(asking, { bound, weight: weigh(bound) }, most) });
  }
  return edits;
}

function stopEdits(
  document: Document,
  asking: GrantQuestion,
  place: FilePath,
  reason: Reason,
): readonly (Edit | string)[] {
  const { policy, question, grant } = asking;
  const { at } = question;
  if (reason.code === 'grant_not_in_force') {
    return reason.until === undefined
      ? [{ path: [...place, 'valid_from'], to: dayOf(policy, at) }]
      : [{ path: [...place, 'valid_until'], to: dayOf(policy, at, 1) }];
  }
  if (reason.code === 'sensitive_case') {
    const left = grant.notSensitivity.filter((each) => each !== reason.subject);
    const isAll = left.length === 0 && grant.when === null && grant.never === undefined;
    return [isAll ? { path: [...place, 'when'], to: null } : { path: [...place, 'when', 'not_sensitivity'], to: left }];
  }
  if (reason.code !== 'condition_not_met')
    return [BEYOND_THE_FILE[reason.code] ?? 'No small change of the file does it.'];
  return conditionEdits(document, asking, [...place, 'when']);
}

/** Only what closes the grant is taken out; what does not, or keeps sensitive cases with somebody else, stays. */
function conditionEdits(document: Document, { policy, question, grant }: GrantQuestion, place: FilePath): Edit[] {
  const known = knownHere(limitContext(policy, question));
  const forbids = grant.never !== undefined && evaluate(grant.never, known).kind === 'met';
  const opens = grant.when === null || evaluate(grant.when, known).kind !== 'not_met';
  const stays = [grant.notSensitivity.length > 0, grant.never !== undefined && !forbids, grant.when !== null && opens];
  if (!stays.includes(true)) return [{ path: place, to: null }];
  const keys = [...(forbids ? ['never'] : []), ...(opens ? [] : ['if'])];
  if (!opens && document.hasIn([...place, 'otherwise'])) keys.push('otherwise');
  return keys.map((key) => ({ path: [...place, key], to: null }));
}

/** The cap of the action, and what holds while nobody knows the customer. */
function caseEdits(asking: GrantQuestion, { bound, weight }: Over<Bound>): readonly (Edit | string)[] {
  const rule = asking.policy.unidentified;
  const { kind } = asking.asked;
  if (bound.kind === 'obstacle') {
    if (bound.why.code !== 'unidentified_customer') return [BEYOND_THE_FILE[bound.why.code] ?? ''];
    return rule === null
      ? ['Nothing with a cost is given while nobody knows the customer: add their reference (--customer).']
      : [{ path: ['unidentified', 'actions'], to: [...rule.actions, kind] }];
  }
  const over = { bound, weight };
  if (bound.code === 'over_value_cap') {
    const percent = percentFor(asking, over, bound.subject ?? '');
    return [
      percent === undefined
        ? 'The value it is measured against is nothing.'
        : { path: ['actions', kind, 'cap_percent'], to: percent },
    ];
  }
  if (rule === null) return [];
  return bound.scope === 'team_day' && rule.teamDay
    ? [{ path: ['unidentified', 'team_day'], to: amountFor(asking, over, rule.teamDay.currency) }]
    : [{ path: ['unidentified', 'max'], to: amountFor(asking, over, rule.max.currency) }];
}

/** A limit's maximum, raised to just what is used and asked. */
function raise(asking: GrantQuestion, path: FilePath, max: LimitMax, over: Over): Edit | string {
  switch (max.kind) {
    case 'money':
      return { path, to: amountFor(asking, over, max.amount.currency) };
    case 'times':
      return { path: [...path, 'times'], to: (over.bound.times?.used ?? max.times) + 1 };
    case 'percent': {
      const percent = percentFor(asking, over, max.of);
      return percent === undefined
        ? 'The value it is measured against is nothing.'
        : { path: [...path, 'percent'], to: percent };
    }
    case 'each': {
      const count = asking.question.about.facts.get(max.each);
      if (typeof count !== 'bigint' || count <= 0n) return 'The number it is measured against is nothing.';
      const all = inCurrency(asking, over, max.amount.currency);
      const share = all && money((all.minor + count - 1n) / count, all.currency);
      return share ? { path: [...path, 'amount'], to: shortMoney(share) } : BEYOND_RATES;
    }
  }
}

const BEYOND_RATES = 'There is no current rate for the currency: bring money.rates up to date.';

function amountFor(asking: GrantQuestion, over: Over, currency: Currency): string {
  const needed = inCurrency(asking, over, currency);
  // a limit that stands in the base was compared through a rate, so there is one
  return shortMoney(needed ?? money(together(over), asking.policy.base));
}

/** Used and asked together, in a currency, rounded up. */
function inCurrency({ policy, question }: GrantQuestion, over: Over, currency: Currency): Money | undefined {
  const ratio = exchangeAt(policy, question.at).toBase(currency);
  return ratio && money(up(together(over), inverse(ratio)), currency);
}

/** Used and asked together, in minor units of the base. */
const together = ({ bound, weight }: Over): bigint => (bound.used?.minor ?? 0n) + weight.base;

/** The whole percentage of a value that used and asked together come to, rounded up; undefined when the value is nothing. */
function percentFor({ policy, question }: GrantQuestion, over: Over, of: string): number | undefined {
  const value = valueNamed(of, question.about);
  const ratio = value && exchangeAt(policy, question.at).toBase(value.currency);
  const worth = value && ratio ? down(value.minor, ratio) : 0n;
  if (worth <= 0n) return undefined;
  return Number((together(over) * 100n + worth - 1n) / worth);
}
