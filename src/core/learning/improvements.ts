/** An improvement: what is changed because of what cases taught, who sees to it, by when. Says nothing of whose doing a case was. Pure. */
import type { CaseId, MemberId, TeamId, ThingId } from '../base/ids.ts';
import type { Member } from '../base/members.ts';

export type ImprovementStatus = 'proposed' | 'agreed' | 'done' | 'dropped';

/** What taught it: how a case ended, a request that was declined, something put right, a review, somebody's own idea, or a talk about the week. */
export const LEARNT_FROM = ['resolved', 'declined', 'correction', 'review', 'idea', 'digest'] as const;
export type LearntFrom = (typeof LEARNT_FROM)[number];

export interface Improvement {
  readonly id: ThingId;
  /** Of the workspace, from 1: `I-7`. */
  readonly number: number;
  readonly team: TeamId;
  /** Masked. */
  readonly text: string;
  /** Who sees to it. */
  readonly owner: MemberId;
  readonly due: Date;
  readonly status: ImprovementStatus;
  /** Why it was dropped, masked; null where it was not. */
  readonly reason: string | null;
  readonly from: LearntFrom;
  readonly by: MemberId;
  readonly at: Date;
  readonly settledAt: Date | null;
  /** The cases that taught it. */
  readonly cases: readonly CaseId[];
  /** How often somebody was reminded of this due time: its owner first, then a lead. */
  readonly reminded: number;
  readonly version: number;
}

export const LONGEST_IMPROVEMENT = 300;
/** Where nobody says by when. */
export const USUAL_DAYS = 14;
const DAY_MS = 86_400_000;
/** After this the lead hears of what its owner was reminded of. */
const LEAD_AFTER_MS = 2 * DAY_MS;

export const isUnderWay = ({ status }: Pick<Improvement, 'status'>): boolean =>
  status === 'proposed' || status === 'agreed';

/** When somebody is reminded next; null: not any more. */
export function nextReminder(one: Pick<Improvement, 'status' | 'due' | 'reminded'>): Date | null {
  if (!isUnderWay(one) || one.reminded > 1) return null;
  return one.reminded === 0 ? one.due : new Date(one.due.getTime() + LEAD_AFTER_MS);
}

type Person = Pick<Member, 'id' | 'lead' | 'team'>;

/** Who sees to it, or leads the team whose it is. */
export const maySettle = (by: Person, one: Pick<Improvement, 'owner' | 'team'>): boolean =>
  by.id === one.owner || (by.lead && by.team === one.team);

/** Whoever proposed it may also take it back, until it is agreed. */
export const mayDrop = (by: Person, one: Pick<Improvement, 'owner' | 'team' | 'by' | 'status'>): boolean =>
  maySettle(by, one) || (one.status === 'proposed' && by.id === one.by);

/** Nobody is given work by somebody else without a yes: one's own, or a lead's of the team. */
export const beginsAs = (by: Person, one: Pick<Improvement, 'owner' | 'team'>): ImprovementStatus =>
  maySettle(by, one) ? 'agreed' : 'proposed';
