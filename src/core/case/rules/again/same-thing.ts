/** Whether what is told now is on a case already: told by another way, or more of the same from the customer. Pure. */
import { redact } from '../../../base/redact.ts';
import { cleanText } from '../../../base/text.ts';
import type { Member } from '../../../base/members.ts';
import type { Complaint, RecoveryCase } from '../../case.ts';
import type { LogCommand } from '../../commands.ts';
import { isOngoing } from '../../status.ts';
import { mayRead } from '../who-may.ts';
import { mayStillReopen } from './reopening.ts';
import { areNearlySame } from './same-words.ts';

const HOUR_MS = 3_600_000;
/** So near to each other one complaint of a customer comes by two ways. */
export const SAME_THING_MS = 48 * HOUR_MS;
/** A form sent twice; whoever complains by the same way on another day complains again. */
const SENT_TWICE_MS = 3 * HOUR_MS;

export interface MayBeSame {
  readonly case: RecoveryCase;
  /** Another way has brought this under the same name; otherwise it is of the same customer. */
  readonly isNamed: boolean;
}

/** `on`: it is on this case already, or belongs there. `follows`: it is a new complaint after this one, which is over for good. */
export type Same =
  | { readonly kind: 'on'; readonly case: RecoveryCase }
  | { readonly kind: 'follows'; readonly case: RecoveryCase };

/** `by`: who typed it; null where another system tells it. Null: it is a case of its own. */
export function sameThing(
  { text, told, receivedAt }: Pick<LogCommand, 'text' | 'told' | 'receivedAt'>,
  cases: readonly MayBeSame[],
  by: Member | null,
  at: Date,
): Same | null {
  const now = { words: redact(cleanText(text).trim()).text, way: told?.way ?? null, receivedAt: receivedAt ?? at };
  const named = cases.find(({ isNamed }) => isNamed);
  if (named !== undefined) return onNamed(named.case, now, at);
  const alike = cases.find(({ case: c }) => mayBeOn(c, by) && c.complaints.some((one) => isSame(one, now)));
  return alike === undefined ? null : { kind: 'on', case: alike.case };
}

interface Now {
  readonly words: string;
  /** Null: typed. */
  readonly way: string | null;
  readonly receivedAt: Date;
}

/** A ticket that was no case, or was closed long ago, does not take up what is new. */
function onNamed(c: RecoveryCase, now: Now, at: Date): Same | null {
  if (isOngoing(c) || mayStillReopen(c, at) || c.complaints.some((one) => isToldBy(one, now)))
    return { kind: 'on', case: c };
  return c.status === 'closed' || c.status === 'resolved' ? { kind: 'follows', case: c } : null;
}

const mayBeOn = (c: RecoveryCase, by: Member | null): boolean =>
  c.status !== 'dismissed' && c.status !== 'merged' && (by === null || mayRead(by, c));

function isSame(one: Complaint, now: Now): boolean {
  // who types the same twice is asked by the card; only what a system told is known to be told twice
  if (one.way === undefined && now.way === null) return false;
  return Math.abs(one.receivedAt.getTime() - now.receivedAt.getTime()) <= SAME_THING_MS && isToldBy(one, now);
}

/** The same words, and not the same person once more on another day. */
export const isToldBy = (one: Complaint, { words, way, receivedAt }: Now): boolean =>
  areNearlySame(one.text, words) && !(one.way === (way ?? undefined) && isAnotherDay(one.receivedAt, receivedAt));

function isAnotherDay(a: Date, b: Date): boolean {
  if (Math.abs(a.getTime() - b.getTime()) <= SENT_TWICE_MS) return false;
  return a.toISOString().slice(0, 10) !== b.toISOString().slice(0, 10);
}
