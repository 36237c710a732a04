/** Installing Amends by OAuth: the way to Slack's page, and the way back with a code. Nothing of it is taken from a request's Host. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { INSTALL_POLICY, installPage, type InstallShown } from '../../../cards/pages/install-page.ts';
import { pageLanguage } from '../../../cards/pages/survey/survey-words.ts';
import { causeOf, type Log } from '../../../log.ts';
import { INSTALL_PATH, PEOPLE_SCOPES, REDIRECT_PATH, SCOPES } from '../ids.ts';
import { installationOf, placeOf, type Installation } from './installation.ts';
import type { Installations } from './installations.ts';
import { FORGET_COOKIE, makeStates, type States } from './state.ts';
import type { TokenGrants } from './grants.ts';
import { makeToldParts } from './told-parts.ts';

export interface OAuthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** Our own address, configured: never taken from a request's Host. Null leaves it to Slack's app settings. */
  readonly redirectUri: string | null;
  /** People come from Slack: that is asked for as well. */
  readonly readsPeople?: boolean;
  readonly store: Installations;
}

/** Where what was installed is kept, and its workspaces are learnt. */
export interface InstallHome extends Pick<TokenGrants, 'lookAround'> {
  readonly store: Pick<Installations, 'keep'>;
}

export interface InstallNeeds {
  /** `store` holds which ways back were used. */
  readonly oauth: OAuthConfig;
  /** Ends in `/`. */
  readonly apiUrl: string;
  /** Without a token of its own, and without retries: a code is good for one exchange. */
  readonly client: WebClient;
  /** Whose an installation in one of these places is, likeliest first; undefined: nobody's here. */
  readonly homeOf: (places: readonly string[]) => InstallHome | undefined;
  readonly log: Log;
  readonly now: () => Date;
}

/** Answers a GET: the way to Slack, and the way back. Everything else is not found. */
export type InstallPages = (req: IncomingMessage, res: ServerResponse) => void;

interface Answer {
  readonly status: number;
  readonly shown: InstallShown;
  readonly cookie?: string;
}

const BEGIN_AGAIN: Answer = { status: 400, shown: { kind: 'begin_again' }, cookie: FORGET_COOKIE };
const NOBODYS: Answer = { status: 403, shown: { kind: 'nobodys' }, cookie: FORGET_COOKIE };
const LATER: Answer = { status: 503, shown: { kind: 'later' }, cookie: FORGET_COOKIE };

export function makeInstallPages(needs: InstallNeeds): InstallPages {
  const { oauth, log, now } = needs;
  const states = makeStates({ secret: oauth.stateSecret, now, claim: oauth.store.claim });
  const back = new URL(oauth.redirectUri ?? REDIRECT_PATH, 'http://here').pathname;
  const answer = async (url: URL, cookies: string | undefined): Promise<Answer | undefined> => {
    if (url.pathname === INSTALL_PATH) return begin(needs, states);
    return url.pathname === back ? await comeBack(needs, states, url.searchParams, cookies) : undefined;
  };
  return (req, res) => {
    const locale = pageLanguage(null, req.headers['accept-language'] ?? '');
    answer(new URL(req.url ?? '/', 'http://here'), req.headers.cookie)
      .catch((error: unknown): Answer => {
        log.warn('Amends was not installed in Slack', { cause: causeOf(error) });
        return LATER;
      })
      .then((told) => {
        if (told === undefined) return res.writeHead(404).end();
        const { status, shown, cookie } = told;
        const headers = {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': INSTALL_POLICY,
          'content-language': locale,
          vary: 'Accept-Language',
          ...(cookie !== undefined && { 'set-cookie': cookie }),
        };
        return res.writeHead(status, headers).end(installPage(shown, { locale, again: INSTALL_PATH }));
      })
      .catch((error: unknown) => {
        log.warn('a page for Slack was not sent', { cause: causeOf(error) });
        res.destroy();
      });
  };
}

function begin({ oauth, apiUrl }: InstallNeeds, states: States): Answer {
  const { state, cookie } = states.begin();
  const to = new URL('/oauth/v2/authorize', apiUrl);
  to.searchParams.set('client_id', oauth.clientId);
  to.searchParams.set('scope', [...SCOPES, ...(oauth.readsPeople === true ? PEOPLE_SCOPES : [])].join(','));
  to.searchParams.set('state', state);
  if (oauth.redirectUri !== null) to.searchParams.set('redirect_uri', oauth.redirectUri);
  return { status: 200, shown: { kind: 'begin', to: to.href }, cookie };
}

/** Slack's own words for a code that was never good, is too old or was used: it is begun anew. */
const BAD_CODE = new Set(['invalid_code', 'code_already_used', 'bad_redirect_uri', 'invalid_grant_type']);

/** Whoever comes back with a `state` of another browser would install their workspace in somebody's name, or the other way round. */
async function comeBack(
  needs: InstallNeeds,
  states: States,
  asked: URLSearchParams,
  cookies: string | undefined,
): Promise<Answer> {
  const [code, state] = [asked.get('code') ?? '', asked.get('state') ?? ''];
  if (asked.has('error') || code === '' || !(await states.use(state, cookies))) return BEGIN_AGAIN;
  const { oauth, client, log, now } = needs;
  let installation: Installation;
  try {
    const redirect = oauth.redirectUri === null ? {} : { redirect_uri: oauth.redirectUri };
    const id = { client_id: oauth.clientId, client_secret: oauth.clientSecret };
    installation = installationOf(await client.apiCall('oauth.v2.access', { ...id, code, ...redirect }), now());
  } catch (error) {
    if (error instanceof WebAPIPlatformError && BAD_CODE.has(error.data.error)) return BEGIN_AGAIN;
    throw error;
  }
  const place = placeOf(installation) ?? '';
  const home = needs.homeOf(await placesOf(needs, installation));
  if (home === undefined) return NOBODYS;
  await home.store.keep(place, JSON.stringify(installation));
  log.info('Amends was installed in Slack', { team: place });
  if (installation.isEnterpriseInstall) await home.lookAround(place);
  return { status: 200, shown: shownOf(installation), cookie: FORGET_COOKIE };
}

/** A workspace and what it is part of; an organisation and what is part of it. */
async function placesOf(
  { client, log, now }: InstallNeeds,
  { team, enterprise, isEnterpriseInstall, bot }: Installation,
): Promise<readonly string[]> {
  const named = [team?.id, enterprise?.id].filter((id) => id !== undefined);
  if (!isEnterpriseInstall || enterprise == null) return named;
  return [enterprise.id, ...(await makeToldParts(client, log, now).of(enterprise.id, bot.token))];
}

function shownOf({ team, enterprise, isEnterpriseInstall, appId }: Installation): InstallShown {
  const open = new URL('https://slack.com/app_redirect');
  if (appId !== undefined) open.searchParams.set('app', appId);
  if (team != null && !isEnterpriseInstall) open.searchParams.set('team', team.id);
  const whose = isEnterpriseInstall ? enterprise : team;
  return { kind: 'installed', where: whose?.name ?? whose?.id ?? '', open: open.href };
}
