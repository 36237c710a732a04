/** Requests and what becomes of them, for cards that are drawn of them. */
import type { Member } from '../../src/core/base/members.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { ANA, doneIn, eur, gives, item, openCase, R, refund } from '../core/case/build.ts';
import { makeWorld, type World } from '../core/case/world.ts';

const CASE = R(1042);

/** Commands, one after the other, on the case of the demo. */
export function world(...asked: readonly (readonly [Member, Command])[]): World {
  const made = makeWorld({ cases: [openCase()] });
  for (const [by, command] of asked) doneIn(made.ask(by, command));
  return made;
}

export const ask = [ANA, gives([item('apology'), refund(400)], 'two nights without hot water')] as const;
export const decide = (kind: 'approve'): Command => ({ kind, case: CASE, request: null, digest: null });
export const declines: Command = {
  kind: 'decline',
  case: CASE,
  request: null,
  digest: null,
  reason: 'one night was refunded already',
  alternative: '150 EUR and a late check-out',
};
export const counters: Command = {
  kind: 'counter',
  case: CASE,
  request: null,
  digest: null,
  items: [],
  amount: eur(250),
  reason: 'one night',
};
export const discusses: Command = { kind: 'discuss', case: CASE, request: null, text: 'they lost both nights' };
export const wants: Command = { kind: 'ask_more', case: CASE, request: null, text: 'Did they get another room?' };
export const tells: Command = { kind: 'answer_more', case: CASE, request: null, text: 'No, we were full.' };
/** A request that nobody has decided for so many minutes. */
export function brought(minutes: number): World {
  const w = world(ask);
  w.forward(minutes * 60_000);
  w.ask(null, { kind: 'look_again', case: CASE });
  return w;
}
