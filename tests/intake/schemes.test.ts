/** What holds for every format there is: whatever is written into a genuine body is read without a fault, and is answered. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWire } from '../../src/core/base/wire.ts';
import { SCHEME_NAMES } from '../../src/intake/scheme-names.ts';
import { hubspot } from '../../src/intake/helpdesks/hubspot.ts';
import { schemeOf } from '../../src/intake/sources.ts';
import { firstMoment, firstSaid, listOf, mailOf, momentIn, saidIn, yesOf } from '../../src/intake/lenient.ts';
import { ratingIn } from '../../src/intake/marks.ts';
import { readJson } from '../../src/core/base/read-json.ts';
import { holdsSecret, isByBasic } from '../../src/intake/proof.ts';
import { runs } from '../runs.ts';
import { headWith } from './sender.ts';

const AT = new Date('2026-12-10T10:00:00Z');
/** Names that the formats ask for, so that chance gets behind the first of them. */
const KEYS = (
  'type id data item topic ticket message messages customer requester event comment detail subject description body text freshdesk_webhook ' +
  'ticket_id triggered_event conversation_parts source author contacts first_message satisfaction_survey conversation_rating rating score ' +
  'properties content objectId subscriptionType messageId occurredAt portalId users email name attachments created_at __proto__ constructor'
).split(' ');
const words = fc.oneof(
  fc.string(),
  fc.constantFrom(
    'zen:event-type:ticket.created',
    'zen:event-type:ticket.comment_added',
    'zen:ticket:5',
    'conversation.user.created',
    'conversation.user.replied',
    'conversation.rating.added',
    'ticket.creation',
    'conversation.newMessage',
    '{ticket_action:created}',
    'message-created',
    'a@example.com',
    '12',
    'bad',
    'null',
    '2026-12-10T10:00:00Z',
  ),
);
const { body } = fc.letrec((tie) => ({
  body: fc.oneof(
    { depthSize: 'small', maxDepth: 6 },
    words,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('record'),
  ),
  list: fc.array(tie('body'), { maxLength: 4 }),
  record: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie('body')), { maxLength: 8 })
    .map((pairs) => Object.fromEntries(pairs)),
}));

describe('every format', () => {
  const named = SCHEME_NAMES.filter((name) => name !== 'mapping').map((name) => [name, schemeOf(name, {})] as const);
  it.each(named.filter(([, scheme]) => scheme.accepts === undefined && scheme.parse === undefined))(
    '%s reads whatever JSON there is, and what it gives can be kept',
    (_name, scheme) => {
      fc.assert(
        fc.property(body, (value) => {
          const bytes = Buffer.from(JSON.stringify(value) ?? 'null');
          const read = readJson(bytes);
          if (!read.ok) return;
          const received = { ...headWith({}, AT), body: bytes };
          for (const fetch of [undefined, 'https://acme.example'])
            for (const notice of scheme.read(read.value, received, { source: 'x', ...(fetch && { fetch }) })) {
              const whole = notice.kind === 'fetch' ? notice.readAnswer(read.value) : notice;
              expect(() => whole.kind !== 'fetch' && toWire(whole)).not.toThrow();
            }
        }),
        { numRuns: runs(300) },
      );
    },
  );
});

describe('a signature of HubSpot', () => {
  const secret = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
  const bytes = Buffer.from(
    '[{"eventId":1,"subscriptionId":12345,"portalId":62515,"occurredAt":1564113600000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeSource":"CRM","changeFlag":"NEW","appId":54321}]',
  );
  // the examples of its documentation
  it.each([
    ['v1', 'POST', bytes, '/x', '232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de', true],
    [
      'v2',
      'GET',
      Buffer.from(''),
      '/webhook_uri',
      'eee2dddcc73c94d699f5e395f4b9d454a069a6855fbfa152e91e88823087200e',
      true,
    ],
    ['v2', 'POST', bytes, '/webhook_uri', '232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de', false],
    ['v9', 'POST', bytes, '/x', '232db2615f3d666fe21a8ec971ac7b5402d33b9a925784df3ca654d05f4817de', false],
  ])('%s of a %s', (version, method, body, url, signature, holds) => {
    const headers = {
      host: ['www.example.com'],
      'x-hubspot-signature': [signature],
      'x-hubspot-signature-version': [version],
    };
    const received = { ...headWith(headers, AT, { method, url }), body };
    expect(hubspot.genuineId(received, secret) !== undefined).toBe(holds);
  });
});

describe('a secret that comes along', () => {
  const secret = 'a-secret-of-24-characters';
  const basic = (text: string): object => ({ authorization: [`Basic ${Buffer.from(text).toString('base64')}`] });
  it.each<[string, object, string, boolean]>([
    ['as a password', basic(`amends:${secret}`), '/x', true],
    ['without a user', basic(secret), '/x', false],
    ['as a bearer’s token', { authorization: [`bearer ${secret}`] }, '/x', true],
    ['in a header of its own', { 'x-amends-secret': [secret] }, '/x', true],
    ['twice', { 'x-amends-secret': [secret, secret] }, '/x', false],
    ['in the address', {}, `/x?token=${secret}`, true],
    ['in the address beside another', {}, `/x?token=${secret}&key=x`, false],
    ['wrong', { 'x-amends-secret': [`${secret}x`] }, '/x?token=', false],
  ])('%s', (_how, headers, url, holds) => {
    const head = headWith(headers as Record<string, string[]>, AT, { url });
    expect(holdsSecret(head, secret)).toBe(holds);
    expect(holdsSecret(head, '')).toBe(false);
  });
  it('is the whole of user:password where that was given', () => {
    const head = headWith(basic(`amends:${secret}`) as Record<string, string[]>, AT);
    expect([isByBasic(head, `amends:${secret}`), isByBasic(head, `other:${secret}`)]).toEqual([true, false]);
  });
});

describe('what senders write', () => {
  it.each<[unknown, string | null]>([
    [1_553_290_198, '2019-03-22T21:29:58.000Z'],
    ['1553290198', '2019-03-22T21:29:58.000Z'],
    [1_553_290_198_123, '2019-03-22T21:29:58.123Z'],
    ['2018-11-20T16:58:36.453+00:00', '2018-11-20T16:58:36.453Z'],
    ['2018-11-20 16:58:36 UTC', '2018-11-20T16:58:36.000Z'],
    ['2018-11-20 16:58', '2018-11-20T16:58:00.000Z'],
    ['2024-02-14T21:30:50.201204+0100', '2024-02-14T20:30:50.201Z'],
    ['2025-01-08T10:12:07.672717030Z', '2025-01-08T10:12:07.672Z'],
    ['Tue, 20 Nov 2018 16:58:36 +0000', '2018-11-20T16:58:36.000Z'],
    ['December 10, 2026 10:00', '2026-12-10T10:00:00.000Z'],
    ['10 Dec 2026 10:00:00 +0100', '2026-12-10T09:00:00.000Z'],
    ['2026-12-10T10:00:00,5+02', '2026-12-10T08:00:00.500Z'],
    ['2026-12-10', '2026-12-10T00:00:00.000Z'],
    ['Room 412 at 10:00', null],
    ['December 10, 2026', null],
    ['soon', null],
    [0, null],
    [null, null],
    [{}, null],
    ['9999-01-01T00:00:00Z', null],
  ])('of a moment: %j', (written, moment) => {
    expect(momentIn(written)?.toISOString() ?? null).toBe(moment);
  });

  it('of nothing: null, empty, a placeholder that nobody filled', () => {
    for (const nothing of [null, undefined, '', ' ', 'null', '{{ticket.title}}', {}, []])
      expect(saidIn(nothing)).toBeNull();
    expect([saidIn(5), saidIn(' a '), yesOf('True'), yesOf(0), yesOf('x')]).toEqual(['5', 'a', true, false, null]);
    expect([listOf(null), listOf('x'), listOf([1])]).toEqual([[], ['x'], [1]]);
    expect(firstSaid({ a: { b: 'c' } }, ['x', 'a.b'])).toBe('c');
    expect(firstMoment({ at: '2026-12-10', later: '2026-12-10 09:30' }, ['at', 'later'])).toEqual(
      new Date('2026-12-10T09:30:00Z'),
    );
    expect([mailOf('Rosa <rosa@example.com>'), mailOf('rosa'), mailOf(null)]).toEqual(['rosa@example.com', null, null]);
  });

  it.each<[unknown, number | null]>([
    ['bad', 0],
    ['Bad, I’m unsatisfied', 0],
    ['Extremely unhappy', 0],
    ['good', 1],
    ['Sehr zufrieden', 1],
    ['Unzufrieden', 0.4],
    ['Neutral', 0.6],
    [1, 0.2],
    ['5', 1],
    [-103, 0],
    [103, 1],
    ['offered', null],
    [null, null],
  ])('of how content they are: %j', (written, share) => {
    const mark = ratingIn(written);
    expect(mark === null ? null : mark.score / mark.outOf).toBe(share);
  });

  it('of JSON: a mark of the order of bytes is passed over, depth has an end, of a key twice the last holds', () => {
    expect(readJson(Buffer.from('\uFEFF{"a":1,"a":2}'))).toEqual({ ok: true, value: { a: 2 } });
    expect(readJson(Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)))).toMatchObject({
      ok: false,
      why: expect.stringContaining('deeper'),
    });
    expect(readJson(Buffer.from('{"a":"[[[[{{\\"[[["}'))).toMatchObject({ ok: true });
    expect(readJson(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({
      ok: false,
      why: expect.stringContaining('UTF-8'),
    });
  });
});
