/** The one thing that was different this week, if anything was: a number outside what the team's own last weeks have seen. Pure. */
import type { FailureType } from '../base/failures.ts';
import type { RootCause } from '../case/status.ts';
import { TOO_FEW, type DigestMetricId } from './definitions.ts';
import type { Reading } from './reading.ts';
import type { Usual } from './statistics.ts';

export type ChangeSubject =
  | { readonly kind: 'failure'; readonly failure: FailureType }
  | { readonly kind: 'cause'; readonly cause: RootCause }
  | { readonly kind: 'metric'; readonly metric: DigestMetricId };

export interface OneChange {
  readonly of: ChangeSubject;
  readonly value: number;
  readonly usual: Usual;
}

/** What changed, in one of the team's own weeks; null: not known, or too few to say. */
export interface WeekPoint {
  /** `2026-W47`. */
  readonly week: string;
  readonly value: number | null;
}

/** How often a failure came in the week, or a cause was at the root of one; null where fewer than four weeks are known. */
export interface KindCounted {
  readonly of: Exclude<ChangeSubject, { kind: 'metric' }>;
  readonly count: number;
  readonly usual: Usual | null;
}

interface Candidate {
  readonly of: ChangeSubject;
  readonly n: number;
  readonly value: number | null;
  readonly usual: Usual | null;
  /** The least that a distance is taken relative to, so that a median near nothing does not win by itself. */
  readonly least: number;
}

type Readings = Readonly<Record<DigestMetricId, Pick<Reading, 'n' | 'value' | 'usual'>>>;

/** Good and bad changes are treated alike; null when the week was like the others, or when too few are known. */
export function oneChange(readings: Readings, kinds: readonly KindCounted[]): OneChange | null {
  let most: { readonly change: OneChange; readonly distance: number } | undefined;
  for (const { of, n, value, usual, least } of candidates(readings, kinds)) {
    if (usual === null || value === null || n < TOO_FEW) continue;
    if (value >= usual.least && value <= usual.most) continue;
    const distance = Math.abs(value - usual.median) / Math.max(usual.median, least);
    if (distance > (most?.distance ?? 0)) most = { change: { of, value, usual }, distance };
  }
  return most?.change ?? null;
}

const METRICS_COMPARED: readonly { readonly metric: DigestMetricId; readonly least: number }[] = [
  { metric: 'heard/1', least: 1 },
  { metric: 'first_response_time/1', least: 60_000 },
  { metric: 'time_to_resolution/1', least: 60_000 },
  { metric: 'first_contact_resolution/2', least: 0.05 },
  { metric: 'promise_kept_rate/1', least: 0.05 },
  { metric: 'empowerment_rate/1', least: 0.05 },
];

/** Kinds before metrics: of two that are as far away the one that says more. */
function candidates(readings: Readings, kinds: readonly KindCounted[]): readonly Candidate[] {
  return [
    ...kinds.map(({ of, count, usual }): Candidate => ({ of, n: count, value: count, usual, least: 1 })),
    ...METRICS_COMPARED.map(({ metric, least }): Candidate => {
      const { n, value, usual } = readings[metric];
      return { of: { kind: 'metric', metric }, n, value, usual, least };
    }),
  ];
}
