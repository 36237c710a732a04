/** Where the app is installed: in workspaces, in whole organisations, and with which tokens; tokens that end, and their exchange. */
import type { JsonObject } from './json.ts';
import { textOf } from './json.ts';
import { no } from './parts.ts';
import type { SlackOrganisation, SlackState, SlackTeam } from './state.ts';

/** Who installed the app: a workspace, or an organisation for all of those it opened it to. */
export type Holder = SlackTeam | SlackOrganisation;

/** How long a token of an app with rotation is good (docs.slack.dev, "Using token rotation"). */
const LASTS_S = 43_200;
/** More are taken back, the oldest first. */
const MOST_TOKENS = 2;

export const isWhole = (holder: Holder): holder is SlackOrganisation => 'workspaces' in holder;

export function holderOf(state: SlackState, id: string): Holder {
  const holder = state.organisations.get(id) ?? state.teams.get(id);
  if (holder === undefined) throw new Error(`No workspace or organisation ${id}`);
  return holder;
}

const holders = (state: SlackState): readonly Holder[] => [...state.teams.values(), ...state.organisations.values()];

/** The organisation that has the app installed as a whole, where the workspace has not. */
export function wholeOf(state: SlackState, team: SlackTeam): SlackOrganisation | undefined {
  if (team.tokens.size > 0) return undefined;
  return [...state.organisations.values()].find(({ workspaces, tokens }) => tokens.size > 0 && workspaces.has(team.id));
}

/** A new token, with what it is exchanged for where tokens end. */
export function tokenFor(state: SlackState, holder: Holder): JsonObject {
  const [there] = holder.tokens;
  if (!state.rotates && there !== undefined) return { access_token: there };
  const token = `${state.rotates ? 'xoxe.xoxb' : 'xoxb'}-${holder.id}-${state.ids.next('code')}`;
  holder.tokens.add(token);
  if (!state.rotates) return { access_token: token };
  for (const oldest of [...holder.tokens].slice(0, -MOST_TOKENS)) kill(holder, oldest);
  state.ends.set(token, state.now().getTime() + LASTS_S * 1000);
  const refresh = `xoxe-1-${holder.id}-${state.ids.next('code')}`;
  state.refreshTokens.set(refresh, holder.id);
  return { access_token: token, refresh_token: refresh, expires_in: LASTS_S };
}

/** Each refresh token once. */
export function exchanged(state: SlackState, refresh: string): Holder | undefined {
  const id = state.refreshTokens.get(refresh);
  state.refreshTokens.delete(refresh);
  return id === undefined ? undefined : holderOf(state, id);
}

function kill(holder: Holder, token: string): void {
  holder.tokens.delete(token);
  holder.deadTokens.add(token);
}

/** All of its tokens are worth nothing from now on. */
export function killAll(state: SlackState, holder: Holder): void {
  for (const token of holder.tokens) kill(holder, token);
  for (const [refresh, id] of state.refreshTokens) if (id === holder.id) state.refreshTokens.delete(refresh);
}

/** Whose token it is; `refusal` where it is nobody's, or no good any more. */
export function asWhom(state: SlackState, token: string | undefined): Holder | { readonly refusal: JsonObject } {
  if (token === undefined || token === '') return { refusal: no('not_authed') };
  const holder = holders(state).find(({ tokens, deadTokens }) => tokens.has(token) || deadTokens.has(token));
  if (holder === undefined) return { refusal: no('invalid_auth') };
  // of an app that was taken out (docs.slack.dev, "auth.test"); of one that has another by now
  if (holder.deadTokens.has(token))
    return { refusal: no(holder.tokens.size === 0 ? 'account_inactive' : 'token_revoked') };
  const isOver = (state.ends.get(token) ?? Infinity) <= state.now().getTime();
  return isOver ? { refusal: no('token_expired') } : holder;
}

/** With a token of an organisation these want to be told which workspace is meant (docs.slack.dev, "Developing for Enterprise orgs"). */
const NEED_TEAM = new Set(['conversations.list', 'users.list', 'usergroups.list', 'usergroups.users.list']);

/** The workspace a call is about; what Slack says where an organisation's token does not say it. */
export function teamMeant(state: SlackState, holder: Holder, method: string, args: JsonObject): SlackTeam | JsonObject {
  if (!isWhole(holder)) return holder;
  const named = textOf(args, 'team_id');
  if (named === undefined && NEED_TEAM.has(method)) return no('missing_argument', { needed: 'team_id' });
  const people = [textOf(args, 'user_id'), textOf(args, 'user'), ...(textOf(args, 'users') ?? '').split(',')];
  const meant = [
    named,
    state.channels.get(textOf(args, 'channel') ?? '')?.team,
    state.triggers.get(textOf(args, 'trigger_id') ?? '')?.team,
    ...people.map((id) => state.users.get(id ?? '')?.team),
  ].find((id) => id !== undefined);
  const [first] = holder.workspaces;
  const team = state.teams.get(meant ?? first ?? '');
  return team !== undefined && holder.workspaces.has(team.id) ? team : no('team_access_not_granted');
}

/** What a payload says of the installation of the workspace it is of. */
export function installedAs(
  state: SlackState,
  team: SlackTeam,
): { readonly whole: SlackOrganisation | undefined; readonly part: SlackOrganisation | undefined } {
  const part = [...state.organisations.values()].find(({ workspaces }) => workspaces.has(team.id));
  return { whole: wholeOf(state, team), part };
}

/** The page of an organisation's workspaces that have the app. */
export const teamsOf = (state: SlackState, holder: Holder): JsonObject =>
  isWhole(holder)
    ? {
        ok: true,
        teams: [...holder.workspaces].map((id) => ({ id, name: state.teams.get(id)?.name ?? '' })),
        response_metadata: { next_cursor: '' },
      }
    : { ok: true, teams: [{ id: holder.id, name: holder.name }], response_metadata: { next_cursor: '' } };
