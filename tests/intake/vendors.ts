/** Help desks as they send: each signs as its vendor does, with a key of ours. Also a hotel that has a source of each. */
import { createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../../src/db/engine/client.ts';
import { openHotel, type Hotel } from '../ways/hotel.ts';

export const VENDORS = ['zendesk', 'freshdesk', 'intercom', 'gorgias', 'hubspot'] as const;
export type Vendor = (typeof VENDORS)[number];

export const SECRETS: Readonly<Record<Vendor, string>> = {
  zendesk: 'dGhpcyBpcyBhIHNlY3JldCBvZiBaZW5kZXNr',
  freshdesk: 'amends:5d2f0c6a4be24f0f8a11',
  intercom: '3f1c6a57-intercom-client-secret',
  gorgias: 'gorgias-shared-secret-0123456789',
  hubspot: 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy',
};

/** Where the test's proxy says it stands. */
export const OUTSIDE = 'https://amends.example';

const mac = (algorithm: string, key: string, text: string, encoding: 'hex' | 'base64'): string =>
  createHmac(algorithm, key).update(text).digest(encoding);

/** What a delivery comes with; `secret`: another than theirs. */
export function signedBy(
  vendor: Vendor,
  body: string,
  at: Date,
  { secret = SECRETS[vendor], url = `/intake/${vendor}` }: { readonly secret?: string; readonly url?: string } = {},
): Record<string, string> {
  const type = { 'content-type': 'application/json' };
  switch (vendor) {
    case 'zendesk': {
      const stamp = at.toISOString().replace(/\.\d+Z$/, 'Z');
      const signature = mac('sha256', secret, stamp + body, 'base64');
      return { ...type, 'x-zendesk-webhook-signature': signature, 'x-zendesk-webhook-signature-timestamp': stamp };
    }
    case 'freshdesk':
      return { ...type, authorization: `Basic ${Buffer.from(secret).toString('base64')}` };
    case 'intercom':
      return { ...type, 'x-hub-signature': `sha1=${mac('sha1', secret, body, 'hex')}` };
    case 'gorgias':
      return { ...type, 'x-amends-secret': secret };
    case 'hubspot': {
      const stamp = String(at.getTime());
      const signature = mac('sha256', secret, `POST${OUTSIDE}${url}${body}${stamp}`, 'base64');
      return { ...type, 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': stamp };
    }
  }
}

/** Hotel Aurora with a source of each vendor, called as it is, all of Mia. */
export function openVendors(db: Database, more: Readonly<Record<string, string>> = {}): Promise<Hotel> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-')), 'amends.yaml');
  const sources = VENDORS.map((vendor) => `  - { name: ${vendor}, scheme: ${vendor}, team: front-desk, owner: mia }\n`);
  writeFileSync(file, `${readFileSync('demo/amends.yaml', 'utf8')}\nintake:\n${sources.join('')}`);
  const secrets = Object.fromEntries(
    VENDORS.map((vendor) => [`AMENDS_INTAKE_${vendor.toUpperCase()}_SECRET`, SECRETS[vendor]]),
  );
  return openHotel(db, { env: { AMENDS_CONFIG: file, PUBLIC_URL: OUTSIDE, ...secrets, ...more } });
}
