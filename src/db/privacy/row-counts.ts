/** Statements that are done one after the other, each telling by its rows how many it took. */
import type { Queryable } from '../engine/serialisable.ts';

/** By what each is about. A statement gets as many of the parameters as it names: one that it does not use has no type. */
export async function rowCounts(
  q: Queryable,
  statements: Readonly<Record<string, string>>,
  params: readonly unknown[],
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [what, sql] of Object.entries(statements)) {
    const used = params.findLastIndex((_param, at) => sql.includes(`$${at + 1}`)) + 1;
    counts[what] = (await q.query(sql, params.slice(0, used))).length;
  }
  return counts;
}
