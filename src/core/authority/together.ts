/** Which other cases are counted together with a case: linked by hand, or by the policy's rule of one matter. Pure. */
import type { CaseId } from '../base/ids.ts';
import { limitContext } from './decide.ts';
import type { DecideInput } from './decision.ts';
import { isDiscretionary } from './ledger.ts';
import { entriesIn, matterOf } from './scope.ts';

/** Those on which something was given or set aside, oldest first, each once; what is owed is not counted. */
export function countedTogether(input: DecideInput): readonly CaseId[] {
  if (input.policy === null) return [];
  const ctx = limitContext(input.policy, input);
  const entries = entriesIn({ parts: matterOf(ctx), disjoint: false, counts: isDiscretionary, whole: false }, ctx);
  const others = entries
    .filter((entry) => entry.case !== input.about.case)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return [...new Set(others.map((entry) => entry.case))];
}
