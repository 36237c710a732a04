/** From an authenticated activity to its handler, and from a handler's failure to a sentence with a reference. */
import { z } from 'zod';
import { answerIn, cardAsText, sentenceAnswer, type InvokeAnswer } from '../out/answers.ts';
import type { Reader } from '../../../cards/words/language.ts';
import { reply } from '../../../cards/kit/say.ts';
import { surfaceWords } from '../../../cards/words/surfaces.ts';
import { causeOf } from '../../../log.ts';
import { Late, within } from '../../../within.ts';
import { servedName, type Envelope } from './envelope.ts';
import { onMessageAction, onOpen, onSubmit, unknownInvoke } from './forms.ts';
import { formOfVerb } from '../ids.ts';
import { onMessage, showHome } from './messages.ts';
import { isOverheard, onOverheard } from './overhear.ts';
import { onPress } from './presses.ts';
import { refOf, type ConversationRef } from '../install/references.ts';
import { failed, inTime, leftMs, privately, surfaceLine, turnOf, type Surface, type Turn } from './turn.ts';

/** Of whom no account is known the platform says it. */
const readerAt = ({ locale }: Envelope): Reader => ({ locale: locale ?? 'en-GB' });

/** Handles one activity that passed every guard. Never throws; undefined means an empty 200. */
export async function listen(surface: Surface, activity: Envelope): Promise<InvokeAnswer | undefined> {
  const ref = refOf(activity);
  if (ref === undefined)
    return activity.type === 'invoke' ? unknownInvoke(activity.name ?? '', readerAt(activity)) : undefined;
  if (isOverheard(activity, ref, surface.clientId)) return await overheard(surface, activity, ref);
  const turn = turnOf(activity, ref, surface.now());
  surface.accounts.learn(ref.tenant, activity);
  try {
    await inTime(surface, () => learn(surface, activity, ref));
    if (turn !== undefined && isInstalled(activity, ref))
      surface.background(turn, () => showHome(surface, turn, 'first'));
    if (activity.type === 'invoke') return await answerInTime(surface, activity, turn);
    if (activity.type === 'message') await onTyped(surface, activity, ref, turn);
    if (activity.type === 'messageReaction' && turn !== undefined) await onReaction(surface, turn);
    return undefined;
  } catch (error) {
    const sorry = failed(surface, activity, error, turn?.caller ?? null);
    if (activity.type === 'invoke') return answerIn(activity.name ?? '', cardAsText(sorry));
    if (activity.type === 'message' && turn !== undefined)
      surface.background(turn, () => privately(surface, turn, sorry));
    return undefined;
  }
}

/** Nobody is told of a failure, because nobody asked: Teams sends nothing again, and the message can be logged from its menu. */
async function overheard(surface: Surface, activity: Envelope, ref: ConversationRef): Promise<undefined> {
  try {
    await onOverheard(surface, activity, ref);
  } catch (error) {
    surface.log.warn('a message of a Teams channel that is listened to was not looked at', { cause: causeOf(error) });
  }
}

/** To a post of ours; Teams tells of no other. */
async function onReaction({ door }: Surface, { caller, activity }: Turn): Promise<void> {
  const message = activity.replyToId;
  if (message == null) return;
  for (const { type } of activity.reactionsAdded ?? []) await door.cheer(caller, { message, sign: type, added: true });
  for (const { type } of activity.reactionsRemoved ?? [])
    await door.cheer(caller, { message, sign: type, added: false });
}

/** The app came to somebody's private chat: they get their home. */
function isInstalled({ type, action }: Envelope, { kind }: ConversationRef): boolean {
  return type === 'installationUpdate' && kind === 'personal' && action?.startsWith('add') === true;
}

async function onTyped(
  surface: Surface,
  activity: Envelope,
  ref: ConversationRef,
  turn: Turn | undefined,
): Promise<void> {
  // Other apps and our own messages never start anything.
  if (activity.from?.role === 'bot' || activity.from?.id?.startsWith('28:') === true) return;
  if (turn !== undefined) return onMessage(surface, turn);
  const here = {
    tenant: ref.tenant,
    serviceUrl: ref.serviceUrl,
    conversation: activity.conversation?.id ?? ref.conversation,
  };
  const card = reply(surfaceWords.text(readerAt(activity), 'no_identity'));
  surface.background(null, async () => {
    const sent = await surface.connector.post(here, card);
    if (sent.kind !== 'sent')
      surface.log.warn('a Teams answer could not be sent', { outcome: sent.kind, why: sent.why });
  });
}

/**
 * The client says "Unable to reach app" when it has waited long enough, so it is answered before; what was begun goes on. Not
 * so a form that was sent in a dialog: a sentence would take its place, while the client keeps it with what was typed.
 */
async function answerInTime(surface: Surface, activity: Envelope, turn: Turn | undefined): Promise<InvokeAnswer> {
  const name = activity.name ?? '';
  const answer = onInvoke(surface, activity, turn);
  if (turn === undefined || name === 'task/submit' || name === 'composeExtension/submitAction') return answer;
  try {
    return await within(leftMs(surface, turn, surface.lastWordMs(name)), answer);
  } catch (error) {
    if (!(error instanceof Late)) throw error;
    surface.log.warn('a Teams invoke could not be answered in time', { invoke: name });
    surface.background(turn, () => answer);
    return answerIn(name, surfaceLine(surface, turn, 'slow'));
  }
}

const cardAction = z.object({
  action: z.object({ verb: z.string().max(128).nullish(), data: z.unknown().optional() }),
});
const task = z.object({ data: z.unknown().optional() });

async function onInvoke(surface: Surface, activity: Envelope, turn: Turn | undefined): Promise<InvokeAnswer> {
  const name = servedName(activity.name);
  if (name === undefined) return unknownInvoke(activity.name ?? '', readerAt(activity));
  if (turn === undefined) return answerIn(name, surfaceWords.line(readerAt(activity), 'no_identity'));
  switch (name) {
    case 'adaptiveCard/action': {
      const read = cardAction.safeParse(activity.value);
      if (!read.success) return sentenceAnswer(surfaceLine(surface, turn, 'button.stale'));
      const { verb, data } = read.data.action;
      return formOfVerb(verb ?? '') === undefined
        ? onPress(surface, turn, data)
        : onSubmit(surface, turn, data, 'message');
    }
    case 'task/fetch':
      return onOpen(surface, turn, task.safeParse(activity.value).data?.data);
    case 'task/submit':
      return onSubmit(surface, turn, task.safeParse(activity.value).data?.data, 'dialog');
    case 'composeExtension/fetchTask':
      return onMessageAction(surface, turn, activity.value);
    case 'composeExtension/submitAction':
      return onSubmit(surface, turn, task.safeParse(activity.value).data?.data, 'message action');
  }
}

/** Keeps where this conversation can be reached; forgets it when the app is taken out. */
async function learn(surface: Surface, activity: Envelope, ref: ConversationRef): Promise<void> {
  const { refs, clientId } = surface;
  const isUs = ({ id }: { readonly id?: string | null | undefined }): boolean =>
    id === `28:${clientId}` || id === clientId;
  if (activity.type === 'installationUpdate') {
    return activity.action?.startsWith('remove') === true ? refs.forget(ref) : refs.remember(ref);
  }
  if (activity.type === 'conversationUpdate') {
    const gone =
      activity.membersRemoved?.some(isUs) === true ||
      /^(?:team|channel)(?:Hard)?Deleted$/.test(activity.channelData?.eventType ?? '');
    return gone ? refs.forget(ref) : refs.remember(ref);
  }
  // A personal chat without a known person cannot be found again for that person.
  if (activity.type !== 'message' && activity.type !== 'invoke') return undefined;
  if (ref.kind === 'personal' && ref.user === null) return undefined;
  return refs.heard(ref);
}
