/** The messages of one command are noted as shown together, when all of them are through: one statement instead of one each. */
import type { Drawn, Noted } from '../../db/messages/messages.ts';

export interface Together {
  /** This one is shown. */
  shown(drawn: Drawn): Promise<Noted>;
  /** One of them is not shown now: the others need not wait for it. */
  without(): void;
}

/** A platform that answers one call slowly must not keep the others unnoted for longer. */
const MOST_WAIT_MS = 1_000;

/** `note` for `count` messages. Each of them says one of the two once. */
export function notedTogether(count: number, note: (drawn: readonly Drawn[]) => Promise<readonly Noted[]>): Together {
  const waiting: { drawn: Drawn; done: (noted: Noted) => void; failed: (error: unknown) => void }[] = [];
  let left = count;
  let late: ReturnType<typeof setTimeout> | undefined;
  const noteAll = async (): Promise<void> => {
    const all = waiting.splice(0);
    if (all.length === 0) return;
    try {
      const noted = await note(all.map(({ drawn }) => drawn));
      for (const [n, { done }] of all.entries()) done(noted[n] ?? 'lost');
    } catch (error) {
      for (const { failed } of all) failed(error);
    }
  };
  const flush = (): void => {
    clearTimeout(late);
    late = undefined;
    // never rejects: whoever waits is told
    noteAll().catch(() => undefined);
  };
  const oneLess = (): void => {
    left -= 1;
    if (left <= 0) flush();
    else if (waiting.length > 0) late ??= setTimeout(flush, MOST_WAIT_MS);
  };
  return {
    shown: (drawn) =>
      new Promise<Noted>((done, failed) => {
        waiting.push({ drawn, done, failed });
        oneLess();
      }),
    without: oneLess,
  };
}
