/** A mapping file as it is written: where in a sender's bodies stands what Amends needs, and how they are signed. */
import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';
import { SET_ASIDE } from '../../core/base/set-aside.ts';
import { asJsonPath, faultOfPath } from './json-path.ts';

const path = z
  .string()
  .trim()
  .min(1, 'is empty: write a path')
  .max(500)
  .transform(asJsonPath)
  .superRefine((written, context) => {
    const fault = faultOfPath(written);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault });
  });
const paths = z.union([path.transform((one) => [one]), z.array(path).min(1).max(20)]);
const header = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,80}$/, 'is no name of a header')
  .transform((name) => name.toLowerCase());
/** YAML reads a bare Yes or 1 as something else than a word. */
const word = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const words = z.union([word.transform((one) => [one]), z.array(word).min(1).max(100)]);

const condition = {
  path,
  is: words.optional(),
  is_not: words.optional(),
  contains: words.optional(),
  exists: z.boolean().optional(),
};
const asks = ['is', 'is_not', 'contains', 'exists'] as const;
const saysSomething = (one: Readonly<Partial<Record<(typeof asks)[number], unknown>>>): boolean =>
  asks.some((key) => one[key] !== undefined);
const nothingAsked = `asks nothing: write one of ${asks.join(', ')}`;

const FORMATS = ['iso', 'unix', 'unix_ms', 'rfc2822'] as const;
const received = z.union([
  path.transform((one) => ({ path: one, format: null, zone: 'utc' })),
  z
    .strictObject({
      path,
      format: z.string().min(1).max(60).optional(),
      zone: z
        .string()
        .refine((zone) => IANAZone.isValidZone(zone), 'is no time zone; write one like Europe/Paris, or UTC')
        .default('utc'),
    })
    .superRefine(({ format }, context) => {
      if (format !== undefined && !isFormat(format))
        context.addIssue({
          code: 'custom',
          path: ['format'],
          message: `is no format: write ${FORMATS.join(', ')}, or one like dd.MM.yyyy HH:mm`,
        });
    })
    .transform(({ format = null, ...rest }) => ({ ...rest, format })),
]);

/** One that says a day and is read again as it was written. */
function isFormat(format: string): boolean {
  if (FORMATS.some((one) => one === format)) return true;
  const at = DateTime.fromISO('2026-12-10T11:12:13Z', { zone: 'utc' });
  const again = DateTime.fromFormat(at.toFormat(format), format, { zone: 'utc' });
  return again.isValid && again.hasSame(at, 'day');
}

const signature = z.union([
  z.strictObject({
    hmac: z.enum(['sha1', 'sha256', 'sha512']),
    header,
    encoding: z.enum(['hex', 'base64']).default('hex'),
    /** What stands before it in the header: `sha256=`. */
    prefix: z.string().max(40).default(''),
    /** The part of a header like `t=…,v1=…` that holds it. */
    part: z
      .string()
      .regex(/^\w{1,20}$/)
      .optional(),
    key: z.enum(['text', 'base64', 'hex']).default('text'),
    signed: z
      .string()
      .max(200)
      .refine((text) => text.includes('{body}'), 'does not hold {body}: what is not signed may be anybody’s')
      .refine(
        (text) => /^(?:[^{}]|\{(?:body|timestamp|id|url|method)\})*$/.test(text),
        'holds something else in braces than {body}, {timestamp}, {id}, {url} and {method}',
      )
      .default('{body}'),
    timestamp: z
      .union([
        z.strictObject({ header, format: z.enum(['unix', 'unix_ms', 'iso']).default('unix') }),
        z.strictObject({
          part: z.string().regex(/^\w{1,20}$/),
          format: z.enum(['unix', 'unix_ms', 'iso']).default('unix'),
        }),
      ])
      .optional(),
  }),
  /** The secret itself, in this header; `Bearer` and the like before it are passed over. */
  z.strictObject({ token: header }),
  z.strictObject({ basic: z.literal(true) }),
  /** The secret itself in the address: `?token=…`. */
  z.strictObject({ query: z.string().regex(/^[\w-]{1,40}$/) }),
]);

export const mappingShape = z
  .strictObject({
    signature,
    /** The sender's own id of a delivery, or of each item. */
    id: z.union([path, z.strictObject({ header })]).optional(),
    /** Where several stand in one body. */
    items: path.optional(),
    only_when: z.array(z.strictObject(condition).refine(saysSomething, nothingAsked)).max(20).default([]),
    set_aside_when: z
      .array(
        z
          .strictObject({ ...condition, why: z.enum(SET_ASIDE).default('not_a_complaint') })
          .refine(saysSomething, nothingAsked),
      )
      .max(20)
      .default([]),
    text: paths.optional(),
    subject: path.optional(),
    /** What identifies the customer, the best first: an e-mail address, a telephone number, an account. */
    customer: paths.optional(),
    customer_name: path.optional(),
    received: received.optional(),
    score: z
      .strictObject({
        path,
        out_of: z.union([z.number().positive().max(1_000), path]).default(5),
        words: z.record(z.string(), z.number().min(0)).default({}),
      })
      .optional(),
    heard: z.enum(['direct', 'survey', 'review', 'post']).optional(),
    /** The thing itself, which other ways may bring, too: `{ as: zendesk:acme, path: ticket.id }`. */
    matter: z.strictObject({ as: z.string().regex(/^[\w:.-]{1,80}$/), path }).optional(),
    link: path.optional(),
    language: path.optional(),
    attachments: z.strictObject({ items: path, name: path, type: path.optional(), bytes: path.optional() }).optional(),
  })
  .refine(({ text, score }) => text !== undefined || score !== undefined, {
    path: ['text'],
    message: 'is missing: say where the customer’s words stand, or a `score`',
  });
export type Mapping = z.infer<typeof mappingShape>;
