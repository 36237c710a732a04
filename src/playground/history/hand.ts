/** What somebody's hand does on a platform, whichever it is. */
import type { PlayPerson } from '../world.ts';

/** One person's hand on one platform; each thing resolves when Amends has answered it. */
export interface Hand {
  /** Types a line where nobody else reads it. */
  say(person: PlayPerson, line: string): Promise<void>;
  /** Types a line that opens a form, fills it in by the names of its fields, and sends it. */
  form(person: PlayPerson, line: string, fields: Readonly<Record<string, string>>): Promise<void>;
  /** Presses a button in a private chat whose press holds all of these words. Resolves to whether there was one. */
  press(person: PlayPerson, ...words: readonly string[]): Promise<boolean>;
  /** The highest number of a case that has a card here. */
  highest(): number;
  until<T>(look: () => T | false, what: string): Promise<T>;
}

/** A loaded machine needs longer than any person would wait. */
export const PATIENCE_MS = 60_000;

export const numberIn = (json: string): number => Number(/R-(\d+)/.exec(json)?.[1] ?? 0);
