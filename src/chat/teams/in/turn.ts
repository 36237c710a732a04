/** One thing Teams told us, with who and where; and the tools every handler shares. */
import { surfaceWords } from '../../../cards/words/surfaces.ts';
import { randomUUID } from 'node:crypto';
import type { Caller } from '../../../app/caller.ts';
import type { AcceptedWish, Door, Reply } from '../../../app/door/door.ts';
import type { TypedLine } from '../../../app/door/typed-keys.ts';
import type { Sent } from '../../../app/messages/chat-port.ts';
import { MOST_PATIENCE_MS } from '../../../app/messages/held-back.ts';
import { askedInPrivate } from '../../../cards/case/private-card.ts';
import type { Card } from '../../../cards/kit/card.ts';
import { wordsOf } from '../../../cards/kit/say.ts';
import { redact } from '../../../core/base/redact.ts';
import { causeOf, type Log } from '../../../log.ts';
import { Late, within } from '../../../within.ts';
import type { Connector, Target } from '../out/connector.ts';
import type { Accounts } from '../install/accounts.ts';
import { rootOf, type ConversationRef } from '../install/references.ts';
import type { HeardReferences } from '../install/heard-lately.ts';
import type { Envelope } from './envelope.ts';
import type { UserOf } from '../out/render.ts';
import { targetOfRef } from '../out/send.ts';

export interface Surface {
  readonly clientId: string;
  readonly door: Door;
  readonly refs: HeardReferences;
  readonly connector: Connector;
  readonly accounts: Accounts;
  readonly log: Log;
  readonly now: () => Date;
  readonly userOf: (tenant: string) => UserOf;
  /** How long after it came a button press or a form gets an answer, if only "working on it", in milliseconds. */
  readonly answerWithinMs: number;
  /** How long after it came an invoke gets an answer whatever keeps it, in milliseconds. */
  readonly lastWordMs: (invoke: string) => number;
  /** Work that goes on after the HTTP answer; `drain` waits for it. A failure is told to the speaker, where there is one we know. */
  readonly background: (turn: Turn | null, work: () => Promise<unknown>) => void;
  /** Resolves after so many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** The same, after so many milliseconds; nobody waits for it when the app stops. */
  readonly later: (turn: Turn, ms: number, work: () => Promise<unknown>) => void;
  /** The key of a typed line, which a second one of the same words soon after shares. */
  readonly typedKey: (turn: Turn, line: string) => string;
  /** True the first time an activity is seen by this process: Teams repeats what it is unsure of. */
  readonly firstSight: (key: string) => boolean;
  readonly forgetSight: (key: string) => void;
}

export interface Turn {
  readonly activity: Envelope;
  readonly ref: ConversationRef;
  /** Where it was said, thread included. */
  readonly here: Target;
  readonly caller: Caller;
}

/** Who speaks and where; undefined when the person has no identity in the directory (guests, people from outside). */
export function turnOf(activity: Envelope, ref: ConversationRef, now: Date): Turn | undefined {
  const user = activity.from?.aadObjectId;
  if (user === null || user === undefined || user === '') return undefined;
  return {
    activity,
    ref,
    here: { ...targetOfRef(ref), conversation: activity.conversation?.id ?? ref.conversation },
    caller: {
      platform: 'teams',
      place: ref.tenant,
      user,
      name: activity.from?.name ?? null,
      channel: { platform: 'teams', place: ref.tenant, channel: rootOf(ref.conversation).conversation },
      locale: activity.locale ?? null,
      at: now,
    },
  };
}

/** The key of something Teams names by an activity id; a missing id counts as never seen. */
export function activityKey({ activity, ref }: Turn): string {
  return `teams:${ref.tenant}:${ref.conversation}:${activity.id ?? randomUUID()}`;
}

/** Who said a typed line, where, and when Teams says it was. */
export function typedIn(turn: Turn): Omit<TypedLine, 'line'> {
  const { activity, caller, here, ref } = turn;
  const said = new Date(activity.timestamp ?? '');
  return {
    platform: 'teams',
    place: ref.tenant,
    conversation: here.conversation,
    user: caller.user,
    delivery: activityKey(turn),
    saidAt: Number.isNaN(said.getTime()) ? caller.at : said,
  };
}

/** A sentence of the surface itself, in the language of whoever speaks. */
export const surfaceLine = (surface: Surface, turn: Turn, key: SurfaceLine): string =>
  surfaceWords.line(surface.door.readerOf(turn.caller), key);
type SurfaceLine = 'button.stale' | 'working' | 'slow' | 'form.below' | 'nothing_here.teams';

/** Says something to the caller alone: in their private chat where one is known, otherwise where they spoke. */
export async function privately(
  surface: Surface,
  turn: Turn,
  card: Card,
  tellLater: TellLater = () => Promise.resolve(false),
): Promise<void> {
  const { connector } = surface;
  const patiently = (send: () => Promise<Sent>): Promise<Sent> => sentPatiently(surface, turn, send, tellLater);
  const noteLost = (sent: Sent): Promise<void> => noteUngiven(surface, sent, tellLater);
  const { ref, here, activity } = turn;
  const account = activity.from?.id;
  if (activity.recipient?.isTargeted === true && ref.kind !== 'personal' && typeof account === 'string') {
    const sent = await patiently(() => connector.postTargeted(here, account, card));
    if (sent.kind !== 'never') return await noteLost(sent);
  }
  if (ref.kind !== 'personal') {
    const own = await privateChat(surface, turn);
    const sent = own === undefined ? undefined : await patiently(() => connector.post(own, card));
    // what is private does not go to a channel because of trouble that passes
    if (sent !== undefined && sent.kind !== 'never') return await noteLost(sent);
  }
  // what somebody typed is given back to them, with whatever is personal in it, and to nobody beside them
  const isOverheard = ref.kind !== 'personal' && (card.isForOne === true || redact(wordsOf(card)).masked.length > 0);
  const said = isOverheard ? (card.openly ?? askedInPrivate(surface.door.readerOf(turn.caller))) : card;
  await noteLost(await patiently(() => connector.post(here, said)));
}

/** What to do where something cannot be said now, and must not be lost with this process; false where it may. */
type TellLater = () => Promise<boolean>;

/** Says to whoever asked what came of a wish. */
export const sayReply = (surface: Surface, turn: Turn, accepted: AcceptedWish, reply: Reply): Promise<void> =>
  privately(surface, turn, reply.say, () => surface.door.tellLater(accepted, reply));

/** Where somebody can be reached alone; undefined when that is not known, or not in time. */
export async function privateChat(surface: Surface, { caller }: Turn): Promise<Target | undefined> {
  const own = await inTime(surface, () => surface.refs.personal(caller.place, caller.user));
  return own === undefined ? undefined : targetOfRef(own);
}

/** Sent, or sent when Teams said. */
export const isOnItsWay = (sent: Sent): boolean => sent.kind === 'sent' || (sent.kind === 'later' && comesAgain(sent));

/** Says in the log that somebody got no answer, as far as that is certain by now, where nothing else is done about it. */
async function noteUngiven({ log }: Surface, sent: Sent, tellLater: TellLater): Promise<void> {
  if (sent.kind === 'sent' || isOnItsWay(sent) || (await tellLater())) return;
  log.warn('a Teams answer could not be sent', { outcome: sent.kind, why: sent.why });
}

const comesAgain = ({ asked, afterMs }: Extract<Sent, { kind: 'later' }>): boolean =>
  asked === true && afterMs <= MOST_PATIENCE_MS;

/** Between tries of an answer that went wrong, in milliseconds: most trouble of the connector is over by then. */
const PAUSES_MS = [500, 2_000, 8_000];

/**
 * Somebody waits for this: in trouble it is tried again within the turn, also where nobody knows whether it arrived, because
 * an answer that comes twice is better than none. What Teams asks to wait with is sent once more when it said; nobody waits
 * for that here.
 */
export const patiently = (surface: Surface, turn: Turn, send: () => Promise<Sent>): Promise<Sent> =>
  sentPatiently(surface, turn, send, () => Promise.resolve(false));

async function sentPatiently(
  surface: Surface,
  turn: Turn,
  send: () => Promise<Sent>,
  tellLater: TellLater,
): Promise<Sent> {
  let sent = await send();
  for (const ms of PAUSES_MS) {
    if (sent.kind === 'sent' || sent.kind === 'never' || (sent.kind === 'later' && sent.asked === true)) break;
    await surface.pause(ms);
    sent = await send();
  }
  if (sent.kind === 'later' && comesAgain(sent) && !(await tellLater()))
    surface.later(turn, sent.afterMs, async () => {
      const { kind } = await send();
      if (kind !== 'sent')
        surface.log.warn('a Teams answer could not be sent', { outcome: kind, why: 'slowed down twice' });
    });
  return sent;
}

/** Where a conversation is must not decide whether somebody is answered within three seconds: storing a wish may take half of them. In milliseconds. */
const KNOWN_WITHIN_MS = 500;

/** What the store of conversations says; undefined when the database is away or does not say it in time. */
export async function inTime<T>({ log }: Surface, look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await within(KNOWN_WITHIN_MS, look());
  } catch (error) {
    log.warn('a Teams conversation could not be looked up or kept', { cause: causeOf(error) });
    return undefined;
  }
}

/** True when the answer offers something to press, so that a sentence would not do. */
export function hasButtons(card: Card): boolean {
  return card.blocks.some((block) => block.kind === 'buttons');
}

/** What is left of so many milliseconds that Teams gives: looking up and storing have taken some. */
export const leftMs = ({ now }: Surface, { caller }: Turn, ms: number): number =>
  Math.max(0, ms - (now().getTime() - caller.at.getTime()));

/** Carries out an accepted wish, waiting only as long as Teams does; what comes later is handed to `later`. */
export async function carry(
  surface: Surface,
  turn: Turn,
  accepted: AcceptedWish,
  later: (reply: Reply) => Promise<void>,
): Promise<Reply | 'working'> {
  const reply = surface.door.carryOut(accepted);
  try {
    return await within(leftMs(surface, turn, surface.answerWithinMs), reply);
  } catch (error) {
    if (!(error instanceof Late)) throw error;
    surface.background(turn, async () => later(await reply));
    return 'working';
  }
}

/** Notes a failure under a reference people can quote; the log gets no words of theirs. */
export function failed(surface: Surface, activity: Envelope, error: unknown, caller: Caller | null): Card {
  const reference = randomUUID().slice(0, 8);
  surface.log.error('a Teams turn failed', {
    reference,
    activity: activity.type,
    invoke: activity.type === 'invoke' ? activity.name : undefined,
    cause: causeOf(error),
  });
  return surface.door.sorry(caller, reference);
}
