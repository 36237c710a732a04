/** A thank-you from one colleague to others, with or without a case: what it is, what becomes of it for each, and when somebody looks first. Pure. */
import type { CaseId, MemberId, TeamId, ThingId } from '../base/ids.ts';
import type { Member, Platform, RecognitionPreference } from '../base/members.ts';
import { spelling } from '../base/colleagues.ts';
import { oneLine } from '../base/text.ts';

/** What a thank-you says must have at least so many characters. */
export const SHORTEST_THANKS = 15;
export const LONGEST_THANKS = 280;
/** As many people or teams as one thank-you names. */
export const MOST_THANKED = 10;
/** So often within the window one person thanks another before somebody looks first. */
export const SAME_PAIR = 3;
export const REPEATS_MS = 30 * 86_400_000;

/** Why somebody looks before it goes out: it may be meant otherwise than it reads, its words were said before, or one person thanks another often. */
export type HeldWhy = 'tone' | 'same_words' | 'same_pair';

/**
 * What became of it for one of those thanked: they are asked how they like to be thanked, it waits for a lead, a lead left it,
 * or it was given in one of three ways.
 */
export const THANK_STATES = ['asks', 'held', 'left', 'public', 'team', 'private'] as const;
export type ThankState = (typeof THANK_STATES)[number];

export interface Thanked {
  /** Null: the whole team. */
  readonly member: MemberId | null;
  /** The team thanked, or that of the person. */
  readonly team: TeamId;
  readonly state: ThankState;
  readonly givenAt: Date | null;
  /** When they are told that colleagues cheered, null: not, or no more; and of how many they were told, once. Not given: never. */
  readonly cheers?: { readonly at: Date | null; readonly told: number | null };
}

export interface Thank {
  readonly id: ThingId;
  readonly by: MemberId;
  /** Empty once a lead left it. */
  readonly text: string;
  readonly value: string | null;
  /** The case it was said of; null: none. */
  readonly case: CaseId | null;
  readonly at: Date;
  readonly held: HeldWhy | null;
  /** The lead who looked at it. */
  readonly lookedBy: MemberId | null;
  /** Where it was said: by it the channel is chosen, once for all of its post's life. */
  readonly platform: Platform;
  readonly to: readonly Thanked[];
  readonly version: number;
}

export const isGiven = ({ state }: Pick<Thanked, 'state'>): boolean =>
  state === 'public' || state === 'team' || state === 'private';
/** Before others: in a channel. */
export const isShown = ({ state }: Pick<Thanked, 'state'>): boolean => state === 'public' || state === 'team';

/** What is known of somebody who is to be thanked. */
interface ToThank {
  readonly likes: RecognitionPreference;
  /** Thank-yous of the same person to them within the window before this one. */
  readonly before: number;
}

/** What becomes of a thank-you for one person; null: nothing, and nothing is kept of it. */
export function stateFor({ likes, before }: ToThank, held: HeldWhy | null): ThankState | null {
  if (likes === 'none') return null;
  if (held !== null || before >= SAME_PAIR) return 'held';
  return givenTo(likes);
}

/** Once nothing speaks against it. */
export const givenTo = (likes: Exclude<RecognitionPreference, 'none'>): ThankState =>
  likes === 'unknown' ? 'asks' : likes;

/** The same words are the same whatever the capitals, accents, stops and blanks. */
export const wordsOf = (text: string): string =>
  oneLine(
    text
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .map((word) => spelling(word) || word)
      .join(' '),
  );

/** So many characters somebody said something with: marks and blanks around words, and signs in a row, say nothing. */
export function lengthSaid(text: string): number {
  const said = oneLine(text.replace(/[^\p{L}\p{M}\p{N}\s]+/gu, (signs) => signs.charAt(0))).replace(
    /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu,
    '',
  );
  return [...said].length;
}

/** Who looks at what is held: a lead of the team of somebody thanked, else any other; never one of those it is between. */
export function whoLooks(
  leads: readonly Member[],
  { by, to }: { readonly by: MemberId; readonly to: readonly Pick<Thanked, 'member' | 'team'>[] },
): readonly Member[] {
  const others = leads.filter((m) => m.active && m.id !== by && to.every(({ member }) => member !== m.id));
  const own = others.filter((m) => to.some(({ team }) => team === m.team));
  return own.length > 0 ? own : others;
}

/** Shorter words say too little of a value. */
const MANY_LETTERS = 4;
const WITHOUT_MEANING = new Set(
  'with that this they them their there what when where will would have from into your ours ourselves always each every one und oder nicht das dass wir ihr sie uns unser unsere unseren jeden alles immer eine einen einer der die den dem'.split(
    ' ',
  ),
);

/** The value of a team that the words speak of; null where they speak of none, or of several alike: nobody is forced to guess. */
export function valueIn(text: string, values: readonly string[]): string | null {
  const said = new Set(stemsOf(text));
  const scored = values
    .map((value) => ({ value, n: [...new Set(stemsOf(value))].filter((stem) => said.has(stem)).length }))
    .toSorted((a, b) => b.n - a.n);
  const [first, second] = scored;
  return first === undefined || first.n === 0 || second?.n === first.n ? null : first.value;
}

/** The value somebody named, as they may write it; undefined where it is none of these. */
export function valueNamed(typed: string, values: readonly string[]): string | undefined {
  const said = wordsOf(typed);
  const fitting = values.filter((value) => wordsOf(value) === said);
  const beginning = fitting.length > 0 ? fitting : values.filter((value) => wordsOf(value).startsWith(said));
  return said === '' || beginning.length !== 1 ? undefined : beginning[0];
}

/** The first letters of the words that mean something. */
const stemsOf = (text: string): readonly string[] =>
  text
    .split(/[^\p{L}\p{M}]+/u)
    .map((word) => spelling(word))
    .filter((word) => word.length >= MANY_LETTERS && !WITHOUT_MEANING.has(word))
    .map((word) => word.slice(0, Math.max(MANY_LETTERS, Math.min(5, word.length - 1))));

/** What a button carries of a value. */
export const valueKey = (value: string): string => wordsOf(value).replaceAll(' ', '').slice(0, 40);
