/** The tools an agent has: what each takes, how it is described, and what is asked of Amends. One table for MCP, signed HTTP and the documents. Pure. */
import { z } from 'zod';
import type { AgentQuestion, AgentWish } from '../app/door/agents/agent-door.ts';
import { caseId, thingId } from '../core/base/ids.ts';
import { exponentOf } from '../core/base/currencies.ts';
import { money, MOST_MINOR } from '../core/base/money.ts';
import { CUSTOMER_ACCEPTED, OUTCOMES } from '../core/case/status.ts';
import type { ToolName } from './tool-names.ts';

const theCase = caseId.describe('Number of a case that you logged, like R-1042');
const request = thingId.describe('Id of the request, as request_approval or case gave it');
const key = z
  .string()
  .regex(/^[A-Za-z0-9._-]{8,100}$/, 'is not 8 to 100 letters, digits, dots, hyphens and underscores')
  .describe(
    'Yours for this one call: the same key again is done once and answered the same. Make a new one for anything else',
  );
const currency = z
  .string()
  .refine((code) => exponentOf(code) !== undefined, 'is no currency; write a code like EUR')
  .describe('ISO 4217 code in capitals');
const amount = z
  .strictObject({
    minor: z.int().positive().max(Number(MOST_MINOR)).describe('Whole minor units: 40.00 EUR is 4000, 40 JPY is 40'),
    currency,
  })
  .describe('For remedies of money');
const remedy = z.string().min(1).max(64).describe('Name of the remedy, as what_may_be_given lists it');
const units = z.int().positive().max(1_000_000_000).describe('For points: how many');
const reason = z.string().trim().min(1).max(1_000).describe('Why, in a sentence for colleagues; no names');
const customer = z
  .string()
  .min(1)
  .max(500)
  .describe('What the customer goes by: a room, a booking, an order, an e-mail address. As they gave it');

const gift = z.strictObject({
  case: theCase,
  remedy,
  amount: amount.optional(),
  units: units.optional(),
  reason,
  idempotency_key: key,
});

const INPUT = {
  log_complaint: z.strictObject({
    text: z.string().min(1).max(20_000).describe('What the customer says, in their words'),
    customer: customer.optional(),
    channel: z
      .string()
      .regex(/^[a-z][a-z0-9_-]{0,19}$/, 'is not one small word')
      .optional()
      .describe('How they spoke to you, one word: chat, voice, email'),
    idempotency_key: key,
  }),
  what_may_be_given: z.strictObject({
    case: theCase.optional(),
    customer: customer.optional().describe('Without a case: whom it would be for'),
    currency: currency.optional(),
  }),
  give: gift,
  request_approval: gift,
  accept_offer: z.strictObject({
    case: theCase,
    request,
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'is not the digest of a request')
      .describe('The digest of the request as the offer stands: it says exactly what you accept'),
    amount: amount.optional().describe('The amount you accept; it must be what is offered'),
    idempotency_key: key,
  }),
  withdraw_request: z.strictObject({ case: theCase, request, idempotency_key: key }),
  resolve: z.strictObject({
    case: theCase,
    outcome: z.enum(OUTCOMES),
    customer_accepted: z.enum(CUSTOMER_ACCEPTED),
    done: z.array(thingId).max(100).default([]).describe('Ids of remedies that the customer has'),
    not_given: z.array(thingId).max(100).default([]).describe('Ids of remedies that the customer did not get or want'),
    idempotency_key: key,
  }),
  case: z.strictObject({ case: theCase }),
  wait_for: z.strictObject({
    case: theCase,
    request,
    seconds: z.int().min(1).max(25).default(20).describe('How long to wait at most'),
  }),
} as const satisfies Record<ToolName, z.ZodType>;

type Input<T extends ToolName> = z.infer<(typeof INPUT)[T]>;

/** What a call asks: one that reads, or one that is carried out under its key. */
export type Meant =
  | { readonly reads: true; readonly what: AgentQuestion }
  | { readonly reads: false; readonly what: AgentWish; readonly key: string };

export interface Tool {
  readonly name: ToolName;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodType;
  /** What a client may tell its user: it reads, it takes something that is not got back, it may be repeated. */
  readonly hints: {
    readonly readOnlyHint: boolean;
    readonly destructiveHint: boolean;
    readonly idempotentHint: boolean;
  };
  readonly meant: (input: unknown) => Meant;
}

const READS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true };
const ADDS = { readOnlyHint: false, destructiveHint: false, idempotentHint: true };
const SPENDS = { readOnlyHint: false, destructiveHint: true, idempotentHint: true };

type Hints = Tool['hints'];

function tool<T extends ToolName>(
  name: T,
  said: { readonly title: string; readonly description: string; readonly hints: Hints },
  meant: (input: Input<T>) => Meant,
): Tool {
  const schema: z.ZodType = INPUT[name];
  // parsed where it comes in, by the same schema
  return { name, ...said, input: schema, meant: (input) => meant(input as Input<T>) };
}

const asks = (what: AgentQuestion): Meant => ({ reads: true, what });
const wishes = (what: AgentWish, idempotency: string): Meant => ({ reads: false, what, key: idempotency });
const moneyOf = (typed: z.infer<typeof amount> | undefined) =>
  typed === undefined ? null : money(BigInt(typed.minor), typed.currency);
const giftOf = (kind: 'give' | 'request_approval', g: z.infer<typeof gift>): Meant =>
  wishes(
    {
      kind,
      case: g.case,
      remedy: g.remedy,
      amount: moneyOf(g.amount),
      units: g.units === undefined ? null : BigInt(g.units),
      reason: g.reason,
    },
    g.idempotency_key,
  );

/** In the order in which they are needed. */
export const TOOLS: readonly Tool[] = [
  tool(
    'log_complaint',
    {
      title: 'Log a complaint',
      description:
        'Takes down what a customer complains of, as a case that a person answers for. Do this first. Where with_people is true, people see to it: give nothing and leave it to them.',
      hints: ADDS,
    },
    (i) =>
      wishes(
        { kind: 'log_complaint', text: i.text, customer: i.customer ?? null, channel: i.channel ?? null },
        i.idempotency_key,
      ),
  ),
  tool(
    'what_may_be_given',
    {
      title: 'What may be given',
      description:
        'What you may give now, on a case or to a customer: for each remedy how much without asking (standing "now"), what needs a yes ("ask") and from which role, and what nobody allows ("refuse"). Changes nothing.',
      hints: READS,
    },
    (i) =>
      asks({
        kind: 'what_may_be_given',
        case: i.case ?? null,
        customer: i.customer ?? null,
        currency: i.currency ?? null,
      }),
  ),
  tool(
    'give',
    {
      title: 'Give a remedy',
      description:
        'Gives the customer a remedy within your own authority, or nothing: what is above it is not asked for, but answered with needs_a_yes.',
      hints: SPENDS,
    },
    (i) => giftOf('give', i),
  ),
  tool(
    'request_approval',
    {
      title: 'Ask for a yes',
      description:
        'Asks a person to decide on a remedy above your authority. They decide on exactly this; for anything else ask anew. Promise the customer nothing before the yes.',
      hints: ADDS,
    },
    (i) => giftOf('request_approval', i),
  ),
  tool(
    'accept_offer',
    {
      title: 'Accept a counter-offer',
      description:
        'Accepts what a person offered instead (status "countered"): exactly the offer of this digest. It is given then.',
      hints: SPENDS,
    },
    (i) =>
      wishes(
        { kind: 'accept_offer', case: i.case, request: i.request, digest: i.digest, amount: moneyOf(i.amount) },
        i.idempotency_key,
      ),
  ),
  tool(
    'withdraw_request',
    { title: 'Take a request back', description: 'Takes back a request of yours that is not decided.', hints: ADDS },
    (i) => wishes({ kind: 'withdraw_request', case: i.case, request: i.request }, i.idempotency_key),
  ),
  tool(
    'resolve',
    {
      title: 'Resolve a case',
      description:
        'Says that a case of yours is over. Name every remedy that stands, in done or in not_given. Not while a request waits or a promise is open.',
      hints: ADDS,
    },
    (i) =>
      wishes(
        {
          kind: 'resolve',
          case: i.case,
          outcome: i.outcome,
          customerAccepted: i.customer_accepted,
          done: i.done,
          notGiven: i.not_given,
        },
        i.idempotency_key,
      ),
  ),
  tool(
    'case',
    {
      title: 'Look at a case',
      description: 'A case as it stands: what was said (masked), what was given, and what became of your requests.',
      hints: READS,
    },
    (i) => asks({ kind: 'case', case: i.case }),
  ),
  tool(
    'wait_for',
    {
      title: 'Wait for a decision',
      description:
        'Waits until a request of yours is decided or countered, for some seconds. settled is false where nobody has decided yet: ask again later.',
      hints: READS,
    },
    (i) => asks({ kind: 'wait_for', case: i.case, request: i.request, ms: i.seconds * 1_000 }),
  ),
];

/** What comes back: `ok` first, the rest as documented for each. */
export const ANSWER = z.looseObject({
  ok: z.boolean(),
  /** Where `ok` is false: a code that stays, what happened, and what to do next. */
  code: z.string().optional(),
  message: z.string().optional(),
  next: z.string().optional(),
});
