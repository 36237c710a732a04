/** By which way a complaint was told, and that it was told again. Pure data. */
import type { CaseId } from '../base/ids.ts';

/** How a complaint came: typed, from a message, told by another system, or heard where it was not told to us. */
export type ComplaintSource = 'chat' | 'message' | 'webhook' | 'survey' | 'review' | 'post' | 'agent';

/** Of what is logged: the message of a chat it is, as `matterOf` says; not given: none. One is logged once. */
export interface OfMessage {
  readonly message?: string;
}

/** What another system says beside the words. */
export interface Told {
  /** Which way it came: the name of the source in amends.yaml. */
  readonly way: string;
  /** Names under which other ways may bring the same thing. */
  readonly matters: readonly string[];
  /** Names of what it answers, looked for and not kept; not given: none. */
  readonly inReplyTo?: readonly string[];
  /** Keys of everything that identifies the customer. */
  readonly keys: readonly string[];
  /** Names of what was attached. */
  readonly files: readonly string[];
}

/** What a case holds already was told once more: the same by another way, or more of it by the customer. */
export interface CameAgain {
  readonly kind: 'came_again';
  readonly case: CaseId;
  /** As received, unmasked. */
  readonly text: string;
  readonly source: ComplaintSource;
  readonly permalink: string | null;
  readonly receivedAt: Date | null;
  /** Not given: typed by a person. */
  readonly told?: Told;
}
