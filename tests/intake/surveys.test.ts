/** Surveys and purchases that other systems send: every mark is counted, what is unhappy opens a case, nothing twice. */
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/engine/client.ts';
import { describeOnOne } from '../database.ts';
import type { Hotel } from '../ways/hotel.ts';
import { openHotelWithSource, post, signed, type Answered } from './sender.ts';

const told = (type: string, data: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ type, timestamp: '2026-12-10T08:30:00Z', data });
const survey = (data: Readonly<Record<string, unknown>>): string => told('survey.answered', data);

describeOnOne('what other systems send of customers', (open) => {
  let hotel: Hotel;
  let db: Database;
  let sent = 0;
  beforeAll(async () => {
    db = await open();
    hotel = await openHotelWithSource(db);
  });
  const send = (body: string, id = `msg_${String((sent += 1))}`): Promise<Answered> =>
    post(`${hotel.app.url}/intake/reviews`, body, signed(body, { id, at: hotel.now() }));
  const heard = (id: string): Promise<readonly Record<string, unknown>[]> =>
    db.read.query(`SELECT * FROM heard_elsewhere WHERE id = $1`, [`reviews:${id}`]);

  it('an unhappy mark opens a case of the source’s owner, with its words; the same again is the same', async () => {
    const body = survey({
      score: 2,
      text: 'Nobody called back, I am at 0171 2345678',
      customer: { id: 'K-77' },
      nps: 3,
      branch: 'north',
    });
    const first = await send(body, 'msg_survey');
    expect(first).toMatchObject({ status: 202, body: { case: expect.stringMatching(/^R-/) } });
    expect(await send(body, 'msg_survey')).toMatchObject({ status: 202, body: first.body });
    const { case: id } = first.body as { case: string };
    const [row] = await db.read.query<{ doc: Record<string, unknown> }>('SELECT doc FROM recovery_case WHERE id = $1', [
      id,
    ]);
    expect(row?.doc).toMatchObject({
      owner: 'mia',
      customer: { reference: 'K-77' },
      complaints: [{ source: 'survey', text: expect.stringContaining('Nobody called back') }],
      triage: { severity: { value: expect.stringMatching(/^S[1-4]$/) } },
    });
    const [kept, ...others] = await heard('msg_survey');
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ unhappy: true, case: id });
    // what is not known today is kept, masked
    expect(JSON.parse(String(kept?.['raw']))).toMatchObject({ data: { nps: 3, branch: 'north' } });
    expect(kept?.['raw']).not.toContain('2345678');
  });

  it('a content one is counted and opens none, unless its words need somebody’s eyes', async () => {
    expect(await send(survey({ score: 9, out_of: 10, customer: { id: 'K-78' } }), 'msg_fine')).toMatchObject({
      status: 202,
      body: { stored: true },
    });
    expect(await heard('msg_fine')).toMatchObject([{ unhappy: false, case: null }]);
    const hurt = await send(survey({ score: 5, text: 'Lovely, though a guest was injured by the door' }));
    expect(hurt.body).toMatchObject({ case: expect.any(String) });
  });

  it('a mark without a word says so on its case; where the line is drawn is a share of the most', async () => {
    const low = await send(survey({ score: 4, out_of: 10 }));
    const { case: id } = low.body as { case: string };
    const [row] = await db.read.query<{ words: string }>('SELECT words FROM recovery_case WHERE id = $1', [id]);
    expect(row?.words).toContain('4 of 10');
    expect((await send(survey({ score: 5, out_of: 10 }))).body).toEqual({ stored: true });
  });

  it.each([
    [{ score: 6 }, 'data.score'],
    [{ score: -1 }, 'data.score'],
    [{ score: '2' }, 'data.score'],
    [{ score: 2, out_of: 0 }, 'data.out_of'],
    [{ text: 'no mark' }, 'data.score'],
  ])('a mark that is none (%j) is refused, with its field', async (data, field) => {
    expect(await send(survey(data))).toMatchObject({ status: 422, body: { field } });
  });

  it('a purchase is kept once, for whoever it names', async () => {
    const bought = told('purchase.made', { customer: { id: 'K-77' }, amount: 12 });
    expect(await send(bought, 'msg_bought')).toMatchObject({ status: 202, body: { stored: true } });
    expect(await send(bought, 'msg_bought')).toMatchObject({ status: 202 });
    const [count] = await db.read.query<{ n: number }>('SELECT count(*)::int AS n FROM purchase');
    expect(count?.n).toBe(1);
    expect(await send(told('purchase.made', { customer: { id: 'unknown' } }))).toMatchObject({
      status: 422,
      body: { field: 'data.customer.id' },
    });
  });
});
