/** What a digest tells of a week besides its metrics: counted where the facts lie, and of what is quoted no more than a few cases. */
import { FAILURE_TYPES } from '../../core/base/failures.ts';
import type { TeamId, WorkspaceId } from '../../core/base/ids.ts';
import type { Window } from '../../core/base/time.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { ROOT_CAUSES } from '../../core/case/status.ts';
import type { KindCounted } from '../../core/digest/one-change.ts';
import { usualOf } from '../../core/digest/statistics.ts';
import type { ThanksOnCase, WeekCounted } from '../../core/digest/week.ts';
import { caseOf } from '../case/rows.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { countIf, overCells } from './family.ts';
import { WORTH } from './of-gifts.ts';

const WEEK_MS = 7 * 86_400_000;

/** `now`: promises before it are past their time. */
export async function countWeek(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  { from, until, now }: Window & { readonly now: Date },
): Promise<WeekCounted> {
  const [row] = await q.query<CountedRow>(
    COUNTED,
    [workspace, team, from, until, now, new Date(until.getTime() + WEEK_MS)],
    'week_counted',
  );
  if (row === undefined) throw new Error('the statement that counts a week gave no row');
  const { happened, waiting, restricted, ahead, next, late, not_given: notGiven, not_arrived: notArrived } = row;
  return { happened, waiting, restricted, open: { ahead, next, late }, notGiven, notArrived };
}

interface CountedRow extends Readonly<
  Record<'waiting' | 'restricted' | 'ahead' | 'late' | 'not_given' | 'not_arrived', number>
> {
  readonly happened: boolean;
  readonly next: Date | null;
}

const inWeek = (at: string): string => `f.team = $2 AND f.workspace = $1 AND f.${at} >= $3 AND f.${at} < $4`;

/** By its place in an index each, and no further than to the first. */
const HAPPENED = [
  ['case_fact', 'received_at', 'f.counted'],
  ['case_fact', 'resolved_at', 'f.counted'],
  ['promise_fact', 'due', 'f.counted'],
  ['remedy_fact', 'at', 'f.counted'],
  ['thanks_fact', 'at', 'true'],
]
  .map(([table, at = '', is]) => `EXISTS (SELECT FROM ${table} f WHERE ${inWeek(at)} AND ${is})`)
  .join('\n    OR ');

const ONGOING = `('owned', 'waiting')`;
/** Looked up one by one, behind a fence, whatever is known of the tables: see found-for.ts. */
const OF_CASE = `(SELECT status, resolved_at FROM case_fact WHERE "case" = f."case" AND workspace = $1 OFFSET 0)`;
const docOf = (row: string): string =>
  `(SELECT doc FROM recovery_case WHERE id = ${row}."case" AND workspace = $1 OFFSET 0)`;

const COUNTED = `
SELECT (${HAPPENED}) AS happened, c.waiting, c.restricted, p.ahead, p.next, p.late, r.not_given, r.not_arrived
FROM (SELECT ${countIf(`counted AND status IN ${ONGOING} AND first_contact_at IS NULL`)} AS waiting,
    ${countIf('counted AND restricted')} AS restricted FROM case_fact f WHERE ${inWeek('received_at')}) c,
  (SELECT ${countIf('f.due >= $5')} AS ahead, min(f.due) FILTER (WHERE f.due >= $5) AS next, ${countIf('f.due < $5')} AS late
    FROM promise_fact f CROSS JOIN LATERAL ${OF_CASE} o
    WHERE f.open AND f.team = $2 AND f.workspace = $1 AND f.due < $6 AND NOT f.restricted AND o.status IN ${ONGOING}) p,
  (SELECT ${countIf(`f.status = 'authorised' AND o.status IN ${ONGOING}`)} AS not_given,
      ${countIf(`f.status <> 'authorised' AND (o.status IN ${ONGOING} OR (o.resolved_at >= $3 AND o.resolved_at < $4))`)} AS not_arrived
    FROM remedy_fact f CROSS JOIN LATERAL ${OF_CASE} o
    WHERE f.status IN ('authorised', 'executing', 'unknown', 'failed') AND f.team = $2 AND f.workspace = $1
      AND NOT f.restricted AND ${WORTH}) r`;

/** The index alone, for whoever asks only whether there is anything to tell. */
export async function hasHappened(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  { from, until }: Window,
): Promise<boolean> {
  const [row] = await q.query<{ happened: boolean }>(
    `SELECT (${HAPPENED}) AS happened`,
    [workspace, team, from, until],
    'week_happened',
  );
  return row?.happened === true;
}

interface KindRow {
  readonly cell: number;
  readonly kind: string;
  readonly count: number;
}

/**
 * How often each failure came and each cause was the root, in the last of the weeks beside those before it. Weeks before
 * `began` are none. A restricted case is never told as a kind.
 */
export async function countKinds(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  weeks: readonly Window[],
  began: Date | null,
): Promise<readonly KindCounted[]> {
  const params = [workspace, weeks.map(() => team), weeks.map(({ from }) => from), weeks.map(({ until }) => until)];
  const failures = countsOf(await q.query<KindRow>(FAILURES, params, 'week_failures'));
  const causes = countsOf(await q.query<KindRow>(CAUSES, params, 'week_causes'));
  const last = weeks.length - 1;
  const known = weeks.flatMap(({ until }, n) => (n < last && began !== null && until > began ? [n] : []));
  const counted = (counts: Counts, kind: string) => ({
    count: counts(last, kind),
    usual: usualOf(known.map((n) => counts(n, kind))),
  });
  return [
    ...FAILURE_TYPES.filter((failure) => failure !== 'other').map((failure): KindCounted => ({
      of: { kind: 'failure', failure },
      ...counted(failures, failure),
    })),
    ...ROOT_CAUSES.map((cause): KindCounted => ({ of: { kind: 'cause', cause }, ...counted(causes, cause) })),
  ];
}

/** How often one of them came in each of the weeks; null before `began`. */
export async function countsOfKind(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  of: KindCounted['of'],
  { weeks, began }: { readonly weeks: readonly Window[]; readonly began: Date | null },
): Promise<readonly (number | null)[]> {
  const params = [workspace, weeks.map(() => team), weeks.map(({ from }) => from), weeks.map(({ until }) => until)];
  const [sql, name, kind] =
    of.kind === 'failure'
      ? ([FAILURES, 'week_failures', of.failure] as const)
      : ([CAUSES, 'week_causes', of.cause] as const);
  const counts = countsOf(await q.query<KindRow>(sql, params, name));
  return weeks.map(({ until }, n) => (began === null || until <= began ? null : counts(n, kind)));
}

type Counts = (week: number, kind: string) => number;

function countsOf(rows: readonly KindRow[]): Counts {
  const counts = new Map(rows.map(({ cell, kind, count }) => [`${cell} ${kind}`, count]));
  return (week, kind) => counts.get(`${week} ${kind}`) ?? 0;
}

const FAILURES = overCells(true, {
  table: 'case_fact',
  at: 'received_at',
  where: 'f.counted AND NOT f.restricted AND f.failure IS NOT NULL',
  group: 'f.failure',
  select: 'f.failure AS kind, count(*)::int AS count',
});
const CAUSES = overCells(true, {
  table: 'case_fact',
  at: 'resolved_at',
  where: 'f.counted AND f.stands AND NOT f.restricted AND f.root_cause IS NOT NULL',
  group: 'f.root_cause',
  select: 'f.root_cause AS kind, count(*)::int AS count',
});

/** More are not looked through for one that may be told. */
const MOST_LESSONS = 20;
const MOST_THANKS = 30;

/** Cases resolved in it of which somebody wrote down what helped, the latest first; none that is for few. */
export async function lessonsOfWeek(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  { from, until }: Window,
): Promise<readonly RecoveryCase[]> {
  const rows = await q.query<{ doc: unknown }>(
    `SELECT c.doc FROM (SELECT f."case", f.resolved_at FROM case_fact f
       WHERE ${inWeek('resolved_at')} AND f.counted AND f.stands AND f.lesson AND NOT f.restricted AND f.source = 'lived'
       ORDER BY f.resolved_at DESC, f."case" LIMIT ${MOST_LESSONS}) l
     CROSS JOIN LATERAL ${docOf('l')} c ORDER BY l.resolved_at DESC, l."case"`,
    [workspace, team, from, until],
    'week_lessons',
  );
  return rows.map(({ doc }) => caseOf(doc));
}

/** Thanks posted in it on cases, the latest first; none of a case that is for few. */
export async function thanksOnCases(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  { from, until }: Window,
): Promise<readonly ThanksOnCase[]> {
  const rows = await q.query<{ doc: unknown; id: string }>(
    `SELECT c.doc, t.id FROM (SELECT f."case", f.id, f.at FROM thanks_fact f
       WHERE ${inWeek('at')} AND NOT f.restricted ORDER BY f.at DESC, f.id LIMIT ${MOST_THANKS}) t
     CROSS JOIN LATERAL ${docOf('t')} c ORDER BY t.at DESC, t.id`,
    [workspace, team, from, until],
    'week_thanks',
  );
  return rows.flatMap(({ doc, id }) => {
    const of = caseOf(doc);
    return of.shoutOuts.filter((one) => one.id === id).map((shoutOut) => ({ of, shoutOut }));
  });
}
