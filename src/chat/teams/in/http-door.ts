/** The way in over HTTP: method, path, size, issuer, JSON and shape are settled before the SDK sees a byte. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { claimsIssuer } from './guard.ts';
import { readEnvelope, type Envelope } from './envelope.ts';

export const PATH = '/api/messages';
/** Teams' own activities are far smaller. */
const MAX_BODY_BYTES = 256 * 1024;

export interface HttpAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** Hands a good request on; `handle` checks the token's signature first of all. */
export type Handle = (body: Envelope, headers: Record<string, string | string[]>) => Promise<HttpAnswer>;

/** Serves POST /api/messages and nothing else. Never throws; every answer is JSON or empty. */
export async function serve(req: IncomingMessage, res: ServerResponse, issuer: string, handle: Handle): Promise<void> {
  const answer = await checkRequest(req, issuer, handle);
  if (res.writableEnded || res.destroyed) return;
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  res.writeHead(answer.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(answer.status === 405 ? { allow: 'POST' } : {}),
    // What is left of a refused body is not worth reading.
    ...(req.complete ? {} : { connection: 'close' }),
  });
  res.end(text);
}

async function checkRequest(req: IncomingMessage, issuer: string, handle: Handle): Promise<HttpAnswer> {
  if ((req.url ?? '').split('?')[0] !== PATH) return refusal(404, 'not found');
  if (req.method !== 'POST') return refusal(405, 'method not allowed');
  if (Number(req.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return refusal(413, 'too large');
  const body = await readBody(req);
  if (body === 'too large') return refusal(413, 'too large');
  if (body === 'broken off') return refusal(400, 'the body broke off');
  if (!claimsIssuer(req.headers.authorization, issuer)) return refusal(401, 'unauthorised');
  const type = req.headers['content-type'];
  if (type !== undefined && !/^application\/json\b/i.test(type)) return refusal(415, 'JSON only');
  const envelope = readEnvelope(parse(body));
  if (envelope === undefined) return refusal(400, 'not an activity');
  return handle(envelope, flat(req));
}

function refusal(status: number, error: string): HttpAnswer {
  return { status, body: { error } };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

async function readBody(req: IncomingMessage): Promise<Buffer | 'too large' | 'broken off'> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false })) {
      if (!Buffer.isBuffer(chunk)) return 'broken off';
      size += chunk.length;
      if (size > MAX_BODY_BYTES) return 'too large';
      chunks.push(chunk);
    }
  } catch {
    return 'broken off';
  }
  return Buffer.concat(chunks);
}

function flat(req: IncomingMessage): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(req.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
