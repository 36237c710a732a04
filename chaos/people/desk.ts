/** One person at a keyboard, whichever platform it is: types, fills in, presses, and reads what is said to them alone. */

/** How the platform was answered. */
export interface Ack {
  /** It had its 200. */
  readonly ok: boolean;
  readonly ms: number;
  /** What the answer said, as JSON; empty for nothing. */
  readonly said: string;
  /** How it came there: as it was meant to, or once, where the platform delivers nothing of the kind in that way. */
  readonly way: Way;
}

/** How a request is delivered: once, twice, or so long after it was sent that something else was sent meanwhile. */
export type Way = 'once' | 'twice' | 'late';

/** What somebody does with their hands. */
export type Gesture = 'line' | 'form' | 'button';

export interface Desk {
  /** A line, where nobody else reads it. */
  type(line: string, way: Way): Promise<Ack>;
  /** The same line by another way: in Slack as a message, which comes as an event and is sent again until it is acknowledged. */
  write(line: string, way: Way): Promise<Ack>;
  /** Opens a form by a line, fills it in and sends it; null when it did not open in time. */
  form(line: string, button: string, fields: Readonly<Record<string, string>>, way: Way): Promise<Ack | null>;
  /** Presses what holds all of these words, in private messages from the newest on; null when there is nothing like that. */
  press(words: readonly string[], way: Way): Promise<Ack | null>;
  /** Everything Amends said to this person alone, oldest first. */
  heard(): readonly string[];
}

/** How long somebody waits for a form before they give up. */
export const FORM_MS = 6_000;
