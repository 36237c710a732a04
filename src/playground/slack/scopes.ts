/** What the app may call: a method without its scope is refused, as by Slack (docs.slack.dev, "Scopes", and the page of each method). */
import type { JsonObject } from './json.ts';
import { textOf } from './json.ts';
import { no } from './parts.ts';
import type { SlackChannel, SlackState } from './state.ts';

type Kind = SlackChannel['kind'];
const OF_KIND: Readonly<Record<Kind, string>> = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' };
const byKind = (what: 'history' | 'read' | 'write') => (kind: Kind) => `${OF_KIND[kind]}:${what}`;

/** By method: the scope it needs, where that depends on the kind of conversation it is about. Others need none. */
const NEEDED: Readonly<Record<string, (kind: Kind) => string>> = {
  'chat.postMessage': () => 'chat:write',
  'chat.postEphemeral': () => 'chat:write',
  'chat.update': () => 'chat:write',
  'chat.delete': () => 'chat:write',
  'reactions.add': () => 'reactions:write',
  'conversations.open': () => 'im:write',
  'conversations.info': byKind('read'),
  'conversations.members': byKind('read'),
  'conversations.list': () => 'channels:read',
  'conversations.join': () => 'channels:join',
  'conversations.history': byKind('history'),
  'conversations.replies': byKind('history'),
  'users.info': () => 'users:read',
  'users.list': () => 'users:read',
  'users.lookupByEmail': () => 'users:read.email',
  'files.getUploadURLExternal': () => 'files:write',
  'files.completeUploadExternal': () => 'files:write',
  'files.delete': () => 'files:write',
  'usergroups.list': () => 'usergroups:read',
  'usergroups.users.list': () => 'usergroups:read',
};

/** What a method needs in conversations of these kinds: each scope once. */
export const scopesOf = (method: string, kinds: readonly Kind[]): readonly string[] => [
  ...new Set(kinds.flatMap((kind) => NEEDED[method]?.(kind) ?? [])),
];

/** Slack's refusal of a call that the app was not granted; null where it may call. */
export function missingScope(state: SlackState, method: string, args: JsonObject): JsonObject | null {
  const needed = NEEDED[method]?.(state.channels.get(textOf(args, 'channel') ?? '')?.kind ?? 'public');
  if (needed === undefined || state.scopes.has(needed)) return null;
  return no('missing_scope', { needed, provided: [...state.scopes].join(',') });
}
