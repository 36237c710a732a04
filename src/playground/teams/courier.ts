/** Carries activities from the fake Teams to the app: signed, logged, and spoilt on request. */
import type { WireLog } from '../wire-log.ts';
import { asObject, asText, type Json } from './answer.ts';
import type { Issuer, TokenKnobs } from './issuer.ts';

/** What may be odd about one delivery. */
export interface Delivery {
  /** Spoils the token; `none` sends without one. */
  readonly token?: TokenKnobs | 'none';
  /** Another tenant, in both places an activity names it. */
  readonly tenant?: string;
  /** Another service URL; the token's claim follows it. */
  readonly serviceUrl?: string;
  readonly channelId?: string;
  /** A guest or anonymous person: no directory id. */
  readonly withoutDirectoryId?: boolean;
  /** Sends the activity once more after the answer: as it was, or with a new id, as Teams was seen to do. */
  readonly again?: 'same id' | 'new id';
  /** The activity says it happened so many milliseconds ago. */
  readonly lateByMs?: number;
  /** Any other change, last of all. */
  readonly change?: (activity: Json) => unknown;
}

export interface Delivered {
  /** 0 when no answer came. */
  readonly status: number;
  readonly body: string;
  readonly activity: unknown;
  /** What the repeat got, when there was one. */
  readonly again?: Delivered;
}

/**
 * How long Teams waits, in real milliseconds. Sources: Learn "bot basics" (turn), microsoft/AdaptiveCards#3701 (invoke),
 * Learn "Respond to the dialog submit action" (message extensions).
 */
export interface Patience {
  /** After this a message is sent a second time. */
  readonly turnMs: number;
  /** After this an invoke is sent again, once, and then counts as failed. */
  readonly invokeMs: number;
  /** After this the invoke of a message extension is sent again, twice, and then counts as failed. */
  readonly extensionMs: number;
}
export const TEAMS_PATIENCE: Patience = { turnMs: 15_000, invokeMs: 10_000, extensionMs: 5_000 };

export interface Courier {
  /** Where the app listens, e.g. `http://127.0.0.1:3000/api/messages`; null while there is none. */
  readonly setApp: (url: string | null) => void;
  readonly deliver: (activity: Json, delivery?: Delivery) => Promise<Delivered>;
}

export interface CourierParts {
  readonly issuer: Issuer;
  readonly wire: WireLog;
  readonly patience: Patience;
  readonly newInvokeId: () => string;
  readonly newMessageId: () => string;
}

export function makeCourier(parts: CourierParts): Courier {
  let app: string | null = null;

  const post = async (activity: unknown, delivery: Delivery, note?: string): Promise<Delivered> => {
    if (app === null) throw new Error('The fake Teams knows no app yet; call connect() first.');
    const headers = { 'content-type': 'application/json; charset=utf-8', ...(await bearer(parts, activity, delivery)) };
    const open = parts.wire.open({
      platform: 'teams',
      direction: 'to_app',
      what: nameOf(activity),
      body: activity,
      headers,
      ...(note === undefined ? {} : { note }),
    });
    const waitMs = parts.patience[kindOf(activity)];
    try {
      const answer = await fetch(app, {
        method: 'POST',
        headers,
        body: JSON.stringify(activity),
        redirect: 'error',
        signal: AbortSignal.timeout(waitMs),
      });
      const body = await answer.text();
      open.close(answer.status, note, body);
      return { status: answer.status, body, activity };
    } catch (error) {
      const timedOut = error instanceof Error && error.name === 'TimeoutError';
      open.close(0, timedOut ? `no answer within ${waitMs / 1000} s` : 'no connection');
      return { status: 0, body: timedOut ? 'timeout' : 'no connection', activity };
    }
  };

  const withPatience = async (
    activity: unknown,
    delivery: Delivery,
    note?: string,
    repeats: number = REPEATS[kindOf(activity)],
  ): Promise<Delivered> => {
    const first = await post(activity, delivery, note);
    if (first.body !== 'timeout' || first.status !== 0 || repeats === 0) return first;
    const again = await withPatience(activity, delivery, 'sent again: no answer in time', repeats - 1);
    // whoever waits for a card or a dialog gets the answer that comes in time
    return kindOf(activity) === 'turnMs' ? { ...first, again } : again;
  };

  return {
    setApp: (url) => {
      app = url;
    },
    deliver: async (activity, delivery = {}) => {
      const spoilt = spoil(activity, delivery);
      const first = await withPatience(spoilt, delivery, noteOf(delivery));
      if (delivery.again === undefined) return first;
      const id = activity['type'] === 'invoke' ? parts.newInvokeId() : parts.newMessageId();
      const repeat = delivery.again === 'same id' ? spoilt : { ...asObject(spoilt), id };
      return { ...first, again: await post(repeat, delivery, `sent again with the ${delivery.again}`) };
    },
  };
}

/** How often what was not answered in time is sent once more. Of cards: microsoft/botbuilder-dotnet#5005, vercel/chat#731. */
const REPEATS: Readonly<Record<keyof Patience, number>> = { turnMs: 1, invokeMs: 1, extensionMs: 2 };

function kindOf(activity: unknown): keyof Patience {
  const { type, name } = asObject(activity) ?? {};
  if (type !== 'invoke') return 'turnMs';
  return asText(name)?.startsWith('composeExtension/') === true ? 'extensionMs' : 'invokeMs';
}

async function bearer(
  { issuer }: CourierParts,
  activity: unknown,
  { token, serviceUrl }: Delivery,
): Promise<Readonly<Record<string, string>>> {
  if (token === 'none') return {};
  const claim = serviceUrl ?? asText(asObject(activity)?.['serviceUrl']) ?? '';
  return { authorization: `Bearer ${await issuer.tokenForApp(claim, token)}` };
}

function spoil(activity: Json, delivery: Delivery): unknown {
  const { tenant, serviceUrl, channelId, lateByMs } = delivery;
  const changed: Json = {
    ...activity,
    ...(tenant === undefined ? {} : inTenant(activity, tenant)),
    ...(serviceUrl === undefined ? {} : { serviceUrl }),
    ...(channelId === undefined ? {} : { channelId }),
    ...(delivery.withoutDirectoryId === true ? { from: withoutDirectoryId(activity) } : {}),
    ...(lateByMs === undefined ? {} : { timestamp: earlier(activity, lateByMs) }),
  };
  return delivery.change === undefined ? changed : delivery.change(changed);
}

function inTenant(activity: Json, tenant: string): Json {
  return {
    channelData: { ...asObject(activity['channelData']), tenant: { id: tenant } },
    conversation: { ...asObject(activity['conversation']), tenantId: tenant },
  };
}

function withoutDirectoryId(activity: Json): Json {
  return Object.fromEntries(Object.entries(asObject(activity['from']) ?? {}).filter(([key]) => key !== 'aadObjectId'));
}

function earlier(activity: Json, byMs: number): string {
  return new Date(Date.parse(String(activity['timestamp'])) - byMs).toISOString();
}

/** In the platform's words: `message`, `invoke task/submit`, `installationUpdate add`. */
function nameOf(activity: unknown): string {
  const { type, name, action } = asObject(activity) ?? {};
  return [type, name, action].filter((part) => typeof part === 'string').join(' ');
}

function noteOf(delivery: Delivery): string | undefined {
  const odd = [
    delivery.token === 'none' ? 'no token' : delivery.token === undefined ? null : 'spoilt token',
    delivery.tenant === undefined ? null : 'foreign tenant',
    delivery.serviceUrl === undefined ? null : 'foreign host',
    delivery.channelId === undefined ? null : 'foreign channel',
    delivery.withoutDirectoryId === true ? 'no directory id' : null,
    delivery.lateByMs === undefined ? null : 'late',
  ].filter((each) => each !== null);
  return odd.length === 0 ? undefined : odd.join(', ');
}
