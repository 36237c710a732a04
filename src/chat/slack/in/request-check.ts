/**
 * What a request must be before anybody looks into it: small enough, signed by Slack just now, and readable.
 */
import { isUtf8 } from 'node:buffer';
import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const MOST_BYTES = 1_048_576;
const WINDOW_S = 300;
/** Slack's deepest payloads have about fifteen levels. */
const MOST_DEPTH = 64;
/** A command has thirteen fields. */
const MOST_FIELDS = 64;

/**
 * The status that refuses a request by its head alone, before a byte of its body is kept; undefined when the body is worth
 * reading. Whoever asks may still be a stranger: only `isFromSlack` knows.
 */
export function refusedByHead(req: IncomingMessage, now: Date): 413 | 401 | 415 | undefined {
  if (Number(req.headers['content-length'] ?? 0) > MOST_BYTES) return 413;
  if (signatureOf(req, now) === undefined) return 401;
  return kindOf(req) === undefined ? 415 : undefined;
}

/** Signed by Slack over exactly these bytes, within five minutes either way. */
export function isFromSlack(req: IncomingMessage, body: Buffer, secret: KeyObject, now: Date): boolean {
  const signed = signatureOf(req, now);
  if (signed === undefined) return false;
  const due = createHmac('sha256', secret).update(`v0:${signed.stamp}:`).update(body).digest();
  return timingSafeEqual(due, signed.signature);
}

/** When Slack signed a request that is known to be its. */
export const signedAt = (req: IncomingMessage): Date =>
  new Date(Number(req.headersDistinct['x-slack-request-timestamp']?.[0]) * 1_000);

/** Why a head that may well be Slack's is refused all the same, for whoever keeps the clocks; undefined where that is not why. */
export function whyNotNow(req: Pick<IncomingMessage, 'headersDistinct'>, now: Date): string | undefined {
  const stamp = req.headersDistinct['x-slack-request-timestamp']?.[0] ?? '';
  if (!/^\d{9,11}$/.test(stamp)) return undefined;
  const apart = Math.round(secondsApart(stamp, now));
  if (Math.abs(apart) <= WINDOW_S) return undefined;
  return `signed ${Math.abs(apart)} s ${apart > 0 ? 'ago' : 'ahead'}, and ${WINDOW_S} are allowed: if it is Slack's, set the clocks of this machine and the database`;
}

const secondsApart = (stamp: string, now: Date): number => now.getTime() / 1000 - Number(stamp);

/** What the head claims, when it is well formed and of the last or next five minutes. */
function signatureOf(
  req: IncomingMessage,
  now: Date,
): { readonly stamp: string; readonly signature: Buffer } | undefined {
  const [stamp, ...moreStamps] = req.headersDistinct['x-slack-request-timestamp'] ?? [];
  const [signature, ...moreSignatures] = req.headersDistinct['x-slack-signature'] ?? [];
  if (stamp === undefined || signature === undefined || moreStamps.length + moreSignatures.length > 0) return undefined;
  if (!/^\d{9,11}$/.test(stamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return undefined;
  if (Math.abs(secondsApart(stamp, now)) > WINDOW_S) return undefined;
  return { stamp, signature: Buffer.from(signature.slice(3), 'hex') };
}

/** `application/x-www-form-urlencoded` or `application/json`, in UTF-8; undefined for everything else. */
export function kindOf(req: IncomingMessage): 'form' | 'json' | undefined {
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') return undefined;
  const [type = '', ...parameters] = (req.headers['content-type'] ?? '').toLowerCase().split(';');
  if (parameters.some((parameter) => !/^\s*(charset\s*=\s*"?utf-?8"?\s*)?$/.test(parameter))) return undefined;
  if (type.trim() === 'application/x-www-form-urlencoded') return 'form';
  return type.trim() === 'application/json' ? 'json' : undefined;
}

/** The parsed body: an event's JSON, an interaction's payload, or a command's fields. Undefined when it cannot be read. */
export function readContent(body: Buffer, kind: 'form' | 'json'): unknown {
  try {
    if (kind === 'json') return parseShallow(body);
    const alone = payloadAlone(body);
    if (alone !== undefined) return parseShallow(alone);
    const fields = readFields(UTF8.decode(body));
    if (fields === undefined) return undefined;
    const payload = fields['payload'];
    return payload === undefined ? fields : parseShallow(Buffer.from(payload));
  } catch {
    return undefined;
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Each field once, with a plain name: a second `user_id` must not win anywhere. */
function readFields(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = [...new URLSearchParams(text)];
  const names = new Set(pairs.map(([name]) => name));
  if (pairs.length > MOST_FIELDS || names.size !== pairs.length) return undefined;
  if (pairs.some(([name]) => !/^[a-z][a-z0-9_]*$/.test(name))) return undefined;
  return Object.fromEntries(pairs);
}

const PAYLOAD = Buffer.from('payload=');
const [PLUS, PERCENT, AND, SPACE, LAST_ASCII] = [0x2b, 0x25, 0x26, 0x20, 0x7f];

/** The bytes of `payload=…`, as Slack sends what is pressed and filled in; undefined where there is anything else, or not spelt so. */
function payloadAlone(body: Buffer): Buffer | undefined {
  if (!body.subarray(0, PAYLOAD.length).equals(PAYLOAD)) return undefined;
  const bytes = Buffer.allocUnsafe(body.length);
  let length = 0;
  for (let at = PAYLOAD.length; at < body.length; at += 1) {
    let byte = body[at] ?? 0;
    if (byte === AND || byte > LAST_ASCII) return undefined;
    if (byte === PLUS) byte = SPACE;
    else if (byte === PERCENT) {
      byte = (hexOf(body[at + 1]) << 4) | hexOf(body[at + 2]);
      if (byte < 0) return undefined;
      at += 2;
    }
    bytes[length] = byte;
    length += 1;
  }
  const payload = bytes.subarray(0, length);
  return isUtf8(payload) ? payload : undefined;
}

/** Of a hexadecimal digit; -1 for every other byte. */
function hexOf(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** JSON of reasonable depth. V8 reads any depth; nothing recursive of anybody's meets what is deeper. */
function parseShallow(json: Buffer): unknown {
  const content: unknown = JSON.parse(UTF8.decode(json));
  if (!isShallow(content)) throw new RangeError('JSON is nested too deep');
  return content;
}

/** Whether parsed JSON is of reasonable depth; it goes no deeper itself. */
export const isShallow = (content: unknown): boolean => isWithin(content, MOST_DEPTH);

function isWithin(content: unknown, levels: number): boolean {
  if (typeof content !== 'object' || content === null) return true;
  if (levels === 0) return false;
  if (Array.isArray(content)) {
    for (const each of content) if (!isWithin(each, levels - 1)) return false;
    return true;
  }
  const members = content as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(members)) if (!isWithin(members[name], levels - 1)) return false;
  return true;
}
