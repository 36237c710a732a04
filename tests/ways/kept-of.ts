/** Everything of one organisation that is stored, a sum for each table: whoever changes a row of it changes the sum. */
import type { Database } from '../../src/db/engine/client.ts';

export async function keptOf(db: Database, workspace: string): Promise<Readonly<Record<string, string>>> {
  const tables = await db.read.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name IN ('workspace', 'workspace_id')
     AND table_name NOT IN (SELECT table_name FROM information_schema.views WHERE table_schema = 'public') ORDER BY 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await db.read.query<{ sum: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS sum FROM "${name}" t WHERE workspace = $1`,
      [workspace],
    );
    sums[name] = row?.sum ?? '';
  }
  return sums;
}

export const changedBetween = (
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] => Object.keys(before).filter((table) => before[table] !== after[table]);
