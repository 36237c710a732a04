/** Where an app can listen whose address has to be known before it is there. */
import { createServer } from 'node:http';

/** Below those the system gives out by itself, which another test may be given in between. */
const [FIRST, HOW_MANY] = [20_000, 10_000];

export async function freePort(): Promise<string> {
  for (let n = 0; n < 50; n += 1) {
    const port = FIRST + ((process.pid * 31 + n * 997 + Math.floor(performance.now())) % HOW_MANY);
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
