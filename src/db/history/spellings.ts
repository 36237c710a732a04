/** Words that come in several spellings, each shown as it came first. Kept, so that a later file says them alike. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface Spelled {
  readonly dimension: string;
  /** What the spellings have in common. */
  readonly word: string;
  readonly shown: string;
}

/** How each word is shown from now on; of one dimension and word given twice, the first counts. Kept unless `isDry`. */
export async function spellings(
  q: Queryable,
  workspace: WorkspaceId,
  given: readonly Spelled[],
  isDry: boolean,
): Promise<readonly Spelled[]> {
  if (given.length === 0) return [];
  const params = [workspace, given.map((g) => g.dimension), given.map((g) => g.word)];
  if (!isDry) await q.query(KEEP, [...params, given.map((g) => g.shown)]);
  return await q.query<Spelled>(
    `SELECT s.dimension, s.word, s.shown FROM history_spelling s
     JOIN (SELECT DISTINCT * FROM unnest($2::text[], $3::text[]) AS g(dimension, word)) g USING (dimension, word)
     WHERE s.workspace = $1`,
    params,
  );
}

const KEEP = `
INSERT INTO history_spelling (workspace, dimension, word, shown)
SELECT DISTINCT ON (dimension, word) $1, dimension, word, shown
FROM unnest($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS g(dimension, word, shown, n) ORDER BY dimension, word, n
ON CONFLICT DO NOTHING`;
