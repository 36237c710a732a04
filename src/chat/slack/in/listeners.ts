/** One function per kind of request: what Slack sent becomes what the door understands, and the door's answer goes back. */
import type { Caller } from '../../../app/caller.ts';
import {
  NotSaved,
  TooFast,
  type AcceptedWish,
  type Door,
  type FormOpening,
  type Intent,
} from '../../../app/door/door.ts';
import { hashed, inOrder } from '../../../app/door/hashed.ts';
import { pointsAbove } from '../../../app/door/points-above.ts';
import { matterOf } from '../../../core/listening/murmur.ts';
import { happensAgain, withoutAgain } from '../../../app/door/said-again.ts';
import type { TypedKey } from '../../../app/door/typed-keys.ts';
import type { Card, Field, Form, FormId, FormValues } from '../../../cards/kit/card.ts';
import type { Press } from '../../../core/case/press.ts';
import { readerOf, carryOut, follow, type SaidAgain } from './follow.ts';
import { fieldBlock } from '../ids.ts';
import type { From, Inbound } from './inbound.ts';
import type { ReadMessage } from './read-message.ts';
import { editedLine, nothingHere, oldCard, pressToOpen } from '../out/notices.ts';
import { toHome } from '../out/render.ts';
import { withNames } from './said.ts';
import { readPressValue } from '../press-value.ts';
import { clip } from '../out/text.ts';
import type { Bench, Turn } from './turn.ts';

type Kind<K extends Inbound['kind']> = Extract<Inbound, { kind: K }>;

/** Slack shows a field's error in a line or two. */
const ERROR_WORDS = 300;

const keyOf = (team: string, id: string): string => `slack:${team}:${id}`;

export async function onCommand(turn: Turn, inbound: Kind<'command'>): Promise<void> {
  const line = withoutAgain(inbound.line);
  const intent = turn.bench.door.hear(turn.caller, line);
  const { key, isAgain } = typedKey(turn, inbound, { line, intent });
  return follow(turn, intent, key, inbound.line, isAgain ? { line, command: inbound.command } : undefined);
}

/**
 * What is done once more when it is said once more goes by its words for a minute; everything else by its delivery, and so
 * does what is said to be meant once more: `line` is what stands behind `again`.
 */
function typedKey(
  { bench, caller }: Pick<Turn, 'bench' | 'caller'>,
  inbound: Kind<'command' | 'said'>,
  { line, intent }: { readonly line: string; readonly intent: Intent },
): TypedKey {
  const { from } = inbound;
  const isEvent = inbound.kind === 'said';
  const delivery = keyOf(from.team, isEvent ? inbound.event : (from.trigger ?? ''));
  if (line !== inbound.line || intent.kind !== 'wish' || !happensAgain(intent.wish))
    return { key: delivery, isAgain: false };
  return bench.typedKey({
    platform: 'slack',
    place: from.home,
    conversation: `${from.channel ?? ''} ${from.thread ?? ''}`,
    user: caller.user,
    line,
    delivery,
    // Slack sends an event again until it is acknowledged
    saidAt: isEvent ? null : (inbound.signedAt ?? caller.at),
  });
}

export async function onPress(turn: Turn, inbound: Kind<'press'>): Promise<void> {
  const { door } = turn.bench;
  const press = door.readPress(readPressValue(inbound.value));
  if (press === undefined) {
    await turn.acknowledge();
    return turn.answer(oldCard(readerOf(turn)));
  }
  const typed = press.kind === 'say_line' ? press.line : '';
  return follow(turn, door.intentOf(turn.caller, press), pressKey(turn, press), typed);
}

/** A double click has two triggers: the key is who pressed what; the press holds case and version. */
function pressKey({ from }: Turn, press: Press): string {
  return keyOf(from.team, `${from.home}:${from.user}:${hashed(inOrder(press))}`);
}

export async function onShortcut(turn: Turn, inbound: Kind<'shortcut'>): Promise<void> {
  const { message } = inbound;
  const words = message?.words ?? '';
  const nothing = { kind: 'log', text: '', permalink: null, source: 'chat' } as const;
  const intent = turn.bench.door.intentOfLog(
    turn.caller,
    message === null ? nothing : openingOf(turn.bench, message, matterAt(turn.from, inbound.ts)),
  );
  return follow(turn, intent, keyOf(turn.from.team, turn.from.trigger ?? ''), words);
}

/** `here`: which message it is. */
const openingOf = (bench: Bench, message: ReadMessage, here?: string): LogOpening => ({
  kind: 'log',
  text: withNames(message.words, bench.nameOf),
  permalink: message.link,
  source: 'message',
  written: { by: authorOf(bench, message), at: message.at },
  message: here,
});
const matterAt = ({ team, channel }: From, message: string | null): string | undefined =>
  channel === null || message === null ? undefined : matterOf({ platform: 'slack', place: team, channel, message });
type LogOpening = Extract<FormOpening, { kind: 'log' }>;

/** By name: an id says nothing to whoever reads the form. */
const authorOf = (bench: Bench, { by, user }: ReadMessage): string | null =>
  by ?? (user === null ? null : (bench.nameOf(user) ?? null));

/** Whatever is none of ours still gets an answer instead of Slack's own error. */
export async function onUnknown(turn: Turn): Promise<void> {
  const card = nothingHere(readerOf(turn));
  await (turn.showsInAck ? turn.acknowledge(card) : turn.acknowledge());
  if (!turn.showsInAck) await turn.answer(card);
}

/** The outbox publishes it, so that an older picture never overtakes a newer one; a stranger is told so at once. */
export async function onHome(turn: Turn): Promise<void> {
  const instead = await turn.bench.door.home(turn.caller, 'opened');
  if (instead === undefined) return;
  await turn.client.views.publish({ user_id: turn.from.user, view: toHome(instead, turn.bench.slackUserOf) });
}

/** Answers a submitted form inside Slack's own request: either faults per block, or nothing, which closes it. */
export type AckForm = (errors?: Readonly<Record<string, string>>) => Promise<void>;

/**
 * Claims the view only when the submission is accepted, so that a corrected second try is not taken for a repetition.
 * When it cannot be stored the form stays open with everything that was typed.
 */
export async function onSubmission(
  turn: Turn,
  inbound: Kind<'submission'>,
  form: FormId,
  ackForm: AckForm,
): Promise<void> {
  const { door } = turn.bench;
  const { context, values, view } = inbound;
  if (context === undefined || values === undefined) {
    await turn.acknowledge();
    return turn.answer(oldCard(readerOf(turn)));
  }
  const read = door.readForm(turn.caller, form, context.about, values);
  if (!read.ok) return ackForm(errorsIn(read.errors, values));
  const key = keyOf(turn.from.team, view);
  const checked = await door.check(turn.caller, key, { id: form, about: context.about, values }, read.wish);
  if (!checked.ok) {
    await ackForm(errorsIn(checked.errors, values));
    return checked.aside === null ? undefined : turn.answer(checked.aside);
  }
  let accepted: AcceptedWish;
  try {
    accepted = await door.accept(turn.caller, key, read.wish);
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    turn.bench.log.warn('Slack form not saved', { workspace: turn.from.team, form });
    return ackForm(errorsIn({ '': door.notSaved(turn.caller, '', error).summary }, values));
  }
  return carryOut(turn, accepted);
}

/** Errors by block; what belongs to no field of the view is said at its first one, because Slack refuses unknown blocks. */
export function errorsIn(errors: Readonly<Record<string, string>>, values: FormValues): Record<string, string> {
  const [first = ''] = Object.keys(values);
  const placed: Record<string, string> = {};
  for (const [field, words] of Object.entries(errors)) {
    const block = fieldBlock(Object.hasOwn(values, field) ? field : first);
    const before = placed[block];
    placed[block] = clip(before === undefined ? words : `${before} ${words}`, ERROR_WORDS);
  }
  return placed;
}

/** What somebody said to us, made safe before Slack is acknowledged. */
export interface Prepared {
  readonly intent: Intent;
  /** The stored wish, when it is one. */
  readonly accepted: AcceptedWish | undefined;
  /** The line, where it was said a moment ago, too. */
  readonly again?: SaidAgain | undefined;
}

/** Runs before the acknowledgement; throws NotSaved when a wish could not be stored, so that Slack sends it again. */
export async function prepareSaid(bench: Bench, caller: Caller, inbound: Kind<'said'>): Promise<Prepared> {
  const { door } = bench;
  const { thread } = inbound.from;
  const line = withoutAgain(inbound.line);
  const here = thread === null ? undefined : await door.caseHere(caller, thread);
  const meant =
    here === undefined && thread !== null && pointsAbove(line) ? await above(bench, caller, inbound.from) : undefined;
  const intent = withoutForm(door, caller, meant ?? door.hear(caller, line, here));
  if (intent.kind !== 'wish') return { intent, accepted: undefined };
  if (inbound.edited)
    return { intent: { kind: 'say', card: editedLine(line, caller.at, door.readerOf(caller)) }, accepted: undefined };
  const { key, isAgain } = typedKey({ bench, caller }, inbound, { line, intent });
  try {
    return { intent, accepted: await door.accept(caller, key, intent.wish), again: isAgain ? { line } : undefined };
  } catch (error) {
    if (!(error instanceof TooFast)) throw error;
    // told, and not sent again: Slack's repetitions would only come on top
    return { intent: { kind: 'say', card: door.notSaved(caller, inbound.line, error) }, accepted: undefined };
  }
}

/** `log it` in a thread logs the message it hangs under, as **Log a complaint** on it does; undefined where that cannot be read. */
async function above(bench: Bench, caller: Caller, from: From): Promise<Intent | undefined> {
  const message = await bench.messageAbove(from);
  return message && bench.door.intentOfLog(caller, openingOf(bench, message, matterAt(from, from.thread)));
}

/** A mention can open no form. What was typed after `log` is enough for most cases, so the form is sent off as it opens. */
function withoutForm(door: Door, caller: Caller, intent: Intent): Intent {
  if (intent.kind !== 'form' || intent.form.kind !== 'log' || intent.form.text.trim() === '') return intent;
  const form = door.logForm(caller, intent.form);
  const read = door.readForm(caller, form.id, form.about, initialValues(form));
  return read.ok ? { kind: 'wish', wish: read.wish } : intent;
}

const initialValues = (form: Form): FormValues =>
  Object.fromEntries(form.fields.map((field) => [field.id, valueOf(field)]));

function valueOf(field: Field): string | readonly string[] | null {
  switch (field.kind) {
    case 'text':
    case 'choice':
    case 'day':
    case 'channel':
      return field.value;
    case 'ticks':
      return field.values;
  }
}

export async function onSaid(turn: Turn, { intent, accepted, again }: Prepared): Promise<void> {
  if (accepted !== undefined) return carryOut(turn, accepted, again);
  const answer = await answerTo(turn, intent);
  return answer === undefined ? undefined : turn.answer(answer);
}

async function answerTo(turn: Turn, intent: Intent): Promise<Card | undefined> {
  switch (intent.kind) {
    case 'say':
      return intent.card;
    case 'question':
      return turn.bench.door.ask(turn.caller, intent.question);
    case 'form':
      return pressToOpen(intent.form, readerOf(turn));
    case 'wish':
      return undefined;
  }
}
