/** Routes of Mailgun: a form, signed over its time and a token. Source: documentation.mailgun.com, receiving by HTTP and securing webhooks. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isMacOf } from '../../proof.ts';
import type { Parsed, Received, Scheme } from '../../scheme.ts';
import { decoded, FORM_TYPES, readForm, type Form } from './form.ts';
import { headerLine, mailParsed, MOST_OF_MAIL, readParsed } from './mail-read.ts';

/** What could not be taken is sent again for eight hours, as it was signed first. */
const OLDEST_S = 12 * 3_600;
const AHEAD_S = 300;
const SHORTEST_KEY = 16;

export const mailgun: Scheme = {
  faultOfSecret: (secret) =>
    /\s/.test(secret) || secret.length < SHORTEST_KEY
      ? 'is not the HTTP webhook signing key of Mailgun’s settings'
      : null,
  mayBeGenuine: () => true,
  genuineId: (received, secret) => {
    const signed = signedIn(received);
    if (signed === undefined) return undefined;
    const { timestamp, token, signature } = signed;
    const mac = { hash: 'sha256', encoding: 'hex', key: secret } as const;
    if (!isMacOf(signature, mac, timestamp, token)) return undefined;
    const age = received.at.getTime() / 1_000 - Number(timestamp);
    if (age > OLDEST_S || age < -AHEAD_S) return { secondsOff: Math.round(age), mostMinutes: OLDEST_S / 60 };
    return idOfToken(token);
  },
  accepts: FORM_TYPES,
  mostBytes: MOST_OF_MAIL,
  parse,
  // the signature is over the token alone: a token is good for one mail
  read: (parsed, received, settings) => {
    const token = signedIn(received)?.token ?? '';
    return readParsed(parsed, received, settings).map((notice) => {
      if (notice.kind === 'wrong' || notice.kind === 'fetch' || notice.id === undefined) return notice;
      return { ...notice, id: idOfToken(token), print: notice.id };
    });
  },
  // anything but 200 and 406 is sent again
  answers: (answer) => (answer.status === 202 ? { ...answer, status: 200 } : answer),
};

const idOfToken = (token: string): string => `token-${createHash('sha256').update(token).digest('hex').slice(0, 40)}`;

interface Signed {
  readonly timestamp: string;
  readonly token: string;
  readonly signature: string;
}

/** Found among the fields without reading all of them: what is not signed is not worth a parser. */
function signedIn({ body, contentType }: Received): Signed | undefined {
  const find = contentType === 'multipart/form-data' ? inMultipart : inForm;
  const [timestamp, token, signature] = ['timestamp', 'token', 'signature'].map((name) => find(body, name));
  if (timestamp === undefined || token === undefined || signature === undefined) return undefined;
  const isWhole = /^\d{9,11}$/.test(timestamp) && /^[!-~]{8,200}$/.test(token) && /^[0-9a-f]{64}$/i.test(signature);
  return isWhole ? { timestamp, token, signature } : undefined;
}

/** Undefined when it is not there once: of two nobody knows which is read later. */
function inMultipart(body: Buffer, name: string): string | undefined {
  const mark = Buffer.from(`name="${name}"`);
  const at = body.indexOf(mark);
  if (at === -1 || body.indexOf(mark, at + 1) !== -1) return undefined;
  const text = body.toString('latin1', at + mark.length, at + mark.length + 600);
  return /^[^\r\n]{0,100}\r?\n(?:[^\r\n]{1,100}\r?\n){0,3}\r?\n([^\r\n]{1,300})\r?\n/.exec(text)?.[1];
}

function inForm(body: Buffer, name: string): string | undefined {
  const given = new URLSearchParams(body.toString('latin1')).getAll(name);
  return given.length === 1 ? given[0] : undefined;
}

const headers = z.array(z.tuple([z.string(), z.string()])).max(2_000);
const stored = z
  .array(z.object({ name: z.string().nullish(), size: z.number().nullish(), 'content-type': z.string().nullish() }))
  .max(500);

async function parse(received: Received): Promise<Parsed> {
  const form = await readForm(received);
  if (typeof form === 'string') return { ok: false, why: form };
  const field = (name: string): string => decoded(form.fields.get(name));
  const recipients = field('recipient')
    .split(',')
    .slice(0, 50)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const raw = form.fields.get('body-mime');
  if (raw !== undefined && raw !== '') return await mailParsed(Buffer.from(raw, 'latin1'), recipients);
  const head = headOf(form);
  if (head === '')
    return { ok: false, why: 'is no mail of Mailgun: neither body-mime nor message-headers nor from is given' };
  // `stripped-text` is not used: what it leaves out is gone
  const parts = {
    head,
    text: field('body-plain'),
    html: field('body-html'),
    files: [...form.files, ...storedFiles(field('attachments'))],
  };
  return await mailParsed(parts, recipients);
}

function headOf({ fields }: Form): string {
  const listed = headers.safeParse(jsonIn(decoded(fields.get('message-headers'))));
  if (listed.success && listed.data.length > 0)
    return listed.data.map(([name, value]) => headerLine(name, value)).join('');
  const from = decoded(fields.get('from'));
  if (from === '') return '';
  const named = [
    'from',
    'to',
    'cc',
    'reply-to',
    'subject',
    'date',
    'message-id',
    'in-reply-to',
    'references',
    'auto-submitted',
    'precedence',
    'x-mailgun-sflag',
    'list-id',
    'list-unsubscribe',
  ];
  const lower = new Map([...fields].map(([name, value]) => [name.toLowerCase(), value]));
  return named.flatMap((name) => (lower.has(name) ? [headerLine(name, decoded(lower.get(name)))] : [])).join('');
}

const storedFiles = (text: string): readonly { name: string | null; type: string; bytes: number | null }[] => {
  const listed = stored.safeParse(jsonIn(text));
  return listed.success
    ? listed.data.map((file) => ({
        name: file.name ?? null,
        type: file['content-type'] ?? '',
        bytes: file.size ?? null,
      }))
    : [];
};

export function jsonIn(text: string): unknown {
  if (text === '' || text.length > 2_000_000) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
