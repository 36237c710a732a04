/**
 * Socket Mode (docs.slack.dev, "Using Socket Mode"): the app asks for an address with its app-level token, opens a WebSocket there,
 * is greeted, gets envelopes and acknowledges each over the connection it came by. An envelope whose connection dies goes to
 * another one; without another, events are sent again later and everything else failed.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { isObject, objectOf, parseJson, textOf } from './json.ts';
import type { JsonObject } from './json.ts';
import { no } from './parts.ts';
import type { SlackState } from './state.ts';
import type { AppAnswer, Outgoing } from './to-app.ts';

type Got = Omit<AppAnswer, 'ms' | 'withheld'>;

/** One more is told so and closed. */
const MOST_CONNECTIONS = 10;
/** How often Slack pings is not documented; the app must stand any. */
const PING_EVERY_MS = 5_000;

export interface SocketDoor {
  /** Answers `apps.connections.open`. */
  openAddress(token: string | undefined): JsonObject;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void;
  deliver(outgoing: Outgoing, deadlineMs: number): Promise<Got>;
  readonly controls: SocketControls;
  close(): void;
}

export interface SocketControls {
  /** Connections that are open. */
  open(): number;
  /** All that ever were opened. */
  opened(): number;
  /** Cuts one, or all, as a lost network does: without a word. */
  cut(which: 'one' | 'all'): void;
  /** Tells the oldest to go: `warning`, `refresh_requested`, `link_disabled`. */
  disconnect(reason: string): void;
  /** The next acknowledgement is not heard, because its connection dies first. */
  loseNextAck(): void;
  /** Envelopes that were sent a second time over another connection. */
  resent(): number;
  /** An envelope of the caller's own making, over one connection; what becomes of it within so many real milliseconds. */
  sendRaw(envelope: JsonObject & { readonly envelope_id: string }, deadlineMs: number): Promise<Got>;
}

interface Pending {
  readonly envelope: JsonObject;
  by: WebSocket;
  readonly settle: (got: Got) => void;
}

const TIMED_OUT: Got = { status: 0, body: undefined, headers: {}, failed: 'http_timeout' };
const LOST: Got = { status: 0, body: undefined, headers: {}, failed: 'connection_failed' };

export function makeSocketDoor(state: SlackState, origin: () => string): SocketDoor {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const connections = new Set<WebSocket>();
  const pending = new Map<string, Pending>();
  const count = { opened: 0, resent: 0, turn: 0 };
  let losesAck = false;

  /** Slack chooses at random; in turn is as unforeseeable for the app and the same in every run. */
  const anyOf = (): WebSocket | undefined => {
    const open = [...connections].filter((each) => each.readyState === each.OPEN);
    count.turn += 1;
    return open[count.turn % Math.max(1, open.length)];
  };

  const heard = (by: WebSocket, text: string): void => {
    const said = objectOf(parseJson(text));
    const waiting = pending.get(textOf(said, 'envelope_id') ?? '');
    // an acknowledgement counts where its envelope went, and nowhere else
    if (waiting === undefined || waiting.by !== by) return;
    if (losesAck) {
      losesAck = false;
      by.terminate();
      return;
    }
    const payload = said['payload'];
    const isShown = waiting.envelope['accepts_response_payload'] === true && isObject(payload);
    const body = isShown && Object.keys(payload).length > 0 ? payload : undefined;
    waiting.settle({ status: 200, body, headers: {}, failed: null });
  };

  const gone = (by: WebSocket): void => {
    connections.delete(by);
    for (const waiting of [...pending.values()].filter((each) => each.by === by)) {
      const other = anyOf();
      if (other === undefined) {
        waiting.settle(LOST);
        continue;
      }
      count.resent += 1;
      waiting.by = other;
      other.send(JSON.stringify(waiting.envelope));
    }
    tell(state);
  };

  const send = (id: string, envelope: JsonObject, deadlineMs: number): Promise<Got> => {
    const by = anyOf();
    if (by === undefined) return Promise.resolve(LOST);
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(TIMED_OUT), deadlineMs);
      const settle = (got: Got): void => {
        clearTimeout(timer);
        pending.delete(id);
        resolve(got);
      };
      pending.set(id, { envelope, by, settle });
      by.send(JSON.stringify(envelope));
    });
  };

  const greet = (by: WebSocket): void => {
    connections.add(by);
    count.opened += 1;
    by.on('message', (data) => heard(by, Buffer.isBuffer(data) ? data.toString('utf8') : ''));
    by.on('close', () => gone(by));
    by.on('error', () => by.terminate());
    if (connections.size > MOST_CONNECTIONS) {
      sayGoodbye(by, 'too_many_websockets');
      return;
    }
    const pings = setInterval(() => by.ping(), PING_EVERY_MS).unref();
    by.on('close', () => clearInterval(pings));
    const debug = { host: 'applink-1', started: state.now().toISOString(), build_number: 1 };
    const hello = { type: 'hello', num_connections: connections.size, debug_info: debug };
    by.send(JSON.stringify({ ...hello, connection_info: { app_id: state.world.slack.app } }));
    tell(state);
  };

  return {
    openAddress: (token) => {
      if (token === undefined || token === '') return no('not_authed');
      if (token.startsWith('xoxb-')) return no('not_allowed_token_type');
      if (token !== state.world.slack.appToken) return no('invalid_auth');
      const ticket = state.ids.next('ticket');
      tickets.add(ticket);
      return {
        ok: true,
        url: `${origin().replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${state.world.slack.app}`,
      };
    },
    upgrade: (req, socket, head) => {
      const url = new URL(req.url ?? '/', 'http://fake');
      // an address is good for one connection
      if (url.pathname !== '/link/' || !tickets.delete(url.searchParams.get('ticket') ?? '')) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return;
      }
      server.handleUpgrade(req, socket, head, greet);
    },
    deliver: (outgoing, deadlineMs) => {
      const id = state.ids.next('envelope');
      return send(id, envelopeOf(id, outgoing), deadlineMs);
    },
    controls: {
      open: () => connections.size,
      opened: () => count.opened,
      cut: (which) => {
        for (const each of which === 'all' ? [...connections] : [...connections].slice(0, 1)) each.terminate();
      },
      disconnect: (reason) => {
        const [oldest] = connections;
        if (oldest !== undefined) sayGoodbye(oldest, reason);
      },
      loseNextAck: () => {
        losesAck = true;
      },
      resent: () => count.resent,
      sendRaw: (envelope, deadlineMs) => send(envelope.envelope_id, envelope, deadlineMs),
    },
    close: () => {
      for (const each of connections) each.terminate();
      server.close();
    },
  };
}

const tell = (state: SlackState): void => {
  for (const listener of state.listeners) listener();
};

/** The app is to open another one; what it still acknowledges here counts until it is closed. */
function sayGoodbye(by: WebSocket, reason: string): void {
  by.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-1' } }));
}

/** What a request over HTTP would hold, as an envelope. Only commands and submissions can be answered in the acknowledgement. */
function envelopeOf(id: string, { type, body, headers }: Outgoing): JsonObject {
  if (type === 'application/json') {
    const again = { retry_attempt: Number(headers?.['x-slack-retry-num'] ?? 0), retry_reason: retryReason(headers) };
    return { envelope_id: id, payload: parseJson(body), type: 'events_api', accepts_response_payload: false, ...again };
  }
  const fields = Object.fromEntries(new URLSearchParams(body));
  const { payload: text } = fields;
  if (text === undefined)
    return { envelope_id: id, payload: fields, type: 'slash_commands', accepts_response_payload: true };
  const payload = objectOf(parseJson(text));
  const isForm = payload['type'] === 'view_submission';
  return { envelope_id: id, payload, type: 'interactive', accepts_response_payload: isForm };
}

const retryReason = (headers: Outgoing['headers']): string =>
  (headers?.['x-slack-retry-reason'] ?? '').replace('http_timeout', 'timeout');
