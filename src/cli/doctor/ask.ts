/** A question to a platform, as the doctor asks it: one try, no redirect, and what its clock says of ours. */
import { causeOf } from '../../log.ts';
import { warn, type Finding } from './finding.ts';
import type { Io } from '../verb.ts';

const WAIT_MS = 8_000;
/** Slack's signatures are good for five minutes: half of that is near enough to the edge to say so. */
const DRIFT_MS = 150_000;

export interface Answered {
  readonly status: number;
  readonly json: unknown;
  readonly headers: Headers;
  /** How far its clock is from ours; null when it did not say. */
  readonly apartMs: number | null;
}

/** There was no answer, and why. */
export interface Silence {
  readonly trouble: string;
}

export interface Question {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** Fields of a form, where something is posted. */
  readonly fields?: Readonly<Record<string, string>>;
}

export async function ask(url: string, question: Question, io: Pick<Io, 'now'>): Promise<Answered | Silence> {
  const { method = 'POST', headers = {}, fields = {} } = question;
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
  const posted = { headers: form, body: new URLSearchParams(fields).toString() };
  try {
    const answer = await fetch(url, {
      method,
      ...(method === 'POST' ? posted : { headers }),
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
    });
    const date = Date.parse(answer.headers.get('date') ?? '');
    const apartMs = Number.isNaN(date) ? null : Math.abs(date - io.now().getTime());
    return { status: answer.status, json: await answer.json().catch(() => null), headers: answer.headers, apartMs };
  } catch (error) {
    return { trouble: causeOf(error instanceof Error ? (error.cause ?? error) : error) };
  }
}

export function drift(whose: string, { apartMs }: Pick<Answered, 'apartMs'>): readonly Finding[] {
  if (apartMs === null || apartMs < DRIFT_MS) return [];
  const said = `${Math.round(apartMs / 1000)} s from ${whose}’s; signed requests older than five minutes are refused`;
  return [warn('clock', said, 'set this machine’s clock by NTP')];
}
