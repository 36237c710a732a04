/** What was given or asked on the matter already: it is not offered again. Pure. */
import { limitContext } from '../authority/decide.ts';
import { costInBase } from '../authority/exchange.ts';
import { entriesIn, matterOf, settlingIn } from '../authority/scope.ts';
import { isDiscretionary } from '../authority/ledger.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';
import type { Member } from '../base/members.ts';
import type { RecoveryCase } from '../case/case.ts';
import { questionFor, type Circumstances } from '../case/circumstances.ts';
import { isLive } from '../case/said.ts';

/** Names of remedies that stand, wait or were given: on this case, and with a cost on any other of the matter. */
export function givenBefore(
  c: RecoveryCase,
  by: Member,
  ctx: Circumstances,
  policy: AuthorityPolicy,
): ReadonlySet<string> {
  const here = c.actions.filter((a) => isLive(a) || a.status === 'done').map(({ kind }) => kind);
  const limits = limitContext(policy, questionFor(c, by, ctx));
  const elsewhere = entriesIn(
    { parts: matterOf(limits, true), disjoint: false, counts: isDiscretionary, whole: false },
    limits,
  );
  return new Set([...here, ...elsewhere.map(({ kind }) => kind)]);
}

/** What the customer got in money on the matter, owed or not, in minor units of the base; null where no rate says it. */
export function moneyGiven(c: RecoveryCase, by: Member, ctx: Circumstances, policy: AuthorityPolicy): bigint | null {
  const limits = limitContext(policy, questionFor(c, by, ctx));
  const parts = matterOf(limits, true);
  const isMoney = ({ kind }: { readonly kind: string }): boolean => policy.actions.get(kind)?.class === 'money';
  const chosen = entriesIn(
    { parts, disjoint: false, counts: (one) => isDiscretionary(one) && isMoney(one), whole: false },
    limits,
  );
  let sum = 0n;
  for (const { cost, original, settles } of [...chosen, ...settlingIn(limits, parts)]) {
    const minor = costInBase(settles === null ? cost : (original ?? cost), limits.exchange);
    if (minor === undefined) return null;
    sum += minor;
  }
  return sum;
}
