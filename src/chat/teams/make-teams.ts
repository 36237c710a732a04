/** Puts the Teams surface together: guards, the SDK with every option explicit, the listener and the way out. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PUBLIC, withOverrides } from '@microsoft/teams.api';
import { App, type HttpRouteHandler, type IHttpServerAdapter } from '@microsoft/teams.apps';
import type { Chat } from '../../app/messages/chat-port.ts';
import { afterReal, type After } from '../../app/after.ts';
import { makeIdle } from '../../app/idle.ts';
import type { Door } from '../../app/door/door.ts';
import type { MemberId } from '../../core/base/ids.ts';
import type { Bodies } from '../../bodies.ts';
import { causeOf, type Log } from '../../log.ts';
import type { Meters } from '../../meters.ts';
import { makeConnector } from './out/connector.ts';
import type { Envelope } from './in/envelope.ts';
import { foreign, outbound, type GuardConfig, type OutboundOptions } from './in/guard.ts';
import { makeListener, PATH, type Arrived, type HttpAnswer, type Take } from './in/http-door.ts';
import { makeKnownTokens } from './in/known-tokens.ts';
import { listen } from './in/listen.ts';
import { quietLog } from './quiet-log.ts';
import { makeAccounts } from './install/accounts.ts';
import type { References } from './install/references.ts';
import { withHeard } from './install/heard-lately.ts';
import { makeTeamOf } from './install/team-of.ts';
import { makeChat } from './out/send.ts';
import type { Credential } from '../../entra/credential.ts';
import { Refused, signIn } from '../../entra/sign-in.ts';
import { makeTokens, type Tokens, type TokenNeeds } from '../../entra/tokens.ts';
import { failed, privately, typedIn, type Surface } from './in/turn.ts';
import { makeTypedKeys } from '../../app/door/typed-keys.ts';

export interface TeamsSettings extends GuardConfig {
  readonly clientId: string;
  /** By what the app proves that it is itself. */
  readonly credential: Credential;
  /** The tenant the app is registered in, where it signs in. */
  readonly appTenant: string;
  readonly jwksUri: string;
  /** Login of the directory, e.g. `https://login.microsoftonline.com`; plain http only with `allowHttp`. */
  readonly loginUrl: string;
  /** Connector for conversations Teams has not told us of; by default `/teams` on the first service host. */
  readonly serviceUrl?: string;
}

export interface TeamsNeeds {
  readonly config: TeamsSettings;
  readonly door: Door;
  readonly store: References;
  readonly bodies: Bodies;
  readonly log: Log;
  readonly meters?: Pick<Meters, 'took'> | undefined;
  readonly now: () => Date;
  /** aadObjectId of a member in a tenant, to mention people; undefined when unknown. */
  readonly userOf?: (member: MemberId, tenant: string) => string | undefined;
  /** Does something after so many milliseconds of `now`; real time when not given. */
  readonly after?: After;
  /** How long a button press or a form waits for its outcome; Teams shows an error after 5 to 10 seconds. Default 4000. */
  readonly answerWithinMs?: number;
}

export interface Teams {
  /** What is done with one activity; its token is checked before anything else. */
  readonly take: Take;
  /** Serves POST /api/messages. */
  listener(req: IncomingMessage, res: ServerResponse): Promise<void>;
  readonly chat: Chat;
  /** Resolves when everything begun for answered requests is done, after `mostMs` at the latest. */
  drain(mostMs: number): Promise<void>;
}

/** Throws when the credentials do not say how to sign in: a forgotten secret would silently mean managed identity. */
export function makeTeams(needs: TeamsNeeds): Teams {
  const { config, store, log, now, after = afterReal } = needs;
  const pause = (ms: number): Promise<void> => new Promise((resolve) => after(ms, resolve));
  const { app, route, ready } = makeApp(needs, pause);
  /** Works begun for requests that are answered. */
  const running = { count: 0 };
  const idle = makeIdle(() => running.count === 0);
  const userOf =
    (tenant: string) =>
    (member: MemberId): string | undefined =>
      needs.userOf?.(member, tenant);
  const refs = withHeard(store, now);
  const connector = makeConnector({ api: app.api, guard: config, userOf, log, now, gone: (at) => refs.forget(at) });
  const teamOf = makeTeamOf();
  const sights = makeSights();
  const typedKeys = makeTypedKeys(now);
  // 4.6 of the 5 seconds that the client of a message extension waits, 9 of the 10 of everything else
  const { answerWithinMs = 4000 } = needs;
  const surface: Surface = {
    clientId: config.clientId,
    door: needs.door,
    refs,
    connector,
    accounts: makeAccounts(),
    log,
    now,
    userOf,
    answerWithinMs,
    lastWordMs: (invoke) => answerWithinMs * (invoke.startsWith('composeExtension/') ? 1.15 : 2.25),
    ...sights,
    typedKey: (turn, line) => typedKeys({ ...typedIn(turn), line }).key,
    pause,
    later: (turn, ms, work) => after(ms, () => surface.background(turn, work)),
    background: (turn, work) => {
      running.count += 1;
      void work()
        .catch((error: unknown) => {
          if (turn === null) throw error;
          return privately(surface, turn, failed(surface, turn.activity, error, turn.caller));
        })
        .catch((error: unknown) => log.error('a Teams answer failed', { cause: causeOf(error) }))
        .finally(() => {
          running.count -= 1;
          idle.check();
        });
    },
  };
  const current = new AsyncLocalStorage<Arrived>();
  const accepted = new AsyncLocalStorage<() => void>();
  const arrived = (): Arrived => {
    const ours = current.getStore();
    if (ours === undefined) throw new Error('a Teams activity came by another way than our door');
    return ours;
  };
  /** The token is good. Guard first, then the one handler of everything. */
  const judge = async ({ activity, vouched }: Arrived): Promise<HttpAnswer | undefined> => {
    vouched();
    const why = foreign(activity, config);
    if (why === undefined) {
      teamOf.note(activity);
      return listen(surface, activity);
    }
    log.warn('a Teams activity was refused', { why });
    return { status: 403, body: { error: 'refused' } };
  };
  const tokens = makeKnownTokens(now);
  // the SDK comes here when it has found the token good
  app.use(async () => {
    accepted.getStore()?.();
    return judge(arrived());
  });

  const take: Take = async (arriving, headersOf, authorization) => {
    const { serviceUrl } = arriving.activity;
    if (tokens.has(authorization, serviceUrl)) return (await judge(arriving)) ?? { status: 200 };
    await ready;
    const accept = (): void => tokens.accept(authorization, serviceUrl);
    const answer = await accepted.run(accept, () =>
      current.run(arriving, () => route()({ body: shellOf(arriving.activity), headers: headersOf() })),
    );
    // The SDK's own words for a refusal say why; a stranger need not know.
    return answer.status === 401 ? { status: 401, body: { error: 'unauthorised' } } : answer;
  };

  return {
    take,
    listener: makeListener({ bodies: needs.bodies, issuer: config.issuer, meters: needs.meters, log, now }, take),
    chat: makeChat({
      connector,
      refs,
      tenantIds: config.tenantIds,
      serviceUrl: defaultServiceUrl(config),
      teamOf: (channel) => teamOf.of(channel),
    }),
    drain: (mostMs) => idle.wait(mostMs),
  };
}

/**
 * What the SDK gets to see: enough to check the token, nothing to route by. Judged and handled is what we read ourselves,
 * because the SDK fills in missing fields (the channel, for one) and its router breaks on fragments.
 */
function shellOf({ id, serviceUrl }: Envelope): Record<string, unknown> {
  return {
    type: 'event',
    name: 'amends',
    id: id ?? '',
    channelId: 'msteams',
    serviceUrl: serviceUrl ?? '',
    conversation: { id: '' },
  };
}

/** The SDK reads CLIENT_SECRET, SERVICE_URL, CLOUD and more by itself unless everything is said here. */
function makeApp(
  { config, store, log, now }: TeamsNeeds,
  wait: OutboundOptions['wait'],
): { app: App; route: () => HttpRouteHandler; ready: Promise<void> } {
  const routes: HttpRouteHandler[] = [];
  const adapter: IHttpServerAdapter = {
    registerRoute: (_method, _path, handler) => {
      routes.push(handler);
    },
  };
  const logger = quietLog(log);
  const app = new App({
    clientId: config.clientId,
    tenantId: config.appTenant,
    ...credentials(config, noted(config, store, log), { log, now }),
    serviceUrl: defaultServiceUrl(config),
    messagingEndpoint: PATH,
    httpServerAdapter: adapter,
    dangerouslyAllowUnauthenticatedRequests: false,
    telemetry: { agent365: false },
    state: false,
    logger,
    cloud: withOverrides(PUBLIC, {
      tokenIssuer: config.issuer,
      openIdMetadataUrl: config.jwksUri,
      loginEndpoint: config.loginUrl.replace(/\/+$/, ''),
    }),
    client: { timeout: 10_000, logger, middlewares: [outbound(config, { tries: 3, maxWaitMs: 3000, wait })] },
  });
  const ready = app.initialize();
  const route = (): HttpRouteHandler => {
    const [handler] = routes;
    if (handler === undefined) throw new Error('the Teams SDK registered no route');
    return handler;
  };
  return { app, route, ready };
}

interface Credentials {
  readonly clientSecret: '';
  readonly managedIdentityClientId: string;
  readonly token: Tokens;
}

/** An empty secret, because one would beat the factory; our own id, so that the SDK takes no other out of the environment. */
function credentials(
  config: TeamsSettings,
  told: (signedIn: TokenNeeds['signIn']) => TokenNeeds['signIn'],
  { log, now }: Pick<TeamsNeeds, 'log' | 'now'>,
): Credentials {
  const { clientId, credential, loginUrl, allowHttp, appTenant: tenant } = config;
  if (credential.kind === 'secret' && credential.secret === '')
    throw new Error('Teams has no credentials: set TEAMS_CLIENT_SECRET.');
  if (loginUrl.startsWith('http:') && !allowHttp)
    throw new Error('Teams signs in over https only: TEAMS_LOGIN_URL must not be plain http.');
  const login = { url: loginUrl.replace(/\/+$/, ''), clientId, credential, now };
  const { token } = makeTokens({ signIn: told((scope, at) => signIn(login, scope, at)), tenant, log, now });
  return { clientSecret: '', managedIdentityClientId: clientId, token };
}

/** Whether the credentials are taken is written down beside the sign-in, once for each change this process sees. */
const noted = ({ tenantIds }: TeamsSettings, store: References, log: Log) => {
  let before: string | null | undefined;
  const note = (refused: string | null): void => {
    if (before === refused) return;
    before = refused;
    store.credentials?.(new Set(tenantIds), refused).catch((error: unknown) => {
      before = undefined;
      log.warn('what Entra says of the credentials is not written down', { cause: causeOf(error) });
    });
  };
  return (signedIn: TokenNeeds['signIn']): TokenNeeds['signIn'] =>
    async (scope, tenant) => {
      try {
        const granted = await signedIn(scope, tenant);
        note(null);
        return granted;
      } catch (error) {
        if (error instanceof Refused) note(error.said);
        throw error;
      }
    };
};

function defaultServiceUrl({ serviceUrl, serviceHosts, allowHttp }: TeamsSettings): string {
  return serviceUrl ?? `${allowHttp ? 'http' : 'https'}://${serviceHosts[0] ?? 'smba.trafficmanager.net'}/teams`;
}

/** Remembers the last activities of this process; what must hold over restarts is held by the keys of wishes. */
function makeSights(): Pick<Surface, 'firstSight' | 'forgetSight'> {
  const seen = new Set<string>();
  return {
    firstSight: (key) => {
      if (seen.has(key)) return false;
      seen.add(key);
      const [oldest] = seen;
      if (seen.size > 5000 && oldest !== undefined) seen.delete(oldest);
      return true;
    },
    forgetSight: (key) => void seen.delete(key),
  };
}
