/** A tiny app for the tests of the fake Teams: checks tokens as a real one must, keeps what it hears, answers what it is told. */
import { createServer } from 'node:http';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { startFakeTeams, type FakeTeams, type FakeTeamsOptions } from '../../../src/playground/teams/fake-teams.ts';
import { HOTEL_AURORA } from '../../../src/playground/world.ts';
import { signingKey } from '../../signing-key.ts';

export type Activity = Readonly<Record<string, unknown>>;

interface StubAnswer {
  readonly status?: number;
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly raw?: string;
}

interface StubApp {
  readonly url: string;
  /** Only what came with a good token, oldest first. */
  readonly heard: Activity[];
  readonly claims: Readonly<Record<string, unknown>>[];
  /** Set it to say what the app answers; default 200 without a body. */
  answer: (activity: Activity) => StubAnswer | Promise<StubAnswer>;
  readonly close: () => Promise<void>;
}

export const NOON = new Date('2026-11-20T11:00:00.000Z');
export const WORLD = HOTEL_AURORA;
export const RECOVERIES = '19:recoveries@thread.tacv2';

export interface Stage {
  readonly teams: FakeTeams;
  readonly app: StubApp;
  /** Moves the playground's clock. */
  readonly pass: (ms: number) => void;
}

/** A fake Teams with a stub app connected and installed everywhere; its clock stands at `NOON`. */
export async function stage(options: Partial<FakeTeamsOptions> & { readonly install?: boolean } = {}): Promise<Stage> {
  let at = NOON.getTime();
  const { install = true, ...rest } = options;
  const teams = await startFakeTeams({ world: WORLD, now: () => new Date(at), key: await signingKey(), ...rest });
  const app = await stubApp(teams.env);
  await teams.connect(app.url, { install });
  return {
    teams,
    app,
    pass: (ms) => {
      at += ms;
    },
  };
}

export async function unstage({ teams, app }: Stage): Promise<void> {
  await app.close();
  await teams.close();
}

async function stubApp(env: Readonly<Record<string, string>>): Promise<StubApp> {
  const keys = createRemoteJWKSet(new URL(env['TEAMS_JWKS_URI'] ?? ''), { cooldownDuration: 0 });
  const app: Omit<StubApp, 'url' | 'close'> = { heard: [], claims: [], answer: () => ({}) };
  const server = createServer((request, response) => {
    const respond = async (): Promise<void> => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
      const activity: Activity = JSON.parse(Buffer.concat(chunks).toString());
      const good = await jwtVerify(token, keys, {
        issuer: env['TEAMS_ISSUER'] ?? '',
        audience: env['TEAMS_CLIENT_ID'] ?? '',
        algorithms: ['RS256'],
      }).then(
        ({ payload }) => payload['serviceurl'] === activity['serviceUrl'],
        () => false,
      );
      if (!good) {
        response.writeHead(401).end();
        return;
      }
      app.heard.push(activity);
      app.claims.push(decodeJwt(token));
      const { status = 200, body, raw } = await app.answer(activity);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(raw ?? (body === undefined ? '' : JSON.stringify(body)));
    };
    respond().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return Object.assign(app, {
    url: `http://127.0.0.1:${port}/api/messages`,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  });
}

export async function login(teams: FakeTeams, change: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${teams.env['TEAMS_LOGIN_URL']}/${change['tenant'] ?? WORLD.teams.tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: WORLD.teams.clientId,
      client_secret: WORLD.teams.clientSecret,
      scope: 'https://api.botframework.com/.default',
      ...change,
    }),
  });
}

interface ConnectorAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** `error.code`, when there is one. */
  readonly code: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

export type Connector = (method: string, path: string, body?: unknown) => Promise<ConnectorAnswer>;

/** Calls the connector with a good token, below the region prefix of the service URL. */
export async function connector(teams: FakeTeams): Promise<Connector> {
  const { access_token: token } = JSON.parse(await (await login(teams)).text());
  return async (method, path, body) => {
    const answer = await fetch(`${teams.serviceUrl}v3/${path}`, {
      method,
      redirect: 'manual',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const parsed = text === '' ? {} : JSON.parse(text);
    return { status: answer.status, headers: answer.headers, code: parsed?.error?.code, body: parsed };
  };
}

export const message = (text: string, more: object = {}): object => ({
  type: 'message',
  text,
  textFormat: 'plain',
  ...more,
});

export const card = (...body: readonly object[]): object => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  speak: 'A card',
  fallbackText: 'A card',
});
export const line = (text: string): object => ({ type: 'TextBlock', text, wrap: true });
export const buttons = (...actions: readonly object[]): object => ({ type: 'ActionSet', actions });
export const execute = (title: string, verb: string, data: object = {}): object => ({
  type: 'Action.Execute',
  title,
  verb,
  data,
});
export const opens = (title: string, data: object = {}): object => ({
  type: 'Action.Submit',
  title,
  data: { ...data, msteams: { type: 'task/fetch' } },
});
export const attached = (content: object): object => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content,
});
export const withCard = (summary: string, content: object): object => ({
  type: 'message',
  summary,
  attachments: [attached(content)],
});
