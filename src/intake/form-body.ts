/** Bodies that are JSON or a form, as the administrator of a sender may choose. Pure. */
import { readJson } from './json-body.ts';
import type { Parsed, Received } from './scheme.ts';

const FORM = 'application/x-www-form-urlencoded';

/** What a scheme accepts that reads both. */
export const JSON_OR_FORM = ['', 'application/json', 'text/json', 'text/plain', 'application/octet-stream', FORM];

/** A form as a record of its fields; of a field that stands twice the last holds, as in JSON. */
export function readJsonOrForm({ body, contentType }: Pick<Received, 'body' | 'contentType'>): Parsed {
  if (contentType !== FORM) return readJson(body);
  return { ok: true, value: Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
}
