/** How each metric is measured over a week. Pure. */
import { add, type Money } from '../base/money.ts';
import type { CustomerPromise, RecoveryAction, RecoveryCase } from '../case/case.ts';
import { touches } from '../case/touches.ts';
import { countOf, NOTHING, shareOf, timeOf, type Measured } from './measured.ts';
import { median, quantile } from './statistics.ts';
import { NO_SURVEYS, counts, firstReceived, isDiscretionary, requestsIn, resolvedIn, type WeekSeen } from './week.ts';

export function heard({ facts }: WeekSeen): Measured {
  const n = facts.received.filter(counts).length;
  return countOf(n, n, facts.received.length - n);
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
  return shareOf(hits.length, known.length, cohort.length - known.length);
}

export function cameBack(week: WeekSeen): Measured {
  const cohort = (week.before?.resolved ?? []).filter(counts);
  return countOf(cohort.filter((c) => isBack(c, week)).length, cohort.length, 0);
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
  return shareOf(kept, n, due.length - n);
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
  return countOf(moved.length, due.length, facts.promisesDue.length - due.length);
}

export function empowerment({ facts }: WeekSeen): Measured {
  const resolved = resolvedIn(facts);
  const chosen = resolved.filter((c) => c.actions.some(isDiscretionary));
  const alone = chosen.filter((c) => c.actions.filter(isDiscretionary).every((a) => !wasAsked(a, c)));
  return shareOf(alone.length, chosen.length, resolved.length - chosen.length);
}

const wasAsked = (a: RecoveryAction, c: RecoveryCase): boolean => c.requests.some((r) => r.actions.includes(a.id));

/** By the decision kept with each action: what the policy would have said to giving it without asking. */
export function askedWithinOwnLimit(week: WeekSeen): Measured {
  const requests = requestsIn(week);
  const within = requests.filter(({ of, request }) => {
    const asked = of.actions.filter((a) => request.actions.includes(a.id));
    return asked.length > 0 && asked.every((a) => a.decision.decision.outcome === 'allow');
  });
  return shareOf(within.length, requests.length, 0);
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
  return shareOf(good, n, asked - n + notAsked);
}

export function surveyResponse({ before }: WeekSeen): Measured {
  const { asked, notAsked, answered } = before?.surveys ?? NO_SURVEYS;
  return shareOf(answered, asked, notAsked);
}

export function lessonsClosed({ facts }: WeekSeen): Measured {
  const { due, inTime, dropped } = facts.improvements ?? { due: 0, inTime: 0, dropped: 0 };
  return shareOf(inTime, due, dropped);
}

function times(all: readonly (number | null)[]): Measured {
  const known = all.filter((ms) => ms !== null);
  return timeOf(median(known), quantile(known, 0.9), known.length, all.length - known.length);
}

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
