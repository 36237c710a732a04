/** Shout-outs: a drafted thank-you is confirmed, changed or left unsent by a person; it leaks nothing. Pure. */
import type { Member } from '../base/members.ts';
import { cleanText } from '../base/text.ts';
import type { RecoveryCase, ShoutOut } from './case.ts';
import { memberOf, type Circumstances } from './circumstances.ts';
import type { Command } from './commands.ts';
import { done, refuse, type Answered } from './said.ts';

export const LONGEST_SHOUT_OUT = 280;

/** The person thanked or their team's lead confirms. Changed words are judged like drafted ones: no customer, amount, room or health word. */
export function confirmThanks(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'confirm_thanks' }>,
  by: Member,
  at: Circumstances,
): Answered {
  const draft = c.shoutOuts.find((s) => s.id === command.shoutOut);
  if (draft === undefined) return refuse({ no: 'no_such_shout_out' });
  const no = mayNotTouch(c, draft, by) ?? againstTheirWish(draft, command.audience, by, at);
  if (no !== null) return no;
  const text = cleanText(command.text ?? draft.text)
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '') return refuse({ no: 'nothing_written' });
  if ([...text].length > LONGEST_SHOUT_OUT) return refuse({ no: 'too_long', most: LONGEST_SHOUT_OUT });
  const leak = at.leakIn(text, c);
  if (leak !== null) return refuse({ no: 'leaks', ...leak });
  return done(
    { said: 'thanks_posted', audience: command.audience },
    { kind: 'thanks_posted', at: at.at, by: by.id, shoutOut: draft.id, text, audience: command.audience },
  );
}

export function dropThanks(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'drop_thanks' }>,
  by: Member,
  at: Circumstances,
): Answered {
  const draft = c.shoutOuts.find((s) => s.id === command.shoutOut);
  if (draft === undefined) return refuse({ no: 'no_such_shout_out' });
  return (
    mayNotTouch(c, draft, by) ??
    done({ said: 'thanks_dropped' }, { kind: 'thanks_dropped', at: at.at, by: by.id, shoutOut: draft.id })
  );
}

/** Somebody else may not thank a person before more eyes than that person likes; the person thanked may choose anew each time. */
function againstTheirWish(
  draft: ShoutOut,
  audience: ShoutOut['audience'],
  by: Member,
  at: Circumstances,
): Answered | null {
  const likes = memberOf(at, draft.to)?.recognition ?? 'unknown';
  if (likes === 'none') return refuse({ no: 'preference_none' });
  const isTheirs = by.id === draft.to || likes === 'unknown';
  return isTheirs || WIDTH[audience] <= WIDTH[likes] ? null : refuse({ no: 'preference_none' });
}

const WIDTH = { private: 0, team: 1, public: 2 } as const;

function mayNotTouch(c: RecoveryCase, draft: ShoutOut, by: Member): Answered | null {
  if (draft.status !== 'draft') return done({ said: 'already_so' });
  const leads = by.lead && by.team === c.team;
  return by.id === draft.to || leads ? null : refuse({ no: 'not_yours', owner: draft.to });
}
