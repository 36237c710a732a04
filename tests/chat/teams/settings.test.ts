/** The settings of Teams: one credential, chosen by the operator, and what is wrong with it said so that it can be mended. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { credentialInWords } from '../../../src/entra/credential.ts';
import { teamsOf } from '../../../src/chat/teams/settings.ts';
import { selfSigned } from '../../entra/self-signed.ts';

const APP = '11111111-2222-4333-8444-555555555555';
const IDENTITY = '99999999-2222-4333-8444-555555555555';
const USUAL = { TEAMS_CLIENT_ID: APP, TEAMS_TENANT_IDS: 'tenant-a, tenant-b' };
const { key, certificate } = selfSigned(new Date('2027-05-01T00:00:00Z'));

function fileWith(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-teams-')), 'app.pem');
  writeFileSync(file, text);
  return file;
}
function read(env: Readonly<Record<string, string>>): { readonly by: string; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const teams = teamsOf({ ...USUAL, ...env }, faults);
  return { by: teams === null ? 'none' : credentialInWords(teams.credential, teams.clientId), faults };
}

describe('what the Teams app proves itself by', () => {
  it.each([
    [{ TEAMS_CLIENT_SECRET: 's' }, 'a client secret'],
    [{ TEAMS_CLIENT_CERTIFICATE: fileWith(key + certificate) }, 'a certificate that is good until 2027-05-01'],
    [{ TEAMS_MANAGED_IDENTITY: 'system' }, 'the managed identity of this machine, federated with the app'],
    [{ TEAMS_MANAGED_IDENTITY: IDENTITY }, `the managed identity ${IDENTITY}, federated with the app`],
    [{ TEAMS_MANAGED_IDENTITY: APP }, 'the managed identity that is the app'],
    [{ TEAMS_MANAGED_IDENTITY: 'workload', AZURE_FEDERATED_TOKEN_FILE: '/x' }, 'workload identity'],
    [{ AZURE_FEDERATED_TOKEN_FILE: '/x' }, 'workload identity'],
    [{ TEAMS_CLIENT_SECRET: 's', AZURE_FEDERATED_TOKEN_FILE: '/x', IDENTITY_ENDPOINT: 'http://x' }, 'a client secret'],
  ])('of %o is said to be %s', (env, by) => {
    expect(read(env)).toEqual({ by, faults: [] });
  });

  it('is asked of the service Azure names, or of the machine', () => {
    const from = (env: Readonly<Record<string, string>>): unknown => {
      const teams = teamsOf({ ...USUAL, TEAMS_MANAGED_IDENTITY: 'system', ...env }, []);
      return teams?.credential.kind === 'managed' ? teams.credential.from : undefined;
    };
    expect(from({})).toEqual({ kind: 'machine', url: 'http://169.254.169.254' });
    expect(from({ IDENTITY_ENDPOINT: 'http://127.0.0.1:41/msi/token', IDENTITY_HEADER: 'h' })).toEqual({
      kind: 'service',
      url: 'http://127.0.0.1:41/msi/token',
      header: 'h',
    });
  });

  it.each([
    [{}, 'TEAMS_CLIENT_SECRET is missing'],
    [{ TEAMS_CLIENT_SECRET: 's', TEAMS_MANAGED_IDENTITY: 'system' }, 'proves itself by one of them'],
    [{ TEAMS_MANAGED_IDENTITY: 'yes' }, 'neither "system", nor "workload"'],
    [{ TEAMS_MANAGED_IDENTITY: 'workload' }, 'AZURE_FEDERATED_TOKEN_FILE is missing'],
    [{ TEAMS_MANAGED_IDENTITY: 'system', IDENTITY_ENDPOINT: 'http://x/' }, 'Azure Arc'],
    [{ TEAMS_CLIENT_CERTIFICATE: '/nowhere.pem' }, '/nowhere.pem: it cannot be read'],
    [{ TEAMS_CLIENT_CERTIFICATE: fileWith(certificate) }, 'no private key in it'],
    [{ TEAMS_CLIENT_SECRET: 's', TEAMS_TENANT_IDS: ' ' }, 'TEAMS_TENANT_IDS is missing'],
    [{ TEAMS_CLIENT_SECRET: 's', TEAMS_CLIENT_ID: '' }, 'TEAMS_CLIENT_ID is missing'],
  ])('of %o is not understood: %s', (env, fault) => {
    expect(read(env).faults).toEqual([expect.stringContaining(fault)]);
  });

  it('is none where nothing of Teams is named', () => {
    expect(teamsOf({ TEAMS_TENANT_IDS: 'a', AZURE_FEDERATED_TOKEN_FILE: '/x' }, [])).toBeNull();
  });
});

it('the app signs in where it is registered: in the first tenant, unless another one is named', () => {
  const where = (env: object): unknown => teamsOf({ ...USUAL, TEAMS_CLIENT_SECRET: 's', ...env }, [])?.appTenant;
  expect(where({})).toBe('tenant-a');
  expect(where({ TEAMS_APP_TENANT_ID: 'botframework.com' })).toBe('botframework.com');
});
