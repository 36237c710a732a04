import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/engine/client.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { openAnyDatabase } from '../database.ts';
import { openHotelWithSource, signed } from '../intake/sender.ts';
import type { Hotel } from '../ways/hotel.ts';

/** Recorded by others, licensed for measuring only: read where it lies, never copied here. */
const FILE = path.resolve(import.meta.dirname, '../../../shared/data/09-platform-payloads/dev.jsonl');

interface Row {
  readonly id: string;
  readonly platform: string;
  readonly kind: string;
  readonly payload: Record<string, unknown>;
  readonly raw: string | null;
}

const rows: readonly Row[] = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Row)
  : [];
const of = (platform: string): readonly Row[] => rows.filter((row) => row.platform.startsWith(platform));
const named = (list: readonly Row[]): [string, Row][] => list.map((row) => [`${row.id} ${row.kind}`, row]);

const { slack, teams } = HOTEL_AURORA;
/** Ids of the recordings → those of our workplace, so that what is sent gets beyond the check of where it comes from. */
const OURS: readonly (readonly [RegExp, string])[] = [
  [/\bT(111|_INSTALLED|_SOURCE)\b/g, slack.team],
  [/\bA111\b/g, slack.app],
  [/\b[UW]111\b/g, 'U0ANA'],
  [/\bC111\b/g, 'C0DESK'],
];
const atHome = (text: string): string => OURS.reduce((so, [from, to]) => so.replaceAll(from, to), text);

describe.skipIf(rows.length === 0)(
  `recorded payloads${rows.length === 0 ? ' (skipped: there is no ../shared/data/09-platform-payloads here)' : ''}`,
  () => {
    let db: Database;
    let hotel: Hotel;
    beforeAll(async () => {
      db = await openAnyDatabase();
      hotel = await openHotelWithSource(db);
    });

    /** Sends it twice, as platforms do now and then; each time there is an answer, and it shows no stack. Gives the higher status. */
    const send = async (place: string, body: string, headers: Record<string, string>): Promise<number> => {
      let status = 0;
      for (let time = 0; time < 2; time += 1) {
        const answer = await fetch(`${hotel.app.url}${place}`, { method: 'POST', body, headers });
        expect(await answer.text()).not.toMatch(/\bat .*:\d+:\d+/);
        status = Math.max(status, answer.status);
      }
      return status;
    };
    const cases = async (): Promise<number> =>
      (await db.read.query<{ n: number }>('SELECT count(*)::int AS n FROM recovery_case'))[0]?.n ?? -1;

    const slackHeaders = (body: string, type: string): Record<string, string> => {
      const stamp = String(Math.floor(hotel.now().getTime() / 1000));
      const mac = createHmac('sha256', slack.signingSecret).update(`v0:${stamp}:${body}`).digest('hex');
      return { 'content-type': type, 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${mac}` };
    };
    const sendSlack = (row: Row, change: (text: string) => string): Promise<number> => {
      const json = change(JSON.stringify(row.payload));
      const event = row.kind.startsWith('event') || row.kind === '?';
      const body =
        row.raw === null ? (event ? json : new URLSearchParams({ payload: json }).toString()) : change(row.raw);
      const type = event ? 'application/json' : 'application/x-www-form-urlencoded';
      return send('/slack/events', body, slackHeaders(body, type));
    };

    it.each(named(of('slack')))('of Slack are answered: %s', async (_name, row) => {
      expect(await sendSlack(row, (text) => text)).toBeLessThan(500);
      expect(await sendSlack(row, atHome)).toBeLessThan(500);
    });

    const sendTeams = async (activity: Record<string, unknown>): Promise<number> => {
      const token = await hotel.teams.issuer.tokenForApp(hotel.teams.serviceUrl);
      return send('/api/messages', JSON.stringify(activity), {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
      });
    };
    /** What a partial activity lacks, and where it comes from, as if it came from our tenant. */
    const whole = (row: Row): Record<string, unknown> => ({
      id: row.id,
      from: { id: '29:ana', name: 'Ana', aadObjectId: '00000000-0000-4000-8000-000000000001' },
      recipient: { id: `28:${teams.clientId}`, name: 'Amends' },
      ...row.payload,
      channelId: 'msteams',
      serviceUrl: hotel.teams.serviceUrl,
      conversation: { id: '19:desk@thread.tacv2', conversationType: 'channel', tenantId: teams.tenant },
      channelData: { ...asObject(row.payload['channelData']), tenant: { id: teams.tenant } },
    });

    it.each(named(of('msteams')))('of Teams are answered: %s', async (_name, row) => {
      expect(await sendTeams(row.payload)).toBeLessThan(500);
      expect(await sendTeams(whole(row))).toBeLessThan(500);
    });

    it.each(named(of('webhook')))('of other systems open no case in the wrong format: %s', async (_name, row) => {
      const before = await cases();
      const body = JSON.stringify(row.payload);
      const status = await send('/intake/reviews', body, signed(body, { id: `msg_${row.id}`, at: hotel.now() }));
      expect([202, 422]).toContain(status);
      expect(await cases()).toBe(before);
    });

    it('are all there, leave the app serving, and nothing in its log that went wrong', async () => {
      expect([of('slack').length, of('msteams').length, of('webhook').length]).toEqual([33, 48, 10]);
      await hotel.slack.idle();
      expect((await fetch(`${hotel.app.url}/readyz`)).status).toBe(200);
      const logged = (words: string): readonly string[] => hotel.logged.filter((line) => line.includes(words));
      expect(logged('"level":"error"')).toEqual([]);
      // what came from our own workplace was not stopped at the wall already
      expect(logged('Slack request served').length).toBeGreaterThan(10);
    });
  },
);

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
