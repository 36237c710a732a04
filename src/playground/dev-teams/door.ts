/**
 * A door for a Teams client that signs nothing: it signs what comes from there with keys of its own, and hands it to the real
 * `/api/messages`, whose authentication stays on. It answers on this machine only, to the client named and to nobody else.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { makeIssuer } from '../teams/issuer.ts';

export interface DoorSettings {
  readonly port: number;
  /** Exact hosts of the client's connector. */
  readonly hosts: readonly string[];
  readonly tenant: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where Amends listens, e.g. `http://127.0.0.1:3000/api/messages`. */
  readonly app: string;
}

export interface SigningDoor {
  readonly url: string;
  /** The settings that make Amends believe this door and answer the client. */
  readonly env: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Sent by the client with everything; a page in a browser cannot send it to another origin unasked. */
const MARK = 'x-ms-agents-playground';
const PATH = '/api/messages';
const MOST_BYTES = 256 * 1024;
/** The client gives up before. */
const WAIT_MS = 30_000;

/** Not below the login: the SDK takes tokens whose issuer begins like the login for those of a directory. */
const issuerOf = (url: string): string => `${url}/issuer`;

interface Answer {
  readonly status: number;
  readonly body?: string;
}

/** Rejects when the port is taken. */
export async function openSigningDoor(settings: DoorSettings): Promise<SigningDoor> {
  const { tenant, clientId, clientSecret, app } = settings;
  const issuer = await makeIssuer({ tenant, clientId, clientSecret, tokenClock: () => new Date() });
  let url = '';

  const sign = async (req: IncomingMessage, body: string): Promise<Answer> => {
    const serviceUrl = serviceUrlIn(body);
    if (serviceUrl === undefined) return refusal(400, 'this is no activity');
    if (!isOneOf(serviceUrl, settings.hosts)) return refusal(403, 'the service address is not the client’s');
    if (req.headers[MARK] === undefined) return refusal(403, 'only the Agents Playground speaks here');
    const token = await issuer.tokenForApp(serviceUrl, { issuer: issuerOf(url) });
    const answer = await fetch(app, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
    }).catch(() => undefined);
    if (answer === undefined) return refusal(502, 'Amends does not answer');
    return { status: answer.status, body: await answer.text() };
  };

  const answerTo = async (req: IncomingMessage): Promise<Answer> => {
    const why = notOurs(req);
    if (why !== undefined) return refusal(403, why);
    const path = (req.url ?? '').split('?')[0] ?? '';
    const key = `${req.method ?? ''} ${path}`;
    if (key === `GET /v1/.well-known/keys`) return { status: 200, body: JSON.stringify(issuer.keySet()) };
    if (path === PATH && req.method !== 'POST') return refusal(405, 'POST only');
    const body = await readBody(req);
    if (body === undefined) return refusal(413, 'too large');
    if (key === `POST ${PATH}`) return await sign(req, body);
    const login = /^POST \/login\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(key)?.[1];
    if (login === undefined) return refusal(404, 'not found');
    const granted = await issuer.login(decodeURIComponent(login), new URLSearchParams(body));
    return { status: granted.status, body: JSON.stringify(granted.body) };
  };

  const server = createServer((req, res) => {
    answerTo(req)
      .catch((): Answer => refusal(500, 'the door failed'))
      .then((answer) => write(res, answer))
      .catch(() => res.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the door has no port');
  url = `http://127.0.0.1:${address.port}`;

  return {
    url: `${url}${PATH}`,
    env: {
      TEAMS_CLIENT_ID: clientId,
      TEAMS_CLIENT_SECRET: clientSecret,
      TEAMS_TENANT_IDS: tenant,
      TEAMS_ISSUER: issuerOf(url),
      TEAMS_JWKS_URI: `${url}/v1/.well-known/keys`,
      TEAMS_LOGIN_URL: `${url}/login`,
      TEAMS_SERVICE_HOSTS: settings.hosts.join(','),
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Why a request is none of ours: from another machine, under another machine's name, or from a page in a browser. */
function notOurs(req: IncomingMessage): string | undefined {
  if (!isLoopback(req.socket.remoteAddress ?? '')) return 'this door answers on this machine only';
  const host = req.headers.host ?? '';
  const name = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
  if (name !== 'localhost' && !(isIP(name) !== 0 && isLoopback(name))) return 'this door does not know this host';
  return req.headers.origin === undefined ? undefined : 'pages may not speak here';
}

const isLoopback = (address: string): boolean => /^(?:::ffff:)?127\./.test(address) || address === '::1';

function serviceUrlIn(body: string): string | undefined {
  try {
    const read: unknown = JSON.parse(body);
    const url = typeof read === 'object' && read !== null && 'serviceUrl' in read ? read.serviceUrl : undefined;
    return typeof url === 'string' ? url : undefined;
  } catch {
    return undefined;
  }
}

function isOneOf(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === 'http:' && username === '' && password === '' && hosts.includes(host);
}

async function readBody(req: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

function refusal(status: number, error: string): Answer {
  return { status, body: JSON.stringify({ error }) };
}

function write(res: ServerResponse, { status, body = '' }: Answer): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  res.end(body);
}
