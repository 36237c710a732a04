/** People of Slack: those in mapped user groups, and the accounts there of people who are known otherwise. */
import type { WorkspaceId } from '../core/base/ids.ts';
import type { Workspace } from '../core/base/members.ts';
import type { Account, KeptAccount, PeopleGroup, Reading } from '../core/people/account.ts';
import { mayMean, type GroupRule } from '../core/people/mapping.ts';
import { accountsOf, keepAccounts, knownOf, raiseRoster } from '../db/people/accounts.ts';
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

export type ReadSlack = (isMeant: (group: PeopleGroup) => boolean) => Promise<Reading>;

export const slackReader = (needs: SlackPeopleNeeds, read: ReadSlack): SourceReader => ({
  source: 'slack',
  everyMs: EVERY_MS,
  read: async () => {
    const rules = needs.rules();
    // groups that no line is about are not asked for
    const { accounts, ...reading } = await read((group) => rules.some((rule) => mayMean(rule, group)));
    const isKnown = await whoIsKnown(needs);
    return { ...reading, accounts: accounts.filter((account) => account.groups.length > 0 || isKnown(account)) };
  },
});

/** Of everybody else in the workspace nothing is kept. */
async function whoIsKnown({ db, workspace, named }: SlackPeopleNeeds): Promise<(account: Account) => boolean> {
  const { members } = named();
  const known = await knownOf(db.read, workspace, 'slack');
  const mails = new Set([...known.mails, ...members.flatMap(({ email }) => email?.toLowerCase() ?? [])]);
  const users = new Set(
    members.flatMap(({ identities }) =>
      identities.flatMap(({ platform, user }) => (platform === 'slack' ? [user] : [])),
    ),
  );
  return ({ id, email, active }) =>
    users.has(id) || (email !== null && mails.has(email)) || (!active && known.ids.has(id));
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
  const isKnown = await whoIsKnown(needs);
  return await serialisable(db, async (tx) => {
    const [kept] = await accountsOf(tx, workspace, 'slack', [account.id]);
    if (kept === undefined && !isKnown(account)) return false;
    const groups = account.active ? (kept?.groups ?? []) : [];
    const next: KeptAccount = {
      ...account,
      groups,
      // Slack leaves the address out where it tells of somebody who was deactivated
      email: account.email ?? kept?.email ?? null,
      member: kept?.member ?? null,
      held: account.active ? (kept?.held ?? null) : null,
    };
    if (kept !== undefined && saysTheSame(kept, next)) return false;
    await keepAccounts(tx, workspace, [next], now());
    await raiseRoster(tx, workspace);
    // in which groups somebody is again is not told
    await readSoon(tx, workspace, 'slack');
    return !next.active;
  });
}

/** People change what they are doing all day; that is nothing of ours. */
const saysTheSame = (a: KeptAccount, b: KeptAccount): boolean =>
  JSON.stringify([a.name, a.email, a.active, a.zone, a.locale]) ===
  JSON.stringify([b.name, b.email, b.active, b.zone, b.locale]);
