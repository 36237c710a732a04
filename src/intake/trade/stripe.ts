/**
 * Stripe: disputes are complaints, what became of a refund is told of a remedy, everything else is set aside. Several signatures while a
 * secret is exchanged. Source: docs.stripe.com, "Webhooks" (verify manually), "Event destinations", Dispute, Refund, currencies. Pure.
 */
import { caseId, thingId } from '../../core/base/ids.ts';
import type { SystemSaid } from '../../cards/care/said-by-system.ts';
import {
  fieldsOf,
  firstText,
  linkIn,
  listOf,
  momentIn,
  numberIn,
  textAt,
  textIn,
  valueAt,
  type Fields,
} from '../lenient.ts';
import { idInBody } from '../id-in-body.ts';
import { idOfBody, isMacOf } from '../proof.ts';
import { offBy } from '../off-by.ts';
import { asideWith, receivedWith } from '../received.ts';
import { onlyValue, type Head, type IntakeNotice, type Off, type Received, type Scheme } from '../scheme.ts';
import type { SourceSettings } from '../source-schema.ts';

const MOST_SIGNATURES = 10;
const ID = /^[\w.:-]{1,256}$/;

export const stripe: Scheme = {
  faultOfSecret: (secret) =>
    /^whsec_\S{16,}$/.test(secret) ? null : 'is not "whsec_…" as Stripe shows it for the endpoint',
  mayBeGenuine(head) {
    const claim = claimIn(head);
    return claim === undefined ? false : 'secondsOff' in claim ? claim : true;
  },
  genuineId(received, secret) {
    const claim = claimIn(received);
    if (claim === undefined || 'secondsOff' in claim) return claim;
    const mac = { hash: 'sha256', encoding: 'hex', key: secret } as const;
    const isOurs = isMacOf(claim.signatures, mac, `${claim.stamp}.`, received.body);
    return isOurs ? idIn(received.body) : undefined;
  },
  read(parsed, received, settings) {
    const event = fieldsOf(parsed);
    const notices = readStripe(event, received, settings);
    const id = textIn(event['id']);
    // an event that is sent again counts its tries otherwise
    return ID.test(id) ? notices.map((one, n) => ({ ...one, id: n === 0 ? id : `${id}.${n}` })) : notices;
  },
};

interface Claim {
  readonly stamp: string;
  readonly signatures: readonly string[];
}

/** `t=1492774577,v1=5257a8…,v1=…,v0=…`: other versions say nothing to us. */
function claimIn({ headers, at }: Pick<Head, 'headers' | 'at'>): Claim | Off | undefined {
  const header = onlyValue(headers, 'stripe-signature');
  if (header === undefined || header.length > 2_000) return undefined;
  const parts = header.split(',').map((part) => part.trim().split('=', 2));
  const stamps = parts.flatMap(([name, value = '']) => (name === 't' ? [value] : []));
  const signatures = parts.flatMap(([name, value = '']) => (name === 'v1' ? [value] : []));
  const [stamp] = stamps;
  if (stamps.length !== 1 || stamp === undefined || !/^\d{9,11}$/.test(stamp)) return undefined;
  if (signatures.length === 0 || signatures.length > MOST_SIGNATURES) return undefined;
  return offBy(stamp, at) ?? { stamp, signatures };
}

/** The event's own id: the same however often it is sent. */
const idIn = (body: Buffer): string => idInBody(body, ID, ['id']) ?? idOfBody(body);

function readStripe(event: Fields, { at }: Received, settings: SourceSettings): readonly IntakeNotice[] {
  const type = textIn(event['type']);
  if (type === '') return [{ kind: 'wrong', field: 'type', why: 'is missing; nothing was stored' }];
  if (event['livemode'] === false && settings.test_events === false)
    return [
      {
        kind: 'wrong',
        field: 'livemode',
        why: 'is false: events of tests are not taken in production unless amends.yaml says `test_events: true` of this source',
      },
    ];
  const receivedAt = momentIn(event['created']) ?? at;
  if (textIn(event['object']) === 'v2.core.event' || event['related_object'] !== undefined)
    return [readThin(event, type, receivedAt)];
  const object = fieldsOf(valueAt(event, 'data.object'));
  const isLive = event['livemode'] !== false;
  if (type === 'charge.dispute.created') return [readDispute(object, { receivedAt, isLive })];
  if (type.startsWith('refund.') || type === 'charge.refund.updated')
    return [readRefund(object, { type, receivedAt, isLive })];
  if (type === 'charge.refunded') {
    const refunds = listOf(valueAt(object, 'refunds.data')).map(fieldsOf);
    const ours = refunds.filter((one) => remedyIn(one) !== null);
    if (ours.length > 0) return ours.map((one) => readRefund(one, { type, receivedAt, isLive }));
    return [readRefund(object, { type, receivedAt, isLive })];
  }
  if (type === 'charge.succeeded') return [readCharge(object, receivedAt)];
  const why = type.startsWith('charge.dispute.') ? 'known_already' : 'not_a_complaint';
  return [asideWith(why, type, { text: `Stripe ${type}`, receivedAt, matters: disputeMatters(type, object) })];
}

const disputeMatters = (type: string, object: Fields): readonly string[] =>
  type.startsWith('charge.dispute.') && textIn(object['id']) !== '' ? [`stripe:dispute:${textIn(object['id'])}`] : [];

/** It carries no more than where to ask. */
function readThin(event: Fields, type: string, receivedAt: Date): IntakeNotice {
  const id = textAt(event, 'related_object.id');
  if (!/(?:^|\.)dispute\.created$/.test(type) || !/^\w{1,100}$/.test(id))
    return asideWith('not_a_complaint', type, { text: `Stripe ${type}`, receivedAt });
  const isLive = event['livemode'] !== false;
  return {
    kind: 'fetch',
    path: `/v1/disputes/${id}`,
    readAnswer: (answer) => readDispute({ id, ...fieldsOf(answer) }, { receivedAt, isLive }),
    otherwise: {
      field: 'data',
      why: 'is missing in thin events: send snapshots to this endpoint, or give the source `fetch: https://api.stripe.com` and its token',
    },
  };
}

/** Reasons that are between banks: the customer said nothing. */
const OF_BANKS: readonly string[] = [
  'bank_cannot_process',
  'insufficient_funds',
  'incorrect_account_details',
  'check_returned',
];

interface Around {
  readonly receivedAt: Date;
  readonly isLive: boolean;
}

function readDispute(dispute: Fields, { receivedAt, isLive }: Around): IntakeNotice {
  const id = textIn(dispute['id']);
  if (id === '') return { kind: 'wrong', field: 'data.object.id', why: 'is missing; nothing was stored' };
  const reason = textIn(dispute['reason']).toLowerCase();
  const email = firstText(dispute, [
    'evidence.customer_email_address',
    'charge.billing_details.email',
    'charge.receipt_email',
  ]);
  const customerId = firstText(dispute, ['charge.customer.id', 'charge.customer', 'payment_intent.customer']);
  const charge = firstText(dispute, ['charge.id', 'charge']);
  const payment = firstText(dispute, ['payment_intent.id', 'payment_intent']);
  const keys = [email, customerId].filter((one) => one !== '');
  const told = {
    text: '',
    customer: keys[0] ?? (payment === '' ? (charge === '' ? null : charge) : payment),
    customerName: firstText(dispute, ['evidence.customer_name', 'charge.billing_details.name']) || null,
    customerKeys: keys,
    receivedAt: momentIn(dispute['created']) ?? receivedAt,
    matters: [`stripe:dispute:${id}`],
    link: linkIn(`https://dashboard.stripe.com/${isLive ? '' : 'test/'}disputes/${encodeURIComponent(id)}`),
  };
  if (OF_BANKS.includes(reason))
    return asideWith('not_a_complaint', `dispute: ${reason}`, { ...told, text: `Stripe dispute: ${reason}` });
  const said: SystemSaid = {
    what: 'dispute',
    reason: reason || 'general',
    amount: amountOf(dispute),
    about: firstText(dispute, ['evidence.product_description']),
  };
  return { kind: 'complaint', complaint: receivedWith({ ...told, said }) };
}

/** Told of a remedy where the refund carries which: as an adapter puts it into `metadata`. */
function readRefund(refund: Fields, { type, receivedAt, isLive }: Around & { readonly type: string }): IntakeNotice {
  const id = textIn(refund['id']);
  const remedy = remedyIn(refund);
  const status = type === 'refund.failed' ? 'failed' : textIn(refund['status']);
  const told = {
    text: `Stripe ${type} ${status}`.trim(),
    receivedAt,
    matters: id === '' ? [] : [`stripe:refund:${id}`],
    link: linkIn(
      `https://dashboard.stripe.com/${isLive ? '' : 'test/'}payments/${encodeURIComponent(firstText(refund, ['payment_intent', 'charge']))}`,
    ),
  };
  if (remedy === null)
    return asideWith('not_a_complaint', `${type} without amends_case and amends_action in metadata`, told);
  const to = status === 'succeeded' ? 'confirmed' : status === 'failed' || status === 'canceled' ? 'failed' : null;
  if (to === null) return asideWith('known_already', `${type}: ${status || 'no status'}`, told);
  const reason = to === 'failed' ? firstText(refund, ['failure_reason', 'status']) || 'failed' : null;
  return {
    kind: 'fulfilment',
    fulfilment: {
      ...remedy,
      to,
      reference: id === '' ? null : id.slice(0, 200),
      reason: reason?.slice(0, 300) ?? null,
    },
  };
}

function remedyIn(refund: Fields) {
  const of = caseId.safeParse(firstText(refund, ['metadata.amends_case', 'metadata.case']));
  const action = thingId.safeParse(firstText(refund, ['metadata.amends_action', 'metadata.action']));
  return of.success && action.success ? { case: of.data, action: action.data } : null;
}

function readCharge(charge: Fields, receivedAt: Date): IntakeNotice {
  const customer = firstText(charge, [
    'billing_details.email',
    'receipt_email',
    'customer.email',
    'customer.id',
    'customer',
  ]);
  if (customer === '')
    return asideWith('incomplete', 'a purchase of nobody known', { text: 'Stripe charge.succeeded', receivedAt });
  return { kind: 'purchase', purchase: { customer, at: momentIn(charge['created']) ?? receivedAt } };
}

const WITHOUT_MINOR = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const THOUSANDTHS = new Set('BHD JOD KWD OMR TND'.split(' '));

/** Stripe's amounts are whole numbers of the smallest unit, of which some currencies have none. */
function amountOf(of: Fields): string | null {
  const minor = numberIn(of['amount']);
  const currency = textIn(of['currency']).toUpperCase();
  if (minor === null || !/^[A-Z]{3}$/.test(currency)) return null;
  const digits = WITHOUT_MINOR.has(currency) ? 0 : THOUSANDTHS.has(currency) ? 3 : 2;
  return `${(minor / 10 ** digits).toFixed(digits)} ${currency}`;
}
