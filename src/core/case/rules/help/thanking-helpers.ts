/** A thank-you to a colleague who helped with somebody else's case, drafted for them to confirm. Pure. */
import type { MemberId } from '../../../base/ids.ts';
import type { RecoveryCase } from '../../case.ts';
import { memberOf, type Circumstances } from '../../circumstances.ts';
import type { CaseEvent } from '../../events.ts';
import { isRestricted } from '../who-may.ts';

/** Once a person and case; never for a restricted case, nor to somebody who wants none. `c`: with the help on it. */
export function thanksForHelp(c: RecoveryCase, who: MemberId, ctx: Circumstances): readonly CaseEvent[] {
  const to = memberOf(ctx, who);
  const isThanked = c.shoutOuts.some((s) => s.to === who && s.kind === 'help_given');
  if (isRestricted(c) || isThanked || to?.active !== true || to.recognition === 'none') return [];
  const draft = ctx.draftThanks(c, to);
  if (draft?.kind !== 'help_given') return [];
  const shoutOut = {
    ...draft,
    id: ctx.newId('sho'),
    to: to.id,
    status: 'draft',
    audience: 'public',
    at: ctx.at,
    confirmedBy: null,
  } as const;
  return [{ kind: 'thanks_drafted', at: ctx.at, by: null, shoutOut }];
}
