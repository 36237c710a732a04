/** Coaching between two people about a case: the person writes their own view first, then the coach adds one strength and one idea. For the two alone. Pure. */
import type { CaseId, MemberId, ThingId } from '../base/ids.ts';
import type { Member } from '../base/members.ts';

/** Offered by a lead; asked for, with the own view written; answered; not wanted; forgotten. */
export type CoachingStatus = 'offered' | 'asked' | 'done' | 'declined' | 'erased';

export interface Coaching {
  readonly id: ThingId;
  readonly case: CaseId;
  /** Whose case it was. */
  readonly person: MemberId;
  readonly coach: MemberId;
  readonly status: CoachingStatus;
  readonly at: Date;
  readonly keepUntil: Date;
  readonly version: number;
}

/** What the two wrote; null: not yet, or not any more. */
export interface CoachingWords {
  readonly own: string | null;
  readonly strength: string | null;
  readonly idea: string | null;
}

/** So long it is kept where nobody erases it earlier. */
export const COACHING_KEPT_DAYS = 180;

/** What each of the two may do now; anybody else nothing, not even see it. */
export function coachingSteps(
  { person, coach, status }: Pick<Coaching, 'person' | 'coach' | 'status'>,
  by: MemberId,
): readonly ('own_view' | 'decline' | 'coach_note' | 'erase')[] {
  if (by === person && status === 'offered') return ['own_view', 'decline'];
  if (by === coach && status === 'asked') return ['coach_note'];
  if (by === person && (status === 'asked' || status === 'done')) return ['erase'];
  return [];
}

export const isBetween = ({ person, coach }: Pick<Coaching, 'person' | 'coach'>, by: MemberId): boolean =>
  by === person || by === coach;

/** Whom one asks where one names nobody: who leads the team. */
export const usualCoach = (member: Member, members: readonly Member[]): Member | undefined =>
  members.find((m) => m.active && m.lead && m.team === member.team && m.id !== member.id);
