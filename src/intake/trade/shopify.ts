/**
 * Shopify: which of a shop's events are complaints, which are purchases. Signed over its bytes by the app's client secret.
 * Source: shopify.dev, "Webhooks" (verify, headers, topics) and the REST resources that are their bodies. Pure.
 */
import { faultOfTheirs, isMacOf } from '../proof.ts';
import {
  fieldsOf,
  firstText,
  linkIn,
  listOf,
  momentIn,
  textAt,
  textIn,
  valueAt,
  wordsAt,
  type Fields,
} from '../lenient.ts';
import type { SystemSaid } from '../../cards/care/said-by-system.ts';
import { asideWith, receivedWith } from '../received.ts';
import { onlyValue, type Head, type IntakeNotice, type Received, type Scheme } from '../scheme.ts';

const ID = /^[\w.:-]{1,128}$/;

export const shopify: Scheme = {
  faultOfSecret: faultOfTheirs,
  mayBeGenuine: (head) => signatureIn(head) !== undefined && idIn(head) !== undefined,
  genuineId(received, secret) {
    const given = signatureIn(received);
    const isOurs =
      given !== undefined && isMacOf(given, { hash: 'sha256', encoding: 'base64', key: secret }, received.body);
    return isOurs ? idIn(received) : undefined;
  },
  read: (parsed, received) => [readShopify(parsed, received)],
};

const signatureIn = ({ headers }: Pick<Head, 'headers'>): string | undefined =>
  onlyValue(headers, 'x-shopify-hmac-sha256');

function idIn({ headers }: Pick<Head, 'headers'>): string | undefined {
  const id = onlyValue(headers, 'x-shopify-webhook-id') ?? onlyValue(headers, 'x-shopify-event-id');
  return id !== undefined && ID.test(id) ? id : undefined;
}

/** An event as its reader needs it. */
interface Event {
  readonly topic: string;
  /** `aurora.myshopify.com`; empty when nobody said. */
  readonly shop: string;
  readonly body: Fields;
  readonly at: Date;
}

/** Of these topics something can be a complaint, or is a purchase. All others are set aside. */
const READERS: Readonly<Record<string, (event: Event) => IntakeNotice>> = {
  'returns/request': readReturn,
  'returns/approve': readReturn,
  'refunds/create': readRefund,
  'orders/cancelled': readCancelled,
  'orders/paid': readPaid,
  'orders/create': readOrder,
  'orders/updated': readOrder,
  'disputes/create': readDispute,
  'fulfillment_events/create': readDelivery,
  'fulfillments/create': readFulfilment,
  'fulfillments/update': readFulfilment,
};

/** What the law asks of an app, which nobody may take for done because it was answered. */
const BY_LAW: readonly string[] = ['customers/redact', 'customers/data_request', 'shop/redact'];

function readShopify(parsed: unknown, { headers, at }: Received): IntakeNotice {
  const topic = topicOf(onlyValue(headers, 'x-shopify-topic') ?? '');
  const whole = fieldsOf(parsed);
  if (topic === '') return { kind: 'wrong', field: '', why: 'has no X-Shopify-Topic; nothing was stored' };
  if (BY_LAW.includes(topic))
    return {
      kind: 'wrong',
      field: '',
      why: `${topic} is not done by an intake source: use \`amends erase customer\`, or send it elsewhere; nothing was stored`,
    };
  const shop = onlyValue(headers, 'x-shopify-shop-domain') ?? '';
  const body = innerOf(whole);
  if (Object.keys(body).length === 0) return { kind: 'wrong', field: '', why: 'is no object; nothing was stored' };
  const triggered = momentIn(onlyValue(headers, 'x-shopify-triggered-at'));
  const event = { topic, shop, body, at: triggered !== null && triggered < at ? triggered : at };
  const reader = Object.hasOwn(READERS, topic) ? READERS[topic] : undefined;
  return reader === undefined ? aside(event, 'not_a_complaint', `topic ${topic}`) : reader(event);
}

/** `orders/paid`; GraphQL writes `ORDERS_PAID`. */
function topicOf(given: string): string {
  const topic = given.trim().toLowerCase();
  if (topic.includes('/') || !topic.includes('_')) return topic;
  const resource = ['fulfillment_events', 'order_transactions', 'draft_orders', 'gift_cards'].find((one) =>
    topic.startsWith(`${one}_`),
  );
  return resource === undefined ? topic.replace('_', '/') : `${resource}/${topic.slice(resource.length + 1)}`;
}

/** A webhook's body is the object itself; as REST answers it, it stands in one more. */
function innerOf(whole: Fields): Fields {
  const [only, ...others] = Object.values(whole);
  const inner = fieldsOf(only);
  return others.length === 0 && Object.keys(inner).length > 0 ? inner : whole;
}

/** Reasons for a return that say what went wrong; the others say that somebody changed their mind. */
const FAILED: readonly string[] = [
  'defective',
  'not_as_described',
  'wrong_item',
  'damaged',
  'missing',
  'late',
  'quality',
];

function readReturn(event: Event): IntakeNotice {
  const lines = listOf(event.body['return_line_items'] ?? event.body['line_items']);
  const reasonOf = (line: unknown): string =>
    firstText(line, [
      'return_reason',
      'return_reason_definition.handle',
      'return_reason_definition.name',
      'reason',
    ]).toLowerCase();
  const reasons = lines.map(reasonOf);
  const words = [
    ...lines.flatMap((line) => [wordsAt(line, 'customer_note'), wordsAt(line, 'return_reason_note')]),
    wordsAt(event.body, 'note'),
  ];
  const text = [...new Set(words.filter((one) => one !== ''))].join('\n');
  const failed = reasons.find((one) => FAILED.some((known) => one.replaceAll('-', '_').includes(known)));
  if (failed === undefined && text === '')
    return aside(
      event,
      'not_a_complaint',
      `returned because ${reasons.find((one) => one !== '') ?? 'of nothing said'}`,
    );
  const articles = lines.map((line) =>
    firstText(line, [
      'fulfillment_line_item.line_item.title',
      'fulfillment_line_item.line_item.name',
      'line_item.title',
      'title',
    ]),
  );
  return opened(
    event,
    text,
    failed === undefined ? null : { what: 'return', reason: failed, amount: null, about: join(articles) },
  );
}

/** What was given back is no complaint; the words beside it may be. */
function readRefund(event: Event): IntakeNotice {
  const text = wordsAt(event.body, 'note');
  if (text === '') return aside(event, 'not_a_complaint', 'a refund without a note');
  return opened(event, text, null);
}

/** Why an order can be cancelled that the customer wanted. */
function readCancelled(event: Event): IntakeNotice {
  const reason = textAt(event.body, 'cancel_reason').toLowerCase();
  const text = wordsAt(event.body, 'note');
  if (reason === 'inventory') {
    const about = join(listOf(event.body['line_items']).map((line) => firstText(line, ['title', 'name'])));
    return opened(event, text, { what: 'cancelled', reason, amount: null, about });
  }
  if (text === '') return aside(event, 'not_a_complaint', `cancelled: ${reason || 'no reason said'}`);
  return opened(event, text, null);
}

function readPaid(event: Event): IntakeNotice {
  const [customer] = keysOf(event.body);
  if (customer === undefined) return aside(event, 'incomplete', 'a purchase of nobody known');
  return {
    kind: 'purchase',
    purchase: { customer, at: momentIn(event.body['processed_at']) ?? momentIn(event.body['created_at']) ?? event.at },
  };
}

/** What a customer wrote beside an order is mostly no complaint: it is judged like any words. */
function readOrder(event: Event): IntakeNotice {
  const text = wordsAt(event.body, 'note');
  if (text === '') return aside(event, 'not_a_complaint', 'an order without a note');
  return opened(event, text, null);
}

/** Reasons that are between banks: the customer said nothing. */
const OF_BANKS: readonly string[] = [
  'bank_cannot_process',
  'bank_not_process',
  'insufficient_funds',
  'incorrect_account_details',
];

function readDispute(event: Event): IntakeNotice {
  const reason = textAt(event.body, 'reason').toLowerCase();
  if (OF_BANKS.includes(reason)) return aside(event, 'not_a_complaint', `dispute: ${reason}`);
  const [amount, currency] = [textAt(event.body, 'amount'), textAt(event.body, 'currency')];
  return opened(event, '', {
    what: 'dispute',
    reason: reason || 'general',
    amount: amount === '' ? null : `${amount} ${currency}`.trim(),
    about: '',
  });
}

function readDelivery(event: Event): IntakeNotice {
  const status = textAt(event.body, 'status').toLowerCase();
  if (status !== 'failure') return aside(event, 'not_a_complaint', `delivery: ${status || 'no status'}`);
  return opened(event, wordsAt(event.body, 'message'), { what: 'undelivered', reason: '', amount: null, about: '' });
}

function readFulfilment(event: Event): IntakeNotice {
  const status = textAt(event.body, 'status').toLowerCase();
  const shipment = textAt(event.body, 'shipment_status').toLowerCase();
  if (shipment !== 'failure' && status !== 'failure' && status !== 'error')
    return aside(event, 'not_a_complaint', `fulfilment: ${shipment || status || 'no status'}`);
  const about = join(listOf(event.body['line_items']).map((line) => firstText(line, ['title', 'name'])));
  return opened(event, '', { what: 'undelivered', reason: '', amount: null, about });
}

/** What identifies who bought, the best first. */
function keysOf(body: Fields): readonly string[] {
  const email = firstText(body, ['email', 'contact_email', 'customer.email', 'order.email']);
  const phone = firstText(body, [
    'phone',
    'customer.phone',
    'shipping_address.phone',
    'billing_address.phone',
    'order.phone',
  ]);
  const id = firstText(body, ['customer.id', 'order.customer.id']);
  return [email, phone, id === '' ? '' : `shopify:${id}`].filter((one) => one !== '');
}

function nameOf(body: Fields): string | null {
  const name = firstText(body, ['shipping_address.name', 'billing_address.name', 'customer.name']);
  const parts = [textAt(body, 'customer.first_name'), textAt(body, 'customer.last_name')].filter((one) => one !== '');
  return name !== '' ? name : parts.length > 0 ? parts.join(' ') : null;
}

/** The order a thing belongs to; the thing itself where it is an order. */
function orderOf({ topic, body }: Event): string {
  const named = firstText(body, ['order.name', 'order_name']);
  if (topic.startsWith('orders/')) return firstText(body, ['name', 'order_number', 'id']);
  return named !== '' ? named : firstText(body, ['order_id', 'order.id']);
}

/** What a topic is about: several of one shipment or return are the same; an order may be complained of twice. */
const MATTERS: Readonly<Record<string, string>> = {
  'returns/request': 'return',
  'returns/approve': 'return',
  'refunds/create': 'refund',
  'disputes/create': 'dispute',
  'fulfillment_events/create': 'shipment',
  'fulfillments/create': 'shipment',
  'fulfillments/update': 'shipment',
  'orders/cancelled': 'cancelled',
  'orders/create': 'note',
  'orders/updated': 'note',
};

function mattersOf({ topic, shop, body }: Event, id: string): readonly string[] {
  const matter = MATTERS[topic];
  const of = matter === 'shipment' ? textIn(body['fulfillment_id']) || id : id;
  return matter === undefined || of === '' ? [] : [`shopify:${shop}:${matter}:${of}`];
}

function toldIn(event: Event, text: string) {
  const { topic, shop, body } = event;
  // as text it is exact: ids are longer than numbers are
  const id = firstText(body, ['admin_graphql_api_id', 'id']).replace(/^gid:\/\/shopify\/\w+\//, '');
  const order = orderOf(event);
  const orderId = topic.startsWith('orders/') ? id : firstText(body, ['order_id', 'order.id']);
  const keys = keysOf(body);
  const [first = null] = keys;
  return {
    text,
    customer: first ?? (order === '' ? null : `Order ${order.replace(/^#/, '')}`),
    customerName: nameOf(body),
    customerKeys: keys,
    receivedAt: momentIn(body['cancelled_at']) ?? momentIn(body['happened_at']) ?? event.at,
    matters: mattersOf(event, id),
    link: shop === '' || !/^\d+$/.test(orderId) ? null : linkIn(`https://${shop}/admin/orders/${orderId}`),
    language: textIn(valueAt(body, 'customer_locale')) || null,
  };
}

const opened = (event: Event, text: string, said: SystemSaid | null): IntakeNotice => ({
  kind: 'complaint',
  complaint: receivedWith({ ...toldIn(event, text), said }),
});

const aside = (event: Event, why: 'not_a_complaint' | 'incomplete', rule: string): IntakeNotice =>
  asideWith(why, rule, toldIn(event, wordsAt(event.body, 'note') || `Shopify ${event.topic} ${orderOf(event)}`.trim()));

const join = (names: readonly string[]): string =>
  [...new Set(names.filter((one) => one !== ''))].slice(0, 5).join(', ');
