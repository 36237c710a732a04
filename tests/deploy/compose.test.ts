/** compose.yaml: what it names is there, Amends runs without rights on a root it cannot write to, and with a role that cannot change what is on record. */
import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { tooMuch } from '../../src/db/engine/roles.ts';
import { lacks } from '../../tools/lacks.ts';
import { describeOnServer } from '../database.ts';

const known = readFileSync('docs/operators/running.md', 'utf8') + readFileSync('.env.example', 'utf8');
/** A setting of ours, by itself or as the file it lies in. */
const isSetting = (name: string): boolean => known.includes(name.replace(/_FILE$/, ''));
const labels = z.record(z.string(), z.string());

const service = z.looseObject({
  image: z.string(),
  environment: labels.default({}),
  user: z.string().optional(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  secrets: z.array(z.string()),
  networks: z.array(z.string()),
  volumes: z.array(z.string()).default([]),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
  ports: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  stop_grace_period: z.string().optional(),
});
const compose = z
  .object({
    services: z.record(z.string(), service),
    networks: z.record(z.string(), z.object({ internal: z.boolean().optional() })),
    volumes: z.record(z.string(), z.unknown()),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  })
  .loose()
  .parse(parse(readFileSync('compose.yaml', 'utf8'), { merge: true }));

describe('compose.yaml', () => {
  const services = Object.entries(compose.services);

  it('names nothing that is not there', () => {
    for (const [, one] of services) {
      expect(one.secrets.filter((name) => compose.secrets[name] === undefined)).toEqual([]);
      expect(one.networks.filter((name) => compose.networks[name] === undefined)).toEqual([]);
      expect(Object.keys(one.depends_on).filter((name) => compose.services[name] === undefined)).toEqual([]);
      const kept = one.volumes.map((each) => each.split(':')[0] ?? '').filter((each) => !each.startsWith('.'));
      expect(kept.filter((name) => !(name in compose.volumes))).toEqual([]);
    }
  });

  it('gives Amends settings that there are, from files that the script makes', () => {
    const { environment = {} } = compose.services['amends'] ?? {};
    expect(Object.keys(environment).filter((name) => !isSetting(name))).toEqual([]);
    const made = readFileSync('deploy/make-secrets.sh', 'utf8');
    for (const { file } of Object.values(compose.secrets)) expect(made).toContain(`keep ${path.basename(file)} `);
  });

  it('runs Amends on a root it cannot write to, without rights, behind a proxy; the database is reached from inside alone', () => {
    for (const name of ['amends', 'migrate', 'password']) {
      const one = compose.services[name];
      expect(one).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    }
    expect(compose.services['amends']?.ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(compose.services['database']?.networks.filter((name) => compose.networks[name]?.internal !== true)).toEqual(
      [],
    );
    expect(compose.services['database']?.ports).toEqual([]);
  });

  it('keeps the owner’s address and the password of the superuser from Amends', () => {
    expect(compose.services['amends']?.secrets.toSorted()).toEqual(['app-url', 'secret-key']);
    expect(compose.services['amends']?.environment).toMatchObject({ DATABASE_URL_FILE: '/run/secrets/app-url' });
    expect(compose.services['migrate']?.environment).toEqual({
      DATABASE_MIGRATION_URL_FILE: '/run/secrets/owner-url',
    });
    for (const [name, { secrets, environment }] of services) {
      const files = Object.values(environment).filter((value) => value.startsWith('/run/secrets/'));
      expect([name, files.filter((file) => !secrets.includes(path.basename(file)))]).toEqual([name, []]);
    }
  });

  it('starts Amends after the migration, and the migration after the database', () => {
    expect(compose.services['amends']?.depends_on['password']?.condition).toBe('service_completed_successfully');
    expect(compose.services['password']?.depends_on['migrate']?.condition).toBe('service_completed_successfully');
    expect(compose.services['migrate']?.depends_on['database']?.condition).toBe('service_healthy');
    expect(Number.parseInt(compose.services['amends']?.stop_grace_period ?? '', 10)).toBeGreaterThanOrEqual(15);
  });
});

describe('the secrets of compose', () => {
  it('are made once: good, in a folder of their own, and kept', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'amends-secrets-'));
    const make = (): string =>
      execFileSync('sh', [path.resolve('deploy/make-secrets.sh')], { cwd: folder, encoding: 'utf8' });
    const read = (name: string): string => readFileSync(path.join(folder, 'secrets', name), 'utf8');
    make();
    const first = read('secret-key');
    expect(Buffer.from(first, 'base64')).toHaveLength(32);
    expect(new URL(read('owner-url')).password).toBe(read('database-password'));
    expect(new URL(read('app-url')).username).toBe('amends_app');
    expect(new URL(read('app-url')).password).toBe(read('app-password'));
    expect(read('app-password')).not.toBe(read('database-password'));
    expect(statSync(path.join(folder, 'secrets')).mode & 0o077).toBe(0);
    make();
    expect(read('secret-key')).toBe(first);
  });
});

const hasPsql = spawnSync('psql', ['--version']).status === 0;

describe.skipIf(lacks(hasPsql, 'psql'))('what compose runs before Amends', () => {
  describeOnServer('on a server of our own', (server) => {
    it('leaves Amends a role that may log in with its password and cannot change what is on record', async () => {
      const url = await server.emptyUrl();
      const mark = randomBytes(4).toString('hex');
      const [app, reader] = [`amends_test_app_${mark}`, `amends_test_reader_${mark}`];
      const secrets = mkdtempSync(path.join(tmpdir(), 'amends-compose-'));
      const keep = (name: string, text: string): void => writeFileSync(path.join(secrets, name), text);
      keep('owner-url', url);
      keep('app-password', mark);
      /** As a container has it: our folder where its secrets lie, and roles of this test's own. */
      const here = (text: string): string =>
        text.replaceAll('/run/secrets', secrets).replaceAll('$$', '$').replaceAll('amends_app', app);
      const run = (name: string, more: readonly string[] = []): void => {
        const { entrypoint = [], command = [], environment = {} } = compose.services[name] ?? {};
        const [file = '', ...args] = [...entrypoint, ...command, ...more].map(here);
        const env = Object.entries(environment).map(([key, value]) => [key, here(value)]);
        execFileSync(file === 'node' ? process.execPath : file, args, {
          env: { PATH: process.env['PATH'], AMENDS_ENV_FILE: '', ...Object.fromEntries(env) },
        });
      };
      const owner = new pg.Client({ connectionString: url });
      await owner.connect();
      try {
        // twice, as each `docker compose up` does
        for (const _ of [1, 2]) {
          run('migrate', ['--app', app, '--reader', reader]);
          run('password');
        }
        const stored = await owner.query(`SELECT rolpassword ~ '^SCRAM' AS is FROM pg_authid WHERE rolname = '${app}'`);
        expect(stored.rows).toEqual([{ is: true }]);
        const as = new URL(url);
        as.username = app;
        as.password = mark;
        const amends = new pg.Client({ connectionString: as.href });
        await amends.connect();
        const query = async <R>(sql: string, params: readonly unknown[] = []): Promise<R[]> =>
          (await amends.query(sql, [...params])).rows as R[];
        const found = await tooMuch({ query });
        await amends.end();
        expect(found).toEqual([]);
      } finally {
        for (const role of [app, reader]) await owner.query(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
        await owner.end();
      }
    });
  });
});
