/** Limits that another limit of the same grant always stops before. Pure. */
import type { AuthorityPolicy, Grant, Limit } from '../policy.ts';

/** The limit that leaves nothing to this one; undefined when it may bind. Only told where it is certain. */
export function stoppedBefore(limit: Limit, grant: Grant, policy: AuthorityPolicy): Limit | undefined {
  const at = grant.limits.indexOf(limit);
  return grant.limits.find((other, place) => {
    if (place === at || !coversActions(other, limit, grant) || !sumsAsMuch(other, limit)) return false;
    // a storm could lift the one that stops first
    if (policy.storm?.scopes.includes(other.scope) === true) return false;
    // what can never be given is more than what asks
    if (limit.over === 'refuse' && other.over === 'ask') return false;
    const isTighter = compareMax(other, limit);
    // of two that are the same, the later one is told
    return isTighter === 'tighter' || (isTighter === 'same' && place < at);
  });
}

function coversActions(other: Limit, limit: Limit, grant: Grant): boolean {
  if (other.when !== null && JSON.stringify(other.when, plain) !== JSON.stringify(limit.when, plain)) return false;
  const covered = other.only ?? grant.actions;
  return (limit.only ?? grant.actions).every((action) => covered.includes(action));
}

/** One action is in every sum; the same sum is the same; of one case or customer everybody's sum is at least one person's. */
function sumsAsMuch(other: Limit, limit: Limit): boolean {
  if (limit.max.kind === 'times') return other.max.kind === 'times' && isSameSum(other, limit);
  if (limit.scope === 'action') return true;
  return isSameSum(other, limit);
}

function isSameSum(other: Limit, limit: Limit): boolean {
  if (other.scope !== limit.scope || (other.window ?? 0) < (limit.window ?? 0)) return false;
  // a limit for some actions sums only those
  if (other.only !== null && limit.only === null) return false;
  return other.counts === limit.counts || other.counts === 'everyone';
}

function compareMax({ max: a }: Limit, { max: b }: Limit): 'tighter' | 'same' | 'other' {
  if (a.kind === 'money' && b.kind === 'money' && a.amount.currency === b.amount.currency) {
    return sizes(a.amount.minor, b.amount.minor);
  }
  if (a.kind === 'times' && b.kind === 'times') return sizes(a.times, b.times);
  if (a.kind === 'percent' && b.kind === 'percent' && a.of === b.of) return sizes(a.percent, b.percent);
  if (a.kind === 'each' && b.kind === 'each' && a.each === b.each && a.amount.currency === b.amount.currency) {
    return sizes(a.amount.minor, b.amount.minor);
  }
  return 'other';
}

function sizes<T extends bigint | number>(a: T, b: T): 'tighter' | 'same' | 'other' {
  if (a === b) return 'same';
  return a < b ? 'tighter' : 'other';
}

const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
