/** Somebody as a source of people tells of them, and the groups they are in. Pure data. */
import type { MemberId } from '../base/ids.ts';
import type { PlatformIdentity } from '../base/members.ts';

/** What people come from besides amends.yaml; in this order they say what somebody is called, where they live and what they read. */
export const PEOPLE_SOURCES = ['scim', 'entra', 'csv', 'slack'] as const;
export type PeopleSource = (typeof PEOPLE_SOURCES)[number];

export interface Account {
  readonly source: PeopleSource;
  /** What the source knows them by, for good. */
  readonly id: string;
  readonly name: string;
  /** Verified by the source, in small letters; null where it has none that it vouches for. */
  readonly email: string | null;
  readonly identities: readonly PlatformIdentity[];
  /** False: the account was closed. That is more than to be in no group. */
  readonly active: boolean;
  /** Ids of groups. */
  readonly groups: readonly string[];
  readonly zone: string | null;
  readonly locale: string | null;
  /** What a list of the operator's own says outright. */
  readonly given?: Given;
}

/** As amends.yaml would say it of a person. */
export interface Given {
  /** The member they are; not given: made from the account. */
  readonly member?: MemberId;
  readonly role?: string;
  readonly team?: string;
  readonly lead?: boolean;
  readonly leads?: 'all' | readonly string[];
  readonly shift?: string;
  readonly site?: string;
  readonly contact?: string;
}

/** An account as it is kept. */
export interface KeptAccount extends Account {
  /** Who they have been since they were first taken; null: nobody yet. */
  readonly member: MemberId | null;
  /** They left together with too many others to be believed: so they stood before, and stand until that is confirmed. */
  readonly held: { readonly groups: readonly string[] } | null;
}

export interface PeopleGroup {
  readonly source: PeopleSource;
  readonly id: string;
  /** All it is called by: its name, and its handle where it has one. */
  readonly names: readonly string[];
  /** Its source has deleted it: it gives what it gave to those alone whose leaving is held back. */
  readonly isGone?: true;
}

/** All that a source tells, read whole. */
export interface Reading {
  /** When the accounts were asked for, where something newer may be known by now; not given: just now. */
  readonly asOf?: Date;
  readonly accounts: readonly Account[];
  readonly groups: readonly PeopleGroup[];
}

/** What counts of an account: where its leaving is held back, what counted before. */
export const standing = ({ active, groups, held }: Pick<KeptAccount, 'active' | 'groups' | 'held'>) =>
  held === null ? { active, groups } : { active: true, groups: held.groups };
