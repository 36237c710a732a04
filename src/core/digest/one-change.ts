/** The one thing that was different this week, if anything was: a number outside what the team's own last weeks have seen. Pure. */
import { FAILURE_TYPES, type FailureType } from '../base/failures.ts';
import { isRestricted } from '../case/rules/who-may.ts';
import { ROOT_CAUSES, type RootCause } from '../case/status.ts';
import { DEFINITIONS, TOO_FEW, type MetricId } from './metrics.ts';
import { usualOf, type Usual } from './statistics.ts';
import { counts, resolvedIn, type WeekFacts, type WeekSeen } from './week.ts';

export type ChangeSubject =
  | { readonly kind: 'failure'; readonly failure: FailureType }
  | { readonly kind: 'cause'; readonly cause: RootCause }
  | { readonly kind: 'metric'; readonly metric: MetricId };

export interface OneChange {
  readonly of: ChangeSubject;
  readonly value: number;
  readonly usual: Usual;
}

interface Candidate {
  readonly of: ChangeSubject;
  readonly n: number;
  readonly value: number | null;
  readonly earlier: readonly number[];
  /** The least that a distance is taken relative to, so that a median near nothing does not win by itself. */
  readonly least: number;
}

/** Good and bad changes are treated alike; null when the week was like the others, or when too few are known. */
export function oneChange(week: WeekSeen, previous: readonly WeekSeen[]): OneChange | null {
  let most: { readonly change: OneChange; readonly distance: number } | undefined;
  for (const { of, n, value, earlier, least } of candidates(week, previous)) {
    const usual = usualOf(earlier);
    if (usual === null || value === null || n < TOO_FEW) continue;
    if (value >= usual.least && value <= usual.most) continue;
    const distance = Math.abs(value - usual.median) / Math.max(usual.median, least);
    if (distance > (most?.distance ?? 0)) most = { change: { of, value, usual }, distance };
  }
  return most?.change ?? null;
}

const METRICS_COMPARED: readonly { readonly metric: MetricId; readonly least: number }[] = [
  { metric: 'heard/1', least: 1 },
  { metric: 'first_response_time/1', least: 60_000 },
  { metric: 'time_to_resolution/1', least: 60_000 },
  { metric: 'first_contact_resolution/1', least: 0.05 },
  { metric: 'promise_kept_rate/1', least: 0.05 },
  { metric: 'empowerment_rate/1', least: 0.05 },
];

function candidates(week: WeekSeen, previous: readonly WeekSeen[]): readonly Candidate[] {
  const counted = (of: ChangeSubject, countIn: (facts: WeekFacts) => number): Candidate => {
    const value = countIn(week.facts);
    return { of, n: value, value, earlier: previous.map(({ facts }) => countIn(facts)), least: 1 };
  };
  return [
    ...FAILURE_TYPES.filter((failure) => failure !== 'other').map((failure) =>
      counted(
        { kind: 'failure', failure },
        (facts) => telling(facts.received).filter((c) => c.triage.failure.value === failure).length,
      ),
    ),
    ...ROOT_CAUSES.map((cause) =>
      counted(
        { kind: 'cause', cause },
        (facts) => telling(resolvedIn(facts)).filter((c) => c.resolution?.rootCause === cause).length,
      ),
    ),
    ...METRICS_COMPARED.map(({ metric, least }): Candidate => {
      const { n, value } = DEFINITIONS[metric].measure(week);
      return { of: { kind: 'metric', metric }, n, value, earlier: valuesOf(metric, previous), least };
    }),
  ];
}

/** A restricted case is counted among all, but never told as a kind. */
const telling = (cases: WeekFacts['received']): WeekFacts['received'] =>
  cases.filter((c) => counts(c) && !isRestricted(c));

/** A metric's values in the weeks in which there was enough to say one. */
export function valuesOf(metric: MetricId, weeks: readonly WeekSeen[]): readonly number[] {
  const { measure, unit } = DEFINITIONS[metric];
  return weeks
    .map(measure)
    .flatMap(({ n, value }) => (value === null || (unit !== 'count' && n < TOO_FEW) ? [] : [value]));
}
