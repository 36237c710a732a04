/** Who looked at personal detail: looks at cases stand in their journals, exports and what operators did in that of the house. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface Look {
  readonly at: Date;
  /** `member:ana`, `operator`. */
  readonly by: string;
  /** Null: of no one case. */
  readonly case: string | null;
  /** `case`: its details; `hidden`: what masking hid; `exported cases` and the like. */
  readonly what: string;
  /** Tells looks of one moment apart. */
  readonly id: string;
}

export interface LooksAsked {
  readonly after: Pick<Look, 'at' | 'id'>;
  /** Not included. */
  readonly until: Date;
  readonly case: string | null;
  readonly limit: number;
}

/** In the order they happened. */
export async function looksAt(
  q: Queryable,
  workspace: WorkspaceId,
  { after, until, case: of, limit }: LooksAsked,
): Promise<readonly Look[]> {
  return await q.query<Look & Record<string, unknown>>(
    `SELECT at, by, "case", what, id FROM (
       SELECT j.at, 'member:' || coalesce(j.by, '') AS by, j."case", coalesce(j.body ->> 'what', 'case') AS what,
         j."case" || '/' || j.seq AS id
       FROM journal_entry j WHERE j.workspace = $1 AND j.at >= $2 AND j.at < $3 AND j.kind = 'viewed' AND ($5::text IS NULL OR j."case" = $5)
       UNION ALL
       SELECT h.at, h.by, h.details ->> 'case', h.kind || ' ' || coalesce(h.details ->> 'what', ''), 'house/' || h.seq
       FROM house_entry h WHERE h.workspace = $1 AND h.at >= $2 AND h.at < $3 AND h.kind IN ('exported', 'looked_at')
         AND ($5::text IS NULL OR h.details ->> 'case' = $5)) l
     WHERE (at, id) > ($2, $4) ORDER BY at, id LIMIT $6`,
    [workspace, after.at, until, after.id, of, limit],
  );
}
