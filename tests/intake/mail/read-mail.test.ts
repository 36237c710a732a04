/** A mail is read as a person reads it, whatever it is made of; what is hostile costs little. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { automaticMail } from '../../../src/intake/mail/automatic.ts';
import { newestReply } from '../../../src/intake/mail/newest.ts';
import { NOTHING_OWN } from '../../../src/intake/mail/own.ts';
import { readMail } from '../../../src/intake/mail/read-mail.ts';
import { mail, parts, read, told } from './mails.ts';

const html = (body: string): { head: Record<string, string>; body: string } => ({
  head: { 'Content-Type': 'text/html; charset=utf-8' },
  body,
});
const both = (plain: string, drawn: string): { head: Record<string, string>; body: string } => ({
  head: { 'Content-Type': 'multipart/alternative; boundary=b' },
  body: parts(
    'b',
    `Content-Type: text/plain; charset=utf-8\n\n${plain}`,
    `Content-Type: text/html; charset=utf-8\n\n${drawn}`,
  ),
});

describe('the words of a mail', () => {
  it.each([
    ['plain before HTML', both('The bed broke.', '<p>The <b>bed</b> broke.'), 'The bed broke.'],
    [
      'HTML where the plain text says nothing',
      both('This is an HTML e-mail. Your program does not display HTML.', '<p>The bed broke.</p>'),
      'The bed broke.',
    ],
    ['HTML where the plain text is empty', both(' \n', 'The bed<br>broke.'), 'The bed\nbroke.'],
    [
      'lines, lists and tables',
      html('<p>One<br/>two</p><ul><li>a<li>b</ul><table><tr><td>Room</td><td>412</td></tr></table>'),
      'One\ntwo\n• a\n• b\nRoom 412',
    ],
    [
      'nothing of style, script and hidden words',
      html(
        '<style>p{}</style><script>x()</script><div style="display:none">pre<div>header</div></div><span style="mso-hide: all">x</span><p>The bed broke.</p>',
      ),
      'The bed broke.',
    ],
    [
      'what is hidden, where nothing else is there',
      html('<div style="display:none"><p>The bed broke.'),
      'The bed broke.',
    ],
    [
      'the newest, above what a program quotes',
      html(
        'The bed broke.<br><br>On Mon, 3 Mar 2025 at 10:12, Hotel &lt;stay@hotel.example&gt; wrote:<br><blockquote type="cite">How was it?<br>The team</blockquote>',
      ),
      'The bed broke.',
    ],
    [
      'the newest, above Outlook’s block',
      html(
        '<p>The bed broke.</p><div id="divRplyFwdMsg"><b>From:</b> Hotel &lt;stay@hotel.example&gt;<br><b>Sent:</b> Monday, March 3, 2025 10:12<br><b>To:</b> Ann<br><b>Subject:</b> Stay</div><p>How was it?</p>',
      ),
      'The bed broke.',
    ],
    [
      'a charset',
      {
        head: { 'Content-Type': 'text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding': 'quoted-printable' },
        body: 'Das Bett war kaputt: gr=FC=DFt',
      },
      'Das Bett war kaputt: grüßt',
    ],
    [
      'a charset nobody knows',
      { head: { 'Content-Type': 'text/plain; charset=x-unheard-9' }, body: 'The bed broke.' },
      'The bed broke.',
    ],
    [
      'base64 that breaks off',
      { head: { 'Content-Transfer-Encoding': 'base64' }, body: 'VGhlIGJlZCBicm9rZS' },
      'The bed broke',
    ],
    ['HTML sent as plain text', { body: '<p>The bed<br>broke.</p>' }, 'The bed\nbroke.'],
  ])('are %s', async (_what, written, words) => {
    expect((await told(written)).of.text).toBe(words);
  });

  it('name what is attached, with its size, and open none of it', async () => {
    const { of } = await told({
      head: { 'Content-Type': 'multipart/mixed; boundary=b' },
      body: parts(
        'b',
        'Content-Type: text/plain\n\nSee the picture.',
        `Content-Type: image/png; name="../../bed.png"\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n${'A'.repeat(76)}`,
        "Content-Type: application/zip\nContent-Disposition: attachment; filename*=utf-8''fotos%20vom%20Zimmer%0D%0AX: y.zip\n\nPK",
      ),
    });
    expect(of.text).toBe('See the picture.');
    expect(of.attachments).toEqual([
      { name: 'bed.png', type: 'image/png', bytes: 57 },
      { name: 'fotos vom Zimmer X: y.zip', type: 'application/zip', bytes: 3 },
    ]);
  });

  it.each([
    ['S/MIME', { 'Content-Type': 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m' }, 'MIIB'],
    [
      'PGP/MIME',
      { 'Content-Type': 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b' },
      parts(
        'b',
        'Content-Type: application/pgp-encrypted\n\nVersion: 1',
        'Content-Type: application/octet-stream; name=encrypted.asc\n\nxx',
      ),
    ],
    ['PGP', {}, '-----BEGIN PGP MESSAGE-----\nxx\n-----END PGP MESSAGE-----'],
  ])('that are encrypted (%s) are told by their subject, and that they are', async (_how, head, body) => {
    expect(await told({ head, body })).toMatchObject({
      kind: 'complaint',
      of: { subject: 'Room 412', text: '', unreadable: 'encrypted' },
    });
  });
});

describe('whose complaint it is', () => {
  const SENT_ON =
    '---------- Forwarded message ---------\nFrom: Ann Lee <ann@guest.example>\nDate: Mon, 3 Mar 2025\nSubject: Broken bed\nTo: <info@hotel.example>\n\nThe bed broke.\n\nAnn';
  it.each([
    [
      'a colleague sent on, below a mark',
      { head: { From: 'Bo <bo@hotel.example>', Subject: 'Fwd: Broken bed' }, body: `Please see to it.\n\n${SENT_ON}` },
      'ann@guest.example',
      'Ann Lee',
      'The bed broke.\n\nAnn\n\n(Bo: Please see to it.)',
    ],
    [
      'a colleague sent on by Outlook',
      {
        head: { From: 'Bo <bo@hotel.example>', Subject: 'WG: Broken bed' },
        body: 'Von: Ann Lee <ann@guest.example>\nGesendet: Montag, 3. März 2025 10:12\nAn: info@hotel.example\nBetreff: Broken bed\n\nDas Bett brach.',
      },
      'ann@guest.example',
      'Ann Lee',
      'Das Bett brach.',
    ],
    [
      'a colleague sent on, the words right below the fields',
      {
        head: { From: 'Bo <bo@hotel.example>', Subject: 'FW: Broken bed' },
        body: 'From: Ann Lee <ann@guest.example>\nSent: Monday, March 3, 2025\nTo: a@hotel.example;\n b@hotel.example\nSubject: Broken bed\nImportance: High\nThe bed broke.',
      },
      'ann@guest.example',
      'Ann Lee',
      'The bed broke.',
    ],
    [
      'a colleague sent on by Apple Mail',
      {
        head: { From: 'Bo <bo@hotel.example>', Subject: 'Fwd: Broken bed' },
        body: 'Begin forwarded message:\n\n> From: Ann Lee <ann@guest.example>\n> Subject: Broken bed\n> Date: 3 March 2025\n> \n> The bed broke.',
      },
      'ann@guest.example',
      'Ann Lee',
      'The bed broke.',
    ],
    [
      'a colleague attached',
      {
        head: {
          From: 'Bo <bo@hotel.example>',
          Subject: 'FW: Broken bed',
          'Content-Type': 'multipart/mixed; boundary=b',
        },
        body: parts(
          'b',
          'Content-Type: text/plain\n\n',
          'Content-Type: message/rfc822\n\nFrom: Ann Lee <ann@guest.example>\nSubject: Broken bed\n\nThe bed broke.',
        ),
      },
      'ann@guest.example',
      'Ann Lee',
      'The bed broke.',
    ],
    [
      'a customer sent on our own mail',
      {
        head: { Subject: 'Fwd: Your stay' },
        body: 'This is not what I booked.\n\n---------- Forwarded message ---------\nFrom: Hotel <stay@hotel.example>\nSubject: Your stay\n\nA room with a view.',
      },
      'ann@guest.example',
      'Ann Lee',
      'This is not what I booked.\n\nA room with a view.',
    ],
    [
      'a form sent',
      { head: { From: 'Web <no-reply@hotel.example>', 'Reply-To': 'Ann Lee <Ann@Guest.example>' } },
      'ann@guest.example',
      'Ann Lee',
      'The room was cold and nobody came for two hours.',
    ],
    [
      'a form wrote into its fields',
      {
        head: { From: 'wordpress@hotel.example', Subject: 'New message' },
        body: 'Name: Ann Lee\nE-mail: ann@guest.example\nMessage: The bed broke.',
      },
      'ann@guest.example',
      'Ann Lee',
      'Name: Ann Lee\nE-mail: ann@guest.example\nMessage: The bed broke.',
    ],
    [
      'nobody sent, with the fields of a form',
      {
        head: { From: 'no-reply@forms.example', Subject: 'New message' },
        body: 'Name: Ann Lee\nE-mail: ann@guest.example\nMessage: The bed broke.',
      },
      'ann@guest.example',
      'Ann Lee',
      'Name: Ann Lee\nE-mail: ann@guest.example\nMessage: The bed broke.',
    ],
    [
      'nobody sent',
      { head: { From: 'no-reply@market.example' } },
      null,
      null,
      'The room was cold and nobody came for two hours.',
    ],
  ])('when %s', async (_who, written, customer, customerName, text) => {
    expect((await told(written)).of).toMatchObject({ customer, customerName, text });
  });

  it('is known by its Message-ID, and by the mails it answers', async () => {
    const { of } = await told({
      head: {
        Subject: 'Re: AW: Room 412',
        'In-Reply-To': '<b2@hotel.example>',
        References: '<a0@guest.example> <b2@hotel.example>',
      },
    });
    expect(of).toMatchObject({
      subject: 'Room 412',
      matters: ['mail:a1@guest.example'],
      inReplyTo: ['mail:a0@guest.example', 'mail:b2@hotel.example'],
      customerKeys: ['ann@guest.example'],
    });
  });

  it.each([
    ['as it says', 'Thu, 10 Dec 2026 08:30:00 +0000', '2026-12-10T08:30:00.000Z'],
    ['not after it came', 'Thu, 10 Dec 2037 08:30:00 +0000', '2026-12-10T08:40:00.000Z'],
    ['not years before', 'Thu, 1 Jan 1998 08:30:00 +0000', '2026-12-10T08:40:00.000Z'],
    ['when it came, where it says nothing that is a time', 'yesterday', '2026-12-10T08:40:00.000Z'],
  ])('was written %s', async (_when, Date, at) => {
    const { of } = await told({ head: { Received: 'from x by y; Thu, 10 Dec 2026 08:40:00 +0000', Date } });
    expect(of.receivedAt.toISOString()).toBe(at);
  });

  it('shows signs nobody sees nowhere', async () => {
    const { of } = await told({
      head: { From: '"Ann\u202e Lee\u200b" <ann@guest.example>', Subject: 'Room\u202e 412\u0000' },
    });
    expect(of).toMatchObject({ customer: 'ann@guest.example', customerName: 'Ann Lee', subject: 'Room 412' });
  });
});

describe('a hostile mail', () => {
  const nested = (deep: number): string =>
    `From: ann@guest.example\r\nSubject: Deep\r\n${Array.from({ length: deep }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join('')}Content-Type: text/plain\r\n\r\nat the bottom`;

  it('nested a hundred deep is read, and ten thousand deep is told by its subject', async () => {
    expect(await readMail(Buffer.from(nested(100)))).toMatchObject({
      subject: 'Deep',
      text: 'at the bottom',
      unreadable: null,
    });
    expect(await readMail(Buffer.from(nested(10_000)))).toMatchObject({
      subject: 'Deep',
      text: '',
      unreadable: 'damaged',
      from: { address: 'ann@guest.example' },
    });
  });

  it.each([
    [
      'a hundred thousand headers',
      `From: ann@guest.example\r\nSubject: Many\r\n${'X-A: b\r\n'.repeat(100_000)}\r\nwords`,
      { subject: 'Many', text: 'words' },
    ],
    [
      'a header of ten megabytes',
      `From: ann@guest.example\r\nSubject: ${'a'.repeat(10_000_000)}\r\n\r\nwords`,
      { text: 'words' },
    ],
    [
      'fifty thousand recipients',
      `From: ann@guest.example\r\nTo: ${Array.from({ length: 50_000 }, (_, n) => `u${n}@x.example`).join(',\r\n ')}\r\nSubject: Many\r\n\r\nwords`,
      { subject: 'Many', text: 'words' },
    ],
    [
      'a hundred thousand parts',
      `From: ann@guest.example\r\nSubject: Many\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(100_000)}`,
      { subject: 'Many' },
    ],
  ])('%s is read in bounded time', async (_what, raw, what) => {
    const before = process.cpuUsage();
    expect(await readMail(Buffer.from(raw))).toMatchObject({ from: { address: 'ann@guest.example' }, ...what });
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  });

  it('with ten megabytes attached says how many, and keeps none of them', async () => {
    const lines = 180_000;
    const raw = Buffer.from(
      `From: ann@guest.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nwords\r\n--b\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${'A'.repeat(76)}\r\n`.repeat(lines)}--b\r\n\r\nmore\r\n--b--`,
    );
    const before = process.memoryUsage().arrayBuffers;
    const { text, attachments } = await readMail(raw);
    expect({ text, attachments }).toEqual({
      text: 'words\n\nmore',
      attachments: [{ name: 'a.zip', type: 'application/zip', bytes: lines * 57 }],
    });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8_000_000);
  });
});

const ROWS = '../shared/data/10-emails';
describe.skipIf(!existsSync(ROWS))('mails of all kinds (read where ../shared/data is there)', () => {
  const rows = (name: string): readonly Record<string, unknown>[] =>
    readFileSync(`${ROWS}/${name}`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('are all read; none that is automatic opens, and none that is ordinary is dropped', async () => {
    const wrong: string[] = [];
    for (const { id, raw_base64: raw, should_open_case: should } of rows('eml.dev.jsonl')) {
      const opens = automaticMail(await readMail(Buffer.from(String(raw), 'base64')), NOTHING_OWN) === null;
      if (should !== null && opens !== should) wrong.push(String(id));
    }
    expect(wrong).toEqual([]);
  });

  it('give their newest words', () => {
    const folded = (text: unknown): string => String(text).split(/\s+/).join(' ').trim();
    const wrong = rows('reply-extraction.dev.jsonl').filter(
      (row) => folded(newestReply(String(row['body']))) !== folded(row['expected_reply']),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

it('keeps the head apart from what stands in it', async () => {
  const { header, headers } = await read({ head: { 'X-Note': 'a' } });
  expect(header('x-note')).toEqual(['a']);
  expect(headers).toContain('message-id');
  expect(mail().toString()).toContain('Message-ID');
});
