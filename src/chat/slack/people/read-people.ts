/** Everybody in a workspace of Slack with the user groups they are in: the groups with each reading, the people as often as Slack lets us. */
import { setTimeout as pause } from 'node:timers/promises';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Account, PeopleGroup, Reading } from '../../../core/people/account.ts';
import type { TokenGrants } from '../install/grants.ts';
import { accountOfSlack, slackUser, type SlackUser } from './account.ts';

export interface ReadPeopleNeeds {
  readonly grants: Pick<TokenGrants, 'of'>;
  readonly clientOf: (token: string) => Asked;
  readonly now: () => Date;
}

/** `isMeant`: of which groups it is asked who is in them. Gives up once it is `over`, however long Slack asks to wait. */
export type ReadPeople = (
  team: string,
  isMeant: (group: PeopleGroup) => boolean,
  over: AbortSignal,
) => Promise<Reading>;

const usergroups = z.object({
  usergroups: z.array(
    z.object({
      id: z.string().min(1).max(64),
      name: z.string().nullish(),
      handle: z.string().nullish(),
      users: z.array(z.string()).nullish(),
      user_count: z.coerce.number().nullish(),
    }),
  ),
});
const inGroup = z.object({ users: z.array(z.string()) });
const page = z.object({
  members: z.array(z.unknown()),
  response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish(),
});

/** As many as `users.list` gives at once (docs.slack.dev, "users.list"). */
const PAGE = 1_000;
const MOST_PAGES = 1_000;
const FRESH_MS = 25_000;
/** Listing tens of thousands takes minutes of what Slack allows: so it is done less often, and events tell of who left meanwhile. */
const REST = 4;
const MOST_WAITS = 30;
const MOST_WAIT_S = 60;

interface Listed {
  readonly team: string;
  readonly users: ReadonlyMap<string, SlackUser>;
  /** Who is in a group and was in no list: asking again tells no more of them. */
  readonly unlisted: ReadonlySet<string>;
  readonly at: number;
  readonly tookMs: number;
}

export function makeReadPeople({ grants, clientOf, now }: ReadPeopleNeeds): ReadPeople {
  let listed: Listed | undefined;
  const usersOf = async (ask: Ask, team: string, needed: readonly string[]): Promise<Listed> => {
    const sinceMs = listed?.team === team ? now().getTime() - listed.at : Infinity;
    const isFresh = listed !== undefined && sinceMs < Math.max(FRESH_MS, REST * listed.tookMs);
    const isKnown = (id: string): boolean => listed?.users.has(id) === true || listed?.unlisted.has(id) === true;
    if (isFresh && listed !== undefined && needed.every(isKnown)) return listed;
    const begun = performance.now();
    const at = now().getTime();
    const users = await listUsers(ask, team);
    const unlisted = new Set(needed.filter((id) => !users.has(id)));
    listed = { team, users, unlisted, at, tookMs: performance.now() - begun };
    return listed;
  };
  return async (team, isMeant, over) => {
    const grant = await grants.of(team);
    if (grant === undefined) throw new Error(`Slack is not installed in ${team}`);
    const ask = patient(clientOf(grant.token), over);
    const { usergroups: all } = usergroups.parse(
      await ask('usergroups.list', { include_users: true, include_count: true, team_id: team }),
    );
    const groups: PeopleGroup[] = [];
    const groupsOf = new Map<string, string[]>();
    for (const one of all) {
      const names = [one.name, one.handle].flatMap((name) => (name == null || name === '' ? [] : [name]));
      const group: PeopleGroup = { source: 'slack', id: one.id, names: [...new Set(names)] };
      if (!isMeant(group)) continue;
      groups.push(group);
      const isWhole = one.users != null && one.user_count != null && one.users.length === one.user_count;
      const users = isWhole ? (one.users ?? []) : await usersIn(ask, one.id, team);
      for (const user of users) groupsOf.set(user, [...(groupsOf.get(user) ?? []), one.id]);
    }
    const { users, at } = await usersOf(ask, team, [...groupsOf.keys()]);
    return {
      asOf: new Date(at),
      groups: groups.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      accounts: [...users.values()]
        .flatMap((user): readonly Account[] => {
          const account = accountOfSlack(user, team, groupsOf.get(user.id) ?? []);
          return account === null ? [] : [account];
        })
        .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    };
  };
}

const usersIn = async (ask: Ask, usergroup: string, team: string): Promise<readonly string[]> =>
  inGroup.parse(await ask('usergroups.users.list', { usergroup, team_id: team })).users;

async function listUsers(ask: Ask, team: string): Promise<ReadonlyMap<string, SlackUser>> {
  const users = new Map<string, SlackUser>();
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const asked = { limit: PAGE, include_locale: true, team_id: team, ...(cursor !== undefined && { cursor }) };
    const read = page.parse(await ask('users.list', asked));
    for (const one of read.members) {
      const user = slackUser.safeParse(one);
      if (user.success) users.set(user.data.id, user.data);
    }
    const next = read.response_metadata?.next_cursor ?? '';
    if (next === '') return users;
    cursor = next;
  }
  throw new Error(`Slack has more than ${MOST_PAGES} pages of people`);
}

type Asked = Pick<WebClient, 'apiCall'>;
type Ask = (method: string, asked: Record<string, unknown>) => Promise<unknown>;

/** Waits as long as Slack asks for, and asks again. */
const patient =
  (client: Asked, over: AbortSignal): Ask =>
  async (method, asked) => {
    for (let waits = 0; ; waits++) {
      over.throwIfAborted();
      try {
        return await client.apiCall(method, asked);
      } catch (error) {
        if (!(error instanceof WebAPIRateLimitedError) || waits >= MOST_WAITS) throw error;
        await pause(1_000 * Math.min(error.retryAfter, MOST_WAIT_S), undefined, { signal: over });
      }
    }
  };
