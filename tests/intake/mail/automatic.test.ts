/** What nobody wrote opens nothing; what somebody wrote opens, also where it looks like what nobody wrote. */
import { describe, expect, it } from 'vitest';
import { parts, told, type Written } from './mails.ts';

type Row = readonly [what: string, kind: string, written: Written];

const REPORT = 'multipart/report; report-type=delivery-status; boundary=b';
const SET_ASIDE: readonly Row[] = [
  [
    'an out-of-office with its head',
    'out_of_office',
    {
      head: { Subject: 'Away until May', 'Auto-Submitted': 'auto-replied' },
      body: 'I am away from the office until May.',
    },
  ],
  ['an answer of a machine', 'automatic', { head: { 'Auto-Submitted': 'auto-replied' }, body: 'We got your mail.' }],
  ...[
    'Automatic reply: Room 412',
    'Out of office',
    'Abwesenheitsnotiz: Zimmer 412',
    'Réponse automatique : Chambre',
    'Absent(e) du bureau',
    'Respuesta automática: Habitación',
    'Risposta automatica: camera',
    'Automatisch antwoord: kamer',
    'Resposta automática: quarto',
    'Odpowiedź automatyczna: pokój',
    'Autosvar: rum',
    'Automaattinen vastaus: huone',
    '自動返信: 部屋',
    'Автоматический ответ: номер',
  ].map((Subject): Row => [
    `${Subject}, without a sign in its head`,
    'out_of_office',
    { head: { Subject }, body: 'Back on Monday.' },
  ]),
  ...[
    ['Absence : Re: votre demande', 'Bonjour, je serai de retour le lundi 7 décembre.'],
    ['En congés jusqu’au 12/12 Re: chambre', 'Je suis en congés, je lirai votre message à mon retour.'],
    ['Urlaub bis 12.12.', 'Ich bin bis zum 12.12. im Urlaub.'],
  ].map(([Subject = '', body = '']): Row => [`${Subject}, and says so`, 'out_of_office', { head: { Subject }, body }]),
  [
    'a bounce as a report',
    'bounce',
    {
      head: { 'Content-Type': REPORT, From: 'Mail <mailer-daemon@mx.example>' },
      body: parts('b', 'Content-Type: text/plain\n\nfailed', 'Content-Type: message/delivery-status\n\nStatus: 5.1.1'),
    },
  ],
  [
    'a bounce by its words alone',
    'bounce',
    {
      head: { Subject: 'Undeliverable: your invoice', From: 'Mail <bounce-5@mx.example>' },
      body: 'Your message could not be delivered to the following: 550 5.1.1 user unknown',
    },
  ],
  ['an empty return path', 'bounce', { head: { 'Return-Path': '<>', Subject: 'Nachricht' }, body: 'Fehler' }],
  [
    'a read receipt',
    'automatic',
    {
      head: { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=b' },
      body: parts(
        'b',
        'Content-Type: text/plain\n\nread',
        'Content-Type: message/disposition-notification\n\nDisposition: displayed',
      ),
    },
  ],
  [
    'a read receipt by its words',
    'automatic',
    {
      head: { Subject: 'Gelesen: Ihre Rechnung' },
      body: 'Ihre Nachricht An: Ann Betreff: Rechnung wurde am 3.5. um 10:00 gelesen.',
    },
  ],
  [
    'an abuse report',
    'automatic',
    {
      head: { 'Content-Type': 'multipart/report; report-type=feedback-report; boundary=b' },
      body: parts(
        'b',
        'Content-Type: text/plain\n\nspam',
        'Content-Type: message/feedback-report\n\nFeedback-Type: abuse',
      ),
    },
  ],
  [
    'a report on a domain',
    'automatic',
    { head: { Subject: 'Report Domain: hotel.example Submitter: mail.example Report-ID: 1' } },
  ],
  [
    'a calendar’s answer',
    'automatic',
    {
      head: { 'Content-Type': 'multipart/alternative; boundary=b' },
      body: parts(
        'b',
        'Content-Type: text/plain\n\nYes',
        'Content-Type: text/calendar; method=REPLY\n\nBEGIN:VCALENDAR\nEND:VCALENDAR',
      ),
    },
  ],
  [
    'a newsletter',
    'automatic',
    {
      head: {
        'List-Unsubscribe': '<https://shop.example/u>',
        'List-Id': '<news.shop.example>',
        Precedence: 'bulk',
        'Reply-To': 'help@shop.example',
      },
    },
  ],
  ['a list of another house', 'automatic', { head: { 'List-Id': 'Talk <talk.lists.example>', Precedence: 'list' } }],
  ['bulk', 'automatic', { head: { Precedence: 'bulk' } }],
  ['what suppresses answers', 'automatic', { head: { 'X-Auto-Response-Suppress': 'All' } }],
  ['spam, as a filter says', 'spam', { head: { 'X-Spam-Flag': 'YES' } }],
  ['spam, as Postmark says', 'spam', { head: { 'X-Spam-Status': 'Yes, score=9.1' } }],
  ['spam, as Mailgun says', 'spam', { head: { 'X-Mailgun-Sflag': 'Yes' } }],
  ['a mail of our own', 'loop', { head: { 'X-Amends-Case': 'R-1042' } }],
  ['sent by the mailbox itself', 'own_message', { head: { From: 'complaints@hotel.example' } }],
  ['no words at all', 'incomplete', { head: { Subject: '' }, body: '' }],
];

const OPENS: readonly Row[] = [
  ['somebody’s words', 'complaint', {}],
  [
    'words on an out-of-office reply',
    'complaint',
    { head: { Subject: 'Out of office reply from your manager is all I get' } },
  ],
  [
    'an answer to our own automatic reply',
    'complaint',
    {
      head: { Subject: 'Re: Automatic reply: Room 412' },
      body: 'Your automatic reply is no help. I am still waiting.',
    },
  ],
  [
    '“undeliverable” of a parcel',
    'complaint',
    {
      head: { Subject: 'Undeliverable parcel, third time' },
      body: 'Your driver says it is undeliverable, and I was at home.',
    },
  ],
  [
    'a form sent in bulk',
    'complaint',
    {
      head: {
        From: 'Website <no-reply@hotel.example>',
        'Reply-To': 'Ann Lee <ann@guest.example>',
        Precedence: 'bulk',
        'Auto-Submitted': 'auto-generated',
      },
    },
  ],
  [
    'a form of a service',
    'complaint',
    {
      head: {
        From: 'Forms <noreply@forms.example>',
        'Reply-To': 'ann@guest.example',
        'X-Auto-Response-Suppress': 'All',
      },
    },
  ],
  [
    'a form with an empty return path',
    'complaint',
    { head: { From: 'www-data@web.hotel.example', 'Reply-To': 'ann@guest.example', 'Return-Path': '<>' } },
  ],
  [
    'what came over the house’s own list',
    'complaint',
    {
      head: {
        'List-Id': '<complaints.hotel.example>',
        Precedence: 'list',
        'List-Unsubscribe': '<mailto:x@hotel.example>',
      },
    },
  ],
  [
    'what a list rewrote',
    'complaint',
    {
      head: {
        From: 'Ann Lee via Complaints <complaints@hotel.example>',
        'Reply-To': 'ann@guest.example',
        'List-Id': '<complaints.hotel.example>',
      },
    },
  ],
  ['words of nobody who can be answered', 'complaint', { head: { From: 'noreply@market.example' } }],
  ['with Auto-Submitted: no', 'complaint', { head: { 'Auto-Submitted': 'no' } }],
  [
    'a calendar as an attachment',
    'complaint',
    {
      head: { 'Content-Type': 'multipart/mixed; boundary=b' },
      body: parts(
        'b',
        'Content-Type: text/plain\n\nYou missed it.',
        'Content-Type: text/calendar; name=stay.ics\nContent-Disposition: attachment\n\nBEGIN:VCALENDAR\nEND:VCALENDAR',
      ),
    },
  ],
  ['a postmaster’s own words', 'complaint', { head: { From: 'postmaster@guest.example', Subject: 'Our stay' } }],
  ['what a filter held for none', 'complaint', { head: { 'X-Spam-Flag': 'NO', 'X-Spam-Status': 'No, score=0.1' } }],
];

describe('a mail', () => {
  it.each([...SET_ASIDE, ...OPENS])('%s: %s', async (_what, kind, written) => {
    expect((await told(written)).kind).toBe(kind);
  });

  it('that went through more than thirty stations is a loop', async () => {
    const { From, ...rest } = { From: 'a@guest.example', To: 'b@hotel.example' };
    const stations = Array.from(
      { length: 31 },
      (_, n) => `Received: from a${n} by b${n}; Thu, 10 Dec 2026 08:30:00 +0000\r\n`,
    );
    const raw = Buffer.from(`${stations.join('')}From: ${From}\r\nTo: ${rest.To}\r\nSubject: x\r\n\r\nhello`);
    expect(await told(raw)).toMatchObject({ kind: 'loop', rule: '31 Received lines' });
  });
});
