/** `amends manifest` from outside: what it writes is what Slack and Microsoft take, with nothing left to fill in. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { describe, expect, it } from 'vitest';
import { amends, folder } from './amends.ts';
import { unzip } from './unzip.ts';

const APP = '3f2c1a90-52d1-4c0e-9a3b-7d1e5f60a842';
const BOTH = ['manifest', '--host', 'https://Amends.Hotel.COM/', '--slack', '--teams', APP];
const nothingLeft = /amends\.example|00000000-0000/;

const packaged = (to: string, name = 'teams.zip'): ReadonlyMap<string, Buffer> =>
  unzip(readFileSync(path.join(to, name)));

describe('amends manifest', () => {
  it('asks to hear channels only with --listen, says what for, and holds against the schema then', async () => {
    const to = folder();
    const { status, out } = await amends([...BOTH, '--listen', '--to', to]);
    expect(status).toBe(0);
    const made = JSON.parse(String(packaged(to).get('manifest.json'))) as Parameters<
      typeof AppManifestUtils.validateAgainstSchema
    >[0] & { description: { full: string } };
    expect(await AppManifestUtils.validateAgainstSchema(made)).toEqual([]);
    expect(JSON.stringify(made)).toContain('ChannelMessage.Read.Group');
    expect(made.description.full).toMatch(/nothing is kept/);
    expect(out).toContain('@Amends listen here');
  });

  it('writes both apps with the host and every id filled in, and says what to do with them', async () => {
    const to = folder();
    const { status, out, err } = await amends([...BOTH, '--to', to]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(readdirSync(to).toSorted()).toEqual(['slack.json', 'teams.zip']);
    const slack = readFileSync(path.join(to, 'slack.json'), 'utf8');
    expect(slack.match(/https:\/\/amends\.hotel\.com\/slack\/\w+/g)).toHaveLength(4);
    const files = packaged(to);
    const teams = String(files.get('manifest.json'));
    for (const made of [slack, teams, out]) expect(made).not.toMatch(nothingLeft);
    expect(teams.match(new RegExp(APP, 'g'))).toHaveLength(3);
    expect(out).toMatch(/^ {2}1\. Open the link below/m);
    expect(out).toContain('https://amends.hotel.com/api/messages');
  });

  it("packs what Microsoft's schema allows, with both icons at the top", async () => {
    const to = folder();
    await amends([...BOTH, '--preview', '--to', to]);
    await amends([...BOTH, '--to', to]);
    for (const name of ['teams.zip', 'teams-preview.zip']) {
      const files = packaged(to, name);
      expect([...files.keys()].toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png']);
      const made = JSON.parse(String(files.get('manifest.json')));
      expect(await AppManifestUtils.validateAgainstSchema(made)).toEqual([]);
      expect(made.validDomains).toEqual(['amends.hotel.com']);
      expect(files.get('color.png')?.subarray(1, 4).toString()).toBe('PNG');
    }
  });

  it('needs no host for Slack by Socket Mode, and names no address in it', async () => {
    const to = folder();
    const { status, out } = await amends(['manifest', '--to', to]);
    expect(status).toBe(0);
    const text = readFileSync(path.join(to, 'slack.json'), 'utf8');
    expect(text).not.toMatch(/https?:/);
    expect(JSON.parse(text)).toMatchObject({
      features: { slash_commands: [{ command: '/amends', should_escape: true }] },
      settings: { socket_mode_enabled: true, interactivity: { is_enabled: true } },
    });
    expect(out).toContain('SLACK_APP_TOKEN');
    expect(out).not.toContain('SLACK_SIGNING_SECRET');
    // Slack makes the app with all of it when the link is opened
    const link = /^https:\/\/api\.slack\.com\/apps\S+$/m.exec(out)?.[0] ?? '';
    expect(JSON.parse(new URL(link).searchParams.get('manifest_json') ?? '')).toEqual(JSON.parse(text));
  });

  it.each([
    [['--teams', APP], '--host is missing'],
    [['--host', 'amends.hotel.com', '--teams', '00000000-0000-0000-0000-000000000000'], 'application (client) id'],
    [['--host', 'amends.hotel.com', '--teams', 'amends'], 'application (client) id'],
    [['--host', 'http://amends.hotel.com'], 'over https'],
    [['--host', 'amends.hotel.com:8443'], 'without a port'],
    [['--host', 'localhost'], 'like amends.example'],
    [['--host', 'amends.hotel.com/slack'], 'like amends.example'],
  ])('refuses %j, and says what to write', async (line, words) => {
    const to = folder();
    const { status, err } = await amends(['manifest', ...line, '--to', to]);
    expect(status).toBe(2);
    expect(err).toContain(words);
    expect(readdirSync(to)).toEqual([]);
  });

  it('writes the same bytes each time', async () => {
    const [one, two] = [folder(), folder()];
    for (const to of [one, two]) await amends([...BOTH, '--to', to]);
    const [first, second] = [one, two].map((to) => readFileSync(path.join(to, 'teams.zip'), 'hex'));
    expect(first).toBe(second);
  });
});
