/** The joint between a fake platform and the page: what the page draws of it, and what the page may ask of it. */

export type OperationArgs = Readonly<Record<string, unknown>>;

export interface PlaySide {
  /** Everything the page draws of this platform, JSON-safe, for all people at once: the page picks what the viewer may see. */
  state(): unknown;
  /** Calls `listener` after every change of `state()`; the answer ends it. */
  onChange(listener: () => void): () => void;
  /** The allow-list of what the page may do, by bare name (`say`, not `teams.say`). Throws `Refusal` to tell the person why not. */
  readonly operations: Readonly<Record<string, (args: OperationArgs) => Promise<unknown>>>;
  /** A picture as this platform's client shows it; null where it shows none. Not given: the side has no pictures. */
  readonly picture?: (url: string) => Promise<PlayPicture | null>;
}

export interface PlayPicture {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** An operation that cannot be done; its message is shown to the person at the page. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
