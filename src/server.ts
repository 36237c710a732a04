/** The one HTTP server: fixed routes, hard limits for slow and broken clients, JSON answers, never a stack trace. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { Server as TcpServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { decoded } from './core/base/decoded.ts';

type Listener = (req: IncomingMessage, res: ServerResponse) => void;

export interface ServerParts {
  /** `/slack/events`, `/slack/install`, `/slack/oauth_redirect`. */
  readonly slack?: Listener;
  /** Serve the install pages as well. */
  readonly slackInstall?: boolean;
  /** `/api/messages`. */
  readonly teams?: Listener;
  /** The organisations that are reached here: each may stand in the addresses that other systems call. */
  readonly houses?: ReadonlySet<string>;
  /** `/intake/<source>`, `/intake/<organisation>/<source>`. */
  readonly intake?: Listener;
  /** `/agents/<tool>`, `/mcp` and what tells an agent who makes tokens, each also with the organisation in it. */
  readonly agents?: Listener | undefined;
  /** `/scim/v2/…`, also with the organisation in it. */
  readonly scim?: Listener | undefined;
  /** `/survey/<token>`, for customers. */
  readonly survey?: Listener;
  /** `/note/<token>`, for customers. */
  readonly note?: Listener;
  /** `/picture/<token>`, for chats and whoever keeps one. */
  readonly picture?: Listener;
  /** Whole HTML pages by path, for everybody. */
  readonly pages?: ReadonlyMap<string, string>;
  /** Everything else, in the demo only. */
  readonly page?: Listener;
  /** Why a request is not for here, whatever it asks for; null: it is. Not given: each is. */
  readonly elsewhere?: (req: IncomingMessage) => string | null;
  /** Why it cannot serve now, in fixed words; none: it can. */
  readonly notReady: () => Promise<readonly string[]>;
  /** What is to be done although it can serve; null: nothing. */
  readonly todo?: () => Promise<string | null>;
  /** Prometheus text. */
  readonly metrics: () => string | Promise<string>;
  /** Told how a request by one of these doors was answered; those of chat platforms tell themselves. */
  readonly answered?: (door: Door, status: number, ms: number) => void;
  /** Does the work of a request by a door as a part of its own, which ends with the answer. */
  readonly traced?: (door: Door, res: ServerResponse, work: () => void) => void;
  /** Connections at once, 2,000 when not given; more are turned away. */
  readonly mostConnections?: number;
  /** Told of anything unforeseen; gets no request data. */
  readonly onError: (error: unknown) => void;
}

/** A platform's request takes milliseconds, so whoever needs longer is no platform. */
const LIMITS = {
  requestTimeout: 12_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
  // longer than any proxy keeps its own (nginx and AWS 60 s, Google 600 s): one that is closed here first may have a request under
  // way, which is then lost, and Slack sends a typed command once
  keepAliveTimeout: 620_000,
  maxHeaderSize: 16_384,
  requireHostHeader: true,
} as const;
const MOST_CONNECTIONS = 2_000;
/** From this part of them on whoever sends nothing makes room for whoever comes. */
const CROWDED = 0.9;

const SECURITY_HEADERS = Object.entries({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
});

type Door = 'slack' | 'teams' | 'intake' | 'agents' | 'survey';
/** They know what it is that comes in, and measure themselves. */
const MEASURE_THEMSELVES: ReadonlySet<Door> = new Set(['slack', 'teams']);

interface Route {
  readonly methods: readonly string[];
  readonly serve: Listener;
  /** Not given: it tells itself, or nobody asks. */
  readonly door?: Door;
}

/** Makes the server; the caller lets it listen. One that listens already answers so from now on, and no longer as it did. */
export function makeServer(parts: ServerParts, server: Server = createServer(LIMITS)): Server {
  server.removeAllListeners('request');
  const handle = handlerOf(parts);
  /** Connections between two requests, those that have been so for longest first: those that sent none yet are not among them. */
  const idle = new Set<Socket>();
  const most = parts.mostConnections ?? MOST_CONNECTIONS;
  let open = 0;
  server.on('request', (req: IncomingMessage, res: ServerResponse) => {
    const { socket } = req;
    idle.delete(socket);
    res.once('close', () => void (socket.destroyed ? undefined : idle.add(socket)));
    // whoever would send the next one here goes elsewhere
    if (!server.listening) res.setHeader('connection', 'close');
    handle(req, res);
  });
  server.on('connection', (socket: Socket) => {
    open += 1;
    socket.once('close', () => {
      open -= 1;
      idle.delete(socket);
    });
    const [longest] = idle;
    if (open > most * CROWDED) longest?.destroy();
  });
  server.on(DRAINS, () => idle.forEach((socket) => socket.destroy()));
  server.maxConnections = most;
  server.on('clientError', refuseClient);
  // "Expect: 100-continue" and odd expectations get the same treatment as any request.
  server.on('checkExpectation', handlerOf(parts));
  server.on('upgrade', (_req: IncomingMessage, socket: Duplex) => socket.destroy());
  server.on('connect', (_req: IncomingMessage, socket: Duplex) => socket.destroy());
  return server;
}

function handlerOf(parts: ServerParts): RequestListener {
  return (req, res) => {
    guarded(parts, res, () => {
      for (const [name, value] of SECURITY_HEADERS) res.setHeader(name, value);
      route(parts, req, res);
    });
  };
}

function guarded(parts: ServerParts, res: ServerResponse, work: () => void): void {
  try {
    work();
  } catch (error) {
    parts.onError(error);
    answer(res, 500, { error: 'something went wrong' });
  }
}

function route(parts: ServerParts, req: IncomingMessage, res: ServerResponse): void {
  const elsewhere = parts.elsewhere?.(req) ?? null;
  if (elsewhere !== null) return answer(res, 403, { error: elsewhere });
  const path = pathOf(req.url);
  if (path === undefined) return answer(res, 400, { error: 'not a path' });
  const found = routeOf(parts, path);
  if (found === undefined) return answer(res, 404, { error: 'not found' });
  if (!found.methods.includes(req.method ?? '')) {
    res.setHeader('allow', found.methods.join(', '));
    return answer(res, 405, { error: 'method not allowed' });
  }
  const { door } = found;
  if (door !== undefined && !MEASURE_THEMSELVES.has(door)) {
    const begun = performance.now();
    res.once('finish', () => parts.answered?.(door, res.statusCode, performance.now() - begun));
  }
  const { traced } = parts;
  if (door === undefined || traced === undefined) return found.serve(req, res);
  return traced(door, res, () => guarded(parts, res, () => found.serve(req, res)));
}

function routeOf(parts: ServerParts, path: string): Route | undefined {
  const { slack, slackInstall = false, teams, intake, agents, scim, survey, note, picture, pages, page } = parts;
  const plain = withoutHouse(path, parts.houses);
  const GET = ['GET', 'HEAD'];
  const html = pages?.get(path);
  if (html !== undefined) return { methods: GET, serve: (_, res) => tellPage(html, res) };
  if (path === '/healthz') return { methods: GET, serve: (_, res) => answer(res, 200, { ok: true }) };
  if (path === '/readyz') return { methods: GET, serve: (_, res) => tellReady(parts, res) };
  if (path === '/metrics') return { methods: GET, serve: (_, res) => tellMetrics(parts, res) };
  if (slack !== undefined && path === '/slack/events') return { methods: ['POST'], serve: slack, door: 'slack' };
  if (slack !== undefined && slackInstall && (path === '/slack/install' || path === '/slack/oauth_redirect')) {
    return { methods: ['GET'], serve: slack };
  }
  if (teams !== undefined && path === '/api/messages') return { methods: ['POST'], serve: teams, door: 'teams' };
  if (intake !== undefined && /^\/intake\/[a-z0-9][a-z0-9-]{0,63}$/.test(plain))
    return { methods: ['POST', ...GET], serve: intake, door: 'intake' };
  if (agents !== undefined && /^\/agents\/[a-z_]{1,40}$/.test(plain))
    return { methods: ['POST'], serve: agents, door: 'agents' };
  if (agents !== undefined && plain === '/mcp')
    return { methods: ['GET', 'POST', 'DELETE'], serve: agents, door: 'agents' };
  if (agents !== undefined && RESOURCE.test(plain)) return { methods: ['GET'], serve: agents };
  if (scim !== undefined && /^\/scim\/v2\/[\w.:%~-]{1,200}(?:\/[\w.:%~-]{1,200})?\/?$/.test(plain))
    return { methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], serve: scim };
  if (survey !== undefined && /^\/survey\/[A-Za-z0-9_.-]{1,200}$/.test(path))
    return { methods: [...GET, 'POST'], serve: survey, door: 'survey' };
  if (note !== undefined && /^\/note\/[A-Za-z0-9_.-]{1,250}$/.test(path)) return { methods: GET, serve: note };
  if (picture !== undefined && /^\/picture\/[A-Za-z0-9_.-]{1,250}$/.test(path)) return { methods: GET, serve: picture };
  if (page !== undefined && !/^\/(slack|api|intake|agents|scim|survey|note|picture)\//.test(path))
    return { methods: ['GET', 'HEAD', 'POST'], serve: page };
  return undefined;
}

/** Where an organisation may stand in an address, and what comes before and after it. */
const HOUSE =
  /^(?<before>\/intake|\/agents|\/scim|\/mcp|\/\.well-known\/oauth-protected-resource\/mcp)\/(?<house>[a-z0-9-]+)(?<after>$|\/)/;

/** The organisation that stands in an address; undefined where none does. */
export const houseIn = (path: string): string | undefined => HOUSE.exec(path)?.groups?.['house'];

/** The address as it is where there is only one organisation. */
function withoutHouse(path: string, houses: ReadonlySet<string> | undefined): string {
  const { before = '', house = '' } = HOUSE.exec(path)?.groups ?? {};
  const isWhole = before === '/intake' || before === '/agents';
  const rest = path.slice(before.length + 1 + house.length);
  if (houses?.has(house) !== true || (isWhole && rest === '')) return path;
  return `${before}${rest}`;
}

/** RFC 9728, for `/mcp`. */
const RESOURCE = /^\/\.well-known\/oauth-protected-resource(?:\/mcp)?$/;

/** Reads as it stands: nothing in it is escaped, leads up or elsewhere. */
const PLAIN_PATH = /^(?:\/[a-z0-9_-]+)+$/;

/** The path as it was sent, without query; undefined when it is none. */
function pathOf(target: string | undefined): string | undefined {
  if (target !== undefined && PLAIN_PATH.test(target)) return target;
  if (target === undefined || !URL.canParse(target, 'http://here')) return undefined;
  const { pathname } = new URL(target, 'http://here');
  return decoded(pathname) === undefined ? undefined : pathname;
}

function tellReady(parts: ServerParts, res: ServerResponse): void {
  const look = async (): Promise<void> => {
    const why = await parts.notReady();
    if (why.length > 0) return answer(res, 503, { ok: false, why });
    const todo = (await parts.todo?.()) ?? null;
    answer(res, 200, { ok: true, ...(todo !== null && { todo }) });
  };
  look().catch((error: unknown) => {
    parts.onError(error);
    answer(res, 503, { ok: false });
  });
}

function tellMetrics(parts: ServerParts, res: ServerResponse): void {
  Promise.resolve()
    .then(() => parts.metrics())
    .then((text) => {
      res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
      res.end(text);
    })
    .catch((error: unknown) => {
      parts.onError(error);
      answer(res, 500, { error: 'something went wrong' });
    });
}

/** Nothing in it is loaded or run, whatever it says. */
function tellPage(html: string, res: ServerResponse): void {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
  res.end(html);
}

function answer(res: ServerResponse, status: number, body: Readonly<Record<string, unknown>>): void {
  if (res.headersSent) return;
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(JSON.stringify(body));
}

/** What is not even HTTP: 431 for headers too large, 408 for too slow, 400 for the rest. */
function refuseClient(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? '431 Request Header Fields Too Large'
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? '408 Request Timeout'
        : '400 Bad Request';
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

const IDLE_SWEEP_MS = 200;
/** A connection that was just taken has sent its request by then, also from a loaded machine: closed before, it would be an error to whoever sends it. */
const FRESH_MS = 1_000;
/** The event of a server that ends. */
const DRAINS = 'drains';

/**
 * Stops taking connections, lets every request in flight be answered and resolves when the last connection is gone, or
 * after `mostMs`, when what is left is cut.
 */
export async function drain(server: Server, mostMs: number): Promise<void> {
  // those that wait to be taken are taken first: the system would turn them away
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise<void>((resolve) => {
    let sweep: NodeJS.Timeout | undefined;
    const fresh = setTimeout(() => {
      sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
    }, FRESH_MS);
    const cut = setTimeout(() => server.closeAllConnections(), mostMs);
    // that of HTTP closes at once whatever has sent nothing yet
    TcpServer.prototype.close.call(server, () => {
      clearTimeout(fresh);
      clearInterval(sweep);
      clearTimeout(cut);
      // and ends what looks after connections
      server.close(() => undefined);
      resolve();
    });
    server.emit(DRAINS);
  });
}
