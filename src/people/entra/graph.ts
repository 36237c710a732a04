/** Microsoft Graph, asked as an application: a token kept while it is good, one answer or all pages of it, and as much patience as Graph asks for. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { signIn } from '../../entra/sign-in.ts';
import { makeTokens } from '../../entra/tokens.ts';
import type { Log } from '../../log.ts';
import type { EntraSettings } from '../settings.ts';

/** Twenty questions go in one request at most (learn.microsoft.com, "Combine multiple requests in one HTTP call using JSON batching"). */
const MOST_IN_BATCH = 20;
const ANSWER_WITHIN_MS = 20_000;
/** Tried so often in all; Graph says how long to wait before each (Retry-After). */
const TRIES = 5;
const MOST_WAIT_S = 60;
const MOST_PAGES = 1_000;
const NEVER = new AbortController().signal;

/** Neither asks nor waits any more once it is `over`. */
export interface Graph {
  /** The answers in the order of the paths below `/v1.0`; null where there is no such thing. Throws on any other no. */
  batch(paths: readonly string[], over?: AbortSignal): Promise<readonly unknown[]>;
  /** All that a list holds, from its first page on. */
  rest(first: unknown, over?: AbortSignal): Promise<readonly unknown[]>;
}

interface Answer {
  readonly status: number;
  readonly retryAfterS: number | null;
  readonly body: unknown;
}

const graphError = z.object({ error: z.object({ code: z.string().max(100) }) });
const batched = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number().int(),
      headers: z.record(z.string(), z.coerce.string()).default({}),
      body: z.unknown().optional(),
    }),
  ),
});
const pageOf = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

/** What Graph asks a token to be for. */
export const graphScope = ({ graphUrl }: Pick<EntraSettings, 'graphUrl'>): string => `${graphUrl}/.default`;

export function makeGraph(
  settings: EntraSettings,
  { log, now }: { readonly log: Pick<Log, 'warn'>; readonly now: () => Date },
): Graph {
  const { graphUrl, loginUrl: url, clientId, credential, tenant } = settings;
  const login = { url, clientId, credential, now };
  const tokens = makeTokens({ signIn: (scope, at) => signIn(login, scope, at), tenant, log, now });
  const once = async (url: string, body: object | undefined, over: AbortSignal): Promise<Answer> => {
    const token = await tokens.token(graphScope(settings));
    const answer = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.any([over, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    // it was taken back before its time
    if (answer.status === 401) tokens.forget(token);
    return {
      status: answer.status,
      retryAfterS: secondsIn(answer.headers.get('retry-after')),
      body: await answer.json().catch(() => null),
    };
  };
  const ask = async (url: string, body: object | undefined, over: AbortSignal): Promise<Answer> => {
    let answer = await once(url, body, over);
    for (let tries = 1; tries < TRIES; tries++) {
      if (isSlowed(answer)) await pause(1_000 * (answer.retryAfterS ?? tries), undefined, { signal: over });
      else if (answer.status !== 401) break;
      answer = await once(url, body, over);
    }
    return answer;
  };
  const some = async (paths: readonly string[], tries: number, over: AbortSignal): Promise<readonly unknown[]> => {
    if (paths.length === 0) return [];
    const requests = paths.map((url, n) => ({ id: String(n), method: 'GET', url }));
    const answer = await ask(`${graphUrl}/v1.0/$batch`, { requests }, over);
    const { data } = batched.safeParse(answer.body);
    if (answer.status !== 200 || data === undefined) throw refusal('its batch', answer);
    const byId = new Map(data.responses.map((one) => [one.id, one]));
    const answers = paths.map((_, n): Answer => {
      const one = byId.get(String(n));
      const after = Object.entries(one?.headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
      return { status: one?.status ?? 0, retryAfterS: secondsIn(after ?? null), body: one?.body ?? null };
    });
    // those of a batch are slowed down one by one
    const slowed = answers.flatMap((one, n) => (isSlowed(one) ? [n] : []));
    if (slowed.length > 0 && tries < TRIES) {
      await pause(1_000 * Math.max(...slowed.map((n) => answers[n]?.retryAfterS ?? tries)), undefined, {
        signal: over,
      });
      const again = await some(
        slowed.map((n) => paths[n] ?? ''),
        tries + 1,
        over,
      );
      const later = new Map(slowed.map((n, i) => [n, again[i]]));
      return answers.map((one, n) => (later.has(n) ? later.get(n) : bodyOf(one, paths[n] ?? '')));
    }
    return answers.map((one, n) => bodyOf(one, paths[n] ?? ''));
  };
  return {
    batch: async (paths, over = NEVER) => {
      const all: unknown[] = [];
      for (let from = 0; from < paths.length; from += MOST_IN_BATCH)
        all.push(...(await some(paths.slice(from, from + MOST_IN_BATCH), 1, over)));
      return all;
    },
    rest: async (first, over = NEVER) => {
      const all: unknown[] = [];
      let read = pageOf.safeParse(first);
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        if (!read.success) throw new Error('Graph answered a list that is none');
        all.push(...read.data.value);
        const next = read.data['@odata.nextLink'];
        if (next === undefined) return all;
        // the token goes nowhere else
        if (!URL.canParse(next) || new URL(next).origin !== new URL(graphUrl).origin)
          throw new Error('Graph names a next page that is not its own');
        read = pageOf.safeParse(bodyOf(await ask(next, undefined, over), new URL(next).pathname));
      }
      throw new Error(`Graph has more than ${MOST_PAGES} pages of a list`);
    },
  };
}

const isSlowed = ({ status }: Answer): boolean => status === 429 || status === 503 || status === 504;

const secondsIn = (written: string | null): number | null =>
  written !== null && /^\d{1,6}$/u.test(written) ? Math.min(Number(written), MOST_WAIT_S) : null;

function bodyOf(answer: Answer, path: string): unknown {
  if (answer.status === 200) return answer.body;
  if (answer.status === 404) return null;
  throw refusal(path.split('?')[0] ?? path, answer);
}

/**
 * Whom an app may not read, Graph tells of by id alone, without a word of it: whether they were disabled is not known then
 * (learn.microsoft.com, "Limited information returned for inaccessible member objects").
 */
export const HIDDEN =
  'Microsoft Graph tells of people in groups by id alone; the app needs the application permission User.Read.All as well, with admin consent';

function refusal(what: string, { status, body }: Answer): Error {
  const code = graphError.safeParse(body).data?.error.code;
  const needs =
    status === 403
      ? '; the app needs the application permissions GroupMember.Read.All and User.Read.All, with admin consent'
      : '';
  return new Error(`Microsoft Graph answered ${status}${code === undefined ? '' : ` ${code}`} to ${what}${needs}`);
}
