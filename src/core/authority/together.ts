/** What belongs to one matter with a case, linked by hand or by the policy's rule: which cases, and what was given on all of them. Pure. */
import type { CaseId } from '../base/ids.ts';
import { money, type Money } from '../base/money.ts';
import { limitContext } from './decide.ts';
import type { DecideInput } from './decision.ts';
import { isDiscretionary } from './ledger.ts';
import { matterOf, entriesIn, sumOf, type LimitContext, type Selection } from './scope.ts';

/** Those on which something was given, oldest first, each once; what is owed is not counted. */
export function countedTogether(input: DecideInput): readonly CaseId[] {
  if (input.policy === null) return [];
  const ctx = limitContext(input.policy, input);
  const others = entriesIn(ofMatter(ctx, false), ctx)
    .filter((entry) => entry.case !== input.about.case)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
  return [...new Set(others.map((entry) => entry.case))];
}

/**
 * What was chosen to be given on the whole matter, by whomever, in the policy's base currency: what an approver's limit is
 * compared with. What a person linked by hand belongs to it whatever `splitting` says. Null while no policy is in force, and
 * when an old entry's currency has no current rate.
 */
export function givenOnMatter(input: DecideInput): Money | null {
  if (input.policy === null) return null;
  const ctx = limitContext(input.policy, input);
  const minor = sumOf(entriesIn(ofMatter(ctx, true), ctx), ctx.exchange);
  return minor === undefined ? null : money(minor, input.policy.base);
}

const ofMatter = (ctx: LimitContext, alwaysLinked: boolean): Selection => ({
  parts: matterOf(ctx, alwaysLinked),
  disjoint: false,
  counts: isDiscretionary,
  whole: false,
});
