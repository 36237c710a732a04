/** Shopify and Stripe: their signatures, and which of their events are complaints. Payloads written after the vendors' documentation. */
import { describe, expect, it } from 'vitest';
import { shopify } from '../../../src/intake/trade/shopify.ts';
import { stripe } from '../../../src/intake/trade/stripe.ts';
import { AT, brief, mac, readBy, received } from './received.ts';

const SHOP = {
  'X-Shopify-Shop-Domain': 'aurora-goods.myshopify.com',
  'X-Shopify-Webhook-Id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
};
const SECRET = 'shpss_0123456789abcdef';

describe('Shopify', () => {
  const read = (topic: string, body: unknown) => readBy(shopify, body, { ...SHOP, 'X-Shopify-Topic': topic })[0];
  const order = {
    id: 450789469,
    name: '#9999',
    email: 'jon@example.com',
    note: null,
    cancel_reason: null,
    cancelled_at: null,
    processed_at: '2026-12-09T16:09:54-05:00',
    customer: { id: 207119551, email: 'john@example.com', first_name: 'John', last_name: 'Smith' },
    line_items: [{ title: 'IPod Nano', quantity: 1 }],
  };
  const line = (fields: object) => ({
    id: 1,
    quantity: 1,
    fulfillment_line_item: { line_item: { title: 'Blue mug' } },
    ...fields,
  });
  const ret = (...lines: object[]) => ({
    id: 123,
    order: { id: 450789469 },
    status: 'requested',
    return_line_items: lines,
  });

  it.each([
    ['orders/paid', order, 'purchase jon@example.com'],
    ['ORDERS_PAID', order, 'purchase jon@example.com'],
    ['orders/paid', { order }, 'purchase jon@example.com'],
    ['orders/paid', { id: 1, email: '', customer: null }, 'set_aside incomplete'],
    [
      'orders/create',
      { ...order, note: 'The last one came broken!' },
      'complaint |The last one came broken!|jon@example.com',
    ],
    ['orders/create', order, 'set_aside not_a_complaint'],
    ['orders/cancelled', { ...order, cancel_reason: 'customer' }, 'set_aside not_a_complaint'],
    [
      'orders/cancelled',
      { ...order, cancel_reason: 'customer', note: 'Three weeks late, never again' },
      'complaint |Three weeks late, never again|jon@example.com',
    ],
    ['orders/cancelled', { ...order, cancel_reason: 'inventory' }, 'complaint inventory||jon@example.com'],
    ['orders/cancelled', { ...order, cancel_reason: 'fraud' }, 'set_aside not_a_complaint'],
    [
      'returns/request',
      ret(line({ return_reason: 'defective', customer_note: 'Has a <b>crack</b>' })),
      'complaint defective|Has a crack|Order 450789469',
    ],
    ['returns/request', ret(line({ return_reason: 'UNWANTED', customer_note: null })), 'set_aside not_a_complaint'],
    [
      'returns/request',
      ret(line({ return_reason: 'other', return_reason_note: 'Smells of smoke' })),
      'complaint |Smells of smoke|Order 450789469',
    ],
    [
      'returns/request',
      ret(line({ return_reason_definition: { handle: 'wrong-item' } })),
      'complaint wrong-item||Order 450789469',
    ],
    ['returns/close', ret(line({ return_reason: 'defective' })), 'set_aside not_a_complaint'],
    [
      'refunds/create',
      { id: 509562969, order_id: 450789469, note: 'Things were damaged' },
      'complaint |Things were damaged|Order 450789469',
    ],
    ['refunds/create', { id: 1, order_id: 2, note: '' }, 'set_aside not_a_complaint'],
    [
      'disputes/create',
      {
        id: 285332461,
        order_id: 1,
        type: 'chargeback',
        amount: '11.50',
        currency: 'CAD',
        reason: 'product_not_received',
      },
      'complaint product_not_received||Order 1',
    ],
    ['disputes/create', { id: 3, order_id: 1, amount: '1', reason: 'insufficient_funds' }, 'set_aside not_a_complaint'],
    ['disputes/update', { id: 3, order_id: 1, reason: 'fraudulent' }, 'set_aside not_a_complaint'],
    [
      'fulfillment_events/create',
      { id: 7, status: 'failure', message: 'Package was lost', order_id: 1 },
      'complaint |Package was lost|Order 1',
    ],
    ['fulfillment_events/create', { id: 7, status: 'in_transit', order_id: 1 }, 'set_aside not_a_complaint'],
    [
      'fulfillments/update',
      { id: 8, order_id: 1, status: 'success', shipment_status: 'failure' },
      'complaint ||Order 1',
    ],
    ['products/update', { id: 9, title: 'x' }, 'set_aside not_a_complaint'],
    ['customers/redact', { customer: { id: 1 } }, 'wrong '],
    ['', order, 'wrong '],
    ['orders/paid', [], 'wrong '],
    ['orders/paid', null, 'wrong '],
  ])('%s: %j', (topic, body, what) => {
    expect(brief(read(topic, body))).toBe(what.replace('wrong-item|', 'wrong-item|'));
  });

  it('says where it stands, what else brings it, and who it is', () => {
    expect(read('orders/cancelled', { ...order, cancel_reason: 'inventory' })).toMatchObject({
      complaint: {
        customerName: 'John Smith',
        link: 'https://aurora-goods.myshopify.com/admin/orders/450789469',
        matters: ['shopify:aurora-goods.myshopify.com:cancelled:450789469'],
        said: { what: 'cancelled', about: 'IPod Nano' },
      },
    });
  });

  it('is genuine by the keyed hash of its bytes, and by nothing else', () => {
    const body = '{"id":1}';
    const signed = (given: string) => received(body, { ...SHOP, 'X-Shopify-Hmac-Sha256': given });
    expect(shopify.genuineId(signed(mac('sha256', 'base64', SECRET, body)), SECRET)).toBe(SHOP['X-Shopify-Webhook-Id']);
    for (const bad of [
      mac('sha256', 'hex', SECRET, body),
      mac('sha256', 'base64', 'other', body),
      mac('sha256', 'base64', SECRET, `${body} `),
      '',
      '=',
      'A'.repeat(44),
    ])
      expect(shopify.genuineId(signed(bad), SECRET)).toBeUndefined();
    expect(shopify.mayBeGenuine(received(body, SHOP), SECRET)).toBe(false);
  });
});

describe('Stripe', () => {
  const event = (type: string, object: object, more: object = {}) => ({
    id: 'evt_1NG8Du2eZvKYlo2CUI79vXWy',
    object: 'event',
    api_version: '2026-10-29',
    created: 1_796_806_800,
    livemode: true,
    pending_webhooks: 1,
    type,
    data: { object },
    ...more,
  });
  const dispute = {
    id: 'du_1MtJUT2eZvKYlo2CNaw2HvEv',
    object: 'dispute',
    amount: 2000,
    currency: 'eur',
    charge: 'ch_1AZtxr2eZvKYlo2CJDX8whov',
    payment_intent: null,
    created: 1_796_720_400,
    reason: 'product_not_received',
    status: 'needs_response',
    evidence: { customer_email_address: 'jenny@example.com', customer_name: 'Jenny Rosen' },
  };
  const refund = {
    id: 're_1Nispe2eZvKYlo2Cd31jOCgZ',
    object: 'refund',
    amount: 1000,
    currency: 'usd',
    status: 'succeeded',
    metadata: { amends_case: 'R-1042', amends_action: 'act_6yq1Zk0aVv3Kc9aT' },
  };
  const read = (body: unknown, keys: object = {}) => readBy(stripe, body, {}, { test_events: false, ...keys });

  it.each([
    [event('charge.dispute.created', dispute), 'complaint product_not_received||jenny@example.com'],
    [event('charge.dispute.created', { ...dispute, reason: 'insufficient_funds' }), 'set_aside not_a_complaint'],
    [
      event('charge.dispute.created', { ...dispute, evidence: null, reason: null }),
      'complaint general||ch_1AZtxr2eZvKYlo2CJDX8whov',
    ],
    [event('charge.dispute.created', {}), 'wrong data.object.id'],
    [event('charge.dispute.closed', dispute), 'set_aside known_already'],
    [event('refund.updated', refund), 'fulfilment confirmed'],
    [event('charge.refund.updated', { ...refund, status: 'pending' }), 'set_aside known_already'],
    [
      event('refund.failed', { ...refund, failure_reason: 'expired_or_canceled_card' }),
      'fulfilment failed expired_or_canceled_card',
    ],
    [event('refund.updated', { ...refund, status: 'canceled' }), 'fulfilment failed canceled'],
    [event('refund.created', { ...refund, metadata: {} }), 'set_aside not_a_complaint'],
    [
      event('refund.created', { ...refund, metadata: { amends_case: '1; DROP', amends_action: 5 } }),
      'set_aside not_a_complaint',
    ],
    [event('charge.refunded', { id: 'ch_1', refunds: { data: [refund] } }), 'fulfilment confirmed'],
    [event('charge.refunded', { id: 'ch_1', metadata: {} }), 'set_aside not_a_complaint'],
    [event('charge.succeeded', { billing_details: { email: 'jenny@example.com' } }), 'purchase jenny@example.com'],
    [event('customer.created', {}), 'set_aside not_a_complaint'],
    [event('charge.dispute.created', dispute, { livemode: false }), 'wrong livemode'],
    [
      {
        id: 'evt_1',
        object: 'v2.core.event',
        type: 'v1.charge.dispute.created',
        created: '2026-12-10T08:00:00Z',
        related_object: { id: 'du_9', type: 'dispute', url: '/v1/disputes/du_9' },
      },
      'fetch /v1/disputes/du_9',
    ],
    [
      {
        id: 'evt_1',
        object: 'v2.core.event',
        type: 'v1.billing.meter.error_report_triggered',
        related_object: { id: 'mtr_1' },
      },
      'set_aside not_a_complaint',
    ],
    [
      { id: 'evt_1', object: 'v2.core.event', type: 'v1.charge.dispute.created', related_object: { id: '../charges' } },
      'set_aside not_a_complaint',
    ],
    [{}, 'wrong type'],
    [[], 'wrong type'],
  ])('%j', (body, what) => {
    expect(brief(read(body)[0])).toBe(what);
  });

  it('says amounts in words, in currencies with and without smaller units', () => {
    const said = (amount: number, currency: string) =>
      read(event('charge.dispute.created', { ...dispute, amount, currency }))[0];
    expect(said(2000, 'eur')).toMatchObject({ complaint: { said: { amount: '20.00 EUR' } } });
    expect(said(500, 'jpy')).toMatchObject({ complaint: { said: { amount: '500 JPY' } } });
    expect(said(1500, 'kwd')).toMatchObject({ complaint: { said: { amount: '1.500 KWD' } } });
  });

  it('takes tests where the operator says so', () => {
    expect(
      brief(read(event('charge.dispute.created', dispute, { livemode: false }), { test_events: true })[0]),
    ).toMatch(/^complaint/);
  });

  it('is genuine by any of several signatures of now', () => {
    const body = JSON.stringify(event('refund.updated', refund));
    const secret = 'whsec_test_0123456789abcdef';
    const stamp = String(AT.getTime() / 1_000);
    const good = mac('sha256', 'hex', secret, `${stamp}.${body}`);
    const with_ = (header: string) => stripe.genuineId(received(body, { 'Stripe-Signature': header }), secret);
    expect(with_(`t=${stamp},v1=${good},v0=abc`)).toBe('evt_1NG8Du2eZvKYlo2CUI79vXWy');
    expect(with_(`t=${stamp},v1=${'0'.repeat(64)},v1=${good}`)).toBe('evt_1NG8Du2eZvKYlo2CUI79vXWy');
    expect(with_(`t=${stamp},v0=${good}`)).toBeUndefined();
    expect(with_(`t=${stamp},t=1,v1=${good}`)).toBeUndefined();
    expect(with_(`v1=${good}`)).toBeUndefined();
    expect(with_(`t=${stamp},v1=${mac('sha256', 'hex', secret, body)}`)).toBeUndefined();
    const old = String(AT.getTime() / 1_000 - 600);
    expect(with_(`t=${old},v1=${mac('sha256', 'hex', secret, `${old}.${body}`)}`)).toMatchObject({ secondsOff: 600 });
  });
});
