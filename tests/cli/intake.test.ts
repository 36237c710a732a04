/** `amends intake try` and `amends intake take`: what would come of a body, and a list taken in by the door of a source. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeOnOne } from '../database.ts';
import type { Hotel } from '../ways/hotel.ts';
import { openHotelWithSource, SECRET } from '../intake/sender.ts';
import { amends, fileOf as written, folder } from './amends.ts';

const fileOf = (name: string, text: string): string => written(text, name);
const AT = 'team: front-desk, owner: mia';
const CONFIG = fileOf(
  'amends.yaml',
  `${readFileSync('demo/amends.yaml', 'utf8')}
intake:
  - { name: reviews, ${AT} }
  - { name: shop, scheme: shopify, ${AT} }
  - { name: monkey, scheme: surveymonkey, ${AT} }
  - name: acme
    scheme: mapping
    ${AT.replace(', ', '\n    ')}
    threshold: { score: 3, out_of: 5 }
    mapping:
      signature: { token: X-Token }
      items: '$.list[*]'
      text: words
      score: { path: stars }
      set_aside_when: [{ path: by, is: agent, why: by_an_agent }]
`,
);
const env = { AMENDS_CONFIG: CONFIG, AMENDS_INTAKE_REVIEWS_SECRET: SECRET };
const bodyOf = (value: unknown): string => fileOf(`${String(Math.random()).slice(2)}.json`, JSON.stringify(value));

describe('amends intake try', () => {
  it('says what would come of each part of a body, and stores nothing', async () => {
    const body = bodyOf({
      list: [
        { words: 'The lift was broken and nobody came.' },
        { words: 'Thank you, all was wonderful!' },
        { words: 'Cold', stars: 3 },
        { words: 'Lovely', stars: 5 },
        { stars: 4 },
        { words: 'x', by: 'agent' },
      ],
    });
    const { status, out, err } = await amends(['intake', 'try', 'acme', body, '--json'], env);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject([
      { becomes: 'case', why: null, fields: { text: 'The lift was broken and nobody came.' } },
      { becomes: 'set_aside', why: expect.stringContaining('praise') },
      { becomes: 'case', why: 'its mark', fields: { score: '3 of 5' } },
      { becomes: 'set_aside', why: 'above_threshold' },
      { becomes: 'counted' },
      { becomes: 'set_aside', why: expect.stringContaining('$.by is agent') },
    ]);
    const plain = await amends(['intake', 'try', 'acme', body], env);
    expect(plain.out).toMatch(/^1\. opens a case\n {3}text +The lift was broken/);
  });

  it.each<[string, string[], RegExp, number]>([
    [
      'a topic',
      ['shop', bodyOf({ id: 1, note: 'It came broken' }), '--header', 'X-Shopify-Topic: refunds/create'],
      /opens a case/,
      0,
    ],
    ['no topic', ['shop', bodyOf({ id: 1 })], /has no X-Shopify-Topic/, 1],
    [
      'nothing to ask',
      ['monkey', bodyOf({ event_type: 'response_completed', object_id: '5', resources: { survey_id: '7' } })],
      /is refused: .*api\.surveymonkey\.com/,
      1,
    ],
    ['no JSON', ['acme', fileOf('x.json', '{')], /is not JSON: it would be answered 422/, 1],
    ['no source', ['acm', bodyOf({})], /no source "acm" \(did you mean "acme"\?\)/, 2],
    ['no file', ['acme', path.join(folder(), 'none.json')], /cannot be read/, 1],
    ['no header', ['shop', bodyOf({}), '--header', 'topic'], /--header topic is none/, 2],
  ])('%s', async (_what, line, said, status) => {
    const ended = await amends(['intake', 'try', ...line], env);
    expect(`${ended.out}${ended.err}`).toMatch(said);
    expect(ended.status).toBe(status);
  });
});

describeOnOne('amends intake take', (open) => {
  let hotel: Hotel;
  beforeAll(async () => {
    hotel = await openHotelWithSource(await open());
  });
  const take = (file: string, ...more: string[]) =>
    amends(['intake', 'take', file, '--source', 'reviews', '--url', hotel.app.url, ...more], env, () => hotel.now());

  it('opens the good lines, names the bad ones by line, and again opens none', async () => {
    const file = fileOf(
      'new.csv',
      [
        'id,text,subject,customer,received,score,out_of,branch',
        '1,"The room was cold,\nall night",Cold,Room 7,2026-12-09 22:00,,,north',
        '2,,,,,,,',
        '3,No hot water,,Room 8,yesterday,,,',
        '4,,,Room 9,2026-12-09T10:00:00+01:00,1,5,',
        '5,"Nobody called back, twice",,Room 10,,,,',
        '6,x,,,,9,5,',
      ].join('\n'),
    );
    const first = await take(file, '--zone', 'Europe/Paris', '--json');
    const { cases } = JSON.parse(first.out) as { cases: string[] };
    expect(cases).toHaveLength(3);
    expect(first.status).toBe(1);
    expect(first.err).toMatch(
      /new\.csv:4 text: is empty[\s\S]*new\.csv:5 received: "yesterday" is no moment[\s\S]*new\.csv:8 score: "9" of "5" is no mark/,
    );
    const again = await take(file, '--zone', 'Europe/Paris', '--json');
    expect(JSON.parse(again.out)).toMatchObject({ cases });
    expect((await take(file, '--dry-run')).out).toContain('3 lines could be sent, 3 could not. Nothing was.');
  });

  it('says what keeps it from beginning', async () => {
    const file = fileOf('list.csv', 'text\nCold soup\n');
    expect((await amends(['intake', 'take', file, '--source', 'shop'], env)).err).toContain(
      'name a source by the standard scheme',
    );
    expect(
      (await amends(['intake', 'take', file, '--source', 'reviews', '--url', 'http://127.0.0.1:9'], env)).err,
    ).toContain('does not answer');
    expect((await take(fileOf('other.csv', 'words\nx\n'))).err).toContain('names no column "text"');
    expect((await amends(['intake', 'take', file, '--source', 'reviews'], { AMENDS_CONFIG: CONFIG })).err).toContain(
      'AMENDS_INTAKE_REVIEWS_SECRET is missing',
    );
  });
});
