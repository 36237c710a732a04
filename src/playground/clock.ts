/** The playground's clock: runs like any other, from a moment that can be moved on. Fakes and app read the same one. */
import { z } from 'zod';
import { Refusal } from './play-side.ts';
import type { PlaySide } from './play-side.ts';

export interface PlayClock {
  readonly now: () => Date;
  /** How far it is ahead of the machine's; negative while the past is told. */
  readonly aheadMs: () => number;
  /** Goes on from that moment. */
  readonly set: (at: Date) => void;
}

export function makeClock(machine: () => Date, aheadMs = 0): PlayClock {
  let ahead = aheadMs;
  return {
    now: () => new Date(machine().getTime() + ahead),
    aheadMs: () => ahead,
    set: (at) => {
      ahead = at.getTime() - machine().getTime();
    },
  };
}

export interface ClockParts {
  readonly clock: PlayClock;
  /** Resolves when the app has nothing in hand: what is under way is not torn out of its hour. */
  readonly settled: () => Promise<void>;
  /** Has everything done that came due since `from`. */
  readonly moved: (from: Date) => Promise<void>;
}

/** Where moving ends: half a year shows whatever there is to see. */
const FURTHEST_MS = 190 * 86_400_000;

export function clockSide(parts: ClockParts): PlaySide {
  const { clock } = parts;
  const listeners = new Set<() => void>();
  const now = { moving: false };
  const changed = (): void => listeners.forEach((listener) => listener());
  const goTo = async (at: Date): Promise<void> => {
    const from = clock.now();
    if (at.getTime() - from.getTime() > FURTHEST_MS) throw new Refusal('That is further than half a year.');
    if (at <= from) throw new Refusal('The clock only goes forward.');
    if (now.moving) throw new Refusal('The clock is being moved already.');
    now.moving = true;
    changed();
    try {
      await parts.settled();
      clock.set(at);
      await parts.moved(from);
    } finally {
      now.moving = false;
      changed();
    }
  };
  return {
    state: () => ({
      at: clock.now().toISOString(),
      aheadMs: clock.aheadMs(),
      moving: now.moving,
    }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    operations: {
      forward: operation(z.object({ minutes: z.int().positive() }), ({ minutes }) =>
        goTo(new Date(clock.now().getTime() + minutes * 60_000)),
      ),
      goTo: operation(z.object({ at: z.iso.datetime() }), ({ at }) => goTo(new Date(at))),
    },
  };
}

function operation<T>(shape: z.ZodType<T>, run: (args: T) => Promise<void>): PlaySide['operations'][string] {
  return async (args) => {
    const read = shape.safeParse(args);
    if (!read.success) throw new Refusal(z.prettifyError(read.error));
    await run(read.data);
  };
}
