/** Forms: opened as dialogs or from a message, read when sent, given back with every typed value when something is wrong. */
import { z } from 'zod';
import { NotSaved, type AcceptedWish, type FormOpening, type Reply, type Wish } from '../../../app/door/door.ts';
import { matterOf } from '../../../core/listening/murmur.ts';
import { hashed, inOrder } from '../../../app/door/hashed.ts';
import { givenBack } from '../../../cards/case/promises.ts';
import { wordsIn } from '../../../cards/forms/filled.ts';
import type { Card, Form } from '../../../cards/kit/card.ts';
import type { Reader } from '../../../cards/words/language.ts';
import { surfaceWords } from '../../../cards/words/surfaces.ts';
import {
  answerIn,
  cardAnswer,
  CLOSE,
  dialogAnswer,
  dialogSentence,
  cardAsText,
  sentenceAnswer,
  sentForm,
  someoneElses,
  type InvokeAnswer,
} from '../out/answers.ts';
import { LOG_COMPLAINT } from '../ids.ts';
import { formFor, onceOf } from './offer-form.ts';
import { pressIn } from './presses.ts';
import { readPayload } from './read-message.ts';
import { isReplaced, takeAway } from './replaced.ts';
import { toCard } from '../out/render.ts';
import {
  openedOf,
  readAsked,
  readFilled,
  toForm,
  withTyped,
  type Asked,
  type Filled,
  type Frame,
  type Ticket,
} from '../out/render-form.ts';
import { carry, hasButtons, inTime, privately, sayReply, surfaceLine, type Surface, type Turn } from './turn.ts';

/** `task/fetch`: a card's button opens a dialog. */
export async function onOpen(surface: Surface, turn: Turn, data: unknown): Promise<InvokeAnswer> {
  const { door } = surface;
  const asked = readAsked(data);
  if (asked !== undefined) return openAsked(surface, turn, asked);
  const press = door.readPress(pressIn(data));
  if (press === undefined) return dialogSentence(surfaceLine(surface, turn, 'button.stale'));
  const intent = door.intentOf(turn.caller, press);
  switch (intent.kind) {
    case 'form':
      surface.background(turn, async () => {
        if (await isReplaced(surface, turn, data)) await takeAway(surface, turn);
      });
      return openDialog(surface, turn, intent.form);
    case 'question':
      return dialogSentence(cardAsText(await door.ask(turn.caller, intent.question)));
    case 'say':
      return dialogSentence(cardAsText(intent.card));
    case 'wish':
      return dialogSentence(surfaceLine(surface, turn, 'button.stale'));
  }
}

const messageAction = z.object({
  commandId: z.string(),
  messagePayload: z.unknown().optional(),
});

const payloadId = z.object({ id: z.string().min(1).max(200) });

/** Which message it is that a message action was called on; undefined where there is none, or Teams does not say. */
function messageOf({ caller }: Turn, payload: unknown): string | undefined {
  const id = payloadId.safeParse(payload).data?.id;
  return id === undefined ? undefined : matterOf({ ...caller.channel, message: id });
}

/** `composeExtension/fetchTask`: "Log a complaint" on a message, or from the compose box with nothing in it. */
export async function onMessageAction(surface: Surface, turn: Turn, value: unknown): Promise<InvokeAnswer> {
  const read = messageAction.safeParse(value);
  if (!read.success || read.data.commandId !== LOG_COMPLAINT)
    return dialogSentence(surfaceLine(surface, turn, 'nothing_here.teams'));
  const written = readPayload(read.data.messagePayload);
  const message = messageOf(turn, read.data.messagePayload);
  const intent = surface.door.intentOfLog(turn.caller, {
    kind: 'log',
    text: written?.text ?? '',
    permalink: written?.link ?? null,
    source: written === undefined ? 'chat' : 'message',
    written,
    message,
  });
  switch (intent.kind) {
    case 'form':
      return openDialog(surface, turn, intent.form);
    case 'wish':
      return logAtOnce(surface, turn, intent.wish, written?.text ?? '');
    case 'question':
    case 'say':
      return dialogSentence(surfaceLine(surface, turn, 'button.stale'));
  }
}

/**
 * No dialog could hold the message: it is logged whole, and the dialog says so. Teams asks again, also under a new id, when
 * it was not answered in time: the same words are logged once.
 */
async function logAtOnce(surface: Surface, turn: Turn, wish: Wish, words: string): Promise<InvokeAnswer> {
  try {
    const accepted = await surface.door.accept(turn.caller, surface.typedKey(turn, `${LOG_COMPLAINT} ${words}`), wish);
    const reply = await carry(surface, turn, accepted, (late) => sayReply(surface, turn, accepted, late));
    return dialogSentence(reply === 'working' ? surfaceLine(surface, turn, 'working') : cardAsText(reply.say));
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    return dialogSentence(cardAsText(surface.door.notSaved(turn.caller, '', error)));
  }
}

/** A form belongs to whoever asked for it. */
async function openAsked(surface: Surface, turn: Turn, { by, name, opening }: Asked): Promise<InvokeAnswer> {
  if (by === turn.caller.user) return openDialog(surface, turn, opening, turn.activity.replyToId ?? undefined);
  return dialogSentence(someoneElses(name, surface.door.readerOf(turn.caller)));
}

async function openDialog(surface: Surface, turn: Turn, opening: FormOpening, offer?: string): Promise<InvokeAnswer> {
  const form = await formFor(surface, turn, opening);
  const opened = openedOf(opening);
  if (!('fields' in form)) return dialogSentence(cardAsText(form));
  if (opened === undefined) return dialogSentence(surfaceLine(surface, turn, 'button.stale'));
  const reader = surface.door.readerOf(turn.caller);
  const look = { frame: 'dialog', userOf: surface.userOf(turn.ref.tenant), reader } as const;
  const given = { opened, once: onceOf(turn, opening), ...(offer === undefined ? {} : { offer }) };
  return dialogAnswer(form.title, toForm(form, given, look));
}

/** Where a form was sent from decides how its answer looks. */
export type From = 'message' | 'dialog' | 'message action';

/** A form was sent. */
export async function onSubmit(surface: Surface, turn: Turn, raw: unknown, from: From): Promise<InvokeAnswer> {
  const { door } = surface;
  const filled = readFilled(raw);
  if (filled === undefined) return sentenceIn(from, surfaceLine(surface, turn, 'button.stale'));
  const { ticket, values } = filled;
  const read = door.readForm(turn.caller, ticket.form, ticket.about, values);
  if (!read.ok) return giveBack(surface, turn, { filled, from }, { errors: read.errors });
  const key = formKey(turn, filled);
  const checked = await door.check(turn.caller, key, { id: ticket.form, about: ticket.about, values }, read.wish);
  if (!checked.ok) return giveBack(surface, turn, { filled, from }, checked);
  try {
    const accepted = await door.accept(turn.caller, key, read.wish);
    const reply = await carry(surface, turn, accepted, async (late) => {
      await closeSent(surface, turn, { from, ticket, reply: late });
      if (from !== 'message' || turn.ref.kind !== 'personal') await sayReply(surface, turn, accepted, late);
    });
    if (reply === 'working') return sentenceIn(from, surfaceLine(surface, turn, 'working'));
    surface.background(turn, () => closeSent(surface, turn, { from, ticket, reply }));
    return await sentAnswer(surface, turn, { accepted, reply, from });
  } catch (error) {
    if (!(error instanceof NotSaved)) throw error;
    const note = door.notSaved(turn.caller, '', error).summary;
    return giveBack(surface, turn, { filled, from }, { errors: {}, note });
  }
}

/** Said where the form was. */
const sentenceIn = (from: From, words: string): InvokeAnswer =>
  from === 'message' ? sentenceAnswer(words) : dialogSentence(words);

async function sentAnswer(
  surface: Surface,
  turn: Turn,
  { accepted, reply, from }: { readonly accepted: AcceptedWish; readonly reply: Reply; readonly from: From },
): Promise<InvokeAnswer> {
  const { say } = reply;
  const tell = (): void => surface.background(turn, () => sayReply(surface, turn, accepted, reply));
  const alone = turn.ref.kind === 'personal';
  if (from === 'message') {
    if (alone) return cardAnswer(toCard(say, surface.userOf(turn.ref.tenant)));
    tell();
    return sentenceAnswer(cardAsText(say));
  }
  if (from === 'dialog') {
    if (hasButtons(say)) tell();
    return dialogSentence(cardAsText(say));
  }
  // A message action may come from a chat we are not in: without a private chat the dialog itself must say it.
  const own = alone
    ? turn.ref
    : await inTime(surface, () => surface.refs.personal(turn.caller.place, turn.caller.user));
  if (own === undefined) return dialogSentence(cardAsText(say));
  tell();
  return CLOSE;
}

interface SentForm {
  readonly from: From;
  readonly ticket: Ticket;
  readonly reply: Reply;
}

/**
 * Nobody can send the same form again. In a private chat the answer stands in its place; where others are, only that it was
 * sent, by whom, and not before it was taken.
 */
async function closeSent(surface: Surface, turn: Turn, { from, ticket, reply }: SentForm): Promise<void> {
  const message = from === 'message' ? turn.activity.replyToId : ticket.offer;
  const alone = turn.ref.kind === 'personal';
  if (message == null || (!alone && !reply.ok)) return;
  const sent = await surface.connector.edit(
    turn.here,
    message,
    alone ? reply.say : sentForm(turn.caller.name, surface.door.readerOf(turn.caller)),
  );
  if (sent.kind !== 'sent')
    surface.log.warn('a sent Teams form could not be closed', { outcome: sent.kind, why: sent.why });
}

interface Wrong {
  readonly errors: Readonly<Record<string, string>>;
  /** What is wrong with all of it. */
  readonly note?: string;
  /** What is said privately, with what was typed. */
  readonly aside?: Card | null;
}

/** The same form with everything that was typed, and what was wrong above each field; what was typed alone where it opens no more. */
async function giveBack(
  surface: Surface,
  turn: Turn,
  { filled, from }: { readonly filled: Filled; readonly from: From },
  { errors, note, aside = null }: Wrong,
): Promise<InvokeAnswer> {
  const form = await reopen(surface, turn, filled);
  const isOver = !('fields' in form);
  const words = wordsIn(filled.values);
  const beside = aside ?? (isOver && words !== '' ? givenBack(form, words) : null);
  if (beside !== null) surface.background(turn, () => privately(surface, turn, beside));
  if (isOver) return sentenceIn(from, cardAsText(form));
  const typed = withTyped(form, filled);
  // An error of a field that is not on the form must still be seen.
  const loose = Object.entries(errors).filter(([id]) => !typed.fields.some((field) => field.id === id));
  const notes = [...(note === undefined ? [] : [[note]]), ...loose.map(([, words]) => [words]), ...typed.notes];
  const reader = surface.door.readerOf(turn.caller);
  const frame: Frame = from === 'message' ? 'message' : 'dialog';
  const look = { frame, userOf: surface.userOf(turn.ref.tenant), reader, errors };
  const drawn = toForm({ ...typed, notes }, filled.ticket, look);
  return frame === 'message' ? cardAnswer(drawn) : dialogAnswer(form.title, drawn);
}

async function reopen({ door }: Surface, { caller }: Turn, { ticket }: Filled): Promise<Form | Card> {
  const { opened, about } = ticket;
  if (opened.kind === 'log') {
    const { writtenBy: by = null, writtenAt } = about;
    const at = writtenAt === undefined ? null : new Date(writtenAt);
    return door.logForm(caller, {
      kind: 'log',
      text: '',
      permalink: null,
      source: 'chat',
      written: { by, at: at === null || Number.isNaN(at.getTime()) ? null : at },
    });
  }
  return door.form(caller, opened);
}

function formKey({ ref, caller }: Turn, { ticket }: Filled): string {
  return `teams:${ref.tenant}:${caller.user}:form:${hashed([ticket.form, ticket.once, inOrder(ticket.about)])}`;
}

/** For invokes that are no form of ours. */
export function unknownInvoke(asked: string, reader: Reader): InvokeAnswer {
  return answerIn(asked, surfaceWords.line(reader, 'nothing_here.teams'));
}
