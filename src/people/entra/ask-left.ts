/** Whoever is kept and in no group any more that is read: out of a group alone, or with an account that was closed, which only they themselves tell. */
import { z } from 'zod';
import type { Account, KeptAccount } from '../../core/people/account.ts';
import { HIDDEN, type Graph } from './graph.ts';

/** So many are asked about in a reading, twenty in a request; the others are in no group until it is their turn. */
const MOST_LEFT = 200;
/** Whose account was closed is kept for good, and may be opened again outside of all groups. */
const MOST_CLOSED = 20;

export interface LeftNeeds {
  readonly graph: Graph;
  /** Who is kept beside those who are told of: see `accountsBeside`. */
  readonly beside: (asked: {
    readonly told: readonly string[];
    readonly closedFrom: string;
    readonly mostClosed: number;
  }) => Promise<readonly KeptAccount[]>;
}

const user = z.object({ accountEnabled: z.boolean().nullish() });

/** What is to be told of them besides; nothing of whoever only left a group, and of whoever is closed as before. */
export function makeAskLeft({
  graph,
  beside,
}: LeftNeeds): (told: readonly string[], over: AbortSignal) => Promise<readonly Account[]> {
  let leftFrom = '';
  let closedFrom = '';
  return async (told, over) => {
    const kept = await beside({ told, closedFrom, mostClosed: MOST_CLOSED });
    const closed = kept.filter(({ active }) => !active);
    const left = inTurn(
      kept.filter(({ active }) => active),
      leftFrom,
    );
    const asked = [...left.slice(0, MOST_LEFT), ...closed];
    const answers = await graph.batch(
      asked.map(({ id }) => `/users/${encodeURIComponent(id)}?$select=id,accountEnabled`),
      over,
    );
    leftFrom = left.slice(0, MOST_LEFT).at(-1)?.id ?? '';
    closedFrom = closed.at(-1)?.id ?? '';
    const answered = asked.flatMap((account, n): readonly Account[] => {
      const active = isOpen(answers[n]);
      const isAsBefore = active === account.active;
      // whoever is held back stays so, whatever they are asked
      return isAsBefore && (!active || account.held === null) ? [] : [inNoGroup(account, active)];
    });
    return [...answered, ...left.slice(MOST_LEFT).map((account) => inNoGroup(account, true))];
  };
}

/** Deleted: null. */
function isOpen(answer: unknown): boolean {
  if (answer === null) return false;
  const { accountEnabled } = user.parse(answer);
  if (accountEnabled == null) throw new Error(HIDDEN);
  return accountEnabled;
}

const inNoGroup = ({ member: _member, held: _held, ...account }: KeptAccount, active: boolean): Account => ({
  ...account,
  active,
  groups: [],
});

function inTurn(all: readonly KeptAccount[], from: string): readonly KeptAccount[] {
  const sorted = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [...sorted.filter(({ id }) => id > from), ...sorted.filter(({ id }) => id <= from)];
}
