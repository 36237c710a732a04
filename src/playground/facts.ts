/** What is true in the app, beside what the fakes show of it: what will be due, and what became of the latest cases. For the page's guide. */
import type { PlaySide } from './play-side.ts';

/** Something that will be due; the page has words for each `what`. */
export interface Due {
  readonly at: Date;
  readonly what: string;
  /** The case it is about; null where it is about a team. */
  readonly case: string | null;
}

export interface Facts {
  /** The first first. */
  readonly due: readonly Due[];
  /** The newest first, JSON-safe. */
  readonly cases: readonly object[];
}

export interface FactsSide extends PlaySide {
  /** Something has happened: looks anew, soon. */
  readonly look: () => void;
  /** Looks anew now. */
  readonly lookNow: () => Promise<void>;
}

const LOOK_AFTER_MS = 120;

export function factsSide(read: () => Promise<Facts>): FactsSide {
  const listeners = new Set<() => void>();
  const now: { json: string; timer: NodeJS.Timeout | null } = { json: '{"due":[],"cases":[]}', timer: null };
  const lookNow = async (): Promise<void> => {
    const json = JSON.stringify(await read());
    if (json === now.json) return;
    now.json = json;
    for (const listener of listeners) listener();
  };
  return {
    state: () => JSON.parse(now.json) as unknown,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    operations: {},
    lookNow,
    look: () => {
      now.timer ??= setTimeout(() => {
        now.timer = null;
        // the next thing that happens looks again
        lookNow().catch(() => undefined);
      }, LOOK_AFTER_MS).unref();
    },
  };
}
