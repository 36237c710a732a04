/**
 * Keys of typed lines. Teams was seen to deliver one message again under a new id, Slack tells people that a command failed
 * when its answer was late, and people press return twice: the same words of the same person in the same place within a
 * minute have one key, so that whatever process gets them, they happen once, and whoever meant it twice is asked.
 */
import type { Platform } from '../../core/base/members.ts';
import { hashed } from './hashed.ts';

/** The same words this soon are asked about. */
const SOON_MS = 60_000;
/** Keys are shared between processes by the time of the platform, in steps this long. */
const STEP_MS = 120_000;
const MOST = 5_000;

export interface TypedLine {
  readonly platform: Platform;
  /** Slack team id or Teams tenant id. */
  readonly place: string;
  /** Where it was said, thread included. */
  readonly conversation: string;
  readonly user: string;
  readonly line: string;
  /** The key of this delivery alone. */
  readonly delivery: string;
  /**
   * When the platform says it was said. Null where the platform sends a delivery again, much later if need be, until it is
   * acknowledged: then its own key says for good that it came before, and only this process knows of words said again.
   */
  readonly saidAt: Date | null;
}

export interface TypedKey {
  readonly key: string;
  /** It was said a moment ago, and came in another delivery then; as far as this process knows. */
  readonly isAgain: boolean;
}

export function makeTypedKeys(now: () => Date): (typed: TypedLine) => TypedKey {
  /** What was said lately, the oldest first. */
  const lately = new Map<string, { readonly key: string; readonly at: number; readonly delivery: string }>();
  return ({ platform, place, conversation, user, line, delivery, saidAt }) => {
    const at = now().getTime();
    const words = hashed([place, conversation, user, line.normalize('NFC').replaceAll(/\s+/g, ' ').toLowerCase()]);
    const before = lately.get(words);
    // the same delivery is the same, however late it comes once more
    if (before !== undefined && (before.delivery === delivery || Math.abs(at - before.at) < SOON_MS))
      return { key: before.key, isAgain: before.delivery !== delivery };
    // known to be another time: the words of before must not stand in its way
    const key =
      before === undefined && saidAt !== null
        ? `${platform}:${place}:said:${words}:${Math.floor(saidAt.getTime() / STEP_MS)}`
        : delivery;
    lately.delete(words);
    lately.set(words, { key, at, delivery });
    const [oldest] = lately.keys();
    if (lately.size > MOST && oldest !== undefined) lately.delete(oldest);
    return { key, isAgain: false };
  };
}
