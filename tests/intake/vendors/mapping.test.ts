/** Senders whose format a mapping of the operator's says: what is read, what is set aside, how they sign, and what is wrong with a mapping. */
import { describe, expect, it } from 'vitest';
import { mappedBy } from '../../../src/intake/mapped/mapped.ts';
import { readMapping } from '../../../src/intake/mapped/read-mapping.ts';
import type { Received } from '../../../src/intake/scheme.ts';
import { AT, brief, mac, received, settingsWith } from './received.ts';

const SECRET = 'a-secret-of-the-sender';

function schemeOf(yaml: string) {
  const read = readMapping(yaml, 'acme.yaml');
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return mappedBy({ mapping: read.mapping });
}

const DESK = `
signature: { hmac: sha256, header: X-Acme-Signature, prefix: 'sha256=' }
id: event.id
items: $.events[*]
only_when:
  - { path: type, is: [ticket.created, ticket.replied] }
set_aside_when:
  - { path: ticket.author.role, is: agent, why: by_an_agent }
  - { path: 'ticket.tags[*]', contains: spam, why: spam }
text: [ticket.body, '$.ticket.answers[?@.ref=="why"].text']
subject: ticket.title
customer: [ticket.from.email, ticket.from.phone]
customer_name: ticket.from.name
received: { path: ticket.at, format: 'dd.MM.yyyy HH:mm', zone: Europe/Berlin }
score: { path: ticket.rating, out_of: 5, words: { bad: 1 } }
matter: { as: acme, path: ticket.id }
link: ticket.url
language: ticket.lang
attachments: { items: 'ticket.files[*]', name: name, bytes: size }
`;

const ticket = (more: object = {}) => ({
  id: 4711,
  title: 'Cold <b>soup</b>',
  body: '<p>The soup was cold.</p>',
  answers: [
    { ref: 'why', text: 'Twice!' },
    { ref: 'x', text: 'no' },
  ],
  from: { email: 'rosa@example.com', name: 'Rosa', phone: null },
  author: { role: 'user' },
  at: '09.12.2026 10:30',
  url: 'https://acme.example/t/4711',
  lang: 'de',
  tags: [],
  files: [{ name: 'soup.jpg', size: '123' }],
  ...more,
});
const body = (...tickets: readonly object[]) => ({
  events: tickets.map((one, n) => ({ type: 'ticket.created', event: { id: `e${n}` }, ticket: one })),
});

describe('a mapping', () => {
  const scheme = schemeOf(DESK);
  const read = (value: unknown) => scheme.read(value, received(value), settingsWith());

  it('says where everything stands', () => {
    expect(read(body(ticket()))).toMatchObject([
      {
        id: 'e0',
        kind: 'complaint',
        complaint: {
          subject: 'Cold soup',
          text: 'The soup was cold.\n\nTwice!',
          customer: 'rosa@example.com',
          customerName: 'Rosa',
          customerKeys: ['rosa@example.com'],
          receivedAt: new Date('2026-12-09T09:30:00Z'),
          matters: ['acme:4711'],
          link: 'https://acme.example/t/4711',
          language: 'de',
          heard: 'direct',
          attachments: [{ name: 'soup.jpg', type: '', bytes: 123 }],
        },
      },
    ]);
  });

  it.each([
    [{ rating: 2 }, 'survey 2/5|The soup was cold.\n\nTwice!|rosa@example.com'],
    [{ rating: '4' }, 'survey 4/5|The soup was cold.\n\nTwice!|rosa@example.com'],
    [{ rating: 'Bad' }, 'survey 1/5|The soup was cold.\n\nTwice!|rosa@example.com'],
    [{ rating: 'Very satisfied' }, 'survey 5/5|The soup was cold.\n\nTwice!|rosa@example.com'],
    [{ rating: 9 }, 'wrong $.ticket.rating'],
    [{ author: { role: 'agent' } }, 'set_aside by_an_agent'],
    [{ tags: ['vip', 'SPAM?'] }, 'set_aside spam'],
    [{ title: null, body: null, answers: [] }, 'set_aside incomplete'],
    [{ at: '2026-12-09' }, 'wrong $.ticket.at'],
    [{ at: null, from: null, files: 'x' }, 'complaint |The soup was cold.\n\nTwice!|'],
    [{ at: '31.12.2030 10:00' }, 'complaint |The soup was cold.\n\nTwice!|rosa@example.com'],
  ])('%j', (more, what) => {
    expect(read(body(ticket(more))).map(brief)).toEqual([what]);
  });

  it('sets aside what it does not ask for, and refuses what holds nothing', () => {
    expect(read({ events: [{ type: 'ticket.closed', ticket: ticket() }] }).map(brief)).toEqual([
      'set_aside not_a_complaint',
    ]);
    for (const none of [{}, null, [], 'x', 5, { events: {} }])
      expect(read(none).map(brief)).toEqual(['wrong $.events[*]']);
    expect(read(body(ticket(), ticket({ rating: 1 })))).toHaveLength(2);
    expect(read(body(...Array.from({ length: 2_000 }, () => ticket()))), 'too many are not read').toHaveLength(501);
  });

  it('reads moments as they are said to be written', () => {
    const at = (format: string, value: unknown) => {
      const notice = schemeOf(`{ signature: { token: X-T }, text: t, received: { path: at, ${format} } }`).read(
        { t: 'x', at: value },
        received(''),
        settingsWith(),
      )[0];
      return notice?.kind === 'complaint' ? notice.complaint.receivedAt.toISOString() : brief(notice);
    };
    expect(at('format: unix', 1_796_806_800)).toBe('2026-12-09T09:00:00.000Z');
    expect(at('format: unix_ms', '1796806800000')).toBe('2026-12-09T09:00:00.000Z');
    expect(at('format: rfc2822', 'Wed, 09 Dec 2026 10:00:00 +0100')).toBe('2026-12-09T09:00:00.000Z');
    expect(at('format: iso, zone: Europe/Paris', '2026-12-09T10:00:00')).toBe('2026-12-09T09:00:00.000Z');
    expect(at('zone: UTC', '2026-12-09 09:00:00')).toBe('2026-12-09T09:00:00.000Z');
    expect(at('format: unix', 1e300)).toBe('wrong $.at');
    expect(at('format: MM/dd/yyyy h:mm a', '12/09/2026 9:00 am')).toBe('2026-12-09T09:00:00.000Z');
  });

  it('reads forms, and JSON in a field called payload', async () => {
    const form = schemeOf('{ signature: { token: X-T }, text: message, customer: email }');
    const parsed = async (text: string) => {
      const came = received(text, {}, { contentType: 'application/x-www-form-urlencoded' });
      const value = await form.parse?.(came);
      return value?.ok === true ? form.read(value.value, came, settingsWith()).map(brief) : value;
    };
    expect(await parsed('message=It+was+cold&email=a%40example.com')).toEqual(['complaint |It was cold|a@example.com']);
    expect(await parsed(`payload=${encodeURIComponent('{"message":"Hi"}')}`)).toEqual(['complaint |Hi|']);
    expect(await parsed('__proto__=x&constructor=y')).toEqual(['set_aside incomplete']);
    expect(await parsed(Array.from({ length: 2_000 }, (_, n) => `a${n}=1`).join('&'))).toMatchObject({ ok: false });
  });
});

describe('its signature', () => {
  const text = '{"t":"x"}';
  const stamp = String(AT.getTime() / 1_000);
  const genuine = (
    signature: string,
    headers: Record<string, string>,
    { secret = SECRET, ...more }: Partial<Received> & { secret?: string } = {},
  ) =>
    schemeOf(`{ signature: ${signature}, text: t, id: { header: X-Id } }`).genuineId(
      received(text, { 'X-Id': 'd1', ...headers }, more),
      secret,
    );

  it.each<[string, Record<string, string>, { secret?: string; url?: string }]>([
    [
      '{ hmac: sha256, header: X-Sig, prefix: "sha256=" }',
      { 'X-Sig': `sha256=${mac('sha256', 'hex', SECRET, text)}` },
      {},
    ],
    ['{ hmac: sha1, header: X-Sig, encoding: base64 }', { 'X-Sig': mac('sha1', 'base64', SECRET, text) }, {}],
    ['{ hmac: sha512, header: X-Sig }', { 'X-Sig': mac('sha512', 'hex', SECRET, text).toUpperCase() }, {}],
    [
      '{ hmac: sha256, header: X-Sig, signed: "{timestamp}.{body}", timestamp: { header: X-At } }',
      { 'X-At': stamp, 'X-Sig': mac('sha256', 'hex', SECRET, `${stamp}.${text}`) },
      {},
    ],
    [
      '{ hmac: sha256, header: X-Sig, part: v1, signed: "{timestamp}.{body}", timestamp: { part: t } }',
      { 'X-Sig': `t=${stamp},v1=${mac('sha256', 'hex', SECRET, `${stamp}.${text}`)}` },
      {},
    ],
    [
      '{ hmac: sha256, header: X-Sig, signed: "{method}{url}{id}{body}" }',
      { 'X-Sig': mac('sha256', 'hex', SECRET, `POST/intake/kitd1${text}`) },
      {},
    ],
    [
      '{ hmac: sha256, header: X-Sig, timestamp: { header: X-At, format: iso }, signed: "{timestamp}{body}" }',
      { 'X-At': '2026-12-10T09:01:00Z', 'X-Sig': mac('sha256', 'hex', SECRET, `2026-12-10T09:01:00Z${text}`) },
      {},
    ],
    ['{ token: X-Token }', { 'X-Token': SECRET }, {}],
    ['{ token: Authorization }', { Authorization: `Bearer ${SECRET}` }, {}],
    [
      '{ basic: true }',
      { Authorization: `Basic ${Buffer.from('me:secret-long-enough').toString('base64')}` },
      { secret: 'me:secret-long-enough' },
    ],
    ['{ query: key }', {}, { url: `/intake/kit?key=${SECRET}` }],
  ])('%s', async (signature, headers, more) => {
    expect(await genuine(signature, headers, more)).toBe('d1');
    expect(await genuine(signature, headers, { ...more, secret: `${more.secret ?? SECRET}x` })).toBeUndefined();
    expect(await genuine(signature, {}, more.url === undefined ? {} : { url: '/intake/kit?key=' })).toBeUndefined();
  });

  it('is of now, where it says when', async () => {
    const old = String(AT.getTime() / 1_000 - 3_600);
    const signature = '{ hmac: sha256, header: X-Sig, signed: "{timestamp}.{body}", timestamp: { header: X-At } }';
    expect(await genuine(signature, { 'X-At': old, 'X-Sig': mac('sha256', 'hex', SECRET, `${old}.${text}`) })).toEqual({
      secondsOff: 3_600,
    });
    expect(
      await genuine(signature, { 'X-At': 'soon', 'X-Sig': mac('sha256', 'hex', SECRET, `soon.${text}`) }),
    ).toBeUndefined();
  });
});

describe('what is wrong with a mapping is said with its place', () => {
  it.each([
    ['text: t', /^acme\.yaml:1:1 signature: is missing$/],
    ['signature: { token: X-T }\n', /^acme\.yaml:1:1 text: is missing: say where/],
    [
      'signature: { token: X-T }\ntexts: t\ntext: t',
      /^acme\.yaml:1:1 "texts" means nothing here \(did you mean "text"\?\)$/,
    ],
    ['signature: { token: X-T }\ntext: "a[?"', /^acme\.yaml:2:7 text: is no path .* write one like/],
    [
      'signature: { hmac: md5, header: X }\ntext: t',
      /^acme\.yaml:1:20 signature: hmac: has to be "sha1", "sha256" or "sha512"$/,
    ],
    [
      'signature: { hmac: sha256, header: X, signed: "{timestamp}" }\ntext: t',
      /^acme\.yaml:1:47 signature: signed: does not hold \{body\}/,
    ],
    [
      'signature: { token: X-T }\ntext: t\nreceived: { path: at, zone: Mars }',
      /^acme\.yaml:3:29 received: zone: is no time zone/,
    ],
    [
      'signature: { token: X-T }\ntext: t\nreceived: { path: at, format: soon }',
      /^acme\.yaml:3:31 received: format: is no format/,
    ],
    [
      'signature: { token: X-T }\ntext: t\nset_aside_when: [{ path: a }]',
      /^acme\.yaml:3:18 set_aside_when: 0: asks nothing/,
    ],
    ['signature: { token: X-T }\ntext: t\nset_aside_when: [{ path: a, is: b, why: dull }]', /why: has to be "ping"/],
    ['a: [', /not readable YAML/],
    ['', /^acme\.yaml:1:1 is no mapping/],
  ])('%j', (yaml, fault) => {
    const read = readMapping(yaml, 'acme.yaml');
    expect(read.ok ? [] : read.faults).toEqual([expect.stringMatching(fault)]);
  });
});
