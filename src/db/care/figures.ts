/** What customers say and what poor service costs, summed where the rows lie: by month, by team, by root; never by a person. */
import { FAIRNESS_ITEMS } from '../../core/case/care/survey.ts';
import { TOO_FEW } from '../../core/digest/definitions.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { identitiesOf } from '../case/identities.ts';
import { toldToUs } from './heard.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** Half open; months are those of the zone. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
  readonly zone: string;
}

export type Figures = Readonly<Record<string, string | number | null>>;

const read = async (q: Queryable, sql: string, workspace: WorkspaceId, { from, to, zone }: Span): Promise<Figures[]> =>
  await q.query<Figures>(sql, [workspace, from, to, zone]);

/** Two digits after the point; null where there are too few to say. */
const percentOf = (part: string, all: string): string =>
  `CASE WHEN (${all}) >= ${TOO_FEW} THEN round(100.0 * (${part}) / (${all}), 1)::float8 END`;
const FEW = (n: string): string => `CASE WHEN ${n} < ${TOO_FEW} THEN 'too few to say' END AS note`;

export const SURVEY_COLUMNS = [
  'month',
  'team',
  'asked',
  'not_reachable',
  'not_asked_opted_out',
  'not_asked_quiet',
  'not_asked_restricted',
  'answered',
  'late',
  'response_percent',
  ...FAIRNESS_ITEMS.map((item) => `${item}_good_percent`),
  'effort_median',
  'effort_hard_percent',
  'note',
] as const;

/** By when and with whom a case was resolved. What was taken back counts only where it was answered. */
const SURVEYS = `
SELECT to_char(resolved_at AT TIME ZONE $4, 'YYYY-MM') AS month, team,
  count(*) FILTER (WHERE asked)::int AS asked,
  count(*) FILTER (WHERE asked AND told = 'not_reachable')::int AS not_reachable,
  count(*) FILTER (WHERE excluded = 'opted_out')::int AS not_asked_opted_out,
  count(*) FILTER (WHERE excluded = 'quiet')::int AS not_asked_quiet,
  count(*) FILTER (WHERE excluded = 'restricted')::int AS not_asked_restricted,
  count(answered_at)::int AS answered,
  count(*) FILTER (WHERE late)::int AS late,
  ${percentOf('count(answered_at)', 'count(*) FILTER (WHERE asked)')} AS response_percent,
  ${FAIRNESS_ITEMS.map(
    (item) => `${percentOf(`count(*) FILTER (WHERE ${item} >= 4)`, `count(${item})`)} AS ${item}_good_percent`,
  ).join(',\n  ')},
  CASE WHEN count(effort) >= ${TOO_FEW} THEN percentile_cont(0.5) WITHIN GROUP (ORDER BY effort) END AS effort_median,
  ${percentOf('count(*) FILTER (WHERE effort <= 3)', 'count(effort)')} AS effort_hard_percent,
  ${FEW('count(answered_at)')}
FROM (SELECT *, excluded IS NULL AND (withdrawn_at IS NULL OR answered_at IS NOT NULL) AS asked FROM survey
  WHERE workspace = $1 AND resolved_at >= $2 AND resolved_at < $3) s
GROUP BY month, team ORDER BY month, team`;

export const surveyFigures = (q: Queryable, workspace: WorkspaceId, span: Span): Promise<Figures[]> =>
  read(q, SURVEYS, workspace, span);

export const ICEBERG_COLUMNS = [
  'month',
  'complaints',
  'unhappy',
  'unhappy_complained',
  'unhappy_silent',
  'unhappy_unknown',
  'iceberg_percent',
  'note',
] as const;

/** Whoever was unhappy complained when they have a case of their own within so long, before or after. */
const NEAR = `interval '90 days'`;
const KEYS = identitiesOf('h.customer_key');
/** Who was unhappy in the time, by month; reads them alone, and the cases of each. */
const UNHAPPY = `
  unhappy AS (
    SELECT to_char(h.at AT TIME ZONE $4, 'YYYY-MM') AS month, CASE
      WHEN h.customer_key IS NULL THEN 'unknown'
      WHEN EXISTS (SELECT FROM recovery_case c WHERE c.workspace = $1 AND c.customer_key IN ${KEYS}
        AND c.id IS DISTINCT FROM h."case" AND c.received_at BETWEEN h.at - ${NEAR} AND h.at + ${NEAR}
        AND ${toldToUs(`c.doc -> 'complaints' -> 0 ->> 'source'`)}) THEN 'complained' ELSE 'silent' END AS how
    FROM heard_elsewhere h WHERE h.workspace = $1 AND h.at >= $2 AND h.at < $3 AND h.unhappy
    UNION ALL
    SELECT to_char(answered_at AT TIME ZONE $4, 'YYYY-MM'), 'complained' FROM survey
    WHERE workspace = $1 AND answered_at >= $2 AND answered_at < $3 AND follow IS NOT NULL),
  sums AS (
    SELECT month, count(*)::int AS unhappy, count(*) FILTER (WHERE how = 'complained')::int AS unhappy_complained,
      count(*) FILTER (WHERE how = 'silent')::int AS unhappy_silent,
      count(*) FILTER (WHERE how = 'unknown')::int AS unhappy_unknown FROM unhappy GROUP BY month)`;
const ICEBERG = `
WITH complaints AS (
    SELECT to_char(received_at AT TIME ZONE $4, 'YYYY-MM') AS month, count(*)::int AS complaints FROM recovery_case
    WHERE workspace = $1 AND received_at >= $2 AND received_at < $3 AND status NOT IN ('dismissed', 'merged')
      AND ${toldToUs(`doc -> 'complaints' -> 0 ->> 'source'`)} GROUP BY 1),
${UNHAPPY}
SELECT month, coalesce(complaints, 0) AS complaints, coalesce(unhappy, 0) AS unhappy,
  coalesce(unhappy_complained, 0) AS unhappy_complained, coalesce(unhappy_silent, 0) AS unhappy_silent,
  coalesce(unhappy_unknown, 0) AS unhappy_unknown,
  ${percentOf('unhappy_silent', 'unhappy_silent + unhappy_complained')} AS iceberg_percent,
  ${FEW('coalesce(unhappy_silent + unhappy_complained, 0)')}
FROM complaints FULL JOIN sums USING (month) ORDER BY month`;

export const icebergFigures = (q: Queryable, workspace: WorkspaceId, span: Span): Promise<Figures[]> =>
  read(q, ICEBERG, workspace, span);

/** Of those who were unhappy in the time, and of whom it is known: how many there are, and how many of them never complained. */
export async function unhappyIn(
  q: Queryable,
  workspace: WorkspaceId,
  { from, to, zone }: Span,
): Promise<{ readonly silent: number; readonly complained: number }> {
  const [row] = await q.query<{ readonly silent: number; readonly complained: number }>(
    `WITH ${UNHAPPY}
     SELECT coalesce(sum(unhappy_silent), 0)::int AS silent, coalesce(sum(unhappy_complained), 0)::int AS complained FROM sums`,
    [workspace, from, to, zone],
  );
  return row ?? { silent: 0, complained: 0 };
}

export const COST_COLUMNS = [
  'root_cause',
  'process_area',
  'cases',
  'currency',
  'discretionary',
  'owed',
  'per_case_median',
  'opened_again',
  'note',
] as const;

/** Cases resolved in the time; what was given on them, chosen and owed apart. Nothing is said of restricted ones but that they are. */
const COST = `
WITH resolved AS (
    SELECT id, CASE WHEN doc ->> 'sensitivity' IS NOT NULL THEN 'restricted'
        ELSE coalesce(doc #>> '{resolution,rootCause}', 'not said') END AS root_cause,
      CASE WHEN doc ->> 'sensitivity' IS NULL THEN coalesce(doc #>> '{resolution,processArea}', '') ELSE '' END AS process_area,
      coalesce((doc ->> 'reopened')::int, 0) AS opened_again
    FROM recovery_case WHERE workspace = $1 AND resolved_at >= $2 AND resolved_at < $3
      AND status IN ('resolved', 'closed') AND $4::text IS NOT NULL),
  given AS (
    SELECT e."case" AS id, e.cost_currency AS currency,
      sum(e.cost_minor) FILTER (WHERE e.basis IN ('goodwill', 'actual_loss')) AS chosen,
      sum(e.cost_minor) FILTER (WHERE e.basis NOT IN ('goodwill', 'actual_loss')) AS owed
    FROM resolved r JOIN ledger_entry e ON e."case" = r.id AND e.workspace = $1 AND e.state = 'committed' GROUP BY 1, 2)
SELECT root_cause, process_area, count(DISTINCT r.id)::int AS cases, g.currency,
  coalesce(sum(g.chosen), 0)::text AS discretionary, coalesce(sum(g.owed), 0)::text AS owed,
  CASE WHEN count(DISTINCT r.id) >= ${TOO_FEW}
    THEN percentile_disc(0.5) WITHIN GROUP (ORDER BY coalesce(g.chosen, 0))::text END AS per_case_median,
  sum(r.opened_again)::int AS opened_again, ${FEW('count(DISTINCT r.id)')}
FROM resolved r LEFT JOIN given g USING (id) GROUP BY root_cause, process_area, g.currency
ORDER BY root_cause, process_area, g.currency NULLS FIRST`;

/** Amounts are in minor units. */
export const costFigures = (q: Queryable, workspace: WorkspaceId, span: Span): Promise<Figures[]> =>
  read(q, COST, workspace, span);

export const LOYALTY_COLUMNS = [
  'month',
  'team',
  'at_risk',
  'lost',
  'saved',
  'not_saved',
  'unknown',
  'too_soon',
  'save_percent',
  'contacted',
  'won',
  'declined',
  'no_answer',
  'winback_percent',
  'note',
] as const;

/** Whoever was said to be at risk and bought within so long afterwards was saved. */
const SAVED_WITHIN = `interval '90 days'`;
const ALL_KEYS = identitiesOf('l.customer_key');
const BOUGHT = `SELECT FROM purchase p WHERE p.customer_key IN ${ALL_KEYS} AND p.workspace = $1`;
/** By when somebody was marked. Of whom no purchase was ever told, nobody knows whether they still buy: that is no "no". */
const LOYALTY = `
SELECT to_char(at AT TIME ZONE $4, 'YYYY-MM') AS month, team,
  count(*) FILTER (WHERE standing = 'at_risk')::int AS at_risk, count(*) FILTER (WHERE standing = 'lost')::int AS lost,
  count(*) FILTER (WHERE how = 'saved')::int AS saved, count(*) FILTER (WHERE how = 'not saved')::int AS not_saved,
  count(*) FILTER (WHERE how = 'unknown')::int AS unknown, count(*) FILTER (WHERE how = 'too soon')::int AS too_soon,
  ${percentOf(`count(*) FILTER (WHERE how = 'saved')`, `count(*) FILTER (WHERE how IN ('saved', 'not saved'))`)} AS save_percent,
  count(winback)::int AS contacted, count(*) FILTER (WHERE winback = 'won')::int AS won,
  count(*) FILTER (WHERE winback = 'declined')::int AS declined, count(*) FILTER (WHERE winback = 'no_answer')::int AS no_answer,
  ${percentOf(`count(*) FILTER (WHERE winback = 'won')`, 'count(winback)')} AS winback_percent,
  ${FEW(`count(*) FILTER (WHERE how IN ('saved', 'not saved'))`)}
FROM (SELECT l.at, l.team, l.standing, l.winback, CASE
    WHEN l.standing <> 'at_risk' THEN NULL
    WHEN EXISTS (${BOUGHT} AND p.at > l.at AND p.at <= l.at + ${SAVED_WITHIN}) THEN 'saved'
    WHEN l.at + ${SAVED_WITHIN} > $5 THEN 'too soon'
    WHEN EXISTS (${BOUGHT}) THEN 'not saved' ELSE 'unknown' END AS how
  FROM customer_standing l WHERE l.workspace = $1 AND l.at >= $2 AND l.at < $3) s
GROUP BY month, team ORDER BY month, team`;

export const loyaltyFigures = async (
  q: Queryable,
  workspace: WorkspaceId,
  { from, to, zone }: Span,
  now: Date,
): Promise<Figures[]> => await q.query<Figures>(LOYALTY, [workspace, from, to, zone, now]);
