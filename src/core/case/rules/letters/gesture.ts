/** Which gifts of a case can be put on a printable note for its customer, and how long such a note holds. Pure. */
import { DateTime } from 'luxon';
import { startOfDay } from '../../../base/time.ts';
import type { RecoveryAction } from '../../case.ts';
import type { ActionStatus } from '../../case.ts';
import { IN_WORDS } from './letter-facts.ts';

/** The gift stands: what is only asked for, failed, or was taken back is nothing to hand out. */
const STANDS: ReadonlySet<ActionStatus> = new Set<ActionStatus>(['authorised', 'executing', 'unknown', 'done']);

export const isTangible = (a: RecoveryAction, at: Date): boolean =>
  STANDS.has(a.status) && !IN_WORDS.has(a.kind) && !hasLapsed(a, at);

/** Before the timer has said so, too. */
const hasLapsed = ({ status, lapsesAt }: RecoveryAction, at: Date): boolean =>
  status === 'authorised' && lapsesAt !== null && lapsesAt <= at;

/** The first moment at which no note of it holds any more: the day a year after it was decided is its last one, in the zone of the team. */
export const gestureEnds = ({ decision }: Pick<RecoveryAction, 'decision'>, zone: string): Date =>
  startOfDay(DateTime.fromJSDate(decision.at, { zone }).plus({ years: 1, days: 1 }).toJSDate(), zone);

/** Where it lapses before that unless it is used: when. */
export const lapsesBefore = ({ status, lapsesAt }: RecoveryAction, ends: Date): Date | null =>
  status === 'authorised' && lapsesAt !== null && lapsesAt < ends ? lapsesAt : null;
