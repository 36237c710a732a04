/**
 * Slack's client with a shorter way to Slack. The library writes every body and answer out for its log, whether anybody
 * reads that or not, and goes through two queues; a call of ours is text there, JSON back, and the library's own errors.
 */
import { stringify } from 'node:querystring';
import { setTimeout as pause } from 'node:timers/promises';
import { urlToHttpOptions } from 'node:url';
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
  type WebAPICallResult,
} from '@slack/web-api';
import { causeOf, type Log } from '../../log.ts';
import { ask, lightFetch, type Answered, type Asking } from './light-fetch.ts';
import { makeSdkLog } from './sdk-log.ts';

export interface LightClientOptions {
  /** Ends in `/`. */
  readonly apiUrl: string;
  readonly log: Log;
  /** Of one try. */
  readonly timeoutMs: number;
  /** How often a call without an answer is tried once more; never where Slack asks to wait, nor where it says no. */
  readonly retries: number;
  /** Told of what Slack said no to, and with which token it was asked. */
  readonly refused?: (token: string, code: string) => void;
}

const FIRST_PAUSE_MS = 100;
/** As the library has it. */
const MOST_AT_ONCE = 100;

export class LightClient extends WebClient {
  readonly #options: LightClientOptions;
  readonly #to: Asking;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(token: string | undefined, options: LightClientOptions) {
    const { apiUrl, log } = options;
    // for what does not go through `apiCall`; no other address than Slack's
    super(token, { slackApiUrl: apiUrl, allowAbsoluteUrls: false, logger: makeSdkLog(log), fetch: lightFetch });
    this.#options = options;
    const headers = {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'amends',
    };
    const { timeoutMs } = options;
    this.#to = { ...urlToHttpOptions(new URL(apiUrl)), method: 'POST', headers: withToken(headers, token), timeoutMs };
  }

  override async apiCall(method: string, asked: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    await this.#comeIn();
    try {
      return await this.#untilAnswered(method, asked);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #comeIn(): Promise<void> {
    this.#running += 1;
    if (this.#running > MOST_AT_ONCE) await new Promise<void>((go) => this.#waiting.push(go));
  }

  async #untilAnswered(method: string, asked: Record<string, unknown>): Promise<WebAPICallResult> {
    const { retries, log } = this.#options;
    for (let left = retries, pauseMs = FIRST_PAUSE_MS; ; left -= 1, pauseMs *= 2) {
      try {
        return await this.#once(method, asked);
      } catch (error) {
        if (left <= 0 || !mayWorkLater(error)) throw error;
        log.debug('Slack is asked once more', { method, cause: causeOf(error) });
        await pause(pauseMs);
      }
    }
  }

  async #once(method: string, asked: Record<string, unknown>): Promise<WebAPICallResult> {
    const to = this.#to;
    const { token } = asked;
    const path = `${to.path ?? '/'}${method}`;
    const headers = typeof token === 'string' ? withToken(to.headers as Headers, token) : to.headers;
    let answered: Answered;
    try {
      answered = await ask({ ...to, path, headers: headers ?? {} }, stringify(fieldsOf(asked)));
    } catch (error) {
      throw new WebAPIRequestError(error instanceof Error ? error : new Error(String(error)));
    }
    const result = read(answered);
    if (result.ok) return result;
    const code = errorIn(result) ?? answered.body.toString('utf8');
    const asWhom = typeof token === 'string' ? token : this.token;
    if (asWhom !== undefined) this.#options.refused?.(asWhom, code);
    throw new WebAPIPlatformError({ ...result, error: code });
  }
}

type Headers = Readonly<Record<string, string>>;

const withToken = (headers: Headers, token: string | undefined): Headers =>
  token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` };

/** What is not text is written as JSON; what is not there is left out. */
function fieldsOf(asked: Record<string, unknown>): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(asked)) {
    if (value === undefined || value === null) continue;
    fields[name] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return fields;
}

/** No answer, or one of somebody between us and Slack. */
const mayWorkLater = (error: unknown): boolean =>
  error instanceof WebAPIRequestError || (error instanceof WebAPIHTTPError && error.statusCode !== 429);

/** Throws the library's errors for what is no answer of Slack's methods. One that is no JSON is an error by itself, as the library has it. */
function read({ status, statusText, headers, body }: Answered): WebAPICallResult {
  const text = body.toString('utf8');
  if (status === 429) {
    const seconds = Number.parseInt(headers['retry-after'] ?? '', 10);
    if (!Number.isNaN(seconds)) throw new WebAPIRateLimitedError(seconds);
  }
  if (status !== 200) throw new WebAPIHTTPError(status, statusText, namedOnce(headers), text);
  return parsed(text);
}

const namedOnce = (headers: Answered['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value = '']) => [name, String(value)]));

function parsed(text: string): WebAPICallResult {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && 'ok' in read) return read as WebAPICallResult;
  } catch {
    // told below
  }
  return { ok: false };
}

const errorIn = (result: object): string | undefined =>
  'error' in result && typeof result.error === 'string' ? result.error : undefined;
