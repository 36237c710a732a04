/** What can be wrong with a policy file, and how it is said: one line with place, code, path and advice. Pure. */

/** P: the policy does not load. W: it loads, and somebody should look. Table: docs/policy.md, section "What the check says". */
export type FaultCode = `P0${0 | 1}${Digit}` | `W${0 | 1}${Digit}`;
type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** A remark about one key of a policy, not yet placed in a file. */
export interface PolicyNote {
  readonly code: FaultCode;
  /** `roles.agent.grants[0].limits[1].only[0]`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
  /** The values of facts that show it. */
  readonly example?: Readonly<Record<string, string>>;
}

/** A remark with its place; line and column count from 1. */
export interface PolicyFault extends PolicyNote {
  readonly line: number;
  readonly column: number;
}

/** A remark without a place in words: for those that need the people of the workspace. */
export function sayNote(note: PolicyNote): string {
  return `${note.code} ${note.path === '' ? '' : `${note.path}: `}${note.message}`;
}

/** A typed word as it may be repeated in a message: quoted, on one line, at most 60 characters. */
export function shown(word: string): string {
  return JSON.stringify(word.length > 60 ? `${word.slice(0, 60)}…` : word);
}

/** ` (did you mean "goodwill"?)`, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates);
  return near === undefined ? '' : ` (did you mean "${near}"?)`;
}

/** `"a", "b" or "c"`, for saying what is allowed. */
export function listed(words: readonly string[], last = 'or'): string {
  const quoted = words.map((word) => `"${word}"`);
  if (quoted.length < 2) return quoted.join('');
  return `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1) ?? ''}`;
}

/** Looking at more names than this would make a huge broken file slow to refuse. */
const MOST_CANDIDATES = 1000;

function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const typed = plain(word.slice(0, 64));
  let best: string | undefined;
  let least = typed.length < 4 ? 1 : Math.max(2, Math.floor(typed.length / 4));
  let seen = 0;
  for (const candidate of candidates) {
    seen += 1;
    if (seen > MOST_CANDIDATES) break;
    const target = plain(candidate);
    if (candidate === word || Math.abs(target.length - typed.length) > least) continue;
    const away = distance(typed, target);
    if (away > least || (away === least && best !== undefined)) continue;
    best = candidate;
    least = away;
  }
  return best ?? cutShort(typed, candidates);
}

/** `order` for `order_value`, `monday` for `mon`: one begins with the other, and only one candidate does. */
function cutShort(typed: string, candidates: Iterable<string>): string | undefined {
  if (typed.length < 3) return undefined;
  const alike: string[] = [];
  for (const candidate of candidates) {
    const target = plain(candidate);
    if (target.length >= 3 && (target.startsWith(typed) || typed.startsWith(target))) alike.push(candidate);
    if (alike.length > 1) return undefined;
  }
  return alike[0];
}

/** `Time-Zone` and `timeZone` are near to `time_zone`. */
const plain = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]/g, '');

/** Letters to change, add, leave out, or swap with their neighbour. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (above[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (above[j - 1] ?? 0) + same,
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
