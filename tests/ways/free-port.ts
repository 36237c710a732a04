/** Where an app can listen whose address has to be known before it is there. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A port nobody listens on, for an address that has to be known before the app is there. */
export async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return String(port);
}
