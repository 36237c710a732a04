/**
 * The playground's own routes on the app's server, in the demo only: the page's fixed files, the stream of states, and an
 * allow-list of operations. Answers on loopback only and only to the page itself: no other website may drive it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { makeDifference } from './difference.ts';
import { HEADERS, pageFiles } from './page-files.ts';
import { Refusal } from './play-side.ts';
import type { PlaySide } from './play-side.ts';
import { TooLarge, readBody, sendJson, sendText } from './slack/http.ts';
import { isObject, objectOf, parseJson, textOf } from './slack/json.ts';
import type { WireLog } from './wire-log.ts';
import type { PlayWorld } from './world.ts';

export interface PlaygroundParts {
  readonly slack?: PlaySide;
  readonly teams?: PlaySide;
  /** The clock. */
  readonly clock?: PlaySide;
  /** What comes from outside. */
  readonly outside?: PlaySide;
  /** What is true in the app. */
  readonly facts?: PlaySide;
  /** How far the start has come. */
  readonly start?: PlaySide;
  readonly world: PlayWorld;
  readonly wire: WireLog;
  /** What somebody does waits for this. */
  readonly open?: () => Promise<void>;
}

/** Those the page may ask something of, by the word its orders begin with. */
type Sides = Readonly<Record<string, PlaySide | undefined>>;

/** Answers and returns true when the request is the playground's; false leaves it to the app's other routes. */
export type PlaygroundListener = (req: IncomingMessage, res: ServerResponse) => boolean;

/** A burst of changes is one redraw. */
const DEBOUNCE_MS = 25;
/** More rows than this nobody reads. */
const SHOWN_ON_THE_WIRE = 120;
const MOST_CONTROL_BYTES = 200_000;
/** Proxies and browsers give a silent stream up after about a minute. */
const HEARTBEAT_MS = 25_000;

export function playgroundListener(parts: PlaygroundParts): PlaygroundListener {
  const files = pageFiles();
  const { slack, teams, clock, outside, facts, start, wire } = parts;
  const sides: Sides = { slack, teams, clock, outside, facts, start, wire: wireSide(wire) };
  return (req, res) => {
    const path = (req.url ?? '/').split('?')[0] ?? '/';
    const control = path.startsWith('/playground/');
    const file = files.get(path);
    if (!control && file === undefined) return false;
    for (const [name, value] of Object.entries(HEADERS)) res.setHeader(name, value);
    const refusal = whyRefused(req);
    if (refusal !== null) sendText(res, 403, refusal);
    else if (file !== undefined && req.method !== 'GET' && req.method !== 'HEAD') sendText(res, 405, 'Only GET');
    else if (file !== undefined) res.writeHead(200, { 'content-type': file.type }).end(file.body);
    else if (path === '/playground/events' && req.method === 'GET') stream(parts, sides, res);
    else if (path === '/playground/picture' && req.method === 'GET') answerPicture(sides, req, res);
    else if (path === '/playground/act' && req.method === 'POST') answerAct(parts, sides, req, res);
    else sendText(res, 404, 'Not found');
    return true;
  };
}

/**
 * Why a request is not for this machine; null when it is. The connection must come from here, and `Host` must name it: a
 * website that points its own name here is refused.
 */
export function whyElsewhere(req: IncomingMessage): string | null {
  if (!isLoopback(req.socket.remoteAddress ?? '')) return 'The playground answers on this machine only.';
  return hereOf(req) === null ? 'The playground does not know this host.' : null;
}

function hereOf(req: IncomingMessage): URL | null {
  const host = req.headers.host ?? '';
  const here = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
  if (here === null || here.host !== host.toLowerCase().replace(/:80$/, '')) return null;
  const name = here.hostname.replace(/^\[|\]$/g, '');
  return name === 'localhost' || (isIP(name) !== 0 && isLoopback(name)) ? here : null;
}

/** Why this request is not the page's own; null when it is. `Origin`, where a browser sends one, must be the same place. */
function whyRefused(req: IncomingMessage): string | null {
  const elsewhere = whyElsewhere(req);
  if (elsewhere !== null) return elsewhere;
  const { origin } = req.headers;
  if (origin !== undefined && origin !== hereOf(req)?.origin)
    return 'The playground takes orders from its own page only.';
  const site = req.headers['sec-fetch-site'];
  if (req.method === 'POST' && site !== undefined && site !== 'same-origin') return 'Only from the page itself.';
  return null;
}

const isLoopback = (address: string): boolean => /^(::ffff:)?127\./.test(address) || address === '::1';

function stateNow({ world }: PlaygroundParts, sides: Sides): unknown {
  const people = world.people.map(({ id, name, job, slackUser, teamsUser, stranger = false }) => ({
    id,
    name,
    job,
    slackUser,
    teamsUser,
    stranger,
  }));
  const states = Object.entries(sides).map(([name, side]) => [name, side?.state() ?? null] as const);
  return { company: world.company, people, channels: world.channels, ...Object.fromEntries(states) };
}

/** The rows of the wire log; a row's whole payload is asked for when somebody opens it. */
function wireSide(wire: WireLog): PlaySide {
  return {
    state: () => wire.entries().slice(-SHOWN_ON_THE_WIRE),
    onChange: (listener) => wire.onChange(listener),
    operations: {
      payload: async ({ id }) => {
        const payload = wire.payload(Number(id));
        if (payload === undefined) throw new Refusal('That is no longer in the log.');
        return payload;
      },
      clear: async () => wire.clear(),
    },
  };
}

/** First everything there is, then what has changed. */
function stream(parts: PlaygroundParts, sides: Sides, res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  // a page that lost the playground looks again soon
  res.write('retry: 500\n\n');
  const difference = makeDifference();
  let timer: NodeJS.Timeout | null = null;
  const push = (): void => {
    timer = null;
    const changes = difference(stateNow(parts, sides));
    if (changes !== null) res.write(`data: ${JSON.stringify(changes)}\n\n`);
  };
  const changed = (): void => {
    timer ??= setTimeout(push, DEBOUNCE_MS);
  };
  const ends = Object.values(sides).map((side) => side?.onChange(changed));
  const beat = setInterval(() => res.write(': still here\n\n'), HEARTBEAT_MS);
  beat.unref();
  res.on('close', () => {
    for (const end of ends) end?.();
    clearInterval(beat);
    if (timer !== null) clearTimeout(timer);
  });
  push();
}

/** A picture as a platform's client would show it: never fetched by the browser itself, which tells nobody's reader from another. */
function answerPicture(sides: Sides, req: IncomingMessage, res: ServerResponse): void {
  const { searchParams } = new URL(req.url ?? '', 'http://here');
  const side = sides[searchParams.get('of') ?? ''];
  Promise.resolve(side?.picture?.(searchParams.get('url') ?? '') ?? null).then(
    (picture) => {
      if (picture === null) sendText(res, 404, 'There is no such picture.');
      else res.writeHead(200, { 'content-type': picture.type }).end(picture.bytes);
    },
    () => sendText(res, 500, 'That went wrong.'),
  );
}

function answerAct(parts: PlaygroundParts, sides: Sides, req: IncomingMessage, res: ServerResponse): void {
  act(parts, sides, req).then(
    ([status, body]) => sendJson(res, status, body),
    (error: unknown) => {
      const status = error instanceof TooLarge ? 413 : 500;
      sendJson(res, status, {
        ok: false,
        problem: status === 413 ? 'That is too much.' : `That went wrong: ${String(error)}`,
      });
    },
  );
}

async function act({ open }: PlaygroundParts, sides: Sides, req: IncomingMessage): Promise<readonly [number, unknown]> {
  // A form or plain text can be posted by any website without asking; JSON cannot.
  if (!(req.headers['content-type'] ?? '').startsWith('application/json'))
    return [415, { ok: false, problem: 'Only JSON.' }];
  const body = parseJson(await readBody(req, MOST_CONTROL_BYTES));
  if (!isObject(body)) return [400, { ok: false, problem: 'Only JSON objects.' }];
  const op = textOf(body, 'op') ?? '';
  const [whose = '', name] = op.split('.', 2);
  const side = Object.hasOwn(sides, whose) ? sides[whose] : undefined;
  const known = name !== undefined && side !== undefined && Object.hasOwn(side.operations, name);
  const run = known ? side.operations[name] : undefined;
  if (run === undefined) return [404, { ok: false, problem: `No such operation: ${op.slice(0, 60)}` }];
  try {
    if (whose !== 'wire') await open?.();
    return [200, { ok: true, result: (await run(objectOf(body['args']))) ?? null }];
  } catch (error) {
    if (error instanceof Refusal) return [409, { ok: false, problem: error.message }];
    throw error;
  }
}
