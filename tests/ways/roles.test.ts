/** Processes that only serve people, and processes that do what nobody waits for. */
import { beforeAll, expect, it } from 'vitest';
import { makeDoor } from '../../src/app/door/make-door.ts';
import { makeInbox } from '../../src/app/door/inbox.ts';
import { readConfig } from '../../src/config.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { startAmends, type Running } from '../../src/start.ts';
import { makeLog } from '../../src/log.ts';
import { closeLater } from '../closing.ts';
import { describeOnServer } from '../database.ts';
import { auroraEnv } from './aurora.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const ELSEWHERE = 'postgresql://127.0.0.1/opened-by-the-test';

describeOnServer('what a process does', (server) => {
  let web: Hotel;
  let slack: Surface;
  let second: Database;

  beforeAll(async () => {
    const first = await server.open();
    second = await server.openAgain();
    web = await openHotel(first, { env: { AMENDS_ROLE: 'web', DATABASE_URL: ELSEWHERE } });
    slack = surfaceOf(web, 'Slack');
  });

  const ready = async (url: string): Promise<unknown> => (await fetch(`${url}/readyz`)).json();
  const rows = async (table: string): Promise<number> => (await second.read.query(`SELECT 1 FROM ${table}`)).length;

  async function startWorker(): Promise<Running> {
    const config = readConfig({
      ...web.teams.env,
      ...auroraEnv(web.slack.apiUrl),
      DATABASE_URL: ELSEWHERE,
      AMENDS_ROLE: 'worker',
    });
    const now = (): Date => web.now();
    const log = makeLog('warn', () => undefined, now);
    const started = await startAmends({ config, log, now, database: second, rings: false });
    closeLater(() => started.stop());
    return started;
  }

  it('one that serves people carries out what they wait for, and does nothing that nobody waits for', async () => {
    await slack.log('ana', 'Room 412: no hot water', { customer: 'Room 412' });
    await slack.until(() => slack.caseCard('R-1001'), 'the card');
    await slack.type('ana', 'promise R-1001 call back in 1 hour');
    await web.drawn();
    expect(await ready(web.app.url)).toEqual({ ok: true, todo: expect.stringContaining('no worker lives') });
    // a wish of a process that is gone, and a case whose time has come
    const inbox = makeInbox(web.app.shell);
    const desk = { platform: 'slack', place: 'T0AURORA', channel: 'C0DESK' } as const;
    const caller = { platform: 'slack', place: 'T0AURORA', user: 'U0ANA', name: 'ana' } as const;
    const left = { ...caller, channel: desk, locale: null, at: web.now() };
    await makeDoor(web.app.shell, inbox).accept(left, 'slack:T0AURORA:left', { kind: 'back' });
    await second.read.query('UPDATE wish SET holder = 5');
    const told = await rows('journal_entry');
    web.forward(7_200_000);
    await web.app.sweep();
    await web.app.clockMoved();
    await inbox.recover('own');
    expect(await rows('wish')).toBe(1);
    expect(await rows('journal_entry')).toBe(told);
  });

  it('one that works takes up what was left and what is due, and nobody reaches more of it than how it is', async () => {
    const told = await rows('journal_entry');
    const worker = await startWorker();
    await expect.poll(() => rows('wish'), { interval: 20 }).toBe(0);
    await expect.poll(() => rows('journal_entry'), { interval: 20 }).toBeGreaterThan(told);
    expect(await ready(web.app.url)).toEqual({ ok: true });
    for (const path of ['/healthz', '/readyz', '/metrics'])
      expect((await fetch(`${worker.url}${path}`)).status).toBe(200);
    for (const path of ['/slack/events', '/api/messages', '/intake/kit', '/mcp', '/privacy', '/survey/x', '/picture/x'])
      expect((await fetch(`${worker.url}${path}`, { method: 'POST' })).status).toBe(404);
    await web.drawn();
    expect(slack.caseTitles()).toEqual(['R-1001']);
  });

  it('what a person does while both run is done once, by the one that heard it', async () => {
    await slack.type('ana', 'give R-1001 refund 10 EUR');
    await slack.until(() => slack.caseCard('R-1001')?.text.includes('€10.00'), 'the remedy on the card');
    await web.drawn();
    expect(await rows(`journal_entry WHERE kind = 'given'`)).toBe(1);
  });
});
