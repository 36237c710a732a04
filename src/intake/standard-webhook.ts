/** Standard Webhooks: the signature over id, time and bytes, and the events there are. Source: standardwebhooks.com, specification 1.0. Pure. */
import { z } from 'zod';
import { momentOfMs } from './lenient.ts';
import { caseId, thingId } from '../core/base/ids.ts';
import { faultOfSecret, keyOfSecret } from '../core/base/signing-secret.ts';
import { offBy } from './off-by.ts';
import { isMacOf } from './proof.ts';
import { receivedWith } from './received.ts';
import { surveyNotice } from './survey-notice.ts';
import { onlyValue, type IntakeNotice, type Off, type Received, type Scheme } from './scheme.ts';

/** During a rotation a sender signs with the old and the new secret; nobody signs with more than a few. */
const MOST_SIGNATURES = 10;
const LONGEST_HEADER = 2_000;
/** Without full stops: they part what is signed, so an id with one could shift the parts. */
const ID = /^[!-\-/-~]{1,256}$/;
const SIGNATURE = /^v1,([A-Za-z0-9+/]{43}=)$/;

/** It knows at once, without asking anybody. */
interface KnowsAtOnce extends Scheme {
  genuineId(received: Received, secret: string): string | Off | undefined;
}

export const standardWebhook: KnowsAtOnce = {
  faultOfSecret,
  mayBeGenuine(head) {
    const claim = claimIn(head);
    return claim !== undefined && 'secondsOff' in claim ? claim : claim !== undefined;
  },
  genuineId: (received, secret) => genuineId(received, keyOfSecret(secret)),
  read: (parsed) => [read(parsed)],
  opens: 'everything',
};

function genuineId(
  { headers, body, at }: Pick<Received, 'headers' | 'body' | 'at'>,
  key: Buffer,
): string | Off | undefined {
  const claim = claimIn({ headers, at });
  if (claim === undefined || 'secondsOff' in claim) return claim;
  const mac = { hash: 'sha256', encoding: 'base64', key } as const;
  return isMacOf(claim.signatures, mac, `${claim.id}.${claim.stamp}.`, body) ? claim.id : undefined;
}

/** What the head claims, when it is well formed, fresh and signed. */
function claimIn({ headers, at }: Pick<Received, 'headers' | 'at'>): Claim | Off | undefined {
  const id = onlyValue(headers, 'webhook-id');
  const stamp = onlyValue(headers, 'webhook-timestamp');
  const signatures = onlyValue(headers, 'webhook-signature');
  if (id === undefined || stamp === undefined || signatures === undefined) return undefined;
  if (!ID.test(id) || !/^\d{9,11}$/.test(stamp) || signatures.length > LONGEST_HEADER) return undefined;
  const found = signaturesIn(signatures);
  if (found.length === 0) return undefined;
  return offBy(stamp, at) ?? { id, stamp, signatures: found };
}

interface Claim {
  readonly id: string;
  readonly stamp: string;
  readonly signatures: readonly string[];
}

/** The signatures of version 1; other versions stand beside them and say nothing to us. */
function signaturesIn(header: string): readonly string[] {
  const found = header.split(' ').flatMap((part) => SIGNATURE.exec(part)?.[1] ?? []);
  return found.length > MOST_SIGNATURES ? [] : found;
}

const event = z.object({ type: z.string().min(1).max(200) });
/** A year that no complaint can have come in is a mistake of its sender, which is told so at once. */
const timestamp = z.iso
  .datetime({ offset: true })
  .refine((at) => momentOfMs(Date.parse(at)) !== null, 'not a moment between 1990 and 2100');
const customerOf = z.object({ id: z.string().min(1).max(500) });
const complaintCreated = z.object({
  timestamp,
  data: z.object({
    subject: z.string().max(1_000).nullish(),
    text: z.string(),
    customer: customerOf.nullish(),
  }),
});
const surveyAnswered = z.object({
  timestamp,
  data: z
    .object({
      subject: z.string().max(1_000).nullish(),
      text: z.string().nullish(),
      score: z.number().min(0).max(1_000),
      out_of: z.number().positive().max(1_000).default(5),
      customer: customerOf.nullish(),
    })
    .refine(({ score, out_of: outOf }) => score <= outOf, { path: ['score'], message: 'is more than out_of' }),
});
const purchaseMade = z.object({ timestamp, data: z.object({ customer: customerOf }) });

const remedySettled = z.object({
  timestamp,
  data: z.object({
    case: caseId,
    action: thingId,
    reference: z.string().max(200).nullish(),
    reason: z.string().max(300).nullish(),
  }),
});

/** The events there are, each with its reader. */
const READERS: Readonly<Record<string, (body: unknown) => IntakeNotice>> = {
  'complaint.created': readComplaint,
  'survey.answered': readSurvey,
  'purchase.made': readPurchase,
  'remedy.confirmed': (body) => readFulfilment(body, 'confirmed'),
  'remedy.failed': (body) => readFulfilment(body, 'failed'),
};

function read(body: unknown): IntakeNotice {
  const known = event.safeParse(body);
  if (!known.success) return wrong(known.error);
  const reader = Object.hasOwn(READERS, known.data.type) ? READERS[known.data.type] : undefined;
  if (reader !== undefined) return reader(body);
  const types = Object.keys(READERS).map((type) => `"${type}"`);
  return { kind: 'wrong', field: 'type', why: `is none of ${types.join(', ')}; nothing was stored` };
}

function readComplaint(body: unknown): IntakeNotice {
  const read = complaintCreated.safeParse(body);
  return read.success ? { kind: 'complaint', complaint: receivedWith(toldIn(read.data)) } : wrong(read.error);
}

interface Told {
  readonly timestamp: string;
  readonly data: {
    readonly subject?: string | null | undefined;
    readonly text?: string | null | undefined;
    readonly customer?: { readonly id: string } | null | undefined;
  };
}

function toldIn({ timestamp: at, data }: Told): Parameters<typeof receivedWith>[0] {
  return {
    subject: data.subject ?? null,
    text: data.text ?? '',
    customer: data.customer?.id ?? null,
    receivedAt: new Date(at),
  };
}

/** All of the body is kept: what a sender adds today may be understood tomorrow. */
function readSurvey(body: unknown): IntakeNotice {
  const read = surveyAnswered.safeParse(body);
  if (!read.success) return wrong(read.error);
  const { score, out_of: outOf } = read.data.data;
  return surveyNotice(toldIn(read.data), { score, outOf }, body);
}

function readPurchase(body: unknown): IntakeNotice {
  const read = purchaseMade.safeParse(body);
  if (!read.success) return wrong(read.error);
  const { timestamp: at, data } = read.data;
  return { kind: 'purchase', purchase: { customer: data.customer.id, at: new Date(at) } };
}

function readFulfilment(body: unknown, to: 'confirmed' | 'failed'): IntakeNotice {
  const read = remedySettled.safeParse(body);
  if (!read.success) return wrong(read.error);
  const { case: of, action, reference = null, reason = null } = read.data.data;
  const why = to === 'failed' ? (reason ?? 'refused') : null;
  return { kind: 'fulfilment', fulfilment: { case: of, action, to, reference, reason: why } };
}

function wrong(error: z.ZodError): IntakeNotice {
  const [issue] = error.issues;
  return { kind: 'wrong', field: issue?.path.join('.') ?? '', why: issue?.message ?? 'cannot be read' };
}
