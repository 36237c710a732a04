/** What a process knows of its model: which may be asked what, and how asking went. */
import type { HintSettings } from '../../core/hints/settings.ts';

/** What came of asking, for whoever watches: `cached` cost nothing. */
export const HINT_OUTCOMES = [
  'answered',
  'cached',
  'unusable',
  'declined',
  'failed',
  'over_budget',
  'changed',
] as const;
export type HintOutcome = (typeof HINT_OUTCOMES)[number];

export interface Hints {
  readonly settings: HintSettings;
  /** As the server calls it. */
  readonly model: string;
  /** There is something to ask. */
  wake(): void;
  /** Notes what to ask, beside whatever asked for it: whoever stops waits for it, nobody else does, and what fails is logged. */
  noting(work: () => Promise<void>): void;
  /** Since the start. */
  readonly outcomes: ReadonlyMap<HintOutcome, number>;
  /** The model is left alone, because it did not answer. */
  isLeftAlone(): boolean;
}

/** No more wait than these: what a flood brings beyond that keeps what the rules say. */
export const MOST_WAITING = 500;

/** The day that a use counts for. */
export const dayOfUse = (at: Date): string => at.toISOString().slice(0, 10);
