/** What a start does not need is made when it is first asked for, and once: a table of words, weights as bytes. Pure, as what is made depends on nothing else. */
export function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
