/**
 * HubSpot: subscriptions of an app, several events in one body, and webhooks of workflows. Signatures: v3, HMAC-SHA256 over method,
 * address, bytes and time; v2 and v1, digests with the secret before what they cover. Source: developers.hubspot.com, "Validating
 * requests" and "Webhooks". Pure.
 */
import { createHash } from 'node:crypto';
import { offBy } from '../off-by.ts';
import { idOfBody, isMacOf, isSame } from '../proof.ts';
import { onlyValue, type Head, type Off, type Received, type Scheme } from '../scheme.ts';
import { readHubspot } from './hubspot-events.ts';

const IN_BASE64 = /^[A-Za-z0-9+/]{43}=$/;
const IN_HEX = /^[0-9a-f]{64}$/i;

export const hubspot: Scheme = {
  faultOfSecret: (secret) => (secret.length >= 16 ? null : 'is not the client secret of the HubSpot app'),
  mayBeGenuine(head) {
    const claim = claimIn(head);
    return claim === undefined || 'secondsOff' in claim ? (claim ?? false) : true;
  },
  genuineId(received, secret) {
    const claim = claimIn(received);
    if (claim === undefined || 'secondsOff' in claim) return claim;
    return claim.isBy(received, secret) ? idOfBody(received.body) : undefined;
  },
  read: (parsed, { at: now }, source) => readHubspot(parsed, now, source),
};

interface Claim {
  /** Whether it is theirs, at one of the addresses it may have been sent to. */
  readonly isBy: (received: Received, secret: string) => boolean;
}

/** The newest version that is there: an older one beside it does not count. */
function claimIn(head: Head): Claim | Off | undefined {
  const { headers, at } = head;
  if (headers['x-hubspot-signature-v3'] !== undefined) {
    const signature = onlyValue(headers, 'x-hubspot-signature-v3') ?? '';
    const stamp = onlyValue(headers, 'x-hubspot-request-timestamp') ?? '';
    if (!IN_BASE64.test(signature) || !/^\d{12,14}$/.test(stamp)) return undefined;
    const isBy = (of: Received, secret: string): boolean => {
      const mac = { hash: 'sha256', encoding: 'base64', key: secret } as const;
      return addressesOf(of).some((address) => isMacOf(signature, mac, of.method, address, of.body, stamp));
    };
    return offBy(String(Number(stamp) / 1_000), at) ?? { isBy };
  }
  const signature = (onlyValue(headers, 'x-hubspot-signature') ?? '').toLowerCase();
  if (!IN_HEX.test(signature)) return undefined;
  const version = onlyValue(headers, 'x-hubspot-signature-version') ?? 'v1';
  if (version === 'v2')
    return {
      isBy: (of, secret) =>
        addressesOf(of).some((address) => isSame(signature, digest(secret, of.method, address, of.body))),
    };
  return version === 'v1' ? { isBy: (of, secret) => isSame(signature, digest(secret, of.body)) } : undefined;
}

function digest(...parts: readonly (string | Uint8Array)[]): string {
  const made = createHash('sha256');
  for (const part of parts) made.update(part);
  return made.digest('hex');
}

/** The address as HubSpot knows it: it signs with some escapes taken back. */
function addressesOf({ origins = [], headers, url }: Received): readonly string[] {
  const host = onlyValue(headers, 'host') ?? '';
  const forwarded = onlyValue(headers, 'x-forwarded-host');
  const all = [
    ...origins,
    `https://${host}`,
    `http://${host}`,
    ...(forwarded === undefined ? [] : [`https://${forwarded}`]),
  ];
  return [...new Set(all.flatMap((origin) => [origin + url, origin + unescaped(url)]))];
}

const ESCAPES: readonly (readonly [string, string])[] = [
  ['%3A', ':'],
  ['%2F', '/'],
  ['%3F', '?'],
  ['%40', '@'],
  ['%21', '!'],
  ['%24', '$'],
  ['%27', "'"],
  ['%28', '('],
  ['%29', ')'],
  ['%2A', '*'],
  ['%2C', ','],
  ['%3B', ';'],
];
const unescaped = (url: string): string =>
  ESCAPES.reduce((text, [escape, sign]) => text.replaceAll(escape, sign).replaceAll(escape.toLowerCase(), sign), url);
