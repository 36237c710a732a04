/** What happened to a team in a week, as rows for the digest: cases, promises, actions, thanks. Counting is core/digest's business. */
import type { TeamId, WorkspaceId } from '../../core/base/ids.ts';
import type { CustomerPromise, RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import type { ShoutOut } from '../../core/case/ends.ts';
import { isOngoing } from '../../core/case/status.ts';
import { casesTouching, type CaseInTime } from '../case/reading.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** Half-open: from the first instant of the week to before the first of the next. */
export interface Span {
  readonly from: Date;
  readonly until: Date;
}

export interface WeekFacts {
  readonly received: readonly RecoveryCase[];
  readonly resolved: readonly RecoveryCase[];
  /** Not resolved, closed, dismissed or merged, as of now. */
  readonly open: readonly RecoveryCase[];
  readonly promisesDue: readonly { readonly of: RecoveryCase; readonly promise: CustomerPromise }[];
  /** Actions asked for or given in the week, whatever became of them. */
  readonly actions: readonly { readonly of: RecoveryCase; readonly action: RecoveryAction }[];
  /** Thanks that were posted. */
  readonly shoutOuts: readonly { readonly of: RecoveryCase; readonly shoutOut: ShoutOut }[];
}

/** Weeks of a team that follow one another, the earliest first, in one statement. */
export async function readWeeks(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  weeks: readonly Span[],
): Promise<readonly WeekFacts[]> {
  const last = weeks.at(-1);
  if (last === undefined) return [];
  const cases = await casesTouching(q, workspace, team, [...weeks.map(({ from }) => from), last.until]);
  return weeks.map((span, n) =>
    factsOf(
      cases.filter((one) => isPartOf(one, n, span)).map(({ case: c }) => c),
      span,
    ),
  );
}

/** Received by then, and open or changed at any time of the week. */
function isPartOf({ case: c, happenedIn }: CaseInTime, n: number, { from, until }: Span): boolean {
  return c.receivedAt < until && (isOngoing(c) || c.resolvedAt === null || c.resolvedAt >= from || happenedIn.has(n));
}

function factsOf(cases: readonly RecoveryCase[], span: Span): WeekFacts {
  const inWeek = (at: Date | null): boolean => at !== null && at >= span.from && at < span.until;
  return {
    received: cases.filter((of) => inWeek(of.receivedAt)),
    resolved: cases.filter((of) => inWeek(of.resolvedAt)),
    open: cases.filter(isOngoing),
    promisesDue: cases.flatMap((of) =>
      of.promises.filter(({ due }) => inWeek(due)).map((promise) => ({ of, promise })),
    ),
    actions: cases.flatMap((of) => of.actions.filter(({ at }) => inWeek(at)).map((action) => ({ of, action }))),
    shoutOuts: cases.flatMap((of) =>
      of.shoutOuts.filter(({ at, status }) => status === 'posted' && inWeek(at)).map((shoutOut) => ({ of, shoutOut })),
    ),
  };
}
