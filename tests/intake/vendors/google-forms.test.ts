/** The script for Google Forms as the docs have it, run with a stand-in for what Google gives scripts: what it sends is taken for genuine, and read. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { mappingShape } from '../../../src/intake/mapped/mapping-shape.ts';
import { readMapping } from '../../../src/intake/mapped/read-mapping.ts';
import { googleForms } from '../../../src/intake/surveys/google-forms.ts';
import { SECRET } from '../sender.ts';
import { brief, received, settingsWith } from './received.ts';

const blockOf = (page: string, kind: string): string =>
  new RegExp(`\`\`\`${kind}\\n([\\s\\S]*?)\`\`\``).exec(readFileSync(page, 'utf8'))?.[1] ?? '';

interface Sent {
  readonly url: string;
  readonly payload: string;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Runs `onAnswer` against a server that answers so, one after the other. */
function answered(
  items: readonly object[],
  answers: readonly number[],
): { sent: readonly Sent[]; slept: number; failed: string } {
  const sent: Sent[] = [];
  let slept = 0;
  const context = vm.createContext({
    Date,
    Utilities: {
      base64Decode: (text: string) => [...Buffer.from(text, 'base64')],
      base64Encode: (bytes: readonly number[]) => Buffer.from(bytes).toString('base64'),
      newBlob: (text: string) => ({ getBytes: () => [...Buffer.from(text, 'utf8')] }),
      computeHmacSha256Signature: (value: readonly number[], key: readonly number[]) => [
        ...createHmac('sha256', Buffer.from(key)).update(Buffer.from(value)).digest(),
      ],
      sleep: (ms: number) => void (slept += ms),
    },
    PropertiesService: {
      getScriptProperties: () => ({
        getProperty: (name: string) => (name === 'AMENDS_URL' ? 'https://amends.example/intake/guest-form' : SECRET),
      }),
    },
    UrlFetchApp: {
      fetch: (url: string, options: Omit<Sent, 'url'>) => {
        const status = answers[sent.length] ?? 202;
        sent.push({ url, ...options });
        return { getResponseCode: () => status, getContentText: () => 'no' };
      },
    },
  });
  vm.runInContext(blockOf('docs/operators/intake-google-forms.md', 'js'), context);
  const response = {
    getId: () => '2_ABaOnud',
    getTimestamp: () => new Date('2026-12-10T08:59:00Z'),
    getRespondentEmail: () => 'rosa@example.com',
    getItemResponses: () => items,
  };
  const form = { getId: () => '1FAIp', getTitle: () => 'Your stay – über uns' };
  let failed = '';
  try {
    const onAnswer = vm.runInContext('onAnswer', context) as (event: object) => void;
    onAnswer({ source: form, response });
  } catch (error) {
    failed = String(error);
  }
  return { sent, slept, failed };
}

const item = (type: string, title: string, value: unknown, most = 5) => ({
  getItem: () => ({
    getId: () => 7,
    getTitle: () => title,
    getType: () => type,
    asScaleItem: () => ({ getUpperBound: () => most }),
    asRatingItem: () => ({ getRatingScaleLevel: () => most }),
  }),
  getResponse: () => value,
});

describe('the script for Google Forms', () => {
  const ITEMS = [
    item('RATING', 'All in all?', '2', 10),
    item('PARAGRAPH_TEXT', 'Why?', 'Kalt – “sehr” kalt'),
    item('CHECKBOX', 'Where?', ['Room', 'Bar']),
  ];

  it('signs each answer, and it is read as it was meant', () => {
    const { sent } = answered(ITEMS, [202]);
    const [{ payload = '', headers = {}, contentType, url } = {}] = sent as Partial<Sent>[];
    expect({ contentType, url }).toEqual({
      contentType: 'application/json',
      url: 'https://amends.example/intake/guest-form',
    });
    const came = received(payload, headers, { at: new Date() });
    expect(googleForms.genuineId(came, SECRET)).toBe('form_2_ABaOnud');
    expect(googleForms.genuineId({ ...came, body: Buffer.from(`${payload} `) }, SECRET)).toBeUndefined();
    const notices = googleForms.read(JSON.parse(payload), came, settingsWith());
    expect(notices.map(brief)).toEqual(['survey 2/10|Kalt – “sehr” kalt\n\nWhere?: Room, Bar|rosa@example.com']);
    expect(notices).toMatchObject([
      { survey: { subject: 'Your stay – über uns', matters: ['google-forms:1FAIp:2_ABaOnud'] } },
    ]);
  });

  it('tries again what may pass, and says what does not', () => {
    expect(answered(ITEMS, [503, 429, 202])).toMatchObject({ sent: [{}, {}, {}], failed: '' });
    expect(answered(ITEMS, [401])).toMatchObject({ sent: [{}], failed: 'Error: Amends answered 401: no' });
    expect(answered(ITEMS, [503, 503, 503, 503]).failed).toContain('503');
  });
});

it('the mapping of the docs loads, and they name each of its keys', () => {
  const page = 'docs/operators/intake-mapping.md';
  expect(readMapping(blockOf(page, 'yaml mapping'), page)).toMatchObject({ ok: true });
  const text = readFileSync(page, 'utf8');
  for (const key of Object.keys(mappingShape.shape)) expect(text).toContain(`\`${key}\``);
});
