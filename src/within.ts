/** Waits for something no longer than somebody else waits for us. */

/** It took longer than there was time for. */
export class Late extends Error {
  override readonly name = 'Late';
}

/** What came of the work; throws `Late` when it takes longer than so many milliseconds. The work goes on then, and nobody hears of it. `whatNot` begins the error's message. */
export async function within<T>(ms: number, work: Promise<T>, whatNot = 'no answer'): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Late(`${whatNot} within ${Math.round(ms)} ms`)), ms);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
