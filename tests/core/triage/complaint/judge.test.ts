/** Whether a text is a complaint at all, on examples of our own and, where they are, on labelled texts from outside. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { judgeComplaint } from '../../../../src/core/triage/complaint/judge.ts';
import { LEARNT } from '../../../../src/core/triage/learnt/base-weights.ts';
import { unpack } from '../../../../src/core/triage/learnt/packed.ts';
import { cpuMsOf } from '../../../cpu.ts';

const base = unpack(Buffer.from(LEARNT, 'base64'));

describe('a complaint is told from what is none', () => {
  it.each([
    'still no hot water',
    'Where is my bag?',
    'Room 412: no hot water for two nights, family with a baby',
    'I want to file a complaint',
    'Who do I complain to about this?',
    'Thanks for the quick answer, but my parcel still has not arrived.',
    'Lovely staff, however the room was filthy and the bed broken.',
    'Great, another four hours on the tarmac. Thanks for nothing!',
    'Why was I charged twice?',
    'The app crashes every time I open it',
    'It is not good enough',
    'Das Zimmer war schmutzig und niemand kam',
    'Ich möchte mich beschweren',
    'Danke für die Antwort, aber die Heizung ist immer noch kaputt',
    'Wo ist mein Koffer?',
    'Immer noch kein Warmwasser',
    'wifi tidak bisa dipakai',
    // what and when ask something only where somebody asks
    'The chair broke when I sat on it',
    'Only half of what I paid for was in the box',
    'My seat was soaked with something sticky',
    'Der Karton war zerdrückt und die Vase in Scherben',
  ])('complaint: %s', (text) => {
    for (const learnt of [null, base]) expect(judgeComplaint(text, learnt)).toMatchObject({ complaint: true });
  });

  it.each([
    'Hello',
    'Guten Tag',
    'test',
    '',
    'What a wonderful stay, thank you so much!',
    'The driver was friendly and the food delicious',
    'Everything arrived quickly without any problems, very happy',
    'Could not be happier, never had any issues',
    'What time is check-out?',
    'Do you have a pool, and how much is a room in May?',
    'I would like to book a table for four on Friday',
    'Please add breakfast to my reservation',
    'I am applying for the position of night porter, my CV is attached',
    'We offer SEO services to grow your business, click here to start',
    'Internal note: shift handover at six, keys are with Ana',
    'Vielen Dank für den schönen Aufenthalt, alles bestens!',
    'Haben Sie einen Parkplatz?',
    'Ich möchte ein Zimmer für zwei Nächte buchen',
    'Gerne wieder, keine Probleme, sehr freundliches Personal',
  ])('none: %s', (text) => {
    for (const learnt of [null, base]) expect(judgeComplaint(text, learnt)).toMatchObject({ complaint: false });
  });

  it('says what decided, and how sure it is', () => {
    const { sure, why } = judgeComplaint('Horrible service, still no refund');
    expect(sure).toBeGreaterThan(0.8);
    expect(why).toContain('“horrible” says somebody is upset');
    expect(judgeComplaint('').why).toEqual(['no word says that something failed']);
  });

  it.each(['a', 'not ', 'no problem ', 'but ', '@a ', 'why? '])(
    'reads 50,000 characters of “%s” without delay',
    (unit) => {
      const text = unit.repeat(Math.ceil(50_000 / unit.length));
      expect(cpuMsOf(() => judgeComplaint(text))).toBeLessThan(300);
    },
  );
});

/** Labelled texts from outside; never copied into this repository, and nothing is learnt from them. */
const FILE = path.resolve(import.meta.dirname, '../../../../../shared/data/02-complaint-detection/dev.jsonl');
const row = z.object({ text: z.string(), kind: z.string(), label: z.boolean().nullable() });

describe.skipIf(!existsSync(FILE))('labelled texts (skipped where ../shared/data is absent)', () => {
  it.each([
    ['by words alone', null, 0.82, 0.07],
    ['with what was learnt from sentences', base, 0.85, 0.05],
  ])(
    'are judged right as often as was reached, and praise or questions seldom open a case: %s',
    (_, learnt, least, most) => {
      const rows = readFileSync(FILE, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => row.parse(JSON.parse(line)))
        .filter(({ label }) => label !== null)
        .map((one) => ({ ...one, judged: judgeComplaint(one.text, learnt).complaint }));
      const count = (holds: (one: (typeof rows)[number]) => boolean): number => rows.filter(holds).length;
      const right = count(({ label, judged }) => label === true && judged);
      const f1 = (2 * right) / (count(({ judged }) => judged) + count(({ label }) => label === true));
      expect(f1).toBeGreaterThanOrEqual(least);
      const isSmallTalk = (kind: string): boolean => kind === 'compliment' || kind === 'question_or_info';
      const opened = count(({ kind, judged }) => isSmallTalk(kind) && judged) / count(({ kind }) => isSmallTalk(kind));
      expect(opened).toBeLessThanOrEqual(most);
    },
  );
});
