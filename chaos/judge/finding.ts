/** What a judge says of a run: a law that was broken, and by what. */
import type { Facts } from '../facts.ts';
import type { RunRecord } from '../record.ts';

export interface Finding {
  /** Which law, in few words; the same for all that broke it. */
  readonly law: string;
  readonly what: string;
}

/** Looks at what was recorded and at nothing else. */
export type Judge = (record: RunRecord, facts: Facts) => readonly Finding[];

/** Those of a group that there are more of than one. */
export function severalBy<T>(
  of: readonly T[],
  keyOf: (one: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  return [...Map.groupBy(of, keyOf)].filter(([, found]) => found.length > 1);
}
