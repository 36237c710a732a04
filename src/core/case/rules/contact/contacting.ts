/** That the customer heard from us, said by a person; that they were not reached; or that they cannot or do not want to be. Pure. */
import type { Member } from '../../../base/members.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import { done, refuse, type Answered } from '../../said.ts';
import { isOngoing } from '../../status.ts';
import { ownWords, reasonIn } from '../own-words.ts';

/** By anybody who may see the case: whoever spoke with the customer says so. After it was resolved, too. */
export function contact(
  c: RecoveryCase,
  { reached, words }: Extract<Command, { kind: 'contact' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  if (!isOngoing(c) && c.status !== 'resolved') return refuse({ kind: 'case_is_over', status: c.status });
  if (reached === 'never' && reasonIn(words) === null) return refuse({ kind: 'contact_needs_reason', case: c.id });
  return done(
    { kind: 'contacted', reached },
    { kind: 'contacted', at: ctx.at, by: by.id, reached, words: ownWords(words) },
  );
}
