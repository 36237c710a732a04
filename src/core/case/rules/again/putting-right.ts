/**
 * A decision that the policy allowed is corrected for the customer. It stays as it was made, with nothing against whoever made
 * it: all that may follow is that the rules change, or that something is learnt. Pure.
 */
import { colleagueNamed } from '../../../base/named-people.ts';
import type { Member } from '../../../base/members.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import { ownWords } from '../own-words.ts';
import { mayResolve } from '../who-may.ts';

/** The owner, or a lead of the team. What is given for it is given by a decision of its own. */
export function putRight(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'put_right' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const no = mayNotPutRight(c, by);
  if (no !== null) return refuse(no);
  const text = ownWords(command.text);
  if (text === null) return refuse({ kind: 'nothing_written' });
  const word = colleagueNamed(text, ctx.workspace.members);
  if (word !== null) return refuse({ kind: 'blame_in_text', field: 'text', word });
  const correction = { text, leadsTo: command.leadsTo, at: ctx.at };
  if (c.correction?.text === text && c.correction.leadsTo === command.leadsTo) return done({ kind: 'already_so' });
  return done(
    { kind: 'put_right', leadsTo: command.leadsTo },
    { kind: 'put_right', at: ctx.at, by: by.id, correction },
  );
}

/** Said before a form opens, too. Null: they may. */
export function mayNotPutRight(c: RecoveryCase, by: Member): Refusal | null {
  if (c.status === 'dismissed' || c.status === 'merged') return { kind: 'case_is_over', status: c.status };
  if (!mayResolve(by, c)) return { kind: 'not_yours', owner: c.owner };
  return isDecided(c) ? null : { kind: 'nothing_decided', case: c.id };
}

/** Something was given, or somebody said yes or no to it. */
export const isDecided = (c: Pick<RecoveryCase, 'actions'>): boolean =>
  c.actions.some(({ status }) => status !== 'pending_approval' && status !== 'countered' && status !== 'withdrawn');
