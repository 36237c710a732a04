/** An app of Entra signs in by each kind of credential, against an identity service and a login over real HTTP. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCertificate, type Credential, type IdentityService } from '../../src/entra/credential.ts';
import { signIn } from '../../src/entra/sign-in.ts';
import { APP, IDENTITY, SCOPE, startFakeAzure, TENANT, type FakeAzure } from './fake-azure.ts';
import { selfSigned } from './self-signed.ts';

const now = (): Date => new Date('2026-12-10T10:00:00Z');
let azure: FakeAzure;
const ours = selfSigned(new Date('2027-12-10T10:00:00Z'));

beforeAll(async () => {
  azure = await startFakeAzure();
});
afterAll(async () => await azure.close());
beforeEach(() => {
  azure.asked.length = 0;
  azure.statuses.length = 0;
  azure.believed.clear();
  azure.certificate = ours.certificate;
});

const machine = (): IdentityService => ({ kind: 'machine', url: azure.url });
const service = (header = 'header-secret'): IdentityService => ({
  kind: 'service',
  url: `${azure.url}/msi/token`,
  header,
});
const managed = (identity: string | null, from: IdentityService): Credential => ({ kind: 'managed', identity, from });
const tokenBy = async (credential: Credential, tenant = TENANT): Promise<string> =>
  (await signIn({ url: azure.url, clientId: APP, credential, now }, SCOPE, tenant)).token;

function fileWith(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-token-')), 'token');
  writeFileSync(file, text);
  return file;
}

describe('a token of an app', () => {
  it.each([
    ['a secret', () => ({ kind: 'secret', secret: 'right' }) as const],
    [
      'a certificate',
      () => ({ kind: 'certificate', certificate: readCertificate(ours.key + ours.certificate) }) as const,
    ],
    ['the identity of a machine', () => managed(null, machine())],
    ['an identity assigned to a machine', () => managed(IDENTITY, machine())],
    ['an identity named by its resource', () => managed('/subscriptions/1/x', machine())],
    ['the identity of an app service', () => managed(null, service())],
    ['an identity assigned to an app service', () => managed(IDENTITY, service())],
  ])('is got by %s, in the tenant that is asked for', async (_, credential) => {
    for (const tenant of [TENANT, 'botframework.com'])
      expect(azure.granted.get(await tokenBy(credential(), tenant))).toMatchObject({ tenant });
  });

  it('is got by what the platform wrote into a file, which is read anew each time', async () => {
    azure.believed.add('second');
    const file = fileWith('first\n');
    await expect(tokenBy({ kind: 'workload', file })).rejects.toThrow('invalid_client AADSTS7000215');
    writeFileSync(file, 'second\n');
    expect(azure.granted.has(await tokenBy({ kind: 'workload', file }))).toBe(true);
  });

  it.each([
    ['a machine', machine],
    ['an app service', service],
  ])('of an identity that is the app itself comes from %s alone', async (_, from) => {
    const login = { url: azure.url, clientId: APP, credential: managed(APP, from()), now };
    const { token, expiresAt } = await signIn(login, SCOPE, TENANT);
    expect(token).toContain('for https://api.botframework.com ');
    expect(expiresAt).toEqual(new Date('2026-12-10T11:00:00Z'));
    expect(azure.asked.some(({ path: at }) => at.includes('oauth2/v2.0'))).toBe(false);
  });

  it('waits for a service that is busy, and says what one says that is not', async () => {
    azure.statuses.push(429, 404, 500);
    expect(azure.granted.has(await tokenBy(managed(null, machine())))).toBe(true);
    await expect(tokenBy(managed('12345678-2222-4333-8444-555555555555', machine()))).rejects.toThrow(
      'the managed identity service says no: identity_not_found',
    );
    await expect(tokenBy(managed(null, service('wrong')))).rejects.toThrow('invalid_request');
    await expect(tokenBy(managed(null, { kind: 'machine', url: 'http://127.0.0.1:9' }))).rejects.toThrow(
      /^no managed identity service at 127\.0\.0\.1:9: .*ECONNREFUSED/,
    );
  });

  it('is refused in words that tell nothing of secrets', async () => {
    for (const credential of [
      { kind: 'secret', secret: 'a-wrong-secret' } as const,
      { kind: 'certificate', certificate: readCertificate(theirs.key + theirs.certificate) } as const,
    ])
      await expect(tokenBy(credential)).rejects.toThrow(
        `Entra gives the app ${APP} no token: invalid_client AADSTS7000215`,
      );
    await expect(tokenBy({ kind: 'secret', secret: 'right' }, 'nowhere')).rejects.toThrow(
      'invalid_request AADSTS90002',
    );
    await expect(tokenBy({ kind: 'workload', file: '/nowhere/token' })).rejects.toThrow('cannot be read');
  });
});

const theirs = selfSigned(new Date('2027-12-10T10:00:00Z'));

describe('a file with a certificate', () => {
  it('is taken in either order, and says until when it is good', () => {
    for (const pem of [ours.key + ours.certificate, `note\n${ours.certificate}\n${ours.key}`])
      expect(readCertificate(pem).until).toEqual(new Date('2027-12-10T10:00:00Z'));
  });

  it.each([
    ['no certificate', () => ours.key, 'no certificate in it'],
    ['no key', () => ours.certificate, 'no private key'],
    ['another key', () => theirs.key + ours.certificate, 'not the one of its first certificate'],
    ['nothing', () => '', 'no private key'],
  ])('with %s is said to be wrong', (_, pem, why) => {
    expect(() => readCertificate(pem())).toThrow(why);
  });
});
