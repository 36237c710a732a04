/** When a team works, by the policy in force. Pure. */
import type { Opening } from '../base/time.ts';
import type { AuthorityPolicy } from './policy.ts';

/** Round the clock where no policy says otherwise. */
export function openingOf(policy: AuthorityPolicy | null, team: string, zone: string): Opening {
  const hours = policy?.workingHours ?? null;
  if (hours === null) return { hours: 'always', zone };
  return { hours: hours.teams.get(team) ?? hours.default, zone, holidays: hours.holidays };
}
