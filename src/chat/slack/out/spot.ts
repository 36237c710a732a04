/** A spot: where in Slack a message stands, and the token that may speak there. */
import type { Place } from '../../../app/messages/chat-port.ts';

export interface Spot {
  readonly team: string;
  readonly channel: string;
  /** The thread's first message; null outside threads. */
  readonly thread: string | null;
  readonly token: string;
}

/** `thread` is kept so that replies to a reply stay in the same thread. */
export function placeOf(spot: Spot, channel: string, ts: string): Place {
  return { team: spot.team, channel, ts, ...(spot.thread === null ? {} : { thread: spot.thread }) };
}
