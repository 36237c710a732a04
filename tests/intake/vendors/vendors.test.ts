/** What shops, payment systems, forms and reviews send, through the door: a case where something went wrong, a mark counted, everything else to be seen. */
import { beforeAll, describe, expect, it } from 'vitest';
import { teamId, workspaceId } from '../../../src/core/base/ids.ts';
import { icebergFigures } from '../../../src/db/care/figures.ts';
import { factsNow } from '../../../src/app/keep/facts.ts';
import { makeDirectory } from '../../../src/db/team/directory.ts';
import { measure } from '../../../src/db/facts/measure.ts';
import { keepTradeDays } from '../../../src/db/facts/trade.ts';
import type { Database } from '../../../src/db/engine/client.ts';
import { describeOnOne } from '../../database.ts';
import type { Hotel } from '../../ways/hotel.ts';
import { openHotelWithSources, post, SECRET, signed, type Answered } from '../sender.ts';
import { mac } from './received.ts';

const KEY = 'a-secret-of-the-vendor';
const WHSEC = 'whsec_of-the-payment-system';
const AT = 'team: front-desk, owner: mia';
const SOURCES = [
  `{ name: shop, scheme: shopify, ${AT} }`,
  `{ name: pay, scheme: stripe, ${AT} }`,
  `{ name: stay, scheme: typeform, ${AT}, threshold: { score: 3, out_of: 5 } }`,
  `{ name: monkey, scheme: surveymonkey, ${AT} }`,
  `{ name: pilot, scheme: trustpilot, called: Reviews on Trustpilot, ${AT} }`,
  `{ name: form, scheme: google-forms, ${AT} }`,
  `{ name: acme, scheme: mapping, ${AT}, mapping: { signature: { token: X-Token }, text: message, customer: from, only_when: [{ path: kind, is: complaint }] } }`,
];
const ENV = {
  AMENDS_INTAKE_SHOP_SECRET: KEY,
  AMENDS_INTAKE_PAY_SECRET: WHSEC,
  AMENDS_INTAKE_STAY_SECRET: KEY,
  AMENDS_INTAKE_MONKEY_SECRET: 'client-1&secret-of-client-1',
  AMENDS_INTAKE_PILOT_SECRET: KEY,
  AMENDS_INTAKE_FORM_SECRET: SECRET,
  AMENDS_INTAKE_ACME_SECRET: KEY,
};

describeOnOne('what vendors send', (open) => {
  let hotel: Hotel;
  let db: Database;
  let n = 0;
  beforeAll(async () => {
    db = await open();
    hotel = await openHotelWithSources(db, SOURCES, ENV);
  });
  const to = (source: string, body: string, headers: Record<string, string>): Promise<Answered> =>
    post(`${hotel.app.url}/intake/${source}`, body, { 'content-type': 'application/json', ...headers });
  const shop = (topic: string, value: object, id = `hook-${String((n += 1))}`): Promise<Answered> => {
    const body = JSON.stringify(value);
    return to('shop', body, {
      'X-Shopify-Topic': topic,
      'X-Shopify-Webhook-Id': id,
      'X-Shopify-Shop-Domain': 'aurora.myshopify.com',
      'X-Shopify-Hmac-Sha256': mac('sha256', 'base64', KEY, body),
    });
  };
  const pay = (value: object): Promise<Answered> => {
    const body = JSON.stringify(value);
    const stamp = String(Math.floor(hotel.now().getTime() / 1_000));
    return to('pay', body, { 'Stripe-Signature': `t=${stamp},v1=${mac('sha256', 'hex', WHSEC, `${stamp}.${body}`)}` });
  };
  const stay = (stars: number, text?: string): Promise<Answered> => {
    const token = `tok${String((n += 1))}`;
    const answers = [
      { type: 'number', number: stars, field: { id: 'a', type: 'rating' } },
      ...(text === undefined ? [] : [{ type: 'text', text, field: { id: 'b', type: 'long_text' } }]),
    ];
    const body = JSON.stringify({
      event_id: token,
      event_type: 'form_response',
      form_response: { form_id: 'f', token, answers },
    });
    return to('stay', body, { 'Typeform-Signature': `sha256=${mac('sha256', 'base64', KEY, body)}` });
  };
  const caseOf = async (answered: Answered): Promise<Record<string, unknown>> => {
    expect(answered).toMatchObject({ status: 202, body: { case: expect.stringMatching(/^R-/) } });
    const { case: id } = answered.body as { case: string };
    const [row] = await db.read.query<{ doc: Record<string, unknown> }>('SELECT doc FROM recovery_case WHERE id = $1', [
      id,
    ]);
    return row?.doc ?? {};
  };
  const isCase = { status: 202, body: { case: expect.stringMatching(/^R-/) } };

  it('a return of something broken is a case in words, and the same return again is the same case', async () => {
    const ret = (status: string) => ({
      id: 945000954,
      order: { id: 820982911946154500, name: '#1001' },
      status,
      return_line_items: [
        {
          return_reason: 'defective',
          customer_note: 'The handle came off',
          fulfillment_line_item: { line_item: { title: 'Blue mug' } },
        },
      ],
    });
    const first = await shop('returns/request', ret('requested'));
    expect(await caseOf(first)).toMatchObject({
      complaints: [{ text: 'The customer sends something back: it is defective. Blue mug\n\nThe handle came off' }],
    });
    expect((await shop('returns/approve', ret('open'))).body).toEqual(first.body);
    expect((await shop('products/update', { id: 1 })).body).toEqual({ set_aside: 'not_a_complaint' });
    expect((await shop('orders/paid', { id: 1, email: 'rosa@example.com' })).body).toEqual({ stored: true });
    expect(await shop('customers/redact', { customer: { id: 1 } })).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining('erase customer') },
    });
  });

  it('a dispute is a case that says how much, and decides nothing', async () => {
    const dispute = {
      id: 'du_1',
      object: 'dispute',
      amount: 4000,
      currency: 'eur',
      reason: 'product_not_received',
      created: 1_765_000_000,
    };
    const event = {
      id: 'evt_1',
      object: 'event',
      type: 'charge.dispute.created',
      livemode: true,
      created: 1_765_000_000,
      pending_webhooks: 2,
      data: { object: dispute },
    };
    const answered = await pay(event);
    expect(await caseOf(answered)).toMatchObject({
      actions: [],
      complaints: [{ text: 'The customer disputes the payment of 40.00 EUR: it was not received.' }],
    });
    // sent again, its counter of tries says otherwise
    expect((await pay({ ...event, pending_webhooks: 1 })).body).toEqual(answered.body);
    const remedy = { amends_case: 'R-1', amends_action: 'act_6yq1Zk0aVv3Kc9aT' };
    expect(
      await pay({
        ...event,
        id: 'evt_2',
        type: 'refund.updated',
        data: { object: { id: 're_1', status: 'succeeded', metadata: remedy } },
      }),
    ).toMatchObject({ status: 403 });
  });

  it('a mark at the line is a case, one above it is counted and kept, unless its words clearly complain', async () => {
    expect(await caseOf(await stay(3, 'Nobody called me back for two days.'))).toMatchObject({
      complaints: [{ source: 'survey' }],
    });
    expect(await stay(4, 'Lovely stay, thank you!')).toMatchObject({
      status: 202,
      body: { set_aside: 'above_threshold' },
    });
    expect(await stay(5)).toMatchObject({ status: 202, body: { stored: true } });
    expect(
      await stay(5, 'The room was filthy, the shower was broken and nobody ever came. I want my money back!'),
    ).toMatchObject(isCase);
    const marks = await db.read.query<{ n: number; unhappy: number }>(
      `SELECT count(*)::int AS n, count(*) FILTER (WHERE unhappy)::int AS unhappy FROM heard_elsewhere WHERE id LIKE 'stay:%'`,
    );
    expect(marks).toEqual([{ n: 4, unhappy: 1 }]);
  });

  it('reviews of one body each find their way, and are told apart from complaints to us', async () => {
    const review = (id: string, stars: number, text: string) => ({
      eventName: 'service-review-created',
      version: '1',
      eventData: { id, stars, title: text, text, consumer: { name: 'Jo' } },
    });
    const body = JSON.stringify({
      events: [review('t1', 1, 'The lift was broken all week'), review('t2', 5, 'Wonderful')],
    });
    const answered = await to('pilot', body, {
      Authorization: `Basic ${Buffer.from(`amends:${KEY}`).toString('base64')}`,
    });
    expect(answered).toMatchObject({
      status: 202,
      body: { notices: [{ case: expect.any(String) }, { set_aside: 'above_threshold' }] },
    });
    const { notices } = answered.body as { notices: [{ case: string }] };
    expect(await caseOf({ ...answered, body: notices[0] })).toMatchObject({
      complaints: [{ source: 'review', way: 'Reviews on Trustpilot' }],
    });
  });

  it('what surveys and reviews opened is no complaint to us, in the rate and beside the iceberg', async () => {
    const [from, until] = [new Date('2025-01-01T00:00:00Z'), new Date('2027-01-01T00:00:00Z')];
    const workspace = workspaceId.parse('hotel-aurora');
    await factsNow({ db, workspace, directory: makeDirectory(workspace) });
    await keepTradeDays(db.read, workspace, [{ team: teamId.parse('front-desk'), from, until, transactions: 1_000n }]);
    const [told] = await db.read.query<{ n: number; elsewhere: number }>(
      `SELECT count(*) FILTER (WHERE channel NOT IN ('survey', 'review'))::int AS n,
        count(*) FILTER (WHERE channel IN ('survey', 'review'))::int AS elsewhere FROM case_fact WHERE counted`,
    );
    expect(told?.elsewhere).toBeGreaterThan(1);
    const cell = { team: teamId.parse('front-desk'), zone: 'UTC', from, until };
    const [taken] = await measure(db.read, workspace, ['complaint_rate/1'], [cell]);
    expect(taken?.['complaint_rate/1'].measured).toMatchObject({ n: 1_000, hits: told?.n });
    const figures = await icebergFigures(db.read, workspace, { from, to: until, zone: 'UTC' });
    expect(figures.reduce((sum, { complaints }) => sum + Number(complaints), 0)).toBe(told?.n);
  });

  it('an answer that is only named is not called taken in, and the address is there when it is looked at', async () => {
    const body = JSON.stringify({ event_type: 'response_completed', object_id: '5', resources: { survey_id: '7' } });
    const headers = { 'Sm-Signature': mac('sha1', 'base64', ENV.AMENDS_INTAKE_MONKEY_SECRET, body) };
    expect(await to('monkey', body, headers)).toMatchObject({
      status: 422,
      body: { error: expect.stringContaining('fetch: https://api.surveymonkey.com') },
    });
    expect((await fetch(`${hotel.app.url}/intake/monkey`, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(`${hotel.app.url}/intake/shop`, { method: 'HEAD' })).status).toBe(405);
  });

  it('a sender by a mapping, and a form by its script, come in like any other', async () => {
    const acme = (value: object) => to('acme', JSON.stringify(value), { 'X-Token': KEY });
    expect(
      await acme({ kind: 'complaint', message: 'The parcel never arrived and nobody answers.', from: 'K-9' }),
    ).toMatchObject(isCase);
    expect(await acme({ kind: 'news', message: 'x' })).toMatchObject({
      status: 202,
      body: { set_aside: 'not_a_complaint' },
    });
    const body = JSON.stringify({
      type: 'form.answered',
      timestamp: '2026-12-10T08:00:00Z',
      data: {
        form: { id: 'f', title: 'Stay' },
        response: { id: 'r1' },
        answers: [{ id: '1', title: 'All in all?', type: 'SCALE', value: '1', most: 5 }],
      },
    });
    expect(await to('form', body, signed(body, { id: 'form_r1', at: hotel.now() }))).toMatchObject(isCase);
  });

  describe('nothing falls over', () => {
    const bodies = [
      'null',
      '[]',
      '5',
      '"x"',
      '{}',
      '{"events":[null]}',
      '{"form_response":{"answers":[null]}}',
      '{"type":1,"data":[]}',
      '[[[[]]]]',
      '{"message":{"data":5}}',
    ];
    it.each(bodies)('%s', async (body) => {
      const basic = { Authorization: `Basic ${Buffer.from(`amends:${KEY}`).toString('base64')}` };
      const sent: readonly (readonly [string, Record<string, string>])[] = [
        [
          'shop',
          {
            'X-Shopify-Topic': 'refunds/create',
            'X-Shopify-Webhook-Id': `odd-${body.length}`,
            'X-Shopify-Hmac-Sha256': mac('sha256', 'base64', KEY, body),
          },
        ],
        ['stay', { 'Typeform-Signature': `sha256=${mac('sha256', 'base64', KEY, body)}` }],
        ['monkey', { 'Sm-Signature': mac('sha1', 'base64', ENV.AMENDS_INTAKE_MONKEY_SECRET, body) }],
        ['pilot', basic],
        ['form', signed(body, { id: `odd-${body.length}`, at: hotel.now() })],
        ['acme', { 'X-Token': KEY }],
      ];
      for (const [source, headers] of sent) {
        const { status, body: said } = await to(source, body, headers);
        expect([202, 422]).toContain(status);
        expect(said).not.toHaveProperty('case');
        expect((await to(source, body, {})).status).toBe(401);
      }
    });
  });
});
