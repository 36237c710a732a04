/** The optional sections of a policy: unidentified customers, storms, evidence, reasons, budgets, outages, winning back. Pure. */
import { LIMIT_SCOPES, SEEN_BY, type AuthorityPolicy, type BudgetRule, type StormRule } from '../policy.ts';
import { readLimitMoney } from './policy-money.ts';
import {
  allRead,
  faultAt,
  faultAtKey,
  itemsOf,
  listOf,
  may,
  need,
  strictEntriesOf,
  whole,
  type Read,
} from './policy-sheet.ts';
import { actionNames, type Terms } from './policy-terms.ts';
import {
  eachOnce,
  readDuration,
  readInteger,
  readKnown,
  readKnownNames,
  readName,
  readNames,
  readPercent,
  readText,
  readWord,
  readWords,
} from './policy-values.ts';

const amountOf = (terms: Terms): ReturnType<typeof readLimitMoney> => readLimitMoney(terms.base, terms.rated);
const actionsOf = (terms: Terms): Read<readonly string[]> => readKnownNames('action', actionNames(terms));
const rolesOf = (terms: Terms): Read<readonly string[]> => readKnownNames('role', terms.roles);

export function readUnidentified(terms: Terms): Read<NonNullable<AuthorityPolicy['unidentified']>> {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['max', 'actions', 'team_day']);
    return (
      entries &&
      whole({
        max: need(spot, entries, 'max', amountOf(terms)),
        actions: need(spot, entries, 'actions', actionsOf(terms)),
        teamDay: may(entries, 'team_day', amountOf(terms)),
      })
    );
  };
}

export function readStorm(terms: Terms): Read<StormRule> {
  const keys = ['switched_by', 'roles', 'actions', 'scopes', 'multiply_percent', 'max_duration', 'budget'];
  return (spot) => {
    const entries = strictEntriesOf(spot, keys);
    return (
      entries &&
      whole({
        switchedBy: need(spot, entries, 'switched_by', rolesOf(terms)),
        roles: need(spot, entries, 'roles', rolesOf(terms)),
        actions: need(spot, entries, 'actions', actionsOf(terms)),
        scopes: need(spot, entries, 'scopes', readStormScopes),
        multiplyPercent: need(spot, entries, 'multiply_percent', readInteger(101, 500)),
        maxDuration: need(spot, entries, 'max_duration', readDuration),
        budget: need(spot, entries, 'budget', amountOf(terms)),
      })
    );
  };
}

const readStormScopes: Read<StormRule['scopes']> = (spot) => {
  const items = itemsOf(spot);
  if (items?.length === 0) return faultAt(spot, 'P003', 'the list is empty; name at least one scope');
  const scopes = items && eachOnce(items, readWord(LIMIT_SCOPES));
  const never = items?.find((_item, index) => /^(customer|order|team_)/.test(scopes?.[index] ?? ''));
  if (never)
    return faultAt(never, 'P014', 'a storm never raises limits of a customer, an order or a team; take it out');
  return scopes;
};

export function readEvidenceOver(terms: Terms): Read<AuthorityPolicy['evidenceOver']> {
  return (spot) =>
    listOf(spot, (item) => {
      const entries = strictEntriesOf(item, ['actions', 'amount', 'kinds', 'seen_by']);
      if (!entries) return undefined;
      const seenBy = may(entries, 'seen_by', readWord(SEEN_BY));
      const read = whole({
        actions: need(item, entries, 'actions', actionsOf(terms)),
        amount: need(item, entries, 'amount', amountOf(terms)),
        kinds: need(item, entries, 'kinds', readNames('kind', readName)),
      });
      return seenBy === undefined ? undefined : read && { ...read, ...(seenBy !== null && { seenBy }) };
    });
}

export function readReasonOver(terms: Terms): Read<AuthorityPolicy['reasonOver']> {
  return (spot) =>
    listOf(spot, (item) => {
      const entries = strictEntriesOf(item, ['actions', 'amount', 'percent_of_loss']);
      if (!entries) return undefined;
      const percent = entries.get('percent_of_loss');
      if (!percent && !entries.has('amount')) {
        return faultAt(item, 'P003', 'missing; write "amount: …" or "percent_of_loss: …" here');
      }
      if (percent && entries.has('amount')) {
        return faultAtKey(percent, 'P014', 'stands beside "amount"; write two entries instead');
      }
      return whole({
        actions: need(item, entries, 'actions', actionsOf(terms)),
        amount: may(entries, 'amount', amountOf(terms)),
        percentOfLoss: may(entries, 'percent_of_loss', readPercent),
      });
    });
}

export function readBudgets(terms: Terms): Read<readonly BudgetRule[]> {
  return (spot) => {
    const items = itemsOf(spot);
    if (items?.length === 0) return faultAt(spot, 'P003', 'the list is empty; write at least one budget');
    const ids = new Set<string>();
    const teams = new Set<string>();
    return items && allRead(items, readBudget(terms, ids, teams));
  };
}

function readBudget(terms: Terms, ids: Set<string>, teamsSeen: Set<string>): Read<BudgetRule> {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['id', 'teams', 'cost_centre', 'period', 'max', 'warn_percent']);
    if (!entries) return undefined;
    const id = need(spot, entries, 'id', unrepeated(ids, 'budget'));
    const period = need(spot, entries, 'period', readWord(['week', 'month', 'quarter', 'year'] as const));
    const readTeam: Read<string> = (item) => {
      const team = readName(item);
      const key = `${period ?? ''} ${team ?? ''}`;
      if (team === undefined || period === undefined || !teamsSeen.has(key)) {
        teamsSeen.add(key);
        return team;
      }
      return faultAt(item, 'P014', `team "${team}" has another budget per ${period} already; keep one`);
    };
    const teams = need(spot, entries, 'teams', readNames('team', readTeam));
    const costCentre = may(entries, 'cost_centre', readText);
    const max = need(spot, entries, 'max', amountOf(terms));
    const warnPercent = may(entries, 'warn_percent', readInteger(1, 100));
    return whole({ id, teams, costCentre, period, max, warnPercent: warnPercent === null ? 80 : warnPercent });
  };
}

/** A name nobody used before in the same list (P013). */
export function unrepeated(seen: Set<string>, what: string): Read<string> {
  return (spot) => {
    const name = readName(spot);
    if (name !== undefined && seen.has(name)) {
      return faultAt(spot, 'P013', `the ${what} "${name}" stands twice; give one of them another id`);
    }
    if (name !== undefined) seen.add(name);
    return name;
  };
}

/** Proved loss may be left out of the limits only where evidence is always asked, or calling it loss would be the way round. */
export function readBudgetBases(
  terms: Terms,
  evidence: AuthorityPolicy['evidenceOver'] | undefined,
): Read<AuthorityPolicy['budgetBases']> {
  return (spot) => {
    const bases = readWords(['goodwill', 'actual_loss'] as const)(spot);
    if (!bases) return undefined;
    if (!bases.includes('goodwill')) return faultAt(spot, 'P014', 'goodwill always counts; add it');
    if (bases.includes('actual_loss') || evidence === undefined) return bases;
    const always = new Set(evidence.filter((each) => each.amount.minor === 0n).flatMap((each) => each.actions));
    const open = [...(terms.actions ?? [])].filter(([name, kind]) => kind === 'money' && !always.has(name));
    if (open.length === 0) return bases;
    const names = open.map(([name]) => name).join(', ');
    return faultAt(spot, 'P014', `[goodwill] alone needs evidence_over with amount 0 for ${names}; or add actual_loss`);
  };
}

export function readOutages(terms: Terms): Read<NonNullable<AuthorityPolicy['outages']>> {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['opened_by', 'max_per_case', 'budget']);
    return (
      entries &&
      whole({
        openedBy: need(spot, entries, 'opened_by', rolesOf(terms)),
        maxPerCase: need(spot, entries, 'max_per_case', amountOf(terms)),
        budget: need(spot, entries, 'budget', amountOf(terms)),
      })
    );
  };
}

/** `budgets_from` names one of the budgets; without any, it is a team and is checked when the people are known. */
export function readWinback(budgets: readonly BudgetRule[] | undefined): Read<NonNullable<AuthorityPolicy['winback']>> {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['effort', 'quiet_period', 'budgets_from']);
    if (!entries) return undefined;
    const known =
      budgets && budgets.length > 0 ? new Set(budgets.flatMap((each) => [each.id, ...each.teams])) : undefined;
    return whole({
      effort: need(spot, entries, 'effort', readWord(['none', 'light', 'standard', 'all'] as const)),
      quietPeriod: need(spot, entries, 'quiet_period', readDuration),
      budgetsFrom: need(spot, entries, 'budgets_from', readKnown('budget', known)),
    });
  };
}
