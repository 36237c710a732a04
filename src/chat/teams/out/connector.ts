/** Talks to the Bot Connector: one message or edit at a time per conversation, every outcome in the words of the outbox. */
import { z } from 'zod';
import { printSubject } from '../../../core/base/message-subject.ts';
import type { App } from '@microsoft/teams.apps';
import { IN_OTHER_HANDS, type ChannelSeen, type IsOurs, type Sent } from '../../../app/messages/chat-port.ts';
import { makeHeldBack } from '../../../app/messages/held-back.ts';
import { makeOneByOne } from '../../../app/messages/one-by-one.ts';
import type { Card } from '../../../cards/kit/card.ts';
import { remembered } from '../../../core/base/remembered.ts';
import { causeOf, type Log } from '../../../log.ts';
import { rootOf } from '../install/references.ts';
import { isServiceUrl, refusalOf, type GuardConfig } from '../in/guard.ts';
import { DETAILS, toActivity, type MessageOut, type UserOf } from './render.ts';
import { faultsInActivity, faultsInParts } from '../limits/validate.ts';

/** Where a message goes: `conversation` may carry a thread's `;messageid=…`. */
export interface Target {
  readonly tenant: string;
  readonly conversation: string;
  readonly serviceUrl: string;
}

export interface Connector {
  /** Posts a card, smaller if Teams finds it too big. `isOurs`: as of `Chat`. */
  post(to: Target, card: Card, isOurs?: IsOurs): Promise<Sent>;
  /** Posts a message drawn elsewhere, as it is; never one that Teams would make several posts of. `onlyFor`: as `postTargeted`. */
  postDrawn(to: Target, message: MessageOut, onlyFor?: string): Promise<Sent>;
  /** Answers a private message in a channel privately; `account` is the `29:…` id of the person. */
  postTargeted(to: Target, account: string, card: Card): Promise<Sent>;
  edit(to: Target, id: string, card: Card): Promise<Sent>;
  /** The directory id of a member of a conversation; null when there is no such member, undefined when Teams does not say. */
  member(at: Target, account: string): Promise<string | null | undefined>;
  /** Whether Amends is in a channel; its name where its team is known. */
  look(at: Target, team: string | undefined): Promise<ChannelSeen>;
  /** Opens, or finds, the personal chat with a person of the tenant. */
  openPersonal(
    at: { readonly tenant: string; readonly serviceUrl: string },
    user: string,
  ): Promise<{ readonly conversation: string } | Sent>;
}

export interface ConnectorNeeds {
  readonly api: App['api'];
  readonly guard: Pick<GuardConfig, 'serviceHosts' | 'allowHttp'>;
  /** aadObjectId of a member in a tenant. */
  readonly userOf: (tenant: string) => UserOf;
  readonly log: Log;
  readonly now: () => Date;
  /** Teams said that the app is not, or no longer, in this conversation. */
  readonly gone: (at: { readonly tenant: string; readonly conversation: string }) => Promise<void>;
}

type Call = (message: MessageOut) => Promise<unknown>;

/** Not called: another process has the message in hand by now. */
class NotOurs extends Error {
  override readonly name = 'NotOurs';
}

const TOO_BIG = 413;
const SLOWER = 429;
/** What Teams counts calls by that are about no conversation yet. */
const WHOLE_APP = 'app';

export function makeConnector({ api, guard, userOf, log, now, gone }: ConnectorNeeds): Connector {
  const oneByOne = makeOneByOne();
  const held = makeHeldBack(now);
  /** In its turn, and not at all while Teams has asked to wait with what is counted together with it: a channel with its threads. */
  const unlessHeld = <T>(limit: string, call: () => Promise<T>): Promise<T | Sent> =>
    oneByOne(limit, async (laterMs) => {
      const afterMs = Math.max(laterMs, held.waitMs(limit));
      return afterMs > 0 ? { kind: 'later', afterMs, why: 'Teams asked to wait', asked: true } : call();
    });
  const heed = (
    limit: string,
    { status, retryAfterMs }: { status: number; retryAfterMs: number | undefined },
  ): void => {
    if (status === SLOWER) held.hold(limit, retryAfterMs ?? LATER_MS);
  };
  /** A client for each of a handful of addresses. */
  const clients = remembered(
    (serviceUrl: string): App['api'] => api.clone({ serviceUrl }),
    (serviceUrl) => serviceUrl,
  );
  const conversations = (serviceUrl: string): App['api']['conversations'] => clients(serviceUrl).conversations;

  /** The channel that a team begins with has none. */
  const nameOf = async ({ serviceUrl, conversation }: Target, team: string | undefined): Promise<string | null> => {
    if (team === undefined || !isPlainId(team)) return null;
    try {
      const all = await clients(serviceUrl).teams.getConversations(team);
      return all.find(({ id }) => id === conversation)?.name ?? null;
    } catch (error) {
      log.debug('Teams named no channels', { cause: causeOf(error) });
      return null;
    }
  };

  /** Sends the fullest form that fits our limits and Teams'. */
  const sendCard = async (to: Target, card: Card, edit: boolean, call: Call): Promise<Sent> => {
    for (const detail of DETAILS) {
      const message = toActivity(card, userOf(to.tenant), detail);
      const [fault] = faultsInActivity(message);
      if (fault === undefined) {
        const sent = await sendDrawn(to, message, edit, call);
        if (sent !== 'too big') return sent;
      }
      log.warn('a Teams card was made smaller', {
        subject: printSubject(card.subject),
        detail,
        pointer: fault?.pointer,
        fault: fault?.message,
      });
    }
    log.error('a Teams card breaks the limits even when bare', { subject: printSubject(card.subject) });
    return { kind: 'never', why: 'the card breaks the limits of Teams' };
  };

  const sendDrawn = (to: Target, message: MessageOut, edit: boolean, call: Call): Promise<Sent | 'too big'> => {
    const refused = badTarget(to, guard);
    if (refused !== undefined) {
      log.error('a stored Teams address is not allowed', { why: refused });
      return Promise.resolve({ kind: 'never', why: refused });
    }
    const limit = `${to.tenant} ${rootOf(to.conversation).conversation}`;
    return unlessHeld(limit, async (): Promise<Sent | 'too big'> => {
      try {
        const id = idIn(await call(message));
        if (id !== undefined) return { kind: 'sent', place: { ...to, id } };
        // It stands there and must not be posted again; the next change of its card is posted anew.
        log.error('Teams gave a message no id, so it cannot be redrawn', {});
        return { kind: 'sent', place: { ...to } };
      } catch (error) {
        if (error instanceof NotOurs) return IN_OTHER_HANDS;
        const refusal = refusalOf(error);
        if (refusal.status === TOO_BIG) return 'too big';
        heed(limit, refusal);
        if (!edit && (refusal.status === 403 || refusal.status === 404)) await gone(to);
        return outcomeOf(error, edit, log);
      }
    });
  };

  const create =
    (to: Target, isOurs?: IsOurs): Call =>
    async (message) => {
      if (isOurs !== undefined && !(await isOurs())) throw new NotOurs();
      return conversations(to.serviceUrl).createActivity(to.conversation, sendable(message));
    };

  const createFor =
    (to: Target, account: string): Call =>
    async (message) =>
      conversations(to.serviceUrl).createTargetedActivity(to.conversation, {
        ...sendable(message),
        recipient: { id: account, role: 'user' },
      });

  return {
    post: (to, card, isOurs) => sendCard(to, card, false, create(to, isOurs)),
    postDrawn: async (to, message, onlyFor) => {
      const [fault] = faultsInParts(message);
      if (fault !== undefined) throw new Error(`a Teams message at ${fault.pointer} ${fault.message}`);
      const sent = await sendDrawn(to, message, false, onlyFor === undefined ? create(to) : createFor(to, onlyFor));
      return sent === 'too big' ? { kind: 'never', why: 'Teams finds the message too big' } : sent;
    },
    postTargeted: (to, account, card) => sendCard(to, card, false, createFor(to, account)),
    edit: (to, id, card) => {
      if (!isPlainId(id)) return Promise.resolve({ kind: 'never', why: 'the stored message id is malformed' });
      return sendCard(to, card, true, async (message) => {
        await conversations(to.serviceUrl).updateActivity(to.conversation, id, sendable(message));
        return { id };
      });
    },
    member: async (at, account) => {
      if (badTarget(at, guard) !== undefined || !isPlainId(account)) return null;
      try {
        const { conversation } = rootOf(at.conversation);
        return directoryIdIn(await conversations(at.serviceUrl).getMemberById(conversation, account));
      } catch (error) {
        const { status } = refusalOf(error);
        return status === 404 || status === 403 ? null : undefined;
      }
    },
    look: async (at, team) => {
      if (badTarget(at, guard) !== undefined) return { kind: 'missing' };
      const limit = `${at.tenant} ${at.conversation}`;
      const seen = await unlessHeld(limit, async (): Promise<ChannelSeen> => {
        try {
          // whoever is not in a conversation is told nothing of it
          await conversations(at.serviceUrl).getPagedMembers(at.conversation, 50);
          return { kind: 'there', name: await nameOf(at, team) };
        } catch (error) {
          const refusal = refusalOf(error);
          heed(limit, refusal);
          if (refusal.status === 403) return { kind: 'outside', name: null };
          if (refusal.status === 404) return { kind: 'missing' };
          const outcome = outcomeOf(error, true, log);
          return { kind: 'not_now', why: 'why' in outcome ? outcome.why : 'no readable answer' };
        }
      });
      return seen.kind === 'later' ? { kind: 'not_now', why: seen.why } : (seen as ChannelSeen);
    },
    openPersonal: async ({ tenant, serviceUrl }, user) => {
      const refused = badTarget({ tenant, conversation: user, serviceUrl }, guard);
      if (refused !== undefined) return { kind: 'never', why: refused };
      return unlessHeld(WHOLE_APP, async () => {
        try {
          const { id } = await conversations(serviceUrl).create({
            members: [{ id: user, role: 'user' }],
            tenantId: tenant,
          });
          return { conversation: id };
        } catch (error) {
          heed(WHOLE_APP, refusalOf(error));
          // Opening the same chat twice opens one, so an unsure outcome may simply be tried again.
          return outcomeOf(error, true, log);
        }
      });
    },
  };
}

/** The id in the connector's answer; an empty 202 has none. */
function idIn(answer: unknown): string | undefined {
  const id = typeof answer === 'object' && answer !== null && 'id' in answer ? answer.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/** Teams names it in either of two ways. */
const named = z.object({ aadObjectId: z.string().nullish(), objectId: z.string().nullish() });

function directoryIdIn(member: unknown): string | null {
  const read = named.safeParse(member).data;
  return read?.aadObjectId ?? read?.objectId ?? null;
}

/** The SDK's types want arrays that may be changed. */
function sendable(
  message: MessageOut,
): Omit<MessageOut, 'attachments'> & { attachments: MessageOut['attachments'][number][] } {
  return { ...message, attachments: [...message.attachments] };
}

function badTarget(to: Target, guard: Pick<GuardConfig, 'serviceHosts' | 'allowHttp'>): string | undefined {
  if (!isServiceUrl(to.serviceUrl, guard)) return 'the service address is not on the list of allowed hosts';
  return isPlainId(to.conversation) ? undefined : 'the stored conversation id is malformed';
}

/** Ids go into a path as they are: nothing that could lead to another path. */
function isPlainId(id: string): boolean {
  return /^[\w.:@;=-]+$/.test(id) && !id.includes('..');
}

/** Network failures in which nothing can have reached the connector. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
const LATER_MS = 30_000;

/** What became of a request. `repeatable`: asking again is harmless, so an unsure outcome is simply "later". */
function outcomeOf(error: unknown, repeatable: boolean, log: Log): Sent {
  const { status, retryAfterMs, code, fromHttp } = refusalOf(error);
  const later = (why: string, afterMs = LATER_MS): Sent => ({ kind: 'later', afterMs, why });
  if (!fromHttp) {
    // No request left: the address was refused, or no token could be had.
    if (error instanceof Error && error.name === 'ForeignHost')
      return { kind: 'never', why: 'the service address is not allowed' };
    log.error('no token for Teams', { cause: causeOf(error) });
    return later('no token for Teams', 60_000);
  }
  if (status === SLOWER)
    return { kind: 'later', afterMs: retryAfterMs ?? LATER_MS, why: 'Teams asked to wait', asked: true };
  if (status === 412) return later('Teams asked to wait (412)', retryAfterMs ?? LATER_MS);
  if (status === 401) {
    log.error('Teams refused our token', { status });
    return later('Teams refused our token', 300_000);
  }
  if (status >= 300 && status < 400) {
    log.error('the Teams connector redirected, which is not followed', { status });
    return { kind: 'never', why: 'the connector redirected' };
  }
  if (status >= 400 && status < 500 && status !== 408) return { kind: 'never', why: `Teams refused it (${status})` };
  if (NOT_SENT.has(code)) return later(`Teams could not be reached (${code})`);
  const why = status === 0 ? `no answer from Teams (${code})` : `Teams answered ${status}`;
  return repeatable ? later(why) : { kind: 'unknown', why };
}
