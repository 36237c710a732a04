/** Tells whoever listens that something in the fake Teams has changed, and waits for a change on somebody's behalf. */

interface WaitOptions {
  /** What is awaited, for the error. */
  readonly what: string;
  /** Real milliseconds; default 60,000. */
  readonly withinMs?: number;
}

/** Resolves with the first value of `look` that is neither undefined nor false, looking after every change; rejects after the deadline. */
export type WaitFor = <T>(look: () => T | undefined | false, options: WaitOptions) => Promise<T>;

export interface Hub {
  readonly changed: () => void;
  /** The answer ends it. */
  readonly onChange: (listener: () => void) => () => void;
  readonly waitFor: WaitFor;
}

/** Real milliseconds: what a quiet machine does at once takes a loaded one its time. */
const WAIT_MS = 60_000;

export function makeHub(): Hub {
  const listeners = new Set<() => void>();
  const onChange: Hub['onChange'] = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    changed: () => listeners.forEach((listener) => listener()),
    onChange,
    waitFor: async (look, { what, withinMs = WAIT_MS }) => {
      const already = look();
      if (already !== undefined && already !== false) return already;
      return waitForChange(
        onChange,
        look,
        () => new Error(`Waited ${withinMs} ms in the fake Teams for ${what}.`),
        withinMs,
      );
    },
  };
}

async function waitForChange<T>(
  onChange: Hub['onChange'],
  look: () => T | undefined | false,
  tooLate: () => Error,
  withinMs: number,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = onChange(() => {
      try {
        const found = look();
        if (found === undefined || found === false) return;
        end();
        resolve(found);
      } catch (error) {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    const deadline = setTimeout(() => {
      stop();
      reject(tooLate());
    }, withinMs);
    const end = (): void => {
      stop();
      clearTimeout(deadline);
    };
  });
}
