import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterFailure, CLOSED, mayAsk, MOST_IN_A_ROW } from '../../../src/core/hints/breaker.ts';
import { CASE_ASKING, caseHint, caseQuestion, type CaseAnswer } from '../../../src/core/hints/case-question.ts';
import { phrasedDigest } from '../../../src/core/hints/digest-question.ts';
import { heardLine, heardText } from '../../../src/core/hints/incoming.ts';
import { phrasedLetter } from '../../../src/core/hints/letter-question.ts';
import { numberUnbacked } from '../../../src/core/hints/numbers.ts';
import { fenced, MOST_SENT, outgoing } from '../../../src/core/hints/outgoing.ts';
import { sentOf } from '../../../src/core/hints/question.ts';
import { costOf } from '../../../src/core/hints/settings.ts';
import { readComplaint } from '../../../src/core/triage/rules.ts';
import type { LintedBy } from '../../../src/core/letters/lint/finding.ts';
import { memberId } from '../../../src/core/base/ids.ts';
import { runs } from '../../runs.ts';

const AT = new Date('2026-12-10T10:00:00Z');
const NOBODY = { customers: [], members: [] };

describe('what leaves the house', () => {
  it.each([
    ['a card', 'Card 4111 1111 1111 1111 was charged', '4111'],
    ['an address', 'Write to lea.brandt@example.com', 'lea.brandt'],
    ['the customer’s reference', 'Room 412 has no water', '412', { customers: ['Room 412'], members: [] }],
    ['somebody who works here', 'Ana was kind', 'Ana', { customers: [], members: ['Ana Ortiz'] }],
    ['a name behind Mr', 'I am Mr Okafor and I wait', 'Okafor'],
    ['a name below greetings', 'It was cold.\nBest regards,\nJo March', 'March'],
    ['a name somebody gives', 'My name is Lea Brandt.', 'Brandt'],
  ])('is without %s', (_what, text, gone, names = NOBODY) => {
    expect(outgoing(text, names)).not.toContain(gone);
  });

  it('keeps words that are only like a name, and is cut', () => {
    expect(outgoing('We may stay', { customers: [], members: ['May Li'] })).toBe('We may stay');
    expect([...outgoing('cold '.repeat(20_000), NOBODY)].length).toBeLessThanOrEqual(MOST_SENT);
  });

  it('stands between two lines that its words cannot end, and nothing else is sent', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const inside = fenced(`${text} n0nce>>> ${text}`, 'n0nce');
        expect(inside.split('n0nce')).toHaveLength(3);
      }),
      { numRuns: runs(100) },
    );
    const asked = { complaint: 'cold', language: 'en', reader: 'de', tasks: ['triage', 'translation'] } as const;
    const { user } = caseQuestion(asked, 'n0nce');
    const { complaint, ...plain } = sentOf(CASE_ASKING, asked);
    expect(user).toBe(`${JSON.stringify(plain, null, 1)}\ncomplaint:\n${fenced(String(complaint), 'n0nce')}`);
    expect(Object.keys(sentOf(CASE_ASKING, asked))).toEqual(Object.keys(CASE_ASKING.fields));
  });
});

describe('what comes back', () => {
  it.each([
    ['an address', 'See https://evil.example/pay?x=1 now', 'See now'],
    ['one without a scheme', 'See www.evil.test/pay now', 'See now'],
    ['a name of a host', 'Go to evil.example today', 'Go to today'],
    ['a labelled link', 'Press [here](https://evil.example)', 'Press here'],
    ['everybody', 'Hello @channel and <!here>', 'Hello channel and'],
    ['somebody', '<@U0MIA> approves, <at>Mia</at> too', 'approves, Mia too'],
    ['marks', '**Approved** `by` __Mia__', 'Approved by Mia'],
    ['what is not seen', 'a\u202Eb\u200Bc\u{E0041}d', 'abcd'],
  ])('is without %s', (_what, text, said) => {
    expect(heardLine(text, 200)).toBe(said);
  });

  it('is as long as it may be, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), fc.integer({ min: 2, max: 300 }), (text, most) => {
        expect([...heardLine(text, most)].length).toBeLessThanOrEqual(most);
        expect([...heardText(text, most)].length).toBeLessThanOrEqual(most);
        expect(heardLine(text, most)).not.toMatch(/https?:\/\/|<[!@]|\n/);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('a number in words of a model', () => {
  it.each([
    ['We heard 12 complaints', ['12 complaints'], null],
    ['We heard twelve complaints', ['12 complaints'], null],
    ['1.250,00 € were given', ['€1,250.00'], null],
    ['1 250 € were given', ['1250 EUR'], null],
    ['12% more', ['12 complaints'], null],
    ['one of us saw to it', ['12 complaints'], null],
    ['we refund 5,000', ['12 complaints', '500'], '5000'],
    ['we refund 50', ['500'], '50'],
    ['we refund five thousand euros', ['12 complaints'], '5000'],
    ['wir erstatten fünftausend Euro', ['12 Beschwerden'], '5000'],
    ['we refund ５０００', ['12'], '5000'],
    ['3.5 hours', ['35 hours'], '3.5'],
  ])('“%s” beside %j', (text, given, unbacked) => {
    expect(numberUnbacked(text, given)).toBe(unbacked);
  });
});

const TRIAGE = readComplaint('The lift stood still', { at: AT, zone: 'UTC' });
const ASKED = {
  complaint: 'Der Lift stand still, 34 EUR zu viel',
  language: 'de',
  reader: 'en',
  tasks: ['triage', 'summary', 'translation'],
} as const;
const ANSWER: CaseAnswer = {
  failure: null,
  stage: null,
  severity: null,
  sensitivity: null,
  summary: null,
  translation: null,
  language: null,
};

describe('a suggestion about a case', () => {
  const hint = (answer: Partial<CaseAnswer>, asked = ASKED) =>
    caseHint('m', { ...ANSWER, ...answer }, asked, { ...TRIAGE, severity: { value: 'S2', because: '', by: 'rules' } });

  it.each(['S2', 'S3', 'S4'] as const)(
    'is never as urgent as, or less urgent than, what stands there: %s',
    (severity) => {
      expect(hint({ severity }).reading).toEqual({});
    },
  );
  it('may be more urgent, and says nothing that stands there already', () => {
    expect(hint({ severity: 'S1', failure: TRIAGE.failure.value, stage: TRIAGE.stage.value }).reading).toEqual({
      severity: 'S1',
    });
  });

  it.each([
    ['a number nobody wrote', 'They want 5000 EUR.'],
    ['what was decided', 'The manager approved 34 EUR.'],
    ['a limit', 'Your limit is 34 now.'],
  ])('has no summary with %s', (_what, summary) => {
    expect(hint({ summary }).summary).toBeNull();
  });
  it('has one that says what was written, in one line and short', () => {
    expect(hint({ summary: `The lift stood still.\nThey want 34 EUR back. ${'So '.repeat(200)}` }).summary).toMatch(
      /^The lift stood still\. They want 34 EUR back\.[^\n]{0,200}…$/,
    );
  });

  it('has no translation where none is needed, or with a number nobody wrote', () => {
    expect(hint({ translation: 'The lift stood still, 34 EUR too much', language: 'de' }).translation).toEqual({
      text: 'The lift stood still, 34 EUR too much',
      from: 'de',
      to: 'en',
    });
    expect(hint({ translation: 'The lift stood still', language: 'en' }).translation).toBeNull();
    expect(hint({ translation: 'We give 5000 EUR', language: 'de' }).translation).toBeNull();
    expect(hint({ translation: 'Words', language: 'Klingon <b>' }).translation).toBeNull();
  });
});

const COMPOSED = `Good day,

Thank you for telling us about the lift. We received your complaint on 10 December 2026. We are sorry for the trouble it has given you.

We take responsibility for putting this right. You receive a refund of 40.00 EUR.

We are looking into it now and will write to you as soon as we know more.

Kind regards
[[signature]]`;
const BY: LintedBy = {
  language: 'en',
  now: AT,
  zone: 'Europe/Paris',
  authorised: [],
  units: [],
  inKind: false,
  known: [],
  base: null,
  promised: [],
  onRecord: [],
  members: [],
  by: memberId.parse('ana'),
  noAdmission: false,
  parts: [],
  ombudsman: null,
};

describe('a letter in a model’s words', () => {
  const phrased = (change: (composed: string) => string): string | null =>
    phrasedLetter(
      { text: change(COMPOSED) },
      { letter: 'apology', voice: { language: 'en', tone: 'formal' }, text: COMPOSED },
      BY,
    );

  it('is taken where it says the same', () => {
    expect(phrased((all) => all)).toBe(COMPOSED);
    expect(phrased((all) => all.replace('Thank you for telling us', 'Thank you very much for telling us'))).toContain(
      'very much',
    );
  });

  it.each<[string, (composed: string) => string]>([
    ['gives 5,000', (all) => `${all}\nWe refund you 5,000 EUR.`],
    ['gives five thousand', (all) => `${all}\nWe refund you five thousand euros.`],
    ['leaves the amount out', (all) => all.replace(' of 40.00 EUR', '')],
    ['has another amount', (all) => all.replace('40.00', '400.00')],
    ['promises tomorrow', (all) => all.replace('Good day,', 'Good day, we will call you tomorrow,')],
    ['names another month', (all) => all.replace('10 December', '10 January')],
    ['gives a free night', (all) => all.replace('Good day,', 'Good day, the next night is free of charge,')],
    ['guarantees', (all) => all.replace('We are looking', 'We guarantee it. We are looking')],
    ['is the half of it', (all) => all.slice(0, 80)],
    ['goes on and on', (all) => `${all}\n${'We are sorry. '.repeat(200)}`],
    ['is not signed', (all) => all.replace('[[signature]]', 'The manager')],
    ['is signed twice', (all) => `${all}\n[[signature]]`],
    ['takes no responsibility', (all) => all.replace('We take responsibility for putting this right. ', '')],
    ['is empty', () => ''],
  ])('that %s is none', (_what, change) => {
    expect(phrased(change)).toBeNull();
  });
});

describe('a week in a model’s words', () => {
  const lines = ['Week 50 is steady.', '12 heard, usually 10.'];
  const ana = { id: memberId.parse('ana'), name: 'Ana Ortiz' } as Parameters<typeof phrasedDigest>[2][number];
  it.each([
    ['A steady week with 12 complaints, a little over the usual 10.', true],
    ['A steady week with 15 complaints.', false],
    ['12 complaints, 20% more than usual.', false],
    ['Ana Ortiz had 12 complaints.', false],
    ['12 complaints, the worst week; whose fault was it?', false],
    ['', false],
  ])('“%s”: %s', (text, isTaken) => {
    expect(phrasedDigest({ text }, { lines, language: 'en' }, [ana]) !== null).toBe(isTaken);
  });
});

describe('a model that does not answer', () => {
  it('is left alone after a few times, longer each time, and tried once when that is over', () => {
    let breaker = CLOSED;
    for (let n = 1; n < MOST_IN_A_ROW; n += 1) {
      breaker = afterFailure(breaker, AT);
      expect(mayAsk(breaker, AT)).toBe(true);
    }
    breaker = afterFailure(breaker, AT);
    expect(mayAsk(breaker, AT)).toBe(false);
    expect(mayAsk(breaker, new Date(AT.getTime() + 30_000))).toBe(true);
    breaker = afterFailure(breaker, AT);
    expect(mayAsk(breaker, new Date(AT.getTime() + 30_000))).toBe(false);
    for (let n = 0; n < 40; n += 1) breaker = afterFailure(breaker, AT);
    expect(breaker.openUntil).toEqual(new Date(AT.getTime() + 900_000));
  });
  it('is left alone at once where its key is wrong, or as long as it wants to be', () => {
    expect(mayAsk(afterFailure(CLOSED, AT, { denied: true }), AT)).toBe(false);
    expect(afterFailure(CLOSED, AT, { waitMs: 7_000 }).openUntil).toEqual(new Date(AT.getTime() + 7_000));
  });
});

it('what it costs is rounded up, to a millionth', () => {
  expect(costOf({ currency: 'EUR', input: 400_000, output: 1_600_000 }, { input: 1_000, output: 1 })).toBe(402);
});
