/** Envelopes and what is installed where → whose installation answers, and in whose name it is spoken. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { readInbound } from '../../../../src/chat/slack/in/inbound.ts';
import { whoseIs, type Whose } from '../../../../src/chat/slack/in/whose.ts';
import { installedWorkspaces } from '../../../../src/chat/slack/install/many-workspaces.ts';
import { oneWorkspace } from '../../../../src/chat/slack/install/grants.ts';
import { LightClient } from '../../../../src/chat/slack/light-client.ts';
import { makeLog } from '../../../../src/log.ts';
import { startFakeSlack } from '../../../../src/playground/slack/fake-slack.ts';
import { HOTEL_AURORA } from '../../../../src/playground/world.ts';
import { installationsInMemory } from '../installations-in-memory.ts';

const log = makeLog(
  'error',
  () => undefined,
  () => new Date(0),
);
const client = new LightClient(undefined, { apiUrl: 'http://127.0.0.1:9/api/', log, retries: 0, timeoutMs: 100 });

/** Installed: ids of workspaces (`T…`) and organisations (`E…`); `T2<E1` is a workspace known as part of one. */
async function whoseBody(installed: readonly string[], own: string | null, body: object): Promise<Whose | undefined> {
  const installations = installationsInMemory();
  for (const one of installed) {
    const [place = '', partOf] = one.split('<');
    const isWhole = place.startsWith('E');
    const named = { id: place };
    const whole = { bot: { token: `xoxb-${place}`, scopes: [] }, isEnterpriseInstall: isWhole };
    const kept = { ...whole, ...(isWhole ? { enterprise: named } : { team: named }) };
    await installations.keep(place, JSON.stringify(partOf === undefined ? kept : { partOf }));
  }
  const now = (): Date => new Date(0);
  const grants = installedWorkspaces({ installations, app: null, client, clientId: 'c', clientSecret: 's', log, now });
  const inbound = readInbound(body);
  if (!('from' in inbound)) throw new Error(`no request: ${inbound.kind}`);
  return whoseIs({ grants, own }, inbound.from);
}

const command = (more: object): object => ({
  command: '/amends',
  text: 'mine',
  channel_id: 'C1',
  user_id: 'U1',
  trigger_id: '1.2.3',
  ...more,
});
const submission = (more: object): object => ({ type: 'view_submission', view: { id: 'V1' }, ...more });
const reacted = (more: object): object => ({
  type: 'event_callback',
  event_id: 'Ev1',
  event: { type: 'reaction_added', user: 'U1', reaction: 'tada', item: { type: 'message', channel: 'C1', ts: '1.2' } },
  ...more,
});
const WHOLE = { is_enterprise_install: true };

describe('a request', () => {
  it.each([
    ['of a workspace', ['T1'], 'T1', command({ team_id: 'T1' }), 'T1', 'T1', 'T1'],
    ['of a workspace beside another', ['T1', 'T2'], 'T1', command({ team_id: 'T2' }), 'T2', 'T2', 'T2'],
    [
      'of a guest in a shared channel',
      ['T1', 'T9'],
      'T1',
      submission({
        team: { id: 'T9' },
        user: { id: 'U9', team_id: 'T9' },
        view: { id: 'V1', app_installed_team_id: 'T1' },
      }),
      'T1',
      'T1',
      'T9',
    ],
    [
      'of an organisation that is named by one of its workspaces in amends.yaml',
      ['E1', 'T1<E1'],
      'T1',
      command({ is_enterprise_install: 'true', enterprise_id: 'E1' }),
      'E1',
      'T1',
      'T1',
    ],
    [
      'of another workspace of that organisation, whose people have the same ids',
      ['E1', 'T1<E1'],
      'T1',
      submission({
        ...WHOLE,
        team: { id: 'T2', enterprise_id: 'E1' },
        enterprise: { id: 'E1' },
        user: { id: 'U1', team_id: 'T2' },
      }),
      'E1',
      'T1',
      'T1',
    ],
    [
      'of an organisation that is named by its own id there',
      ['E1'],
      'E1',
      submission({
        ...WHOLE,
        team: null,
        enterprise: { id: 'E1' },
        user: { id: 'U1', team_id: 'T2' },
        view: { id: 'V1', app_installed_team_id: 'T2' },
      }),
      'E1',
      'E1',
      'T2',
    ],
    [
      'of an organisation, told with its workspace beside it',
      ['E1'],
      'E1',
      submission({
        ...WHOLE,
        team: { id: 'T2', enterprise_id: 'E1' },
        enterprise: { id: 'E1' },
        user: { id: 'U1', team_id: 'T2' },
      }),
      'E1',
      'E1',
      'E1',
    ],
    [
      'of an organisation nobody names in amends.yaml, in one of its workspaces',
      ['E1'],
      'T1',
      reacted({ team_id: 'T2', authorizations: [{ team_id: 'T2', enterprise_id: 'E1', is_enterprise_install: true }] }),
      'E1',
      'T2',
      'T2',
    ],
    [
      'of somebody of another organisation, in a channel of ours',
      ['E1', 'T1<E1'],
      'T1',
      submission({ ...WHOLE, team: { id: 'T9' }, enterprise: { id: 'E1' }, user: { id: 'U1', team_id: 'T9' } }),
      'E1',
      'T1',
      'T9',
    ],
    [
      'for the workspace’s own installation, where the organisation has one too',
      ['E1', 'T2'],
      'T2',
      command({ is_enterprise_install: 'false', team_id: 'T2', enterprise_id: 'E1' }),
      'T2',
      'T2',
      'T2',
    ],
    [
      'for the organisation’s, where the workspace has one too',
      ['E1', 'T1'],
      'E1',
      command({ is_enterprise_install: 'true', team_id: 'T1', enterprise_id: 'E1' }),
      'E1',
      'E1',
      'E1',
    ],
  ] as const)('%s', async (_, installed, own, body, token, team, home) => {
    const whose = await whoseBody(installed, own, body);
    expect([whose?.grant.token, whose?.from.team, whose?.from.home]).toEqual([`xoxb-${token}`, team, home]);
  });

  it.each([
    ['of a place that is not installed', ['T1'], command({ team_id: 'T9' })],
    ['of an organisation that is not', ['T1', 'E1'], command({ enterprise_id: 'E9' })],
    [
      'for a form that another company’s installation opened and that is gone',
      ['T9'],
      submission({
        team: { id: 'T9' },
        user: { id: 'U9', team_id: 'T9' },
        view: { id: 'V1', app_installed_team_id: 'T1' },
      }),
    ],
    ['of a workspace whose organisation took Amends out', ['T2<E1'], command({ team_id: 'T2', enterprise_id: 'E1' })],
  ])('%s is a stranger’s', async (_, installed, body) => {
    expect(await whoseBody(installed, 'T1', body)).toBeUndefined();
  });

  it('of an organisation is for the workspace that is configured with its token, whatever Slack says of its parts', async () => {
    const now = (): Date => new Date(0);
    const fake = await startFakeSlack({ world: HOTEL_AURORA, now });
    onTestFinished(() => fake.close());
    fake.addOrganisation({ id: 'E1', name: 'One', workspaces: ['T0AURORA'] });
    fake.state.organisations.get('E1')?.tokens.add('xoxb-whole');
    fake.failApi('auth.teams.list', { kind: 'error', error: 'unknown_method' });
    const asking = new LightClient(undefined, { apiUrl: fake.apiUrl, log, retries: 0, timeoutMs: 2_000 });
    const config = { botToken: 'xoxb-whole', team: 'T0AURORA', app: null };
    const grants = oneWorkspace(config, { client: asking, log, now });
    for (const more of [{}, { team_id: 'T2' }]) {
      const inbound = readInbound(command({ is_enterprise_install: 'true', enterprise_id: 'E1', ...more }));
      const whose = 'from' in inbound ? await whoseIs({ grants, own: 'T0AURORA' }, inbound.from) : undefined;
      expect([whose?.from.team, whose?.from.home]).toEqual(['T0AURORA', 'T0AURORA']);
    }
    const foreign = readInbound(command({ is_enterprise_install: 'true', enterprise_id: 'E2' }));
    expect('from' in foreign && (await whoseIs({ grants, own: 'T0AURORA' }, foreign.from))).toBeUndefined();
  });

  it('that names no workspace is for the only one there is, where the person is of it', async () => {
    const grants = oneWorkspace({ botToken: 'xoxb-1', team: 'T1', app: null }, { client, log, now: () => new Date(0) });
    const asked = async (user: object): Promise<Whose | undefined> => {
      const inbound = readInbound(submission({ team: null, user }));
      return 'from' in inbound ? whoseIs({ grants, own: 'T1' }, inbound.from) : undefined;
    };
    expect((await asked({ id: 'U1', team_id: 'T1' }))?.from.team).toBe('T1');
    expect(await asked({ id: 'U9', team_id: 'T9' })).toBeUndefined();
  });
});
