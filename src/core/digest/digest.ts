/** The weekly digest of a team: what happened, what was different, whom to thank. Blames nobody, names no customer. Pure. */
import type { CaseId, MemberId, TeamId } from '../base/ids.ts';
import type { Member, Team } from '../base/members.ts';
import { colleagueNamed } from '../base/named-people.ts';
import { mayShowTo } from '../recognition/audience.ts';
import { findPrivate, findReferenceIn } from '../base/public-words.ts';
import { clip, oneLine } from '../base/text.ts';
import { previousWeek, weekWindow, type Window } from '../base/time.ts';
import type { RecoveryCase } from '../case/case.ts';
import { isUnfulfilled } from '../case/fulfilment.ts';
import { isRestricted } from '../case/rules/who-may.ts';
import { isOngoing } from '../case/status.ts';
import type { Measured } from './measures.ts';
import { DEFINITIONS, forEachMetric, type MetricId } from './metrics.ts';
import { oneChange, valuesOf, type OneChange } from './one-change.ts';
import { LEAST_WEEKS, usualOf } from './statistics.ts';
import { counts, isEmpty, resolvedIn, type SurveysCounted, type WeekFacts, type WeekSeen } from './week.ts';

export type { WeekFacts } from './week.ts';

export interface DigestInput {
  readonly team: Team;
  /** ISO week, e.g. `2026-W47`. */
  readonly week: string;
  readonly facts: WeekFacts;
  /** The weeks before, the latest first; eight make a full baseline. */
  readonly previous: readonly WeekFacts[];
  readonly members: readonly Member[];
  /** Improvements done in the week, the latest first, and how many are past their time at its end; not given: none. */
  readonly improved?: Improved;
}

export interface Improved {
  readonly done: readonly {
    readonly text: string;
    /** How many cases taught it. */
    readonly cases: number;
    /** It came from a case that is for few: counted, and never told. */
    readonly isForFew: boolean;
  }[];
  readonly overdue: number;
}

export interface Digest {
  readonly team: Pick<Team, 'id' | 'name' | 'zone' | 'locale'>;
  readonly week: string;
  readonly span: Window;
  /** `new`: too few weeks to compare with. */
  readonly course: 'new' | 'steady' | 'changed';
  readonly change: OneChange | null;
  readonly numbers: Readonly<Record<MetricId, Shown>>;
  /** Heard and nobody has contacted the customer yet. */
  readonly waiting: number;
  /** Among those heard; nothing else is told of them. */
  readonly restricted: number;
  readonly learned: { readonly case: CaseId; readonly text: string } | null;
  /** "You said, we did": one that may be told, how many besides; and how many wait past their time. */
  readonly improved: { readonly did: Improved['done'][number] | null; readonly more: number; readonly overdue: number };
  readonly thanks: readonly Thanks[];
  /** Promises to customers that are due next. */
  readonly due: { readonly count: number; readonly next: Date } | null;
  /** Remedies with a cost that are authorised and not given yet. */
  readonly notGiven: number;
  /** What customers said whose case was resolved the week before; null: nobody was asked, or could not be. */
  readonly surveys: SurveysCounted | null;
  /** Remedies that are on their way, failed, or of which nobody knows whether they arrived. */
  readonly notArrived: number;
  /** A thing to talk about; answers come in the thread. */
  readonly question: DigestQuestion;
}

export interface Shown extends Measured {
  readonly id: MetricId;
  /** Median of the team's last eight weeks; null when fewer than four are known. */
  readonly usual: number | null;
}

export interface Thanks {
  readonly to: MemberId;
  readonly name: string;
  /** The deed, beginning with what was done: "made a promise …". */
  readonly deed: string;
}

export type DigestQuestion =
  | { readonly kind: 'foresee'; readonly change: OneChange }
  | { readonly kind: 'habit'; readonly turn: number };

const MOST_THANKS = 3;
const LONGEST_LESSON = 220;
const WEEK_MS = 7 * 86_400_000;

/** Null when nothing happened: then nothing is posted. */
export function makeDigest(input: DigestInput): Digest | null {
  const { team, week, facts, members } = input;
  const improved = improvedOf(input);
  if (isEmpty(facts) && improved.did === null && improved.more === 0) return null;
  const [now, ...earlier] = weeksOf(input);
  if (now === undefined) return null;
  const previous = complete(earlier);
  const change = oneChange(now, previous);
  return {
    team: { id: team.id, name: team.name, zone: team.zone, locale: team.locale },
    week,
    span: now.span,
    course: change !== null ? 'changed' : previous.length < LEAST_WEEKS ? 'new' : 'steady',
    change,
    numbers: numbersOf(now, previous),
    waiting: facts.received.filter((c) => counts(c) && isOngoing(c) && c.firstCustomerContactAt === null).length,
    restricted: facts.received.filter((c) => counts(c) && isRestricted(c)).length,
    learned: lessonOf(facts, members),
    improved,
    thanks: thanksOf(team.id, facts, members),
    due: dueAfter(facts, now.span),
    notGiven: facts.open
      .filter((c) => !isRestricted(c))
      .flatMap((c) => c.actions.filter((a) => a.status === 'authorised' && a.entries.length > 0)).length,
    notArrived: notArrived(facts),
    surveys: now.before?.surveys ?? null,
    question: change === null ? { kind: 'habit', turn: Number(week.slice(-2)) } : { kind: 'foresee', change },
  };
}

/** Also of a case that is over: the customer waits for it all the same. */
function notArrived({ open, resolved }: WeekFacts): number {
  const cases = [...new Map([...open, ...resolved].map((c) => [c.id, c])).values()].filter((c) => !isRestricted(c));
  return cases.flatMap((c) => c.actions.filter((a) => isUnfulfilled(a) && a.status !== 'authorised')).length;
}

/** The week itself first, then those before it. */
function weeksOf({ team, week, facts, previous }: DigestInput): readonly WeekSeen[] {
  let name = week;
  return [facts, ...previous].map((one, n, all) => {
    if (n > 0) name = previousWeek(name);
    return { span: weekWindow(name, team.zone), facts: one, before: all[n + 1] ?? null };
  });
}

/** Without the time before the team began: an empty week after that is a quiet one and counts. */
function complete(weeks: readonly WeekSeen[]): readonly WeekSeen[] {
  return weeks.slice(0, weeks.findLastIndex(({ facts }) => !isEmpty(facts)) + 1);
}

function numbersOf(now: WeekSeen, previous: readonly WeekSeen[]): Digest['numbers'] {
  const shown = (id: MetricId): Shown => ({
    ...DEFINITIONS[id].measure(now),
    id,
    usual: usualOf(valuesOf(id, previous))?.median ?? null,
  });
  return forEachMetric(shown);
}

/** The latest note of what helped that tells of no customer and names nobody. */
function lessonOf(facts: WeekFacts, members: readonly Member[]): Digest['learned'] {
  const latest = resolvedIn(facts)
    .filter((c) => !isRestricted(c))
    .toSorted((a, b) => (b.resolvedAt?.getTime() ?? 0) - (a.resolvedAt?.getTime() ?? 0));
  for (const c of latest) {
    const text = oneLine(c.resolution?.whatHelped ?? '');
    if (text !== '' && mayBeTold(text, c) && colleagueNamed(text, members) === null)
      return { case: c.id, text: clip(text, LONGEST_LESSON) };
  }
  return null;
}

/** One that tells of no customer and names nobody; the others are counted. */
function improvedOf({ improved, members }: DigestInput): Digest['improved'] {
  const done = improved?.done ?? [];
  const did =
    done.find(
      ({ text, isForFew }) => !isForFew && findPrivate(text) === null && colleagueNamed(text, members) === null,
    ) ?? null;
  return {
    did: did && { ...did, text: clip(oneLine(did.text), LONGEST_LESSON) },
    more: done.length - (did === null ? 0 : 1),
    overdue: improved?.overdue ?? 0,
  };
}

const mayBeTold = (text: string, c: RecoveryCase): boolean =>
  findPrivate(text) === null && findReferenceIn(text, c.customer.reference) === null;

/** Thanks that were meant for more than one pair of viewer, to people who like that; each person once. */
function thanksOf(team: TeamId, facts: WeekFacts, members: readonly Member[]): readonly Thanks[] {
  const thanks: Thanks[] = [];
  for (const { of, shoutOut } of facts.shoutOuts) {
    const to = members.find((m) => m.id === shoutOut.to);
    if (to === undefined || !mayShowTo(team, shoutOut, to)) continue;
    if (isRestricted(of) || !mayBeTold(shoutOut.text, of)) continue;
    if (thanks.length < MOST_THANKS && thanks.every((one) => one.to !== to.id))
      thanks.push({ to: to.id, name: to.name, deed: deedIn(shoutOut.text, to) });
  }
  return thanks;
}

/** How a thank-you begins that leaves the name out. */
const NAMELESS = ['A colleague', 'Jemand aus dem Team'];

/** The first sentence without the name it begins with: the deed, not the result. */
function deedIn(text: string, to: Member): string {
  const [deed = text] = oneLine(text).split(/(?<=[.!?])\s/);
  const names = [to.name, to.name.split(' ')[0] ?? to.name, ...NAMELESS];
  const name = names.find((one) => one !== '' && deed.startsWith(`${one} `));
  return name === undefined ? deed : deed.slice(name.length + 1);
}

function dueAfter(facts: WeekFacts, span: Window): Digest['due'] {
  const until = span.until.getTime() + WEEK_MS;
  const due = facts.open
    .filter((c) => !isRestricted(c))
    .flatMap((c) => c.promises.filter((p) => p.status === 'open' && p.due.getTime() < until))
    .toSorted((a, b) => a.due.getTime() - b.due.getTime());
  const [next] = due;
  return next === undefined ? null : { count: due.length, next: next.due };
}
