/** Buttons that act at once: the wish is kept, carried out, and answered with the card as it is now. */
import { NotSaved, type AcceptedWish, type Reply, type Wish } from '../../../app/door/door.ts';
import { hashed, inOrder } from '../../../app/door/hashed.ts';
import { replacedCard } from '../../../cards/answers/delivery.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Press } from '../../../core/case/press.ts';
import { Late, within } from '../../../within.ts';
import { cardAnswer, cardAsText, sentenceAnswer, type InvokeAnswer } from '../out/answers.ts';
import { toCard } from '../out/render.ts';
import { offerForm } from './offer-form.ts';
import { isReplaced, takeAway } from './replaced.ts';
import { carry, hasButtons, leftMs, privately, sayReply, surfaceLine, type Surface, type Turn } from './turn.ts';

/** `Action.Execute` of a card of ours. */
export async function onPress(surface: Surface, turn: Turn, carried: unknown): Promise<InvokeAnswer> {
  const press = surface.door.readPress(pressIn(carried));
  if (press === undefined) return sentenceAnswer(surfaceLine(surface, turn, 'button.stale'));
  const intent = surface.door.intentOf(turn.caller, press);
  switch (intent.kind) {
    case 'say':
      if (hasButtons(intent.card)) surface.background(turn, () => privately(surface, turn, intent.card));
      return sentenceAnswer(cardAsText(intent.card));
    case 'form':
      if (press.kind === 'say_line') {
        surface.background(turn, () => offerForm(surface, turn, intent.form));
        return sentenceAnswer(surfaceLine(surface, turn, 'form.below'));
      }
      // Forms open by task/fetch; an Execute that asks for one was not drawn by us.
      return sentenceAnswer(surfaceLine(surface, turn, 'button.stale'));
    case 'question': {
      const answer = await surface.door.ask(turn.caller, intent.question);
      surface.background(turn, () => privately(surface, turn, answer));
      return sentenceAnswer(answer.summary);
    }
    case 'wish':
      return doPress(surface, turn, { press, isOnHome: isOnHome(carried), carried }, intent.wish);
  }
}

interface Pressed {
  readonly press: Press;
  /** A home is drawn anew by the outbox; the card of what was pressed must not take its place. */
  readonly isOnHome: boolean;
  readonly carried: unknown;
}

const isOnHome = (carried: unknown): boolean =>
  typeof carried === 'object' && carried !== null && 'on' in carried && carried.on === 'home';
const without = (reply: Reply, { isOnHome }: Pressed): Reply => (isOnHome ? { ...reply, now: null } : reply);

async function doPress(surface: Surface, turn: Turn, pressed: Pressed, wish: Wish): Promise<InvokeAnswer> {
  const { door } = surface;
  const { press } = pressed;
  try {
    const accepted = await door.accept(turn.caller, pressKey(turn, press), wish);
    const [reply, isOld] = await Promise.all([
      carry(surface, turn, accepted, (late) => showLate(surface, turn, accepted, without(late, pressed))),
      isReplaced(surface, turn, pressed.carried),
    ]);
    if (isOld) {
      surface.background(turn, () => takeAway(surface, turn));
      const said = reply === 'working' ? surfaceLine(surface, turn, 'working') : cardAsText(reply.say);
      return sentenceAnswer(`${said} ${replacedCard(door.readerOf(turn.caller)).summary}`);
    }
    if (reply === 'working') return sentenceAnswer(surfaceLine(surface, turn, 'working'));
    return await showNow(surface, turn, without(reply, pressed));
  } catch (error) {
    if (error instanceof NotSaved) return sentenceAnswer(cardAsText(door.notSaved(turn.caller, typedIn(press), error)));
    throw error;
  }
}

async function showNow(surface: Surface, turn: Turn, reply: Reply): Promise<InvokeAnswer> {
  if (hasButtons(reply.say)) surface.background(turn, () => privately(surface, turn, reply.say));
  const now = reply.ok ? await drawnInTime(surface, turn, reply) : null;
  if (now !== null) return cardAnswer(toCard(now, surface.userOf(turn.ref.tenant)));
  // What was refused, or is drawn too late, is said in words; the card behind it is brought up to date for everybody.
  surface.background(turn, () => redrawPressed(surface, turn, reply.now));
  return sentenceAnswer(cardAsText(reply.say));
}

/** The card as it is now; null where there is none, or not in time. */
async function drawnInTime(surface: Surface, turn: Turn, { now }: Reply): Promise<Card | null> {
  if (now === null) return null;
  try {
    return await within(leftMs(surface, turn, surface.answerWithinMs), now.draw());
  } catch (error) {
    if (error instanceof Late) return null;
    throw error;
  }
}

async function showLate(surface: Surface, turn: Turn, accepted: AcceptedWish, reply: Reply): Promise<void> {
  await redrawPressed(surface, turn, reply.now);
  await sayReply(surface, turn, accepted, reply);
}

async function redrawPressed(surface: Surface, turn: Turn, now: Reply['now']): Promise<void> {
  const pressedCard = turn.activity.replyToId;
  if (now === null || pressedCard === null || pressedCard === undefined) return;
  if (await now.drawnAnew(pressedCard)) return;
  const card = await now.draw();
  if (card === null) return;
  const sent = await surface.connector.edit(turn.here, pressedCard, card);
  if (sent.kind !== 'sent')
    surface.log.warn('a pressed Teams card could not be redrawn', { outcome: sent.kind, why: sent.why });
}

/** A button sent as a message by an old client: what to say, because there is no answer to put it in. */
export async function pressed(surface: Surface, turn: Turn, carried: unknown): Promise<Card | undefined> {
  const { door } = surface;
  const press = door.readPress(pressIn(carried));
  if (press === undefined) return undefined;
  const intent = door.intentOf(turn.caller, press);
  if (intent.kind === 'say') return intent.card;
  if (intent.kind === 'question') return door.ask(turn.caller, intent.question);
  if (intent.kind === 'form') return undefined;
  try {
    const accepted = await door.accept(turn.caller, pressKey(turn, press), intent.wish);
    surface.background(turn, async () =>
      showLate(
        surface,
        turn,
        accepted,
        without(await door.carryOut(accepted), { press, isOnHome: isOnHome(carried), carried }),
      ),
    );
    return undefined;
  } catch (error) {
    if (error instanceof NotSaved) return door.notSaved(turn.caller, typedIn(press), error);
    throw error;
  }
}

const typedIn = (press: Press): string => (press.kind === 'say_line' ? press.line : '');

/** What our button carried, wherever the client put it. */
export function pressIn(carried: unknown): unknown {
  return typeof carried === 'object' && carried !== null && 'press' in carried ? carried.press : undefined;
}

/** A repeat comes with a new activity id: the key is who pressed what on which card; the press holds case and version. */
function pressKey({ ref, caller, activity }: Turn, press: Press): string {
  return `teams:${ref.tenant}:${caller.user}:${hashed(inOrder(press))}:${activity.replyToId ?? ''}`;
}
