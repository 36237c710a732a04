/**
 * A model behind the protocol of OpenAI's chat completions: OpenAI itself, Azure, and whatever serves the same (Ollama, vLLM, …).
 * One try in time; the answer is bounded; nothing is followed elsewhere. https://platform.openai.com/docs/api-reference/chat
 */
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import {
  ANSWERS_WITHIN_MS,
  type Model,
  type ModelFault,
  type Replied,
  type TokensUsed,
} from '../app/hints/model-port.ts';
import { boundedFetch, TooLong } from './bounded-fetch.ts';
import type { ModelSettings } from './settings.ts';

type Server = Pick<ModelSettings, 'apiKey' | 'baseUrl' | 'model'>;

/** `withinMs`: for tests. */
export function openAiModel(server: Server, withinMs: number = ANSWERS_WITHIN_MS): Model {
  const client = clientOf(server);
  const { model } = server;
  return {
    name: model,
    besides: 'max_tokens' in lengthFor(server, 0) ? 0 : THINKING,
    async ask({ name, system, user, shape, mostTokens }, signal) {
      const inTime = AbortSignal.timeout(withinMs);
      try {
        const answer = await client.chat.completions.create(
          {
            model,
            messages: [
              { role: 'system', content: system },
              { role: 'user', content: user },
            ],
            response_format: zodResponseFormat(shape, name),
            ...lengthFor(server, mostTokens),
          },
          { signal: AbortSignal.any([signal, inTime]) },
        );
        return replyIn(answer);
      } catch (error) {
        return { kind: 'failed', ...faultOf(error, { stopped: signal.aborted, late: inTime.aborted }) };
      }
    },
  };
}

/** Everything is said here: the client would read variables of the environment by itself. */
function clientOf({ apiKey, baseUrl }: Server): OpenAI {
  const { address, query } = addressOf(baseUrl);
  return new OpenAI({
    // a server that wants no key gets a word that is none
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: address,
    ...(query !== null && { defaultQuery: query }),
    ...(isAzure(baseUrl) && apiKey !== null && { defaultHeaders: { 'api-key': apiKey } }),
    // whoever asks decides about another try: it is counted in the database
    maxRetries: 0,
    timeout: ANSWERS_WITHIN_MS * 2,
    logLevel: 'off',
    fetch: boundedFetch,
    fetchOptions: { redirect: 'error' },
  });
}

const OPENAI = 'https://api.openai.com/v1';

/** `…/deployments/NAME?api-version=…`, as Azure wrote it before its v1: the version goes along with each request. */
function addressOf(baseUrl: string | null): {
  readonly address: string;
  readonly query: Record<string, string> | null;
} {
  if (baseUrl === null) return { address: OPENAI, query: null };
  const url = new URL(baseUrl);
  const query = Object.fromEntries(url.searchParams);
  url.search = '';
  return { address: url.href.replace(/\/+$/, ''), query: Object.keys(query).length === 0 ? null : query };
}

const isAzure = (baseUrl: string | null): boolean =>
  baseUrl !== null &&
  (/\.azure\.(?:com|us|cn)$/.test(new URL(baseUrl).hostname) || new URL(baseUrl).searchParams.has('api-version'));

/** OpenAI's newer models refuse the old name, many other servers do not know the new one. */
const lengthFor = ({ baseUrl }: Server, most: number): { max_tokens: number } | { max_completion_tokens: number } =>
  baseUrl === null || isAzure(baseUrl) || new URL(baseUrl).hostname === 'api.openai.com'
    ? { max_completion_tokens: most + THINKING }
    : { max_tokens: most };
/** A model that thinks before it writes counts that as well. */
const THINKING = 1_500;

function replyIn(answer: Partial<OpenAI.ChatCompletion> | null): Replied {
  // another server may answer 200 with anything
  const [choice] = Array.isArray(answer?.choices) ? answer.choices : [];
  const used = usedIn(answer?.usage);
  if (typeof choice?.message?.refusal === 'string' || choice?.finish_reason === 'content_filter')
    return { kind: 'declined', used };
  const text = choice?.message?.content;
  if (typeof text !== 'string') return { kind: 'failed', fault: 'broken', waitMs: 0, isWorthAgain: false };
  return { kind: 'answered', text, isCut: choice?.finish_reason === 'length', used };
}

function usedIn(usage: OpenAI.CompletionUsage | null | undefined): TokensUsed | null {
  const [input, output] = [usage?.prompt_tokens, usage?.completion_tokens];
  const isCount = (n: unknown): n is number => typeof n === 'number' && Number.isSafeInteger(n) && n >= 0 && n < 1e9;
  return isCount(input) && isCount(output) ? { input, output } : null;
}

type Why = Omit<Extract<Replied, { kind: 'failed' }>, 'kind'>;
const why = (fault: ModelFault, isWorthAgain: boolean, waitMs = 0): Why => ({ fault, isWorthAgain, waitMs });

function faultOf(error: unknown, { stopped, late }: { readonly stopped: boolean; readonly late: boolean }): Why {
  if (stopped) return why('stopped', true);
  if (late || error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return why('timeout', true);
  if (causes(error).some((one) => one instanceof TooLong)) return why('too_long', false);
  if (error instanceof APIConnectionError) return why('away', true);
  // not JSON, or cut off in the middle of it
  if (!(error instanceof APIError) || error.status === undefined) return why('broken', false);
  const { status } = error;
  if (status === 429) return why('busy', true, waitIn(error.headers));
  if (status >= 500) return why('away', true, waitIn(error.headers));
  if (status === 408 || status === 409) return why('away', true);
  return why([401, 403, 404].includes(status) ? 'denied' : 'rejected', false);
}

function causes(error: unknown): readonly unknown[] {
  const all: unknown[] = [];
  for (let one = error; one instanceof Error && all.length < 8; one = one.cause) all.push(one);
  return all;
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date. */
function waitIn(headers: Headers | undefined): number {
  const ms = Number(headers?.get('retry-after-ms') ?? NaN);
  if (Number.isFinite(ms) && ms > 0) return ms;
  const said = headers?.get('retry-after') ?? '';
  if (/^\d{1,9}(?:\.\d+)?$/.test(said)) return Number(said) * 1_000;
  const sent = Date.parse(headers?.get('date') ?? '');
  const until = Date.parse(said);
  // by the server's clock, where it says what that shows
  return Number.isNaN(until) || Number.isNaN(sent) ? 0 : Math.max(0, until - sent);
}
