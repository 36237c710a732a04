/** What reads people's words takes time in proportion to their length, whatever they are: nobody stops the process with one line. */
import { describe, expect, it } from 'vitest';
import { hear, LONGEST_LINE, VERBS } from '../src/app/door/hear.ts';
import type { Hearing } from '../src/app/door/hearing.ts';
import { isSafeInMarkdown, neutralise } from '../src/chat/teams/out/plain.ts';
import { typedLine } from '../src/chat/teams/in/read-text.ts';
import { readPayload } from '../src/chat/teams/in/read-message.ts';
import { wordsOfCard } from '../src/chat/teams/in/read-card.ts';
import { wordsOfHtml } from '../src/core/base/html-words.ts';
import { readMessage } from '../src/chat/slack/in/read-message.ts';
import { momentIn } from '../src/intake/lenient.ts';
import { plainWords } from '../src/intake/plain-words.ts';
import { addressIn } from '../src/intake/mail/address.ts';
import { forwardedIn } from '../src/intake/mail/forwarded.ts';
import { newestReply } from '../src/intake/mail/newest.ts';
import { withoutSignature } from '../src/intake/mail/signature.ts';
import { wordsOfMail } from '../src/intake/mail/words.ts';
import { readGoogleReview } from '../src/intake/reviews/google-review.ts';
import { noticeOfForm, type Form } from '../src/intake/surveys/answers.ts';
import { chosenIn } from '../src/intake/surveys/chosen.ts';
import { markIn } from '../src/intake/marks.ts';
import { saidWords, withoutMention } from '../src/chat/slack/in/said.ts';
import { mrkdwn, neutral, plain } from '../src/chat/slack/out/text.ts';
import { findAmounts } from '../src/core/base/find-amounts.ts';
import { readCaseId } from '../src/core/base/ids.ts';
import { findPrivate, findReferenceIn } from '../src/core/base/public-words.ts';
import { readAmount } from '../src/core/base/read-amount.ts';
import { readNumber } from '../src/core/base/read-number.ts';
import { redact } from '../src/core/base/redact.ts';
import { cleanText, clip, folded, oneLine, stripped } from '../src/core/base/text.ts';
import { readMoment } from '../src/core/base/read-moment.ts';
import { timeWordIn } from '../src/core/base/moment-words.ts';
import { withDigits } from '../src/core/base/number-words.ts';
import { bareWord, plainSigns, typedText, unmarked, unquoted } from '../src/core/base/typed.ts';
import { askedInWords } from '../src/app/door/asked-in-words.ts';
import { readUnits } from '../src/app/door/read-item.ts';
import { readTimeOfDay, readWhen } from '../src/core/base/when.ts';
import { findDeadline } from '../src/core/triage/deadlines.ts';
import { findReference, findRemedySought } from '../src/core/triage/prefill.ts';
import { readComplaint } from '../src/core/triage/rules.ts';
import { cpuMsOf, isLinear } from './cpu.ts';

const formOf = (text: string): Form => ({
  answers: [{ ref: text, title: text, kind: 'short', text, mark: null }],
  hidden: { email: text },
  title: text,
  receivedAt: now.at,
  matters: [],
  link: null,
  body: null,
});
const NOTHING_CHOSEN = chosenIn({});

const hearing: Hearing = {
  locale: 'en-GB',
  currency: 'EUR',
  actions: new Map([
    ['refund', 'money'],
    ['points', 'points'],
    ['apology', 'free'],
  ]),
  facts: new Map(),
  evidence: [],
};
const amounts = { locale: 'en-GB', defaultCurrency: 'EUR' };
const now = { at: new Date('2026-11-20T09:00:00Z'), zone: 'Europe/Paris' };

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  cleanText,
  folded,
  oneLine,
  stripped: (text) => stripped(text, '"“”\''),
  clip: (text) => clip(text, 1_000),
  redact,
  findAmounts: (text) => findAmounts(text, amounts),
  readAmount: (text) => readAmount(text, amounts),
  readNumber,
  readWhen,
  readMoment: (text) => readMoment(text, { now: now.at, zone: now.zone, locale: 'en-GB' }),
  timeWordIn,
  typedText,
  newestReply,
  withoutSignature,
  addressIn,
  forwardedIn: (text) => forwardedIn(text, true),
  wordsOfMail: (text) => wordsOfMail('', text),
  plainSigns,
  bareWord,
  unmarked,
  unquoted,
  withDigits,
  readUnits,
  askedInWords,
  readTimeOfDay,
  readCaseId,
  findPrivate,
  findReferenceIn: (text) => findReferenceIn(text, 'AB-1234'),
  readComplaint: (text) => readComplaint(text, now),
  findDeadline: (text) => findDeadline(text, now),
  findReference,
  findRemedySought,
  plainWords,
  'a review elsewhere': (text) => [
    readGoogleReview({ comment: text, starRating: 'TWO' }, now.at),
    markIn(text),
    momentIn(text),
    noticeOfForm(formOf(text), NOTHING_CHOSEN),
  ],
  'a Slack message': (text) =>
    readMessage({ text, blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }], files: [{ preview: text }] }),
  'a Slack line': (text) => saidWords(withoutMention(text)),
  'a Slack link': (text) => saidWords(`<!${text}\n>`),
  'words for Slack': (text) => [neutral(text), plain(text, 100), mrkdwn([text], () => undefined, 3_000)],
  'words for Teams': (text) => [neutralise(text), isSafeInMarkdown(text)],
  'a typed line': (text) => [hear(text, hearing), hear(`counter R-1001 1 EUR${text}x`, hearing)],
};

const OF_MARKUP: Readonly<Record<string, (text: string) => unknown>> = {
  'a Teams line': (text) =>
    typedLine({ text, entities: [{ type: 'mention', text: '', mentioned: { id: '29:a', name: 'a' } }] }, 'bot'),
  'a Teams message': (text) => readPayload({ body: { content: text, contentType: 'html' } }),
  'a card in Teams': (text) => wordsOfCard({ body: [{ text }] }),
  HTML: wordsOfHtml,
};

/** Repeated to the length asked for. */
const NASTY: readonly string[] = [
  ' ',
  '\n',
  ' \n',
  '1',
  '1,',
  '12 ',
  '€1 ',
  '<',
  '<@',
  '<!--',
  '([',
  '@a.',
  '^',
  '"',
  '[a](http',
  '<http:|',
  '- ',
  'in 1d ',
  '1:1',
  'at 1 ',
  'a',
  'room ',
  'not ',
  ' because',
  '&#1',
  '\u0327\u0301',
  '👩\u200d',
];

const NASTY_MARKUP = ['<a ', '<a "', '<at>', '</p', '[a](', '{{DATE('];

describe('ten times the words take about ten times as long', () => {
  const mixed = [...Object.entries(READERS), ...Object.entries(OF_MARKUP)].map(
    ([name, read]) => [name, read, name in OF_MARKUP ? [...NASTY, ...NASTY_MARKUP] : NASTY] as const,
  );
  it.each(mixed)(
    '%s',
    (_, read, units) => {
      expect(units.filter((unit) => !isLinear(read, unit))).toEqual([]);
    },
    180_000,
  );
});

/** Verbs share their readers: each third of the nasty texts meets each verb, all of them in the long run. */
const isLong = process.env['AMENDS_LONG'] === '1';

describe('a typed line', () => {
  it.each(['give', 'counter', 'approve', 'decline', 'promise', 'discuss', 'resolve', 'event', 'storm'])(
    'of %s that is too long is not read, and its words come back',
    (verb) => {
      const line = `${verb} R-1001 1 EUR because ${'noise '.repeat(LONGEST_LINE)}`;
      expect(hear(line, hearing)).toMatchObject({
        kind: 'not_understood',
        why: { kind: 'line_too_long', most: LONGEST_LINE, typed: line.trim() },
      });
    },
  );

  it('has its white space folded before anything reads it', () => {
    const blanks = ' \t\n'.repeat(7_000);
    expect(hear(`counter R-1001${blanks}1 EUR${blanks}because${blanks}fair${blanks}`, hearing)).toMatchObject({
      wish: { command: { kind: 'counter', reason: 'fair', amount: { minor: 100n, currency: 'EUR' } } },
    });
  });

  it('of a complaint may be longer, and stays as it was typed', () => {
    const text = `No hot  water\n\n\n\n${'and noise '.repeat(2_000)}`.trim();
    expect(hear(`log ${text}`, hearing)).toMatchObject({ kind: 'form', form: { kind: 'log', text } });
  });

  it('longer than any complaint is not read at all', () => {
    expect(hear(`log ${'x'.repeat(200_000)}`, hearing)).toMatchObject({ why: { kind: 'line_too_long' } });
  });

  it('of any verb just short enough is read at once, whatever follows the verb', () => {
    for (const [n, verb] of Object.keys(VERBS).entries())
      for (const unit of NASTY.filter((_, m) => isLong || (n + m) % 3 === 0)) {
        const line = `${verb} R-1001 ${unit.repeat(LONGEST_LINE / unit.length - 20)}`.slice(0, LONGEST_LINE);
        expect(cpuMsOf(() => hear(line, hearing))).toBeLessThan(1_500);
      }
  });
});
