/** No limit of `demo/policy.yaml` was passed by anybody, reckoned anew from the ledger; each request has one end; sums are what they sum. */
import type { Facts, Spent } from '../facts.ts';
import { WORKERS } from '../company.ts';
import { severalBy, type Finding, type Judge } from './finding.ts';

/** What agents may give alone, in cents. */
const ALONE = { action: 15_000n, incident: 25_000n, customer: 40_000n, day: 60_000n };
/** What one approval may be of. */
const APPROVED = { duty_manager: 100_000n, general_manager: 1_000_000n };

const LAW = 'no limit is passed';
const euros = (minor: bigint): string => `${Number(minor) / 100} EUR`;

export const limitsHold: Judge = (_, { spent }) => {
  const counted = spent.filter(
    ({ state, basis }) => state !== 'released' && (basis === 'goodwill' || basis === 'actual_loss'),
  );
  return counted.flatMap((entry): readonly Finding[] => {
    const role = WORKERS.find(({ person }) => person.id === entry.member)?.role;
    if (role === undefined)
      return [{ law: LAW, what: `${entry.id} is on the authority of ${entry.member}, whom nobody knows` }];
    if (role === 'agent')
      return entry.approved ? [{ law: LAW, what: `${entry.id} was approved by an agent` }] : passed(entry, counted);
    if (!entry.approved || entry.minor <= APPROVED[role]) return [];
    return [{ law: LAW, what: `${entry.id}: ${entry.member} approved ${euros(entry.minor)}` }];
  });
};

/** What came before it in the order of transactions counts; what was released since only made room. */
function passed(entry: Spent, counted: readonly Spent[]): readonly Finding[] {
  const before = counted.filter(({ seq }) => seq <= entry.seq);
  const sum = (of: (one: Spent) => boolean): bigint => before.filter(of).reduce((all, { minor }) => all + minor, 0n);
  const sums = {
    action: sum(({ action }) => action === entry.action),
    incident: sum((one) => one.case === entry.case),
    customer: entry.customer === null ? 0n : sum(({ customer }) => customer === entry.customer),
    day: sum(({ member, day }) => member === entry.member && day === entry.day),
  };
  return Object.entries(ALONE)
    .filter(([scope, most]) => sums[scope as keyof typeof sums] > most)
    .map(([scope, most]) => ({
      law: LAW,
      what: `${entry.id} of ${entry.member} on ${entry.case}: ${euros(sums[scope as keyof typeof sums])} of ${euros(most)} per ${scope}`,
    }));
}

const ENDS: ReadonlySet<string> = new Set(['approved', 'declined', 'withdrawn', 'expired', 'counter_accepted']);

export const decidedOnce: Judge = (_, { decided }) =>
  severalBy(
    decided.filter(({ kind }) => ENDS.has(kind)),
    ({ request }) => request,
  ).map(([request, found]) => ({
    law: 'a request has one decision',
    what: `${request} on ${found[0]?.case}: ${found.map(({ kind, by }) => `${kind} by ${by}`).join(', ')}`,
  }));

export const sumsAreEqual: Judge = (_, { sums }: Facts) =>
  sums
    .filter(({ stands, entries }) => stands !== entries)
    .map(({ member, stands, entries }) => ({
      law: 'sums of the ledger are the entries added up',
      what: `${member}: ${euros(stands)} stand for ${euros(entries)}`,
    }));
