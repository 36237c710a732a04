import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { Webhook } from 'standardwebhooks';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { RestoredCopy } from '../../src/db/engine/home.ts';
import { makeLog } from '../../src/log.ts';
import { startFakeSlack } from '../../src/playground/slack/fake-slack.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { startAmends } from '../../src/start.ts';
import { lacks } from '../../tools/lacks.ts';
import { amends } from '../cli/amends.ts';
import { databaseUrl } from '../template.ts';

const SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3';
const server = inject('server');
const hasTools = ['pg_dump', 'pg_restore'].every((tool) => {
  try {
    return execFileSync(tool, ['--version']).length > 0;
  } catch {
    return false;
  }
});

describe.skipIf(server === null || lacks(hasTools, 'pg_dump with pg_restore'))(
  'a backup of a database at work (server, pg_dump)',
  () => {
    const at = server ?? { url: '', template: '', run: '' };
    const folder = mkdtempSync(path.join(tmpdir(), 'amends-restore-'));
    const files = path.join(folder, 'amends.yaml');
    writeFileSync(
      files,
      `${readFileSync('demo/amends.yaml', 'utf8')}\nintake:\n  - { name: kit, team: front-desk, owner: ana }\n`,
    );
    const now = (): Date => new Date();
    const log = makeLog('error', () => undefined, now);
    const closing: (() => Promise<void>)[] = [];
    afterAll(async () => {
      for (const close of closing.toReversed()) await close();
    });

    const made = async (name: string): Promise<string> => {
      const database = `amends_test_${Math.floor(Date.now() / 1000)}_${at.run}_restore_${name}`;
      const admin = new pg.Client({ connectionString: at.url });
      await admin.connect();
      await admin.query(`CREATE DATABASE ${database}${name === 'from' ? ` TEMPLATE ${at.template}` : ''}`);
      await admin.end();
      return databaseUrl(at.url, database);
    };
    const envOf = (url: string, apiUrl: string): Record<string, string> => ({
      DATABASE_URL: url,
      PORT: '0',
      HOST: '127.0.0.1',
      AMENDS_CONFIG: files,
      AMENDS_POLICY: 'demo/policy.yaml',
      AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      AMENDS_INTAKE_KIT_SECRET: SECRET,
      SLACK_SIGNING_SECRET: HOTEL_AURORA.slack.signingSecret,
      SLACK_BOT_TOKEN: HOTEL_AURORA.slack.botToken,
      SLACK_API_URL: apiUrl,
    });
    const complain = async (url: string, n: number): Promise<string> => {
      const sent = now();
      const body = JSON.stringify({
        type: 'complaint.created',
        timestamp: sent.toISOString(),
        data: { subject: 'Shower', text: `The shower of room ${n} was cold.`, customer: { id: `Room ${n}` } },
      });
      const id = `restore-${n}`;
      const answer = await fetch(`${url}/intake/kit`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(sent.getTime() / 1000)),
          'webhook-signature': new Webhook(SECRET).sign(id, sent, body),
        },
        body,
      });
      return ((await answer.json()) as { case: string }).case;
    };

    it(
      'is whole, starts nowhere by accident, and goes on where it is adopted, with nothing posted twice',
      { timeout: 120_000 },
      async () => {
        const from = await made('from');
        const slack = await startFakeSlack({ world: HOTEL_AURORA, now });
        closing.push(() => slack.close());
        const first = await startAmends({ config: readConfig(envOf(from, slack.apiUrl)), log, now });
        const { url } = first;
        const before = await Promise.all([1, 2, 3, 4].map((n) => complain(url, n)));
        const cards = () => slack.messages('C0RECOVERIES');
        const isShown = (id: string) => cards().some((card) => JSON.stringify(card).includes(id));
        await expect.poll(() => before.every(isShown)).toBe(true);

        // under load: complaints come in while it is dumped
        const file = path.join(folder, 'amends.dump');
        const dump = spawn('pg_dump', ['--format=custom', `--file=${file}`, from]);
        const meanwhile: string[] = [];
        const dumped = once(dump, 'exit').then(([status]) => status as number);
        const isDumped = (): boolean => dump.exitCode !== null;
        for (let n = 5; !isDumped() || n < 8; n += 1) meanwhile.push(await complain(url, n));
        expect(await dumped).toBe(0);
        await first.stop();

        const to = await made('to');
        execFileSync('pg_restore', ['--no-owner', '--exit-on-error', `--dbname=${to}`, file]);
        const env = envOf(to, slack.apiUrl);
        const verified = await amends(['audit', 'verify'], env);
        expect(verified).toMatchObject({ status: 0 });
        const posted = cards().length;
        const calls = slack.calls().length;
        await expect(startAmends({ config: readConfig(env), log, now })).rejects.toThrow(RestoredCopy);
        expect(slack.calls().length).toBe(calls);

        expect(await amends(['database', 'adopt'], env)).toMatchObject({ status: 0 });
        expect((await amends(['database', 'adopt'], env)).out).toContain('already');
        const again = await startAmends({ config: readConfig(env), log, now });
        closing.push(() => again.stop());
        slack.connect(again.url);
        const cardsOf = (id: string) => cards().filter((one) => JSON.stringify(one).includes(id));
        const shown = JSON.stringify(cardsOf(before[0] ?? ''));
        const answer = await slack.command('U0ANA', 'C0DESK', `give ${before[0]} refund 20 EUR because cold water`);
        expect(answer.failed).toBeNull();
        await expect.poll(() => JSON.stringify(cardsOf(before[0] ?? ''))).not.toBe(shown);
        await again.sweep();
        // what came after the dump is not in it, and what was in it is not posted anew
        expect(before.map((id) => cardsOf(id).length)).toEqual([1, 1, 1, 1]);
        expect(cards().length).toBe(posted);
        expect(meanwhile.length).toBeGreaterThan(2);
      },
    );
  },
);
