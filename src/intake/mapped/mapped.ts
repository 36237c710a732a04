/** Senders whose format nobody here knows: a mapping of the operator's says where everything stands. JSON or a form. Pure. */
import { bodyId } from '../mac.ts';
import { readJson } from '../json-body.ts';
import type { Scheme, Parsed, Received } from '../scheme.ts';
import type { SourceSettings } from '../source-schema.ts';
import type { Mapping } from './mapping-shape.ts';
import { faultOfKey, signedBy } from './mapped-signature.ts';
import { readMapped } from './read-mapped.ts';

const FORM = 'application/x-www-form-urlencoded';

/** For a source whose mapping has been read: `sourcesOf` does. */
export function mappedBy({ mapping }: SourceSettings): Scheme {
  if (typeof mapping !== 'object') throw new Error('a source by a mapping has none that was read');
  const { id } = mapping;
  return {
    faultOfSecret: (secret) => faultOfKey(mapping.signature, secret),
    mayBeGenuine: (head, secret) => signedBy(mapping, head, null, secret),
    genuineId(received, secret) {
      const signed = signedBy(mapping, received, received.body, secret);
      if (signed !== true) return signed === false ? undefined : signed;
      const given = idIn(mapping, received);
      return given === undefined ? bodyId(received.body) : given;
    },
    accepts: ['application/json', 'text/json', 'text/plain', 'application/octet-stream', FORM, ''],
    parse: (received) => (received.contentType === FORM ? formOf(received.body) : readJson(received.body)),
    read: (parsed, received) => readMapped(parsed, received, mapping, typeof id === 'string' ? id : null),
  };
}

/** Only where it is the delivery's, in a header; that of an item is read with it. */
function idIn({ id }: Mapping, { headers }: Received): string | undefined {
  if (id === undefined || typeof id === 'string') return undefined;
  const [given = '', ...others] = headers[id.header] ?? [];
  return others.length === 0 && /^[\x21-\x7e]{1,256}$/.test(given) ? given : undefined;
}

const MOST_FIELDS = 1_000;

/** A form's fields; several of one name are a list. In `payload` many put the JSON that is meant. */
function formOf(body: Buffer): Parsed {
  const fields = new URLSearchParams(body.toString('utf8'));
  if (fields.size > MOST_FIELDS) return { ok: false, why: `holds more than ${MOST_FIELDS} fields` };
  const payload = fields.get('payload');
  if (payload !== null && fields.size === 1) return readJson(Buffer.from(payload));
  const value: Record<string, string | string[]> = {};
  for (const name of new Set(fields.keys())) {
    const all = fields.getAll(name);
    Object.defineProperty(value, name, { value: all.length === 1 ? (all[0] ?? '') : all, enumerable: true });
  }
  return { ok: true, value };
}
