/** Whether what was authorised really happened: authorised is not paid. What each state holds in the ledger follows from here. Pure. */
import type { MemberId, ThingId } from '../base/ids.ts';
import type { RecoveryAction, RecoveryCase } from './case.ts';

/** `none`: nobody was asked to do it yet, or it is not to be done. */
export type FulfilmentStatus = 'none' | 'requested' | 'confirmed' | 'failed' | 'unknown';

/** Who was asked to do it, and what became of it. */
export interface Fulfilment {
  /** The system that does it, by its name in the settings; null: people do it. */
  readonly by: string | null;
  /** When it came to stand as it does. */
  readonly at: Date;
  /** What the other system calls it: a payment, a voucher. */
  readonly reference: string | null;
  /** Why it failed, or why nobody knows. */
  readonly reason: string | null;
  /** How often it was asked for. Each time under the id of the action, so that it can be done only once. */
  readonly times: number;
  /** It stood as done when it failed: its money still counts, because what was spent is never taken back. */
  readonly counted?: true;
  /** What the other system said against what stands; a person finds out. */
  readonly doubt?: Doubt;
}

export interface Doubt {
  readonly said: 'confirmed' | 'failed';
  readonly reference: string | null;
  readonly at: Date;
}

/** What somebody found out, or the other system says. `dropped`: it failed and will not be tried again. */
export type Finding = 'confirmed' | 'failed' | 'dropped';

/** Why nobody knows, or why it failed, as the product says it; other reasons are in somebody's own words. */
export const FULFILMENT_REASONS = ['no_answer', 'not_reached', 'refused', 'unclear_answer', 'broke_off'] as const;

export function fulfilmentOf({ status }: Pick<RecoveryAction, 'status'>): FulfilmentStatus {
  switch (status) {
    case 'executing':
      return 'requested';
    case 'done':
      return 'confirmed';
    case 'failed':
    case 'unknown':
      return status;
    case 'pending_approval':
    case 'countered':
    case 'authorised':
    case 'declined':
    case 'withdrawn':
    case 'expired':
    case 'lapsed':
    case 'refused_by_customer':
      return 'none';
  }
}

/** It stands, whether it has happened yet or not: authorised, on its way, or done. */
export const isGiven = ({ status }: Pick<RecoveryAction, 'status'>): boolean =>
  status === 'authorised' || status === 'executing' || status === 'unknown' || status === 'done';

/** Authorised, and nobody knows yet that it has happened. */
export const isUnfulfilled = ({ status }: Pick<RecoveryAction, 'status'>): boolean =>
  status === 'authorised' || status === 'executing' || status === 'unknown' || status === 'failed';

/** Its ledger entries that are still only set aside: what was committed or released once is never touched again. */
export const entriesReserved = (a: Pick<RecoveryAction, 'status' | 'entries' | 'fulfilment'>): readonly ThingId[] =>
  (a.status === 'authorised' || a.status === 'executing' || a.status === 'unknown') && a.fulfilment?.counted !== true
    ? a.entries
    : [];

/** What failed and nobody has settled since: until then the case goes on. */
export const failedOn = (c: Pick<RecoveryCase, 'actions'>): readonly RecoveryAction[] =>
  c.actions.filter(({ status }) => status === 'failed');

/** Who decided that it may be given, where it was asked for. */
export const decidedBy = (c: Pick<RecoveryCase, 'requests'>, a: Pick<RecoveryAction, 'id'>): MemberId | null =>
  c.requests.find((r) => r.status === 'approved' && r.actions.includes(a.id))?.decidedBy ?? null;
