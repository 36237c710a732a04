/** Which faults come when: drawn from the seed alone, so that a run can be told again. Pure. */
import { FAULTS, FAULT_KINDS, type FaultKind, type Part } from './faults.ts';
import type { Chance } from './random.ts';

export interface PlannedFault {
  readonly kind: FaultKind;
  /** Milliseconds since the run began. */
  readonly at: number;
  readonly lastsMs: number;
  /** A number of its own for whatever else is to be chosen: which process, how many calls, how far. */
  readonly roll: number;
}

/** Nothing breaks before people are at work, nor so late that nothing would be seen of it. */
const QUIET_MS = { before: 3_000, after: 4_000 };
/** From one fault to the next, all parts together. */
const BETWEEN_MS: readonly [number, number] = [600, 2_600];
/** What repairs itself, like a restart, is given so long before the same part breaks again. */
const REST_MS: Readonly<Record<Part, number>> = {
  app: 3_000,
  database: 6_000,
  slack: 1_500,
  teams: 1_500,
  model: 1_000,
  clock: 4_000,
};

export function planOf(chance: Chance, seconds: number): readonly PlannedFault[] {
  const endMs = seconds * 1_000 - QUIET_MS.after;
  const freeAt = new Map<Part, number>();
  const plan: PlannedFault[] = [];
  const due = chance.apart('order');
  const first = shuffled(
    due,
    FAULT_KINDS.filter((kind) => FAULTS[kind].always === true),
  );
  let at = QUIET_MS.before;
  while (at < endMs) {
    const isFree = (kind: FaultKind): boolean => (freeAt.get(FAULTS[kind].part) ?? 0) <= at;
    const kind = first.find(isFree) ?? weighed(chance, FAULT_KINDS.filter(isFree));
    if (kind !== undefined) {
      if (first.includes(kind)) first.splice(first.indexOf(kind), 1);
      const { part, lastsMs } = FAULTS[kind];
      const lasts = Math.min(chance.between(...lastsMs), endMs - at);
      plan.push({ kind, at, lastsMs: lasts, roll: chance.between(0, 999_999) });
      freeAt.set(part, at + lasts + REST_MS[part]);
    }
    at += chance.between(...BETWEEN_MS);
  }
  return plan;
}

function weighed(chance: Chance, kinds: readonly FaultKind[]): FaultKind | undefined {
  let left = chance.next() * kinds.reduce((sum, kind) => sum + FAULTS[kind].weight, 0);
  for (const kind of kinds) {
    left -= FAULTS[kind].weight;
    if (left <= 0) return kind;
  }
  return kinds.at(-1);
}

function shuffled<T>(chance: Chance, of: readonly T[]): T[] {
  return of
    .map((one) => ({ one, by: chance.next() }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ one }) => one);
}
