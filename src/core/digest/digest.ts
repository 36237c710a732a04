/** The weekly digest of a team: what happened, what was different, whom to thank. Blames nobody, names no customer. Pure. */
import type { CaseId, MemberId } from '../base/ids.ts';
import type { Member, Team } from '../base/members.ts';
import { mayShowTo } from '../recognition/audience.ts';
import { leakIn } from '../recognition/leaks.ts';
import { findPrivate } from '../base/public-words.ts';
import { clip, oneLine } from '../base/text.ts';
import type { Window } from '../base/time.ts';
import { forDigestMetrics, type DigestMetricId } from './definitions.ts';
import type { Measured } from './measured.ts';
import { oneChange, type OneChange, type WeekPoint } from './one-change.ts';
import { questionOf, type DigestQuestion } from './questions.ts';
import type { DigestSection } from './sections.ts';
import type { SurveysCounted, WeekSeen } from './week.ts';

export interface DigestInput {
  readonly team: Team;
  /** ISO week, e.g. `2026-W47`. */
  readonly week: string;
  readonly span: Window;
  readonly seen: WeekSeen;
  readonly members: readonly Member[];
  /** Improvements done in the week, the latest first, and how many are past their time at its end; not given: none. */
  readonly improved?: Improved;
  /** What colleagues thanked each other for, the latest first; not given: nothing. */
  readonly peers?: readonly PeerThanks[];
  /** What the team does not want to read; not given: all of it is wanted. */
  readonly off?: readonly DigestSection[];
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
  /** What changed, over the weeks before and in this one, the earliest first; not given: nothing did. */
  readonly past?: readonly WeekPoint[];
  readonly numbers: Readonly<Record<DigestMetricId, Shown>>;
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
  readonly id: DigestMetricId;
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

/** Null when nothing happened: then nothing is posted. */
export function makeDigest(input: DigestInput): Digest | null {
  const { team, week, span, seen } = input;
  const { readings, counted, surveys } = seen;
  const improved = improvedOf(input);
  if (!counted.happened && improved.did === null && improved.more === 0 && (input.peers ?? []).length === 0)
    return null;
  const change = oneChange(readings, seen.kinds);
  const numbers = numbersOf(readings);
  const lesson = lessonOf(input);
  const thanks = thanksOf(input);
  const { ahead, next, late } = counted.open;
  return {
    team: { id: team.id, name: team.name, zone: team.zone, locale: team.locale },
    week,
    span,
    // how many came is known of every week since the team began
    course: change !== null ? 'changed' : readings['heard/1'].usual === null ? 'new' : 'steady',
    change,
    numbers,
    waiting: counted.waiting,
    restricted: counted.restricted,
    learned: lesson.told,
    improved,
    thanks: thanks.told,
    due: ahead + late === 0 ? null : { count: ahead, next, late },
    notGiven: counted.notGiven,
    notArrived: counted.notArrived,
    surveys: surveys.asked + surveys.notAsked === 0 ? null : surveys,
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

function numbersOf(readings: WeekSeen['readings']): Digest['numbers'] {
  const shown = (id: DigestMetricId): Shown => {
    const { n, excluded, value, hits, p90, sums, usual } = readings[id];
    return { n, excluded, value, hits, p90, sums, id, usual: usual?.median ?? null };
  };
  return forDigestMetrics(shown);
}

/** The latest note of what helped that tells of no customer and names nobody; `kept`: how many later ones do. */
function lessonOf({ seen: { lessons }, members }: DigestInput): {
  readonly told: Digest['learned'];
  readonly kept: number;
} {
  let kept = 0;
  for (const c of lessons) {
    const text = oneLine(c.resolution?.whatHelped ?? '');
    if (text === '') continue;
    if (leakIn(text, c, { members }) === null) return { told: { case: c.id, text: clip(text, LONGEST_LESSON) }, kept };
    kept += 1;
  }
  return { told: null, kept };
}

/** One that tells of no customer and names nobody; the others are counted. */
function improvedOf({ improved, members }: DigestInput): Digest['improved'] {
  const done = improved?.done ?? [];
  const did = done.find(({ text, isForFew }) => !isForFew && leakIn(text, null, { members }) === null) ?? null;
  return {
    did: did && { ...did, text: clip(oneLine(did.text), LONGEST_LESSON) },
    more: done.length - (did === null ? 0 : 1),
    overdue: improved?.overdue ?? 0,
  };
}

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

function thanksOnCases({ team, seen, members }: DigestInput): readonly Thanked[] {
  return seen.thanks.flatMap(({ of, shoutOut }) => {
    const to = members.find((m) => m.id === shoutOut.to);
    if (to === undefined) return [];
    const { text, at } = shoutOut;
    const shown = mayShowTo(team.id, shoutOut, to) && leakIn(text, of, { members, thanked: [to.id] }) === null;
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
