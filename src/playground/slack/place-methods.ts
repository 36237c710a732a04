/** `conversations.*`, `users.*`, `usergroups.*`, `auth.test` of the Web API: who and where. */
import { isWhole, teamsOf } from './installs.ts';
import type { JsonObject } from './json.ts';
import { textOf } from './json.ts';
import { channelFor } from './chat-methods.ts';
import { messageJson } from './messages.ts';
import type { Method, MethodCall } from './parts.ts';
import { no } from './parts.ts';
import { changed, directChannel } from './state.ts';
import type { SlackChannel, SlackMessage, SlackUser } from './state.ts';

/** A channel the bot may know of: a private one only from inside. */
function visibleChannel(call: MethodCall): SlackChannel | undefined {
  const channel = channelFor(call, textOf(call.args, 'channel'));
  if (channel === undefined) return undefined;
  return channel.kind === 'public' || channel.members.has(call.team.botUser) ? channel : undefined;
}

function channelJson(call: MethodCall, channel: SlackChannel): JsonObject {
  const member = channel.members.has(call.team.botUser);
  const shared = { id: channel.id, is_archived: channel.archived, context_team_id: channel.team };
  if (channel.kind === 'im') {
    const user = [...channel.members].find((id) => id !== call.team.botUser);
    return { ...shared, is_im: true, is_org_shared: false, user: user ?? '' };
  }
  const about = { value: channel.about, creator: '', last_set: 0 };
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_member: member,
    is_ext_shared: [...channel.members].some((id) => call.state.users.get(id)?.team !== channel.team),
    topic: about,
    purpose: about,
    num_members: channel.members.size,
  };
}

export function userJson(call: Pick<MethodCall, 'args' | 'team'>, user: SlackUser): JsonObject {
  const { realName, email } = user;
  const admin = { is_admin: false, is_owner: false, is_primary_owner: false };
  return {
    id: user.id,
    team_id: user.team,
    name: user.name,
    deleted: user.deleted,
    real_name: realName,
    tz: user.zone,
    profile: { real_name: realName, display_name: realName, email, team: user.team },
    ...admin,
    is_restricted: user.guest,
    is_ultra_restricted: false,
    is_bot: user.bot,
    is_email_confirmed: email !== '',
    is_stranger: user.team !== call.team.id,
    ...(call.args['include_locale'] === undefined ? {} : { locale: user.locale }),
  };
}

/** Everybody the workspace of the call knows: its own people and those who share a channel with it. */
function known(call: MethodCall): readonly SlackUser[] {
  const shared = [...call.state.channels.values()].filter((channel) => channel.team === call.team.id);
  return [...call.state.users.values()].filter(
    (user) => user.team === call.team.id || shared.some((channel) => channel.members.has(user.id)),
  );
}

/** One page of a list, by Slack's cursor. */
function page<T>(call: MethodCall, all: readonly T[], most: number): { items: readonly T[]; next: string } {
  const limit = Math.min(Math.max(Number(call.args['limit'] ?? most), 1), most);
  const from = Number((textOf(call.args, 'cursor') ?? '').replace('next:', '')) || 0;
  const next = from + limit < all.length ? `next:${from + limit}` : '';
  return { items: all.slice(from, from + limit), next };
}

const open: Method = (call) => {
  const { args, state, team } = call;
  const given = textOf(args, 'channel');
  const users = (textOf(args, 'users') ?? '').split(',').filter((id) => id !== '');
  if (given === undefined && users.length === 0) return no('users_list_not_supplied');
  if (users.length === 0) {
    const channel = channelFor(call, given);
    return channel === undefined ? no('channel_not_found') : { ok: true, channel: { id: channel.id } };
  }
  const people = users.map((id) => known(call).find((user) => user.id === id));
  if (people.includes(undefined)) return no('user_not_found');
  if (people.some((person) => person?.deleted)) return no('user_disabled');
  if (people.some((person) => person?.bot)) return no('cannot_dm_bot');
  const before = state.channels.size;
  const channel = directChannel(state, team, users);
  changed(state);
  const existed = state.channels.size === before;
  return { ok: true, channel: { id: channel.id }, ...(existed ? { no_op: true, already_open: true } : {}) };
};

const info: Method = (call) => {
  const channel = visibleChannel(call);
  return channel === undefined ? no('channel_not_found') : { ok: true, channel: channelJson(call, channel) };
};

const members: Method = (call) => {
  const channel = visibleChannel(call);
  if (channel === undefined) return no('channel_not_found');
  const { items, next } = page(call, [...channel.members], 200);
  return { ok: true, members: items, response_metadata: { next_cursor: next } };
};

const list: Method = (call) => {
  const types = (textOf(call.args, 'types') ?? 'public_channel').split(',');
  const named = { public: 'public_channel', private: 'private_channel', im: 'im', mpim: 'mpim' } as const;
  const all = [...call.state.channels.values()].filter(
    (channel) =>
      channel.team === call.team.id &&
      types.includes(named[channel.kind]) &&
      (channel.kind === 'public' || channel.members.has(call.team.botUser)) &&
      !(String(call.args['exclude_archived']) === 'true' && channel.archived),
  );
  const { items, next } = page(call, all, 200);
  const channels = items.map((channel) => channelJson(call, channel));
  return { ok: true, channels, response_metadata: { next_cursor: next } };
};

const join: Method = (call) => {
  const channel = channelFor(call, textOf(call.args, 'channel'));
  if (channel === undefined || channel.kind !== 'public') return no('channel_not_found');
  if (channel.archived) return no('is_archived');
  channel.members.add(call.team.botUser);
  changed(call.state);
  return { ok: true, channel: channelJson(call, channel) };
};

const flag = (value: unknown): boolean => value === true || value === 'true' || value === '1';

/** Messages between `oldest` and `latest`; the ends count only with `inclusive`. */
function between(call: MethodCall, messages: readonly SlackMessage[]): readonly SlackMessage[] {
  const oldest = Number(call.args['oldest'] ?? 0);
  const latest = Number(call.args['latest'] ?? Number.MAX_SAFE_INTEGER);
  const inclusive = flag(call.args['inclusive']);
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return (at > oldest && at < latest) || (inclusive && (at === oldest || at === latest));
  });
}

function read(call: MethodCall, of: readonly SlackMessage[]): JsonObject {
  const { items, next } = page(call, between(call, of), 1000);
  const withMetadata = flag(call.args['include_all_metadata']);
  return {
    ok: true,
    messages: items.map((message) => messageJson(call.state, message, withMetadata)),
    has_more: next !== '',
    ...(next === '' ? {} : { response_metadata: { next_cursor: next } }),
  };
}

/** Newest first; replies in threads do not show. */
const history: Method = (call) => {
  const channel = visibleChannel(call);
  if (channel === undefined) return no('channel_not_found');
  if (!channel.members.has(call.team.botUser)) return no('not_in_channel');
  const roots = call.state.messages.filter((one) => one.channel === channel.id && one.threadTs === null);
  return read(call, roots.toReversed());
};

/** The root first, then its replies in order. */
const replies: Method = (call) => {
  const channel = visibleChannel(call);
  if (channel === undefined) return no('channel_not_found');
  if (!channel.members.has(call.team.botUser)) return no('not_in_channel');
  const ts = textOf(call.args, 'ts');
  const thread = call.state.messages.filter(
    (one) => one.channel === channel.id && (one.ts === ts || one.threadTs === ts),
  );
  return thread.length === 0 ? no('thread_not_found') : read(call, thread);
};

const userInfo: Method = (call) => {
  const user = known(call).find(({ id }) => id === call.args['user']);
  return user === undefined ? no('user_not_found') : { ok: true, user: userJson(call, user) };
};

const userList: Method = (call) => {
  const { items, next } = page(call, known(call), 200);
  const users = items.map((user) => userJson(call, user));
  return { ok: true, members: users, cache_ts: 0, response_metadata: { next_cursor: next } };
};

const lookupByEmail: Method = (call) => {
  const email = (textOf(call.args, 'email') ?? '').toLowerCase();
  const user = known(call).find((one) => email !== '' && one.email.toLowerCase() === email && !one.deleted);
  return user === undefined ? no('users_not_found') : { ok: true, user: userJson(call, user) };
};

const groupUsers: Method = (call) => {
  const group = call.state.userGroups.get(textOf(call.args, 'usergroup') ?? '');
  return group === undefined ? no('no_such_subteam') : { ok: true, users: [...group.users] };
};

/** Of groups that are large Slack names the people by `usergroups.users.list` alone. */
const MOST_NAMED = 3;

const groupList: Method = (call) => ({
  ok: true,
  usergroups: [...call.state.userGroups].map(([id, { name, handle, users }]) => ({
    id,
    team_id: call.team.id,
    is_usergroup: true,
    name,
    handle,
    date_delete: 0,
    ...(flag(call.args['include_count']) && { user_count: String(users.length) }),
    ...(flag(call.args['include_users']) && { users: users.slice(0, MOST_NAMED) }),
  })),
});

const authTest: Method = ({ state, team, holder }) => ({
  ok: true,
  url: `https://${team.domain}.slack.com/`,
  team: holder.name,
  user: state.users.get(team.botUser)?.name ?? '',
  team_id: holder.id,
  user_id: team.botUser,
  bot_id: team.botId,
  ...(isWhole(holder) && { enterprise_id: holder.id }),
  is_enterprise_install: isWhole(holder),
});

const authTeams: Method = ({ state, holder }) => teamsOf(state, holder);

export const PLACE_METHODS: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  'auth.teams.list': authTeams,
  'conversations.open': open,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.list': list,
  'conversations.join': join,
  'conversations.history': history,
  'conversations.replies': replies,
  'users.info': userInfo,
  'users.list': userList,
  'users.lookupByEmail': lookupByEmail,
  'usergroups.list': groupList,
  'usergroups.users.list': groupUsers,
};
