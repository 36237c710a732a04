/** Who speaks, and which member that is. */
import type { Channel, Member, Platform, Team } from '../core/base/members.ts';
import type { People } from '../db/team/directory.ts';
import type { Shell } from './shell.ts';

/** Who speaks, taken from the platform's verified envelope and never from a button or a text. */
export interface Caller {
  readonly platform: Platform;
  /** Slack team id or Teams tenant id. */
  readonly place: string;
  /** Slack user id or Teams aadObjectId. */
  readonly user: string;
  /** Display name as the platform gives it; for greeting only. */
  readonly name: string | null;
  /** The channel or conversation spoken in. */
  readonly channel: Channel;
  readonly locale: string | null;
  readonly at: Date;
}

/** Alone with Amends, or in a chat of a few: no channel, where others write. */
export const speaksPrivately = ({ channel, user }: Pick<Caller, 'channel' | 'user'>): boolean =>
  channel.platform === 'slack'
    ? !/^[CG]/.test(channel.channel) || channel.channel === user
    : !/@thread\.(?:tacv2|skype)$/.test(channel.channel);

/** Who works here, and who of them speaks: null for a stranger, somebody who has left, or a person of another workspace on the same installation. */
export interface Calling {
  readonly member: Member | null;
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
}

type Known = Pick<Shell, 'db' | 'directory'>;
type Account = Pick<Caller, 'platform' | 'place' | 'user'>;

/** As it is now. */
export async function callingNow({ db, directory }: Known, account: Account): Promise<Calling> {
  return callingIn(await directory.now(db.read), account);
}

/** As this process knows it, for what is judged again in a transaction; a stranger is looked for anew. */
export async function callingLately({ db, directory }: Known, account: Account): Promise<Calling> {
  const lately = callingIn(await directory.lately(db.read), account);
  return lately.member === null ? await callingNow({ db, directory }, account) : lately;
}

function callingIn(people: People, account: Account): Calling {
  const { members, teams } = people;
  const member = people.at(account);
  return { member: member?.active === true ? member : null, members, teams };
}

/** Null for a stranger, as `Calling` says. */
export async function memberCalling(known: Known, account: Account): Promise<Member | null> {
  return (await callingNow(known, account)).member;
}

/** In which language and by whose customs they read: of who is not known yet the platform may say. */
export const readerCalling = (
  { directory }: Pick<Shell, 'directory'>,
  caller: Caller | null,
): { readonly locale: string } => ({
  locale: (caller && (directory.remembered()?.at(caller)?.locale ?? caller.locale)) ?? 'en-GB',
});
