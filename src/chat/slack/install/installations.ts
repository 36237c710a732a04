/** What the surface needs of a store of installations. */

/** A text as it was read. */
export interface Kept {
  readonly text: string;
  /** Tells it from what stood there before and will stand there later. */
  readonly mark: Uint8Array;
}

/** One text for each place, a workspace or an organisation, with tokens in it: it is kept sealed. Shared by all processes. */
export interface Installations {
  /** Over an earlier one of the same place: what waits for the place is told from now on. `of`: the organisation a workspace is served by. */
  keep(place: string, text: string, of?: { readonly partOf: string }): Promise<void>;
  /** Null where Amends is not installed. */
  read(place: string): Promise<Kept | null>;
  /** In place of what was read; false where that does not stand there any more. */
  replace(place: string, before: Kept, text: string): Promise<boolean>;
  /** `why`: uninstalled, revoked, closed by its organisation, or Slack's word for a token that is worth nothing. */
  drop(place: string, why: string): Promise<void>;
  /** Only what was read; false where that does not stand there any more. */
  dropOnly(place: string, before: Kept, why: string): Promise<boolean>;
  /** For one caller of all processes, until it is given back or so many milliseconds are over: whether this is the one. */
  readonly claim: (what: string, forMs: number) => Promise<boolean>;
  giveBack(what: string): Promise<void>;
}
