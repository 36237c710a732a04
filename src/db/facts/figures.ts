/** Counts, rates and medians of facts by any dimensions, in one statement: the database counts, and nobody's person can be a dimension. */
import type pg from 'pg';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** What can be counted by, besides `label.…`. */
export const TIME_DIMENSIONS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type TimeDimension = (typeof TIME_DIMENSIONS)[number];
export const PLAIN_DIMENSIONS = [
  'weekday',
  'hour',
  'team',
  'status',
  'failure',
  'severity',
  'channel',
  'root_cause',
  'accepted',
  'source',
  'import',
] as const;
export const MEASURES = [
  'count',
  'open',
  'share',
  'resolution',
  'response',
  'owning',
  'accepted',
  'reopened',
  'satisfaction',
  'cost',
] as const;
export type Measure = (typeof MEASURES)[number];

export interface FiguresAsked {
  readonly workspace: WorkspaceId;
  /** Names of dimensions; `label.city` is a label. */
  readonly by: readonly string[];
  readonly measures: readonly Measure[];
  /** Each has to hold; of its values, any. Null: not said. */
  readonly where: readonly {
    readonly dimension: string;
    readonly not: boolean;
    readonly values: readonly (string | null)[];
  }[];
  /** By which moment days, weeks and the time from and until go. */
  readonly of: 'received' | 'resolved';
  readonly zone: string;
  readonly from: Date | null;
  readonly until: Date | null;
}

/** One group; `isTotal`: all of them together. */
export interface Group {
  readonly isTotal: boolean;
  /** One for each dimension; null: not said. */
  readonly keys: readonly (string | null)[];
  readonly values: Readonly<Record<string, number | null>>;
}

/** What was given in a group, in one currency: whole minor units as text. */
export interface CostGroup {
  readonly isTotal: boolean;
  readonly keys: readonly (string | null)[];
  readonly kind: string;
  readonly currency: string;
  readonly n: number;
  readonly sum: string;
  readonly median: string;
}

export async function figuresOf(q: Queryable, asked: FiguresAsked): Promise<readonly Group[]> {
  const params = new Params();
  const dimensions = asked.by.map((name) => dimension(name, asked, params));
  const measured = asked.measures.flatMap((measure) => MEASURED[measure] ?? []);
  const rows = await q.query<pg.QueryResultRow>(
    `SELECT ${[...keysOf(dimensions), ...measured.map(([name, sql]) => `${sql} AS "${name}"`)].join(', ')}
     FROM case_fact f LEFT JOIN history_case h ON h."case" = f."case" AND h.workspace = f.workspace
       ${asked.measures.includes('satisfaction') ? MARKS : ''}
     WHERE ${conditions(asked, params)} ${groupedBy(dimensions)}`,
    params.values,
  );
  return rows.map((row) => ({
    ...keysIn(row, dimensions.length),
    values: Object.fromEntries(measured.map(([name]) => [name, numberIn(row[name])])),
  }));
}

/** What was given: goodwill and what a loss was made good with in the base currency of then, and what was owed in its own. */
export async function costsOf(q: Queryable, asked: FiguresAsked): Promise<readonly CostGroup[]> {
  const params = new Params();
  const dimensions = asked.by.map((name) => dimension(name, asked, params));
  const rows = await q.query<pg.QueryResultRow>(
    `SELECT ${[...keysOf(dimensions), 'c.kind', 'c.currency'].join(', ')}, count(*)::int AS n, sum(c.minor)::text AS sum,
       round(percentile_cont(0.5) WITHIN GROUP (ORDER BY c.minor))::bigint::text AS median
     FROM case_fact f LEFT JOIN history_case h ON h."case" = f."case" AND h.workspace = f.workspace
     JOIN remedy_fact r ON r."case" = f."case" AND r.workspace = f.workspace AND r.given
     CROSS JOIN LATERAL (VALUES ('goodwill', r.goodwill_minor, r.currency), ('loss', r.loss_minor, r.currency),
       ('owed', r.owed_minor, r.owed_currency)) AS c(kind, minor, currency)
     WHERE ${conditions(asked, params)} AND f.counted AND c.minor > 0 AND c.currency IS NOT NULL
     ${groupedBy(dimensions, 'c.kind, c.currency')} ORDER BY c.kind, c.currency`,
    params.values,
  );
  return rows.map((row) => ({
    ...keysIn(row, dimensions.length),
    kind: String(row['kind']),
    currency: String(row['currency']),
    n: Number(row['n']),
    sum: String(row['sum']),
    median: String(row['median']),
  }));
}

class Params {
  readonly values: unknown[] = [];
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const keysOf = (dimensions: readonly string[]): readonly string[] => [
  ...dimensions.map((sql, at) => `${sql} AS k${at}`),
  dimensions.length === 0 ? '1 AS whole' : `GROUPING(${dimensions.join(', ')}) AS whole`,
];

/** By number of column: an expression with parameters is not known again as the same. */
function groupedBy(dimensions: readonly string[], also = ''): string {
  const rest = also === '' ? '' : `, ${also}`;
  if (dimensions.length === 0) return also === '' ? '' : `GROUP BY ${also}`;
  return `GROUP BY GROUPING SETS ((${dimensions.join(', ')}${rest}), (${also}))`;
}

const keysIn = (row: pg.QueryResultRow, n: number): Pick<Group, 'isTotal' | 'keys'> => ({
  isTotal: row['whole'] !== 0,
  keys: Array.from({ length: n }, (_, at) => {
    const key: unknown = row[`k${at}`];
    return typeof key === 'string' ? key : null;
  }),
});

const numberIn = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** Patterns of `to_char` for a moment in the zone. Weeks are those of ISO 8601, with the year they belong to. */
const IN_TIME: Readonly<Record<string, string>> = {
  day: 'YYYY-MM-DD',
  week: 'IYYY"-W"IW',
  month: 'YYYY-MM',
  quarter: 'YYYY"-Q"Q',
  year: 'YYYY',
  weekday: 'ID',
  hour: 'HH24',
};
const OPEN = `f.status IN ('owned', 'waiting', 'open')`;
const STATUS = `CASE WHEN ${OPEN} THEN 'open' ELSE 'closed' END`;

/** Of a restricted case only that there is one: not what it was about. */
const unlessRestricted = (column: string): string => `CASE WHEN f.restricted THEN 'restricted' ELSE f.${column} END`;

/** The SQL of a dimension. Throws on a name that is none: whoever asks has looked. */
function dimension(name: string, { of, zone }: FiguresAsked, params: Params): string {
  const pattern = IN_TIME[name];
  if (pattern !== undefined) return `to_char(f.${of}_at AT TIME ZONE ${params.add(zone)}::text, '${pattern}')`;
  if (name.startsWith('label.')) {
    return `CASE WHEN f.restricted THEN 'restricted' ELSE f.labels ->> ${params.add(name.slice('label.'.length))}::text END`;
  }
  switch (name) {
    case 'team':
    case 'source':
      return `f.${name}`;
    case 'import':
      return 'h.import';
    case 'status':
      return STATUS;
    case 'failure':
    case 'severity':
    case 'channel':
    case 'root_cause':
    case 'accepted':
      return unlessRestricted(name);
    default:
      throw new Error(`${name} is no dimension`);
  }
}

function conditions(asked: FiguresAsked, params: Params): string {
  const { workspace, of, from, until, where } = asked;
  const parts = [`f.workspace = ${params.add(workspace)}`, `f.${of}_at IS NOT NULL`];
  if (from !== null) parts.push(`f.${of}_at >= ${params.add(from)}`);
  if (until !== null) parts.push(`f.${of}_at < ${params.add(until)}`);
  for (const { dimension: name, not, values } of where) {
    const sql = dimension(name, asked, params);
    const said = values.filter((value) => value !== null);
    const any = `coalesce(${sql} = ANY (${params.add(said)}::text[]), false)`;
    const either = values.includes(null) ? `(${any} OR ${sql} IS NULL)` : any;
    parts.push(not ? `NOT ${either}` : either);
  }
  return parts.join(' AND ');
}

type Measured = readonly (readonly [name: string, sql: string])[];

const counted = (condition: string): string => `count(*) FILTER (WHERE f.counted AND ${condition})::int`;

/** Seconds from the complaint to a moment; nothing is shorter than none. */
function lengthOf(name: string, column: string): Measured {
  const seconds = `greatest(0, extract(epoch FROM f.${column} - f.received_at))::float8`;
  const at = (part: number): string =>
    `percentile_cont(${part}) WITHIN GROUP (ORDER BY ${seconds}) FILTER (WHERE f.counted AND f.${column} IS NOT NULL)`;
  return [
    [`${name}_n`, counted(`f.${column} IS NOT NULL`)],
    [`${name}_median_s`, at(0.5)],
    [`${name}_p90_s`, at(0.9)],
  ];
}

/** The last answer to the survey of a case, or what its import says. */
const MARKS = `
LEFT JOIN LATERAL (SELECT s.overall FROM survey s WHERE s."case" = f."case" AND s.workspace = f.workspace AND s.overall IS NOT NULL
  AND s.withdrawn_at IS NULL ORDER BY s.resolved_at DESC LIMIT 1) s ON f.source = 'lived'`;
const MARK = 'coalesce(h.mark, s.overall)';
const MARK_OF = 'coalesce(h.mark_of, 5)';

const MEASURED: Readonly<Record<Measure, Measured>> = {
  count: [
    ['n', counted('true')],
    ['left_out', 'count(*) FILTER (WHERE NOT f.counted)::int'],
  ],
  open: [
    ['open', counted(OPEN)],
    ['closed', counted(`NOT ${OPEN}`)],
  ],
  share: [],
  resolution: lengthOf('resolution', 'resolved_at'),
  response: lengthOf('response', 'first_contact_at'),
  owning: lengthOf('owning', 'owned_at'),
  accepted: [
    ['accepted_n', counted(`f.accepted IN ('yes', 'no')`)],
    ['accepted', counted(`f.accepted = 'yes'`)],
  ],
  reopened: [
    ['reopened_n', counted('(f.resolved_at IS NOT NULL OR f.reopened > 0)')],
    ['reopened', counted('f.reopened > 0')],
  ],
  satisfaction: [
    ['satisfaction_n', counted(`${MARK} IS NOT NULL`)],
    ['satisfied', counted(`${MARK} >= ${MARK_OF} - 1`)],
    [
      'satisfaction_median',
      `percentile_cont(0.5) WITHIN GROUP (ORDER BY ${MARK}) FILTER (WHERE f.counted AND ${MARK} IS NOT NULL)`,
    ],
  ],
  cost: [],
};

/** Whether a label stands on any fact, and which do on the last few. */
export async function labelsThere(
  q: Queryable,
  workspace: WorkspaceId,
  label: string,
): Promise<{ readonly isThere: boolean; readonly others: readonly string[] }> {
  const [found] = await q.query<{ there: boolean }>(
    'SELECT EXISTS (SELECT FROM case_fact WHERE workspace = $1 AND jsonb_exists(labels, $2)) AS there',
    [workspace, label],
  );
  if (found?.there === true) return { isThere: true, others: [] };
  const rows = await q.query<{ label: string }>(
    `SELECT DISTINCT jsonb_object_keys(labels) AS label FROM (
       SELECT labels FROM case_fact WHERE workspace = $1 AND source = 'import' ORDER BY received_at DESC LIMIT 5000) f ORDER BY 1`,
    [workspace],
  );
  return { isThere: false, others: rows.map((row) => row.label) };
}

/** Zones that the facts' days are of: those of imports, and of teams that have facts. */
export async function zonesOf(
  q: Queryable,
  workspace: WorkspaceId,
  imports: readonly string[],
): Promise<readonly string[]> {
  const rows = await q.query<{ zone: string }>(
    `SELECT zone FROM history_import WHERE workspace = $1 AND (cardinality($2::text[]) = 0 OR name = ANY ($2::text[]))
     UNION SELECT t.zone FROM team t WHERE t.workspace = $1 AND cardinality($2::text[]) = 0
       AND EXISTS (SELECT FROM case_fact f WHERE f.team = t.id AND f.workspace = $1)`,
    [workspace, imports],
  );
  return rows.map(({ zone }) => zone);
}
