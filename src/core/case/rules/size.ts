/** How much one case can hold: beyond it nothing is added, and everything else goes on, above all what ends it. */
import type { RecoveryCase } from '../case.ts';
import { evolve } from '../evolve.ts';
import { refuse, type Answered } from '../said.ts';
import type { CaseHolds } from '../refusal-values.ts';

/**
 * A case is read, judged, hashed and written whole with every command, so that each one more makes all that follow slower:
 * these are ten times what the longest complaint has needed, and still done within milliseconds. What was withdrawn or
 * changed counts, because it stays on record.
 */
export const MOST_ON_CASE: Readonly<Record<CaseHolds, number>> = {
  actions: 200,
  requests: 100,
  questions: 100,
  promises: 200,
  complaints: 50,
  assists: 100,
  advice: 100,
};

/** The answer, or a no where it would put more on the case than it can hold. `before` is null where it is logged. */
export function withinSize(before: RecoveryCase | null, answered: Answered): Answered {
  if (before === null || !answered.ok) return answered;
  const had = heldBy(before);
  const has = heldBy(answered.events.reduce<RecoveryCase>(evolve, before));
  const full = KINDS.find((kind) => has[kind] > had[kind] && has[kind] > MOST_ON_CASE[kind]);
  return full === undefined
    ? answered
    : refuse({ kind: 'case_is_full', case: before.id, of: full, most: MOST_ON_CASE[full] });
}

const KINDS = [
  'actions',
  'requests',
  'questions',
  'promises',
  'complaints',
  'assists',
  'advice',
] as const satisfies readonly CaseHolds[];

const heldBy = (c: RecoveryCase): Readonly<Record<CaseHolds, number>> => ({
  actions: c.actions.length,
  requests: c.requests.length,
  questions: c.requests.reduce((sum, { questions }) => sum + questions.length, 0),
  promises: c.promises.length,
  complaints: c.complaints.length,
  assists: (c.assists ?? []).length,
  advice: (c.advice ?? []).reduce((sum, { answers }) => sum + 1 + answers.length, 0),
});
