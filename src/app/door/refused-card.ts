/** What somebody is told of a no: the sentence, what they wrote, what it offers instead, and their form as it was. */
import type { ThingId } from '../../core/base/ids.ts';
import type { Member } from '../../core/base/members.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Command } from '../../core/case/commands.ts';
import { isRestricted, mayRead } from '../../core/case/rules/who-may.ts';
import type { Refusal } from '../../core/case/said.ts';
import { sayRefusal } from '../../cards/answers/refusals.ts';
import { withFacts } from '../../cards/case/offers.ts';
import { hushed } from '../../cards/case/private-card.ts';
import { givenBack, withPromises } from '../../cards/case/promises.ts';
import { withPayments } from '../../cards/fulfilment/said-of-fulfilment.ts';
import type { FilledForm } from '../../cards/forms/filled.ts';
import { withFormAgain } from '../../cards/forms/form-again.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { withRequests } from '../../cards/request/request-words.ts';
import type { Caller } from '../caller.ts';
import type { Shell } from '../shell.ts';
import { withFollowUp } from '../../cards/again/said-of-reopening.ts';
import { keepForm } from './forms/kept-form.ts';
import { keepWords } from './kept-words.ts';
import { sentencesIn, withWords } from './words-back.ts';

export interface Refused {
  readonly command: Command;
  readonly no: Refusal;
  readonly case: RecoveryCase | null;
  /** The words that were typed, where they are not those of the command. */
  readonly typed?: string | null;
}

/** Who asked, and by which form; none where it was typed or pressed. */
export interface RefusedTo {
  readonly member: Member;
  readonly caller: Caller;
  readonly viewer: Viewer;
  readonly form?: FilledForm | undefined;
}

/**
 * What was written for it is given back with a no: in Slack a command is gone by then, in Teams the line stands in the chat; a
 * form is gone in both, and opens again as it was for an hour.
 */
export async function refusedCard(
  shell: Shell,
  { member, caller, viewer, form }: RefusedTo,
  { command, no, case: c, typed = null }: Refused,
): Promise<Card> {
  const plain = sayRefusal(no, viewer);
  const isGone = caller.platform === 'slack' || form !== undefined;
  const said = isGone ? withWords(plain, sentencesIn(command)) : plain;
  const words = typed === null ? said : givenBack(plain, typed);
  if (c === null) return words;
  const offered = withFollowUp(
    withOffers(words, no, c, viewer),
    no,
    c,
    viewer,
    await keptFor(shell, caller, command, no),
  );
  const again = form && (await keepForm(shell, caller, form, c.id));
  const whole = again === undefined ? offered : withFormAgain(offered, again, viewer);
  // on a locked screen an answer about a restricted case says nothing of it
  return isRestricted(c) && mayRead(member, c) ? { ...hushed(whole, c, viewer), isForOne: true } : whole;
}

/** What was written for a case that cannot go on again goes into the new one. */
async function keptFor(shell: Shell, caller: Caller, command: Command, no: Refusal): Promise<ThingId | undefined> {
  if (no.kind !== 'too_late_to_reopen' || command.kind !== 'reopen' || command.reason === null) return undefined;
  return await keepWords(shell, caller, { kind: 'log', text: command.reason, permalink: null, source: 'chat' });
}

/** What can be done about it at once. */
export const withOffers = (card: Card, no: Refusal, c: RecoveryCase, viewer: Viewer): Card =>
  withPayments(withRequests(withPromises(withFacts(card, no, c, viewer), no, c, viewer), no, c, viewer), no, c, viewer);
