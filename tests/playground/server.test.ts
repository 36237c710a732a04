/** The page's routes: a fixed list of files under a strict policy, and orders from nowhere but the page itself. */
import { createServer, request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/playground/play-side.ts';
import type { PlaySide } from '../../src/playground/play-side.ts';
import { playgroundListener } from '../../src/playground/server.ts';
import { makeWireLog } from '../../src/playground/wire-log.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';

const done: unknown[] = [];
const listeners = new Set<() => void>();
let said = 'first';
const side: PlaySide = {
  state: () => ({ said }),
  onChange: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  operations: {
    say: async (args) => {
      done.push(args);
      return 'said';
    },
    refuse: async () => {
      throw new Refusal('You are not in that channel.');
    },
  },
};

const play = playgroundListener({ slack: side, world: HOTEL_AURORA, wire: makeWireLog(() => new Date(0)) });
const server = createServer((req, res) => {
  if (!play(req, res)) res.writeHead(418).end('the app');
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  port = address !== null && typeof address === 'object' ? address.port : 0;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  done.length = 0;
});

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body?: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (res) => {
      let text = '';
      res.setEncoding('utf8');
      res.on('data', (part: string) => (text += part));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

const order = (op: string, headers: Record<string, string> = {}, args: unknown = { text: 'hi' }): Promise<Got> =>
  ask(
    '/playground/act',
    { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}`, ...headers },
    'POST',
    JSON.stringify({ op, args }),
  );

describe('the files', () => {
  it('come with a policy that allows no inline code and nothing from elsewhere', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    for (const [, path] of page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      expect([path, (await ask(path ?? '')).status]).toEqual([path, 200]);
    }
  });

  it('are a fixed list: the rest is left to the app, and nobody climbs out of the folder', async () => {
    for (const path of ['/healthz', '/README.md', '/../server.ts', '/%2e%2e/server.ts', '/slack/events']) {
      expect([path, (await ask(path)).status]).toEqual([path, 418]);
    }
    expect((await ask('/shell.js')).headers['content-type']).toContain('text/javascript');
    expect((await ask('/', {}, 'POST')).status).toBe(405);
  });

  it('never use innerHTML, inline styles, inline handlers or another host', () => {
    const folder = new URL('../../src/playground/page/', import.meta.url);
    const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const name of all.filter((one) => /\.\w+$/.test(one) && !one.endsWith('.md'))) {
      const text = readFileSync(new URL(name, folder), 'utf8').replace('http://www.w3.org/2000/svg', '');
      const code = text.replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '');
      expect([
        name,
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|\sstyle="|\son\w+="/.test(code),
      ]).toEqual([name, false]);
      expect([name, /https?:\/\//.test(code)]).toEqual([name, false]);
    }
  });
});

describe('an order', () => {
  it('from the page is carried out', async () => {
    const got = await order('slack.say');
    expect([got.status, JSON.parse(got.text)]).toEqual([200, { ok: true, result: 'said' }]);
    expect(done).toEqual([{ text: 'hi' }]);
  });

  it('from another website is refused, whatever way it comes', async () => {
    const foreign: readonly Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `http://127.0.0.1:${port + 1}` },
      { host: 'evil.example', origin: 'http://evil.example' },
      { host: `evil.example:${port}`, origin: `http://evil.example:${port}` },
      { host: '127.0.0.1.evil.example' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign)
      expect([headers, (await order('slack.say', headers)).status]).toEqual([headers, 403]);
    expect((await order('slack.say', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await ask('/playground/events', { host: 'evil.example' })).status).toBe(403);
    expect(done).toEqual([]);
  });

  it('that is not on the list does not exist', async () => {
    for (const op of [
      'slack.close',
      'teams.say',
      'slack.constructor',
      'slack.toString',
      'say',
      '',
      'slack.__proto__',
    ]) {
      expect([op, (await order(op)).status]).toEqual([op, 404]);
    }
    expect((await ask('/playground/other')).status).toBe(404);
    expect((await ask('/playground/act')).status).toBe(404);
  });

  it('that cannot be done says why, and one that is far too long is cut off', async () => {
    const refused = await order('slack.refuse');
    expect([refused.status, JSON.parse(refused.text)]).toEqual([
      409,
      { ok: false, problem: 'You are not in that channel.' },
    ]);
    expect((await order('slack.say', {}, { text: 'x'.repeat(300_000) })).status).toBe(413);
  });
});

describe('the stream', () => {
  it('tells the whole state at once and again after a change, and stops listening when the page goes', async () => {
    const seen: string[] = [];
    let told: () => void = () => undefined;
    const next = (): Promise<void> =>
      new Promise((resolve) => {
        told = resolve;
      });
    const first = next();
    const call = request({ host: '127.0.0.1', port, path: '/playground/events', agent: false }, (res) => {
      res.setEncoding('utf8');
      res.on('data', (part: string) => {
        seen.push(part);
        told();
      });
      res.on('error', () => undefined);
    });
    call.on('error', () => undefined);
    call.end();
    await first;
    expect(seen.join('')).toContain('[["company"],"Hotel Aurora"]');
    expect(seen.join('')).toContain('[["slack","said"],"first"]');
    expect(seen[0]).not.toContain('xoxb');
    expect(seen[0]).not.toContain(HOTEL_AURORA.slack.signingSecret);
    const second = next();
    said = 'second';
    for (const listener of listeners) listener();
    await second;
    expect(seen.at(-1)).toContain('{"set":[[["slack","said"],"second"]],"gone":[]}');
    call.destroy();
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if (listeners.size === 0) resolve();
        else setImmediate(look);
      };
      look();
    });
    expect(listeners.size).toBe(0);
  });
});
