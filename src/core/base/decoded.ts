/** What stands in an address with escapes, as it is meant. Pure. */

/** Undefined where an escape is cut off or is no text, which anybody can send. */
export function decoded(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}
