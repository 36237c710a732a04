/** A stranger to Amends: a tiny app that checks signatures, answers as told, and calls the Web API with plain fetch. */
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { isObject, objectOf, parseJson } from '../../../src/playground/slack/json.ts';
import type { JsonObject } from '../../../src/playground/slack/json.ts';
import { startFakeSlack } from '../../../src/playground/slack/fake-slack.ts';
import type { FakeSlack, FakeSlackOptions } from '../../../src/playground/slack/fake-slack.ts';
import { HOTEL_AURORA } from '../../../src/playground/world.ts';

export interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  /** The form's fields, the `payload`, or the JSON body. */
  readonly body: JsonObject;
  readonly genuine: boolean;
}

export type Reply = {
  readonly status?: number;
  readonly body?: string | JsonObject;
  readonly headers?: Record<string, string>;
};

interface Stub {
  readonly heard: Heard[];
  /** What the app answers; an empty 200 by default. `never` answers nothing. */
  answer(how: (heard: Heard) => Reply | 'never' | Promise<Reply>): void;
  url: string;
  close(): Promise<void>;
}

async function startStub(): Promise<Stub> {
  let how: (heard: Heard) => Reply | 'never' | Promise<Reply> = () => ({});
  const heard: Heard[] = [];
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8');
      const one = { headers: req.headers, raw, body: bodyOf(req.headers, raw), genuine: isGenuine(req.headers, raw) };
      heard.push(one);
      Promise.resolve(one.genuine ? how(one) : { status: 401 }).then(
        (reply) => send(res, reply),
        () => res.writeHead(500).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    heard,
    answer: (next) => {
      how = next;
    },
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(res: ServerResponse, reply: Reply | 'never'): void {
  if (reply === 'never') return;
  const type = isObject(reply.body) ? 'application/json' : 'text/plain';
  const text = isObject(reply.body) ? JSON.stringify(reply.body) : (reply.body ?? '');
  res.writeHead(reply.status ?? 200, { 'content-type': type, ...reply.headers }).end(text);
}

function bodyOf(headers: IncomingHttpHeaders, raw: string): JsonObject {
  if (headers['content-type'] === 'application/json') return objectOf(parseJson(raw));
  const form = Object.fromEntries(new URLSearchParams(raw));
  return form['payload'] === undefined ? form : objectOf(parseJson(form['payload']));
}

function isGenuine(headers: IncomingHttpHeaders, raw: string): boolean {
  const at = String(headers['x-slack-request-timestamp']);
  const mac = createHmac('sha256', HOTEL_AURORA.slack.signingSecret).update(`v0:${at}:${raw}`).digest('hex');
  const fresh = Math.abs(Number(at) - CLOCK.now().getTime() / 1000) <= 300;
  return fresh && headers['x-slack-signature'] === `v0=${mac}`;
}

/** One clock for the stub and the fake, moved by hand. */
export const CLOCK = {
  ms: Date.parse('2026-11-20T09:00:00Z'),
  now: (): Date => new Date(CLOCK.ms),
  reset: (): void => {
    CLOCK.ms = Date.parse('2026-11-20T09:00:00Z');
  },
};

export interface Stage {
  readonly slack: FakeSlack;
  readonly stub: Stub;
  api(method: string, args?: JsonObject, token?: string): Promise<JsonObject & { readonly status: number }>;
  end(): Promise<void>;
}

/** More than the app asks for: everything the fake can tell of. */
const ALL_EVENTS = [
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'app_mention',
  'app_home_opened',
  'reaction_added',
  'app_uninstalled',
  'tokens_revoked',
] as const;

/** The fake with the stub connected; it hears everything unless it is said. */
export async function stage(options: Partial<FakeSlackOptions> = {}): Promise<Stage> {
  CLOCK.reset();
  const slack = await startFakeSlack({ world: HOTEL_AURORA, now: CLOCK.now, events: ALL_EVENTS, ...options });
  const stub = await startStub();
  slack.connect(stub.url);
  return {
    slack,
    stub,
    api: async (method, args = {}, token = HOTEL_AURORA.slack.botToken) => {
      const form = Object.entries(args).map(([key, value]): [string, string] => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]);
      const headers = { authorization: `Bearer ${token}` };
      const body = new URLSearchParams(form);
      const answer = await fetch(new URL(method, slack.apiUrl), { method: 'POST', headers, body });
      return { ...objectOf(await answer.json()), status: answer.status, retryAfter: answer.headers.get('retry-after') };
    },
    end: async () => {
      await slack.idle();
      await slack.close();
      await stub.close();
    },
  };
}

export const section = (text: string): JsonObject => ({ type: 'section', text: { type: 'mrkdwn', text } });

export const button = (text: string, action: string, value = 'v'): JsonObject => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: action, value, text: { type: 'plain_text', text } }],
});

export const modal = (more: JsonObject = {}): JsonObject => ({
  type: 'modal',
  callback_id: 'log',
  private_metadata: 'about',
  title: { type: 'plain_text', text: 'Log a complaint' },
  submit: { type: 'plain_text', text: 'Log case' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [field('what', 'What happened'), field('room', 'Room', { optional: true })],
  ...more,
});

export const field = (id: string, label: string, more: JsonObject = {}): JsonObject => ({
  type: 'input',
  block_id: id,
  label: { type: 'plain_text', text: label },
  element: { type: 'plain_text_input', action_id: `${id}_text` },
  ...more,
});
