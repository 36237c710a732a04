/** A request's own clock: reminder, climbing and expiry run together in the working hours of the team that is asked. Pure. */
import type { AuthorityPolicy } from '../../policy/policy.ts';
import type { Team } from '../../base/members.ts';
import { addWorkingTime, workingTimeBetween } from '../../base/time.ts';
import type { CouldDecide } from '../../approval/who-may-approve.ts';
import type { RecoveryCase } from '../case.ts';
import type { PutTo } from '../events.ts';
import type { Circumstances } from '../circumstances.ts';
import { nearestFrom } from './who-decides.ts';

export interface RequestTimes {
  readonly remindAt: Date;
  readonly escalateAt: Date;
  readonly expiresAt: Date;
}

/**
 * The moments of a rung that is asked from `from` on. For severities the policy names, and for teams without hours, it is
 * the wall clock. The three run on one clock: a request of Friday 17:50 must not expire before it could climb on Monday.
 */
export function requestTimes(c: RecoveryCase, policy: AuthorityPolicy, from: Date, ctx: Circumstances): RequestTimes {
  const { later } = clockOf(c, policy, ctx.workspace.teams);
  const after = (ms: number): Date => later(from, ms);
  const { remindAfter, escalateAfter, expireAfter } = policy.approval;
  return { remindAt: after(remindAfter), escalateAt: after(escalateAfter), expiresAt: after(expireAfter) };
}

/** The nearest people from `rung` on who could decide, with the reminder and the climbing that begin for them now; undefined when there are none. */
export function putToNext(
  c: RecoveryCase,
  could: readonly CouldDecide[],
  rung: number,
  ctx: Circumstances,
): PutTo | undefined {
  const next = nearestFrom(could, rung) ?? nearestFrom(could, 0);
  if (next === undefined || ctx.policy === null) return undefined;
  const { remindAt, escalateAt } = requestTimes(c, ctx.policy, ctx.at, ctx);
  return { ...next, remindAt, escalateAt };
}

/** How a length of time runs for the case's team; `between` is in milliseconds. */
export function clockOf(
  c: Pick<RecoveryCase, 'team' | 'triage'>,
  policy: AuthorityPolicy | null,
  teams: readonly Pick<Team, 'id' | 'zone'>[],
): {
  readonly isWall: boolean;
  readonly later: (from: Date, ms: number) => Date;
  readonly between: (from: Date, until: Date) => number;
} {
  const hours = policy?.workingHours ?? null;
  if (policy === null || hours === null || hours.wallClockFor.includes(c.triage.severity.value))
    return {
      isWall: true,
      later: (from, ms) => new Date(from.getTime() + ms),
      between: (from, until) => until.getTime() - from.getTime(),
    };
  const zone = teams.find((t) => t.id === c.team)?.zone ?? policy.zone;
  const opening = { hours: hours.teams.get(c.team) ?? hours.default, zone, holidays: hours.holidays };
  return {
    isWall: false,
    later: (from, ms) => addWorkingTime(from, ms, opening),
    between: (from, until) => workingTimeBetween(from, until, opening),
  };
}
