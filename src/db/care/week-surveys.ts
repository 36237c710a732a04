/** What customers of a team said whose cases were resolved in a week: one row of sums. */
import { FAIRNESS_ITEMS } from '../../core/case/care/survey.ts';
import type { TeamId, WorkspaceId } from '../../core/base/ids.ts';
import type { SurveysCounted } from '../../core/digest/week.ts';
import type { Queryable } from '../engine/serialisable.ts';

type Sums = Readonly<Record<'asked' | 'not_asked' | 'answered', number>> & Readonly<Record<string, number>>;

/** What was taken back counts only where it was answered. */
export async function surveysInWeek(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<SurveysCounted> {
  const [row] = await q.query<Sums>(SUMS, [workspace, team, from, until]);
  const marksOf = (item: string) => ({ n: row?.[`${item}_n`] ?? 0, good: row?.[`${item}_good`] ?? 0 });
  return {
    asked: row?.asked ?? 0,
    notAsked: row?.not_asked ?? 0,
    answered: row?.answered ?? 0,
    marks: {
      overall: marksOf('overall'),
      outcome: marksOf('outcome'),
      procedure: marksOf('procedure'),
      interaction: marksOf('interaction'),
    },
  };
}

const SUMS = `
SELECT count(*) FILTER (WHERE excluded IS NULL AND (withdrawn_at IS NULL OR answered_at IS NOT NULL))::int AS asked,
  count(excluded)::int AS not_asked, count(answered_at)::int AS answered,
  ${FAIRNESS_ITEMS.map(
    (item) => `count(${item})::int AS ${item}_n, count(*) FILTER (WHERE ${item} >= 4)::int AS ${item}_good`,
  ).join(',\n  ')}
FROM survey WHERE team = $2 AND workspace = $1 AND resolved_at >= $3 AND resolved_at < $4`;
