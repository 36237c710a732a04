/** Inbound Parse of SendGrid: a form, signed over its time and bytes, or with a user and a password in its address. Source: twilio.com/docs/sendgrid, parsing e-mail and securing parse webhooks. */
import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { faultOfBasic, idOfBody, isByBasic, isUserAndPassword } from '../../proof.ts';
import { onlyValue, type Head, type Parsed, type Received, type Scheme } from '../../scheme.ts';
import type { PartFile } from '../read-mail.ts';
import { decoded, FORM_TYPES, readForm, type Form } from './form.ts';
import { headerLine, mailParsed, readParsed } from './mail-read.ts';
import { jsonIn } from './mailgun.ts';

const SIGNATURE = 'x-twilio-email-event-webhook-signature';
const TIMESTAMP = 'x-twilio-email-event-webhook-timestamp';
/** A mail of 30 MB at most comes; what failed is sent again for three days, and says the same, so that it does no harm. */
const MOST_BYTES = 31_457_280;
const OLDEST_S = 3 * 86_400;
const AHEAD_S = 300;

export const sendgrid: Scheme = {
  faultOfSecret: (secret) => {
    if (isUserAndPassword(secret)) return faultOfBasic(secret);
    return keyIn(secret) === null
      ? 'is neither the public key of the parse webhook’s security policy nor user:password'
      : null;
  },
  mayBeGenuine: (head, secret) => (isUserAndPassword(secret) ? isByBasic(head, secret) : signedAt(head) !== undefined),
  genuineId: (received, secret) => {
    if (!isGenuine(received, secret)) return undefined;
    const seconds = isUserAndPassword(secret) ? null : Number(signedAt(received));
    const age = seconds === null ? 0 : received.at.getTime() / 1_000 - seconds;
    if (age > OLDEST_S || age < -AHEAD_S) return { secondsOff: Math.round(age), mostMinutes: OLDEST_S / 60 };
    return idOfBody(received.body);
  },
  accepts: FORM_TYPES,
  mostBytes: MOST_BYTES,
  parse,
  read: readParsed,
};

function signedAt({ headers }: Pick<Head, 'headers'>): string | undefined {
  const stamp = onlyValue(headers, TIMESTAMP);
  return stamp !== undefined && /^\d{9,11}$/.test(stamp) && onlyValue(headers, SIGNATURE) !== undefined
    ? stamp
    : undefined;
}

function isGenuine(received: Received, secret: string): boolean {
  if (isUserAndPassword(secret)) return isByBasic(received, secret);
  const stamp = signedAt(received);
  const signature = onlyValue(received.headers, SIGNATURE) ?? '';
  const key = keyIn(secret);
  if (stamp === undefined || key === null || !/^[A-Za-z0-9+/=]{40,400}$/.test(signature)) return false;
  try {
    return verify('sha256', Buffer.concat([Buffer.from(stamp), received.body]), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function keyIn(secret: string) {
  try {
    const key = createPublicKey({ key: Buffer.from(secret, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec' ? key : null;
  } catch {
    return null;
  }
}

const charsets = z.record(z.string(), z.string());
const envelope = z.object({ to: z.array(z.string()).max(100) });
const infos = z.record(
  z.string(),
  z.object({ filename: z.string().nullish(), name: z.string().nullish(), type: z.string().nullish() }),
);

async function parse(received: Received): Promise<Parsed> {
  const form = await readForm(received);
  if (typeof form === 'string') return { ok: false, why: form };
  const sets = charsets.safeParse(jsonIn(decoded(form.fields.get('charsets'))));
  const field = (name: string): string => decoded(form.fields.get(name), sets.success ? sets.data[name] : undefined);
  const to = envelope.safeParse(jsonIn(field('envelope')));
  const recipients = to.success ? to.data.to : [];
  const raw = form.fields.get('email');
  if (raw !== undefined && raw !== '') return await mailParsed(Buffer.from(raw, 'latin1'), recipients);
  const head = headOf(form, field);
  if (head === '') return { ok: false, why: 'is no mail of SendGrid: neither email nor headers nor from is given' };
  const parts = { head, text: field('text'), html: field('html'), files: filesOf(form, field('attachment-info')) };
  return await mailParsed(parts, recipients);
}

function headOf({ fields }: Form, field: (name: string) => string): string {
  const listed = field('headers').trim();
  const named = (name: string): string => (fields.has(name) ? headerLine(name, field(name)) : '');
  if (listed === '') return named('from') === '' ? '' : ['from', 'to', 'cc', 'subject'].map(named).join('');
  return `${listed.replace(/\r?\n/g, '\r\n')}\r\n`;
}

/** Its files are named once more, in UTF-8. */
function filesOf({ files }: Form, info: string): readonly PartFile[] {
  const told = infos.safeParse(jsonIn(info));
  const named = told.success ? Object.values(told.data) : [];
  return files.map((file, i) => ({
    ...file,
    name: named[i]?.filename ?? named[i]?.name ?? file.name,
    type: file.type === '' ? (named[i]?.type ?? '') : file.type,
  }));
}
