/** Two processes of Amends on one database, as far as the platforms can tell: requests go to the one and the other in turn. */
import { randomBytes } from 'node:crypto';
import { readConfig } from '../../src/config.ts';
import { thingId } from '../../src/core/base/ids.ts';
import type { Database } from '../../src/db/engine/client.ts';
import { makeLog } from '../../src/log.ts';
import { startAmends, type Running } from '../../src/start.ts';
import { closeLater } from '../closing.ts';
import { auroraEnv } from './aurora.ts';
import { type Hotel } from './hotel.ts';
import { inFront } from './in-front.ts';
import { PATIENCE_MS } from '../patience.ts';

/** Starts a second app beside the hotel's own, on a pool of its own, and puts both behind one address. */
export async function besides(
  hotel: Hotel,
  db: Database,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly urls: readonly string[]; readonly second: Running }> {
  const config = readConfig({
    ...hotel.teams.env,
    ...auroraEnv(hotel.slack.apiUrl),
    ...env,
  });
  const now = (): Date => hotel.now();
  const log = makeLog('warn', (line) => void (hotel.logged as string[]).push(line), now);
  const newId = (kind: string) => thingId.parse(`${kind}_${randomBytes(12).toString('base64url')}`);
  const second = await startAmends({ config, log, now, database: db, newId, saveWithinMs: PATIENCE_MS, rings: false });
  const urls = [hotel.app.url, second.url];
  closeLater(() => second.stop());
  let turn = 0;
  const inTurn = await inFront(() => ({ to: urls[(turn += 1) % urls.length] ?? '' }));
  hotel.slack.connect(inTurn);
  await hotel.teams.connect(`${inTurn}/api/messages`, { install: false });
  return { urls, second };
}
