/** The four layers between a stranger and the front desk, over real HTTP with real signatures. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { faultsInActivity } from '../../../../src/chat/teams/limits/validate.ts';
import { ForeignHost, isServiceUrl, outbound } from '../../../../src/chat/teams/in/guard.ts';
import { makeTeams } from '../../../../src/chat/teams/make-teams.ts';
import { makeBodies } from '../../../../src/bodies.ts';
import { makeLog } from '../../../../src/log.ts';
import { configFor, message, running, TENANT, type Running } from '../harness.ts';
import { stubDoor } from '../stub-door.ts';
import { answerToHead } from '../../../raw-http.ts';
import { stubRefs } from '../stub-refs.ts';

let it_: Running;
beforeEach(async () => {
  it_ = await running();
});
afterEach(async () => {
  await it_.close();
});

const hour = 3600;
const nowS = (): number => Math.floor(Date.now() / 1000);

describe('the door', () => {
  it('lets a well signed message of our tenant in and answers it', async () => {
    const { status } = await it_.tell(message(it_.out, 'limits'));
    expect(status).toBe(200);
    expect(it_.out.sent).toHaveLength(1);
    expect(faultsInActivity(it_.out.sent[0]?.body)).toEqual([]);
  });

  it.each([
    ['no token', async () => ''],
    ['another scheme', async () => 'Basic YTpi'],
    ['a wrong audience', async () => `Bearer ${await it_.out.token({ aud: 'somebody-else' })}`],
    ['a key that is not ours', async () => `Bearer ${await it_.out.token({}, 'theirs')}`],
    [
      'a token expired for more than five minutes',
      async () => `Bearer ${await it_.out.token({ exp: nowS() - 400, nbf: nowS() - hour })}`,
    ],
    [
      'the login of a foreign tenant as issuer',
      async () => `Bearer ${await it_.out.token({ iss: 'https://login.microsoftonline.com/evil/v2.0', tid: 'evil' })}`,
    ],
    [
      'the old login of a foreign tenant as issuer',
      async () => `Bearer ${await it_.out.token({ iss: 'https://sts.windows.net/evil/', tid: 'evil' })}`,
    ],
    [
      'a claimed service address that differs from the body',
      async () => `Bearer ${await it_.out.token({ serviceurl: 'https://other.example/' })}`,
    ],
    ['no claimed service address', async () => `Bearer ${await it_.out.token({ serviceurl: undefined })}`],
    [
      'the claim in camel case',
      async () => `Bearer ${await it_.out.token({ serviceurl: undefined, serviceUrl: it_.out.serviceUrl })}`,
    ],
  ])('answers 401 to %s, and nothing leaves', async (_why, authorization) => {
    const { status, body } = await it_.tell(message(it_.out, 'limits'), await authorization());
    expect(status).toBe(401);
    expect(body).toEqual({ error: 'unauthorised' });
    expect(it_.door.lines).toEqual([]);
    expect(it_.out.sent).toEqual([]);
  });

  it('forgives a clock that is less than five minutes off', async () => {
    const bearer = `Bearer ${await it_.out.token({ exp: nowS() - 60, nbf: nowS() - hour })}`;
    expect((await it_.tell(message(it_.out, 'limits'), bearer)).status).toBe(200);
  });

  it('never fetches keys for a token of another issuer', async () => {
    const bearer = `Bearer ${await it_.out.token({ iss: 'https://sts.windows.net/evil/', tid: 'evil' })}`;
    await it_.tell(message(it_.out, 'limits'), bearer);
    expect(it_.out.keyFetches).toBe(0);
  });

  it.each([
    ['a foreign tenant', { channelData: { tenant: { id: 'evil' } }, conversation: { id: 'a:x', tenantId: 'evil' } }],
    ['two tenants that disagree', { channelData: { tenant: { id: 'evil' } } }],
    ['no tenant', { channelData: {}, conversation: { id: 'a:x' } }],
    ['web chat', { channelId: 'webchat' }],
    ['direct line', { channelId: 'directline' }],
    ['no channel', { channelId: undefined }],
    ['no service address', { serviceUrl: undefined }],
  ])('answers 403 to %s with a good token, and nothing leaves', async (_what, over) => {
    const { status, body } = await it_.tell(message(it_.out, 'limits', over));
    expect(status).toBe(403);
    expect(body).toEqual({ error: 'refused' });
    expect(it_.out.sent).toEqual([]);
  });

  it.each([
    ['a foreign host', (host: string) => `http://evil.example/${host}`],
    ['a look-alike host', (host: string) => `http://${host}.evil.example/`],
    ['another port of the right host', () => 'http://127.0.0.1:9/'],
    ['a user before the host', (host: string) => `http://x:y@${host}/`],
    ['a file', () => 'file:///etc/passwd'],
  ])('answers 403 to %s as service address', async (_what, url) => {
    const serviceUrl = url(it_.out.host);
    const bearer = `Bearer ${await it_.out.token({ serviceurl: serviceUrl })}`;
    expect((await it_.tell(message(it_.out, 'limits', { serviceUrl }), bearer)).status).toBe(403);
    expect(it_.out.sent).toEqual([]);
  });

  it('accepts a tenant that stands in the conversation only', async () => {
    expect((await it_.tell(message(it_.out, 'limits', { channelData: {} }))).status).toBe(200);
  });

  it('answers 401, not 403, to a bad signature from a foreign tenant', async () => {
    const bearer = `Bearer ${await it_.out.token({}, 'theirs')}`;
    const over = { channelData: { tenant: { id: 'evil' } }, conversation: { id: 'a:x', tenantId: 'evil' } };
    expect((await it_.tell(message(it_.out, 'limits', over), bearer)).status).toBe(401);
  });

  it.each([
    ['{', 400],
    ['', 400],
    ['null', 400],
    ['[]', 400],
    ['5', 400],
    ['{}', 400],
    ['{"type":"message","text":5}', 400],
    ['['.repeat(50_000) + ']'.repeat(50_000), 400],
    [`"${'a'.repeat(300_000)}"`, 413],
  ])('answers JSON and no stack to the body %.20s', async (body, status) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await it_.out.token()}` };
    const response = await it_.raw({ method: 'POST', headers, body });
    expect(response.status).toBe(status);
    expect(Object.keys(JSON.parse(await response.text()))).toEqual(['error']);
  });

  it('judges the head first: the body of a stranger is not read', async () => {
    for (const authorization of ['', 'Basic YTpi', 'Bearer a.b', `Bearer ${'a'.repeat(9_000)}`]) {
      const answer = await answerToHead(`${it_.url}/api/messages`, { authorization });
      expect(answer).toMatch(/^HTTP\/1.1 401 [\s\S]*connection: close/i);
    }
    const token = await it_.out.token();
    const plain = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
    expect(await answerToHead(`${it_.url}/api/messages`, plain)).toMatch(/^HTTP\/1.1 415 /);
  });

  it('serves one path and one method', async () => {
    expect((await it_.raw({ method: 'GET' })).status).toBe(405);
    expect((await it_.raw({ method: 'POST', body: '{}' }, '/api/functions/x')).status).toBe(404);
    const headers = { 'content-type': 'text/plain', authorization: `Bearer ${await it_.out.token()}` };
    expect((await it_.raw({ method: 'POST', headers, body: '{}' })).status).toBe(415);
  });

  it('writes no words, names or tokens into the log at any level', async () => {
    await it_.tell(message(it_.out, 'limits of Room 412'));
    it_.door.broken = true;
    await it_.tell(message(it_.out, 'secret-words Room 412'), `Bearer ${await it_.out.token({}, 'theirs')}`);
    const log = it_.lines.join('\n');
    expect(log).not.toMatch(/Room 412|Ana Ortiz|secret-words|eyJ/);
  });
});

describe('the settings', () => {
  it('are not changed by the variables the SDK reads by itself', async () => {
    vi.stubEnv('DANGEROUSLY_ALLOW_UNAUTHENTICATED_REQUESTS', 'true');
    vi.stubEnv('SERVICE_URL', 'https://evil.example');
    vi.stubEnv('CLIENT_SECRET', 'other');
    vi.stubEnv('CLOUD', 'China');
    vi.stubEnv('MANAGED_IDENTITY_CLIENT_ID', 'other');
    const other = await running();
    expect((await other.tell(message(other.out, 'limits'), '')).status).toBe(401);
    expect((await other.tell(message(other.out, 'limits'))).status).toBe(200);
    expect(other.out.logins).toBe(1);
    vi.unstubAllEnvs();
    await other.close();
  });

  it('name a missing secret instead of silently using a managed identity', () => {
    const log = makeLog(
      'error',
      () => undefined,
      () => new Date(0),
    );
    const needs = { door: stubDoor(), store: stubRefs(), bodies: makeBodies(), log, now: () => new Date(0) };
    expect(() =>
      makeTeams({ ...needs, config: configFor(it_.out, { credential: { kind: 'secret', secret: '' } }) }),
    ).toThrow('TEAMS_CLIENT_SECRET');
    expect(() => makeTeams({ ...needs, config: configFor(it_.out, { allowHttp: false }) })).toThrow('https');
  });
});

describe('the way out', () => {
  const config = { serviceHosts: ['smba.trafficmanager.net'], allowHttp: false };
  const call = (method: string, url = 'https://smba.trafficmanager.net/amer/x') => ({ config: { method, url } });
  const failing = (times: number, status: number, headers: Record<string, string> = {}) => {
    const calls: number[] = [];
    const next = (): Promise<string> => {
      calls.push(calls.length);
      return calls.length > times
        ? Promise.resolve('done')
        : Promise.reject(Object.assign(new Error('no'), { response: { status, headers } }));
    };
    return { calls, next };
  };
  const way = (waits: number[]) =>
    outbound(config, { tries: 3, maxWaitMs: 3000, wait: (ms) => Promise.resolve(waits.push(ms)) });

  it('repeats 429 after the time it was told, and 412', async () => {
    const waits: number[] = [];
    expect(await way(waits).invoke(call('post'), failing(1, 429, { 'retry-after': '1' }).next)).toBe('done');
    expect(waits).toEqual([1000]);
    expect(await way(waits).invoke(call('post'), failing(2, 412).next)).toBe('done');
  });

  it.each([
    ['a long wait', 'post', 429, { 'retry-after': '120' }, 1],
    ['502 on a new message', 'post', 502, {}, 1],
    ['403', 'put', 403, {}, 1],
    ['502 on an edit that does not end', 'put', 502, {}, 3],
  ])('gives up on %s', async (_what, method, status, headers, calls) => {
    const failed = failing(9, status, headers);
    await expect(way([]).invoke(call(method), failed.next)).rejects.toThrow('no');
    expect(failed.calls).toHaveLength(calls);
  });

  it('never follows redirects and goes to no other host', async () => {
    const asked = call('post');
    await way([]).invoke(asked, failing(0, 0).next);
    expect(asked.config).toHaveProperty('maxRedirects', 0);
    const stranger = failing(0, 0);
    await expect(way([]).invoke(call('post', 'https://evil.example/'), stranger.next)).rejects.toThrow(ForeignHost);
    await expect(way([]).invoke(call('post', 'http://smba.trafficmanager.net/'), stranger.next)).rejects.toThrow(
      ForeignHost,
    );
    expect(stranger.calls).toEqual([]);
  });

  it.each([
    ['https://smba.trafficmanager.net/amer/', true],
    ['https://SMBA.TrafficManager.net:443/', true],
    // names below one anybody can register under
    ['https://evil.trafficmanager.net/', false],
    ['https://trafficmanager.net/', false],
    // ends, or begins, like an allowed host
    ['https://evilsmba.trafficmanager.net/', false],
    ['https://evil.smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net.evil.example/', false],
    ['https://evil.example/smba.trafficmanager.net', false],
    ['https://evil.example/?https://smba.trafficmanager.net', false],
    ['https://smba.trafficmanager.net./', false],
    ['https://smba.trafficmanager.net:8443/', false],
    [`https://${TENANT}@smba.trafficmanager.net/`, false],
    ['https://smba.trafficmanager.net@evil.example/', false],
    ['http://smba.trafficmanager.net/', false],
    ['smba.trafficmanager.net', false],
  ])('takes exact hosts only: %s', (url, is) => {
    expect(isServiceUrl(url, config)).toBe(is);
  });
});
