/** How a sender proves itself whose scheme a mapping says: a keyed hash over what is sent, or a secret that comes along. Pure. */
import { faultOfTheirs, isByAuthorization, isByBasic, isInAddress, isMacOf, isSame } from '../proof.ts';
import { momentIn } from '../lenient.ts';
import { offBy } from '../off-by.ts';
import { onlyValue, type Head, type Off } from '../scheme.ts';
import type { Mapping } from './mapping-shape.ts';

type Signature = Mapping['signature'];
type Signed = Pick<Mapping, 'signature' | 'id'>;
type Hashed = Extract<Signature, { readonly hmac: string }>;

export function faultOfKey(signature: Signature, secret: string): string | null {
  if ('hmac' in signature && signature.key !== 'text')
    return keyOf(signature, secret).length >= 12 ? null : `is not at least 12 bytes in ${signature.key}`;
  if ('basic' in signature && !secret.includes(':')) return 'is not "user:password"';
  return faultOfTheirs(secret);
}

/** Whether it is. `body` is null before it has been read: then whether it may be. */
export function signedBy({ signature, id }: Signed, head: Head, body: Buffer | null, secret: string): boolean | Off {
  if ('hmac' in signature) return hashedBy({ ...signature, id }, head, body, secret);
  if ('query' in signature) return isInAddress(head, secret, signature.query);
  if ('basic' in signature) return isByBasic(head, secret);
  if (signature.token === 'authorization') return isByAuthorization(head, secret);
  return isSame((onlyValue(head.headers, signature.token) ?? '').replace(/^(?:bearer|token)\s+/i, '').trim(), secret);
}

function hashedBy(
  signature: Hashed & Pick<Mapping, 'id'>,
  head: Head,
  body: Buffer | null,
  secret: string,
): boolean | Off {
  const whole = onlyValue(head.headers, signature.header) ?? '';
  if (whole === '' || whole.length > 2_000) return false;
  const given = (signature.part === undefined ? [whole.trim()] : partsOf(whole, signature.part)).flatMap((one) =>
    one.startsWith(signature.prefix) ? [one.slice(signature.prefix.length).trim()] : [],
  );
  if (given.length === 0 || given.length > 10) return false;
  const stamp = stampOf(signature, head, whole);
  if (stamp === null) return false;
  if (stamp.seconds !== null) {
    const off = offBy(stamp.seconds, head.at);
    if (off !== undefined) return off;
  }
  if (body === null) return true;
  const parts = signature.signed.split(/(\{\w+\})/).map((part): string | Buffer => {
    switch (part) {
      case '{body}':
        return body;
      case '{timestamp}':
        return stamp.written;
      case '{id}':
        return typeof signature.id === 'object' ? (onlyValue(head.headers, signature.id.header) ?? '') : '';
      case '{url}':
        return head.url;
      case '{method}':
        return head.method;
      default:
        return part;
    }
  });
  const mac = { hash: signature.hmac, encoding: signature.encoding, key: keyOf(signature, secret) };
  return isMacOf(given, mac, ...parts);
}

const keyOf = ({ key }: Hashed, secret: string): Buffer => Buffer.from(secret, key === 'text' ? 'utf8' : key);

/** Of `t=1,v1=a,v1=b` those named so. */
const partsOf = (header: string, name: string): readonly string[] =>
  header.split(/[,;]\s*/).flatMap((part) => (part.startsWith(`${name}=`) ? [part.slice(name.length + 1).trim()] : []));

/** Null where there should be a moment and is none. */
function stampOf(
  { timestamp }: Hashed,
  { headers }: Head,
  whole: string,
): { readonly written: string; readonly seconds: string | null } | null {
  if (timestamp === undefined) return { written: '', seconds: null };
  const written =
    'part' in timestamp
      ? (partsOf(whole, timestamp.part)[0] ?? '')
      : (onlyValue(headers, timestamp.header) ?? '').trim();
  if (timestamp.format === 'iso') {
    const at = momentIn(written);
    return at === null || /^\d+$/.test(written) ? null : { written, seconds: String(Math.floor(at.getTime() / 1_000)) };
  }
  if (!/^\d{9,14}$/.test(written)) return null;
  return { written, seconds: timestamp.format === 'unix' ? written : String(Math.floor(Number(written) / 1_000)) };
}
