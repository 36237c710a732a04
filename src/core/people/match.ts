/** Which accounts are one person's: by an account on a platform, or by a verified mail; never by what somebody is called. Pure. */
import { createHash } from 'node:crypto';
import { memberId, type MemberId } from '../base/ids.ts';
import type { Member, PlatformIdentity } from '../base/members.ts';
import { PEOPLE_SOURCES, standing, type KeptAccount, type PeopleSource } from './account.ts';

/** Somebody, with all that is told of them. */
export interface Person {
  readonly id: MemberId;
  /** As amends.yaml says it, which stands above what sources say; null: it does not name them. */
  readonly file: Member | null;
  /** In the order of the sources. */
  readonly accounts: readonly KeptAccount[];
}

export interface Matched {
  readonly persons: readonly Person[];
  /** Accounts that could be one person's or another's: they are nobody's. */
  readonly unclear: readonly {
    readonly source: PeopleSource;
    readonly account: string;
    readonly members: readonly MemberId[];
  }[];
}

interface Growing extends Person {
  readonly accounts: KeptAccount[];
}

const placeOf = ({ platform, place }: Pick<PlatformIdentity, 'platform' | 'place'>): string =>
  JSON.stringify([platform, place]);
const nameOf = ({ platform, place, user }: PlatformIdentity): string => JSON.stringify([platform, place, user]);

/**
 * Accounts that are open come first, so that a mail which was given to somebody new is theirs, and the old account's closing
 * is not. Who somebody has been stays, whatever their mail becomes; what they are found to be now stands above it: one person
 * with two accounts is one member, or could decide what they asked themselves.
 */
export function matched(
  file: readonly Member[],
  accounts: readonly KeptAccount[],
  taken: ReadonlySet<MemberId>,
): Matched {
  const persons = new Map<MemberId, Growing>();
  const byIdentity = new Map<string, Growing>();
  const byMail = new Map<string, Set<Growing>>();
  const unclear: Matched['unclear'][number][] = [];

  const learnMail = (mail: string | null, person: Growing): void => {
    if (mail === null) return;
    const key = mail.toLowerCase();
    byMail.set(key, (byMail.get(key) ?? new Set()).add(person));
  };
  const join = (account: KeptAccount, person: Growing): void => {
    person.accounts.push(account);
    if (!standing(account).active) return;
    for (const identity of account.identities) {
      const key = nameOf(identity);
      if (!byIdentity.has(key)) byIdentity.set(key, person);
    }
    learnMail(account.email, person);
  };
  const personWith = (id: MemberId): Growing => {
    const made = persons.get(id) ?? { id, file: null, accounts: [] };
    persons.set(id, made);
    return made;
  };

  for (const member of file) {
    const person: Growing = { id: member.id, file: member, accounts: [] };
    persons.set(member.id, person);
    for (const identity of member.identities) byIdentity.set(nameOf(identity), person);
    learnMail(member.email, person);
  }

  const find = (account: KeptAccount): Growing | readonly MemberId[] => {
    const known = new Set(account.identities.flatMap((identity) => byIdentity.get(nameOf(identity)) ?? []));
    if (known.size > 1) return [...known].map(({ id }) => id).toSorted();
    const [only] = known;
    if (only !== undefined) return only;
    const given = account.given?.member;
    if (given !== undefined) return taken.has(given) ? [given] : personWith(given);
    const mailed = [...(account.email === null ? [] : (byMail.get(account.email.toLowerCase()) ?? []))];
    const fits = mailed.filter((person) => !contradicts(account, person));
    const [fit, ...others] = fits;
    if (others.length > 0) return fits.map(({ id }) => id).toSorted();
    if (fit !== undefined) return fit;
    return personWith(account.member ?? idOf(account));
  };

  const order = new Map(PEOPLE_SOURCES.map((source, n) => [source, n]));
  const inOrder = [...accounts].toSorted(
    (a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0) || (a.id < b.id ? -1 : 1),
  );
  for (const isOpen of [true, false])
    for (const account of inOrder) {
      if (standing(account).active !== isOpen) continue;
      const found = find(account);
      if ('accounts' in found) join(account, found);
      else unclear.push({ source: account.source, account: account.id, members: found });
    }
  return { persons: [...persons.values()], unclear };
}

/** Somebody else's mail, or one that was handed on: the person has another account where this one is. */
function contradicts(account: KeptAccount, { file, accounts }: Person): boolean {
  const here = new Set(account.identities.map(placeOf));
  const others = [...(file?.identities ?? []), ...accounts.flatMap(({ identities }) => identities)];
  return accounts.some(({ source }) => source === account.source) || others.some((other) => here.has(placeOf(other)));
}

/** Of the account alone: a mail may be handed on to somebody else, and a name is nobody's own. */
const idOf = ({ source, id }: KeptAccount): MemberId =>
  memberId.parse(
    `p-${createHash('sha256')
      .update(JSON.stringify([source, id]))
      .digest('hex')
      .slice(0, 16)}`,
  );
