/** A house of thousands: by how many statements a source is read and members are made, and who stands in the end. No times: those are the bench's. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Account } from '../../src/core/people/account.ts';
import { accountsBeside } from '../../src/db/people/accounts.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { makeLog } from '../../src/log.ts';
import { openPeople } from '../../src/people-file.ts';
import { takeReading } from '../../src/people/take-reading.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { describeJourney } from '../database.ts';

/** More than twice as many as are written at once. */
const MANY = 9_000;
const GROUP = '77777777-0000-4000-8000-000000000001';
const { tenant } = HOTEL_AURORA.teams;
const YAML = `${readFileSync('demo/amends.yaml', 'utf8')}
people_from:
  entra: { tenant: ${tenant} }
  groups:
    - { group: ${GROUP}, role: agent, team: front-desk }
`;
const idOf = (n: number): string => `88888888-0000-4000-8000-${String(n).padStart(12, '0')}`;
const everybody = Array.from({ length: MANY }, (_, n): Account => ({
  source: 'entra',
  id: idOf(n),
  name: `Person ${n}`,
  email: `p${n}@hotel-aurora.example`,
  identities: [{ platform: 'teams', place: tenant, user: idOf(n) }],
  active: true,
  groups: [GROUP],
  zone: null,
  locale: null,
}));
const groups = [{ source: 'entra', id: GROUP, names: ['Desk'] }] as const;

describeJourney('thousands of people of a source', 'Slack', (open) => {
  it('come, stay and leave by few statements', async () => {
    const db = await open();
    const onDisk = path.join(mkdtempSync(path.join(tmpdir(), 'amends-many-')), 'amends.yaml');
    writeFileSync(onDisk, YAML);
    const config = readConfig({
      AMENDS_CONFIG: onDisk,
      AMENDS_POLICY: 'demo/policy.yaml',
      AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      SLACK_SIGNING_SECRET: 'secret',
      SLACK_BOT_TOKEN: 'xoxb-1',
      ENTRA_CLIENT_ID: 'app',
      ENTRA_CLIENT_SECRET: 'secret',
    });
    let at = new Date('2026-12-10T12:00:00Z').getTime();
    const now = (): Date => new Date((at += 30_000));
    const log = makeLog('error', () => undefined, now);
    const taken = (): Promise<void> => Promise.resolve();
    const people = openPeople({ db, log, now, policy: () => config.policy, taken }, config);
    const { workspace, peopleFrom } = config.organisation;
    await syncWorkspace(db, workspace);
    const rules = peopleFrom?.rules ?? [];
    const asked = vi.spyOn(pg.Client.prototype, 'query');
    /** How many statements a reading and what follows of it took. */
    const read = async (accounts: readonly Account[]): Promise<number> => {
      asked.mockClear();
      const told = accounts.map(({ id }) => id);
      await accountsBeside(db.read, workspace.id, 'entra', { told, closedFrom: '', mostClosed: 20 });
      const taking = { db, workspace: workspace.id, source: 'entra', rules, at: now(), isMeant: false } as const;
      await takeReading(taking, { accounts, groups });
      await people.merge();
      return asked.mock.calls.length;
    };
    const standing = async (): Promise<number> => {
      const [row] = await db.read.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM member WHERE workspace = $1 AND active AND id LIKE 'p-%'`,
        [workspace.id],
      );
      return row?.n ?? 0;
    };
    /** Who was written by the last reading. */
    const written = async (): Promise<string[]> => {
      const rows = await db.read.query<{ id: string }>(
        'SELECT a.id FROM people_account a JOIN people_source s ON s.source = a.source WHERE a.changed_at = s.read_at ORDER BY a.id LIMIT 5',
      );
      return rows.map(({ id }) => id);
    };
    expect([(await read(everybody)) < 80, await standing()]).toEqual([true, MANY]);
    expect([(await read(everybody)) < 10, await written()]).toEqual([true, []]);
    const others = everybody.slice(1);
    expect([(await read(others)) < 40, await standing(), await written()]).toEqual([true, MANY - 1, []]);
    const closed = others.map((one) => (one.id === idOf(1) ? { ...one, active: false } : one));
    expect([(await read(closed)) < 40, await standing(), await written()]).toEqual([true, MANY - 2, [idOf(1)]]);
    asked.mockRestore();
  });
});
