/** Which account somebody has on a platform, and whose an account is; as this process knows them, because who works here may change while it runs. */
import type { MemberId } from '../../core/base/ids.ts';
import type { Member, Platform } from '../../core/base/members.ts';
import { peopleOf } from '../../core/base/people.ts';
import { rememberedOf } from '../../core/base/remembered.ts';
import type { Shell } from '../shell.ts';

export interface Accounts {
  userOf(platform: Platform): (member: MemberId) => string | undefined;
  /** Undefined for whoever is in no list of ours. */
  nameOf(platform: Platform): (user: string) => string | undefined;
}

export function accountsIn({ directory }: Pick<Shell, 'directory'>): Accounts {
  const members = (): readonly Member[] => directory.remembered()?.members ?? NOBODY;
  return {
    userOf: (platform) => (id) =>
      peopleOf(members())
        .byId(id)
        ?.identities.find((i) => i.platform === platform)?.user,
    nameOf: (platform) => (user) => namesOf(members()).get(`${platform} ${user}`),
  };
}

const NOBODY: readonly Member[] = [];
const namesOf = rememberedOf(
  (members: readonly Member[]): ReadonlyMap<string, string> =>
    new Map(members.flatMap((m) => m.identities.map((i) => [`${i.platform} ${i.user}`, m.name] as const))),
);
