/** The way from the fake to the app: signed as Slack signs, given up on after three seconds, noted in the wire log. */
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { WireLog } from '../wire-log.ts';
import type { AppFault, Faults } from './faults.ts';
import { parseJson } from './json.ts';
import type { SocketDoor } from './socket-door.ts';

export interface AppAnswer {
  /** HTTP status; 0 when no answer came in time, or the request was never sent. */
  readonly status: number;
  /** The answer's JSON, or its text when it is none; undefined when it is empty. */
  readonly body: unknown;
  readonly ms: number;
  readonly failed: 'http_timeout' | 'http_error' | 'connection_failed' | null;
  readonly headers: IncomingHttpHeaders;
  /** Why the client never sent it: a required field, a slash command in a thread. */
  readonly withheld: string | null;
}

export interface Outgoing {
  readonly what: string;
  readonly type: 'application/x-www-form-urlencoded' | 'application/json';
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What people read in the wire log; the body by default. */
  readonly shown?: unknown;
  readonly note?: string;
  /** Triggers and response urls in the body: calls that use them are this request's doing. */
  readonly origins?: readonly { wire: number | null }[];
}

export interface ToApp {
  /** The app's address, with or without `/slack/events`. */
  connect(appUrl: string): void;
  origin(): string;
  send(outgoing: Outgoing): Promise<AppAnswer>;
  /** Sends what a `late` fault held back. */
  releaseLate(): Promise<void>;
  /** Resolves when nothing sent is without its answer. */
  idle(): Promise<void>;
  /** How many requests are without their answer. */
  underWay(): number;
  /** Sends nothing from now on: where the app listened somebody else may, by then. */
  end(): void;
}

/** `v0` of Slack's request signing. */
function signatureOf(secret: string, timestamp: number | string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

export function withheld(why: string): AppAnswer {
  return { status: 0, body: undefined, ms: 0, failed: null, headers: {}, withheld: why };
}

const NOT_CONNECTED = 'The fake Slack is not connected: call connect(appUrl) first.';

export interface ToAppParts {
  readonly secret: string;
  readonly now: () => Date;
  readonly wire: WireLog;
  readonly faults: Faults;
  readonly deadlineMs: number;
  /** In Socket Mode everything goes this way, and nothing over HTTP. */
  readonly socket: Pick<SocketDoor, 'deliver'> | null;
}

export function makeToApp(parts: ToAppParts): ToApp {
  const { deadlineMs } = parts;
  const late: (() => Promise<AppAnswer>)[] = [];
  const flying = new Set<Promise<unknown>>();
  let url: URL | null = null;
  let ended = false;

  const way = (outgoing: Outgoing, headers: Record<string, string>): Promise<Got> => {
    if (parts.socket !== null) return parts.socket.deliver(outgoing, deadlineMs);
    if (url === null) throw new Error(NOT_CONNECTED);
    return post(url, outgoing.body, headers, deadlineMs);
  };

  const once = async (outgoing: Outgoing, headers: Record<string, string>, note?: string): Promise<AppAnswer> => {
    const said = note ?? outgoing.note;
    const entry = parts.wire.open({
      platform: 'slack',
      direction: 'to_app',
      what: outgoing.what,
      body: outgoing.shown ?? outgoing.body,
      headers,
      ...(said === undefined ? {} : { note: said }),
    });
    for (const origin of outgoing.origins ?? []) origin.wire = entry.id;
    const began = performance.now();
    const got = await way(outgoing, headers);
    entry.close(got.status, got.failed === null ? said : [said, got.failed].filter(Boolean).join(', '), got.body);
    return { ...got, ms: Math.round(performance.now() - began), withheld: null };
  };

  const now = async (outgoing: Outgoing, fault: AppFault | undefined): Promise<AppAnswer> => {
    const headers = headersOf(parts, outgoing, fault);
    const note = fault === undefined ? undefined : `fault: ${fault.kind.replace('_', ' ')}`;
    const answer = await once(outgoing, headers, note);
    if (fault?.kind === 'duplicate') await once(outgoing, headers, 'fault: the same again');
    return answer;
  };

  const track = <T>(work: Promise<T>): Promise<T> => {
    const settled = work.then(
      () => undefined,
      () => undefined,
    );
    flying.add(settled);
    return work.finally(() => flying.delete(settled));
  };

  return {
    connect: (appUrl) => {
      const given = new URL(appUrl);
      url = given.pathname === '/' ? new URL('/slack/events', given) : given;
    },
    origin: () => {
      if (url === null) throw new Error(NOT_CONNECTED);
      return url.origin;
    },
    send: (outgoing) => {
      if (ended) return Promise.resolve(withheld('The fake Slack is closed.'));
      const fault = parts.faults.takeForApp();
      if (fault?.kind !== 'late') return track(now(outgoing, fault));
      return new Promise((resolve, reject) => {
        late.push(() => {
          const sent = track(now(outgoing, fault));
          sent.then(resolve, reject);
          return sent;
        });
      });
    },
    releaseLate: async () => {
      await Promise.all(late.splice(0).map((send) => send()));
    },
    idle: async () => {
      while (flying.size > 0) await Promise.all(flying);
    },
    underWay: () => flying.size,
    end: () => {
      ended = true;
      late.length = 0;
    },
  };
}

function headersOf(parts: ToAppParts, outgoing: Outgoing, fault: AppFault | undefined): Record<string, string> {
  const offset = fault?.kind === 'timestamp' ? fault.offsetS : 0;
  const timestamp = Math.floor(parts.now().getTime() / 1000) + offset;
  const secret = fault?.kind === 'wrong_signature' ? `not-${parts.secret}` : parts.secret;
  return {
    'content-type': outgoing.type,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    accept: 'application/json,*/*',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': signatureOf(secret, timestamp, outgoing.body),
    ...outgoing.headers,
  };
}

type Got = Omit<AppAnswer, 'ms' | 'withheld'>;

/** Never throws: no connection and no answer are answers too. */
function post(url: URL, body: string, headers: Record<string, string>, deadlineMs: number): Promise<Got> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(deadlineMs);
    const length = Buffer.byteLength(body);
    const lost = (): void =>
      resolve({
        status: 0,
        body: undefined,
        headers: {},
        failed: signal.aborted ? 'http_timeout' : 'connection_failed',
      });
    const call = request(
      url,
      { method: 'POST', headers: { ...headers, 'content-length': length }, signal, agent: false },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', lost);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const status = answer.statusCode ?? 0;
          const ok = status >= 200 && status < 300;
          // "Content-type: application/json" makes it JSON (docs.slack.dev, "Implementing slash commands"), nothing else does
          const isJson = /^application\/json\b/i.test(answer.headers['content-type'] ?? '');
          const said = text === '' ? undefined : ((isJson ? parseJson(text) : undefined) ?? text);
          resolve({ status, body: said, headers: answer.headers, failed: ok ? null : 'http_error' });
        });
      },
    );
    call.on('error', lost);
    call.end(body);
  });
}
