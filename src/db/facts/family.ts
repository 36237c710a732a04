/** Metrics that one statement sums together, for many teams and lengths of time at once: what such a family is, and the pieces its SQL is made of. */
import type { Measured, Part } from '../../core/digest/measured.ts';
import type { MetricId } from '../../core/digest/definitions.ts';

/** A row of a statement: numbers by name, of one cell. Whole numbers that may be large come as text. */
export type Row = Readonly<Record<string, number | string | null>> & { readonly cell: number };

export interface Found {
  readonly measured: Measured;
  /** Not given: the metric has none. */
  readonly parts?: readonly Part[];
}

export interface Family {
  readonly ids: readonly MetricId[];
  /**
   * Rows with `cell`, from 0. `$1` is the workspace, `$2` the teams, `$3` and `$4` the half-open times, one of each for a cell.
   * `ofTeam` false: every team of the house.
   */
  readonly sql: (ofTeam: boolean) => string;
  /** `rows` of one cell; none where nothing was found. */
  readonly read: (rows: readonly Row[]) => Partial<Readonly<Record<MetricId, Found>>>;
}

/** One aggregate over a table for each cell, found by its place in an index: team first where it is of a team. */
export const overCells = (ofTeam: boolean, { table, at, select, where = 'true', group }: Over): string => `
WITH cell AS MATERIALIZED (
  SELECT * FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY AS c(team, since, until, n))
SELECT cell.n::int - 1 AS cell, m.* FROM cell CROSS JOIN LATERAL (
  SELECT ${select} FROM ${table} f
  WHERE ${ofTeam ? 'f.team = cell.team AND ' : ''}f.workspace = $1 AND f.${at} >= cell.since AND f.${at} < cell.until
    AND ${where}${group === undefined ? '' : ` GROUP BY ${group}`}) m`;

interface Over {
  readonly table: string;
  /** The column of time that says what belongs to it. */
  readonly at: string;
  readonly select: string;
  readonly where?: string;
  readonly group?: string;
}

/** `count(*)` of what is so. */
export const countIf = (is: string): string => `count(*) FILTER (WHERE ${is})::int`;

/** Milliseconds from one moment to another, never less than nothing. */
export const between = (from: string, until: string): string =>
  `greatest(0, extract(epoch FROM (${until} - ${from})) * 1000)::float8`;

export const quantileOf = (q: number, of: string, is: string): string =>
  `percentile_cont(${q}) WITHIN GROUP (ORDER BY ${of}) FILTER (WHERE ${is})`;

export const numberIn = (row: Row | undefined, name: string): number => Number(row?.[name] ?? 0);
export const numberOrNone = (row: Row | undefined, name: string): number | null => {
  const value = row?.[name] ?? null;
  return value === null ? null : Number(value);
};
