/** Two processes of Amends on one database, as far as the platforms can tell: requests go to the one and the other in turn. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { afterAll } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { thingId } from '../../src/core/base/ids.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { makeLog } from '../../src/log.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { startAmends } from '../../src/start.ts';
import { PATIENCE_MS, type Hotel } from './hotel.ts';

/** Starts a second app beside the hotel's own, on a pool of its own, and puts both behind one address. */
export async function besides(
  hotel: Hotel,
  db: Database,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly urls: readonly string[] }> {
  const config = readConfig({
    ...hotel.teams.env,
    PORT: '0',
    HOST: '127.0.0.1',
    AMENDS_CONFIG: 'demo/amends.yaml',
    AMENDS_POLICY: 'demo/policy.yaml',
    AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    SLACK_SIGNING_SECRET: HOTEL_AURORA.slack.signingSecret,
    SLACK_BOT_TOKEN: HOTEL_AURORA.slack.botToken,
    SLACK_API_URL: hotel.slack.apiUrl,
    ...env,
  });
  const now = (): Date => hotel.now();
  const log = makeLog('warn', (line) => void (hotel.logged as string[]).push(line), now);
  const newId = (kind: string) => thingId.parse(`${kind}_${randomBytes(12).toString('base64url')}`);
  const second = await startAmends({ config, log, now, database: db, newId, saveWithinMs: PATIENCE_MS, rings: false });
  const urls = [hotel.app.url, second.url];
  const proxy = await turns(urls);
  hotel.slack.connect(proxy.url);
  await hotel.teams.connect(`${proxy.url}/api/messages`, { install: false });
  afterAll(async () => {
    await proxy.close();
    await second.stop();
  });
  return { urls };
}

/** An address that passes every request on, unread, to the next of these. */
async function turns(urls: readonly string[]): Promise<{ readonly url: string; close(): Promise<void> }> {
  let n = 0;
  const server = http.createServer((req, res) => {
    const to = new URL(req.url ?? '/', urls[(n += 1) % urls.length]);
    const passed = http.request(to, { method: req.method, headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    });
    passed.on('error', () => res.writeHead(502).end());
    req.pipe(passed);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
