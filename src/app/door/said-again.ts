/** What somebody said a moment ago and says again: done once, and asked whether it was meant twice. */
import type { Card } from '../../cards/kit/card.ts';
import type { Command } from '../../core/case/commands.ts';
import type { Caller } from '../caller.ts';
import { NotSaved, type Door, type Reply, type Wish } from './door.ts';

const AGAIN = /^again\b[:,]?\s+/i;

/** The line that is meant by `again …`: said before, and meant once more. */
export const withoutAgain = (line: string): string => line.replace(AGAIN, '');

/** Of commands these say how things should be; a second time the rules see that they are so already, and say it themselves. */
const SETTLED_BY_RULES: ReadonlySet<Command['kind']> = new Set([
  'approve',
  'decline',
  'withdraw',
  'snooze',
  'link',
  'link_outage',
  'unlink_outage',
  'unlink',
  'link_customer',
  'unlink_customer',
  // what was said before may not hold any more: somebody lifted it meanwhile
  'restrict',
  'lift',
  'keep_promise',
  'assist',
  'ask_team',
  'advise',
  'advice_helped',
  'answer_assist',
  'withdraw_assist',
  'resolve',
  'dismiss',
  'merge',
  'undo',
  'hand_over',
  'accept_handover',
  'decline_handover',
  'withdraw_handover',
  'take',
]);

/** Whether it happens once more when it is carried out once more. */
export function happensAgain(wish: Wish): boolean {
  // what the customer said is added each time; everything else is so already
  if (wish.kind === 'command' && wish.command.kind === 'edit') return wish.command.changes.addition !== undefined;
  if (wish.kind === 'command') return !SETTLED_BY_RULES.has(wish.command.kind);
  return wish.kind === 'promise' || wish.kind === 'press';
}

/** The answer to typed words: where they were carried out before, what they come to now, or whether they were meant twice. */
export async function answerToSaid(
  door: Door,
  caller: Caller,
  said: { readonly wish: Wish; readonly line: string; readonly reply: Reply; readonly command?: string },
): Promise<Card> {
  const { wish, line, reply, command } = said;
  if (reply.anew === undefined)
    return reply.isRepeat === true ? door.again(caller, line, reply.say, command) : reply.say;
  try {
    const { anew } = reply;
    return (await door.carryOut(await door.accept(caller, `${anew.of}:${anew.version}`, wish, anew))).say;
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    return door.notSaved(caller, line, error);
  }
}
