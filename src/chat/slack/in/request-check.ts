/**
 * What a request must be before anybody looks into it: small enough, signed by Slack just now, and readable.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
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
export function isFromSlack(req: IncomingMessage, body: Buffer, signingSecret: string, now: Date): boolean {
  const signed = signatureOf(req, now);
  if (signed === undefined) return false;
  const due = createHmac('sha256', signingSecret).update(`v0:${signed.stamp}:`).update(body).digest();
  return timingSafeEqual(due, signed.signature);
}

/** What the head claims, when it is well formed and of the last or next five minutes. */
function signatureOf(
  req: IncomingMessage,
  now: Date,
): { readonly stamp: string; readonly signature: Buffer } | undefined {
  const [stamp, ...moreStamps] = req.headersDistinct['x-slack-request-timestamp'] ?? [];
  const [signature, ...moreSignatures] = req.headersDistinct['x-slack-signature'] ?? [];
  if (stamp === undefined || signature === undefined || moreStamps.length + moreSignatures.length > 0) return undefined;
  if (!/^\d{9,11}$/.test(stamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return undefined;
  if (Math.abs(now.getTime() / 1000 - Number(stamp)) > WINDOW_S) return undefined;
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
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    if (kind === 'json') return parseShallow(text);
    const fields = readFields(text);
    if (fields === undefined) return undefined;
    const payload = fields['payload'];
    return payload === undefined ? fields : parseShallow(payload);
  } catch {
    return undefined;
  }
}

/** Each field once, with a plain name: a second `user_id` must not win anywhere. */
function readFields(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = [...new URLSearchParams(text)];
  const names = new Set(pairs.map(([name]) => name));
  if (pairs.length > MOST_FIELDS || names.size !== pairs.length) return undefined;
  if (pairs.some(([name]) => !/^[a-z][a-z0-9_]*$/.test(name))) return undefined;
  return Object.fromEntries(pairs);
}

/** JSON of reasonable depth; deeper text is thrown out before anything recursive can meet it. */
function parseShallow(text: string): unknown {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
    if (depth > MOST_DEPTH) throw new RangeError('JSON is nested too deep');
  }
  return JSON.parse(text);
}

/** The same of what somebody else has parsed; nothing recursive meets it before this was asked. */
export function isShallow(content: unknown): boolean {
  let layer: readonly unknown[] = [content];
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth > MOST_DEPTH) return false;
    layer = layer.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return true;
}
