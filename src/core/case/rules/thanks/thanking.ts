/** Shout-outs: a drafted thank-you is confirmed, changed or left unsent by the person or a lead; the first of them decides, and it leaks nothing. Pure. */
import type { Member, RecognitionPreference } from '../../../base/members.ts';
import { cleanText, oneLine } from '../../../base/text.ts';
import type { RecoveryCase } from '../../case.ts';
import { memberOf, type Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import type { Audience, ShoutOut } from '../../ends.ts';
import { done, refuse, type Answered } from '../../said.ts';
import { leads } from '../who-may.ts';
import { lapsesAt } from './ending.ts';

export const LONGEST_SHOUT_OUT = 280;

/** Changed words are judged like drafted ones: no customer, colleague, amount, room or health word. */
export function confirmThanks(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'confirm_thanks' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const draft = c.shoutOuts.find((s) => s.id === command.shoutOut);
  if (draft === undefined) return refuse({ kind: 'no_such_shout_out' });
  const no = mayNotTouch(c, draft, by, ctx) ?? againstTheirWish(draft, command.audience, by, ctx);
  if (no !== null) return no;
  const text = oneLine(cleanText(command.text ?? draft.text));
  if (text === '') return refuse({ kind: 'nothing_written' });
  if ([...text].length > LONGEST_SHOUT_OUT) return refuse({ kind: 'too_long', most: LONGEST_SHOUT_OUT });
  const leak = ctx.leakIn(text, c, draft.to);
  if (leak !== null) return refuse({ kind: 'leaks', ...leak });
  const { audience } = command;
  return done(
    { kind: 'thanks_posted', audience, ...(by.id !== draft.to && { to: draft.to }) },
    { kind: 'thanks_posted', at: ctx.at, by: by.id, shoutOut: draft.id, text, audience },
  );
}

export function dropThanks(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'drop_thanks' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const draft = c.shoutOuts.find((s) => s.id === command.shoutOut);
  if (draft === undefined) return refuse({ kind: 'no_such_shout_out' });
  return (
    mayNotTouch(c, draft, by, ctx) ??
    done(
      { kind: 'thanks_dropped' },
      { kind: 'thanks_dropped', at: ctx.at, by: by.id, shoutOut: draft.id, why: 'by_hand' },
    )
  );
}

/**
 * Nobody is thanked before more people than they like: a lead keeps to what the person chose, and waits until they have; an older
 * card of the person themselves, too. Whoever never chose chooses with the first one.
 */
function againstTheirWish(draft: ShoutOut, audience: Audience, by: Member, ctx: Circumstances): Answered | null {
  const to = memberOf(ctx, draft.to);
  if (to?.active !== true) return refuse({ kind: 'thanked_left', who: draft.to });
  const likes = to.recognition;
  if (likes === 'none') return refuse({ kind: 'preference_none' });
  if (likes === 'unknown') return by.id === draft.to ? null : refuse({ kind: 'asked_first', who: draft.to });
  return WIDTH[audience] <= WIDTH[likes]
    ? null
    : refuse({ kind: 'wider_than_liked', who: draft.to, likes, isOwn: by.id === draft.to });
}

const WIDTH: Readonly<Record<Exclude<RecognitionPreference, 'unknown' | 'none'>, number>> = {
  private: 0,
  team: 1,
  public: 2,
};

function mayNotTouch(c: RecoveryCase, draft: ShoutOut, by: Member, { at }: Circumstances): Answered | null {
  if (by.id !== draft.to && !leads(by, c)) return refuse({ kind: 'not_yours', owner: draft.to });
  if (draft.status === 'draft' && at < lapsesAt(draft)) return null;
  const settled = draft.status === 'posted' ? draft.confirmedBy : (draft.droppedBy ?? null);
  if (settled === by.id) return done({ kind: 'already_so' });
  return refuse({
    kind: 'thanks_settled',
    how: draft.status === 'posted' ? 'posted' : settled === null ? 'lapsed' : 'dropped',
    by: settled,
    at: draft.settledAt ?? null,
  });
}
