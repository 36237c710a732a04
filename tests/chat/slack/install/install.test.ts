import { beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../../../src/config.ts';
import type { Database } from '../../../../src/db/engine/client.ts';
import { installations } from '../../../../src/app/keep/installations.ts';
import { describeEachDatabase } from '../../../database.ts';
import { openHotel, type Hotel } from '../../../ways/hotel.ts';

const OAUTH = { SLACK_CLIENT_ID: 'client', SLACK_CLIENT_SECRET: 'client-secret', SLACK_STATE_SECRET: 'state-secret' };

describeEachDatabase('installing Amends in many workspaces', (open) => {
  let hotel: Hotel;
  let db: Database;
  beforeAll(async () => {
    db = await open();
    hotel = await openHotel(db, { env: { ...OAUTH, SLACK_BOT_TOKEN: '' } });
    hotel.slack.addWorkspace({
      id: 'T0OTHER',
      domain: 'other',
      name: 'Other',
      botUser: 'U0BOTOTHER',
      botId: 'B0BOTOTHER',
      token: 'xoxb-other-secret',
    });
    hotel.slack.addUser({ id: 'U0STRANGER', realName: 'Sam Stranger', team: 'T0OTHER' });
    hotel.slack.addChannel({ id: 'C0OTHER', name: 'other', team: 'T0OTHER', members: ['U0STRANGER', 'U0BOTOTHER'] });
  });

  /** Visits the install page, says yes at Slack's and comes back with a code, in one browser. */
  const install = async (team: string): Promise<Response> => {
    const page = await fetch(`${hotel.app.url}/slack/install`);
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    const link = /href="([^"]+authorize[^"]*)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
    const consent = await fetch(`${link}&team=${team}`, { redirect: 'manual' });
    return fetch(consent.headers.get('location') ?? '', { headers: { cookie }, redirect: 'manual' });
  };
  const installed = async (): Promise<string[]> =>
    (
      await db.read.query<{ ref: string }>("SELECT ref FROM sealed_text WHERE kind = 'slack_installation' ORDER BY ref")
    ).map((row) => row.ref);
  const whispered = (user: string): string =>
    hotel.slack
      .ephemerals(user)
      .map((m) => `${m.text} ${JSON.stringify(m.blocks)}`)
      .join('\n');

  it('tells somebody of a workspace that has not', async () => {
    await hotel.slack.command('U0ANA', 'C0DESK', 'limits');
    expect(hotel.slack.ephemerals('U0ANA').map((m) => m.text)).toEqual([
      expect.stringContaining('not set up for your workspace, so nothing was saved'),
    ]);
  });

  it('keeps the token sealed, and serves the workspace from then on', async () => {
    expect((await install('T0AURORA')).status).toBe(200);
    expect(await installed()).toEqual(['T0AURORA']);
    const [row] = await db.read.query<{ sealed: Buffer }>(
      "SELECT sealed FROM sealed_text WHERE kind = 'slack_installation'",
    );
    expect(row?.sealed.toString('latin1')).not.toContain('xoxb');
    await hotel.slack.command('U0ANA', 'C0DESK', 'limits');
    await hotel.slack.waitFor(() => whispered('U0ANA').includes('€600.00'), 'her limits');
  });

  it('tells people of a workspace that amends.yaml does not name that they are not known yet', async () => {
    expect((await install('T0OTHER')).status).toBe(200);
    await hotel.slack.command('U0STRANGER', 'C0OTHER', 'limits');
    await hotel.slack.waitFor(() => whispered('U0STRANGER') !== '', 'the answer');
    expect(whispered('U0STRANGER')).not.toMatch(/600|R-1/);
    expect(whispered('U0STRANGER')).toContain('does not know you yet');
  });

  it('opens no installation that was moved to another workspace’s row', async () => {
    await db.read.query(
      "UPDATE sealed_text t SET sealed = o.sealed FROM sealed_text o WHERE t.ref = 'T0AURORA' AND o.ref = 'T0OTHER'",
    );
    hotel.forward(61_000);
    const answer = await hotel.slack.command('U0ANA', 'C0DESK', 'mine');
    expect(answer.status).toBe(503);
    expect((await install('T0AURORA')).status).toBe(200);
  });

  it('stays when only a person’s own token is revoked', async () => {
    const event = { type: 'tokens_revoked', tokens: { oauth: ['U0ANA'], bot: [] } };
    const body = { type: 'event_callback', team_id: 'T0AURORA', event_id: 'Ev0REVOKED', event };
    const answer = await hotel.slack.sendRaw({
      what: 'tokens_revoked',
      type: 'application/json',
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(200);
    expect(await installed()).toEqual(['T0AURORA', 'T0OTHER']);
  });

  it.each([
    ['app_uninstalled', { type: 'app_uninstalled' }],
    ['tokens_revoked', { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } }],
  ])('stays when %s of an earlier installation is told late', async (what, event) => {
    const body = { type: 'event_callback', team_id: 'T0AURORA', event_id: `Ev0LATE${what}`, event };
    const sent = { what, type: 'application/json', body: JSON.stringify(body) } as const;
    expect((await hotel.slack.sendRaw(sent)).status).toBe(200);
    expect(await installed()).toEqual(['T0AURORA', 'T0OTHER']);
  });

  it('forgets the token of a workspace that takes Amends out, and of no other', async () => {
    hotel.slack.uninstall('T0OTHER');
    await expect.poll(installed).toEqual(['T0AURORA']);
  });

  it('takes neither a forged state, nor one of another browser, nor a refusal for an installation', async () => {
    const page = await fetch(`${hotel.app.url}/slack/install`);
    const state = /state=([^"&]+)/.exec(await page.text())?.[1] ?? '';
    const code = hotel.slack.grantCode('T0OTHER');
    for (const query of [`code=${code}&state=forged`, `code=${code}&state=${state}`, 'error=access_denied', '']) {
      const back = await fetch(`${hotel.app.url}/slack/oauth_redirect?${query}`);
      expect(back.status).toBe(400);
      expect(await back.text()).toContain('/slack/install');
    }
    expect(await installed()).toEqual(['T0AURORA']);
  });

  it('holds what Slack says of an installation for the place that is named first, and for no other', async () => {
    const told = async (body: object): Promise<number> => {
      const of = { type: 'event_callback', api_app_id: hotel.slack.state.world.slack.app, ...body };
      const sent = { what: 'event', type: 'application/json', body: JSON.stringify(of) } as const;
      return (await hotel.slack.sendRaw(sent)).status;
    };
    const gone = { type: 'app_uninstalled', team_id: 'T0AURORA', team: 'T0AURORA' };
    expect(await told({ team_id: 'T0STRANGER', event_id: 'Ev1', event: gone })).toBe(200);
    expect(await told({ team_id: 'T0STRANGER', enterprise_id: 'T0AURORA', event_id: 'Ev2', event: gone })).toBe(200);
    const revoked = { type: 'tokens_revoked', tokens: { bot: ['U0BOT'] } };
    expect(await told({ team_id: 'T0STRANGER', context_team_id: 'T0AURORA', event_id: 'Ev3', event: revoked })).toBe(
      200,
    );
    expect(await installed()).toEqual(['T0AURORA']);
  });

  it('exchanges a token before it ends, once', async () => {
    hotel.slack.rotateTokens();
    hotel.slack.killTokens('T0AURORA');
    expect((await install('T0AURORA')).status).toBe(200);
    const exchanges = (): number =>
      hotel.slack.calls('oauth.v2.access').filter(({ args }) => args['grant_type'] === 'refresh_token').length;
    hotel.forward(11 * 3_600_000);
    for (const line of ['mine', 'limits', 'board']) await hotel.slack.command('U0ANA', 'C0DESK', line);
    await hotel.drawn();
    expect(exchanges()).toBe(1);
    hotel.forward(2 * 3_600_000);
    hotel.slack.say('U0ANA', 'C0DESK', '<@U0AMENDS> log Room 4: the shower was cold');
    await hotel.slack.idle();
    await hotel.drawn();
    await hotel.slack.waitFor(() =>
      hotel.slack.messages('C0RECOVERIES').some((m) => JSON.stringify(m).includes('shower')),
    );
    expect(exchanges()).toBe(1);
  });

  it('finds out that a token is dead, and tells what waited once it is installed again', async () => {
    const shown = (): boolean => hotel.slack.messages('C0RECOVERIES').some((m) => JSON.stringify(m).includes('lamp'));
    hotel.slack.killTokens('T0AURORA');
    hotel.slack.say('U0ANA', 'C0DESK', '<@U0AMENDS> log Room 5: the lamp is broken');
    await hotel.slack.idle();
    await expect.poll(installed).toEqual([]);
    await hotel.drawn();
    await hotel.slack.command('U0ANA', 'C0DESK', 'mine');
    expect(whispered('U0ANA')).toContain('not set up for your workspace');
    const told = hotel.slack.dms('U0MIA').length;
    expect((await install('T0AURORA')).status).toBe(200);
    await hotel.drawn();
    expect(shown()).toBe(true);
    // nobody was told of a trouble that the whole workspace had
    expect(JSON.stringify(hotel.slack.dms('U0MIA').slice(told))).not.toContain('could not be posted');
  });

  it('serves every workspace of an organisation that installed it as a whole, also where no workspace is named', async () => {
    hotel.slack.addWorkspace({
      id: 'T0NORTH',
      domain: 'north',
      name: 'North',
      botUser: 'U0BOTNORTH',
      botId: 'B0BOTNORTH',
      token: null,
    });
    hotel.slack.addChannel({ id: 'C0NORTH', name: 'north', team: 'T0NORTH', members: ['U0ANA', 'U0BOTNORTH'] });
    hotel.slack.addOrganisation({
      id: 'E0GROUP',
      name: 'Group',
      workspaces: ['T0AURORA', 'T0NORTH'],
      nameless: true,
    });
    hotel.slack.uninstall('T0AURORA');
    await expect.poll(installed).toEqual([]);
    expect((await install('E0GROUP')).status).toBe(200);
    expect(await installed()).toEqual(['E0GROUP', 'T0AURORA', 'T0NORTH']);
    hotel.slack.say('U0ANA', 'C0DESK', '<@U0AMENDS> log Room 6: the tap drips');
    hotel.slack.say('U0ANA', 'C0NORTH', '<@U0BOTNORTH> log Room 7: the tap drips');
    await hotel.slack.idle();
    await hotel.drawn();
    const cards = hotel.slack.messages('C0RECOVERIES').map((m) => JSON.stringify(m));
    expect(cards.filter((card) => card.includes('tap drips'))).toHaveLength(2);
    const before = whispered('U0ANA').split('€600.00').length;
    for (const channel of ['C0DESK', 'C0NORTH']) await hotel.slack.command('U0ANA', channel, 'limits');
    await hotel.slack.waitFor(() => whispered('U0ANA').split('€600.00').length > before + 1, 'her limits');
  });

  it('leaves the organisation where only one of its workspaces goes, and goes with it', async () => {
    const told = { type: 'event_callback', team_id: null, enterprise_id: 'E0GROUP', event_id: 'Ev0ACCESS' };
    const event = { type: 'team_access_revoked', team_ids: ['T0NORTH'] };
    const body = JSON.stringify({ ...told, event });
    await hotel.slack.sendRaw({ what: 'team_access_revoked', type: 'application/json', body });
    expect(await installed()).toEqual(['E0GROUP', 'T0AURORA']);
    hotel.slack.uninstall('E0GROUP');
    await expect.poll(installed).not.toContain('E0GROUP');
    hotel.forward(31_000);
    const before = hotel.slack.ephemerals('U0ANA').length;
    await hotel.slack.command('U0ANA', 'C0DESK', 'mine');
    expect(JSON.stringify(hotel.slack.ephemerals('U0ANA').slice(before))).toContain('not set up for your workspace');
  });

  it('lets one of many take what is to be taken once', async () => {
    const one = installations(hotel.app.shell);
    const claims = await Promise.all(Array.from({ length: 5 }, () => one.claim('state x', 60_000)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await one.claim('state x', 60_000)).toBe(false);
    hotel.forward(60_001);
    expect(await one.claim('state x', 60_000)).toBe(true);
    await one.giveBack('state x');
    expect(await one.claim('state x', 60_000)).toBe(true);
  });

  it('says nothing of tokens or codes in the log', () => {
    expect(hotel.logged.join('\n')).not.toMatch(/xox[be]|code\.|client-secret|state-secret/);
  });
});

describe('the settings for many workspaces', () => {
  const faults = (env: Record<string, string>): readonly string[] => {
    try {
      readConfig({
        AMENDS_CONFIG: 'demo/amends.yaml',
        AMENDS_POLICY: 'demo/policy.yaml',
        AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
        SLACK_SIGNING_SECRET: 'secret',
        ...env,
      });
      return [];
    } catch (error) {
      return error instanceof ConfigError ? error.faults : [String(error)];
    }
  };

  it('come all three, or each missing one is named', () => {
    expect(faults(OAUTH)).toEqual([]);
    expect(faults({ SLACK_CLIENT_ID: 'client' })).toEqual([
      expect.stringMatching(/^SLACK_CLIENT_SECRET is missing/),
      expect.stringMatching(/^SLACK_STATE_SECRET is missing/),
    ]);
  });

  it('do not stand beside the token of one workspace', () => {
    expect(faults({ ...OAUTH, SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([expect.stringContaining('set one of them')]);
  });
});
