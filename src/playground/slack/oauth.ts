/** Installing the app in a workspace: the consent page that always says yes, and the exchange of its code. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendText } from './http.ts';
import type { JsonObject } from './json.ts';
import { textOf } from './json.ts';
import { redirectPaths } from './manifest.ts';
import { no } from './parts.ts';
import type { Parts } from './parts.ts';
import { exchanged, holderOf, isWhole, tokenFor, type Holder } from './installs.ts';
import type { SlackState } from './state.ts';

export const OAUTH_METHOD = 'oauth.v2.access';

/** A code is good for this long (docs.slack.dev, "Installing with OAuth"). */
const CODE_MS = 10 * 60_000;

/** A code for one exchange, as the consent page would hand it out for this workspace or organisation. */
export function grantCode(state: SlackState, holder: string, redirectUri: string | null = null): string {
  const code = state.ids.next('code');
  state.codes.set(code, { holder: holderOf(state, holder).id, redirectUri, madeAt: state.now().getTime() });
  return code;
}

/**
 * `GET /oauth/v2/authorize`: sends the browser back with a code; `team` chooses the workspace. The way back must be the one the
 * manifest names, at the app's own address; it is taken where none is asked for.
 */
export function serveConsent({ state, toApp }: Pick<Parts, 'state' | 'toApp'>, url: URL, res: ServerResponse): void {
  const asked = url.searchParams;
  const named = asked.get('redirect_uri');
  const known = redirectPaths().map((path) => new URL(path, toApp.origin()).href);
  const [redirect] = known.filter((each) => named === null || each === named);
  if ((asked.get('client_id') ?? '') === '') return sendText(res, 400, 'invalid_client_id');
  if (redirect === undefined) return sendText(res, 400, 'bad_redirect_uri');
  const scopes = (asked.get('scope') ?? '').split(',');
  if (!scopes.every((scope) => state.scopes.has(scope))) return sendText(res, 400, 'invalid_scope');
  const back = new URL(redirect);
  back.searchParams.set('code', grantCode(state, asked.get('team') ?? state.world.slack.team, named));
  back.searchParams.set('state', url.searchParams.get('state') ?? '');
  res.writeHead(302, { location: back.href }).end();
}

/**
 * `oauth.v2.access`: each code once, for ten minutes, and for the address the consent was asked with; each refresh token once;
 * the client id and secret must come, in the header or as arguments.
 */
export function exchangeCode(state: SlackState, req: IncomingMessage, args: JsonObject): JsonObject {
  const basic = /^Basic (.+)$/.exec(req.headers.authorization ?? '')?.[1];
  const [id, secret] =
    basic === undefined
      ? [textOf(args, 'client_id'), textOf(args, 'client_secret')]
      : Buffer.from(basic, 'base64').toString('utf8').split(':');
  if (id === undefined || id === '') return no('invalid_client_id');
  if (secret === undefined || secret === '') return no('bad_client_secret');
  if (textOf(args, 'grant_type') === 'refresh_token') {
    const holder = state.rotates ? exchanged(state, textOf(args, 'refresh_token') ?? '') : undefined;
    return holder === undefined ? no('invalid_refresh_token') : grantTo(state, holder);
  }
  const code = textOf(args, 'code') ?? '';
  const granted = state.codes.get(code);
  state.codes.delete(code);
  if (granted === undefined || state.now().getTime() - granted.madeAt > CODE_MS) return no('invalid_code');
  if (granted.redirectUri !== (textOf(args, 'redirect_uri') ?? null)) return no('bad_redirect_uri');
  const installer = [...state.users.values()].find((user) => user.team === granted.holder && !user.bot);
  return { ...grantTo(state, holderOf(state, granted.holder)), authed_user: { id: installer?.id ?? '' } };
}

function grantTo(state: SlackState, holder: Holder): JsonObject {
  const whole = isWhole(holder);
  const { id, name } = holder;
  const [first] = whole ? [...holder.workspaces].flatMap((one) => state.teams.get(one) ?? []) : [holder];
  return {
    ok: true,
    token_type: 'bot',
    scope: [...state.scopes].join(','),
    bot_user_id: first?.botUser ?? '',
    app_id: state.world.slack.app,
    team: whole ? null : { id, name },
    enterprise: whole ? { id, name } : partOf(state, id),
    is_enterprise_install: whole,
    ...tokenFor(state, holder),
  };
}

function partOf(state: SlackState, team: string): JsonObject | null {
  const part = [...state.organisations.values()].find(({ workspaces }) => workspaces.has(team));
  return part === undefined ? null : { id: part.id, name: part.name };
}
