/** How each metric is measured over a week. Pure. */
import { add, type Money } from '../base/money.ts';
import type { CustomerPromise, RecoveryAction, RecoveryCase } from '../case/case.ts';
import { touches } from '../case/touches.ts';
import { median, quantile } from './statistics.ts';
import { NO_SURVEYS, counts, firstReceived, isDiscretionary, requestsIn, resolvedIn, type WeekSeen } from './week.ts';

export interface Measured {
  /** How many cases, promises or requests it was taken over. */
  readonly n: number;
  /** How many were left out, by the definition. */
  readonly excluded: number;
  /** Count · share from 0 to 1 · median in milliseconds, or in people; null when there was nothing to measure, and for money. */
  readonly value: number | null;
  /** Of a share: how many of n. */
  readonly hits: number | null;
  /** Of a time: the 90th percentile in milliseconds. */
  readonly p90: number | null;
  /** Of money: the team's sum in each currency. */
  readonly sums: readonly Money[];
}

export function heard({ facts }: WeekSeen): Measured {
  const n = facts.received.filter(counts).length;
  return count(n, n, facts.received.length - n);
}

export function timeToOwn({ facts }: WeekSeen): Measured {
  const received = facts.received.filter(counts);
  return times(received.map((c) => since(c, c.ownedAt)));
}

export function firstResponse({ facts }: WeekSeen): Measured {
  const received = facts.received.filter(counts);
  return times(received.map((c) => since(c, c.firstCustomerContactAt)));
}

export function timeToResolution({ facts }: WeekSeen): Measured {
  const resolved = resolvedIn(facts);
  const measured = times(resolved.map((c) => since(c, c.resolvedAt)));
  return { ...measured, excluded: facts.resolved.filter(counts).length - resolved.length };
}

const since = (c: RecoveryCase, at: Date | null): number | null =>
  at === null ? null : Math.max(0, at.getTime() - firstReceived(c).getTime());

/** Resolved at once: nobody else had to take over, it was not reopened, and the same customer did not come back with the same thing. */
export function firstContactResolution(week: WeekSeen): Measured {
  const cohort = (week.before?.resolved ?? []).filter(counts);
  const known = cohort.filter(
    (c) => c.reopened > 0 || (c.resolution !== null && c.resolution.customerAccepted !== 'unknown'),
  );
  const hits = known.filter((c) => c.handovers === 0 && c.resolution?.customerAccepted === 'yes' && !isBack(c, week));
  return share(hits.length, known.length, cohort.length - known.length);
}

export function cameBack(week: WeekSeen): Measured {
  const cohort = (week.before?.resolved ?? []).filter(counts);
  return count(cohort.filter((c) => isBack(c, week)).length, cohort.length, 0);
}

const SEVEN_DAYS_MS = 7 * 86_400_000;

function isBack(c: RecoveryCase, { facts, before }: WeekSeen): boolean {
  if (c.reopened > 0) return true;
  const { resolvedAt } = c;
  if (resolvedAt === null || c.customer.key === null) return false;
  return [...facts.received, ...(before?.received ?? [])].some((later) => {
    const after = firstReceived(later).getTime() - resolvedAt.getTime();
    return (
      later.id !== c.id &&
      counts(later) &&
      later.customer.key === c.customer.key &&
      later.triage.failure.value === c.triage.failure.value &&
      after > 0 &&
      after <= SEVEN_DAYS_MS
    );
  });
}

type Settled = 'kept' | 'broken' | 'moved' | null;

/** A promise moved before it was due is followed by another one, which counts when it is due; moved afterwards it was broken. */
function settledAs({ status, settledAt, due }: CustomerPromise): Settled {
  switch (status) {
    case 'kept':
      return 'kept';
    case 'kept_late':
    case 'broken':
      return 'broken';
    case 'renegotiated':
      return settledAt !== null && settledAt > due ? 'broken' : 'moved';
    case 'open':
    case 'void':
      return null;
  }
}

export function promisesKept({ facts }: WeekSeen): Measured {
  const due = facts.promisesDue.filter(({ of }) => counts(of)).map(({ promise }) => settledAs(promise));
  const kept = due.filter((how) => how === 'kept').length;
  const n = kept + due.filter((how) => how === 'broken').length;
  return share(kept, n, due.length - n);
}

/** Of the promises that count as due: those that took the place of one moved in time. */
export function promisesMoved({ facts }: WeekSeen): Measured {
  const due = facts.promisesDue.filter(({ of, promise }) => {
    const how = settledAs(promise);
    return counts(of) && (how === 'kept' || how === 'broken');
  });
  const moved = due.filter(({ of, promise }) => {
    const before = of.promises.find((p) => p.id === promise.follows);
    return before !== undefined && settledAs(before) === 'moved';
  });
  return count(moved.length, due.length, facts.promisesDue.length - due.length);
}

export function empowerment({ facts }: WeekSeen): Measured {
  const resolved = resolvedIn(facts);
  const chosen = resolved.filter((c) => c.actions.some(isDiscretionary));
  const alone = chosen.filter((c) => c.actions.filter(isDiscretionary).every((a) => !wasAsked(a, c)));
  return share(alone.length, chosen.length, resolved.length - chosen.length);
}

const wasAsked = (a: RecoveryAction, c: RecoveryCase): boolean => c.requests.some((r) => r.actions.includes(a.id));

/** By the decision kept with each action: what the policy would have said to giving it without asking. */
export function askedWithinOwnLimit(week: WeekSeen): Measured {
  const requests = requestsIn(week);
  const within = requests.filter(({ of, request }) => {
    const asked = of.actions.filter((a) => request.actions.includes(a.id));
    return asked.length > 0 && asked.every((a) => a.decision.decision.outcome === 'allow');
  });
  return share(within.length, requests.length, 0);
}

export function recoveryCost({ facts }: WeekSeen): Measured {
  const due = facts.actions.filter(({ of, action }) => counts(of) && action.cost !== null && action.cost.minor > 0n);
  const given = due.filter(({ action }) => action.status === 'done');
  return sums(given, ({ action }) => action.cost, due.length - given.length);
}

export function statutoryPaid({ facts }: WeekSeen): Measured {
  const due = facts.actions.filter(({ of, action }) => counts(of) && action.settles?.basis === 'statutory');
  const paid = due.filter(({ action }) => action.status === 'done');
  return sums(paid, ({ action }) => action.settles?.amount ?? null, due.length - paid.length);
}

export function peopleMet({ facts }: WeekSeen): Measured {
  const met = resolvedIn(facts)
    .map(touches)
    .filter((n) => n > 0);
  const excluded = facts.resolved.filter(counts).length - met.length;
  return { ...NOTHING, n: met.length, excluded, value: median(met) };
}

/** Of cases a week old, as came_back: who has not answered by then is unknown. */
export function content({ before }: WeekSeen): Measured {
  const { asked, notAsked, marks } = before?.surveys ?? NO_SURVEYS;
  const { good, n } = marks.overall;
  return share(good, n, asked - n + notAsked);
}

export function surveyResponse({ before }: WeekSeen): Measured {
  const { asked, notAsked, answered } = before?.surveys ?? NO_SURVEYS;
  return share(answered, asked, notAsked);
}

export function lessonsClosed({ facts }: WeekSeen): Measured {
  const { due, inTime, dropped } = facts.improvements ?? { due: 0, inTime: 0, dropped: 0 };
  return share(inTime, due, dropped);
}

const NOTHING = { value: null, hits: null, p90: null, sums: [] } as const;

const count = (value: number, n: number, excluded: number): Measured => ({ ...NOTHING, n, excluded, value });

const share = (hits: number, n: number, excluded: number): Measured => ({
  ...NOTHING,
  n,
  excluded,
  hits,
  value: n === 0 ? null : hits / n,
});

function times(all: readonly (number | null)[]): Measured {
  const known = all.filter((ms) => ms !== null);
  return {
    ...NOTHING,
    n: known.length,
    excluded: all.length - known.length,
    value: wholeMs(median(known)),
    p90: wholeMs(quantile(known, 0.9)),
  };
}

const wholeMs = (ms: number | null): number | null => (ms === null ? null : Math.round(ms));

type Given = { readonly of: RecoveryCase; readonly action: RecoveryAction };

function sums(given: readonly Given[], amountOf: (one: Given) => Money | null, excluded: number): Measured {
  const byCurrency = new Map<string, Money>();
  for (const one of given) {
    const amount = amountOf(one);
    if (amount === null) continue;
    const before = byCurrency.get(amount.currency);
    byCurrency.set(amount.currency, before === undefined ? amount : add(before, amount));
  }
  return { ...NOTHING, n: new Set(given.map(({ of }) => of.id)).size, excluded, sums: [...byCurrency.values()] };
}
