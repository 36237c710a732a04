/** The silence clock: how long a customer may hear nothing, by how grave it is, in the working hours of the team. Pure. */
import type { Severity } from '../../../base/failures.ts';
import type { Team } from '../../../base/members.ts';
import type { AuthorityPolicy } from '../../../policy/policy.ts';
import type { RecoveryCase } from '../../case.ts';
import { memberOf, type Circumstances } from '../../circumstances.ts';
import type { CaseEvent } from '../../events.ts';
import { isOngoing } from '../../status.ts';
import { waitedFor } from '../promising.ts';
import { clockOf } from '../request-clock.ts';
import { leads, mayRead } from '../who-may.ts';

const HOUR_MS = 3_600_000;

/** Assumed. A working day has eight hours; where a team has no hours, a day has twenty-four. */
const EVERY_MS: Readonly<Record<'working' | 'wall', Readonly<Record<Severity, number>>>> = {
  working: { S1: HOUR_MS, S2: 4 * HOUR_MS, S3: 8 * HOUR_MS, S4: 24 * HOUR_MS },
  wall: { S1: HOUR_MS, S2: 4 * HOUR_MS, S3: 24 * HOUR_MS, S4: 72 * HOUR_MS },
};

/** How customers are kept in touch with: by the pack of the policy, in the hours of the team. */
export interface Rhythm {
  readonly policy: AuthorityPolicy | null;
  readonly teams: readonly Pick<Team, 'id' | 'zone'>[];
  /** How long a customer may hear nothing, where the pack says so, in milliseconds. */
  readonly every: Partial<Readonly<Record<Severity, number>>>;
  /** How long after a case was resolved it is asked how it went, in milliseconds, the first one first. */
  readonly followUps: readonly number[];
}

export const rhythmIn = (ctx: Circumstances): Rhythm => ({
  policy: ctx.policy,
  teams: ctx.workspace.teams,
  every: ctx.rhythm?.every ?? {},
  followUps: ctx.rhythm?.followUps ?? [],
});

/**
 * Since when the customer hears nothing that they expect: the last contact, or the time they were promised something by. Null: no
 * clock runs. Kept by an older version, the clock begins with the next contact, so that no old case rings.
 */
export function silentSince(c: RecoveryCase): Date | null {
  if (!isOngoing(c) || c.lastContactAt === undefined || c.noContact != null || c.outage?.quiet === true) return null;
  const heard = c.lastContactAt ?? c.ownedAt ?? c.receivedAt;
  return new Date(Math.max(heard.getTime(), ...waitedFor(c).map(({ due }) => due.getTime())));
}

/** When somebody is told next that the customer waits for news; null: nobody is. First the owner, then the lead, each once. */
export function nextUpdateDue(c: RecoveryCase, rhythm: Rhythm): Date | null {
  const since = silentSince(c);
  if (since === null || c.silence?.to === 'lead') return null;
  return later(c, rhythm)(c.silence === undefined ? since : c.silence.at);
}

function later(c: RecoveryCase, { policy, teams, every }: Rhythm): (from: Date) => Date {
  const severity = c.triage.severity.value;
  const clock = clockOf(c, policy, teams);
  const ms = every[severity] ?? EVERY_MS[clock.isWall ? 'wall' : 'working'][severity];
  return (from) => clock.later(from, ms);
}

/** What is due about it by now. An owner who is gone is passed over. */
export function dueOfSilence(c: RecoveryCase, ctx: Circumstances): CaseEvent[] {
  const due = nextUpdateDue(c, rhythmIn(ctx));
  const since = silentSince(c);
  if (due === null || since === null || ctx.at < due) return [];
  const owner = memberOf(ctx, c.owner);
  const isHere = owner?.active === true;
  const to = c.silence === undefined && isHere ? 'owner' : 'lead';
  const told =
    to === 'owner'
      ? [c.owner]
      : ctx.workspace.members
          .filter((m) => m.active && m.id !== c.owner && leads(m, c) && mayRead(m, c))
          .map(({ id }) => id);
  return [{ kind: 'went_silent', at: ctx.at, by: null, to, told, since }];
}
