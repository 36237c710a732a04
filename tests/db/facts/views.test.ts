/** The views that dashboards read: the same numbers as the export, every query of the dashboard, for a role that can read nothing else. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { thingId } from '../../../src/core/base/ids.ts';
import { amends, ANA, fileOf, storedHotel } from '../../cli/amends.ts';
import { describeOnServer } from '../../database.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const DASHBOARD = z
  .object({ panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ rawSql: z.string() })) })) })
  .parse(JSON.parse(readFileSync(path.join(ROOT, 'dashboards/grafana.json'), 'utf8')));
const QUERIES = DASHBOARD.panels.flatMap(({ title, targets }) => targets.map(({ rawSql }) => ({ title, rawSql })));

const MAPPING = `
name: before
reference: id
received: { column: came, format: iso, zone: Europe/Paris }
first_contact: { column: spoke, format: iso, zone: Europe/Paris }
resolved: { column: done, format: iso, zone: Europe/Paris }
team: { always: front-desk }
costs: [{ column: given, currency: EUR }]
labels: { city: town }
`;

/** Six weeks of one to eight complaints each; some not answered, some not over. */
function history(): string {
  const lines = ['id,came,spoke,done,given,town'];
  for (let week = 0; week < 6; week += 1) {
    for (let n = 0; n <= week + 2; n += 1) {
      const day = new Date(Date.UTC(2024, 1, 5 + week * 7 + (n % 6), 9, n * 7)).toISOString();
      const at = (hours: number): string => new Date(Date.parse(day) + hours * 3_600_000).toISOString();
      lines.push(
        [
          `B${week}-${n}`,
          day,
          n % 4 === 3 ? '' : at(n / 3),
          n % 5 === 4 ? '' : at(20 + n),
          n % 2 === 0 ? '12.50' : '',
          'Paris',
        ].join(','),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

const nameOf = (row: Record<string, unknown>): string => JSON.stringify([row['team'], row['period'], row['id']]);

describeOnServer('the views for dashboards', (server) => {
  const reader = `amends_reader_${randomBytes(6).toString('hex')}`;
  let url: string;
  let client: pg.Client;
  let exported: readonly Record<string, unknown>[];

  beforeAll(async () => {
    url = await server.url();
    const hotel = await storedHotel({ url });
    for (let n = 0; n < 6; n += 1) {
      const id = await hotel.logs(ANA, `K-${n}`);
      if (n > 0) await hotel.gives(ANA, id, BigInt(10 + n));
      const given = await hotel.db.read.query<{ id: string }>(
        `SELECT action AS id FROM ledger_entry WHERE "case" = $1`,
        [id],
      );
      const done = given.map((one) => thingId.parse(one.id));
      const ended = { outcome: 'accepted', customerAccepted: 'yes', rootCause: 'mistake' } as const;
      await hotel.does(ANA, { kind: 'resolve', case: id, ...ended, processArea: null, whatHelped: null, done });
    }
    await hotel.close();
    const env = { DATABASE_URL: url };
    const imported = await amends(
      ['import', fileOf(history(), 'before.csv'), '--mapping', fileOf(MAPPING, 'map.yaml')],
      env,
    );
    if (imported.status !== 0) throw new Error(imported.err);
    const { out } = await amends(
      ['export', 'metrics', '--from', '2024-02-05', '--to', '2024-04-01', '--format', 'jsonl'],
      env,
    );
    exported = out.split('\n').flatMap((line): Record<string, unknown>[] => (line === '' ? [] : [JSON.parse(line)]));
    client = new pg.Client({ connectionString: url });
    await client.connect();
    // as docs/operators/dashboards.md says
    await client.query(`CREATE ROLE ${reader} NOLOGIN`);
    await client.query(`GRANT USAGE ON SCHEMA amends_figures TO ${reader}`);
    await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA amends_figures TO ${reader}`);
    await client.query(`SET ROLE ${reader}`);
  });
  afterAll(async () => {
    await client.query('RESET ROLE');
    await client.query(`DROP OWNED BY ${reader}`);
    await client.query(`DROP ROLE ${reader}`);
    await client.end();
  });

  it('have every metric of every week as the export has it', async () => {
    const { rows } = await client.query<Record<string, unknown>>(
      `SELECT metric AS id, version::text, team, week AS period, n, excluded, value, unit, hits, p90, note
       FROM amends_figures.metric_by_week WHERE week < '2024-W14' ORDER BY team, week, metric`,
    );
    const named = new Map(exported.filter((row) => row['part'] === null).map((row) => [nameOf(row), row]));
    const beside = rows.map((row) => {
      const { id, version, team, period, n, excluded, value, unit, hits, p90, note } = named.get(nameOf(row)) ?? {};
      return { id, version: String(version), team, period, n, excluded, value, unit, hits, p90, note };
    });
    expect(rows.length).toBeGreaterThan(60);
    expect(rows).toEqual(beside);
    expect(rows.filter((row) => row['id'] === 'heard').map((row) => row['n'])).toContain(8);
  });

  it('have what was given as the export has it', async () => {
    const { rows } = await client.query<{ week: string; minor: string; complaints: number }>(
      `SELECT week, minor::text, complaints FROM amends_figures.cost_by_week WHERE kind = 'goodwill' AND team = 'front-desk' ORDER BY week`,
    );
    const spent = exported.filter(
      (row) => row['id'] === 'recovery_cost' && row['team'] === 'front-desk' && row['n'] !== 0,
    );
    expect(rows.map(({ week, complaints }) => [week, complaints])).toEqual(
      spent.map((row) => [row['period'], row['n']]),
    );
    const told = spent.filter((row) => row['value'] !== null);
    expect(
      rows.filter(({ week }) => told.some((row) => row['period'] === week)).map(({ minor }) => Number(minor) / 100),
    ).toEqual(told.map((row) => Number(row['value'])));
  });

  it.each(QUERIES)('answer the dashboard’s query of “$title”', async ({ rawSql }) => {
    const sql = rawSql
      .replaceAll(/\$__timeFilter\((\w+)\)/g, `$1 BETWEEN '2024-01-01' AND '2024-06-01'`)
      .replaceAll('$workspace', 'aurora')
      .replaceAll('$team', `'front-desk'`);
    expect(sql).not.toMatch(/\$/);
    const [{ workspace } = { workspace: '' }] = (
      await client.query<{ workspace: string }>('SELECT DISTINCT workspace FROM amends_figures.team_week')
    ).rows;
    const { rows } = await client.query(sql.replaceAll(`'aurora'`, `'${workspace}'`));
    expect(rows.length).toBeGreaterThan(0);
  });

  it('have one row for every complaint, and no person in any', async () => {
    const { rows } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM amends_figures.complaint');
    expect(rows).toEqual([{ n: 6 + 33 }]);
    const columns = await client.query<{ name: string }>(
      `SELECT DISTINCT column_name AS name FROM information_schema.columns WHERE table_schema = 'amends_figures'`,
    );
    const people = columns.rows.filter(({ name }) =>
      /member|owner$|person|by$|staff|agent|customer|author|user/.test(name),
    );
    expect(people).toEqual([]);
  });

  it.each(['case_fact', 'member', 'recovery_case', 'history_case', 'survey'])(
    'let their reader not read %s',
    async (table) => {
      await expect(client.query(`SELECT * FROM ${table} LIMIT 1`)).rejects.toThrow('permission denied');
    },
  );
});
