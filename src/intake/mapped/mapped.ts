/** Senders whose format nobody here knows: a mapping of the operator's says where everything stands. JSON or a form. Pure. */
import { idOfBody } from '../proof.ts';
import { JSON_OR_FORM, readJsonOrForm } from '../form-body.ts';
import type { Scheme, Received } from '../scheme.ts';
import type { SourceSettings } from '../source-schema.ts';
import type { Mapping } from './mapping-shape.ts';
import { faultOfKey, signedBy } from './mapped-signature.ts';
import { readMapped } from './read-mapped.ts';

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
      return given === undefined ? idOfBody(received.body) : given;
    },
    accepts: JSON_OR_FORM,
    parse: (received) => readJsonOrForm(received, 'list'),
    read: (parsed, received) => readMapped(parsed, received, mapping, typeof id === 'string' ? id : null),
  };
}

/** Only where it is the delivery's, in a header; that of an item is read with it. */
function idIn({ id }: Mapping, { headers }: Received): string | undefined {
  if (id === undefined || typeof id === 'string') return undefined;
  const [given = '', ...others] = headers[id.header] ?? [];
  return others.length === 0 && /^[\x21-\x7e]{1,256}$/.test(given) ? given : undefined;
}
