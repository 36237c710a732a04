/** What a button carries back when somebody presses it. */
import { z } from 'zod';
import { caseId, thingId } from '../base/ids.ts';

/** What every button of a request card carries. */
const asked = { case: caseId, v: z.int().nonnegative(), request: thingId };

/**
 * What a button may carry: ids, digests, versions and fixed words only; never an amount, never free text.
 * `do` presses are commands; `open` presses open a form; `show` presses answer privately.
 */
export const press = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('give_suggested'),
    case: caseId,
    v: z.int().nonnegative(),
    suggestion: z.string().max(64),
  }),
  z.strictObject({
    do: z.literal('approve'),
    case: caseId,
    v: z.int().nonnegative(),
    request: thingId,
    digest: z.string().max(64),
  }),
  z.strictObject({ do: z.literal('withdraw'), case: caseId, v: z.int().nonnegative(), request: thingId }),
  z.strictObject({ do: z.literal('accept_counter'), ...asked }),
  z.strictObject({
    do: z.literal('snooze'),
    ...asked,
    minutes: z.union([z.literal(15), z.literal(30), z.literal(60)]),
  }),
  z.strictObject({ do: z.literal('open_counter'), ...asked, digest: z.string().max(64) }),
  z.strictObject({ do: z.literal('open_discuss'), ...asked }),
  z.strictObject({ do: z.literal('open_edit'), ...asked }),
  z.strictObject({ do: z.literal('open_ask'), ...asked }),
  z.strictObject({ do: z.literal('open_answer'), ...asked }),
  z.strictObject({
    do: z.literal('confirm_thanks'),
    case: caseId,
    v: z.int().nonnegative(),
    shoutOut: thingId,
    audience: z.enum(['public', 'team', 'private']),
  }),
  z.strictObject({
    do: z.literal('drop_thanks'),
    case: caseId,
    v: z.int().nonnegative(),
    shoutOut: thingId,
    never: z.boolean(),
  }),
  z.strictObject({ do: z.literal('keep_promise'), case: caseId, v: z.int().nonnegative(), promise: thingId }),
  z.strictObject({ do: z.literal('open_log') }),
  z.strictObject({ do: z.literal('open_give'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ do: z.literal('open_resolve'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({
    do: z.literal('open_decline'),
    case: caseId,
    v: z.int().nonnegative(),
    request: thingId,
    digest: z.string().max(64),
  }),
  z.strictObject({ do: z.literal('open_edit_thanks'), case: caseId, v: z.int().nonnegative(), shoutOut: thingId }),
  z.strictObject({ do: z.literal('open_facts'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ do: z.literal('open_promise'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ do: z.literal('link'), case: caseId, v: z.int().nonnegative(), other: caseId }),
  z.strictObject({ do: z.literal('link_outage'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ do: z.literal('give_outage'), case: caseId, v: z.int().nonnegative() }),
  z.strictObject({ do: z.literal('show_case'), case: caseId }),
  z.strictObject({ do: z.literal('show_limits') }),
]);
export type Press = z.infer<typeof press>;
