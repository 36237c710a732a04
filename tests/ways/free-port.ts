/** Where an app can listen whose address has to be known before it is there. */
import { createServer } from 'node:http';

/** Below those the system gives out by itself, which another test may be given in between. */
const [FIRST, HOW_MANY] = [20_000, 10_000];
/** Prime to their number, so that each of them comes once before one comes again; so far apart that neighbours of a port are nobody's. */
const STEP = 997;
/** Where this worker begins: the run by its process, and its workers as far from each other as four of them can be. */
const BEGIN = process.pid * 31 + Number(process.env['VITEST_POOL_ID'] ?? 0) * (HOW_MANY / 4);

let asked = 0;

/** Never the same twice, although nobody listens there yet when the next one is asked for. */
export async function freePort(): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = FIRST + ((BEGIN + (asked += 1) * STEP) % HOW_MANY);
    if (await isFree(port)) return String(port);
  }
  throw new Error(`no port from ${FIRST} on is free`);
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((done) => {
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => void server.close(() => done(true)));
  });
}
