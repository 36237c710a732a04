/** `/mcp` and `POST /agents/<tool>`: who calls, within which bounds, and how it is answered. JSON only. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { AgentDoor } from '../app/door/agents/agent-door.ts';
import { NotSaved } from '../app/door/door.ts';
import type { Bodies } from '../bodies.ts';
import { causeOf, type Log } from '../log.ts';
import { NOT_SAVED, said, told, tooFast, type Told } from './answers.ts';
import type { AgentKeys, AgentSettings } from './settings.ts';
import { TOOLS, type Tool } from './tools.ts';
import { bearerIn, callers, isSigned, type Caller } from './who.ts';

export interface AgentNeeds {
  readonly door: AgentDoor;
  readonly settings: AgentSettings;
  readonly bodies: Bodies;
  /** Where Amends is reached from outside; null: nobody said. */
  readonly publicUrl: string | null;
  /** What stands behind `/mcp` of this one of several organisations, as `/harbour-inn`. */
  readonly at?: string;
  readonly log: Log;
  readonly now: () => Date;
}

/** `POST /agents/<tool>`, `/mcp` and `/.well-known/oauth-protected-resource`. Never throws. */
export type Agents = (req: IncomingMessage, res: ServerResponse) => void;

/** A complaint and its frame; nobody writes more in a conversation. */
const MOST_BYTES = 262_144;
const NO_BODY = { 400: 'The body broke off.', 413: 'Too large.', 503: 'Too much at once; ask again.' } as const;
const NO_CODE = { 400: 'broke_off', 413: 'too_large', 503: 'too_much' } as const;

export function makeAgents(needs: AgentNeeds): Agents {
  const log = needs.log.with({ surface: 'agents' });
  const who = callers(needs.settings, log);
  const resource = resourceOf(needs);
  const seen = { ...needs, log, who, challenge: challengeOf(needs, resource) };
  return (req, res) => {
    const path = req.url ?? '';
    if (path.startsWith('/.well-known/')) return tellResource(seen, resource, req, res);
    const serve = path.startsWith('/agents/') ? called : spoken;
    answered(seen, req, res, (read) => serve(seen, req, read)).catch((error: unknown) => {
      log.warn('the answer to an agent was not sent', { cause: causeOf(error) });
      res.destroy();
    });
  };
}

/** For everybody: it names who makes tokens, and nothing else. */
function tellResource({ bodies }: Seen, resource: object | null, req: IncomingMessage, res: ServerResponse): void {
  const headers = { 'content-type': 'application/json' };
  const found =
    resource === null
      ? { status: 404, text: '{"error":"not found"}' }
      : { status: 200, text: JSON.stringify(resource) };
  bodies.turnAway(req, res, { headers, ...found });
}

interface Seen extends AgentNeeds {
  readonly who: Caller;
  /** For `WWW-Authenticate`. */
  readonly challenge: string;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text: string;
}

/** RFC 9728: where a client that has no token finds out who makes them. */
function resourceOf({ settings: { issuer }, publicUrl, at = '' }: AgentNeeds): object | null {
  if (issuer === null) return null;
  return {
    resource: publicUrl === null ? issuer.audience : `${publicUrl}/mcp${at}`,
    authorization_servers: [issuer.issuer],
    bearer_methods_supported: ['header'],
    resource_name: 'Amends',
  };
}

const challengeOf = ({ publicUrl, at = '' }: AgentNeeds, resource: object | null): string =>
  resource === null || publicUrl === null
    ? 'Bearer realm="amends"'
    : `Bearer realm="amends", resource_metadata="${publicUrl}/.well-known/oauth-protected-resource${at === '' ? '' : `/mcp${at}`}"`;

const json = (one: Told): Answer => ({
  status: one.status,
  headers: {
    'content-type': 'application/json',
    ...(one.retryAfterS !== undefined && { 'retry-after': String(one.retryAfterS) }),
  },
  text: JSON.stringify(one.body),
});

/** What was read, and who sent it. */
interface Read {
  readonly agent: AgentKeys;
  readonly body: Buffer;
  readonly at: Date;
}

async function answered(
  seen: Seen,
  req: IncomingMessage,
  res: ServerResponse,
  serve: (read: Read) => Promise<Answer>,
): Promise<void> {
  let answer: Answer;
  let agent: string | null = null;
  try {
    const read = await genuine(seen, req);
    agent = 'agent' in read ? read.agent.id : null;
    answer = 'agent' in read ? await serve(read) : read;
  } catch (error) {
    seen.log.error('an agent could not be answered', {
      cause: causeOf(error instanceof NotSaved ? error.cause : error),
    });
    answer = json(said(500, 'unforeseen', 'Something went wrong here.'));
  }
  seen.log.info('agent answered', { agent, status: answer.status });
  seen.bodies.turnAway(req, res, answer);
}

/** Judged before a byte is kept as far as the head tells; then by the body, where it is signed. */
async function genuine(seen: Seen, req: IncomingMessage): Promise<Read | Answer> {
  const headers = req.headersDistinct;
  const fault = faultOfOrigin(seen, req);
  if (fault !== null) return json(said(403, 'wrong_origin', fault));
  const token = bearerIn(headers);
  // a browser has no business here, and a token in an address would stand in logs
  const byToken = token === undefined ? undefined : await seen.who.byToken(token, seen.now());
  if (byToken === undefined && (token !== undefined || !isSigned(headers))) return unknown(seen);
  const read = await seen.bodies.read(req, MOST_BYTES);
  if (!read.ok) return json(said(read.status, NO_CODE[read.status], NO_BODY[read.status]));
  const at = seen.now();
  const agent = byToken ?? seen.who.bySignature({ headers, body: read.bytes, at });
  read.release();
  return agent === undefined ? unknown(seen) : { agent, body: read.bytes, at };
}

const unknown = (seen: Seen): Answer => {
  const answer = json(said(401, 'not_known', 'No agent is known by this. Send its bearer token, or sign the request.'));
  return { ...answer, headers: { ...answer.headers, 'www-authenticate': seen.challenge } };
};

/** A page in somebody's browser must not reach an Amends on their machine by a name that leads there. */
function faultOfOrigin({ publicUrl }: Seen, { headers, socket }: IncomingMessage): string | null {
  const { origin, host = '' } = headers;
  const own = publicUrl === null ? null : new URL(publicUrl).host;
  const isHere = /^(?:::ffff:)?127\.|^::1$/.test(socket.localAddress ?? '');
  if (isHere && !isLoopback(host) && host !== own)
    return 'Reached on this machine under a name that is not its own. Behind a proxy of yours, set PUBLIC_URL.';
  if (origin === undefined) return null;
  const from = URL.canParse(origin) ? new URL(origin).host : null;
  if (from !== null && (from === own || (isLoopback(from) && isLoopback(host)))) return null;
  return 'Requests of pages of other origins are not taken.';
}

const isLoopback = (host: string): boolean => /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);

/** One call, already known to be of this agent, with input that its schema has read. */
async function carryOut({ door, log }: Seen, { agent, at }: Read, tool: Tool, input: unknown): Promise<Told> {
  if (agent.tools !== null && !agent.tools.includes(tool.name))
    return said(403, 'not_your_tool', `This agent may not use ${tool.name}.`);
  const meant = tool.meant(input);
  if (meant.reads) return told(await door.ask({ agent: agent.id, at, what: meant.what }));
  try {
    return told(await door.carryOut({ agent: agent.id, at, what: meant.what, key: meant.key }));
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    log.error('what an agent asked was perhaps not done', { cause: causeOf(error.cause) });
    return NOT_SAVED;
  }
}

async function called(seen: Seen, req: IncomingMessage, read: Read): Promise<Answer> {
  const name = /^\/agents\/(?:[^/?]+\/)?([a-z_]+)(?=\?|$)/.exec(req.url ?? '')?.[1];
  const tool = TOOLS.find((one) => one.name === name);
  if (tool === undefined)
    return json(
      said(404, 'no_such_tool', `There is no such tool; tools are ${TOOLS.map((one) => one.name).join(', ')}.`),
    );
  const afterMs = seen.door.pace(read.agent.id, read.at);
  if (afterMs > 0) return json(tooFast(afterMs));
  const parsed = tool.input.safeParse(parse(read.body));
  if (!parsed.success) return json(said(422, 'wrong_input', z.prettifyError(parsed.error)));
  return json(await carryOut(seen, read, tool, parsed.data));
}

async function spoken(seen: Seen, req: IncomingMessage, read: Read): Promise<Answer> {
  const afterMs = seen.door.pace(read.agent.id, read.at);
  if (afterMs > 0) return json(tooFast(afterMs));
  const { speak } = await import('./mcp.ts');
  let calls = 0;
  return await speak({
    req,
    body: read.body,
    // older clients send several in one body: the first was counted with it, each other one is counted by itself
    call: async (tool, input) => {
      calls += 1;
      const laterMs = calls === 1 ? 0 : seen.door.pace(read.agent.id, read.at);
      return laterMs > 0 ? tooFast(laterMs) : await carryOut(seen, read, tool, input);
    },
    tools: read.agent.tools,
  });
}

/** Undefined for what is not JSON in UTF-8. */
function parse(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    return undefined;
  }
}
