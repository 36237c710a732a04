/** A line of a bench beside its target, and what becomes of figures of several rounds. */

/** `atLeast` and `atMost` are targets; `noise` says how far the rounds lay apart, in words. */
export interface Line {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  readonly noise?: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Told {
  readonly name: string;
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

/** The median of the rounds, with the lowest and the highest as its noise. */
export function lineOf(told: Told, rounds: readonly number[]): Line {
  const sorted = rounds.toSorted((a, b) => a - b);
  const noise = rounds.length > 1 ? `${short(sorted[0] ?? 0)}–${short(sorted.at(-1) ?? 0)}` : '';
  return { ...told, figure: short(median(rounds)), noise };
}

/** One figure, as it is. */
export function oneLine(told: Told, figure: number): Line {
  return { ...told, figure: short(figure) };
}

/** The smallest that so large a share of them does not exceed; 0 of none. */
export function percentile(of: readonly number[], share: number): number {
  const sorted = of.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** 0 of none. */
export function median(of: readonly number[]): number {
  const sorted = of.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Three digits are more than a shared machine can tell. */
function short(figure: number): number {
  return figure === 0 ? 0 : Number(figure.toPrecision(3));
}
