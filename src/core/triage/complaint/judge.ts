/** Tells a complaint from praise, a question, a request and what is no customer's matter, by words, and says which words decided. Pure. */
import { withoutMasked } from '../../base/masks/named.ts';
import type { Learnt } from '../learnt/train.ts';
import { likelyComplaint } from '../learnt/guess.ts';
import { normal, placesOfTerms } from '../words.ts';
import { PHRASES, TURNING_POINT, TURNS, WORDS, type Evidence, type Said } from './said.ts';

export interface Judgement {
  /** What is unsure but tells of something that failed is one, too: losing a complaint is worse than opening a case too many. */
  readonly complaint: boolean;
  /** From 0 (could as well be the other) to 1. */
  readonly sure: number;
  /** What it is instead, by what weighs most; null: nothing says so, or it is one. */
  readonly instead: Instead | null;
  /** What was learnt from sentences takes it for a complaint, whatever the words say. */
  readonly isLikely: boolean;
  /** What decided, the weightiest first, each as a short sentence with the words that were read. */
  readonly why: readonly string[];
}

/** A longer text says what it is about at its beginning. */
const READ_AT_MOST = 4_000;

/** `base`: what was learnt from sentences, asked beside the words where it is at hand. */
export function judgeComplaint(text: string, base: Learnt | null = null): Judgement {
  const read = plain(text.slice(0, READ_AT_MOST));
  const found = evidenceIn(read);
  const likely = base === null ? null : likelyComplaint(read, base);
  const score = scoreOf(found, read) + (likely === null ? 0 : learntSays(likely));
  return {
    complaint: score > 0,
    sure: sureness(score),
    instead: score > 0 ? null : insteadOf(found),
    isLikely: likely !== null && likely >= LIKELY,
    why: reasons(found, score),
  };
}

export type Instead = Exclude<Evidence, 'complains' | 'failed' | 'upset'>;
const INSTEAD: readonly Instead[] = ['praise', 'thanks', 'asks', 'wants', 'elsewhere'];

function insteadOf(found: readonly Found[]): Instead | null {
  const [most] = INSTEAD.map((kind) => ({ kind, sum: sumOf(found, kind) })).toSorted((a, b) => b.sum - a.sum);
  return most === undefined || most.sum === 0 ? null : most.kind;
}

interface Found {
  readonly kind: Evidence;
  readonly word: string;
  readonly weight: number;
}

/** Whom it is addressed to and where it points says nothing. */
const plain = (text: string): string =>
  withoutMasked(text)
    .replaceAll(/https?:\/\/\S+/gu, ' ')
    .replaceAll(/(?<![\p{L}\p{N}])@[\p{L}\p{N}_]+/gu, ' ')
    .replaceAll(/[’‘`´]/gu, "'")
    .toLowerCase();

function evidenceIn(text: string): readonly Found[] {
  const found: Found[] = [];
  // what stands behind a "but" is what somebody really wants to say
  const turns = [...text.matchAll(TURNING_POINT)].map(({ index }) => index);
  const lastTurn = turns.at(-1) ?? -1;
  let left = normal(text).text;
  for (const said of PHRASES) left = take(left, said, found, lastTurn);
  for (const said of WORDS) left = take(left, said, found, lastTurn);
  return found;
}

/** Counts each of the words that stands there, and blanks it, so that it is not read once more. */
function take(text: string, said: Said, found: Found[], turn: number): string {
  let left = text;
  const places = placesOfTerms(normal(text), said.terms);
  const terms = places.map((place) => said.terms.terms[place] ?? '').toSorted((a, b) => b.length - a.length);
  for (const term of terms) {
    const at = placeOf(left, term);
    if (at < 0 || (said.isOpening === true && !opensQuestion(left, at))) continue;
    const length = term.replace('*', '').length;
    const before = left.slice(Math.max(0, at - 40), at);
    found.push(weighed(said, term, before, turn >= 0 && at > turn, turn >= 0));
    left = left.slice(0, at) + '·'.repeat(length) + left.slice(at + length);
  }
  return left;
}

/** “What time is it” asks; “what I paid for” and “as it was” do not, unless somebody asks. */
const opensQuestion = (text: string, at: number): boolean =>
  text.includes('?') || BEFORE_A_QUESTION.test(text.slice(0, at));
const BEFORE_A_QUESTION =
  /(?:^|[.!;:,\n–-]\s*|(?:^|\s)(?:and|or|so|also|hi|hello|hey|please|just|but|und|oder|also|hallo|bitte)\s)(?:["'“(]\s*)?$/u;

function placeOf(text: string, term: string): number {
  const stem = term.endsWith('*') ? term.slice(0, -1) : term;
  for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) {
    const ends = text[at + stem.length] ?? ' ';
    const isBegun = !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');
    if (isBegun && (stem !== term || !/[\p{L}\p{N}]/u.test(ends))) return at;
  }
  return -1;
}

function weighed(said: Said, term: string, before: string, isAfterTurn: boolean, hasTurn: boolean): Found {
  const word = term.replace('*', '…');
  const isTurned = TURNS.test(before);
  if (said.kind === 'praise' && isTurned) return { kind: 'failed', word: `not ${word}`, weight: 2.5 };
  const part = !hasTurn ? 1 : isAfterTurn ? 1.3 : 0.5;
  if (said.kind === 'praise' || said.kind === 'thanks') return { kind: said.kind, word, weight: said.weight * part };
  return { kind: said.kind, word, weight: said.weight * (isAfterTurn ? 1.2 : 1) };
}

/** Each more of the same kind says less. */
function sumOf(found: readonly Found[], kind: Evidence): number {
  return found
    .filter((one) => one.kind === kind)
    .map(({ weight }) => weight)
    .toSorted((a, b) => b - a)
    .reduce((sum, weight, nth) => sum + weight * 0.8 ** nth, 0);
}

function scoreOf(found: readonly Found[], text: string): number {
  const sum = (kind: Evidence): number => sumOf(found, kind);
  const complains = sum('complains');
  const failed = sum('failed');
  const upset = sum('upset');
  const against = complains + failed + upset;
  // praise beside what failed is bitter, and thanks are good manners
  const isBitter = complains > 0 || upset >= 4 || failed >= 6;
  const praise = sum('praise') * (isBitter ? 0.5 : 1) + sum('thanks') * (isBitter ? 0.3 : 1);
  const asks = sum('asks') * (failed >= 4 || upset >= 4 ? 0.3 : 1) + sum('wants') * (against >= 4 ? 0.2 : 1);
  const isQuestion = text.includes('?') && against < 4 ? 1 : 0;
  return against - praise - asks - isQuestion - sum('elsewhere') - START;
}

const LIKELY = 0.95;

/** What was learnt speaks for or against by so much at most. */
const LEARNT_WEIGHS = 0.6;
const LEARNT_AT_MOST = 3;

function learntSays(likely: number): number {
  const odds = Math.log((likely + 1e-3) / (1 - likely + 1e-3)) - LEARNT_EXPECTS;
  return Math.max(-LEARNT_AT_MOST, Math.min(LEARNT_AT_MOST, LEARNT_WEIGHS * odds));
}
/** Most sentences it learnt from are complaints; of what people write fewer are. */
const LEARNT_EXPECTS = 2;

/** So much has to speak for it: most of what people write is no complaint. */
const START = 2.2;

const sureness = (score: number): number => Number((1 - 2 / (1 + Math.exp(Math.abs(score) / 2))).toFixed(2));

const SPEAKS: Readonly<Record<Evidence, string>> = {
  complains: 'says it is a complaint',
  failed: 'says something failed',
  upset: 'says somebody is upset',
  praise: 'is praise',
  thanks: 'is thanks',
  asks: 'asks something',
  wants: 'asks for something',
  elsewhere: 'is no customer’s matter',
};
const AGAINST: readonly Evidence[] = ['complains', 'failed', 'upset'];
const NAMED = 4;

function reasons(found: readonly Found[], score: number): readonly string[] {
  const deciding = found
    .filter(({ kind }) => AGAINST.includes(kind) === score > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, NAMED)
    .map(({ kind, word }) => `“${word.trim()}” ${SPEAKS[kind]}`);
  return deciding.length > 0 ? deciding : ['no word says that something failed'];
}
