/** Facts of cases brought up to date before anybody sums them, with working time as the policy of that time reckons it. */
import { clockOf } from '../../core/case/rules/request-clock.ts';
import type { Worked } from '../../core/digest/facts.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import { readPolicy } from '../../core/policy/reader/read-policy.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { readPolicyVersions } from '../../db/case/records.ts';
import type { Database } from '../../db/engine/client.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { bringFacts, rebuildFacts, type FactsKept } from '../../db/facts/keep-facts.ts';
import type { Shell } from '../shell.ts';

export type OfFacts = Pick<Shell, 'workspace' | 'directory'> & {
  readonly db: Pick<Database, 'answersWithinMs' | 'connections' | 'read' | 'forSums'>;
};

/** As far as everything committed by now; costs one small statement where nothing changed. */
export const factsNow = (of: OfFacts): Promise<number> => bringFacts(keptOf(of));

/** The same, and where to sum them. */
export async function factsToSum(of: OfFacts): Promise<Queryable> {
  await factsNow(of);
  return await of.db.forSums();
}

/** All anew; resolves to how many cases there are. */
export const factsAnew = (of: OfFacts): Promise<number> => rebuildFacts(keptOf(of));

const keptOf = (of: OfFacts): FactsKept => ({
  db: of.db,
  workspace: of.workspace,
  worked: () => workedBy(of),
});

/** By the policy that was in force when it was asked; where none was, the wall clock. */
async function workedBy({ db, workspace, directory }: OfFacts): Promise<Worked> {
  const records = await readPolicyVersions(db, workspace);
  let policies: readonly AuthorityPolicy[] | undefined;
  const { teams } = await directory.now(db.read);
  return (c, from, until) => {
    // reading a policy takes longer than deriving a case, and few batches have a decision in them
    policies ??= records.flatMap(({ text, policy }) => {
      const read = readPolicy(text, policy);
      return read.ok ? [read.policy] : [];
    });
    return clockOf(c, policyInForce(policies, from), teams).between(from, until);
  };
}
