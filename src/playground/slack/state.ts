/** The fake workspace's memory: teams, people, channels, messages, views, triggers. It only remembers; the rules live beside it. */
import type { PlayWorld } from '../world.ts';
import type { JsonObject } from './json.ts';
import { makeIds } from './ids.ts';
import type { SlackFile } from './files.ts';
import type { Ids, NewId } from './ids.ts';
import type { FetchedImage } from './images.ts';
import { grantedScopes } from './manifest.ts';
import type { StepRun } from './workflows.ts';

export interface SlackTeam {
  readonly id: string;
  readonly domain: string;
  readonly name: string;
  readonly botUser: string;
  readonly botId: string;
  readonly tokens: Set<string>;
  /** Tokens that were good until the app was taken out. */
  readonly deadTokens: Set<string>;
}

/** An organisation of several workspaces, and which of them it has opened the app to. */
export interface SlackOrganisation {
  readonly id: string;
  readonly name: string;
  readonly workspaces: Set<string>;
  readonly tokens: Set<string>;
  readonly deadTokens: Set<string>;
  /** Its payloads name the organisation alone, where Slack may leave the workspace out. */
  nameless: boolean;
}

export interface SlackUser {
  readonly id: string;
  readonly team: string;
  /** The login name, in lower case, as payloads carry it. */
  readonly name: string;
  readonly realName: string;
  readonly email: string;
  readonly locale: string;
  readonly zone: string;
  readonly bot: boolean;
  /** A single- or multi-channel guest. */
  readonly guest: boolean;
  deleted: boolean;
}

export interface UserGroup {
  readonly name: string;
  readonly handle: string;
  readonly users: readonly string[];
}

export interface SlackChannel {
  readonly id: string;
  readonly team: string;
  name: string;
  readonly about: string;
  readonly kind: 'public' | 'private' | 'im' | 'mpim';
  readonly members: Set<string>;
  archived: boolean;
}

export interface SlackMessage {
  readonly ts: string;
  readonly team: string;
  readonly channel: string;
  /** Who wrote it: a user id, the bot's user id, or `USLACKBOT`. */
  readonly user: string;
  readonly botId: string | null;
  readonly threadTs: string | null;
  /** The only person who sees it; null for an ordinary message. */
  readonly viewer: string | null;
  /** Made by the client of the person who typed it; null for what an app posts. */
  readonly clientId: string | null;
  text: string;
  blocks: readonly JsonObject[] | null;
  metadata: JsonObject | null;
  edited: { readonly user: string; readonly ts: string } | null;
  readonly reactions: Map<string, string[]>;
  /** Another app that posted it, and what it attached; not given: a person or ours wrote it. */
  readonly app?: PostingApp;
  readonly attachments?: readonly JsonObject[];
}

/** An integration of somebody else's, like one that posts reviews. */
export interface PostingApp {
  readonly name: string;
  readonly bot: string;
  readonly id: string;
}

/** Typed values by block id, then action id: Slack's `view.state.values`. */
export type StateValues = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

export interface SlackView {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly rootId: string;
  readonly previousId: string | null;
  /** Slack's view object as the app sent it. */
  content: JsonObject;
  hash: string;
  values: StateValues;
  /** Field errors by block id, as the last submission was answered. */
  errors: Readonly<Record<string, string>>;
  /** Trouble with the whole view, in Slack's words. */
  trouble: string | null;
}

export interface Trigger {
  readonly user: string;
  readonly team: string;
  readonly madeAt: number;
  readonly wire: number | null;
  used: boolean;
}

export interface ResponseUrl {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  readonly madeAt: number;
  readonly wire: number | null;
  /** The message that was pressed or, later, the last one said through this url. */
  about: string | null;
  uses: number;
}

/** What a consent page handed out: for one exchange, within ten minutes. */
export interface GrantedCode {
  /** The workspace, or the organisation. */
  readonly holder: string;
  /** Null when none was named, then none may be named at the exchange. */
  readonly redirectUri: string | null;
  readonly madeAt: number;
}

export interface ApiCall {
  readonly method: string;
  readonly args: JsonObject;
  readonly result: JsonObject | null;
  readonly status: number;
}

export interface SlackState {
  /** Steps of workflows that were begun, by the id of the run. */
  readonly steps: Map<string, StepRun>;
  readonly world: PlayWorld;
  readonly now: () => Date;
  /** How long the app may take to answer, and to give a picture, in real milliseconds. */
  readonly patienceMs: number;
  readonly ids: Ids;
  readonly teams: Map<string, SlackTeam>;
  readonly organisations: Map<string, SlackOrganisation>;
  /** The app has token rotation: tokens given from now on end. */
  rotates: boolean;
  /** When tokens end, in milliseconds since 1970. */
  readonly ends: Map<string, number>;
  /** By refresh token: whose. */
  readonly refreshTokens: Map<string, string>;
  readonly users: Map<string, SlackUser>;
  readonly channels: Map<string, SlackChannel>;
  readonly userGroups: Map<string, UserGroup>;
  /** What the app was granted; a test may take some away or grant more. */
  readonly scopes: Set<string>;
  readonly messages: SlackMessage[];
  readonly ephemerals: SlackMessage[];
  /** Open modals per person, bottom first. */
  readonly stacks: Map<string, SlackView[]>;
  readonly homes: Map<string, SlackView>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly codes: Map<string, GrantedCode>;
  readonly calls: ApiCall[];
  /** Until when a method was slowed down, by workspace and method, in milliseconds since 1970. */
  readonly slowed: Map<string, number>;
  /** Workspaces that Slack has not given charts to yet: it refuses them there, and the whole message with them. */
  readonly chartless: Set<string>;
  /** Slack's copies of pictures by their address; null: it could not fetch one. The latest. */
  readonly images: Map<string, FetchedImage | null>;
  /** Files the app uploaded, by id. */
  readonly files: Map<string, SlackFile>;
  /** So often a message that shows a new file is refused: Slack looks at it first. */
  fileLooks: number;
  /** Calls that came although their method was slowed down: each is a fault of the app. */
  readonly early: ApiCall[];
  readonly listeners: Set<() => void>;
}

export const SLACKBOT = 'USLACKBOT';

export function makeState(
  world: PlayWorld,
  {
    now,
    newId,
    patienceMs,
  }: { readonly now: () => Date; readonly newId?: NewId | undefined; readonly patienceMs: number },
): SlackState {
  const { slack } = world;
  const state: SlackState = {
    world,
    now,
    patienceMs,
    ids: makeIds(now, newId),
    teams: new Map(),
    organisations: new Map(),
    rotates: false,
    ends: new Map(),
    refreshTokens: new Map(),
    users: new Map(),
    channels: new Map(),
    userGroups: new Map(),
    scopes: new Set(grantedScopes()),
    steps: new Map(),
    messages: [],
    ephemerals: [],
    stacks: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    codes: new Map(),
    calls: [],
    slowed: new Map(),
    chartless: new Set(),
    images: new Map(),
    files: new Map(),
    fileLooks: 0,
    early: [],
    listeners: new Set(),
  };
  const team = {
    id: slack.team,
    domain: slack.domain,
    name: world.company,
    botUser: slack.botUser,
    botId: slack.botId,
  };
  addTeam(state, team, slack.botToken);
  for (const person of world.people) {
    const { slackUser: id, name: realName, email, locale, zone, id: name } = person;
    state.users.set(id, {
      id,
      team: team.id,
      name,
      realName,
      email,
      locale,
      zone,
      bot: false,
      guest: false,
      deleted: false,
    });
  }
  for (const { slackChannel: id, name, about } of world.channels) {
    const members = new Set([...world.people.map((person) => person.slackUser), slack.botUser]);
    state.channels.set(id, { id, team: team.id, name, about, kind: 'public', members, archived: false });
  }
  return state;
}

/** Adds a workspace and its bot user, with the app installed unless `token` is null. */
export function addTeam(state: SlackState, team: Omit<SlackTeam, 'tokens' | 'deadTokens'>, token: string | null): void {
  state.teams.set(team.id, { ...team, tokens: new Set(token === null ? [] : [token]), deadTokens: new Set() });
  state.users.set(team.botUser, {
    id: team.botUser,
    team: team.id,
    name: 'amends',
    realName: 'Amends',
    email: '',
    locale: 'en-US',
    zone: 'Etc/UTC',
    bot: true,
    guest: false,
    deleted: false,
  });
}

export function changed(state: SlackState): void {
  for (const listener of state.listeners) listener();
}

/** Known things by id; a wrong id from a test or the page is a mistake worth naming. */
export function userOf(state: SlackState, id: string): SlackUser {
  const user = state.users.get(id);
  if (user === undefined) throw new Error(`No Slack user ${id}; known are ${[...state.users.keys()].join(', ')}`);
  return user;
}

export function channelOf(state: SlackState, id: string): SlackChannel {
  const channel = state.channels.get(id);
  if (channel === undefined) throw new Error(`No channel ${id}; known are ${[...state.channels.keys()].join(', ')}`);
  return channel;
}

export function teamOf(state: SlackState, id: string): SlackTeam {
  const team = state.teams.get(id);
  if (team === undefined) throw new Error(`No workspace ${id}; known are ${[...state.teams.keys()].join(', ')}`);
  return team;
}

/** The direct conversation of one or more people with the bot of a workspace; made on first use, the same ever after. */
export function directChannel(state: SlackState, team: SlackTeam, users: readonly string[]): SlackChannel {
  const kind = users.length > 1 ? 'mpim' : 'im';
  const people = users.map((user) => user.replace(/^[UW]0?/, '')).toSorted();
  const id = `${kind === 'im' ? 'D' : 'G'}0${team.id.replace(/^T0?/, '')}${people.join('')}`;
  const known = state.channels.get(id);
  if (known !== undefined) return known;
  const name = kind === 'im' ? '' : `mpdm-${people.join('--').toLowerCase()}-1`;
  const members = new Set([...users, team.botUser]);
  const channel: SlackChannel = { id, team: team.id, name, about: '', kind, members, archived: false };
  state.channels.set(id, channel);
  return channel;
}

export function messageAt(state: SlackState, ts: string): SlackMessage | undefined {
  return state.messages.find((message) => message.ts === ts) ?? state.ephemerals.find((message) => message.ts === ts);
}
