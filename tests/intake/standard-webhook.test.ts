import { describe, expect, it } from 'vitest';
import { SCHEME_NAMES } from '../../src/intake/scheme-names.ts';
import { schemeOf, secretName } from '../../src/intake/sources.ts';
import { standardWebhook } from '../../src/intake/standard-webhook.ts';
import type { Off } from '../../src/intake/scheme.ts';
import { complaint, headWith, SECRET, signatureOf, signed } from './sender.ts';

const AT = new Date('2026-12-10T10:00:00Z');
const BODY = complaint();
const STAMP = String(AT.getTime() / 1000);

/** Headers as they come, each with all its values. */
function idOf(headers: Readonly<Record<string, string | string[]>>, body: string = BODY): string | Off | undefined {
  const all = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat()]));
  return standardWebhook.genuineId({ ...headWith(all, AT), body: Buffer.from(body) }, SECRET);
}
const good = (over: Record<string, string | string[]> = {}): Record<string, string | string[]> => ({
  ...signed(BODY, { id: 'msg_1', at: AT }),
  ...over,
});
const signedAs = (id: string, stamp: string): Record<string, string> => ({
  'webhook-id': id,
  'webhook-timestamp': stamp,
  'webhook-signature': signatureOf(id, stamp, BODY),
});
const later = (seconds: number): Record<string, string> =>
  signed(BODY, { id: 'msg_1', at: new Date(AT.getTime() + seconds * 1000) });

describe('a signature of Standard Webhooks', () => {
  it('names the delivery when it is good', () => {
    expect(idOf(good())).toBe('msg_1');
    // the example of the specification's own libraries
    expect(
      signatureOf(
        'msg_p5jXN8AQM9LWM0D4loKWxJek',
        '1614265330',
        '{"test": 2432232314}',
        'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      ),
    ).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  it('may be one of several, of other versions or an old secret', () => {
    const one = signatureOf('msg_1', STAMP, BODY);
    const old = signatureOf('msg_1', STAMP, BODY, `whsec_${Buffer.alloc(24, 1).toString('base64')}`);
    expect(idOf(good({ 'webhook-signature': `v1a,xyz ${old} ${one}` }))).toBe('msg_1');
  });

  it('holds for five minutes either way, to the second', () => {
    expect([-300, -301, 300, 301].map((s) => idOf(later(s)))).toEqual([
      'msg_1',
      { secondsOff: 301 },
      'msg_1',
      { secondsOff: -301 },
    ]);
  });

  it.each([
    ['no id', good({ 'webhook-id': [] })],
    ['two ids', good({ 'webhook-id': ['msg_1', 'msg_1'] })],
    ['another id', good({ 'webhook-id': 'msg_2' })],
    ['an id with a full stop, which would shift what is signed', signedAs('msg_1.1', STAMP)],
    ['an empty id', signedAs('', STAMP)],
    ['two timestamps', good({ 'webhook-timestamp': [STAMP, STAMP] })],
    ['a timestamp in words', signedAs('msg_1', 'now')],
    ['a timestamp in milliseconds', signedAs('msg_1', `${STAMP}000`)],
    ['a timestamp with a fraction', signedAs('msg_1', `${STAMP}.5`)],
    ['no signature', good({ 'webhook-signature': [] })],
    ['another version only', good({ 'webhook-signature': signatureOf('msg_1', STAMP, BODY).replace('v1,', 'v2,') })],
    ['a shortened signature', good({ 'webhook-signature': signatureOf('msg_1', STAMP, BODY).slice(0, -4) })],
    [
      'a hundred guesses',
      good({ 'webhook-signature': `${`v1,${'A'.repeat(43)}= `.repeat(40)}${signatureOf('msg_1', STAMP, BODY)}` }),
    ],
  ])('is none with %s', (_what, headers) => {
    expect(idOf(headers)).toBeUndefined();
  });

  it('is over the very bytes', () => {
    expect(idOf(good(), `${BODY} `)).toBeUndefined();
  });
});

describe('the sources', () => {
  it('each have a scheme that knows a secret when it sees one', () => {
    for (const name of SCHEME_NAMES.filter((one) => one !== 'mapping'))
      expect(schemeOf(name, {}).faultOfSecret('')).not.toBeNull();
    expect(standardWebhook.faultOfSecret(SECRET)).toBeNull();
    expect(standardWebhook.faultOfSecret('whsec_dG9vIHNob3J0')).toMatch(/24 to 64 bytes/);
    expect(secretName('guest-reviews')).toBe('AMENDS_INTAKE_GUEST_REVIEWS_SECRET');
  });
});
