/** Looks for values under which some conditions hold and others do not. Pure. */
import { evaluate, type Expression } from '../expression.ts';
import type { Facts, FactType, FactValue } from '../facts.ts';
import { knownFrom, termsIn } from './terms.ts';

export interface Sought {
  readonly met: readonly Expression[];
  readonly notMet: readonly Expression[];
}

/** What is tried: the types of the facts, and for each term its values. */
export interface Tried {
  readonly types: ReadonlyMap<string, FactType>;
  readonly values: ReadonlyMap<string, readonly FactValue[]>;
}

/** How many conditions may still be looked at; below zero, not everything was. */
export interface Effort {
  left: number;
}

/**
 * Every combination of the values that is as sought, without the terms that make no difference to it. A term is only
 * tried where something depends on it. What cannot be told whatever is known, like two currencies, is not as sought.
 */
export function* combinations(
  sought: Sought,
  tried: Tried,
  effort: Effort,
  known: Map<string, FactValue> = new Map(),
): Generator<Facts, void> {
  effort.left -= sought.met.length + sought.notMet.length;
  if (effort.left < 0) return;
  const next = openTerm(sought, tried, known);
  if (next === 'none') return;
  if (next === 'settled') {
    yield new Map(known);
    return;
  }
  for (const value of tried.values.get(next.key) ?? []) {
    known.set(next.key, value);
    yield* combinations(sought, tried, effort, known);
  }
  known.delete(next.key);
}

/** A term that has to be known before it can be told; or that it is so, or can never be with what is known. */
function openTerm(
  { met, notMet }: Sought,
  { types }: Tried,
  terms: Facts,
): 'settled' | 'none' | { readonly key: string } {
  const known = knownFrom(terms);
  let open: Expression | undefined;
  for (const condition of met) {
    const { kind } = evaluate(condition, known);
    if (kind === 'not_met') return 'none';
    if (kind === 'unknown') open ??= condition;
  }
  for (const condition of notMet) {
    const { kind } = evaluate(condition, known);
    if (kind === 'met') return 'none';
    if (kind === 'unknown') open ??= condition;
  }
  if (open === undefined) return 'settled';
  return nextIn(open, types, terms) ?? 'none';
}

/** The fact that keeps it from being told, where it can be named; else the first term that is not known. */
function nextIn(condition: Expression, types: Tried['types'], terms: Facts): { readonly key: string } | undefined {
  const verdict = evaluate(condition, knownFrom(terms));
  const missing = termsIn(condition, types).filter(({ key }) => !terms.has(key));
  return missing.find(({ key }) => verdict.kind === 'unknown' && key === verdict.fact) ?? missing[0];
}
