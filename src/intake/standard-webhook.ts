/** Standard Webhooks: the signature over id, time and bytes, and the event `complaint.created`. Source: standardwebhooks.com, specification 1.0. Pure. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { plainWords } from './plain-words.ts';
import { onlyValue, type IntakeNotice, type Received, type Scheme } from './scheme.ts';

const WINDOW_S = 300;
/** During a rotation a sender signs with the old and the new secret; nobody signs with more than a few. */
const MOST_SIGNATURES = 10;
const LONGEST_HEADER = 2_000;
const SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
/** Without full stops: they part what is signed, so an id with one could shift the parts. */
const ID = /^[!-\-/-~]{1,256}$/;
const SIGNATURE = /^v1,([A-Za-z0-9+/]{43}=)$/;

export const standardWebhook: Scheme = {
  faultOfSecret(secret) {
    const bytes = keyOf(secret).length;
    return bytes >= 24 && bytes <= 64 ? null : 'is not "whsec_" and 24 to 64 bytes in base64';
  },
  mayBeGenuine: (received) => claimIn(received) !== undefined,
  genuineId: (received, secret) => genuineId(received, keyOf(secret)),
  read,
};

const keyOf = (secret: string): Buffer => Buffer.from(SECRET.exec(secret)?.[1] ?? '', 'base64');

function genuineId({ headers, body, at }: Received, key: Buffer): string | undefined {
  const claim = claimIn({ headers, at });
  if (claim === undefined) return undefined;
  const due = createHmac('sha256', key).update(`${claim.id}.${claim.stamp}.`).update(body).digest();
  return claim.signatures.some((given) => timingSafeEqual(due, given)) ? claim.id : undefined;
}

/** What the head claims, when it is well formed, fresh and signed. */
function claimIn({ headers, at }: Omit<Received, 'body'>): Claim | undefined {
  const id = onlyValue(headers, 'webhook-id');
  const stamp = onlyValue(headers, 'webhook-timestamp');
  const signatures = onlyValue(headers, 'webhook-signature');
  if (id === undefined || stamp === undefined || signatures === undefined) return undefined;
  if (!ID.test(id) || !/^\d{9,11}$/.test(stamp) || signatures.length > LONGEST_HEADER) return undefined;
  if (Math.abs(at.getTime() / 1000 - Number(stamp)) > WINDOW_S) return undefined;
  const found = signaturesIn(signatures);
  return found.length === 0 ? undefined : { id, stamp, signatures: found };
}

interface Claim {
  readonly id: string;
  readonly stamp: string;
  readonly signatures: readonly Buffer[];
}

/** The signatures of version 1; other versions stand beside them and say nothing to us. */
function signaturesIn(header: string): readonly Buffer[] {
  const found = header.split(' ').flatMap((part) => SIGNATURE.exec(part)?.[1] ?? []);
  return found.length > MOST_SIGNATURES ? [] : found.map((text) => Buffer.from(text, 'base64'));
}

const TYPE = 'complaint.created';
const event = z.object({ type: z.string().min(1).max(200) });
const complaintCreated = z.object({
  timestamp: z.iso.datetime({ offset: true }),
  data: z.object({
    subject: z.string().max(1_000).nullish(),
    text: z.string(),
    customer: z.object({ id: z.string().min(1).max(500) }).nullish(),
  }),
});

function read(body: unknown): IntakeNotice {
  const known = event.safeParse(body);
  if (!known.success) return wrong(known.error);
  if (known.data.type !== TYPE)
    return {
      kind: 'wrong',
      field: 'type',
      why: `is not "${TYPE}", the only event that opens a case; nothing was stored`,
    };
  const complaint = complaintCreated.safeParse(body);
  if (!complaint.success) return wrong(complaint.error);
  const { timestamp, data } = complaint.data;
  const { customer = null } = data;
  const text = plainWords(data.text);
  const subject = data.subject == null ? '' : plainWords(data.subject).trim();
  return {
    kind: 'complaint',
    complaint: {
      subject: subject === '' ? null : subject,
      text,
      customer: customer?.id ?? null,
      receivedAt: new Date(timestamp),
    },
  };
}

function wrong(error: z.ZodError): IntakeNotice {
  const [issue] = error.issues;
  return { kind: 'wrong', field: issue?.path.join('.') ?? '', why: issue?.message ?? 'cannot be read' };
}
