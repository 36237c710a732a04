/** Installing Amends in a workspace by OAuth: Slack's own pages and state check, with a store of ours. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  InstallProvider,
  type CodedError,
  type InstallationQuery,
  type InstallationStore,
  type InstallURLOptions,
} from '@slack/oauth';
import { causeOf, type Log } from '../../../log.ts';
import { makeSdkLog } from '../sdk-log.ts';
import type { TokenGrant, TokenGrants } from './grants.ts';
import { INSTALL_PATH, REDIRECT_PATH, SCOPES } from '../ids.ts';

export type { InstallationStore };

export interface OAuthConfig {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** Our own address, configured: never taken from a request's Host. Null leaves it to Slack's app settings. */
  readonly redirectUri: string | null;
  readonly store: InstallationStore;
}

/** Thrown by a store's `fetchInstallation` when the workspace has not installed Amends; anything else means "try later". */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

export interface InstallPages {
  readonly installer: InstallProvider;
  /** Answers a GET: the way to Slack, and the way back. Everything else is not found. */
  show(req: IncomingMessage, res: ServerResponse): void;
}

export function makeInstallPages(oauth: OAuthConfig, apiUrl: string, log: Log): InstallPages {
  const urls: InstallURLOptions = {
    scopes: [...SCOPES],
    ...(oauth.redirectUri === null ? {} : { redirectUri: oauth.redirectUri }),
  };
  const installer = new InstallProvider({
    clientId: oauth.clientId,
    clientSecret: oauth.clientSecret,
    stateSecret: oauth.stateSecret,
    installationStore: oauth.store,
    installUrlOptions: urls,
    authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).toString(),
    clientOptions: { slackApiUrl: apiUrl, allowAbsoluteUrls: false, timeout: 5_000, retryConfig: { retries: 0 } },
    logger: makeSdkLog(log),
  });
  const back = new URL(oauth.redirectUri ?? REDIRECT_PATH, 'http://here').pathname;
  const page = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const { pathname } = new URL(req.url ?? '/', 'http://here');
    if (pathname === INSTALL_PATH) await installer.handleInstallPath(req, withSameSite(res), {}, urls);
    else if (pathname === back) await installer.handleCallback(req, res, { failure: tellFailure }, urls);
    else res.writeHead(404).end();
  };
  return {
    installer,
    show: (req, res) => {
      page(req, res).catch((error: unknown) => {
        log.warn('Slack page could not be shown', { cause: causeOf(error) });
        if (!res.headersSent) res.writeHead(500).end();
      });
    },
  };
}

const FAULTS_OF_THE_VISIT = new Set<string>([
  'slack_oauth_missing_state',
  'slack_oauth_invalid_state',
  'slack_oauth_missing_code',
  'slack_oauth_installer_authorization_error',
]);

/** Slack's own page calls every failure a fault of ours (500) and names its library's codes. */
function tellFailure(error: CodedError, _options: InstallURLOptions, _req: unknown, res: ServerResponse): void {
  const visit = FAULTS_OF_THE_VISIT.has(error.code);
  res.writeHead(visit ? 400 : 503, { 'content-type': 'text/plain; charset=utf-8' });
  res.end(
    visit
      ? `Amends was not installed. Please start again at ${INSTALL_PATH} in this browser.\n`
      : `Amends was not installed: Slack could not be reached, or its answer not kept. Please start again at ${INSTALL_PATH} in a minute.\n`,
  );
}

/** The state cookie lacks SameSite: this adds it. May go when @slack/oauth sets it itself. */
export function withSameSite(res: ServerResponse): ServerResponse {
  const set = res.setHeader.bind(res);
  const strict = (value: string): string => (/samesite/i.test(value) ? value : `${value}; SameSite=Lax`);
  return Object.assign(res, {
    setHeader(name: string, value: number | string | readonly string[]) {
      if (name.toLowerCase() !== 'set-cookie' || typeof value === 'number') return set(name, value);
      return set(name, typeof value === 'string' ? strict(value) : value.map(strict));
    },
  });
}

/** How long a grant is taken for granted before the store is asked again. */
const FRESH_MS = 60_000;
const MOST_KEPT = 1_000;

/** Every workspace that installed Amends. One question per workspace at a time, so that one refresh renews a token. */
export function installedWorkspaces(
  installer: InstallProvider,
  { store, app }: { readonly store: InstallationStore; readonly app: string | null },
  now: () => Date,
): TokenGrants {
  const kept = new Map<string, { readonly at: number; readonly grant: Promise<TokenGrant | undefined> }>();
  const queryOf = (team: string): InstallationQuery<false> => ({
    teamId: team,
    enterpriseId: undefined,
    isEnterpriseInstall: false,
  });
  const ask = async (team: string): Promise<TokenGrant | undefined> => {
    try {
      const { botToken: token } = await installer.authorize(queryOf(team));
      return token === undefined ? undefined : { token, app };
    } catch (error) {
      if (isNotInstalled(error)) return undefined;
      throw error;
    }
  };
  return {
    of(team) {
      const known = kept.get(team);
      const at = now().getTime();
      if (known !== undefined && at - known.at < FRESH_MS) return known.grant;
      if (kept.size >= MOST_KEPT) kept.clear();
      const grant = ask(team);
      kept.set(team, { at, grant });
      // only a grant is kept: who installs Amends now is served at once
      grant.then(
        (found) => found === undefined && kept.delete(team),
        () => kept.delete(team),
      );
      return grant;
    },
    async leave(team) {
      kept.delete(team);
      await store.deleteInstallation?.(queryOf(team));
    },
  };
}

/** The library wraps what the store threw. */
function isNotInstalled(error: unknown): boolean {
  if (error instanceof NotInstalled) return true;
  if (!(error instanceof Error)) return false;
  const inner: unknown = 'original' in error ? error.original : error.cause;
  return inner !== undefined && inner !== error && isNotInstalled(inner);
}
