/** What a customer said of how a case was put right becomes a thank-you, where they agreed to that: for whoever owned it then. Pure. */
import type { RecoveryCase } from '../../case.ts';
import { memberOf, type Circumstances } from '../../circumstances.ts';
import type { ThanksCommand } from '../../thanks-commands.ts';
import { done, type Answered } from '../../said.ts';
import { concernedBy } from '../who-may.ts';
import { drafted } from './drafting.ts';
import { isGone } from './ending.ts';

/** Drafted like any other, for the person and a lead to confirm; nothing where nobody is thanked, or nothing is left to quote. */
export function quoteCustomer(
  c: RecoveryCase,
  { to: who, words }: Extract<ThanksCommand, { kind: 'quote_customer' }>,
  ctx: Circumstances,
): Answered {
  const to = memberOf(ctx, who);
  const isThanked = c.shoutOuts.some((s) => s.to === who && s.kind === 'customer_words');
  if (to?.active !== true || to.recognition === 'none' || isGone(c) || concernedBy(c).includes(who) || isThanked)
    return done({ kind: 'looked' });
  const draft = ctx.draftQuote?.(c, to, words) ?? null;
  return draft === null ? done({ kind: 'looked' }) : done({ kind: 'looked' }, drafted(c, to, draft, ctx));
}
