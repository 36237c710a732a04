/**
 * Keys of typed lines. Teams was seen to deliver one message again under a new id, and people press return twice: the same
 * words of the same person in the same place within a minute have one key, so that whatever process gets them, they happen
 * once, and whoever meant it twice is asked.
 */
import { hashed } from './turn.ts';

/** The same words this soon are asked about. */
const SOON_MS = 60_000;
/** Keys are shared between processes by the time of Teams, in steps this long. */
const STEP_MS = 120_000;
const MOST = 5_000;

interface TypedLine {
  readonly tenant: string;
  /** Where it was said, thread included. */
  readonly conversation: string;
  readonly user: string;
  readonly line: string;
  /** The key of this delivery alone. */
  readonly delivery: string;
  /** When Teams says it was said. */
  readonly saidAt: Date;
}

export function makeTypedKeys(now: () => Date): (typed: TypedLine) => string {
  /** What was said lately, the oldest first. */
  const lately = new Map<string, { readonly key: string; readonly at: number }>();
  return ({ tenant, conversation, user, line, delivery, saidAt }) => {
    const at = now().getTime();
    const words = hashed([tenant, conversation, user, line.normalize('NFC').replaceAll(/\s+/g, ' ').toLowerCase()]);
    const before = lately.get(words);
    if (before !== undefined && at - before.at < SOON_MS) return before.key;
    // known to be another time: the words of before must not stand in its way
    const key =
      before === undefined ? `teams:${tenant}:said:${words}:${Math.floor(saidAt.getTime() / STEP_MS)}` : delivery;
    lately.delete(words);
    lately.set(words, { key, at });
    const [oldest] = lately.keys();
    if (lately.size > MOST && oldest !== undefined) lately.delete(oldest);
    return key;
  };
}
