/** Statements that are done one after the other, each telling by its rows how many it took. */
import type { ThingId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { notedIn } from './erasures.ts';

/** A statement with `RETURNING 1`; in two parts where others of the same go before it, `name AS (…)`. */
export type Takes = string | readonly [before: string, takes: string];

/**
 * By what each is about. A statement gets as many of the parameters as it names: one that it does not use has no type.
 * `erasure`: what each took is noted on that in the same statement, so that no break loses it and nobody counts it twice.
 */
export async function rowCounts(
  q: Queryable,
  statements: Readonly<Record<string, Takes>>,
  params: readonly unknown[],
  erasure: ThingId | null = null,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [what, of] of Object.entries(statements)) {
    const [before, takes] = typeof of === 'string' ? [null, of] : of;
    const used = params.findLastIndex((_param, at) => `${before} ${takes}`.includes(`$${at + 1}`)) + 1;
    const noted = erasure === null ? '' : `, noted AS (${notedIn(what, 'took', `$${used + 1}`)})`;
    const sql = `WITH ${before === null ? '' : `${before}, `}took AS (${takes})${noted} SELECT 1 FROM took`;
    const rows = await q.query(sql, [...params.slice(0, used), ...(erasure === null ? [] : [erasure])]);
    counts[what] = rows.length;
  }
  return counts;
}
