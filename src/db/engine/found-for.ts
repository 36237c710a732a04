/**
 * Columns of what an index finds for each row of `ids`, a statement whose columns are `wanted` (most have one, `id`); `from` is a
 * table with the condition on them. Looked for one by one, behind a fence: while a table is new nothing is known about its size, a
 * plan that reads all of an index looks as cheap as one that goes to its place, and is kept. In a serialisable transaction
 * such a read conflicts with every insert anywhere. `tests/db/plans.test.ts` holds what comes of it.
 */
export const foundFor = (ids: string, columns: string, from: string): string =>
  `SELECT found.* FROM (${ids}) AS wanted CROSS JOIN LATERAL (SELECT ${columns} FROM ${from} OFFSET 0) AS found`;

/**
 * `workspace = $1` as no index is asked for it, where few rows of all workspaces meet the other conditions and have an index: a
 * plan made while the table was empty, and kept, would look through all of the workspace's.
 */
export const OURS_BY_OTHERS = 'coalesce(workspace) = $1';
