/** Which person stands behind an id of Teams' own (`29:…`, one per app): learnt from what Teams sends, asked for where it was never heard. */
import type { Envelope } from '../in/envelope.ts';

/** People of a large company; whoever was not heard of for longest is asked for again. */
const MOST = 20_000;

export interface Accounts {
  /** Keeps every pair of ids an activity names. */
  learn(tenant: string, activity: Envelope): void;
  /** The directory id; undefined when it is not known. */
  directoryId(tenant: string, account: string): string | undefined;
  note(tenant: string, account: string, directoryId: string | null): void;
  /** Whether somebody was asked for already, in vain or not. */
  isKnown(tenant: string, account: string): boolean;
}

export function makeAccounts(): Accounts {
  /** Null: Teams does not know them either. */
  const known = new Map<string, string | null>();
  const keyOf = (tenant: string, account: string): string => `${tenant} ${account}`;
  const note: Accounts['note'] = (tenant, account, directoryId) => {
    const key = keyOf(tenant, account);
    known.delete(key);
    known.set(key, directoryId);
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
  };
  return {
    note,
    learn: (tenant, { from, recipient, membersAdded, entities }) => {
      const mentioned = (entities ?? []).slice(0, 100).map((entity) => entity?.mentioned);
      for (const one of [from, recipient, ...(membersAdded ?? []).slice(0, 100), ...mentioned]) {
        const { id, aadObjectId } = one ?? {};
        if (id != null && aadObjectId != null && aadObjectId !== '' && id !== aadObjectId)
          note(tenant, id, aadObjectId);
      }
    },
    directoryId: (tenant, account) => known.get(keyOf(tenant, account)) ?? undefined,
    isKnown: (tenant, account) => known.has(keyOf(tenant, account)),
  };
}
