/** A message that was written where others are, to nobody of ours, as a chat surface hands it on. Pure types. */
import type { Channel } from '../../core/base/members.ts';
import type { Place } from '../messages/chat-port.ts';

/** What a platform told of a message that was written where others are, to nobody of ours. */
export interface Overheard {
  readonly channel: Channel;
  /** The platform's id of the message. */
  readonly message: string;
  /** The platform's id of the first message of its thread; null where it is that itself. */
  readonly thread: string | null;
  readonly what: 'said' | 'edited' | 'deleted';
  readonly words: string;
  readonly by: string | null;
  readonly writtenAt: Date | null;
  /** Asked for only where it is kept. */
  readonly link: () => Promise<string | null>;
  /** Where an answer in its thread goes. */
  readonly under: Place;
  readonly at: Date;
}
