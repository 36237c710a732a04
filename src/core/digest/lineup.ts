/** The day at a glance for a team: what is promised, what is urgent, what it stands for, one thank-you, one thing to look out for. Pure. */
import type { CaseId } from '../base/ids.ts';
import type { Team } from '../base/members.ts';
import type { Severity } from '../base/failures.ts';
import { dayStartIn } from '../base/time.ts';
import type { RecoveryCase } from '../case/case.ts';
import { waitedFor } from '../case/rules/promising.ts';
import { isRestricted } from '../case/rules/who-may.ts';
import type { Digest, Thanks } from './digest.ts';
import type { OneChange } from './one-change.ts';

export interface LineupInput {
  readonly team: Team;
  /** ISO date in the team's zone. */
  readonly day: string;
  readonly now: Date;
  readonly open: readonly RecoveryCase[];
  /** Names of events that are open. */
  readonly outages: readonly string[];
  /** Until when a storm is on; null: none. */
  readonly storm: Date | null;
  /** The week so far, then the one before; whatever of them there is. */
  readonly weeks: readonly Pick<Digest, 'thanks' | 'change' | 'learned'>[];
}

export interface Lineup {
  readonly team: Pick<Team, 'id' | 'name' | 'zone' | 'locale'>;
  readonly day: string;
  /** Due before the day is over, what is late among it. `next`: the first that may be told; null: only of cases that are for few. */
  readonly promised: {
    readonly count: number;
    readonly late: number;
    readonly next: { readonly case: CaseId; readonly due: Date } | null;
  } | null;
  /** Open and urgent, the gravest first. `first`: the longest waiting of the gravest that may be told. */
  readonly urgent: {
    readonly counts: readonly { readonly severity: Severity; readonly count: number }[];
    readonly first: CaseId | null;
  } | null;
  readonly value: string | null;
  readonly thanks: Thanks | null;
  readonly lookOut: LookOut | null;
}

export type LookOut =
  | { readonly kind: 'outage'; readonly name: string }
  | { readonly kind: 'storm'; readonly until: Date }
  | { readonly kind: 'change'; readonly change: OneChange }
  | { readonly kind: 'learned'; readonly case: CaseId; readonly text: string };

const URGENT: readonly Severity[] = ['S1', 'S2'];

/** Null when there is nothing to say: what a team stands for alone is no news. */
export function makeLineup(input: LineupInput): Lineup | null {
  const { team, day } = input;
  const promised = promisedIn(input);
  const urgent = urgentAmong(input.open);
  const thanks = input.weeks.flatMap((week) => week.thanks)[0] ?? null;
  const lookOut = lookOutFor(input);
  if (promised === null && urgent === null && thanks === null && lookOut === null) return null;
  const { id, name, zone, locale } = team;
  return {
    team: { id, name, zone, locale },
    day,
    promised,
    urgent,
    value: valueOf(team.values, day),
    thanks,
    lookOut,
  };
}

function promisedIn({ open, day, now, team }: LineupInput): Lineup['promised'] {
  const end = endOf(day, team.zone);
  const due = open
    .flatMap((c) => waitedFor(c).map((promise) => ({ of: c, due: promise.due })))
    .filter((one) => one.due < end)
    .toSorted((a, b) => a.due.getTime() - b.due.getTime());
  if (due.length === 0) return null;
  const told = due.find(({ of }) => !isRestricted(of));
  return {
    count: due.length,
    late: due.filter((one) => one.due <= now).length,
    next: told === undefined ? null : { case: told.of.id, due: told.due },
  };
}

/** Midnight at which the next day begins. */
function endOf(day: string, zone: string): Date {
  const next = new Date(Date.parse(`${day}T12:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const end = dayStartIn(next, zone);
  if (end === undefined) throw new Error(`"${day}" in "${zone}" is no day such as 2026-12-09`);
  return end;
}

function urgentAmong(open: readonly RecoveryCase[]): Lineup['urgent'] {
  const of = (severity: Severity): readonly RecoveryCase[] => open.filter((c) => c.triage.severity.value === severity);
  const counts = URGENT.map((severity) => ({ severity, count: of(severity).length })).filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  const [first] = URGENT.flatMap((severity) =>
    of(severity)
      .filter((c) => !isRestricted(c))
      .toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime()),
  );
  return { counts, first: first?.id ?? null };
}

/** One a day, in turn. */
function valueOf(values: readonly string[], day: string): string | null {
  const turn = Math.floor(Date.parse(`${day}T00:00Z`) / 86_400_000);
  return values.length === 0 ? null : (values[turn % values.length] ?? null);
}

/** What goes on now comes before what was different, that before what was learned. */
function lookOutFor({ outages, storm, weeks }: LineupInput): LookOut | null {
  const [outage] = outages;
  if (outage !== undefined) return { kind: 'outage', name: outage };
  if (storm !== null) return { kind: 'storm', until: storm };
  const [change] = weeks.flatMap((week) => (week.change?.of.kind === 'failure' ? [week.change] : []));
  if (change !== undefined && change.value > change.usual.median) return { kind: 'change', change };
  const [learned] = weeks.flatMap((week) => (week.learned === null ? [] : [week.learned]));
  return learned === undefined ? null : { kind: 'learned', ...learned };
}
