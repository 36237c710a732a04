/** Teams a file may name, by id or by name, as `sameWord` gives them. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { didYouMean } from '../../core/policy/reader/policy-faults.ts';
import { Refused } from '../verb.ts';
import type { TeamColumn } from './mapping.ts';
import { sameWord } from './same-word.ts';

/** Refused when the mapping itself names a team that is not there. Of two teams of one name, neither goes by it. */
export async function teamsKnown(
  q: Queryable,
  workspace: WorkspaceId,
  column: TeamColumn,
): Promise<ReadonlyMap<string, string>> {
  const rows = await q.query<{ id: string; name: string }>(
    'SELECT id, name FROM team WHERE workspace = $1 ORDER BY id',
    [workspace],
  );
  const teams = new Map<string, string>();
  const names = rows.map(({ name }) => sameWord(name));
  for (const { id, name } of rows) {
    const word = sameWord(name);
    if (names.indexOf(word) === names.lastIndexOf(word)) teams.set(word, id);
  }
  for (const { id } of rows) teams.set(sameWord(id), id);
  const named =
    column.kind === 'always' ? [column.team] : column.unknown === 'refuse' ? [...column.words.values()] : [];
  const lost = named.filter((word) => !teams.has(sameWord(word)));
  if (lost.length === 0) return teams;
  const ids = rows.map(({ id }) => id);
  throw new Refused(
    `team: there is no team "${lost[0] ?? ''}"${didYouMean(lost[0] ?? '', ids)}. There is: ${ids.join(', ')}. A team of the past is kept with unknown: keep.`,
  );
}
