/**
 * The double-deviation guard: a second complaint of one customer weighs more than the first. It is one step more urgent, the
 * lead hears of it once, and what was done before is in sight. Pure.
 */
import type { Because, Severity } from '../../../base/failures.ts';
import { SEVERITIES } from '../../../base/failures.ts';
import type { CaseId, MemberId } from '../../../base/ids.ts';
import type { Member } from '../../../base/members.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { CaseEvent } from '../../events.ts';
import type { Elsewhere } from '../../said.ts';
import { isOngoing } from '../../status.ts';
import { isRestricted, leads, mayRead } from '../who-may.ts';
import type { OtherCase, Repeat } from '../../again.ts';

const DAY_MS = 86_400_000;
/** Since the earlier one was resolved, or received as long as it is not. */
export const REPEAT_MS = 90 * DAY_MS;
/** Two of one failure so near to each other are perhaps one complaint told twice: by mail and in the chat. */
export const TWICE_TOLD_MS = DAY_MS;
/** As many of the earlier ones as are kept in sight, the latest first. */
const MOST_KEPT = 3;

type Later = Pick<RecoveryCase, 'id' | 'receivedAt' | 'linked' | 'apart'> & { readonly failure: string };

/** The earlier complaints of the customer that count, the latest first. */
function countedFor(c: Later, others: readonly OtherCase[]): readonly OtherCase[] {
  return others
    .filter((one) => one.id !== c.id && isEarlier(one, c) && isNear(one, c) && !isSameComplaint(one, c))
    .toSorted((a, b) => (isEarlier(a, b) ? 1 : -1));
}

function isEarlier(a: Pick<OtherCase, 'id' | 'receivedAt'>, b: Pick<OtherCase, 'id' | 'receivedAt'>): boolean {
  const apart = a.receivedAt.getTime() - b.receivedAt.getTime();
  return apart < 0 || (apart === 0 && numberOf(a.id) < numberOf(b.id));
}
const numberOf = (id: CaseId): number => Number(id.slice('R-'.length));

const sinceOf = ({ resolvedAt, receivedAt }: OtherCase): Date => resolvedAt ?? receivedAt;

const isNear = (one: OtherCase, c: Later): boolean =>
  one.status !== 'dismissed' && one.status !== 'merged' && c.receivedAt.getTime() - sinceOf(one).getTime() <= REPEAT_MS;

/** Said to be one matter while it goes on; or told twice, until somebody says that it is another matter. */
const isSameComplaint = (one: OtherCase, c: Later): boolean =>
  isOngoing(one) && (c.linked.includes(one.id) || isToldTwice(one, c));

/** Perhaps one complaint told twice: both go on, fail alike, and came within a day. */
export const isToldTwice = (
  one: Pick<OtherCase, 'id' | 'receivedAt' | 'failure' | 'status'>,
  c: Omit<Later, 'linked'>,
): boolean =>
  isOngoing(one) &&
  one.failure === c.failure &&
  Math.abs(one.receivedAt.getTime() - c.receivedAt.getTime()) <= TWICE_TOLD_MS &&
  c.apart?.includes(one.id) !== true;

function repeatIn(c: Later, others: readonly OtherCase[]): Repeat | null {
  const counted = countedFor(c, others);
  const first = counted.at(-1);
  if (first === undefined) return null;
  return {
    nth: counted.length + 1,
    days: Math.max(0, Math.floor((c.receivedAt.getTime() - sinceOf(first).getTime()) / DAY_MS)),
    of: counted.slice(0, MOST_KEPT).map(({ id }) => id),
    isAlike: counted.some(({ failure }) => failure === c.failure),
  };
}

/** One step up, with why; null where it stays: a person said how urgent it is, or nothing is more urgent. */
function raised(read: Because<Severity>, { nth, days }: Repeat): Because<Severity> | null {
  const value = SEVERITIES[SEVERITIES.indexOf(read.value) - 1];
  if (read.by === 'person' || value === undefined) return null;
  return {
    value,
    because: `complaint ${nth} of this customer in ${days} days, else ${read.value}: ${read.because}`,
    by: read.by,
  };
}

/** What is noticed on a case. Once noticed, more of them are only counted: nothing is raised and nobody told a second time. */
export function repeatNoticed(
  c: RecoveryCase,
  others: readonly OtherCase[],
  by: Pick<Member, 'id'>,
  ctx: Pick<Circumstances, 'at' | 'workspace'>,
): readonly Extract<CaseEvent, { kind: 'repeated' }>[] {
  const repeat = isOngoing(c) ? repeatIn({ ...c, failure: c.triage.failure.value }, others) : null;
  if (repeat === null || repeat.nth <= (c.repeat?.nth ?? 0)) return [];
  const base = { kind: 'repeated', at: ctx.at, by: by.id, repeat } as const;
  if (c.repeat != null) return [{ ...base, severity: null, tells: [] }];
  const tells = [...new Set([...leadsOf(c, ctx), c.owner])].filter((id) => id !== by.id);
  return [{ ...base, severity: raised(c.triage.severity, repeat), tells }];
}

/** Who leads its team and may see it. */
const leadsOf = (c: RecoveryCase, { workspace }: Pick<Circumstances, 'workspace'>): readonly MemberId[] =>
  workspace.members.filter((m) => m.active && leads(m, c) && mayRead(m, c)).map(({ id }) => id);

/** Of other cases that come after this one and belong to its customer since a moment ago: each is noticed as it would have been. */
export function repeatsNoticedElsewhere(
  c: RecoveryCase,
  others: readonly OtherCase[],
  by: Member,
  ctx: Pick<Circumstances, 'at' | 'workspace'>,
): readonly Elsewhere[] {
  const all = [...others, otherOf(c)];
  return others.flatMap((one): Elsewhere[] => {
    if (one.isNoticed || !isOngoing(one) || !isEarlier(c, one)) return [];
    const repeat = repeatIn(one, all);
    if (repeat === null) return [];
    const leading = ctx.workspace.members.filter((m) => m.active && leads(m, one)).map(({ id }) => id);
    const tells = [...new Set([...leading, one.owner])].filter((id) => id !== by.id);
    const severity = raised(one.severity, repeat);
    return [{ case: one.id, events: [{ kind: 'repeated', at: ctx.at, by: by.id, repeat, severity, tells }] }];
  });
}

/** A case as another one of its customer sees it. */
export function otherOf(c: RecoveryCase): OtherCase {
  return {
    id: c.id,
    team: c.team,
    owner: c.owner,
    status: c.status,
    failure: c.triage.failure.value,
    severity: c.triage.severity,
    receivedAt: c.receivedAt,
    resolvedAt: isOngoing(c) ? null : c.resolvedAt,
    linked: c.linked,
    ...(c.apart && { apart: c.apart }),
    isPrivate: isRestricted(c),
    isNoticed: c.repeat != null,
    isOwn: true,
    isNamed: false,
    given: [],
    accepted: null,
  };
}
