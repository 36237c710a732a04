/** A case changes hands: it is offered to somebody, who says yes or no; or goes to whoever sees to it when nobody else does. Pure data. */
import type { MemberId, TeamId, ThingId } from '../base/ids.ts';
import type { RecoveryCase } from './case.ts';

/** `lapsed`: nobody answered in time. */
export type HandoverStatus = 'offered' | 'accepted' | 'declined' | 'withdrawn' | 'lapsed';

/**
 * `case`: this one alone; declined or unanswered it stays where it is. `shift`: whoever has it goes home; then it goes to the
 * lead. `absence`: they will be away; it stays until that has begun, and goes to the lead as what nobody took does.
 */
export type WhyOffered = 'case' | 'shift' | 'absence';

/** The latest offer of a case; the earlier ones stand in its journal. */
export interface Handover {
  readonly id: ThingId;
  readonly status: HandoverStatus;
  readonly why: WhyOffered;
  /** Who offered it, and whose it was: a lead may offer what somebody else owns. */
  readonly by: MemberId;
  readonly from: MemberId;
  /** Whoever is asked: one person, or the leads of a team. */
  readonly asked: readonly MemberId[];
  /** The team it is offered to: any of its people may take it. Null: only whoever is asked. */
  readonly team: TeamId | null;
  /** Their sentence, masked; null where the end of a shift says it. */
  readonly because: string | null;
  readonly at: Date;
  readonly until: Date;
  /** Why it was declined; not given: nothing was said. */
  readonly reason?: string | null;
  readonly settledBy?: MemberId | null;
  readonly settledAt?: Date;
}

/**
 * How a case came to its owner besides being logged: they said yes to an offer; a lead took it; or it went to whoever sees to
 * it, because a shift handover was declined or not answered, or its owner is away or has left.
 */
export type HowOwned = 'accepted' | 'taken' | 'declined' | 'unanswered' | 'away' | 'left';

/** The offer that waits for an answer; null when there is none. */
export const offerOf = (c: Pick<RecoveryCase, 'handover'>): Handover | null =>
  c.handover?.status === 'offered' ? c.handover : null;

/** Whom a case, or what is left open on it, may be given to: a person, or the people of a team. */
export type HandTo =
  | { readonly kind: 'person'; readonly member: MemberId }
  | { readonly kind: 'team'; readonly team: TeamId };
