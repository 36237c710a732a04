/** How customers are kept in touch with: what the pack of the policy says, in the hours of the teams. Pure. */
import type { Team } from '../core/base/members.ts';
import type { Rhythm } from '../core/case/rules/contact/silence.ts';
import type { AuthorityPolicy } from '../core/policy/policy.ts';
import type { Pack } from '../core/triage/packs.ts';

export function rhythmOf(packs: readonly Pack[], policy: AuthorityPolicy | null, teams: readonly Team[]): Rhythm {
  const general = packs.find(({ id }) => id === 'general');
  const pack = packs.find(({ id }) => id === policy?.pack?.source) ?? general;
  return { policy, teams, every: pack?.updateEvery ?? {}, followUps: pack?.followUps ?? [] };
}
