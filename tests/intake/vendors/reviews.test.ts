/** Reviews of Trustpilot and Google: what is genuine, and what is read of it. Payloads written after the vendors' documentation. */
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { googleReviews } from '../../../src/intake/reviews/google-reviews.ts';
import { trustpilot } from '../../../src/intake/reviews/trustpilot.ts';
import { AT, brief, readBy, received, settingsWith } from './received.ts';

describe('Trustpilot', () => {
  const review = {
    id: '53bffd360000640002975387',
    language: 'en',
    stars: 1,
    title: 'Never again',
    text: 'Waited two hours & nobody came.',
    referenceId: 'ABC-123-xyz',
    createdAt: '2026-12-09T09:34:44.000Z',
    isVerified: true,
    locationId: null,
    link: 'https://api.trustpilot.com/v1/reviews/53bffd360000640002975387',
    consumer: { id: '53bffc3900006400017e5db8', name: 'Rosa', link: 'https://api.trustpilot.com/v1/consumers/1' },
    tags: [],
  };
  const events = (...all: readonly (readonly [string, object])[]) => ({
    events: all.map(([eventName, eventData]) => ({ eventName, version: '1', eventData })),
  });

  it('reads every event of a body', () => {
    const body = events(
      ['service-review-created', review],
      ['service-review-updated', { ...review, stars: '5', title: null, text: null, referenceId: null }],
      ['service-review-deleted', { id: review.id, consumer: {}, deletedAt: '2026-12-09T10:00:00Z' }],
      [
        'product-review-created',
        {
          id: 'p1',
          stars: 2,
          content: '<p>Broke at once</p>',
          consumer: { displayName: 'Jo', email: 'jo@example.com' },
        },
      ],
      ['service-review-reply-created', { id: review.id, text: 'We are sorry' }],
      ['service-review-created', { ...review, stars: null }],
      ['foo', review],
    );
    expect(readBy(trustpilot, body).map(brief)).toEqual([
      'survey 1/5|Waited two hours & nobody came.|ABC-123-xyz',
      'survey 5/5||trustpilot:53bffc3900006400017e5db8',
      'set_aside not_a_complaint',
      'survey 2/5|Broke at once|jo@example.com',
      'set_aside own_message',
      'wrong eventData.stars',
      'set_aside not_a_complaint',
    ]);
    expect(readBy(trustpilot, body)[0]).toMatchObject({
      survey: {
        heard: 'review',
        customerName: 'Rosa',
        subject: 'Never again',
        language: 'en',
        link: 'https://www.trustpilot.com/reviews/53bffd360000640002975387',
        matters: ['trustpilot:review:53bffd360000640002975387'],
      },
    });
    for (const none of [{}, null, [], { events: [] }, { events: 'x' }])
      expect(brief(readBy(trustpilot, none)[0])).toBe('wrong events');
  });

  it('knows its sender by the secret in the address it was given', () => {
    const secret = 'a-long-enough-secret';
    const basic = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    const may = (headers: Record<string, string>, url = '/intake/kit') =>
      trustpilot.mayBeGenuine(received('', headers, { url }), secret);
    expect(may(basic(`amends:${secret}`))).toBe(true);
    expect(may({}, `/intake/kit?token=${secret}`)).toBe(true);
    expect(may(basic('amends:other'))).toBe(false);
    expect(may({}, '/intake/kit?token=other')).toBe(false);
    expect(may({}, `/intake/kit?token=${secret}&token=x`)).toBe(false);
    expect(may({})).toBe(false);
    expect(may({ Authorization: `Basic ${Buffer.from(secret).toString('base64')}` })).toBe(false);
  });
});

describe('Google reviews', () => {
  const name = 'accounts/111/locations/222/reviews/AbFvOqk-_x';
  const review = {
    name,
    reviewId: 'AbFvOqk-_x',
    reviewer: { displayName: 'Timo', isAnonymous: false },
    starRating: 'TWO',
    comment: '(Translated by Google) The room was cold\n\n(Original)\nDas Zimmer war kalt',
    createTime: '2026-12-09T08:00:00Z',
    updateTime: '2026-12-09T08:00:00Z',
  };
  const pushed = (data: unknown, more: object = {}) => ({
    message: {
      data: Buffer.from(JSON.stringify(data)).toString('base64'),
      messageId: '2070443601311540',
      publishTime: '2026-12-10T08:59:00Z',
      ...more,
    },
    subscription: 'projects/my/subscriptions/reviews',
  });
  const scheme = googleReviews(settingsWith());

  it.each([
    [pushed({ type: 'NEW_REVIEW', review: name, location: 'locations/222' }), [`fetch /v4/${name}`]],
    [pushed({ notificationType: 'UPDATED_REVIEW', reviewName: name }), [`fetch /v4/${name}`]],
    [pushed(null, { data: '', attributes: { review_name: name } }), [`fetch /v4/${name}`]],
    [pushed({ type: 'NEW_QUESTION', question: 'x' }), ['set_aside question']],
    [pushed({ type: 'NEW_CUSTOMER_MEDIA' }), ['set_aside not_a_complaint']],
    [pushed({ review: 'accounts/1/locations/2/reviews/../../x' }), ['set_aside not_a_complaint']],
    [pushed(null, { data: '%%%' }), ['set_aside not_a_complaint']],
    [review, ['survey 2/5|Das Zimmer war kalt|']],
    [
      { reviews: [review, { ...review, starRating: 5, comment: 'Good' }] },
      ['survey 2/5|Das Zimmer war kalt|', 'survey 5/5|Good|'],
    ],
    [{ ...review, starRating: 'STAR_RATING_UNSPECIFIED' }, ['complaint |Das Zimmer war kalt|']],
    [{ ...review, starRating: null, comment: null }, ['set_aside incomplete']],
    [{ hello: 1 }, ['wrong name']],
    [null, ['wrong name']],
  ])('%j', (body, what) => {
    expect(readBy(scheme, body).map(brief)).toEqual(what);
  });

  it('reads what it asked for, and says when it is gone', () => {
    const [asked] = readBy(scheme, pushed({ type: 'NEW_REVIEW', review: name }));
    expect(brief(asked?.kind === 'fetch' ? asked.readAnswer(review) : undefined)).toBe(
      'survey 2/5|Das Zimmer war kalt|',
    );
    expect(brief(asked?.kind === 'fetch' ? asked.readAnswer(undefined) : undefined)).toBe('set_aside incomplete');
  });

  describe('pushed with a token', () => {
    const push = { audience: 'https://amends.example/intake/google', email: 'amends@my.iam.gserviceaccount.com' };
    let server: Server;
    let source: ReturnType<typeof googleReviews>;
    let sign: (
      claims: object,
      over?: { issuer?: string; audience?: string; at?: Date; key?: CryptoKey },
    ) => Promise<string>;
    let asked = 0;
    beforeAll(async () => {
      const { publicKey, privateKey } = await generateKeyPair('RS256');
      const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
      server = createServer((_req, res) => {
        asked += 1;
        res.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      const { port } = server.address() as AddressInfo;
      source = googleReviews(settingsWith({ push: { ...push, keys: `http://127.0.0.1:${port}/certs` } }));
      sign = (
        claims,
        { issuer = 'https://accounts.google.com', audience = push.audience, at = AT, key = privateKey } = {},
      ) =>
        new SignJWT({ ...claims })
          .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
          .setIssuer(issuer)
          .setAudience(audience)
          .setIssuedAt(at)
          .setExpirationTime(new Date(at.getTime() + 3_600_000))
          .sign(key);
    });
    afterAll(() => server.close());
    const genuine = async (token: string) =>
      await source.genuineId(
        received(pushed({ type: 'NEW_REVIEW', review: name }), { Authorization: `Bearer ${token}` }),
        '',
      );
    const ours = { email: push.email, email_verified: true };

    it('is genuine for this address, of this account, and now', async () => {
      expect(await genuine(await sign(ours))).toBe('2070443601311540');
      expect(await genuine(await sign(ours, { audience: 'https://other.example' }))).toBeUndefined();
      expect(await genuine(await sign(ours, { issuer: 'https://evil.example' }))).toBeUndefined();
      expect(await genuine(await sign({ ...ours, email: 'other@my.iam.gserviceaccount.com' }))).toBeUndefined();
      expect(await genuine(await sign({ ...ours, email_verified: false }))).toBeUndefined();
      expect(await genuine(await sign(ours, { at: new Date(AT.getTime() - 7_200_000) }))).toBeUndefined();
      const { privateKey: other } = await generateKeyPair('RS256');
      expect(await genuine(await sign(ours, { key: other }))).toBeUndefined();
      const [, payload] = (await sign(ours)).split('.');
      expect(
        await genuine(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload ?? ''}.x`),
      ).toBeUndefined();
      expect(asked).toBe(1);
    });

    it('takes no token where nobody said whose', () => {
      const head = received('', { Authorization: 'Bearer a.b.c' });
      expect(googleReviews(settingsWith()).mayBeGenuine(head, 'whsec_x')).toBe(false);
      expect(source.mayBeGenuine(head, '')).toBe(true);
      expect(source.mayBeGenuine(received(''), '')).toBe(false);
    });
  });
});
