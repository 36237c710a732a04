/** The one server: its routes, its answers to nonsense, and how it goes. */
import { request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drain, makeServer, type ServerParts } from '../src/server.ts';

const ok = (_: IncomingMessage, res: ServerResponse): void => void res.end('ok');
const thrown: unknown[] = [];
let server: Server;
let faults: readonly string[] = [];

async function start(parts: Partial<ServerParts> = {}): Promise<void> {
  server = makeServer({
    slack: ok,
    teams: ok,
    intake: ok,
    notReady: () => Promise.resolve(faults),
    metrics: () => 'amends_up 1\n',
    onError: (error) => thrown.push(error),
    ...parts,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  at = (server.address() as AddressInfo).port;
}
beforeEach(async () => {
  thrown.length = 0;
  faults = [];
  await start();
});
afterEach(() => drain(server, 500));

let at = 0;
const port = (): number => at;
interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: IncomingMessage['headers'];
}
const ask = (path: string, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const req = request({ port: port(), host: '127.0.0.1', path, method, agent: false }, (res) => {
      let body = '';
      res.on('data', (chunk: Buffer) => (body += chunk.toString()));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body, headers: res.headers }));
    });
    req.on('error', reject).end();
  });
const raw = (text: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port(), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });

describe('the routes', () => {
  it('show whole pages to everybody, with nothing in them that runs', async () => {
    await drain(server, 500);
    await start({ pages: new Map([['/privacy', '<p>ours</p>']]), page: ok });
    const { status, body, headers } = await ask('/privacy?from=teams');
    expect({ status, body, type: headers['content-type'] }).toEqual({
      status: 200,
      body: '<p>ours</p>',
      type: 'text/html; charset=utf-8',
    });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect((await ask('/privacy', 'POST')).status).toBe(405);
  });

  it.each([
    ['POST', '/slack/events', 200],
    ['POST', '/api/messages', 200],
    ['POST', '/intake/hotel-mail', 200],
    ['GET', '/slack/events', 405],
    ['DELETE', '/api/messages', 405],
    ['GET', '/slack/install', 404],
    ['POST', '/intake/', 404],
    ['POST', '/intake/../slack/events', 200],
    ['POST', '/intake/a%2fb', 404],
    ['GET', '/', 404],
    ['GET', '//', 400],
    ['GET', '/%E0%A4%A', 400],
    ['GET', '/scim/v2/Users/%', 400],
    ['POST', '/intake/hotel-mail%', 400],
    ['POST', '/intake/hotel-mail?key=%', 200],
    ['POST', '/SLACK/EVENTS', 404],
    ['GET', '/healthz', 200],
    ['POST', '/healthz', 405],
  ])('%s %s answers %i', async (method, path, status) => {
    expect((await ask(path, method)).status).toBe(status);
  });

  it('say no in JSON and name what is allowed', async () => {
    const no = await ask('/slack/events');
    expect(JSON.parse(no.body)).toEqual({ error: 'method not allowed' });
    expect(no.headers).toMatchObject({
      allow: 'POST',
      'content-type': 'application/json',
      'x-content-type-options': 'nosniff',
    });
    expect(no.headers['x-powered-by']).toBeUndefined();
  });

  it('of health tell whether we live and can serve, and in fixed words why not', async () => {
    expect((await ask('/healthz')).body).toBe('{"ok":true}');
    expect((await ask('/readyz')).status).toBe(200);
    faults = ['database_readonly', 'migrations_behind'];
    const not = await ask('/readyz');
    expect(not.status).toBe(503);
    expect(JSON.parse(not.body)).toEqual({ ok: false, why: faults });
    expect((await ask('/healthz')).status).toBe(200);
    expect((await ask('/metrics')).body).toContain('amends_up 1');
  });

  it('of the page take everything else, but never what belongs to a platform', async () => {
    await drain(server, 500);
    await start({ page: ok });
    expect((await ask('/play/state')).body).toBe('ok');
    expect((await ask('/slack/other')).status).toBe(404);
    expect((await ask('/api/other')).status).toBe(404);
  });

  it('under a name that is not its own is none of any route’s, where names are asked for', async () => {
    await drain(server, 500);
    const elsewhere = ({ headers }: IncomingMessage): string | null =>
      headers.host === 'localhost' ? null : 'not here';
    await start({ page: ok, pages: new Map([['/privacy', '<p>ours</p>']]), elsewhere });
    for (const path of ['/', '/healthz', '/metrics', '/privacy', '/slack/events', '/survey/x'])
      expect([path, (await ask(path)).status]).toEqual([path, 403]);
  });
});

describe('trouble', () => {
  it('in a listener is a 500 without a word of it', async () => {
    await drain(server, 500);
    await start({
      slack: () => {
        throw new Error('postgres://user:secret@host');
      },
      notReady: () => Promise.reject(new Error('secret')),
      metrics: () => Promise.reject(new Error('secret')),
    });
    for (const [path, method, status] of [
      ['/slack/events', 'POST', 500],
      ['/readyz', 'GET', 503],
      ['/metrics', 'GET', 500],
    ] as const) {
      const answer = await ask(path, method);
      expect(answer.status).toBe(status);
      expect(answer.body).not.toMatch(/secret|Error| at /);
    }
    expect(thrown).toHaveLength(3);
  });

  it('of clients that do not speak HTTP is answered and hung up on', async () => {
    expect(await raw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect(await raw(`GET /healthz HTTP/1.1\r\nHost: x\r\nX-Big: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431/,
    );
    expect(await raw('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    expect(await raw('CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
  });

  it('of slow clients is bounded', () => {
    expect(server).toMatchObject({
      requestTimeout: 12_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 620_000,
      maxConnections: 2_000,
    });
  });
});

describe('connections that are kept', () => {
  const HEALTH = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
  interface Kept {
    readonly says: (text: string) => void;
    /** Resolves with the n-th answer's status line. */
    readonly answer: () => Promise<string>;
    readonly isOpen: () => boolean;
  }
  const keep = (): Kept => {
    const socket = connect(port(), '127.0.0.1');
    let next = Promise.withResolvers<string>();
    socket.on('data', (chunk: Buffer) => next.resolve(chunk.toString().split('\r\n', 1)[0] ?? ''));
    socket.on('error', () => undefined);
    socket.on('close', () => next.resolve('closed'));
    const says = (text: string): void => {
      next = Promise.withResolvers();
      socket.write(text);
    };
    return { says, answer: () => next.promise, isOpen: () => !socket.destroyed };
  };
  const answered = async (): Promise<Kept> => {
    const kept = keep();
    kept.says(HEALTH);
    expect(await kept.answer()).toBe('HTTP/1.1 200 OK');
    return kept;
  };

  it('make room when it gets crowded, those first that sent nothing for longest; nobody who is answered is cut', async () => {
    await drain(server, 500);
    const waiting = Promise.withResolvers<ServerResponse>();
    await start({ mostConnections: 20, slack: (_, res) => waiting.resolve(res) });
    const busy = keep();
    busy.says('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n');
    const res = await waiting.promise;
    const before: Kept[] = [];
    for (let n = 0; n < 17; n += 1) before.push(await answered());
    // the first of them is heard of again, so that the second is the one that was silent for longest
    before[0]?.says(HEALTH);
    expect(await before[0]?.answer()).toBe('HTTP/1.1 200 OK');
    expect(before.every(({ isOpen }) => isOpen())).toBe(true);
    const later: Kept[] = [];
    for (let n = 0; n < 12; n += 1) later.push(await answered());
    await expect.poll(() => before.filter(({ isOpen }) => isOpen()).length).toBe(5);
    expect(before[0]?.isOpen()).toBe(true);
    expect(later.every(({ isOpen }) => isOpen())).toBe(true);
    res.end('late but here');
    expect(await busy.answer()).toBe('HTTP/1.1 200 OK');
  });
});

describe('going', () => {
  it('answers the request in flight, lets idle connections go and takes no new ones', async () => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<ServerResponse>();
    await drain(server, 500);
    await start({ slack: (_, res) => arrive(res) });
    const idle = raw('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    const inFlight = ask('/slack/events', 'POST');
    const res = await arrived;
    const gone = drain(server, 5_000);
    await expect(ask('/healthz')).rejects.toThrow(/ECONNREFUSED|hang up|ECONNRESET/);
    res.end('late but here');
    expect((await inFlight).body).toBe('late but here');
    await gone;
    expect(await idle).toMatch(/^HTTP\/1\.1 200/);
  });

  it('cuts what never ends', async () => {
    await drain(server, 500);
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    await start({ slack: () => arrive() });
    const never = ask('/slack/events', 'POST').catch((error: unknown) => error);
    await arrived;
    await drain(server, 50);
    expect(await never).toBeInstanceOf(Error);
  });
});
