/** Shout-outs: a drafted thank-you is confirmed, changed or left unsent by a person; it leaks nothing. Pure. */
import type { Member } from '../../base/members.ts';
import { cleanText } from '../../base/text.ts';
import type { RecoveryCase } from '../case.ts';
import type { ShoutOut } from '../ends.ts';
import { memberOf, type Circumstances } from '../circumstances.ts';
import type { Command } from '../commands.ts';
import { done, refuse, type Answered } from '../said.ts';
import { leads } from './who-may.ts';

export const LONGEST_SHOUT_OUT = 280;

/** The person thanked or their team's lead confirms. Changed words are judged like drafted ones: no customer, amount, room or health word. */
export function confirmThanks(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'confirm_thanks' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const draft = c.shoutOuts.find((s) => s.id === command.shoutOut);
  if (draft === undefined) return refuse({ kind: 'no_such_shout_out' });
  const no = mayNotTouch(c, draft, by) ?? againstTheirWish(draft, command.audience, by, ctx);
  if (no !== null) return no;
  const text = cleanText(command.text ?? draft.text)
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return refuse({ kind: 'nothing_written' });
  if ([...text].length > LONGEST_SHOUT_OUT) return refuse({ kind: 'too_long', most: LONGEST_SHOUT_OUT });
  const leak = ctx.leakIn(text, c);
  if (leak !== null) return refuse({ kind: 'leaks', ...leak });
  return done(
    { kind: 'thanks_posted', audience: command.audience },
    { kind: 'thanks_posted', at: ctx.at, by: by.id, shoutOut: draft.id, text, audience: command.audience },
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
    mayNotTouch(c, draft, by) ??
    done({ kind: 'thanks_dropped' }, { kind: 'thanks_dropped', at: ctx.at, by: by.id, shoutOut: draft.id })
  );
}

/** Somebody else may not thank a person before more viewer than that person likes; the person thanked may choose anew each time. */
function againstTheirWish(
  draft: ShoutOut,
  audience: ShoutOut['audience'],
  by: Member,
  ctx: Circumstances,
): Answered | null {
  const likes = memberOf(ctx, draft.to)?.recognition ?? 'unknown';
  if (likes === 'none') return refuse({ kind: 'preference_none' });
  const isTheirs = by.id === draft.to || likes === 'unknown';
  return isTheirs || WIDTH[audience] <= WIDTH[likes] ? null : refuse({ kind: 'preference_none' });
}

const WIDTH = { private: 0, team: 1, public: 2 } as const;

function mayNotTouch(c: RecoveryCase, draft: ShoutOut, by: Member): Answered | null {
  if (draft.status !== 'draft') return done({ kind: 'already_so' });
  return by.id === draft.to || leads(by, c) ? null : refuse({ kind: 'not_yours', owner: draft.to });
}
