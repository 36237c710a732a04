/** People of Slack: those in mapped user groups, and the accounts there of people who are known otherwise. */
import type { WorkspaceId } from '../core/base/ids.ts';
import type { Workspace } from '../core/base/members.ts';
import type { Account, KeptAccount, PeopleGroup, Reading } from '../core/people/account.ts';
import { mayMean, type GroupRule } from '../core/people/mapping.ts';
import { accountsOf, isMailOfOthers, keepAccounts, knownOf, raiseRoster } from '../db/people/accounts.ts';
import { readSoon } from '../db/people/sources.ts';
import type { Database } from '../db/engine/client.ts';
import { serialisable } from '../db/engine/serialisable.ts';
import type { SourceReader } from './sources.ts';

const EVERY_MS = 30_000;

export interface SlackPeopleNeeds {
  readonly db: Database;
  readonly workspace: WorkspaceId;
  /** As amends.yaml names them. */
  readonly named: () => Pick<Workspace, 'members'>;
  readonly rules: () => readonly GroupRule[];
  readonly now: () => Date;
}

export type ReadSlack = (isMeant: (group: PeopleGroup) => boolean, over: AbortSignal) => Promise<Reading>;

export const slackReader = (needs: SlackPeopleNeeds, read: ReadSlack): SourceReader => ({
  source: 'slack',
  everyMs: EVERY_MS,
  read: async (over) => {
    const rules = needs.rules();
    // groups that no line is about are not asked for
    const { accounts, ...reading } = await read((group) => rules.some((rule) => mayMean(rule, group)), over);
    const isKnown = await whoIsKnown(needs);
    return { ...reading, accounts: accounts.filter((account) => account.groups.length > 0 || isKnown(account)) };
  },
});

/** Of everybody else in the workspace nothing is kept. */
async function whoIsKnown({ db, workspace, named }: SlackPeopleNeeds): Promise<(account: Account) => boolean> {
  const { members } = named();
  const known = await knownOf(db.read, workspace, 'slack');
  const file = inFile(members);
  return (account) =>
    file(account) ||
    (account.email !== null && known.mails.has(account.email)) ||
    (!account.active && known.ids.has(account.id));
}

/** The same of a single one who is not kept. */
async function isKnownByNow({ db, workspace, named }: SlackPeopleNeeds, account: Account): Promise<boolean> {
  if (inFile(named().members)(account)) return true;
  return account.email !== null && (await isMailOfOthers(db.read, workspace, 'slack', account.email));
}

function inFile(members: Workspace['members']): (account: Pick<Account, 'id' | 'email'>) => boolean {
  const mails = new Set(members.flatMap(({ email }) => email?.toLowerCase() ?? []));
  const users = new Set(
    members.flatMap(({ identities }) =>
      identities.flatMap(({ platform, user }) => (platform === 'slack' ? [user] : [])),
    ),
  );
  return ({ id, email }) => users.has(id) || (email !== null && mails.has(email));
}

/** What Slack tells by an event. */
export type SlackPeopleEvent =
  /** Something of a user group: it is read anew at once, by whoever reads. */
  | { readonly kind: 'groups' }
  /** Somebody came, changed or was deactivated; in which groups they are is not told. */
  | { readonly kind: 'account'; readonly account: Account };

/** Safe when it resolves. True where somebody may have less authority than before. */
export async function hearOfPeople(needs: SlackPeopleNeeds, event: SlackPeopleEvent): Promise<boolean> {
  const { db, workspace, now } = needs;
  if (event.kind === 'groups') {
    await readSoon(db.read, workspace, 'slack');
    return false;
  }
  const { account } = event;
  // Slack waits, and tells of every status of everybody: most of it ends here, by one row
  const [before] = await accountsOf(db.read, workspace, 'slack', [account.id]);
  const isNothing =
    before === undefined ? !(await isKnownByNow(needs, account)) : saysTheSame(before, nextOf(account, before));
  if (isNothing) return false;
  return await serialisable(db, async (tx) => {
    const [kept] = await accountsOf(tx, workspace, 'slack', [account.id]);
    const next = nextOf(account, kept);
    if (kept !== undefined && saysTheSame(kept, next)) return false;
    await keepAccounts(tx, workspace, [next], now());
    await raiseRoster(tx, workspace);
    // in which groups somebody is again is not told
    await readSoon(tx, workspace, 'slack');
    return !next.active;
  });
}

const nextOf = (account: Account, kept: KeptAccount | undefined): KeptAccount => ({
  ...account,
  groups: account.active ? (kept?.groups ?? []) : [],
  // Slack leaves the address out where it tells of somebody who was deactivated
  email: account.email ?? kept?.email ?? null,
  member: kept?.member ?? null,
  held: account.active ? (kept?.held ?? null) : null,
});

/** People change what they are doing all day; that is nothing of ours. */
const saysTheSame = (a: KeptAccount, b: KeptAccount): boolean =>
  JSON.stringify([a.name, a.email, a.active, a.zone, a.locale]) ===
  JSON.stringify([b.name, b.email, b.active, b.zone, b.locale]);
