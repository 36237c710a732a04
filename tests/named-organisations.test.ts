import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, readConfigs, type Config } from '../src/config.ts';
import { filesOfTwo, ORGANISATIONS } from './ways/two-houses.ts';

const BASE = {
  AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  SLACK_SIGNING_SECRET: 'a-signing-secret',
  SLACK_BOT_TOKEN__HOTEL_AURORA: 'xoxb-a',
  SLACK_BOT_TOKEN__HARBOUR_INN: 'xoxb-b',
};
type Env = Readonly<Record<string, string>>;

const read = (env: Env): readonly Config[] => readConfigs({ ...BASE, ...env });

function faultsOf(env: Env): readonly string[] {
  try {
    read(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

const fileOf = (folder: string, id: string): string => path.join(folder, id, 'amends.yaml');
const [aurora, harbour] = ORGANISATIONS.map(({ id }) => id);
const both = (folder: string): string => ORGANISATIONS.map(({ id }) => fileOf(folder, id)).join(', ');
const change = (file: string, edit: (text: string) => string): void =>
  writeFileSync(file, edit(readFileSync(file, 'utf8')));

/** What else than words is right there. */
const OWN: Env = { SLACK_APP_TOKEN: 'xapp-of-its-own', SLACK_API_URL: 'https://slack.example/api/' };

describe('the organisations of an installation', () => {
  it('are the files that are named, in their order, or those of a folder', () => {
    const folder = filesOfTwo();
    expect(read({ AMENDS_CONFIG: both(folder) }).map(({ organisation }) => organisation.workspace.id)).toEqual([
      aurora,
      harbour,
    ]);
    expect(read({ AMENDS_CONFIG: folder }).map(({ organisation }) => organisation.workspace.id)).toEqual([
      harbour,
      aurora,
    ]);
    expect(read({ AMENDS_CONFIG: fileOf(folder, 'harbour-inn') })).toHaveLength(1);
    const comma = mkdtempSync(path.join(tmpdir(), 'amends, houses-'));
    mkdirSync(path.join(comma, 'one'));
    for (const name of ['amends.yaml', 'policy.yaml'])
      writeFileSync(path.join(comma, 'one', name), readFileSync(path.join(folder, 'harbour-inn', name)));
    expect(read({ AMENDS_CONFIG: comma })).toHaveLength(1);
  });

  it('have each its own policy: what its file names, else AMENDS_POLICY, else the one beside it', () => {
    const folder = filesOfTwo();
    const policies = (env: Env): readonly string[] => read(env).map(({ policyFile }) => policyFile);
    const beside = (id: string): string => path.join(folder, id, 'policy.yaml');
    expect(policies({ AMENDS_CONFIG: both(folder) })).toEqual([beside('hotel-aurora'), beside('harbour-inn')]);
    expect(policies({ AMENDS_CONFIG: both(folder), AMENDS_POLICY: 'demo/policy.yaml' })).toEqual([
      'demo/policy.yaml',
      'demo/policy.yaml',
    ]);
    const two = `${beside('harbour-inn')}, ${beside('hotel-aurora')}`;
    expect(policies({ AMENDS_CONFIG: both(folder), AMENDS_POLICY: two })).toEqual([
      beside('harbour-inn'),
      beside('hotel-aurora'),
    ]);
    change(fileOf(folder, 'harbour-inn'), (text) => `policy: ../hotel-aurora/policy.yaml # theirs\n${text}`);
    expect(policies({ AMENDS_CONFIG: both(folder), AMENDS_POLICY: two })[1]).toBe(beside('hotel-aurora'));
    expect(faultsOf({ AMENDS_CONFIG: both(folder), AMENDS_POLICY: `${two},demo/policy.yaml` })).toEqual([
      expect.stringContaining('3 policies, AMENDS_CONFIG 2 organisations'),
    ]);
  });

  it('are read one at a time by who needs one alone', () => {
    const folder = filesOfTwo();
    expect(readConfig({ ...BASE, AMENDS_CONFIG: fileOf(folder, 'harbour-inn') }).organisation.slackTeam).toBe(
      'T0HARBOUR',
    );
    expect(() => readConfig({ ...BASE, AMENDS_CONFIG: folder })).toThrow('several organisations');
  });

  it('are told every fault of every file at once, with the file', () => {
    const folder = filesOfTwo();
    for (const { id } of ORGANISATIONS)
      change(fileOf(folder, id), (text) => text.replaceAll('role: general_manager', 'role: emperor'));
    rmSync(path.join(folder, 'harbour-inn', 'policy.yaml'));
    const faults = faultsOf({ AMENDS_CONFIG: both(folder), SLACK_BOT_TOKEN__HARBOUR_INN: '' });
    expect(faults).toHaveLength(3);
    expect(faults[0]).toContain(`${fileOf(folder, 'hotel-aurora')}:`);
    expect(faults[0]).toContain('emperor');
    expect(faults.slice(1).map((fault) => fault.split(': ')[0])).toEqual(
      Array.from({ length: 2 }, () => fileOf(folder, 'harbour-inn')),
    );
    expect(faults.join('\n')).toMatch(/SLACK_BOT_TOKEN is missing[^]*AMENDS_POLICY is missing/);
  });

  const INTAKE = 'intake:\n  - { name: kit, team: front-desk, owner: mia, opens: complaints }\n';
  const secret = (n: number): string => `whsec_${Buffer.alloc(32, n).toString('base64')}`;

  it.each<readonly [string, (folder: string) => Env, string]>([
    [
      'a workspace id',
      (folder) => {
        change(fileOf(folder, 'harbour-inn'), (text) => text.replace('id: harbour-inn', 'id: hotel-aurora'));
        return {};
      },
      'each organisation has an id of its own',
    ],
    [
      'a Slack workspace',
      (folder) => {
        change(fileOf(folder, 'harbour-inn'), (text) => text.replace('T0HARBOUR', 'T0AURORA'));
        return {};
      },
      'Slack workspace T0AURORA',
    ],
    [
      'a bot token',
      () => ({ SLACK_BOT_TOKEN__HOTEL_AURORA: '', SLACK_BOT_TOKEN__HARBOUR_INN: '', SLACK_BOT_TOKEN: 'xoxb-c' }),
      'set SLACK_BOT_TOKEN__HARBOUR_INN',
    ],
    [
      'a tenant',
      (folder) => {
        const [first] = ORGANISATIONS;
        change(fileOf(folder, 'harbour-inn'), (text) =>
          text.replace(/tenant: \S+ /, `tenant: ${first.world.teams.tenant} `),
        );
        return { TEAMS_CLIENT_ID: 'an-app', TEAMS_CLIENT_SECRET: 'a-secret' };
      },
      'one tenant is one organisation’s',
    ],
    [
      'one Teams app of two sign-ins',
      (folder) => {
        const [first] = ORGANISATIONS;
        change(fileOf(folder, 'harbour-inn'), (text) => text.replace(first.world.teams.tenant, 'unused'));
        return { TEAMS_CLIENT_ID: 'an-app', TEAMS_CLIENT_SECRET: 'a-secret' };
      },
      'set TEAMS_APP_TENANT_ID to the tenant where the app is registered',
    ],
    [
      'the secret of a source',
      (folder) => {
        for (const { id } of ORGANISATIONS) change(fileOf(folder, id), (text) => `${text}\n${INTAKE}`);
        return { AMENDS_INTAKE_KIT_SECRET: secret(3) };
      },
      'set AMENDS_INTAKE_KIT_SECRET__HARBOUR_INN',
    ],
  ])('do not share %s', (_, spoil, said) => {
    const folder = filesOfTwo();
    const env = spoil(folder);
    const faults = faultsOf({ AMENDS_CONFIG: both(folder), ...env });
    expect(faults).toEqual([expect.stringContaining(said)]);
    expect(faults[0]).toMatch(/amends\.yaml.* is that of .*amends\.yaml, too/);
  });

  const oauth = {
    SLACK_BOT_TOKEN__HOTEL_AURORA: '',
    SLACK_BOT_TOKEN__HARBOUR_INN: '',
    SLACK_CLIENT_ID: 'an-app',
    SLACK_CLIENT_SECRET: 'a-secret',
    SLACK_STATE_SECRET: 'a-state-secret',
  };
  it.each<readonly [string, Env]>([
    ['SLACK_SIGNING_SECRET', {}],
    ['SLACK_APP_TOKEN', {}],
    ['SLACK_APP_TOKEN', { SLACK_APP_TOKEN: 'xapp-of-all' }],
    ['SLACK_CLIENT_ID', oauth],
    ['SLACK_CLIENT_SECRET', oauth],
    ['SLACK_STATE_SECRET', oauth],
    ['SLACK_API_URL', oauth],
    ['SLACK_API_URL', { SLACK_APP_TOKEN: 'xapp-of-all' }],
  ])('are heard by one Slack app: no %s is one organisation’s own, with %o', (name, env) => {
    const folder = filesOfTwo();
    const all = { AMENDS_CONFIG: both(folder), ...env };
    expect(faultsOf(all)).toEqual([]);
    for (const { id } of ORGANISATIONS) {
      const own = { [`${name}__${id.toUpperCase().replace('-', '_')}`]: OWN[name] ?? 'of-its-own' };
      const faults = faultsOf({ ...all, ...own });
      expect(faults).toEqual([expect.stringContaining(`so set ${name} once, without an id behind it`)]);
      expect(faults[0]).toContain(`${fileOf(folder, 'harbour-inn')}: ${name} is not that of`);
    }
  });

  it('may call Slack each where it says, where the app asks for nothing of all', () => {
    const own = { SLACK_API_URL__HARBOUR_INN: OWN['SLACK_API_URL'] ?? '' };
    expect(faultsOf({ AMENDS_CONFIG: both(filesOfTwo()), ...own })).toEqual([]);
  });

  it('may have sources of one name, each with a secret of its own', () => {
    const folder = filesOfTwo(INTAKE);
    const own = { AMENDS_INTAKE_KIT_SECRET: secret(3), AMENDS_INTAKE_KIT_SECRET__HARBOUR_INN: secret(4) };
    expect(read({ AMENDS_CONFIG: both(folder), ...own }).map(({ intake }) => intake[0]?.secret)).toEqual([
      secret(3),
      secret(4),
    ]);
  });
});
