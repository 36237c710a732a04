/** The fake identity provider: tokens as Teams sends them, ways to spoil them, and the login. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connector, login, message, RECOVERIES, stage, unstage, WORLD, type Stage } from './stub-app.ts';

let on: Stage;
beforeEach(async () => {
  on = await stage({ install: false });
});
afterEach(async () => unstage(on));

it('signs for the app with exactly the five claims', async () => {
  const said = await on.teams.deliver({ type: 'event', serviceUrl: on.teams.serviceUrl });
  expect(said.status).toBe(200);
  const [claims] = on.app.claims;
  expect(Object.keys(claims ?? {}).toSorted()).toEqual(['aud', 'exp', 'iss', 'nbf', 'serviceurl']);
  expect(claims).toMatchObject({
    aud: WORLD.teams.clientId,
    iss: 'https://api.botframework.com',
    serviceurl: on.teams.serviceUrl,
  });
});

it('spoils a token in every way an app must notice', async () => {
  const activity = { type: 'event', serviceUrl: on.teams.serviceUrl };
  const spoilt = [
    'none' as const,
    { key: 'foreign' as const },
    { issuer: 'https://sts.windows.net/other/' },
    { audience: 'another-app' },
    { expiresInS: -600 },
    { without: 'iss' as const },
    { without: 'aud' as const },
    { without: 'serviceurl' as const },
    { without: 'serviceurl' as const, extra: { serviceUrl: on.teams.serviceUrl } },
    { serviceUrl: 'https://elsewhere.example/' },
  ];
  for (const token of spoilt) expect((await on.teams.deliver(activity, { token })).status).toBe(401);
  expect(on.app.heard).toEqual([]);
});

it('rotates its keys: the old one holds until it is withdrawn', async () => {
  const activity = { type: 'event', serviceUrl: on.teams.serviceUrl };
  await on.teams.deliver(activity);
  await on.teams.issuer.rotate(false);
  expect((await on.teams.deliver(activity)).status).toBe(200);
  expect((await on.teams.deliver(activity, { token: { key: 'previous' } })).status).toBe(200);
  await on.teams.issuer.rotate(true);
  const { keys } = JSON.parse(await (await fetch(`${on.teams.baseUrl}/v1/.well-known/keys`)).text());
  expect(keys).toHaveLength(1);
  expect(keys[0]).toMatchObject({ alg: 'RS256', use: 'sig', endorsements: ['msteams'] });
});

it('describes itself and serves its keys where each kind of client looks', async () => {
  const open = await fetch(`${on.teams.baseUrl}/v1/.well-known/openidconfiguration`);
  const { issuer, jwks_uri: jwks } = JSON.parse(await open.text());
  expect(issuer).toBe(on.teams.env['TEAMS_ISSUER']);
  expect(jwks).toBe(on.teams.env['TEAMS_JWKS_URI']);
  const tenantKeys = await fetch(`${on.teams.baseUrl}/${WORLD.teams.tenant}/discovery/v2.0/keys`);
  expect(await tenantKeys.text()).toBe(await (await fetch(jwks)).text());
});

it('gives connector tokens to the right app only, and counts who asks', async () => {
  const granted = JSON.parse(await (await login(on.teams)).text());
  expect(granted).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
  expect(granted.access_token.split('.')).toHaveLength(3);
  expect((await login(on.teams, { client_secret: 'wrong' })).status).toBe(401);
  expect((await login(on.teams, { client_id: 'other' })).status).toBe(400);
  expect((await login(on.teams, { scope: 'https://graph.microsoft.com/.default' })).status).toBe(400);
  expect((await login(on.teams, { tenant: 'foreign' })).status).toBe(400);
  on.teams.issuer.refuseLogins(true);
  expect((await login(on.teams)).status).toBe(400);
  expect(on.teams.issuer.logins()).toBe(6);
});

it('logs no secret of a login on the wire', async () => {
  await login(on.teams);
  expect(JSON.stringify(on.teams.wire.entries())).not.toContain(WORLD.teams.clientSecret);
});

it('lets connector tokens run out', async () => {
  await unstage(on);
  let at = Date.now();
  on = await stage({ install: false, tokenClock: () => new Date(at) });
  const call = await connector(on.teams);
  expect((await call('GET', `conversations/${RECOVERIES}/members`)).status).toBe(403);
  at += 3_601_000;
  expect((await call('POST', `conversations/${RECOVERIES}/activities`, message('x'))).status).toBe(401);
});
