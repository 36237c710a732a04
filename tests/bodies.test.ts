/** Bodies whose sender is not known: bounded each, bounded together, and given back. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { makeBodies, type Bodies, type Body, type NoBody } from '../src/bodies.ts';
import { beginPost, type Posting } from './raw-http.ts';
import { soon } from './patience.ts';

const MOST = 100_000;
const TOGETHER = 250_000;
let bodies: Bodies = makeBodies(TOGETHER);
let server: Server;
let url = '';
const read: (Body | NoBody)[] = [];
const posting: Posting[] = [];

/** A door that reads every body and vouches for none of them until the test does. */
async function open(): Promise<void> {
  bodies = makeBodies(TOGETHER);
  read.length = 0;
  const serve = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const body = await bodies.read(req, MOST);
    read.push(body);
    if (body.ok) res.end('read');
    else bodies.turnAway(req, res, { status: body.status });
  };
  server = createServer((req, res) => void serve(req, res));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
afterEach(() => {
  for (const { socket } of posting.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
});

const begin = (headers: Record<string, string>, body: string): Posting => {
  const made = beginPost(url, headers, body);
  posting.push(made);
  return made;
};
const unfinished = (bytes: number): Posting => begin({ 'content-length': '99999' }, 'a'.repeat(bytes));
const heldIs = (least: number): Promise<void> => soon(() => expect(bodies.held()).toBeGreaterThanOrEqual(least));

it('a body counts until its sender is known, and is given back once', async () => {
  await open();
  expect(await begin({ 'content-length': '5' }, 'hello').answer).toContain('200 OK');
  const [body] = read;
  if (body?.ok !== true) throw new Error('not read');
  expect(body.bytes.toString()).toBe('hello');
  expect(bodies.held()).toBe(5);
  body.release();
  body.release();
  expect(bodies.held()).toBe(0);
  expect(body.bytes.toString()).toBe('hello');
});

it('a body of chunks of one byte takes what it weighs, and is read whole', async () => {
  await open();
  const { answer } = begin({ 'transfer-encoding': 'chunked' }, `${'1\r\na\r\n'.repeat(9_000)}0\r\n\r\n`);
  expect(await answer).toContain('200 OK');
  const [body] = read;
  expect(body?.ok === true && body.bytes.toString()).toBe('a'.repeat(9_000));
  expect(bodies.held()).toBeLessThanOrEqual(2 * 9_000);
});

it('too large is refused as soon as that is known: declared, or as it comes', async () => {
  await open();
  expect(await begin({ 'content-length': String(MOST + 1) }, '').answer).toMatch(/^HTTP\/1.1 413 /);
  const chunk = `${(50_000).toString(16)}\r\n${'a'.repeat(50_000)}\r\n`;
  expect(await begin({ 'transfer-encoding': 'chunked' }, chunk.repeat(3)).answer).toMatch(/^HTTP\/1.1 413 /);
  expect(bodies.held()).toBe(0);
});

it('too much together: the largest is told to come again, a small one gets through, and all of it is given back', async () => {
  await open();
  const large = [unfinished(90_000), unfinished(90_000)];
  await heldIs(180_000);
  const small = (): Promise<string> => begin({ 'content-length': '20000' }, 'b'.repeat(20_000)).answer;
  expect(await small()).toContain('200 OK');
  large.push(unfinished(90_000));
  const told = await Promise.race(large.map(({ answer }) => answer));
  expect(told).toMatch(/^HTTP\/1.1 503 [\s\S]*retry-after: 5[\s\S]*connection: close/i);
  expect(bodies.held()).toBeLessThanOrEqual(TOGETHER);
  expect(await small()).toContain('200 OK');
  for (const { socket } of posting) socket.destroy();
  for (const body of read) if (body.ok) body.release();
  await soon(() => expect(bodies.held()).toBe(0));
});

it('a flood of strangers who are refused is cut off, whoever comes one at a time hears why', async () => {
  await open();
  const flood = Array.from({ length: 200 }, () => begin({ 'content-length': String(MOST + 1) }, 'a'.repeat(1_000)));
  await Promise.all(flood.map(({ answer }) => answer));
  expect(bodies.held()).toBe(0);
  expect(await begin({ 'content-length': String(MOST + 1) }, '').answer).toMatch(/^HTTP\/1.1 413 /);
});

it('a body that breaks off leaves nothing behind', async () => {
  await open();
  const { socket } = unfinished(30_000);
  await heldIs(30_000);
  socket.destroy();
  await soon(() => expect(bodies.held()).toBe(0));
  expect(read).toEqual([{ ok: false, status: 400 }]);
});
