/** Answers that are worked out once: for pure functions whose answer is dear and whose questions are few. */

/** As `work`, for at most so many different questions at a time; what is asked is told apart by `nameOf`. */
export function remembered<A extends readonly unknown[], R>(
  work: (...asked: A) => R,
  nameOf: (...asked: A) => string,
  most = 500,
): (...asked: A) => R {
  // an answer may be undefined, too
  const known = new Map<string, { readonly made: R }>();
  return (...asked) => {
    const name = nameOf(...asked);
    const before = known.get(name);
    if (before !== undefined) return before.made;
    const made = work(...asked);
    // questions may come from outside: what is kept must not grow with them
    if (known.size >= most) known.clear();
    known.set(name, { made });
    return made;
  };
}

/** As `work`, once for each object that was ever asked about, which must not be changed afterwards; it takes its answer along. */
export function rememberedOf<K extends object, R extends object>(work: (of: K) => R): (of: K) => R {
  const known = new WeakMap<K, R>();
  return (of) => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const made = work(of);
    known.set(of, made);
    return made;
  };
}
