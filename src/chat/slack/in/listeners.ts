/** One function per kind of request: what Slack sent becomes what the door understands, and the door's answer goes back. */
import { createHash } from 'node:crypto';
import type { Caller } from '../../../app/caller.ts';
import { NotSaved, TooFast, type AcceptedWish, type Door, type Intent } from '../../../app/door/door.ts';
import type { Card, Field, Form, FormId, FormValues } from '../../../cards/kit/card.ts';
import type { Press } from '../../../core/case/press.ts';
import { carryOut, follow } from './follow.ts';
import { fieldBlock } from '../ids.ts';
import type { Inbound } from './inbound.ts';
import type { ReadMessage } from './read-message.ts';
import { nothingHere, oldCard, pressToOpen } from '../out/notices.ts';
import { readPressValue, toHome } from '../out/render.ts';
import { clip } from '../out/text.ts';
import type { Turn } from './turn.ts';

type Kind<K extends Inbound['kind']> = Extract<Inbound, { kind: K }>;

/** Slack shows a field's error in a line or two. */
const ERROR_WORDS = 300;

const keyOf = (team: string, id: string): string => `slack:${team}:${id}`;

export async function onCommand(turn: Turn, inbound: Kind<'command'>): Promise<void> {
  const intent = turn.bench.door.hear(turn.caller, inbound.line);
  return follow(turn, intent, keyOf(turn.from.team, turn.from.trigger ?? ''), inbound.line);
}

export async function onPress(turn: Turn, inbound: Kind<'press'>): Promise<void> {
  const { door } = turn.bench;
  const press = door.readPress(readPressValue(inbound.value));
  if (press === undefined) {
    await turn.acknowledge();
    return turn.answer(oldCard());
  }
  const typed = press.kind === 'say_line' ? press.line : '';
  return follow(turn, door.intentOf(turn.caller, press), pressKey(turn, press), typed);
}

/** A double click has two triggers: the key is who pressed what; the press holds case and version. */
function pressKey({ from }: Turn, press: Press): string {
  const sorted = Object.entries(press).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash('sha256').update(JSON.stringify(sorted)).digest('base64url');
  return keyOf(from.team, `${from.home}:${from.user}:${hash}`);
}

export async function onShortcut(turn: Turn, inbound: Kind<'shortcut'>): Promise<void> {
  const { message } = inbound;
  const words = message?.words ?? '';
  const intent = turn.bench.door.intentOfLog(turn.caller, {
    kind: 'log',
    text: words,
    permalink: message?.link ?? null,
    source: message === null ? 'chat' : 'message',
    ...(message === null ? {} : { written: { by: authorOf(turn, message), at: message.at } }),
  });
  return follow(turn, intent, keyOf(turn.from.team, turn.from.trigger ?? ''), words);
}

/** By name: an id says nothing to whoever reads the form. */
const authorOf = ({ bench }: Turn, { by, user }: ReadMessage): string | null =>
  by ?? (user === null ? null : (bench.nameOf(user) ?? null));

/** Whatever is none of ours still gets an answer instead of Slack's own error. */
export async function onUnknown(turn: Turn): Promise<void> {
  await (turn.showsInAck ? turn.acknowledge(nothingHere()) : turn.acknowledge());
  if (!turn.showsInAck) await turn.answer(nothingHere());
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
    return turn.answer(oldCard());
  }
  const read = door.readForm(turn.caller, form, context.about, values);
  if (!read.ok) return ackForm(errorsIn(read.errors, values));
  let accepted: AcceptedWish;
  try {
    accepted = await door.accept(turn.caller, keyOf(turn.from.team, view), read.wish);
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    turn.bench.log.warn('Slack form not saved', { workspace: turn.from.team, form });
    return ackForm(errorsIn({ '': door.notSaved('', error).summary }, values));
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
}

/** Runs before the acknowledgement; throws NotSaved when a wish could not be stored, so that Slack sends it again. */
export async function prepareSaid(door: Door, caller: Caller, inbound: Kind<'said'>): Promise<Prepared> {
  const { thread } = inbound.from;
  const here = thread === null ? undefined : await door.caseHere(caller, thread);
  const intent = withoutForm(door, caller, door.hear(caller, inbound.line, here));
  if (intent.kind !== 'wish') return { intent, accepted: undefined };
  try {
    return { intent, accepted: await door.accept(caller, keyOf(inbound.from.team, inbound.event), intent.wish) };
  } catch (error) {
    if (!(error instanceof TooFast)) throw error;
    // told, and not sent again: Slack's repetitions would only come on top
    return { intent: { kind: 'say', card: door.notSaved(inbound.line, error) }, accepted: undefined };
  }
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
      return field.value;
    case 'ticks':
      return field.values;
  }
}

export async function onSaid(turn: Turn, { intent, accepted }: Prepared): Promise<void> {
  if (accepted !== undefined) return carryOut(turn, accepted);
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
      return pressToOpen(intent.form);
    case 'wish':
      return undefined;
  }
}
