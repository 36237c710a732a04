/** The weekly digest of a team: what happened, what was different, whom to thank. Blames nobody, names no customer. Pure. */
import type { CaseId, MemberId } from '../base/ids.ts';
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
import type { Measured } from './measured.ts';
import { DEFINITIONS, forEachMetric, type MetricId } from './metrics.ts';
import { oneChange, valuesOf, type OneChange } from './one-change.ts';
import { questionOf, type DigestQuestion } from './questions.ts';
import type { DigestSection } from './sections.ts';
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
  /** What colleagues thanked each other for, the latest first; not given: nothing. */
  readonly peers?: readonly PeerThanks[];
  /** What the team does not want to read; not given: all of it is wanted. */
  readonly off?: readonly DigestSection[];
  /** When it is drawn: promises before it are past their time; not given: the end of the week. */
  readonly now?: Date;
}

/** `to`: people of the team, `null` for all of it. */
export interface PeerThanks {
  readonly to: readonly (MemberId | null)[];
  readonly text: string;
  readonly at: Date;
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
  /** Promises to customers that are due in the seven days after it, and how many are past their time. */
  readonly due: { readonly count: number; readonly next: Date | null; readonly late: number } | null;
  /** Remedies with a cost that are authorised and not given yet. */
  readonly notGiven: number;
  /** What customers said whose case was resolved the week before; null: nobody was asked, or could not be. */
  readonly surveys: SurveysCounted | null;
  /** Remedies that are on their way, failed, or of which nobody knows whether they arrived. */
  readonly notArrived: number;
  /** A thing to talk about; answers come in the thread. */
  readonly question: DigestQuestion;
  readonly off: readonly DigestSection[];
  /** What is not told though it is there: lessons and improvements that name somebody or a customer, thanks that are not for all. */
  readonly kept: { readonly words: number; readonly thanks: number };
}

export interface Shown extends Measured {
  readonly id: MetricId;
  /** Median of the team's last eight weeks; null when fewer than four are known. */
  readonly usual: number | null;
}

export interface Thanks {
  /** Null: the whole team. */
  readonly to: MemberId | null;
  readonly name: string;
  /** The deed, beginning with what was done: "made a promise …". */
  readonly deed: string;
}

const MOST_THANKS = 3;
/** What is quoted stays within a line and a half. */
const LONGEST_LESSON = 150;
/** A thank-you stays within one. */
const LONGEST_DEED = 80;
const WEEK_MS = 7 * 86_400_000;

/** Null when nothing happened: then nothing is posted. */
export function makeDigest(input: DigestInput): Digest | null {
  const { team, week, facts, members } = input;
  const improved = improvedOf(input);
  if (isEmpty(facts) && improved.did === null && improved.more === 0 && (input.peers ?? []).length === 0) return null;
  const [now, ...earlier] = weeksOf(input);
  if (now === undefined) return null;
  const previous = complete(earlier);
  const change = oneChange(now, previous);
  const numbers = numbersOf(now, previous);
  const lesson = lessonOf(facts, members);
  const thanks = thanksOf(input);
  return {
    team: { id: team.id, name: team.name, zone: team.zone, locale: team.locale },
    week,
    span: now.span,
    course: change !== null ? 'changed' : previous.length < LEAST_WEEKS ? 'new' : 'steady',
    change,
    numbers,
    waiting: facts.received.filter((c) => counts(c) && isOngoing(c) && c.firstCustomerContactAt === null).length,
    restricted: facts.received.filter((c) => counts(c) && isRestricted(c)).length,
    learned: lesson.told,
    improved,
    thanks: thanks.told,
    due: dueAfter(facts, now.span, input.now ?? now.span.until),
    notGiven: facts.open
      .filter((c) => !isRestricted(c))
      .flatMap((c) => c.actions.filter((a) => a.status === 'authorised' && a.entries.length > 0)).length,
    notArrived: notArrived(facts),
    surveys: now.before?.surveys ?? null,
    question: questionOf({
      week,
      change,
      numbers,
      learned: lesson.told !== null,
      improved: improved.did !== null,
    }),
    off: input.off ?? [],
    kept: { words: lesson.kept + (improved.did === null ? improved.more : 0), thanks: thanks.kept },
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

/** The latest note of what helped that tells of no customer and names nobody; `kept`: how many later ones do. */
function lessonOf(
  facts: WeekFacts,
  members: readonly Member[],
): { readonly told: Digest['learned']; readonly kept: number } {
  const latest = resolvedIn(facts)
    .filter((c) => !isRestricted(c))
    .toSorted((a, b) => (b.resolvedAt?.getTime() ?? 0) - (a.resolvedAt?.getTime() ?? 0));
  let kept = 0;
  for (const c of latest) {
    const text = oneLine(c.resolution?.whatHelped ?? '');
    if (text === '') continue;
    if (mayBeTold(text, c) && colleagueNamed(text, members) === null)
      return { told: { case: c.id, text: clip(text, LONGEST_LESSON) }, kept };
    kept += 1;
  }
  return { told: null, kept };
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

/** What could be told of one thank-you; `shown`: whether the team may read it. */
interface Thanked extends Thanks {
  readonly at: Date;
  readonly shown: boolean;
}

/** The latest first, meant for more than one pair of eyes, to people who like that; each person once. */
function thanksOf(input: DigestInput): { readonly told: readonly Thanks[]; readonly kept: number } {
  const all = [...thanksOnCases(input), ...thanksOfPeers(input)].toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const told: Thanks[] = [];
  for (const { to, name, deed, shown } of all)
    if (shown && told.length < MOST_THANKS && told.every((one) => one.to !== to)) told.push({ to, name, deed });
  return { told, kept: all.filter(({ shown }) => !shown).length };
}

function thanksOnCases({ team, facts, members }: DigestInput): readonly Thanked[] {
  return facts.shoutOuts.flatMap(({ of, shoutOut }) => {
    const to = members.find((m) => m.id === shoutOut.to);
    // of a case for few nothing is said, nor that there is something
    if (to === undefined || isRestricted(of)) return [];
    const { text, at } = shoutOut;
    const shown = mayShowTo(team.id, shoutOut, to) && mayBeTold(text, of);
    return [{ to: to.id, name: to.name, deed: deedIn(text, to), at, shown }];
  });
}

/** Whoever likes no thanks, or none in public, is left out by whoever reads them for us. */
function thanksOfPeers({ peers = [], members }: DigestInput): readonly Thanked[] {
  return peers.flatMap(({ to, text, at }) =>
    to.flatMap((id): Thanked[] => {
      const one = id === null ? null : members.find((m) => m.id === id && m.active);
      if (one === undefined) return [];
      const deed = clip(oneLine(text), LONGEST_DEED);
      return [{ to: one?.id ?? null, name: one?.name ?? '', deed, at, shown: findPrivate(text) === null }];
    }),
  );
}

/** How a thank-you begins that leaves the name out. */
const NAMELESS = ['A colleague', 'Jemand aus dem Team'];

/** The first sentence without the name it begins with: the deed, not the result. */
function deedIn(text: string, to: Member): string {
  const [deed = text] = oneLine(text).split(/(?<=[.!?])\s/);
  const names = [to.name, to.name.split(' ')[0] ?? to.name, ...NAMELESS];
  const name = names.find((one) => one !== '' && deed.startsWith(`${one} `));
  return clip(name === undefined ? deed : deed.slice(name.length + 1), LONGEST_DEED);
}

/** In the seven days after the week; what was due before `now` is past its time. */
function dueAfter(facts: WeekFacts, { until: end }: Window, now: Date): Digest['due'] {
  const until = end.getTime() + WEEK_MS;
  const open = facts.open
    .filter((c) => !isRestricted(c))
    .flatMap((c) => c.promises.filter((p) => p.status === 'open' && p.due.getTime() < until))
    .map(({ due }) => due)
    .toSorted((a, b) => a.getTime() - b.getTime());
  const ahead = open.filter((due) => due >= now);
  const late = open.length - ahead.length;
  return open.length === 0 ? null : { count: ahead.length, next: ahead[0] ?? null, late };
}
