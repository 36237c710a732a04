/** What is asked of a model: two texts and the shape of the answer. It gets no tools, no history, nothing else. Pure. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { canonicalJson } from '../base/canonical.ts';
import { fenced } from './outgoing.ts';

export interface Question {
  /** Names the answer's shape to the server: `case_reading`. */
  readonly name: string;
  readonly system: string;
  readonly user: string;
  readonly shape: z.ZodType;
  /** Longer answers are cut off by the server. */
  readonly mostTokens: number;
}

type Sent = string | readonly string[] | null;

/** Of one kind of question: what it is told, and what is sent, field by field. */
export interface Asking<From> {
  readonly name: string;
  /** Another one where the words or the fields change: an answer to the old question is none to the new one. */
  readonly version: number;
  readonly system: string;
  /** All that leaves the house: `amends doctor` prints these names, and a request is made of nothing else. */
  readonly fields: { readonly [field: string]: (from: From) => Sent };
  /** The field whose words are somebody's own: it stands in the fence. Null: none is. */
  readonly hostile: string | null;
}

/** The fields as they are sent. */
export function sentOf<From>({ fields }: Asking<From>, from: From): Readonly<Record<string, Sent>> {
  return Object.fromEntries(Object.entries(fields).map(([name, of]) => [name, of(from)]));
}

/** `nonce`: nobody could have known it when the words were written. */
export function userText<From>(asking: Asking<From>, from: From, nonce: string): string {
  const { [asking.hostile ?? '']: words, ...plain } = sentOf(asking, from);
  const given = JSON.stringify(plain, null, 1);
  return typeof words === 'string' ? `${given}\n${asking.hostile ?? ''}:\n${fenced(words, nonce)}` : given;
}

/** The same question to the same model has the same answer: what it is kept by. The nonce is no part of it. */
export function contentKey<From>(asking: Asking<From>, from: From, model: string, shape: readonly string[]): string {
  const { name, version } = asking;
  const whole = canonicalJson({ name, version, model, shape: [...shape], sent: sentOf(asking, from) });
  return createHash('sha256').update(whole).digest('hex');
}

/** About four letters make a token; three, so that what is set aside is never too little. */
export const tokensOf = (text: string): number => Math.ceil(text.length / 3) + 8;

/** What an answer says, where it is JSON of the shape; the rest is none. */
export function readAnswer<T>(shape: z.ZodType<T>, text: string): T | null {
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
