/** Plays the invented weeks on the fakes, with the clock in hand, so that everything in them went through the real doors. */
import { DateTime } from 'luxon';
import type { PlayClock } from '../clock.ts';
import type { Hands } from './hands.ts';
import type { Act, GoingOn, Story } from './stories.ts';
import { GOING_ON, WEEKS } from './weeks.ts';

export interface Stage {
  readonly hands: Hands;
  readonly clock: PlayClock;
  readonly zone: string;
  /** Resolves when the app has nothing in hand. */
  readonly settled: () => Promise<void>;
  /** When something is due next; null when nothing is. */
  readonly nextDue: () => Promise<Date | null>;
  /** Has everything done that came due since `from`. */
  readonly moved: (from: Date) => Promise<void>;
  /** Told after each thing done, with how many of how many. */
  readonly progress: (done: number, of: number) => void;
  /** Ends early when it says so. */
  readonly isOver: () => boolean;
}

/** The stories that are told, and what is still going on. */
export interface Told {
  readonly weeks: readonly Story[];
  readonly goingOn: readonly GoingOn[];
}

const ALL: Told = { weeks: WEEKS, goingOn: GOING_ON };

type Deed =
  | { readonly at: Date; readonly story: number; readonly log: Pick<Story, 'by' | 'text' | 'customer'> }
  | { readonly at: Date; readonly story: number; readonly act: Act };

/** Writes everything up to `until`, and leaves the clock there. */
export async function writeHistory(stage: Stage, until: Date, told: Told = ALL): Promise<void> {
  const deeds = deedsUntil(until, stage.zone, told);
  const ids = new Map<number, string>();
  let done = 0;
  for (const deed of deeds) {
    if (stage.isOver()) return;
    await goTo(stage, deed.at);
    if ('log' in deed) ids.set(deed.story, await stage.hands.log(deed.log));
    else await perform(stage.hands, deed.act, ids.get(deed.story) ?? '');
    done += 1;
    stage.progress(done, deeds.length);
  }
  await goTo(stage, until);
  await stage.settled();
}

/** Moves on, with a stop at everything that is due on the way, so that it happens when it should. */
async function goTo({ clock, settled, moved, nextDue }: Stage, at: Date): Promise<void> {
  for (;;) {
    const from = clock.now();
    if (at <= from) return;
    await settled();
    const due = await nextDue();
    const stop = due !== null && due > from && due < at ? due : at;
    clock.set(stop);
    await moved(from);
  }
}

async function perform(hands: Hands, act: Act, id: string): Promise<void> {
  if ('thanks' in act) await hands.thank(id);
  else if ('says' in act) await hands.say(act.by, act.says.replace(/\bR\b/, id));
  else await hands.resolve(act.by, id, act.resolves);
}

/** Everything that is done, in the order of time; what would lie ahead is left out. */
function deedsUntil(until: Date, zone: string, { weeks, goingOn }: Told): readonly Deed[] {
  const monday = DateTime.fromJSDate(until, { zone }).startOf('week');
  const before = weeks.map((story) => {
    const [hour = 0, minute = 0] = story.at.split(':').map(Number);
    const start = monday
      .minus({ weeks: story.week })
      .plus({ days: story.day - 1 })
      .set({ hour, minute });
    return { story, start };
  });
  const now = goingOn.map((story) => ({
    story,
    start: DateTime.fromJSDate(until).minus({ minutes: story.before }),
  }));
  const deeds = [...before, ...now].flatMap(({ story, start }, index): Deed[] => {
    let at = start;
    const acts = story.acts.map((act): Deed => {
      at = at.plus({ minutes: act.after });
      return { at: at.toJSDate(), story: index, act };
    });
    return [{ at: start.toJSDate(), story: index, log: story }, ...acts];
  });
  return deeds.filter(({ at }) => at < until).toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** Where the clock begins: before the first deed. */
export function beginningOf(until: Date, zone: string, told: Told = ALL): Date {
  const first = deedsUntil(until, zone, told)[0]?.at ?? until;
  return new Date(first.getTime() - 3_600_000);
}
