/** A second, plain reckoning of the hotel's limits, written from the policy's words and sharing no code with the rules. */
import type { BudgetLedgerEntry } from '../../../src/core/authority/ledger.ts';
import type { AuthorityPolicy, Limit } from '../../../src/core/policy/policy.ts';
import type { Member } from '../../../src/core/base/members.ts';
import type { RecoveryAction, RecoveryCase } from '../../../src/core/case/case.ts';

export interface Reckoning {
  readonly policy: AuthorityPolicy;
  readonly by: Member;
  readonly about: RecoveryCase;
  /** As it is afterwards. */
  readonly ledger: readonly BudgetLedgerEntry[];
  readonly at: Date;
  /** Entries that do not count against the giver: what is left of their own request. */
  readonly leaveOut: readonly string[];
}

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** Every limit that a remedy given without asking is over, in words; empty when some grant of the role allows it whole. */
export function limitsBroken(r: Reckoning, action: RecoveryAction): readonly string[] {
  const cost = action.cost?.minor ?? 0n;
  if (cost === 0n) return [];
  const counted = r.ledger.filter(
    (e) => e.state !== 'released' && e.basis === 'goodwill' && !r.leaveOut.includes(e.id),
  );
  const grants = (r.policy.roles.get(r.by.role)?.grants ?? []).filter((g) => g.actions.includes(action.kind));
  const perGrant = grants.map((g) =>
    g.limits
      .filter((l) => l.only === null || l.only.includes(action.kind))
      .flatMap((l) => {
        const sum = l.scope === 'action' ? cost : sumOf(counted.filter((e) => isIn(e, l, r)));
        return l.max.kind === 'money' && sum <= l.max.amount.minor ? [] : [`${g.id} ${l.scope}: ${sum}`];
      }),
  );
  const least = perGrant.toSorted((a, b) => a.length - b.length)[0] ?? [`no grant of ${r.by.role} has ${action.kind}`];
  return [...least, ...unidentified(r, counted, action), ...valueCap(r, counted, action)];
}

function isIn(e: BudgetLedgerEntry, l: Limit, { about, by, at }: Reckoning): boolean {
  if (l.only !== null && !l.only.includes(e.kind)) return false;
  if (l.counts === 'actor' && l.scope !== 'team_month' && e.member !== by.id) return false;
  const same = about.customer.key !== null && e.customer === about.customer.key;
  const age = at.getTime() - e.at.getTime();
  switch (l.scope) {
    case 'action':
      return false;
    case 'incident':
      return isOfMatter(e, about, at);
    case 'customer':
      return (isHere(e, about) || same) && (l.window === null || age < l.window);
    case 'actor_day':
      return e.member === by.id && day.format(e.at) === day.format(at);
    case 'actor_month':
      return e.member === by.id && day.format(e.at).slice(0, 7) === day.format(at).slice(0, 7);
    case 'team_month':
      return e.team === by.team && day.format(e.at).slice(0, 7) === day.format(at).slice(0, 7);
    case 'passenger':
    case 'order':
    case 'actor_week':
    case 'actor_quarter':
    case 'actor_year':
    case 'team_week':
    case 'team_quarter':
    case 'team_year':
      throw new Error('the hotel has no such limit');
  }
}

/** This case, those linked with it, and the same customer with the same failure within 30 days. */
/** On the case, or on one that is part of it by now. */
const isHere = (e: BudgetLedgerEntry, about: RecoveryCase): boolean =>
  [about.id, ...(about.mergedFrom ?? []).flatMap((one) => [one.case, ...one.with])].includes(e.case);

export function isOfMatter(e: BudgetLedgerEntry, about: RecoveryCase, at: Date): boolean {
  const same = about.customer.key !== null && e.customer === about.customer.key;
  const isRecent = at.getTime() - e.at.getTime() < 30 * 86_400_000;
  return (
    isHere(e, about) ||
    about.linked.includes(e.case) ||
    (same && [about.triage.failure.value, ...(about.failuresBefore ?? [])].some((one) => one === e.failure) && isRecent)
  );
}

function unidentified(
  { policy, about, by, at }: Reckoning,
  counted: readonly BudgetLedgerEntry[],
  action: RecoveryAction,
): string[] {
  const rule = policy.unidentified;
  if (about.customer.key !== null || rule === null) return [];
  const onCase = sumOf(counted.filter((e) => isHere(e, about)));
  const today = sumOf(
    counted.filter((e) => e.customer === null && e.team === by.team && day.format(e.at) === day.format(at)),
  );
  return [
    ...(rule.actions.includes(action.kind) ? [] : [`${action.kind} to nobody known`]),
    ...(onCase <= rule.max.minor ? [] : [`unidentified: ${onCase}`]),
    ...(rule.teamDay === null || today <= rule.teamDay.minor ? [] : [`unidentified today: ${today}`]),
  ];
}

function valueCap(
  { policy, about }: Reckoning,
  counted: readonly BudgetLedgerEntry[],
  action: RecoveryAction,
): string[] {
  const rule = policy.actions.get(action.kind);
  if (rule?.class !== 'money' || rule.cap === null) return [];
  const value = rule.cap.of === 'loss_value' ? about.lossValue : about.orderValue;
  if (value === null) return ['value unknown'];
  const capped = counted.filter((e) => {
    const other = policy.actions.get(e.kind);
    return isHere(e, about) && other?.class === 'money' && other.cap?.of === rule.cap?.of;
  });
  const most = (value.minor * BigInt(rule.cap.percent)) / 100n;
  return sumOf(capped) <= most ? [] : [`value cap: ${sumOf(capped)} of ${most}`];
}

export function sumOf(entries: readonly Pick<BudgetLedgerEntry, 'cost'>[]): bigint {
  let sum = 0n;
  for (const { cost } of entries) sum += cost.minor;
  return sum;
}
