/** Inbound mail of Postmark: JSON, signed by nobody, so that a user and a password stand in its address. Source: postmarkapp.com, inbound webhook. */
import { z } from 'zod';
import { readJson } from '../../../core/base/read-json.ts';
import { faultOfBasic, idOfBody, isByBasic } from '../../proof.ts';
import type { Parsed, Scheme } from '../../scheme.ts';
import type { PartFile } from '../read-mail.ts';
import { headerLine, mailParsed, MOST_OF_CODED_MAIL, readParsed } from './mail-read.ts';

export const postmark: Scheme = {
  faultOfSecret: faultOfBasic,
  mayBeGenuine: isByBasic,
  // its own id of the mail says what a delivery is, whatever comes again with it; one without is told apart by its bytes
  genuineId: (received, secret) => (isByBasic(received, secret) ? idOfBody(received.body) : undefined),
  mostBytes: MOST_OF_CODED_MAIL,
  parse: ({ body }) => parse(body),
  read: readParsed,
  // anything but 200 is sent again
  answers: (answer) => (answer.status === 202 ? { ...answer, status: 200 } : answer),
};

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const address = z.object({ Email: text, Name: text }).nullish();
const inbound = z.object({
  FromFull: address,
  From: text,
  FromName: text,
  To: text,
  Cc: text,
  ReplyTo: text,
  Subject: text,
  Date: text,
  MessageID: text,
  OriginalRecipient: text,
  TextBody: text,
  HtmlBody: text,
  RawEmail: text,
  Headers: z
    .array(z.object({ Name: z.string(), Value: text }))
    .max(2_000)
    .nullish(),
  Attachments: z
    .array(
      z.object({ Name: text, ContentType: text, Content: text, ContentLength: z.number().nonnegative().nullish() }),
    )
    .max(500)
    .nullish(),
});

async function parse(body: Buffer): Promise<Parsed> {
  const json = readJson(withoutContents(body));
  if (!json.ok) return json;
  const read = inbound.safeParse(json.value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { ok: false, why: `is no inbound mail of Postmark: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` };
  }
  const mail = read.data;
  if (mail.From === '' && (mail.FromFull?.Email ?? '') === '' && mail.RawEmail === '')
    return { ok: false, why: 'is no inbound mail of Postmark: neither From nor RawEmail is given' };
  const recipients = mail.OriginalRecipient === '' ? [] : [mail.OriginalRecipient];
  if (mail.RawEmail !== '') return await mailParsed(Buffer.from(mail.RawEmail), recipients);
  const head = headOf(mail);
  return await mailParsed({ head, text: mail.TextBody, html: mail.HtmlBody, files: filesOf(mail) }, recipients);
}

type Inbound = z.infer<typeof inbound>;

/** The headers that it gives as fields stand among the others only sometimes. */
function headOf({ Headers, FromFull, From, To, Cc, ReplyTo, Subject, Date: date, MessageID }: Inbound): string {
  const given = Headers ?? [];
  const has = (name: string): boolean => given.some((each) => each.Name.toLowerCase() === name);
  const from =
    FromFull == null || FromFull.Email === '' ? From : `"${FromFull.Name.replace(/["\\]/g, '')}" <${FromFull.Email}>`;
  const fields = [
    ['From', from],
    ['To', To],
    ['Cc', Cc],
    ['Reply-To', ReplyTo],
    ['Subject', Subject],
    ['Date', date],
    ['Message-ID', MessageID === '' ? '' : `<${MessageID}@inbound.postmarkapp.com>`],
  ] as const;
  const own = fields.filter(([name, value]) => value !== '' && !has(name.toLowerCase()));
  return [
    ...own.map(([name, value]) => headerLine(name, value)),
    ...given.map(({ Name, Value }) => headerLine(Name, Value)),
  ].join('');
}

function filesOf({ Attachments }: Inbound): readonly PartFile[] {
  return (Attachments ?? []).map(({ Name, ContentType, Content, ContentLength }) => ({
    name: Name,
    type: (ContentType.split(';')[0] ?? '').trim().toLowerCase(),
    method: /\bmethod\s*=\s*"?([a-z]+)/i.exec(ContentType)?.[1]?.toUpperCase(),
    bytes: ContentLength ?? Math.floor((Content.length * 3) / 4),
    content: /^message\/rfc822/i.test(ContentType) || /\.eml$/i.test(Name) ? Buffer.from(Content, 'base64') : undefined,
  }));
}

const LONGEST_RUN = 786_432;
const KEPT_OF_RUN = 262_144;

/** The body without the contents of attachments: nobody reads them, and as characters they would take twice their room. One pass. */
function withoutContents(body: Buffer): Uint8Array {
  const kept: Buffer[] = [];
  let from = 0;
  let run = 0;
  for (let i = 0; i <= body.length; i += 1) {
    const c = body[i] ?? 0;
    const isCoded = (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 47 && c <= 57) || c === 43;
    if (isCoded) continue;
    if (i - run > LONGEST_RUN) {
      kept.push(body.subarray(from, run + KEPT_OF_RUN));
      from = i;
    }
    run = i + 1;
  }
  return kept.length === 0 ? body : Buffer.concat([...kept, body.subarray(from)]);
}
