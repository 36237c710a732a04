/** What a request comes to on its case: given before it, given meanwhile, asked, and all of it together. Pure. */
import { money, type Currency, type Money } from '../base/money.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from './case.ts';
import { isGiven } from './fulfilment.ts';

/** In the policy's base currency. */
export interface RequestSums {
  readonly before: Money;
  readonly meanwhile: Money;
  readonly asked: Money;
  readonly together: Money;
}

/** Null while no policy is in force, and where one of the costs is not known or is of another base. */
export function requestSums(
  c: Pick<RecoveryCase, 'actions'>,
  request: ApprovalRequest,
  base: Currency | null,
): RequestSums | null {
  if (base === null) return null;
  const ofRequest = c.actions.filter(({ id }) => request.actions.includes(id));
  const given = c.actions.filter((a) => !request.actions.includes(a.id) && isGiven(a));
  const isSince = (a: RecoveryAction): boolean => a.at > request.requestedAt;
  const asked = sumOf(ofRequest, base);
  const meanwhile = sumOf(given.filter(isSince), base);
  const before = sumOf(
    given.filter((a) => !isSince(a)),
    base,
  );
  if (asked === null || meanwhile === null || before === null) return null;
  return { before, meanwhile, asked, together: money(asked.minor + meanwhile.minor + before.minor, base) };
}

function sumOf(actions: readonly RecoveryAction[], base: Currency): Money | null {
  let minor = 0n;
  for (const { cost } of actions) {
    if (cost === null || cost.currency !== base) return null;
    minor += cost.minor;
  }
  return money(minor, base);
}
