/** Who of a source leaves by what it tells now, and whether that is believed. Pure. */
import { areTooMany } from '../base/people-leaving.ts';
import { standing, type Account, type KeptAccount } from './account.ts';

export interface Told {
  /** Whoever stands in a mapped group, or is given a place outright, works here by this source. */
  readonly isMapped: (account: Pick<Account, 'groups' | 'given'>) => boolean;
  readonly before: readonly KeptAccount[];
  readonly after: readonly Account[];
  /** Somebody confirmed that those who are held back have left. */
  readonly isMeant: boolean;
}

export interface Believed {
  /** New, or other than they were kept. */
  readonly changed: readonly KeptAccount[];
  /** Not told of any more, neither held back nor closed. */
  readonly removed: readonly string[];
  /** How many are held back now. */
  readonly held: number;
}

/**
 * Whoever comes or changes is taken as told. Of those who leave at once, more than five and more than a quarter of who works here by
 * this source are held back; accounts that were closed are believed sooner, as a slip in a group closes none: only those are counted.
 * Whoever is held back already is no part of the next count, so that a single one who leaves meanwhile is believed.
 * A closed account stays closed until it is told that it is open: who leaves is disabled first, and then taken out of all groups.
 */
export function believed({ isMapped, before, after, isMeant }: Told): Believed {
  const now = new Map(after.map((account) => [account.id, account]));
  const works = (account: Pick<Account, 'active' | 'groups' | 'given'>): boolean => account.active && isMapped(account);
  const worked = before.filter((account) => works({ ...account, ...standing(account) }));
  const stays = (account: KeptAccount): boolean => {
    const told = now.get(account.id);
    return told !== undefined && works(told);
  };
  const leaving = worked.filter((account) => !stays(account));
  const isClosed = (account: KeptAccount): boolean => now.get(account.id)?.active === false;
  const isNew = (account: KeptAccount): boolean => account.held === null;
  const fresh = leaving.filter(isNew);
  const closed = leaving.filter(isClosed);
  const holdsAll = areTooMany(fresh.length, worked.filter(isNew).length);
  const holdsClosed = areTooMany(closed.length, worked.length);
  const isHeld = (account: KeptAccount): boolean =>
    !isMeant && (isClosed(account) ? holdsClosed : !isNew(account) || holdsAll);
  const held = new Set(leaving.filter(isHeld).map(({ id }) => id));

  const known = new Map(before.map((account) => [account.id, account]));
  const changed = after.flatMap((account): KeptAccount[] => {
    const kept = known.get(account.id);
    const next: KeptAccount = {
      ...account,
      member: kept?.member ?? null,
      held: kept !== undefined && held.has(account.id) ? { groups: standing(kept).groups } : null,
    };
    return kept !== undefined && isSame(kept, next) ? [] : [next];
  });
  const gone = before.filter(({ id }) => !now.has(id));
  const missing = gone.flatMap((account): KeptAccount[] => {
    if (!held.has(account.id) && account.active) return [];
    const next = held.has(account.id)
      ? { ...account, groups: [], held: { groups: standing(account).groups } }
      : closedFor(account);
    return isSame(account, next) ? [] : [next];
  });
  return {
    changed: [...changed, ...missing],
    removed: gone.filter(({ id, active }) => active && !held.has(id)).map(({ id }) => id),
    held: held.size,
  };
}

/** As little of it as says whose it is. */
const closedFor = ({ given, ...account }: KeptAccount): KeptAccount => ({
  ...account,
  name: '',
  groups: [],
  zone: null,
  locale: null,
  held: null,
  ...(given?.member !== undefined && { given: { member: given.member } }),
});

function isSame(a: KeptAccount, b: KeptAccount): boolean {
  return wordsOf(a) === wordsOf(b);
}

/** In one order: the database keeps the names of a map in its own. */
const wordsOf = ({ name, email, identities, active, groups, zone, locale, given, held }: KeptAccount): string =>
  JSON.stringify([
    name,
    email,
    identities.map(({ platform, place, user }) => [platform, place, user]),
    active,
    [...groups].toSorted(),
    zone,
    locale,
    Object.entries(given ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    held?.groups ?? null,
  ]);
