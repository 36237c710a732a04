/** Answers that are worked out once: for pure functions whose answer is dear and whose questions are few. */

/** As `work`, for at most so many different questions at a time; what is asked is told apart by `nameOf`. */
export function remembered<A extends readonly unknown[], R>(
  work: (...asked: A) => R,
  nameOf: (...asked: A) => string,
  most = 500,
): (...asked: A) => R {
  const known = new Map<string, R>();
  return (...asked) => {
    const name = nameOf(...asked);
    const before = known.get(name);
    if (before !== undefined) return before;
    const made = work(...asked);
    // questions may come from outside: what is kept must not grow with them
    if (known.size >= most) known.clear();
    known.set(name, made);
    return made;
  };
}
