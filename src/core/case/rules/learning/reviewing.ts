/** A review of a case that is over: what helped, what got in the way, what we change. About how things are done; names nobody. Pure. */
import type { Member } from '../../../base/members.ts';
import { colleagueNamed } from '../../../base/named-people.ts';
import type { MemberId } from '../../../base/ids.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import { REVIEWED, type Review } from '../../ends.ts';
import { done, refuse, type Answered } from '../../said.ts';
import { ownWords } from '../own-words.ts';
import { mayRead, mayResolve } from '../who-may.ts';

/** So often it came back, or belonged with others, before a review is offered whatever its urgency. */
const REPEATS = 2;

/** Grave, or not the first time. */
export const deservesReview = (c: RecoveryCase): boolean =>
  c.triage.severity.value === 'S1' || c.reopened + Math.max((c.repeat?.nth ?? 1) - 1, c.linked.length) >= REPEATS;

/** Whom a review is offered to once it is resolved: the leads of its team; nobody where it deserves none. */
export function offeredTo(c: RecoveryCase, ctx: Circumstances): readonly MemberId[] {
  if (!deservesReview(c)) return [];
  return ctx.workspace.members
    .filter((m) => m.active && m.lead && m.team === c.team && mayRead(m, c))
    .map(({ id }) => id);
}

/** Its owner, or a lead of the team; again, where more was understood since. */
export function review(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'review' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  if (c.status !== 'resolved' && c.status !== 'closed') return refuse({ kind: 'review_later', case: c.id });
  if (!mayResolve(by, c)) return refuse({ kind: 'not_yours', owner: c.owner });
  const said = {
    helped: ownWords(command.helped),
    hindered: ownWords(command.hindered),
    change: ownWords(command.change),
  };
  if (REVIEWED.every((field) => said[field] === null)) return refuse({ kind: 'nothing_written' });
  for (const field of REVIEWED) {
    const word = colleagueNamed(said[field], ctx.workspace.members);
    if (word !== null) return refuse({ kind: 'blame_in_text', field, word });
  }
  if (isSame(c.review, said)) return done({ kind: 'already_so' });
  return done(
    { kind: 'reviewed' },
    { kind: 'reviewed', at: ctx.at, by: by.id, review: { ...said, by: by.id, at: ctx.at } },
  );
}

const isSame = (before: Review | null | undefined, said: Pick<Review, 'helped' | 'hindered' | 'change'>): boolean =>
  before != null && REVIEWED.every((field) => before[field] === said[field]);
