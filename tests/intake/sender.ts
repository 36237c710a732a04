/** A sender of complaints: signs as Standard Webhooks says, and posts. Also a hotel that has such a source. */
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../../src/db/engine/client.ts';
import type { Head } from '../../src/intake/scheme.ts';
import { openHotel, type Hotel } from '../ways/hotel.ts';

export const SECRET = `whsec_${Buffer.from('a secret of 24 bytes or more').toString('base64')}`;

/** Hotel Aurora with the source `reviews`, which belongs to Mia. */
export const openHotelWithSource = (db: Database): Promise<Hotel> =>
  openHotelWithSources(db, ['{ name: reviews, team: front-desk, owner: mia }'], {
    AMENDS_INTAKE_REVIEWS_SECRET: SECRET,
  });

/** Hotel Aurora with these sources below `intake:`. */
export function openHotelWithSources(
  db: Database,
  sources: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Hotel> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-')), 'amends.yaml');
  const written = sources.map((source) => `  - ${source}\n`).join('');
  writeFileSync(file, `${readFileSync('demo/amends.yaml', 'utf8')}\nintake:\n${written}`);
  return openHotel(db, { env: { AMENDS_CONFIG: file, ...env } });
}

/** A request as a scheme sees it before the body. */
export const headWith = (headers: Head['headers'], at: Date, more: Partial<Head> = {}): Head => ({
  method: 'POST',
  url: '/intake/reviews',
  headers,
  contentType: 'application/json',
  at,
  ...more,
});

export interface Signing {
  readonly id: string;
  readonly at: Date;
  readonly secret?: string;
}

export function signatureOf(id: string, stamp: string, body: string, secret: string = SECRET): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${stamp}.${body}`).digest('base64')}`;
}

export function signed(body: string, { id, at, secret = SECRET }: Signing): Record<string, string> {
  const stamp = String(Math.floor(at.getTime() / 1000));
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': stamp,
    'webhook-signature': signatureOf(id, stamp, body, secret),
  };
}

/** A complaint as a sender would write it; what is given stands in its `data`. */
export function complaint(data: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    type: 'complaint.created',
    timestamp: '2026-12-10T08:30:00Z',
    data: { subject: 'Cold soup', text: 'The soup was cold, twice.', customer: { id: 'Room 7' }, ...data },
  });
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export async function post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Answered> {
  const answer = await fetch(url, { method: 'POST', body, headers });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) };
}
