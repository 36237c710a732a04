/**
 * What somebody authorised and the case then closed without. Once is nothing: customers say no. When it comes again and again, a
 * second person looks at the next gift, whoever is right. Pure.
 */
import type { CaseId, MemberId } from '../base/ids.ts';
import type { DecideInput, Reason } from './decision.ts';
import { isIdentified } from './ledger-index.ts';

/** One case on which something with a cost was authorised by `member` alone and not given. */
export interface NotGiven {
  readonly member: MemberId;
  readonly case: CaseId;
  readonly customer: string | null;
}

/** So many other cases within the `splitting` window; with one customer fewer, because there it is the same money once more. */
const MOST_OF_GIVER = 3;
const MOST_OF_CUSTOMER = 2;

/** Why the next gift needs somebody else; null when it does not. */
export function notGivenLately({ by, about, notGiven = [] }: DecideInput): Reason | null {
  const others = notGiven.filter((one) => one.member === by.member && one.case !== about.case);
  const all = casesOf(others);
  const ofCustomer = casesOf(others.filter(({ customer }) => isIdentified(customer) && customer === about.customer));
  if (ofCustomer >= MOST_OF_CUSTOMER) return reason(ofCustomer, MOST_OF_CUSTOMER);
  return all >= MOST_OF_GIVER ? reason(all, MOST_OF_GIVER) : null;
}

const casesOf = (many: readonly NotGiven[]): number => new Set(many.map((one) => one.case)).size;

const reason = (used: number, max: number): Reason => ({ code: 'not_given_lately', times: { used, max } });
