/** What a line or a button asks for, done in Slack's way: forms at once, questions after the answer, wishes stored first. */
import type { ModalView } from '@slack/types';
import type { ViewsUpdateArguments } from '@slack/web-api';
import { NotSaved, type AcceptedWish, type FormOpening, type Intent, type Wish } from '../../../app/door/door.ts';
import { answerToSaid } from '../../../app/door/said-again.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Reader } from '../../../cards/words/language.ts';
import { causeOf } from '../../../log.ts';
import { notFilled, nothingHere, pressToOpen, tooLate } from '../out/notices.ts';
import { loadingModal, toModal, toNotice } from '../out/render-form.ts';
import { askedToWaitMs, platformError } from '../out/send-outcome.ts';
import type { Turn } from './turn.ts';

/** In which language somebody reads what the surface itself says. */
export const readerOf = (turn: Turn): Reader => turn.bench.door.readerOf(turn.caller);

export interface SaidAgain {
  readonly line: string;
  readonly command?: string;
}

/** `key` makes the wish happen once, `again` says that it did a moment ago; `typed` goes back to its author when it could not be stored. */
export async function follow(turn: Turn, intent: Intent, key: string, typed: string, again?: SaidAgain): Promise<void> {
  const { door } = turn.bench;
  switch (intent.kind) {
    case 'say':
      return sayAtOnce(turn, intent);
    case 'question':
      await turn.acknowledge();
      return turn.answer(await door.ask(turn.caller, intent.question));
    case 'form':
      await turn.acknowledge();
      return openForm(turn, intent.form);
    case 'wish': {
      const accepted = await acceptOrSay(turn, key, intent.wish, typed);
      return accepted === undefined ? undefined : carryOut(turn, accepted, again);
    }
  }
}

/** The durable row comes before the acknowledgement; undefined when there is none and the person has been told. */
async function acceptOrSay(turn: Turn, key: string, wish: Wish, typed: string): Promise<AcceptedWish | undefined> {
  try {
    return await turn.bench.door.accept(turn.caller, key, wish);
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    turn.bench.log.warn('Slack wish not saved', { workspace: turn.from.team, cause: causeOf(error) });
    await sayAtOnce(turn, { card: turn.bench.door.notSaved(turn.caller, typed, error) });
    return undefined;
  }
}

/** For surfaces that show nothing in the acknowledgement the card follows it. */
async function sayAtOnce(turn: Turn, said: { readonly card: Extract<Intent, { kind: 'say' }>['card'] }): Promise<void> {
  if (turn.showsInAck) return turn.acknowledge(said.card);
  await turn.acknowledge();
  return turn.answer(said.card);
}

/** `again`: the line that was typed, where it was typed a moment ago, too, and the command before it. */
export async function carryOut(turn: Turn, accepted: AcceptedWish, again?: SaidAgain): Promise<void> {
  const { door } = turn.bench;
  await turn.acknowledge();
  const reply = await door.carryOut(accepted);
  const say =
    again === undefined ? reply.say : await answerToSaid(door, turn.caller, { wish: accepted.wish, ...again, reply });
  return turn.answer(say, () => door.tellLater(accepted, { ...reply, say }));
}

/** The log form needs nothing and opens at once, for whoever works here; the others show a waiting view while the case is read. */
export async function openForm(turn: Turn, opening: FormOpening): Promise<void> {
  const { trigger } = turn.from;
  if (trigger === null) return turn.answer(pressToOpen(opening, readerOf(turn)));
  try {
    await (opening.kind === 'log' ? openLogForm(turn, opening, trigger) : openFilled(turn, opening, trigger));
  } catch (error) {
    const isSlowed = askedToWaitMs(error) !== undefined;
    const code = isSlowed ? 'rate limited' : platformError(error);
    if (code === undefined) throw error;
    turn.bench.log.warn('Slack form not opened', { workspace: turn.from.team, why: code });
    await turn.answer(await notOpened(turn, opening, isSlowed || code.endsWith('trigger_id')));
  }
}

async function notOpened(turn: Turn, opening: FormOpening, cameTooLate: boolean): Promise<Card> {
  const hasWords = opening.kind === 'log' && opening.text.trim() !== '';
  // words are given back whatever kept the form from opening
  if (!cameTooLate && !hasWords) return nothingHere(readerOf(turn));
  const kept = hasWords ? await turn.bench.door.keepWords(turn.caller, opening) : undefined;
  return tooLate(opening, kept, readerOf(turn));
}

async function openLogForm(turn: Turn, opening: Extract<FormOpening, { kind: 'log' }>, trigger: string): Promise<void> {
  const form = await turn.bench.door.openLog(turn.caller, opening);
  if (!('fields' in form)) return turn.answer(form);
  const view = toModal(form, turn.from.channel, turn.bench.slackUserOf);
  await turn.client.views.open({ trigger_id: trigger, view });
}

async function openFilled(turn: Turn, opening: FormOpening, trigger: string): Promise<void> {
  const { door, slackUserOf } = turn.bench;
  const [opened, filled] = await Promise.allSettled([
    turn.client.views.open({ trigger_id: trigger, view: loadingModal(readerOf(turn)) }),
    door.form(turn.caller, opening),
  ]);
  if (opened.status === 'rejected') throw opened.reason;
  const { id, hash } = opened.value.view ?? {};
  if (id === undefined) throw new Error('views.open named no view');
  const change = (view: ModalView): Promise<void> =>
    changeOpen(turn, { view_id: id, view, ...(hash === undefined ? {} : { hash }) });
  if (filled.status === 'rejected') {
    await change(toNotice(notFilled(readerOf(turn)), slackUserOf));
    throw filled.reason;
  }
  const { value } = filled;
  await change('fields' in value ? toModal(value, turn.from.channel, slackUserOf) : toNotice(value, slackUserOf));
}

/** Whoever closed the waiting view, or uses it in another window by now, wants no form any more. */
async function changeOpen(turn: Turn, change: ViewsUpdateArguments): Promise<void> {
  try {
    await turn.client.views.update(change);
  } catch (error) {
    const code = platformError(error);
    if (code !== 'not_found' && code !== 'hash_conflict') throw error;
  }
}
