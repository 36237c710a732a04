/** Metrics of teams over lengths of time, summed where the rows lie: the one function that every digest, chart and export reads. */
import type { TeamId, WorkspaceId } from '../../core/base/ids.ts';
import { earlier, type Window } from '../../core/base/time.ts';
import { NOTHING } from '../../core/digest/measured.ts';
import type { Taken } from '../../core/digest/reading.ts';
import { DEFINITIONS, forMetrics, type MetricId } from '../../core/digest/definitions.ts';
import type { Queryable } from '../engine/serialisable.ts';
import type { Family, Row } from './family.ts';
import { monthOld, quarterOld, received, resolved, weekOld } from './of-cases.ts';
import { consistency, outcomes, perCase, promises, requests, spent } from './of-gifts.ts';
import { atRisk, iceberg, improvements, surveys, trade, winback } from './of-listening.ts';

const FAMILIES: readonly Family[] = [
  received,
  resolved,
  weekOld,
  monthOld,
  quarterOld,
  promises,
  requests,
  outcomes,
  spent,
  perCase,
  consistency,
  surveys,
  improvements,
  trade,
  iceberg,
  atRisk,
  winback,
];

/** A team, or the whole house, over a half-open time that began and ended at midnights of the zone, or ends now. */
export interface Cell extends Window {
  readonly team: TeamId | null;
  readonly zone: string;
}

export type Measures<Id extends MetricId = MetricId> = Readonly<Record<Id, Taken>>;

/** The metrics asked for, of each cell, in the order of the cells. Facts must be up to date: `factsNow`. */
export async function measure<Id extends MetricId>(
  q: Queryable,
  workspace: WorkspaceId,
  ids: readonly Id[],
  cells: readonly Cell[],
): Promise<readonly Measures<Id>[]> {
  const found = cells.map(() => new Map<MetricId, Taken>());
  const began = await beganOf(q, workspace, cells);
  for (const family of FAMILIES) {
    const wanted = ids.filter((id) => family.ids.includes(id));
    const [first] = wanted;
    if (first === undefined) continue;
    const { days } = DEFINITIONS[first];
    const spans = cells.map((cell) => cohortOf(cell, days));
    const rows = await rowsOf(q, workspace, family, cells, spans);
    for (const [n, span] of spans.entries()) {
      const read = family.read(rows.get(n) ?? []);
      const since = began.get(cells[n]?.team ?? '') ?? null;
      for (const id of wanted)
        found[n]?.set(id, {
          measured: read[id]?.measured ?? NOTHING,
          parts: read[id]?.parts ?? [],
          span,
          began: since,
        });
    }
  }
  return found.map((of) =>
    forMetrics(ids, (id) => {
      const taken = of.get(id);
      if (taken === undefined) throw new Error(`nothing sums ${id}`);
      return taken;
    }),
  );
}

/** The same length of time, so many days earlier by the calendar of the zone. */
export const cohortOf = ({ from, until, zone }: Cell, days: number): Window =>
  days === 0 ? { from, until } : { from: earlier(from, days, zone), until: earlier(until, days, zone) };

async function rowsOf(
  q: Queryable,
  workspace: WorkspaceId,
  family: Family,
  cells: readonly Cell[],
  spans: readonly Window[],
): Promise<ReadonlyMap<number, readonly Row[]>> {
  const rows = new Map<number, Row[]>();
  for (const ofTeam of [true, false]) {
    const places = cells.flatMap(({ team }, n) => ((team !== null) === ofTeam ? [n] : []));
    if (places.length === 0) continue;
    const found = await q.query<Row>(
      family.sql(ofTeam),
      [
        workspace,
        places.map((n) => cells[n]?.team ?? null),
        places.map((n) => spans[n]?.from),
        places.map((n) => spans[n]?.until),
      ],
      `measure_${family.ids[0] ?? ''}_${ofTeam}`,
    );
    for (const row of found) {
      const place = places[row.cell] ?? 0;
      rows.set(place, [...(rows.get(place) ?? []), row]);
    }
  }
  return rows;
}

/** When the first complaint of each team came, and under the empty name of any. */
async function beganOf(
  q: Queryable,
  workspace: WorkspaceId,
  cells: readonly Cell[],
): Promise<ReadonlyMap<string, Date>> {
  const teams = [...new Set(cells.map(({ team }) => team))];
  const rows = await q.query<{ team: string | null; began: Date | null }>(
    `SELECT t.team, CASE WHEN t.team IS NULL
       THEN (SELECT received_at FROM case_fact WHERE workspace = $1 ORDER BY received_at LIMIT 1)
       ELSE (SELECT received_at FROM case_fact WHERE team = t.team AND workspace = $1 ORDER BY received_at LIMIT 1) END AS began
     FROM unnest($2::text[]) AS t(team)`,
    [workspace, teams],
    'measure_began',
  );
  return new Map(rows.flatMap(({ team, began }) => (began === null ? [] : [[team ?? '', began]])));
}
