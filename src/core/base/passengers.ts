/** Passengers of a case, for what is owed to each: how they are named, and when two names are one. Pure. */
import { normalCustomer } from './customer-form.ts';
import { cleanText, oneLine } from './text.ts';

/** Longest name taken, in code points: a name that is cut may be somebody else's, and no list to choose from holds more. */
export const LONGEST_NAME = 75;
/** Most passengers one case names, and the most letters of all of them together: what the form holds. */
export const MOST_PASSENGERS = 60;
export const LONGEST_NAMES = 1000;

/** The name as it is kept and shown; null when nothing is there. How long it is, whoever reads it judges. */
export function passengerFrom(typed: string | null | undefined): string | null {
  const name = oneLine(cleanText(typed ?? '')).trim();
  return name === '' ? null : name;
}

export const isTooLong = (name: string | null): boolean => name !== null && [...name].length > LONGEST_NAME;

/** However it is spelt: letter case and spaces make nobody somebody else. */
export const isSamePassenger = (a: string, b: string): boolean => normalCustomer(a) === normalCustomer(b);

/** Names apart by commas, semicolons or lines, each once, in the order in which they are written. */
export function passengersFrom(typed: string | null | undefined): readonly string[] {
  const names: string[] = [];
  for (const part of (typed ?? '').split(/[,;\n]/)) {
    const name = passengerFrom(part);
    if (name !== null && !names.some((other) => isSamePassenger(name, other))) names.push(name);
  }
  return names;
}

/** What a case keeps them under among its facts; no fact of a policy has a hyphen in its name. */
export const PASSENGERS = 'passenger-names';

export const writePassengers = (names: readonly string[]): string => names.join(', ');

/** Those a case names; none where it names none. */
export function passengersOf(facts: { get(name: string): unknown }): readonly string[] {
  const named = facts.get(PASSENGERS);
  return typeof named === 'string' ? passengersFrom(named) : [];
}
