/** Bodies that are JSON or a form, as the administrator of a sender may choose. Pure. */
import { readJson } from '../core/base/read-json.ts';
import type { Parsed, Received } from './scheme.ts';

const FORM = 'application/x-www-form-urlencoded';

/** What a scheme accepts that reads both. */
export const JSON_OR_FORM = ['', 'application/json', 'text/json', 'text/plain', 'application/octet-stream', FORM];

const MOST_FIELDS = 1_000;

/** A form as a record of its fields; of one that stands twice the last holds, as in JSON, or all in a list. In `payload` alone many put the JSON that is meant. */
export function readJsonOrForm(
  { body, contentType }: Pick<Received, 'body' | 'contentType'>,
  twice: 'last' | 'list' = 'last',
): Parsed {
  if (contentType !== FORM) return readJson(body);
  const fields = new URLSearchParams(body.toString('utf8'));
  if (fields.size > MOST_FIELDS) return { ok: false, why: `holds more than ${MOST_FIELDS} fields` };
  const payload = fields.get('payload');
  if (payload !== null && fields.size === 1) return readJson(Buffer.from(payload));
  const all = [...new Set(fields.keys())].map((name) => [name, fields.getAll(name)] as const);
  const value = all.map(([name, said]) => [name, twice === 'list' && said.length > 1 ? said : said.at(-1)] as const);
  return { ok: true, value: Object.fromEntries(value) };
}
