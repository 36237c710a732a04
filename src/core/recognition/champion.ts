/** A service champion: named by a colleague for what stands on cases or in thank-yous, and only with their own yes. Kinds of deeds, never a number. Pure. */
import type { CaseId, MemberId, TeamId, ThingId } from '../base/ids.ts';
import type { Platform } from '../base/members.ts';
import type { RecoveryCase } from '../case/case.ts';
import type { ShoutOut } from '../case/ends.ts';
import { helpedOn } from '../case/help.ts';

/** What a case or a thank-you shows. */
export type DeedKind = ShoutOut['kind'] | 'thanked_by_colleague';

export interface Champion {
  readonly id: ThingId;
  readonly member: MemberId;
  readonly team: TeamId;
  readonly by: MemberId;
  readonly reason: string;
  readonly cases: readonly CaseId[];
  readonly deeds: readonly DeedKind[];
  readonly at: Date;
  /** Null: they have not said yes. */
  readonly consentedAt: Date | null;
  /** Then nothing is kept of it. */
  readonly until: Date;
  readonly platform: Platform;
  readonly version: number;
}

export const MOST_GROUNDS = 5;
const DAY_MS = 86_400_000;
/** An answer is waited for so long, and a yes holds so long. */
const ASKED_MS = 60 * DAY_MS;
const CHAMPION_MS = 365 * DAY_MS;

export const asksUntil = (at: Date): Date => new Date(at.getTime() + ASKED_MS);
export const consented = (one: Champion, at: Date): Champion =>
  one.consentedAt === null
    ? { ...one, consentedAt: at, until: new Date(at.getTime() + CHAMPION_MS), version: one.version + 1 }
    : one;

/** What a case shows of somebody; empty where they had no part in it. */
export function deedsOn(c: RecoveryCase, who: MemberId): readonly DeedKind[] {
  const thanked = c.shoutOuts.filter((s) => s.to === who && s.status === 'posted').map((s) => s.kind);
  const kept = c.promises.some((p) => p.by === who && p.status === 'kept');
  return [
    ...new Set<DeedKind>([
      ...thanked,
      ...(c.owner === who || c.resolution?.by === who ? ['ownership' as const] : []),
      ...(kept ? ['promise_kept' as const] : []),
      ...(helpedOn(c, who) ? ['help_given' as const] : []),
    ]),
  ];
}
