/** The one HTTP server: fixed routes, hard limits for slow and broken clients, JSON answers, never a stack trace. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

type Listener = (req: IncomingMessage, res: ServerResponse) => void;

export interface ServerParts {
  /** `/slack/events`, `/slack/install`, `/slack/oauth_redirect`. */
  readonly slack?: Listener;
  /** Serve the install pages as well. */
  readonly slackInstall?: boolean;
  /** `/api/messages`. */
  readonly teams?: Listener;
  /** `/intake/<source>`. */
  readonly intake?: Listener;
  /** `/agents/<tool>`, `/mcp` and what tells an agent who makes tokens. */
  readonly agents?: Listener | undefined;
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
  /** Able to serve: database there, migrated. */
  readonly ready: () => Promise<boolean>;
  /** Prometheus text. */
  readonly metrics: () => string | Promise<string>;
  /** Told of anything unforeseen; gets no request data. */
  readonly onError: (error: unknown) => void;
}

/** A platform's request takes milliseconds, so whoever needs longer is no platform. */
const LIMITS = {
  requestTimeout: 12_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16_384,
  requireHostHeader: true,
} as const;
const MOST_CONNECTIONS = 2_000;

const SECURITY_HEADERS = Object.entries({
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
});

interface Route {
  readonly methods: readonly string[];
  readonly serve: Listener;
}

/** Makes the server; the caller lets it listen. One that listens already answers so from now on, and no longer as it did. */
export function makeServer(parts: ServerParts, server: Server = createServer(LIMITS)): Server {
  server.removeAllListeners('request');
  server.on('request', handlerOf(parts));
  server.maxConnections = MOST_CONNECTIONS;
  server.on('clientError', refuseClient);
  // "Expect: 100-continue" and odd expectations get the same treatment as any request.
  server.on('checkExpectation', handlerOf(parts));
  server.on('upgrade', (_req: IncomingMessage, socket: Duplex) => socket.destroy());
  server.on('connect', (_req: IncomingMessage, socket: Duplex) => socket.destroy());
  return server;
}

function handlerOf(parts: ServerParts): RequestListener {
  return (req, res) => {
    try {
      for (const [name, value] of SECURITY_HEADERS) res.setHeader(name, value);
      route(parts, req, res);
    } catch (error) {
      parts.onError(error);
      answer(res, 500, { error: 'something went wrong' });
    }
  };
}

function route(parts: ServerParts, req: IncomingMessage, res: ServerResponse): void {
  const path = pathOf(req.url);
  if (path === undefined) return answer(res, 400, { error: 'not a path' });
  const found = routeOf(parts, path);
  if (found === undefined) return answer(res, 404, { error: 'not found' });
  if (!found.methods.includes(req.method ?? '')) {
    res.setHeader('allow', found.methods.join(', '));
    return answer(res, 405, { error: 'method not allowed' });
  }
  return found.serve(req, res);
}

function routeOf(parts: ServerParts, path: string): Route | undefined {
  const { slack, slackInstall = false, teams, intake, agents, survey, note, picture, pages, page } = parts;
  const GET = ['GET', 'HEAD'];
  const html = pages?.get(path);
  if (html !== undefined) return { methods: GET, serve: (_, res) => tellPage(html, res) };
  if (path === '/healthz') return { methods: GET, serve: (_, res) => answer(res, 200, { ok: true }) };
  if (path === '/readyz') return { methods: GET, serve: (_, res) => tellReady(parts, res) };
  if (path === '/metrics') return { methods: GET, serve: (_, res) => tellMetrics(parts, res) };
  if (slack !== undefined && path === '/slack/events') return { methods: ['POST'], serve: slack };
  if (slack !== undefined && slackInstall && (path === '/slack/install' || path === '/slack/oauth_redirect')) {
    return { methods: ['GET'], serve: slack };
  }
  if (teams !== undefined && path === '/api/messages') return { methods: ['POST'], serve: teams };
  if (intake !== undefined && /^\/intake\/[a-z0-9][a-z0-9-]{0,63}$/.test(path))
    return { methods: ['POST', ...GET], serve: intake };
  if (agents !== undefined && /^\/agents\/[a-z_]{1,40}$/.test(path)) return { methods: ['POST'], serve: agents };
  if (agents !== undefined && path === '/mcp') return { methods: ['GET', 'POST', 'DELETE'], serve: agents };
  if (agents !== undefined && RESOURCE.test(path)) return { methods: ['GET'], serve: agents };
  if (survey !== undefined && /^\/survey\/[A-Za-z0-9_.-]{1,200}$/.test(path))
    return { methods: [...GET, 'POST'], serve: survey };
  if (note !== undefined && /^\/note\/[A-Za-z0-9_.-]{1,250}$/.test(path)) return { methods: GET, serve: note };
  if (picture !== undefined && /^\/picture\/[A-Za-z0-9_.-]{1,250}$/.test(path)) return { methods: GET, serve: picture };
  if (page !== undefined && !/^\/(slack|api|intake|agents|survey|note|picture)\//.test(path))
    return { methods: ['GET', 'HEAD', 'POST'], serve: page };
  return undefined;
}

/** RFC 9728, for `/mcp`. */
const RESOURCE = /^\/\.well-known\/oauth-protected-resource(?:\/mcp)?$/;

/** Reads as it stands: nothing in it is escaped, leads up or elsewhere. */
const PLAIN_PATH = /^(?:\/[a-z0-9_-]+)+$/;

/** The path as it was sent, without query; undefined when it is none. */
function pathOf(target: string | undefined): string | undefined {
  if (target !== undefined && PLAIN_PATH.test(target)) return target;
  if (target === undefined || !URL.canParse(target, 'http://here')) return undefined;
  try {
    const { pathname } = new URL(target, 'http://here');
    decodeURIComponent(pathname);
    return pathname;
  } catch {
    return undefined;
  }
}

function tellReady(parts: ServerParts, res: ServerResponse): void {
  parts.ready().then(
    (ready) => answer(res, ready ? 200 : 503, { ok: ready }),
    (error: unknown) => {
      parts.onError(error);
      answer(res, 503, { ok: false });
    },
  );
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

/**
 * Stops taking connections, lets every request in flight be answered and resolves when the last connection is gone, or
 * after `mostMs`, when what is left is cut.
 */
export function drain(server: Server, mostMs: number): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS);
    const cut = setTimeout(() => server.closeAllConnections(), mostMs);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
