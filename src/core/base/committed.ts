/**
 * What a hash chain binds without holding it: a text is chained as a salted commitment, and stands beside the chain with its
 * salt. Both can be deleted and the chain still holds; with the salt gone nobody can try whether it was this text. Pure.
 */
import { hash } from 'node:crypto';

/** By their commitment: the salt of a text, and the text. */
export type Apart = Readonly<Record<string, readonly [salt: string, text: string]>>;

export interface Committed {
  /** The value with commitments where texts stood. */
  readonly value: unknown;
  /** Empty: nothing of it was a text that stands apart. */
  readonly apart: Apart;
}

/** Names of the members that lead to a text; those of lists and maps go by the name of the list or map. */
export type Path = readonly string[];

/** What is read where a text was deleted: no language's words. */
export const GONE = '—';

const PREFIX = 'told:';
const COMMITMENT = /^told:[\w-]{43}$/;

const isCommitment = (text: string): boolean => COMMITMENT.test(text);

/** SHA-256 over its salt, which nobody can guess, and the text. */
const commitmentTo = (salt: string, text: string): string =>
  `${PREFIX}${hash('sha256', `${salt}\n${text}`, 'base64url')}`;

/** Takes the texts out of a value of the core that `isApart` names. `saltOf`: at least 96 random bits, anew each time. */
export function committed(value: unknown, isApart: (path: Path) => boolean, saltOf: () => string): Committed {
  const apart: Record<string, readonly [string, string]> = {};
  // one list for the whole walk: every command comes by here, and a copy at each step was a third of it
  const path: string[] = [];
  const member = (name: string, item: unknown): unknown => {
    path.push(name);
    const walked = walk(item);
    path.pop();
    return walked;
  };
  const walk = (each: unknown): unknown => {
    if (typeof each === 'string') {
      // what somebody typed to look like a commitment would be read as one
      if (each === '' || !(isApart(path) || isCommitment(each))) return each;
      const salt = saltOf();
      const commitment = commitmentTo(salt, each);
      apart[commitment] = [salt, each];
      return commitment;
    }
    if (typeof each !== 'object' || each === null || each instanceof Date) return each;
    if (Array.isArray(each)) return each.map(walk);
    if (each instanceof Map) return new Map([...each].map(([key, item]) => [key, walk(item)]));
    return Object.fromEntries(Object.entries(each).map(([name, item]) => [name, member(name, item)]));
  };
  return { value: walk(value), apart };
}

/** A value, or its JSON, with `GONE` where texts stood that `isApart` names. */
export function withoutTexts(value: unknown, isApart: (path: Path, text: string) => boolean, path: Path = []): unknown {
  if (typeof value === 'string') return value !== '' && isApart(path, value) ? GONE : value;
  if (Array.isArray(value)) return value.map((item) => withoutTexts(item, isApart, path));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withoutTexts(item, isApart, [...path, name])]),
  );
}

/** Of a value, or its JSON, the texts that `isKept` names, where they stand; undefined: none. */
export function textsOnly(value: unknown, isKept: (text: string, path: Path) => boolean, path: Path = []): unknown {
  if (typeof value === 'string') return isKept(value, path) ? value : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const kept = Object.entries(value).flatMap(([name, item]) => {
    const only = textsOnly(item, isKept, Array.isArray(value) ? path : [...path, name]);
    return only === undefined ? [] : [[name, only] as const];
  });
  if (kept.length === 0) return undefined;
  return Array.isArray(value) ? kept.map(([, only]) => only) : Object.fromEntries(kept);
}

/** The JSON of a value as it was before its texts were taken out; `GONE` for those that were deleted since. */
export function withTexts(json: unknown, apart: Apart | null): unknown {
  if (typeof json === 'string') return isCommitment(json) ? (apart?.[json]?.[1] ?? GONE) : json;
  if (Array.isArray(json)) return json.map((item) => withTexts(item, apart));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([name, item]) => [name, withTexts(item, apart)]));
}

/**
 * What is wrong with the words beside a link of a chain; null: nothing. `json`: the link as it is stored. Words may be missing
 * only where they were erased.
 */
export function wrongApart(
  json: unknown,
  apart: Apart | null,
  areErased: boolean,
): 'changed' | 'added' | 'missing' | null {
  const bound = commitmentsIn(json);
  const there = Object.entries(apart ?? {});
  if (there.some(([commitment, [salt, text]]) => commitmentTo(salt, text) !== commitment)) return 'changed';
  if (there.some(([commitment]) => !bound.includes(commitment))) return 'added';
  return !areErased && there.length < bound.length ? 'missing' : null;
}

function commitmentsIn(json: unknown): readonly string[] {
  if (typeof json === 'string') return isCommitment(json) ? [json] : [];
  if (Array.isArray(json)) return json.flatMap(commitmentsIn);
  if (json instanceof Map) return [...json.values()].flatMap(commitmentsIn);
  if (typeof json !== 'object' || json === null) return [];
  return Object.values(json).flatMap(commitmentsIn);
}
