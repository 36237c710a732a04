// The guided tour: which step is next, by what has really happened; left at any time, and gone on with later.
import { STEPS, highest, ownCase } from './tour-steps.js';

const KEY = 'amends-playground-tour';

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? { on: false, from: null };
  } catch {
    return { on: false, from: null };
  }
}

/** `changed()` is called when the tour was begun, left or a step skipped. */
export function makeTour(changed) {
  let tour = read();
  const keep = (next) => {
    tour = next;
    localStorage.setItem(KEY, JSON.stringify(tour));
    changed();
  };
  return {
    begin: (state) =>
      keep({
        on: true,
        from: highest(state),
        began: Date.parse(state.clock?.at ?? new Date()),
        skipped: [],
        seen: true,
      }),
    goOn: () => keep({ ...tour, on: true }),
    leave: () => keep({ ...tour, on: false, seen: true }),
    skip: (key) => keep({ ...tour, skipped: [...(tour.skipped ?? []), key] }),
    get isOn() {
      return tour.on;
    },
    /** Was it begun, or declined, before? */
    get isKnown() {
      return tour.seen === true;
    },
    /** Where it stands; null before it was begun. Another hotel than it was begun in has fewer cases: then it was not. */
    standing: (state) => {
      if (tour.from === null || tour.from > highest(state)) return null;
      const own = ownCase(state, tour);
      const given = { own, state, tour, id: own?.id ?? 'R-…' };
      const isDone = (step) => (tour.skipped ?? []).includes(step.key) || step.done(given) === true;
      // a step that was done out of turn counts, and one that needs the case waits for it
      const index = STEPS.findIndex((step) => !isDone(step));
      return { index, of: STEPS.length, step: STEPS[index] ?? null, given, done: STEPS.map(isDone) };
    },
  };
}
