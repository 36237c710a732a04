/** Whatever comes to the door of the intake gets the documented answer, and nothing that was answered 202 is lost. */
import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/engine/client.ts';
import { describeOnOne } from '../database.ts';
import type { Hotel } from '../ways/hotel.ts';
import { complaint, openHotelWithSource, SECRET, signed } from './sender.ts';

const JSON_TYPE = 'application/json';
const DEEP = 100_000;

describeOnOne('the door of the intake', (open) => {
  let db: Database;
  let hotel: Hotel;
  let sent = 0;
  beforeAll(async () => {
    db = await open();
    hotel = await openHotelWithSource(db);
  });

  /** Signed over the very bytes, whatever they are. */
  const headersOf = (body: Uint8Array, id: string): Record<string, string> => {
    const stamp = String(Math.floor(hotel.now().getTime() / 1_000));
    const key = Buffer.from(SECRET.replace(/^whsec_/, ''), 'base64');
    const mac = createHmac('sha256', key).update(`${id}.${stamp}.`).update(body).digest('base64');
    return {
      'content-type': JSON_TYPE,
      'webhook-id': id,
      'webhook-timestamp': stamp,
      'webhook-signature': `v1,${mac}`,
    };
  };
  const send = async (body: Uint8Array, more: Readonly<Record<string, string>> = {}, id = `bad_${(sent += 1)}`) => {
    const headers = { ...headersOf(body, id), ...more };
    const answer = await fetch(`${hotel.app.url}/intake/reviews`, { method: 'POST', body, headers });
    const text = await answer.text();
    expect(text).not.toMatch(/\bat .*:\d+:\d+/);
    return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  };
  const count = async (): Promise<number> =>
    (await db.read.query<{ n: number }>('SELECT count(*)::int AS n FROM recovery_case'))[0]?.n ?? -1;

  const whole = (data: Readonly<Record<string, unknown>> = {}): string =>
    complaint({ text: 'The lift stood still.', ...data });
  const bytes = (text: string): Buffer => Buffer.from(text);
  const nested = `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`;

  it.each<[string, Buffer, Readonly<Record<string, string>>, number, object]>([
    ['beyond a megabyte', bytes(whole({ text: 'a'.repeat(1_048_577) })), {}, 413, { error: 'too large' }],
    [
      'of another type',
      bytes(whole()),
      { 'content-type': 'text/html' },
      415,
      { error: expect.stringContaining('send application/json') },
    ],
    ['as a form', bytes('a=b'), { 'content-type': 'application/x-www-form-urlencoded' }, 415, {}],
    [
      'packed',
      gzipSync(whole()),
      { 'content-encoding': 'gzip' },
      415,
      { error: expect.stringContaining('content-encoding gzip') },
    ],
    [
      'in another charset',
      bytes(whole()),
      { 'content-type': 'application/json; charset=utf-16' },
      415,
      { error: expect.stringContaining('send utf-8') },
    ],
    [
      'not in UTF-8',
      Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]),
      {},
      422,
      { field: '', error: expect.stringContaining('UTF-8') },
    ],
    ['nested 100,000 deep', bytes(nested), {}, 422, { field: '', error: expect.stringContaining('deeper than 64') }],
    ['nested deep in a list', bytes('['.repeat(DEEP)), {}, 422, { field: '' }],
    [
      'broken off',
      bytes('{"type":"complaint.created"'),
      {},
      422,
      { field: '', error: expect.stringContaining('not JSON') },
    ],
    ['empty', bytes(''), {}, 422, { field: '' }],
    ['a number', bytes('5'), {}, 422, {}],
    ['as a list', bytes('[]'), {}, 422, {}],
  ])('refuses what comes %s', async (_what, body, headers, status, said) => {
    const before = await count();
    expect(await send(body, headers)).toMatchObject({ status, body: said });
    expect(await count()).toBe(before);
  });

  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['a mark of the order of bytes', `\uFEFF${whole({ text: 'One' })}`, {}],
    ['a charset that is ours', whole({ text: 'Two' }), { 'content-type': 'application/json; charset="UTF-8"' }],
    ['no type', whole({ text: 'Three' }), { 'content-type': '' }],
    ['signs that PostgreSQL keeps nowhere', whole({ text: 'Cold\0', customer: { id: 'room\0 9 \ud800' } }), {}],
    ['keys that are none of its business', whole({ text: 'Four', __proto__: { a: 1 }, constructor: 5 }), {}],
    ['a key twice, of which the last holds', whole({ text: 'Five' }).replace('"data":{', '"data":5,"data":{'), {}],
    [
      'prototypes as keys',
      whole({ text: 'Six' }).replace('"data":{', '"__proto__":{"text":"x"},"data":{"__proto__":null,'),
      {},
    ],
  ])('takes what comes with %s', async (_what, body, headers) => {
    expect(await send(bytes(body), headers)).toMatchObject({ status: 202, body: { case: expect.any(String) } });
    expect(({} as Record<string, unknown>)['text']).toBeUndefined();
  });

  it('says of a clock that is wrong by how much, and tells what is sent again from what only has its id', async () => {
    const body = bytes(whole({ text: 'The pool was cold.' }));
    const at = (minutes: number) =>
      signed(body.toString(), { id: 'bad_clock', at: new Date(hotel.now().getTime() + minutes * 60_000) });
    expect(await send(body, at(-7))).toMatchObject({
      status: 401,
      body: { error: expect.stringContaining('7 minutes ago') },
    });
    expect(await send(body, at(60))).toMatchObject({
      status: 401,
      body: { error: expect.stringContaining('60 minutes ahead') },
    });
    const first = await send(body, {}, 'bad_again');
    expect(await send(body, {}, 'bad_again')).toEqual(first);
    expect((await send(bytes(whole({ text: 'Another one' })), {}, 'bad_again')).status).toBe(409);
  });

  it.each([
    '/intake/nobody',
    '/intake/reviews/more',
    '/intake/%2e%2e/reviews',
    '/intake/',
    '/intake/REVIEWS',
    '/intake/__proto__',
  ])('knows no source at %s', async (place) => {
    const answer = await fetch(`${hotel.app.url}${place}`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': JSON_TYPE },
    });
    expect(answer.status).toBe(404);
  });

  it('takes what it can of many at once: 202 or 503, every 202 a case, and the rest when it is sent again', async () => {
    const all = process.env['AMENDS_LONG'] === '1' ? 1_000 : 80;
    const before = await count();
    const bodies = Array.from({ length: all }, (_, n) =>
      bytes(whole({ text: `Complaint number ${n} of many`, customer: { id: `M-${n}` } })),
    );
    const waiting = new Set(bodies.keys());
    for (let round = 0; waiting.size > 0; round += 1) {
      const sentNow = [...waiting];
      const answers = await Promise.all(sentNow.map((n) => send(bodies[n] ?? bytes(''), {}, `many_${n}`)));
      expect(answers.filter(({ status }) => status !== 202 && status !== 503)).toEqual([]);
      for (const [at, { status }] of answers.entries()) if (status === 202) waiting.delete(sentNow[at] ?? -1);
      expect(await count()).toBeGreaterThanOrEqual(before + all - waiting.size);
    }
    expect(await count()).toBe(before + all);
  });
});
