import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { readContent, whyNotNow } from '../../../../src/chat/slack/in/request-check.ts';
import { runs } from '../../../runs.ts';

/** As the platform's own reader of forms has it. */
function asForms(body: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    return JSON.parse(new URLSearchParams(text).get('payload') ?? '');
  } catch {
    return undefined;
  }
}

describe('what is pressed or filled in', () => {
  const spelt = fc.oneof(
    fc.json().map((json) => new URLSearchParams({ payload: json }).toString()),
    fc.json().map((json) => `payload=${json.replaceAll('&', '%26').replaceAll('%', '%25').replaceAll('+', '%2B')}`),
    fc
      .array(
        fc.constantFrom(
          '"',
          '%22',
          '%2',
          '%',
          '%zz',
          '%C3%A9',
          '%C3',
          '%E9',
          '%ef%bb%bf',
          '+',
          'é',
          '1',
          '[',
          ']',
          '%00',
        ),
      )
      .map((parts) => `payload=${parts.join('')}`),
  );

  it('is read as forms are, however it is spelt', () => {
    fc.assert(
      fc.property(spelt, (text) => {
        const body = Buffer.from(text);
        expect(readContent(body, 'form')).toEqual(asForms(body));
      }),
      { numRuns: runs(2_000) },
    );
  });

  it.each(['payload={}&payload={}', 'payload={}&Bad-name=1', `payload=${'['.repeat(65)}${']'.repeat(65)}`])(
    'is not read from %s',
    (text) => expect(readContent(Buffer.from(text), 'form')).toBeUndefined(),
  );

  it.each([
    ['[', ']'],
    ['{"a":', '}'],
    ['[{"__proto__":', '}]'],
  ])('is read where %s stands at most 64 levels deep, and nothing is made of more', (opens, closes) => {
    const nested = (times: number): Buffer => Buffer.from(`${opens.repeat(times)}0${closes.repeat(times)}`);
    const most = 64 / closes.length;
    expect(readContent(nested(most), 'json')).toEqual(JSON.parse(String(nested(most))));
    expect(readContent(nested(most + 1), 'json')).toBeUndefined();
    expect(readContent(nested(100_000), 'json')).toBeUndefined();
  });

  it('may stand beside other fields', () => {
    expect(readContent(Buffer.from('a=1&payload=%7B%22b%22%3A%22c+d%22%7D'), 'form')).toEqual({ b: 'c d' });
  });
});

describe('a head from another time', () => {
  const now = new Date('2026-06-01T08:00:00Z');
  const at = (aheadS: number): string => String(now.getTime() / 1000 + aheadS);
  it.each([
    [at(0), undefined],
    [at(-300), undefined],
    [at(300), undefined],
    [at(-400), 'signed 400 s ago'],
    [at(301), 'signed 301 s ahead'],
    ['yesterday', undefined],
    ['', undefined],
  ])('%s is told as that, and as nothing else', (stamp, why) => {
    const headersDistinct = { 'x-slack-request-timestamp': [stamp] };
    expect(whyNotNow({ headersDistinct }, now)?.split(',')[0]).toBe(why);
  });
});
