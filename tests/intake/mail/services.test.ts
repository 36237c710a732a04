/** Mail by the services that take it in for others: signed HTTP as each of them sends it, to the running app. */
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../../src/core/base/ids.ts';
import { readCase } from '../../../src/db/case/reading.ts';
import { listAsides } from '../../../src/db/intake/asides.ts';
import { openDatabase } from '../../../src/db/engine/client.ts';
import { closeLater } from '../../closing.ts';
import { describeOnServer, quietLog } from '../../database.ts';
import { openHotel, type Hotel } from '../../ways/hotel.ts';
import { post, SECRET, signed, type Answered } from '../sender.ts';
import { mail, parts } from './mails.ts';

const PASSWORD = 'postmark:a-long-password-of-ours';
const KEY = 'key-of-mailgun-0123456789';
const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const SOURCES = ['mail', 'postmark', 'mailgun', 'sendgrid']
  .map(
    (scheme) =>
      `  - { name: by-${scheme}, scheme: ${scheme}, team: front-desk, owner: mia, own: [complaints@hotel.example] }\n`,
  )
  .join('');

describeOnServer('a mail that comes', (server) => {
  let hotel: Hotel;
  let sent = 0;
  beforeAll(async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-')), 'amends.yaml');
    writeFileSync(file, `${readFileSync('demo/amends.yaml', 'utf8')}\nintake:\n${SOURCES}`);
    const env = {
      AMENDS_CONFIG: file,
      AMENDS_INTAKE_BY_MAIL_SECRET: SECRET,
      AMENDS_INTAKE_BY_POSTMARK_SECRET: PASSWORD,
      AMENDS_INTAKE_BY_MAILGUN_SECRET: KEY,
      AMENDS_INTAKE_BY_SENDGRID_SECRET: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    };
    hotel = await openHotel(await openDatabase({ url: await server.url(), log: quietLog, migrations: false }), { env });
    closeLater(() => hotel.db.close());
  });

  const to = (source: string): string => `${hotel.app.url}/intake/${source}`;
  const form = (
    fields: Readonly<Record<string, string>>,
    files: readonly (readonly [name: string, type: string, content: string])[] = [],
  ) => {
    const all = [
      ...Object.entries(fields).map(([name, value]) => `Content-Disposition: form-data; name="${name}"\n\n${value}`),
      ...files.map(
        ([name, type, content], n) =>
          `Content-Disposition: form-data; name="attachment-${n + 1}"; filename="${name}"\nContent-Type: ${type}\n\n${content}`,
      ),
    ];
    return {
      body: `${parts('mark', ...all).replaceAll('\n', '\r\n')}\r\n`,
      type: 'multipart/form-data; boundary=mark',
    };
  };

  const byMail = async (raw: Buffer): Promise<Answered> => {
    const body = raw.toString();
    const headers = signed(body, { id: `m-${(sent += 1)}`, at: hotel.now() });
    return await post(to('by-mail'), body, { ...headers, 'content-type': 'message/rfc822' });
  };
  const byPostmark = async (of: Readonly<Record<string, unknown>>, password = PASSWORD): Promise<Answered> =>
    await post(to('by-postmark'), JSON.stringify(of), {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(password).toString('base64')}`,
    });
  const byMailgun = async (
    fields: Readonly<Record<string, string>>,
    { token = `token-of-mailgun-${(sent += 1)}`, ago = 0, key = KEY } = {},
  ): Promise<Answered> => {
    const timestamp = String(Math.floor(hotel.now().getTime() / 1000) - ago);
    const signature = createHmac('sha256', key)
      .update(timestamp + token)
      .digest('hex');
    const { body, type } = form({ ...fields, timestamp, token, signature }, [['bed.png', 'image/png', 'x'.repeat(40)]]);
    return await post(to('by-mailgun'), body, { 'content-type': type });
  };
  const bySendgrid = async (fields: Readonly<Record<string, string>>, changed = ''): Promise<Answered> => {
    const { body, type } = form(fields, [['bed.png', 'image/png', 'x'.repeat(40)]]);
    const stamp = String(Math.floor(hotel.now().getTime() / 1000));
    const signature = sign('sha256', Buffer.from(stamp + body), pair.privateKey).toString('base64');
    return await post(to('by-sendgrid'), body + changed, {
      'content-type': type,
      'x-twilio-email-event-webhook-signature': signature,
      'x-twilio-email-event-webhook-timestamp': stamp,
    });
  };
  const caseOf = async ({ body }: Answered) => {
    const id = caseId.parse((body as { case: string }).case);
    return await readCase(hotel.db.read, hotel.app.shell.workspace, id);
  };

  const WORDS = 'The bed in our room was broken, and nobody came.';
  const head = (id: string): readonly (readonly [string, string])[] => [
    ['From', 'Ann Lee <ann@guest.example>'],
    ['To', 'complaints@hotel.example'],
    ['Subject', 'Bed in 412'],
    ['Message-Id', `<${id}@guest.example>`],
  ];

  it('as it is, is a case in the customer’s words; sent again it is the same', async () => {
    const raw = mail({ head: { 'Message-ID': '<raw@guest.example>' }, body: `${WORDS}\n\n-- \nAnn` });
    const first = await byMail(raw);
    expect(first).toMatchObject({ status: 202, body: { case: expect.stringMatching(/^R-/) } });
    expect(await byMail(raw)).toMatchObject({ status: 202, body: first.body });
    expect(await caseOf(first)).toMatchObject({
      customer: { reference: 'Ann Lee' },
      complaints: [{ text: `Room 412\n\n${WORDS}`, way: 'by-mail' }],
    });
  });

  it('that is encrypted is a case by its subject, which says that the rest cannot be read', async () => {
    const head = {
      'Message-ID': '<locked@guest.example>',
      From: 'eve@guest.example',
      'Content-Type': 'application/pkcs7-mime; name=smime.p7m',
    };
    const found = await caseOf(await byMail(mail({ head, body: 'MIIB' })));
    expect(found?.complaints[0]?.text).toBe(
      'Room 412\n\nThis mail is encrypted. Its words can be read only where it was received.',
    );
  });

  it('by Postmark is answered as Postmark wants, and is the same case when it came by another way', async () => {
    const SHOWER = 'The shower was cold all week, and nobody came to look.';
    const of = {
      FromFull: { Email: 'dora@guest.example', Name: 'Dora Lee' },
      Subject: 'Bed in 412',
      TextBody: SHOWER,
      MessageID: '22c74902-a0c1-4511-804f2',
      Date: 'Thu, 10 Dec 2026 08:30:00 +0000',
      OriginalRecipient: 'complaints@hotel.example',
      Headers: [{ Name: 'Message-ID', Value: '<pm@guest.example>' }],
      Attachments: [
        { Name: 'bed.png', ContentType: 'image/png', Content: 'A'.repeat(1_000_000), ContentLength: 750_000 },
      ],
    };
    const first = await byPostmark(of);
    expect(first).toMatchObject({ status: 200, body: { case: expect.stringMatching(/^R-/) } });
    expect(
      await byMailgun({
        'message-headers': JSON.stringify(head('pm')),
        'body-plain': SHOWER,
        recipient: 'complaints@hotel.example',
      }),
    ).toMatchObject({ status: 200, body: first.body });
    expect(await caseOf(first)).toMatchObject({ complaints: [{ files: ['bed.png'] }], alsoBy: ['by-mailgun'] });
    expect(
      await byPostmark({
        ...of,
        RawEmail: mail({
          head: {
            From: 'dora@guest.example',
            Subject: 'Re: Bed in 412',
            References: '<pm@guest.example>',
            'Message-ID': '<pm2@guest.example>',
          },
          body: 'And the shower drips, too.',
        }).toString(),
      }),
    ).toMatchObject({ status: 200, body: first.body });
    expect((await caseOf(first))?.complaints).toHaveLength(2);
    expect(await byPostmark(of, 'postmark:another-password-of-us')).toMatchObject({ status: 401 });
    expect(await byPostmark({ Subject: 'x' })).toMatchObject({ status: 422 });
  });

  it('by Mailgun is signed by its token, which is good for one mail, for as long as it tries', async () => {
    const mime = mail({
      head: { 'Message-ID': '<mg@guest.example>', From: 'Cy <cy@guest.example>' },
      body: 'The lift is stuck again: third time this week.',
    }).toString();
    const first = await byMailgun(
      { 'body-mime': mime, recipient: 'complaints@hotel.example' },
      { token: 'used-token', ago: 7 * 3_600 },
    );
    expect(first).toMatchObject({ status: 200, body: { case: expect.stringMatching(/^R-/) } });
    expect(
      await byMailgun(
        { 'body-mime': mime, recipient: 'complaints@hotel.example' },
        { token: 'used-token', ago: 7 * 3_600 },
      ),
    ).toMatchObject({ status: 200, body: first.body });
    expect(
      await byMailgun({ 'body-mime': mime.replace('lift', 'door') }, { token: 'used-token', ago: 7 * 3_600 }),
    ).toMatchObject({ status: 409 });
    expect(await byMailgun({ 'body-mime': mime }, { ago: 13 * 3_600 })).toMatchObject({ status: 401 });
    expect(await byMailgun({ 'body-mime': mime }, { key: 'another-key-of-somebody' })).toMatchObject({ status: 401 });
  });

  it('by SendGrid is read in the character sets it names, raw or parsed', async () => {
    const fields = {
      headers:
        'From: Zoë <zoe@guest.example>\nTo: complaints@hotel.example\nSubject: Zimmer\nMessage-ID: <sg@guest.example>',
      text: 'Das Zimmer war schmutzig und kalt.',
      charsets: '{"text":"utf-8","from":"utf-8"}',
      envelope: '{"to":["complaints@hotel.example"],"from":"zoe@guest.example"}',
    };
    const first = await bySendgrid(fields);
    expect(first).toMatchObject({ status: 202, body: { case: expect.stringMatching(/^R-/) } });
    expect(await caseOf(first)).toMatchObject({ customer: { reference: 'Zoë' }, complaints: [{ files: ['bed.png'] }] });
    expect(
      await bySendgrid({
        email: mail({
          head: { From: 'Zoë <zoe@guest.example>', 'Message-ID': '<sg@guest.example>' },
          body: 'Das Zimmer war schmutzig und kalt.',
        }).toString(),
      }),
    ).toMatchObject({ status: 202, body: first.body });
    expect(await bySendgrid(fields, ' ')).toMatchObject({ status: 401 });
  });

  it('that nobody wrote opens nothing, and is kept with its reason', async () => {
    expect(
      await byMail(mail({ head: { Subject: 'Out of office', 'Message-ID': '<o@x.example>' }, body: 'I am away.' })),
    ).toMatchObject({ status: 202, body: { set_aside: 'out_of_office' } });
    expect(
      await byPostmark({
        From: 'complaints@hotel.example',
        Subject: 'x',
        TextBody: 'y',
        OriginalRecipient: 'complaints@hotel.example',
      }),
    ).toMatchObject({ status: 200, body: { set_aside: 'own_message' } });
    const kept = await listAsides(hotel.db.read, hotel.app.shell.workspace, { source: null, why: null, limit: 10 });
    expect(kept).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ why: 'out_of_office', rule: 'an automatic reply by its subject', source: 'by-mail' }),
      ]),
    );
  });

  it('with ten megabytes attached is taken, and many such at once are taken or put off, in bounded room', async () => {
    const raw = (n: number): Buffer =>
      mail({
        head: {
          'Message-ID': `<big${n}@guest.example>`,
          From: `g${n}@guest.example`,
          'Content-Type': 'multipart/mixed; boundary=b',
        },
        body: parts(
          'b',
          `Content-Type: text/plain\n\nRoom ${n} was dirty and cold and the bed was broken.`,
          `Content-Type: image/png; name=bed.png\nContent-Transfer-Encoding: base64\n\n${`${'A'.repeat(76)}\n`.repeat(180_000)}`,
        ),
      });
    expect(await byMail(raw(0))).toMatchObject({ status: 202 });
    const many = raw(1);
    const statuses = await Promise.all(
      Array.from(
        { length: 8 },
        async () =>
          await byMail(many).then(
            ({ status }) => status,
            () => 503,
          ),
      ),
    );
    expect(new Set(statuses)).toEqual(
      new Set([...new Set(statuses)].filter((status) => [202, 408, 503].includes(status))),
    );
    expect(statuses.filter((status) => status === 202).length).toBeGreaterThan(0);
  });

  it('that is no mail says so, and one that is too large is not read', async () => {
    expect(await byMail(Buffer.from('hello'))).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining('no header lines') },
    });
    expect(await post(to('by-sendgrid'), '{}', { 'content-type': 'application/json' })).toMatchObject({ status: 401 });
    const huge = await fetch(to('by-mail'), {
      method: 'POST',
      body: Buffer.alloc(27_000_000),
      headers: { ...signed('', { id: 'h', at: hotel.now() }), 'content-type': 'message/rfc822' },
    }).then(
      ({ status }) => status,
      () => 413,
    );
    expect(huge).toBe(413);
  });
});

describe('a multipart body that is broken', () => {
  it.each(['multipart/form-data', 'multipart/form-data; boundary=other', 'multipart/form-data; boundary='])(
    'is told to be: %s',
    async (type) => {
      const { readForm } = await import('../../../src/intake/mail/services/form.ts');
      const read = await readForm({ headers: { 'content-type': [type] }, body: Buffer.from('--mark\r\nhello') });
      expect(typeof read === 'string' || read.fields.size === 0).toBe(true);
    },
  );

  it('is not begun where it has more parts than anybody sends', async () => {
    const { readForm } = await import('../../../src/intake/mail/services/form.ts');
    const headers = { 'content-type': ['multipart/form-data; boundary="b"'] };
    expect(await readForm({ headers, body: Buffer.from('--b\r\n'.repeat(1_000_000)) })).toMatch(/more than 600 parts/);
  });
});
