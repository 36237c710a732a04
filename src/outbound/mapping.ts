/** How a system of the operator's is asked to do a remedy: its mapping file, and what of an event goes where in the request. Pure. */
import { z } from 'zod';
import type { Listening } from '../app/deliveries/listening.ts';
import type { Json } from '../core/base/wire.ts';

/** A mapping file. `{case}`, `{action.amount.value}`, `{secret.token}` stand for what is known when it is sent. */
export const mappingSchema = z.strictObject({
  method: z.enum(['POST', 'PUT', 'PATCH']).default('POST'),
  url: z.string().min(1).max(2_000),
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,60}$/), z.string().max(2_000)).default({}),
  /** The header that carries the id of the action, so that it is done only once. */
  idempotency_header: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,60}$/)
    .default('Idempotency-Key'),
  body: z.json().default({}),
  answer: z
    .strictObject({
      /** Where in the answer the other system's own name for it stands: `payment.id`. */
      reference: z.string().max(200).optional(),
      /** Where it says how it went; without it every success is one. */
      status: z.string().max(200).optional(),
      confirmed: z.array(z.string().max(100)).default([]),
      failed: z.array(z.string().max(100)).default([]),
    })
    .default({ confirmed: [], failed: [] }),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** An adapter of amends.yaml with its mapping and its secrets. */
export interface AdapterSettings extends Listening {
  /** As it is shown to people: its name in amends.yaml. */
  readonly system: string;
  readonly mapping: Mapping;
  readonly secrets: Readonly<Record<string, string>>;
  readonly allowPrivate: boolean;
}

/** What may be put in: the event's facts and fields, and the secrets. */
export type Known = Readonly<Record<string, Json>>;

const NAME = /\{([a-z][a-zA-Z0-9_.]{0,80})\}/g;

/** The names of secrets a mapping uses. */
export function secretsIn(mapping: Mapping): readonly string[] {
  const text = JSON.stringify([mapping.url, mapping.headers, mapping.body]);
  const named = [...text.matchAll(NAME)].flatMap(([, name = '']) =>
    name.startsWith('secret.') ? [name.slice('secret.'.length)] : [],
  );
  return [...new Set(named)];
}

/** The address with what is put in encoded, so that it changes no other part of it. */
export const filledUrl = (url: string, known: Known): URL =>
  new URL(url.replaceAll(NAME, (_, name: string) => encodeURIComponent(textOf(valueAt(known, name)))));

/** On one line: a header holds nothing that could begin another one. */
export const filledText = (text: string, known: Known): string =>
  text.replaceAll(NAME, (_, name: string) => textOf(valueAt(known, name))).replaceAll(/[\r\n\0]+/g, ' ');

/** What is nothing but a name keeps its kind: a number stays one, and what is not known is null. */
export function filledBody(body: Json, known: Known): Json {
  if (typeof body === 'string') {
    const whole = /^\{([a-z][a-zA-Z0-9_.]{0,80})\}$/.exec(body)?.[1];
    if (whole !== undefined) return valueAt(known, whole) ?? null;
    return body.replaceAll(NAME, (_, name: string) => textOf(valueAt(known, name)));
  }
  if (Array.isArray(body)) return body.map((one: Json) => filledBody(one, known));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([key, one]) => [key, filledBody(one, known)]));
}

/** `action.amount.value`: own properties only. */
export function valueAt(known: Json | undefined, path: string): Json | undefined {
  let at: Json | undefined = known;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null || Array.isArray(at) || !Object.hasOwn(at, part)) return undefined;
    at = (at as Readonly<Record<string, Json>>)[part];
  }
  return at;
}

const textOf = (value: Json | undefined): string =>
  value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** What an answer says; `later`: it was taken, and the system will say what became of it. */
export type Read =
  | { readonly to: 'confirmed' | 'failed' | 'later'; readonly reference: string | null }
  | { readonly to: 'unclear' };

export function readAnswer({ answer }: Mapping, text: string): Read {
  const { reference: at, status, confirmed, failed } = answer;
  if (at === undefined && status === undefined) return { to: 'confirmed', reference: null };
  const body = jsonIn(text);
  if (body === undefined) return { to: 'unclear' };
  const reference = at === undefined ? null : textOf(valueAt(body, at)) || null;
  if (status === undefined) return { to: 'confirmed', reference };
  const said = textOf(valueAt(body, status));
  if (confirmed.includes(said)) return { to: 'confirmed', reference };
  if (failed.includes(said)) return { to: 'failed', reference };
  return said === '' ? { to: 'unclear' } : { to: 'later', reference };
}

function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
