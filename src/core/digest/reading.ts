/** What a metric says of a period beside the periods before it: its value, what is usual, and why nothing is said. Pure. */
import type { Window } from '../base/time.ts';
import { DEFINITIONS, TOO_FEW, type MetricId } from './definitions.ts';
import type { Measured, Part } from './measured.ts';
import type { Period } from './periods.ts';
import { usualOf, type Usual } from './statistics.ts';

/** A team compares itself with its own last eight weeks, or months. */
export const BASELINE = 8;

/** As it was summed. */
export interface Taken {
  readonly measured: Measured;
  readonly parts: readonly Part[];
  /** Whose rows it was taken of: of a cohort, those of as many days earlier. */
  readonly span: Window;
  /** When the first complaint of the team came; null: none did. */
  readonly began: Date | null;
}

export interface Reading extends Measured {
  readonly id: MetricId;
  readonly period: Period;
  readonly span: Window;
  readonly parts: readonly Part[];
  /** When the first complaint of the team came; null: none did. */
  readonly began: Date | null;
  /** Of the periods before; null: fewer than four are known. */
  readonly usual: Usual | null;
  /** `not_yet`: the house is not old enough for it; null: its value may be told. */
  readonly note: 'too_few' | 'not_yet' | null;
}

/** Of counts any number says something. */
export const isTooFew = (id: MetricId, { n }: Measured): boolean => DEFINITIONS[id].unit !== 'count' && n < TOO_FEW;

/** `before`: the same metric in the periods before it, in any order. */
export function readingOf(id: MetricId, period: Period, taken: Taken, before: readonly Taken[]): Reading {
  const { measured, parts, span, began } = taken;
  return { ...measured, id, period, span, parts, began, usual: usualBefore(id, before), note: noteOf(id, taken) };
}

const noteOf = (id: MetricId, taken: Taken): Reading['note'] =>
  isTooSoon(id, taken) ? 'not_yet' : isTooFew(id, taken.measured) ? 'too_few' : null;

const isTooSoon = (id: MetricId, { began, span }: Taken): boolean =>
  DEFINITIONS[id].days > 0 && (began === null || span.until <= began);

/** Of the periods in which there was enough to say one. The time before the team began is none; a quiet one after that counts. */
export function usualBefore(id: MetricId, before: readonly Taken[]): Usual | null {
  return usualOf(before.flatMap((taken) => valueOf(id, taken)));
}

function valueOf(id: MetricId, { measured, began, span }: Taken): readonly number[] {
  if (began === null || span.until <= began || isTooFew(id, measured)) return [];
  return measured.value === null ? [] : [measured.value];
}
