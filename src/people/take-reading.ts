/** What a source tells, read whole: compared with what is kept of it, and taken as far as it is believed. */
import { createHash } from 'node:crypto';
import type { WorkspaceId } from '../core/base/ids.ts';
import type { Account, PeopleSource, Reading } from '../core/people/account.ts';
import { believed } from '../core/people/leaving.ts';
import { mappingOf, type GroupRule } from '../core/people/mapping.ts';
import { accountsOf, closedSince, dropAccounts, keepAccounts, keepGroups, raiseRoster } from '../db/people/accounts.ts';
import { readSoon, wasRead } from '../db/people/sources.ts';
import type { Database } from '../db/engine/client.ts';
import { serialisable, type Queryable } from '../db/engine/serialisable.ts';

export interface Taking {
  readonly db: Database;
  readonly workspace: WorkspaceId;
  readonly source: PeopleSource;
  readonly rules: readonly GroupRule[];
  /** When the reading began; not given: just now. */
  readonly begun?: Date;
  readonly at: Date;
  /** Somebody looked at it: then whoever is missing has left, however many. */
  readonly isMeant: boolean;
}

export interface Taken {
  /** Something is other than before. */
  readonly isNews: boolean;
  readonly held: number;
}

/** Nothing is written but the moment where it tells the same as last time, and nothing at all where a later reading was taken. */
export async function takeReading(taking: Taking, reading: Reading): Promise<Taken> {
  const { db, workspace, source, at, begun = at } = taking;
  const { asOf: _asOf, ...said } = reading;
  const digest = createHash('sha256')
    .update(JSON.stringify([taking.rules, taking.isMeant, said]))
    .digest('hex');
  return await serialisable(db, async (tx) => {
    if (!(await wasRead(tx, workspace, { source, begun, at, digest }))) return { isNews: false, held: 0 };
    return await compare(tx, taking, reading);
  });
}

async function compare(tx: Queryable, taking: Taking, { accounts, groups, asOf }: Reading): Promise<Taken> {
  const { workspace, source, rules, at, isMeant } = taking;
  const before = await accountsOf(tx, workspace, source);
  // somebody who was deactivated while this was read, or since, has left all the same
  const closed = asOf === undefined ? new Set<string>() : await closedSince(tx, workspace, source, asOf);
  const kept = new Map(before.map((account) => [account.id, account]));
  const after = accounts.map((account) => (closed.has(account.id) ? (kept.get(account.id) ?? account) : account));
  if (closed.size > 0) await readSoon(tx, workspace, source);
  const told = believed({ isMapped: isMappedBy(rules, groups, source), before, after, isMeant });
  const isNews = told.changed.length > 0 || told.removed.length > 0;
  await keepAccounts(tx, workspace, told.changed, at);
  if (told.removed.length > 0) await dropAccounts(tx, workspace, source, told.removed);
  const otherGroups = await keepGroups(tx, workspace, { source, groups, at });
  if (isNews || otherGroups) await raiseRoster(tx, workspace);
  return { isNews: isNews || otherGroups, held: told.held };
}

/** Whether somebody stands in a group that gives something, or is given a place outright. */
export function isMappedBy(
  rules: readonly GroupRule[],
  groups: Reading['groups'],
  source: PeopleSource,
): (account: Pick<Account, 'groups' | 'given'>) => boolean {
  const mapped = mappingOf(rules, groups).mapped(source);
  return ({ groups: of, given }) => given?.role !== undefined || of.some((group) => mapped.has(group));
}
