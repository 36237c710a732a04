/** The weekly digest of a team: what happened, without blaming anybody. Pure. */
import type { TeamId } from '../base/ids.ts';
import type { Member, Team } from '../base/members.ts';
import type { CustomerPromise, RecoveryAction, RecoveryCase, ShoutOut } from '../case/case.ts';

/** What happened to a team in one week, as rows. */
export interface WeekFacts {
  readonly received: readonly RecoveryCase[];
  readonly resolved: readonly RecoveryCase[];
  readonly open: readonly RecoveryCase[];
  readonly promisesDue: readonly { readonly of: RecoveryCase; readonly promise: CustomerPromise }[];
  readonly actions: readonly { readonly of: RecoveryCase; readonly action: RecoveryAction }[];
  readonly shoutOuts: readonly { readonly of: RecoveryCase; readonly shoutOut: ShoutOut }[];
}

export interface DigestInput {
  readonly team: Team;
  /** ISO week, e.g. `2026-W47`. */
  readonly week: string;
  readonly facts: WeekFacts;
  /** The weeks before, the latest first. */
  readonly previous: readonly WeekFacts[];
  readonly members: readonly Member[];
}

export interface Digest {
  readonly team: { readonly id: TeamId; readonly name: string };
  readonly week: string;
  readonly heard: number;
}

/** Null when nothing happened. */
export function makeDigest(input: DigestInput): Digest | null {
  const { team, week, facts } = input;
  const heard = facts.received.filter((c) => c.status !== 'dismissed' && c.status !== 'merged').length;
  if (heard + facts.resolved.length + facts.promisesDue.length + facts.actions.length + facts.shoutOuts.length === 0)
    return null;
  return { team: { id: team.id, name: team.name }, week, heard };
}
