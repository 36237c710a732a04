/** A server that speaks OpenAI's chat completions over real HTTP, and plays what a test wants: well, badly, or not at all. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeLater } from '../closing.ts';

/** One request, as it came. */
export interface AskedOfModel {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly model: string;
  readonly system: string;
  readonly user: string;
  /** Name of the shape that is wanted. */
  readonly shape: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Play = (asked: AskedOfModel, res: ServerResponse) => void;

export interface LocalModel {
  /** For OPENAI_BASE_URL. */
  readonly baseUrl: string;
  readonly asked: readonly AskedOfModel[];
  /** From now on, for every request. */
  play(play: Play): void;
  /** For the next requests, one after the other, before `play`. */
  next(...plays: readonly Play[]): void;
  /** Lets go whatever hangs. */
  close(): Promise<void>;
}

export async function startLocalModel(first: Play = playing({})): Promise<LocalModel> {
  const asked: AskedOfModel[] = [];
  const state = { play: first, next: [] as Play[] };
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const one = readAsked(req.url ?? '', req.headers, Buffer.concat(parts).toString('utf8'));
      asked.push(one);
      (state.next.shift() ?? state.play)(one, res);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  closeLater(close);
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    play: (play) => void (state.play = play),
    next: (...plays) => void state.next.push(...plays),
    close,
  };
}

function readAsked(
  url: string,
  headers: AskedOfModel['headers'] | NodeJS.Dict<string | string[]>,
  text: string,
): AskedOfModel {
  const body = JSON.parse(text === '' ? '{}' : text) as Record<string, unknown>;
  const messages = (body['messages'] ?? []) as readonly { role: string; content: string }[];
  const said = (role: string): string => messages.find((one) => one.role === role)?.content ?? '';
  const format = body['response_format'] as { json_schema?: { name?: string } } | undefined;
  return {
    url,
    headers: headers as AskedOfModel['headers'],
    model: String(body['model']),
    system: said('system'),
    user: said('user'),
    shape: format?.json_schema?.name ?? '',
    body,
  };
}

const send = (
  res: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void => {
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(body);
};

const USED = { prompt_tokens: 300, completion_tokens: 60, total_tokens: 360 };

const completion = (message: object, finish = 'stop'): string =>
  JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 0,
    model: 'local',
    choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', refusal: null, ...message } }],
    usage: USED,
  });

/** Answers with these words. */
export const saying =
  (content: string, finish = 'stop'): Play =>
  (_asked, res) =>
    send(res, 200, completion({ content }, finish));

const NOTHING_READ = {
  failure: null,
  stage: null,
  severity: null,
  sensitivity: null,
  summary: null,
  translation: null,
  language: null,
};

/** Answers each shape it is asked for: a reading with what is given, else null; a letter as it came; a week in a sentence. */
export const playing =
  (
    reading: Readonly<Record<string, unknown>>,
    texts: { readonly letter?: (composed: string) => string; readonly digest?: string } = {},
  ): Play =>
  (asked, res) => {
    const answers: Readonly<Record<string, () => object>> = {
      case_reading: () => ({ ...NOTHING_READ, ...reading }),
      letter: () => ({ text: (texts.letter ?? ((same) => same))(fencedIn(asked.user)) }),
      digest: () => ({ text: texts.digest ?? 'A steady week.' }),
    };
    send(res, 200, completion({ content: JSON.stringify(answers[asked.shape]?.() ?? {}) }));
  };

/** What stands between the two marked lines. */
export function fencedIn(user: string): string {
  const [, mark = ''] = /<<<(\S+)\n/.exec(user) ?? [];
  const from = user.indexOf(`<<<${mark}\n`) + mark.length + 4;
  return user.slice(from, user.lastIndexOf(`\n${mark}>>>`));
}

export const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Play =>
  (_asked, res) =>
    send(res, code, JSON.stringify({ error: { message: 'no', type: 'server_error' } }), headers);

/** Takes the request, and says nothing more. */
export const hanging: Play = () => {};

/** The head, a little of the body, and nothing more. */
export const slowBody: Play = (_asked, res) => {
  res.writeHead(200, { 'content-type': 'application/json' });
  res.write('{"id":"chatcmpl-1","choices":[');
};

export const refusing: Play = (_asked, res) =>
  send(res, 200, completion({ content: null, refusal: 'I cannot help with that.' }));

/** Ends in the middle of its body. */
export const cutOff: Play = (_asked, res) => {
  res.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
  res.write('{"id":"chatcmpl-1","choices":[{"index":0,');
  setImmediate(() => res.destroy());
};

export const raw =
  (body: string, headers: Readonly<Record<string, string>> = {}): Play =>
  (_asked, res) =>
    send(res, 200, body, headers);

/** Writes on and on. */
export const huge: Play = (_asked, res) => {
  res.writeHead(200, { 'content-type': 'application/json' });
  res.on('error', () => {});
  const part = `${' '.repeat(65_535)}\n`;
  const write = (): void => {
    while (!res.destroyed && res.write(part));
    if (!res.destroyed) res.once('drain', write);
  };
  write();
};

/** Events of a stream that nobody asked for, and none of them JSON. */
export const streaming: Play = (_asked, res) => {
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  res.end('data: {"choices":[{"delta":{"content":"{\\"fail"}}]}\n\ndata: ☃ not json\n\ndata: [DONE]\n\n');
};

export const elsewhere =
  (url: string): Play =>
  (_asked, res) =>
    send(res, 307, '', { location: url });

export { NOTHING_READ };
