/** The Web API as the app calls it: arguments decoded, the token checked, faults injected, and each call remembered. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CHAT_METHODS } from './chat-methods.ts';
import type { ApiFault } from './faults.ts';
import { FILE_METHODS } from './files.ts';
import { readBody, sendJson } from './http.ts';
import { fetchImages } from './images.ts';
import { asWhom, teamMeant } from './installs.ts';
import type { JsonObject } from './json.ts';
import { isObject, objectOf, parseJson, textOf } from './json.ts';
import { OAUTH_METHOD, exchangeCode } from './oauth.ts';
import type { Method, Parts } from './parts.ts';
import { no } from './parts.ts';
import { PLACE_METHODS } from './place-methods.ts';
import { missingScope } from './scopes.ts';
import type { ApiCall, SlackTeam } from './state.ts';
import { STEP_METHODS } from './workflows.ts';
import { VIEW_METHODS } from './views.ts';

const METHODS: Readonly<Record<string, Method>> = {
  ...CHAT_METHODS,
  ...VIEW_METHODS,
  ...PLACE_METHODS,
  ...FILE_METHODS,
  ...STEP_METHODS,
};

/** Arguments that travel as JSON inside a form (docs.slack.dev, "Using the Web API"). */
const JSON_ARGS = ['blocks', 'view', 'metadata', 'attachments'];

/** Serves `/api/<method>`. */
export async function serveApi(parts: Parts, req: IncomingMessage, res: ServerResponse, method: string): Promise<void> {
  const args = argsOf(req, await readBody(req));
  const entry = parts.wire.open({
    platform: 'slack',
    direction: 'from_app',
    what: method,
    body: withoutToken(args),
    headers: callHeaders(req),
    ...causeOf(parts, args),
  });
  const limit = `${holderId(parts, req, args) ?? ''} ${method}`;
  const early = tooEarly(parts, limit);
  const fault = early ?? parts.faults.takeForApi(method) ?? tooMuch(parts, req, method, args);
  if (early === undefined && fault?.kind === 'rate_limited')
    parts.state.slowed.set(limit, parts.state.now().getTime() + fault.retryAfterS * 1_000);
  const instead = fault === undefined ? null : insteadOf(fault);
  if (instead === null && args['blocks'] !== undefined) await fetchImages(parts.state, args);
  const result = instead === null ? call(parts, req, method, args) : instead.result;
  const status = instead?.status ?? 200;
  const made = { method, args: withoutToken(args), result, status };
  remember(parts, parts.state.calls, made);
  if (early !== undefined) remember(parts, parts.state.early, made);
  for (const listener of parts.state.listeners) listener();
  const note = [fault === undefined ? null : `fault: ${fault.kind.replaceAll('_', ' ')}`, errorOf(result)];
  const said = note.filter((part) => part !== null).join(', ');
  if (fault?.kind === 'drop_after' || fault?.kind === 'drop_before') {
    entry.close(0, said);
    req.socket.destroy();
    return;
  }
  if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  entry.close(status, said === '' ? undefined : said, result ?? {});
  sendJson(res, status, result ?? {}, { 'x-oauth-scopes': [...parts.state.scopes].join(','), ...instead?.headers });
}

function remember({ keepsCalls }: Parts, calls: ApiCall[], made: ApiCall): void {
  calls.push(made);
  if (calls.length > keepsCalls) calls.shift();
}

/** As Slack does: once it has asked to wait, every call of that method in that workspace gets the same answer until the time is over. */
function tooEarly({ state }: Parts, limit: string): ApiFault | undefined {
  const leftMs = (state.slowed.get(limit) ?? 0) - state.now().getTime();
  return leftMs > 0 ? { kind: 'rate_limited', retryAfterS: Math.ceil(leftMs / 1_000) } : undefined;
}

function tooMuch(parts: Parts, req: IncomingMessage, method: string, args: JsonObject): ApiFault | undefined {
  const team = holderId(parts, req, args);
  const waitS = team === undefined ? undefined : parts.rates?.take(team, method, textOf(args, 'channel') ?? '');
  return waitS === undefined ? undefined : { kind: 'rate_limited', retryAfterS: waitS };
}

interface Instead {
  readonly status: number;
  readonly result: JsonObject | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a fault answers without carrying the call out; null when it is carried out all the same. */
function insteadOf(fault: ApiFault): Instead | null {
  if (fault.kind === 'rate_limited') {
    return { status: 429, result: no('ratelimited'), headers: { 'retry-after': String(fault.retryAfterS) } };
  }
  if (fault.kind === 'status') return { status: fault.status, result: no('internal_error') };
  if (fault.kind === 'error') return { status: 200, result: no(fault.error) };
  return fault.kind === 'drop_before' ? { status: 0, result: null } : null;
}

function call(parts: Parts, req: IncomingMessage, name: string, args: JsonObject): JsonObject {
  if (name === OAUTH_METHOD) return exchangeCode(parts.state, req, args);
  if (name === 'apps.connections.open')
    return parts.socket?.openAddress(tokenOf(req, args)) ?? no('socket_mode_not_enabled');
  const method = METHODS[name];
  if (method === undefined) return no('unknown_method', { req_method: name });
  const holder = asWhom(parts.state, tokenOf(req, args));
  if ('refusal' in holder) return holder.refusal;
  const team = teamMeant(parts.state, holder, name, args);
  if (!isTeam(team)) return team;
  return missingScope(parts.state, name, args) ?? method({ ...parts, team, holder, args });
}

const isTeam = (team: SlackTeam | JsonObject): team is SlackTeam => !('ok' in team);

const tokenOf = (req: IncomingMessage, args: JsonObject): string | undefined =>
  /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? textOf(args, 'token');

/** For whom its calls are counted. */
function holderId({ state }: Parts, req: IncomingMessage, args: JsonObject): string | undefined {
  const holder = asWhom(state, tokenOf(req, args));
  return 'refusal' in holder ? undefined : holder.id;
}

function argsOf(req: IncomingMessage, body: string): JsonObject {
  const url = new URL(req.url ?? '/', 'http://fake');
  const query = Object.fromEntries(url.searchParams);
  if ((req.headers['content-type'] ?? '').startsWith('application/json'))
    return { ...query, ...objectOf(parseJson(body)) };
  const args: Record<string, unknown> = { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
  for (const key of JSON_ARGS) {
    const value = args[key];
    if (typeof value === 'string') args[key] = parseJson(value) ?? value;
  }
  return args;
}

/** Of a call's headers those that tell something of the app. */
const callHeaders = ({ headers }: IncomingMessage): Readonly<Record<string, unknown>> => ({
  'content-type': headers['content-type'] ?? '',
  authorization: headers.authorization ?? '',
});

const withoutToken = (args: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(args).filter(([key]) => !['token', 'client_secret', 'refresh_token'].includes(key)),
  );

function causeOf(parts: Parts, args: JsonObject): { readonly cause?: number | null } {
  const trigger = parts.state.triggers.get(textOf(args, 'trigger_id') ?? '');
  return trigger === undefined ? {} : { cause: trigger.wire };
}

const errorOf = (result: JsonObject | null): string | null =>
  isObject(result) && result['ok'] === false ? String(result['error']) : null;
