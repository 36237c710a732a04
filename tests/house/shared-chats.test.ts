/** The doors of the platforms in one installation: each is open where any organisation is on that platform, whichever is named first. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkEndpoints } from '../../src/cli/doctor/doctor-endpoints.ts';
import { readConfigs } from '../../src/config.ts';
import { makeLog } from '../../src/log.ts';
import { startAmends } from '../../src/start.ts';
import { closeLater } from '../closing.ts';
import { openAnyDatabase } from '../database.ts';
import { filesOfTwo } from '../ways/two-houses.ts';

const now = (): Date => new Date('2026-12-10T10:00:00Z');
const log = makeLog('error', () => undefined, now);

const TEAMS = { TEAMS_APP_TENANT_ID: 'a-tenant', TEAMS_CLIENT_ID: 'an-app', TEAMS_CLIENT_SECRET: 'a-secret' };
const SLACK = { SLACK_SIGNING_SECRET: 'a-signing-secret', SLACK_API_URL: 'http://127.0.0.1:9/api/' };
const OAUTH = { SLACK_CLIENT_ID: 'an-app', SLACK_CLIENT_SECRET: 'a-secret', SLACK_STATE_SECRET: 'a-state-secret' };

/** What each organisation is on, in the order they are named. */
type On = readonly (readonly ('slack' | 'teams')[])[];

/** Files of two organisations, each with the lines of its platforms alone: the people and channels of the demo are named in Slack. */
function filesOn(on: On): string {
  const folder = filesOfTwo();
  const files = ['hotel-aurora', 'harbour-inn'].map((id) => path.join(folder, id, 'amends.yaml'));
  files.forEach((file, n) => {
    const isOn = (platform: 'slack' | 'teams'): boolean => on[n]?.includes(platform) === true;
    const without = (text: string, platform: 'slack' | 'teams', whole: RegExp): string =>
      isOn(platform)
        ? text
        : text
            .replace(whole, '')
            .replaceAll(new RegExp(`^    ${platform}: .*$`, 'gm'), '')
            .replaceAll(new RegExp(`,? ${platform}: [^,}]+`, 'g'), '')
            .replaceAll('{,', '{');
    const onSlack = without(readFileSync(file, 'utf8'), 'slack', /^slack:.*$/m);
    const text = without(onSlack, 'teams', /^microsoft:.*$/m);
    writeFileSync(file, text);
  });
  return files.join(', ');
}

type Configs = ReturnType<typeof readConfigs>;

async function started(on: On, env: Readonly<Record<string, string>>): Promise<{ url: string; configs: Configs }> {
  const configs = readConfigs({
    PORT: '0',
    HOST: '127.0.0.1',
    AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    AMENDS_CONFIG: filesOn(on),
    ...env,
  });
  const app = await startAmends({ config: configs, log, now, database: await openAnyDatabase(), rings: false });
  closeLater(() => app.stop());
  return { url: app.url, configs };
}

describe('the doors of the platforms', () => {
  it.each<readonly [string, On]>([
    ['the first on Teams alone', [['teams'], ['slack']]],
    ['the first on Slack alone', [['slack'], ['teams']]],
  ])('are open: %s', async (_, on) => {
    const { url, configs } = await started(on, { ...TEAMS, ...SLACK, ...OAUTH });
    const statusOf = async (door: string, sent: RequestInit = {}): Promise<readonly [string, number]> => [
      door,
      (await fetch(`${url}${door}`, sent)).status,
    ];
    const posted = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    // what nobody signed is refused, by somebody who is there
    expect(await statusOf('/slack/events', posted)).toEqual(['/slack/events', 401]);
    expect(await statusOf('/api/messages', posted)).toEqual(['/api/messages', 401]);
    expect(await statusOf('/slack/install')).toEqual(['/slack/install', 200]);
    expect(await statusOf('/slack/oauth_redirect')).toEqual(['/slack/oauth_redirect', 400]);
    // and the doctor looks at all of them
    const quiet = (): Promise<void> => Promise.resolve();
    const found = await checkEndpoints(configs, url, { env: {}, now, out: quiet, err: quiet });
    expect(found.map(({ state, said }) => `${state} ${said.slice(url.length)}`)).toEqual([
      'ok /slack/events is there and refuses what is unsigned',
      'ok /api/messages is there and refuses what is unsigned',
      'ok /privacy is there',
      'ok /terms is there',
    ]);
  });

  it('are closed where nobody is on the platform', async () => {
    const { url } = await started([['teams'], ['teams']], TEAMS);
    const events = await fetch(`${url}/slack/events`, { method: 'POST', body: '{}' });
    expect([events.status, (await fetch(`${url}/slack/install`)).status]).toEqual([404, 404]);
  });
});
