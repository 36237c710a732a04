/** Installing the app in a workspace: the consent page that always says yes, and the exchange of its code. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendText } from './http.ts';
import type { JsonObject } from './json.ts';
import { textOf } from './json.ts';
import { no } from './parts.ts';
import type { SlackState } from './state.ts';
import { teamOf } from './state.ts';

export const OAUTH_METHOD = 'oauth.v2.access';

/** A code for one exchange, as the consent page would hand it out for this workspace. */
export function grantCode(state: SlackState, team: string): string {
  const code = state.ids.next('code');
  state.codes.set(code, teamOf(state, team).id);
  return code;
}

/** `GET /oauth/v2/authorize`: sends the browser back with a code; `team` chooses the workspace. */
export function serveConsent(state: SlackState, url: URL, res: ServerResponse): void {
  const redirect = url.searchParams.get('redirect_uri');
  if (redirect === null || !URL.canParse(redirect)) return sendText(res, 400, 'bad_redirect_uri');
  const back = new URL(redirect);
  back.searchParams.set('code', grantCode(state, url.searchParams.get('team') ?? state.world.slack.team));
  back.searchParams.set('state', url.searchParams.get('state') ?? '');
  res.writeHead(302, { location: back.href }).end();
}

/** `oauth.v2.access`: each code once; the client id and secret must come, in the header or as arguments. */
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
  if (granted === undefined) return no('invalid_code');
  state.codes.delete(code);
  const team = teamOf(state, granted);
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
