/** Thank-yous drafted from what is on record, one for each person who did something: for them and a lead to confirm. Pure. */
import { isAway } from '../../../approval/absences.ts';
import type { MemberId } from '../../../base/ids.ts';
import type { Member } from '../../../base/members.ts';
import { leadsIn } from '../../../base/people.ts';
import type { RecoveryCase } from '../../case.ts';
import { memberOf, type Circumstances } from '../../circumstances.ts';
import type { ShoutOut } from '../../ends.ts';
import type { CaseEvent } from '../../events.ts';
import { evolve } from '../../evolve.ts';
import type { Answered } from '../../said.ts';
import { peopleOfCase } from '../people-of-case.ts';
import { concernedBy } from '../who-may.ts';

type Drafted = Extract<CaseEvent, { kind: 'thanks_drafted' }>;

/** A case that is resolved: each person once, for what they did themselves; the owner first. */
export function withThanksDrafted(c: RecoveryCase, answered: Answered, by: Member, ctx: Circumstances): Answered {
  if (!answered.ok || !answered.events.some(({ kind }) => kind === 'resolved')) return answered;
  const after = answered.events.reduce<RecoveryCase>(evolve, c);
  const drafts = [...new Set([...peopleOfCase(after), ...advisersOf(after)])].flatMap((who) =>
    thanksTo(after, who, ctx),
  );
  const { said } = answered;
  const isTheirs = drafts.some(({ shoutOut }) => shoutOut.to === by.id);
  return {
    ...answered,
    events: [...answered.events, ...drafts],
    said: said.kind === 'resolved' ? { ...said, draft: isTheirs } : said,
  };
}

/** Whose advice helped; where it was thanked for at once, it is not again. */
const advisersOf = ({ advice = [] }: RecoveryCase): readonly MemberId[] =>
  advice.flatMap(({ answers }) => answers.flatMap((one) => (one.helped === true ? [one.by] : [])));

/**
 * Never for a case that nobody is thanked for, nor to somebody it is about, who has left, who wants none, or who is thanked for
 * the same already.
 */
export function thanksTo(
  c: RecoveryCase,
  who: MemberId,
  ctx: Circumstances,
  only?: ShoutOut['kind'],
): readonly Drafted[] {
  const to = memberOf(ctx, who);
  if (to?.active !== true || to.recognition === 'none' || concernedBy(c).includes(who)) return [];
  const draft = ctx.draftThanks(c, to);
  if (draft === null || (only !== undefined && draft.kind !== only) || isThanked(c, who, draft.kind)) return [];
  return [drafted(c, to, draft, ctx)];
}

export function drafted(
  c: RecoveryCase,
  to: Member,
  draft: Pick<ShoutOut, 'kind' | 'text' | 'value'>,
  ctx: Circumstances,
): Drafted {
  const leads = leadsToAsk(c, to.id, ctx);
  const shoutOut: ShoutOut = {
    ...draft,
    id: ctx.newId('sho'),
    to: to.id,
    status: 'draft',
    audience: to.recognition === 'team' || to.recognition === 'private' ? to.recognition : 'public',
    at: ctx.at,
    confirmedBy: null,
    ...(leads.length > 0 && { leads }),
  };
  return { kind: 'thanks_drafted', at: ctx.at, by: null, shoutOut };
}

const isThanked = (c: RecoveryCase, who: MemberId, kind: ShoutOut['kind']): boolean =>
  c.shoutOuts.some(
    (s) =>
      s.to === who && (s.status === 'draft' || (s.status === 'posted' && s.kind === kind)) && kind !== 'customer_words',
  );

/** A lead of the team who is here: never the person thanked, nor somebody the case is about. */
function leadsToAsk(c: RecoveryCase, to: MemberId, ctx: Circumstances): readonly MemberId[] {
  const about = concernedBy(c);
  const here = leadsIn(ctx.workspace.members, c.team).filter(
    ({ id }) => id !== to && !about.includes(id) && !isAway(ctx.absences, id, ctx.at),
  );
  return here.slice(0, 1).map(({ id }) => id);
}
