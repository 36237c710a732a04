import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/engine/client.ts';
import { describeOnOne } from '../database.ts';
import { type Hotel } from '../ways/hotel.ts';
import { complaint, openHotelWithSource, post, SECRET, signed, type Answered } from './sender.ts';
import { PATIENCE_MS } from '../patience.ts';

const RECOVERIES = 'C0RECOVERIES';

describeOnOne('complaints from another system', (open) => {
  let hotel: Hotel;
  let db: Database;
  let url: string;
  let sent = 0;
  beforeAll(async () => {
    db = await open();
    hotel = await openHotelWithSource(db);
    url = `${hotel.app.url}/intake/reviews`;
  });

  const freshId = (): string => `msg_${String((sent += 1))}`;
  const send = (body: string, id: string = freshId()): Promise<Answered> =>
    post(url, body, signed(body, { id, at: hotel.now() }));
  const cases = async (): Promise<number> =>
    (await db.read.query<{ n: number }>('SELECT count(*)::int AS n FROM recovery_case'))[0]?.n ?? -1;
  const caseOf = async (answered: Answered): Promise<Record<string, unknown>> => {
    const { case: id } = answered.body as { case: string };
    const [row] = await db.read.query<{ doc: Record<string, unknown> }>('SELECT doc FROM recovery_case WHERE id = $1', [
      id,
    ]);
    return row?.doc ?? {};
  };

  it('open a case of the source’s owner, with the words, the time and the customer, and its card in the team’s channel', async () => {
    const answered = await send(complaint());
    expect(answered.status).toBe(202);
    expect(answered.body).toEqual({ case: expect.stringMatching(/^R-\d+$/) });
    expect(await caseOf(answered)).toMatchObject({
      owner: 'mia',
      team: 'front-desk',
      customer: { reference: 'Room 7' },
      receivedAt: expect.objectContaining({}),
      complaints: [{ source: 'webhook', text: 'Cold soup\n\nThe soup was cold, twice.' }],
    });
    expect(JSON.stringify((await caseOf(answered))['receivedAt'])).toContain('2026-12-10T08:30:00');
    const { case: id } = answered.body as { case: string };
    const card = await hotel.slack.waitFor(
      () => hotel.slack.messages(RECOVERIES).find((m) => JSON.stringify(m.blocks).includes(id)),
      'the case card',
    );
    expect(JSON.stringify(card.blocks)).toContain('U0MIA');
  });

  it('are answered the same, and done once, when they are sent again', async () => {
    const first = await send(complaint({ text: 'The lift stood still.' }), 'msg_again');
    const before = await cases();
    const second = await send(complaint({ text: 'The lift stood still.' }), 'msg_again');
    expect(second).toMatchObject({ status: 202, body: first.body });
    expect(await cases()).toBe(before);
  });

  it('make one case when five copies come at once', async () => {
    const before = await cases();
    const body = complaint({ text: 'The pool was closed.' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(body, 'msg_five')));
    expect(answers.map((a) => a.status)).toEqual([202, 202, 202, 202, 202]);
    expect(new Set(answers.map((a) => JSON.stringify(a.body))).size).toBe(1);
    expect(await cases()).toBe(before + 1);
  });

  it('are refused under an id that was used for another body, also at once', async () => {
    const before = await cases();
    const [one, other] = await Promise.all([
      send(complaint({ text: 'The bill was wrong.' }), 'msg_two_bodies'),
      send(complaint({ text: 'The bill was right.' }), 'msg_two_bodies'),
    ]);
    expect(new Set([one.status, other.status])).toEqual(new Set([202, 409]));
    expect(await cases()).toBe(before + 1);
  });

  it('keep card numbers and whatever we do not ask for out', async () => {
    const answered = await send(
      complaint({ text: 'My card 4111 1111 1111 1111 was charged twice.', nickname: 'canary-one' }),
    );
    const kept = JSON.stringify(await caseOf(answered));
    expect(kept).toContain('charged twice');
    expect(kept).not.toMatch(/4111|canary-one/);
  });

  it('know two customers apart whose references look alike when masked, and the same one again', async () => {
    const from = async (id: string): Promise<unknown> =>
      (await caseOf(await send(complaint({ customer: { id } }))))['customer'];
    const rosa = await from('rosa@example.com');
    expect(rosa).toEqual({ reference: '(e-mail hidden)', key: expect.stringMatching(/^cus_/) });
    expect(await from('Rosa@Example.COM')).toEqual(rosa);
    expect(await from('timo@example.org')).not.toEqual(rosa);
  });

  it('carry what makes them sensitive, as those logged by people do', async () => {
    const hurt = await caseOf(await send(complaint({ text: 'The guest was injured by the door' })));
    expect(hurt).toMatchObject({
      sensitivity: 'injury',
      triage: { sensitivity: { because: expect.stringContaining('injured') } },
    });
  });

  it('open nothing for other events, and never call that a success', async () => {
    const before = await cases();
    const answered = await send(JSON.stringify({ type: 'review.published', timestamp: 'whenever', data: {} }));
    expect(answered).toMatchObject({
      status: 422,
      body: { field: 'type', error: expect.stringContaining('nothing was stored') },
    });
    expect(await cases()).toBe(before);
  });

  describe('that are not what they should be', () => {
    it.each([
      ['no JSON', '{', ''],
      ['null', 'null', ''],
      ['a list', '[]', ''],
      ['no type', '{}', 'type'],
      ['a type that is no text', '{"type":5}', 'type'],
      ['no time', '{"type":"complaint.created","data":{"text":"x"}}', 'timestamp'],
      ['the year 0', complaint().replace('2026-12-10', '0000-01-01'), 'timestamp'],
      ['the year 9999', complaint().replace('2026-12-10', '9999-12-31'), 'timestamp'],
      ['a time without zone', complaint().replace('08:30:00Z', '08:30:00'), 'timestamp'],
      ['no data', '{"type":"complaint.created","timestamp":"2026-12-10T08:30:00Z","data":null}', 'data'],
      ['a text that is none', complaint({ text: 5 }), 'data.text'],
      ['an empty text', complaint({ subject: ' ', text: ' \n ' }), 'data.text'],
      ['a text too long', complaint({ text: 'a'.repeat(60_000) }), 'data.text'],
      ['a customer without id', complaint({ customer: {} }), 'data.customer.id'],
    ])('are refused with the field named: %s', async (_what, body, field) => {
      const before = await cases();
      const answered = await send(body);
      expect(answered.status).toBe(422);
      expect(answered.body).toMatchObject({ field, error: expect.any(String) });
      expect(await cases()).toBe(before);
    });
  });

  it('are turned away unsigned, to an unknown source, by another method or beyond a megabyte', async () => {
    const body = complaint();
    expect((await post(url, body, {})).status).toBe(401);
    expect((await post(url, body, signed(body, { id: 'msg_x', at: hotel.now(), secret: 'whsec_AAAA' }))).status).toBe(
      401,
    );
    expect((await post(`${hotel.app.url}/intake/nobody`, body, {})).status).toBe(404);
    expect((await fetch(url)).status).toBe(405);
    const large = complaint({ text: 'a'.repeat(1_048_577) });
    expect((await post(url, large, signed(large, { id: 'msg_large', at: hotel.now() }))).status).toBe(413);
  });

  it('are never acknowledged unstored: 503 with when to try again, then the same id makes its case', async () => {
    const before = await cases();
    const body = complaint({ text: 'Nobody answered the phone.' });
    await db.read.query('ALTER TABLE answer RENAME TO answer_away');
    const refused = await send(body, 'msg_away');
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await db.read.query('ALTER TABLE answer_away RENAME TO answer');
    expect(await cases()).toBe(before);
    expect((await send(body, 'msg_away')).status).toBe(202);
    expect(await cases()).toBe(before + 1);
  });

  it('are answered in time while the database gives no answer, and still make one case', async () => {
    const before = await cases();
    const body = complaint({ text: 'Nobody came to the door.' });
    const held = await Promise.all(Array.from({ length: db.pool.options.max }, () => db.pool.connect()));
    hotel.saveWithin(1_000);
    // the answer is there while nothing of the database is: it waits for none of it
    const refused = await send(body, 'msg_stuck');
    for (const connection of held) connection.release();
    hotel.saveWithin(PATIENCE_MS);
    expect(refused.status).toBe(503);
    expect(JSON.stringify(refused.body)).toContain('send it again under the same id');
    const answered = await send(body, 'msg_stuck');
    expect(answered.status).toBe(202);
    expect((await send(body, 'msg_stuck')).body).toEqual(answered.body);
    expect(await cases()).toBe(before + 1);
  });

  it('say nothing of themselves in the log', () => {
    expect(hotel.logged.join('\n')).not.toMatch(/soup|Room 7|charged|4111|whsec_|v1,/);
    expect(hotel.logged.join('\n')).not.toContain(SECRET);
  });
});
