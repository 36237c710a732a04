/** What one customer goes by: a room, a booking and an e-mail address of one guest are counted together once a person says so. Pure. */
import { customerFrom, customerNamed, type Customer } from '../../base/customers.ts';
import type { Member } from '../../base/members.ts';
import type { RecoveryCase } from '../case.ts';
import type { Circumstances } from '../circumstances.ts';
import type { Command } from '../commands.ts';
import { done, refuse, type Answered } from '../said.ts';
import { repeatNoticed, repeatsNoticedElsewhere } from './again/repeats.ts';
import { ownWords } from './own-words.ts';
import { leads } from './who-may.ts';

/** Nobody has more ways to be named than these; more is a list of customers. */
export const MOST_IDENTITIES = 20;

type Identity = Extract<Command, { kind: 'link_customer' | 'unlink_customer' }>;

/** Anybody may say it: it only ever makes limits narrower. Why is kept. */
export function linkCustomer(c: RecoveryCase, command: Identity, by: Member, ctx: Circumstances): Answered {
  const known = ctx.identities ?? [];
  if (c.customer.key === null) return refuse({ kind: 'customer_unknown', case: c.id });
  const other = customerNamed(command, ctx.customerKeyOf);
  if (other?.key == null) return refuse({ kind: 'names_nobody' });
  if (other.key === c.customer.key || known.includes(other.key)) return done({ kind: 'already_so' });
  if (Math.max(known.length, 1) + Math.max(ctx.namedIdentities ?? 0, 1) > MOST_IDENTITIES)
    return refuse({ kind: 'too_many_references', most: MOST_IDENTITIES });
  const because = ownWords(command.because);
  if (because === null) return refuse({ kind: 'link_needs_reason', case: c.id, verb: 'link' });
  const others = ctx.others ?? [];
  return {
    ...done(
      { kind: 'customer_linked', with: other.reference },
      { kind: 'customer_linked', at: ctx.at, by: by.id, with: other, because },
      ...repeatNoticed(c, others, by, ctx),
    ),
    elsewhere: repeatsNoticedElsewhere(c, others, by, ctx),
  };
}

/** Taking them apart gives room in limits back, so it is for the lead of the team. What was given stays with whoever got it. */
export function unlinkCustomer(c: RecoveryCase, command: Identity, by: Member, ctx: Circumstances): Answered {
  const other = partedFrom(c, command, ctx);
  if (other?.key == null) return refuse({ kind: 'names_nobody' });
  if (!(ctx.identities ?? []).includes(other.key)) return done({ kind: 'already_so' });
  if (!leads(by, c)) return refuse({ kind: 'lead_takes_apart' });
  const because = ownWords(command.because);
  if (because === null) return refuse({ kind: 'link_needs_reason', case: c.id, verb: 'unlink' });
  return done(
    { kind: 'customer_unlinked', with: other.reference },
    { kind: 'customer_unlinked', at: ctx.at, by: by.id, with: other, because },
  );
}

/** Chosen among what the case says they go by, else typed. */
const partedFrom = (c: RecoveryCase, { key, customer }: Identity, ctx: Circumstances): Customer | null =>
  key === undefined
    ? customerFrom(customer, ctx.customerKeyOf)
    : ((c.alsoKnownAs ?? []).find((known) => known.key === key) ?? null);
