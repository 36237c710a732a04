/** The filters of SCIM (RFC 7644, 3.4.2.2) that directories ask by: an attribute equals a value, several with `and` between. Pure. */
import { storable } from '../../core/base/storable.ts';

export interface Equals {
  /** In small letters, without its schema: `username`, `emails.value`. */
  readonly attribute: string;
  readonly value: string | boolean;
}

const TERM = /^\s*(?<attribute>[A-Za-z][\w:.-]*)\s+eq\s+(?<value>"(?:[^"\\]|\\.)*"|true|false)\s*(?:and\s|$)/iu;
const MOST = 10;

/** Undefined where it is none of these. */
export function readFilter(text: string): readonly Equals[] | undefined {
  const terms: Equals[] = [];
  let rest = text;
  while (terms.length < MOST) {
    const found = TERM.exec(rest);
    const { attribute = '', value = '' } = found?.groups ?? {};
    const read = valueOf(value);
    if (found === null || read === undefined) return undefined;
    terms.push({ attribute: attributeOf(attribute), value: read });
    const isLast = !/and\s$/iu.test(found[0]);
    rest = rest.slice(found[0].length);
    if (isLast) return rest.trim() === '' ? terms : undefined;
  }
  return undefined;
}

function valueOf(written: string): string | boolean | undefined {
  if (!written.startsWith('"')) return written === '' ? undefined : written.toLowerCase() === 'true';
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'string' ? storable(value) : undefined;
  } catch {
    return undefined;
  }
}

/** `urn:ietf:params:scim:schemas:core:2.0:User:userName` is `username`. */
export const attributeOf = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toLowerCase();
