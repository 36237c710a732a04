/** Where an organisation is at work: which database of which server. A dump that was restored is another one, and must not speak in chat by accident. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from './serialisable.ts';

/** A server's number stays when a replica takes over, and is another one after a restore into a new server. */
const MAY_KNOW_SERVER = "SELECT has_function_privilege('pg_control_system()', 'EXECUTE') AS is";
const SERVER = '(SELECT system_identifier::text FROM pg_control_system())';
const HERE = (server: string): string =>
  `here AS (SELECT ${server} AS server, (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS database)`;

/** The database was at work elsewhere until now. */
export class RestoredCopy extends Error {
  override readonly name = 'RestoredCopy';
  constructor(workspaces: readonly string[]) {
    super(
      `the database is a restored copy: ${workspaces.join(', ')} was at work in another one. Nothing was posted and nothing changed. ` +
        'If this one goes on in its place, stop the other and run `amends database adopt`. If it is for trying, first take ' +
        'the tokens of the real Slack and Teams out of its settings.',
    );
  }
}

/** Notes where these are at work, the first time. Throws RestoredCopy where they were at work elsewhere. */
export async function atHome(q: Queryable, workspaces: readonly WorkspaceId[]): Promise<void> {
  const rows = await q.query<{ workspace: string }>(
    `WITH ${HERE(await serverFor(q))},
     first AS (INSERT INTO workspace_home (workspace, server, database, since)
       SELECT w, here.server, here.database, now() FROM here, unnest($1::text[]) AS w ON CONFLICT DO NOTHING)
     SELECT home.workspace FROM workspace_home home, here
     WHERE home.workspace = ANY ($1) AND (home.database <> here.database OR home.server <> here.server)`,
    [workspaces],
  );
  if (rows.length > 0) throw new RestoredCopy(rows.map(({ workspace }) => workspace));
}

/** From now on it is at work here; whether it was elsewhere before. */
export async function adopt(q: Queryable, workspace: WorkspaceId): Promise<boolean> {
  const rows = await q.query<{ workspace: string }>(
    `WITH ${HERE(await serverFor(q))}
     INSERT INTO workspace_home AS home (workspace, server, database, since)
     SELECT $1, here.server, here.database, now() FROM here
     ON CONFLICT (workspace) DO UPDATE SET server = excluded.server, database = excluded.database, since = excluded.since
     WHERE home.database <> excluded.database OR home.server IS DISTINCT FROM excluded.server
     RETURNING workspace`,
    [workspace],
  );
  return rows.length > 0;
}

const serverFor = async (q: Queryable): Promise<string> => {
  const [row] = await q.query<{ is: boolean }>(MAY_KNOW_SERVER);
  return row?.is === true ? SERVER : 'NULL::text';
};
