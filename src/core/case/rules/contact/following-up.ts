/** After a case was resolved the customer is asked how it went, once or twice, by the pack: well, not well, or not reached. Pure. */
import type { Member } from '../../../base/members.ts';
import type { RecoveryCase } from '../../case.ts';
import { memberOf, type Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import type { FollowUp } from '../../ends.ts';
import type { CaseEvent } from '../../events.ts';
import { done, refuse, type Answered } from '../../said.ts';
import { reopenedAs } from '../again/reopening.ts';
import { ownWords, reasonIn } from '../own-words.ts';
import { leads, mayRead } from '../who-may.ts';
import { rhythmIn, type Rhythm } from './silence.ts';

const DAY_MS = 86_400_000;
/** So long somebody may take to ask; then the case goes on without it. Assumed. */
const ASKED_WITHIN_MS = 7 * DAY_MS;
/** Nobody is there to be asked how it went. */
const NOBODY_TO_ASK: readonly string[] = ['no_contact', 'withdrawn'];

/** The one that was brought to somebody's mind and is not answered; undefined: none is. */
export const followUpAsked = (c: RecoveryCase): FollowUp | undefined =>
  c.followUps?.find(({ status }) => status === 'asked');

/** When the next one is due, or lapses; null: all are done, or none is meant. */
export function nextFollowUp(c: RecoveryCase, { followUps }: Pick<Rhythm, 'followUps'>): Date | null {
  const { resolvedAt, resolution } = c;
  if (c.status !== 'resolved' || resolvedAt === null || resolution === null || c.noContact != null) return null;
  if (NOBODY_TO_ASK.includes(resolution.outcome)) return null;
  const asked = followUpAsked(c);
  if (asked !== undefined) return new Date(asked.at.getTime() + ASKED_WITHIN_MS);
  const after = followUps[(c.followUps ?? []).length];
  return after === undefined ? null : new Date(resolvedAt.getTime() + after);
}

/** What is due about it by now. Whoever owns the case is told; the leads, where that person is gone. */
export function dueOfFollowUp(c: RecoveryCase, ctx: Circumstances): CaseEvent[] {
  const due = nextFollowUp(c, rhythmIn(ctx));
  if (due === null || ctx.at < due) return [];
  const base = { at: ctx.at, by: null };
  const asked = followUpAsked(c);
  if (asked !== undefined) return [{ kind: 'followed_up', ...base, n: asked.n, how: 'lapsed', words: null }];
  const n = (c.followUps ?? []).length + 1;
  if (ctx.care?.isOptedOut === true) return [{ kind: 'followed_up', ...base, n, how: 'skipped', words: null }];
  const told =
    memberOf(ctx, c.owner)?.active === true
      ? [c.owner]
      : ctx.workspace.members.filter((m) => m.active && leads(m, c) && mayRead(m, c)).map(({ id }) => id);
  return [{ kind: 'follow_up_due', ...base, n, told }];
}

/** Whether what is known of the customer has to be looked up: they may not want to be asked. */
export const asksHowItWent = (c: RecoveryCase, rhythm: Rhythm, now: Date): boolean => {
  const due = nextFollowUp(c, rhythm);
  return due !== null && now >= due && followUpAsked(c) === undefined;
};

/** By anybody who may see the case: whoever spoke with the customer. Also before it is due. Not well: the case goes on. */
export function followUp(
  c: RecoveryCase,
  { how, words }: Extract<Command, { kind: 'follow_up' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const asked = followUpAsked(c);
  if (asked === undefined && nextFollowUp(c, rhythmIn(ctx)) === null)
    return refuse({ kind: 'no_follow_up', case: c.id });
  const reason = reasonIn(words);
  if (how === 'not_well' && reason === null) return refuse({ kind: 'not_well_needs_words', case: c.id });
  const n = asked?.n ?? (c.followUps ?? []).length + 1;
  const event: CaseEvent = { kind: 'followed_up', at: ctx.at, by: by.id, n, how, words: ownWords(words) };
  const again = how === 'not_well' ? reopenedAs(c, { by, reason, cause: 'customer' }, ctx) : [];
  return done({ kind: 'followed_up', how }, event, ...again);
}
