/** The storm as it stands for one decision, after what the earlier actions of a plan take from it. Pure. */
import type { DecideInput } from './decision.ts';
import type { Exchange } from './exchange.ts';
import type { LedgerIndex } from './ledger-index.ts';
import { aboveOf, isOn, leftOfStorm, type StormHere, type StormInForce } from './storm.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';

/** Null where the storm changes nothing: over, used up, of another team, for another role, or switched on by this very person. */
export function stormFor(
  policy: AuthorityPolicy,
  input: Pick<DecideInput, 'storm' | 'at' | 'by'>,
  index: LedgerIndex,
  exchange: Exchange,
): StormHere | null {
  const rule = policy.storm;
  const storm = input.storm ?? null;
  if (rule === null || storm === null || !isOn(storm, input.at)) return null;
  const { by } = input;
  if (storm.team !== by.team || storm.by === by.member || !rule.roles.includes(by.role)) return null;
  const left = leftOfStorm(rule, storm, exchange);
  if (left === null) return null;
  const open = left - sinceThen(storm, index, exchange);
  return open > 0n ? { id: storm.id, until: storm.until, rule, left: open } : null;
}

/** What the earlier actions of a plan take from the storm. */
const sinceThen = (storm: StormInForce, index: LedgerIndex, exchange: Exchange): bigint =>
  aboveOf(
    storm,
    index.later.filter((entry) => entry.state !== 'released'),
    exchange,
  );
