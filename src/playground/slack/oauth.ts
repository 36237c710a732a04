/** Installing the app in a workspace: the consent page that always says yes, and the exchange of its code. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendText } from './http.ts';
import type { JsonObject } from './json.ts';
import { textOf } from './json.ts';
import { redirectPaths } from './manifest.ts';
import { no } from './parts.ts';
import type { Parts } from './parts.ts';
import type { SlackState } from './state.ts';
import { teamOf } from './state.ts';

export const OAUTH_METHOD = 'oauth.v2.access';

/** A code is good for this long (docs.slack.dev, "Installing with OAuth"). */
const CODE_MS = 10 * 60_000;

/** A code for one exchange, as the consent page would hand it out for this workspace. */
export function grantCode(state: SlackState, team: string, redirectUri: string | null = null): string {
  const code = state.ids.next('code');
  state.codes.set(code, { team: teamOf(state, team).id, redirectUri, madeAt: state.now().getTime() });
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
 * `oauth.v2.access`: each code once, for ten minutes, and for the address the consent was asked with; the client id and secret
 * must come, in the header or as arguments.
 */
export function exchangeCode(state: SlackState, req: IncomingMessage, args: JsonObject): JsonObject {
  const basic = /^Basic (.+)$/.exec(req.headers.authorization ?? '')?.[1];
  const [id, secret] =
    basic === undefined
      ? [textOf(args, 'client_id'), textOf(args, 'client_secret')]
      : Buffer.from(basic, 'base64').toString('utf8').split(':');
  if (id === undefined || id === '') return no('invalid_client_id');
  if (secret === undefined || secret === '') return no('bad_client_secret');
  const code = textOf(args, 'code') ?? '';
  const granted = state.codes.get(code);
  state.codes.delete(code);
  if (granted === undefined || state.now().getTime() - granted.madeAt > CODE_MS) return no('invalid_code');
  if (granted.redirectUri !== (textOf(args, 'redirect_uri') ?? null)) return no('bad_redirect_uri');
  const team = teamOf(state, granted.team);
  const token = [...team.tokens][0] ?? `xoxb-${team.id}-${code}`;
  team.tokens.add(token);
  const installer = [...state.users.values()].find((user) => user.team === team.id && !user.bot);
  return {
    ok: true,
    access_token: token,
    token_type: 'bot',
    scope: [...state.scopes].join(','),
    bot_user_id: team.botUser,
    app_id: state.world.slack.app,
    team: { id: team.id, name: team.name },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: installer?.id ?? '' },
  };
}
