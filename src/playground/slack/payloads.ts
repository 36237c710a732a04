/** The bodies Slack sends, key for key: slash commands, shortcuts, button presses, submissions (tested against recorded payloads). */
import type { Placed } from './elements.ts';
import { stateOf } from './elements.ts';
import type { Given } from './elements.ts';
import { installedAs } from './installs.ts';
import type { JsonObject } from './json.ts';
import { objectsOf } from './json.ts';
import { messageJson } from './messages.ts';
import { changed } from './state.ts';
import type { SlackChannel, SlackMessage, SlackState, SlackTeam, SlackUser, SlackView, Trigger } from './state.ts';
import { valuesFor } from './elements.ts';
import { viewJson } from './views.ts';

const TOKEN = 'playground-verification-token';

/** A trigger in the name of one person, good for one view within three seconds. */
export function makeTrigger(state: SlackState, team: SlackTeam, user: SlackUser): { id: string; trigger: Trigger } {
  const id = state.ids.next('trigger');
  const madeAt = state.now().getTime();
  const trigger: Trigger = { user: user.id, team: team.id, madeAt, wire: null, used: false };
  state.triggers.set(id, trigger);
  changed(state);
  return { id, trigger };
}

const channelName = (channel: SlackChannel): string =>
  ({ public: channel.name, private: 'privategroup', im: 'directmessage', mpim: channel.name })[channel.kind];

export interface Typed {
  readonly team: SlackTeam;
  readonly user: SlackUser;
  readonly channel: SlackChannel;
  readonly command: string;
  readonly text: string;
  readonly responseUrl: string;
  readonly triggerId: string;
}

/** The 13 fields of a slash command, and two more in an organisation. */
export function commandForm(state: SlackState, typed: Typed): Readonly<Record<string, string>> {
  const { whole, part } = installedAs(state, typed.team);
  return {
    token: TOKEN,
    ...(whole?.nameless !== true && { team_id: typed.team.id, team_domain: typed.team.domain }),
    ...(part !== undefined && { enterprise_id: part.id, enterprise_name: part.name }),
    channel_id: typed.channel.id,
    channel_name: channelName(typed.channel),
    user_id: typed.user.id,
    user_name: typed.user.name,
    command: typed.command,
    text: typed.text,
    api_app_id: state.world.slack.app,
    is_enterprise_install: String(whole !== undefined),
    response_url: typed.responseUrl,
    trigger_id: typed.triggerId,
  };
}

function installPart(state: SlackState, team: SlackTeam): JsonObject {
  const { whole, part } = installedAs(state, team);
  const of = part === undefined ? {} : { enterprise_id: part.id, enterprise_name: part.name };
  return {
    team: whole?.nameless === true ? null : { id: team.id, domain: team.domain, ...of },
    enterprise: part === undefined ? null : { id: part.id, name: part.name },
    is_enterprise_install: whole !== undefined,
  };
}

const person = (user: SlackUser): JsonObject => ({
  id: user.id,
  username: user.name,
  name: user.name,
  team_id: user.team,
});

function shared(state: SlackState, team: SlackTeam, user: SlackUser): JsonObject {
  const app = { api_app_id: state.world.slack.app, token: TOKEN };
  return { user: person(user), ...app, ...installPart(state, team) };
}

export interface Shortcut {
  readonly team: SlackTeam;
  readonly user: SlackUser;
  readonly channel: SlackChannel;
  readonly message: SlackMessage;
  readonly callbackId: string;
  readonly triggerId: string;
  readonly responseUrl: string;
}

export function messageAction(state: SlackState, given: Shortcut): JsonObject {
  const { user, team, channel } = given;
  return {
    type: 'message_action',
    token: TOKEN,
    action_ts: state.ids.ts(),
    ...installPart(state, team),
    user: { id: user.id, username: user.name, team_id: user.team, name: user.name },
    channel: { id: channel.id, name: channelName(channel) },
    callback_id: given.callbackId,
    trigger_id: given.triggerId,
    response_url: given.responseUrl,
    message_ts: given.message.ts,
    message: messageJson(state, given.message, false),
  };
}

/** One entry of `actions[]`: the element as it stood, without its options, and what was chosen. */
function actionOf(state: SlackState, { blockId, element }: Placed, value: Given): JsonObject {
  const keep = ['action_id', 'text', 'value', 'url', 'style', 'placeholder', 'accessibility_label'];
  const kept = Object.fromEntries(Object.entries(element).filter(([key]) => keep.includes(key)));
  const chosen = element['type'] === 'button' ? { type: 'button' } : stateOf(element, value);
  return { ...kept, block_id: blockId, ...chosen, action_ts: state.ids.ts() };
}

export interface PressedElement {
  readonly team: SlackTeam;
  readonly user: SlackUser;
  readonly what: Placed;
  readonly value: Given;
  readonly triggerId: string;
}

export interface PressedMessage {
  readonly channel: SlackChannel;
  readonly message: SlackMessage;
  readonly url: string;
}

/** A press in a message. An ephemeral brings no `message` along. */
export function messagePress(
  state: SlackState,
  given: PressedElement,
  { channel, message, url }: PressedMessage,
): JsonObject {
  const ephemeral = message.viewer !== null;
  const thread = message.threadTs === null ? {} : { thread_ts: message.threadTs };
  return {
    type: 'block_actions',
    ...shared(state, given.team, given.user),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...thread,
    },
    trigger_id: given.triggerId,
    channel: { id: channel.id, name: channelName(channel) },
    ...(ephemeral ? {} : { message: messageJson(state, message, false) }),
    state: { values: valuesFor(objectsOf(message.blocks)) },
    response_url: url,
    actions: [actionOf(state, given.what, given.value)],
  };
}

/** A press in a modal or on the home tab. */
export function viewPress(state: SlackState, given: PressedElement, view: SlackView): JsonObject {
  return {
    type: 'block_actions',
    ...shared(state, given.team, given.user),
    container: { type: 'view', view_id: view.id },
    trigger_id: given.triggerId,
    view: viewJson(state, view),
    actions: [actionOf(state, given.what, given.value)],
  };
}

/** A view in front of somebody. */
export interface ViewOf {
  readonly team: SlackTeam;
  readonly user: SlackUser;
  readonly view: SlackView;
}

export function viewSubmission(
  state: SlackState,
  { team, user, view, triggerId }: ViewOf & { readonly triggerId: string },
): JsonObject {
  const seen = viewJson(state, view);
  return {
    type: 'view_submission',
    ...shared(state, team, user),
    trigger_id: triggerId,
    view: seen,
    response_urls: [],
  };
}

export function viewClosed(
  state: SlackState,
  { team, user, view, all }: ViewOf & { readonly all: boolean },
): JsonObject {
  return { type: 'view_closed', ...shared(state, team, user), view: viewJson(state, view), is_cleared: all };
}
