/** What the set-up shows is what holds, whoever said it last, and a form that nobody touched changes nothing, on both platforms. */
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { administered } from './administered.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

/** Of a team without a zone, in words that no form would write: an administrator elsewhere looks at it. */
const ODD = [
  '  - id: night',
  '    name: Night desk',
  '    locale: en-gb',
  '    goals:',
  "      - { metric: promise_kept_rate, at_least: '95 %' }",
  "      - { metric: first_response_time, at_most: '30 m' }",
].join('\n');

function elsewhere(): string {
  const file = administered();
  const text = readFileSync(file, 'utf8')
    .replace('name: Hotel Aurora }', 'name: Hotel Aurora, zone: Europe/Berlin }')
    .replace('  - { id: night, name: Night desk, zone: Europe/Paris }', ODD)
    .replace('    locale: fr-FR\n    email: mia@', '    locale: en-GB\n    zone: America/New_York\n    email: mia@');
  writeFileSync(file, text);
  return file;
}

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('the set-up as it holds', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { env: { AMENDS_CONFIG: elsewhere() } });
      chat = surfaceOf(hotel, platform);
    });
    const said = async (line: string, words: RegExp): Promise<string> => await chat.answerTo('mia', line, words);
    const opened = async (team: string, title: string): Promise<void> => {
      await said(`setup team ${team}`, new RegExp(`Set-up of ${title}`));
      await chat.press('mia', await chat.until(() => chat.draft('mia', 'Change…'), 'the set-up'), 'Change…');
      await chat.until(() => chat.form('mia').includes(title), 'the form');
    };
    const changed = async (of: string): Promise<readonly string[]> => {
      const rows = await hotel.db.read.query<{ key: string; value: string | null }>(
        'SELECT key, value FROM setup_change WHERE of = $1 ORDER BY version, key',
        [of],
      );
      return rows.map(({ key, value }) => `${key} ${value ?? '—'}`);
    };
    const lineup = async (): Promise<unknown> =>
      (await hotel.db.read.query(`SELECT time FROM lineup_choice WHERE team = 'front-desk'`))[0];

    it('changes what was touched in the form of a team, and nothing that it goes by anyhow', async () => {
      expect(await said('setup team night', /Set-up of Night desk/)).toContain('Europe/Berlin');
      await opened('night', 'Night desk');
      await chat.fillIn('mia', {});
      await hotel.drawn();
      await chat.closeForm('mia');
      expect(await changed('team:night')).toEqual([]);
      await opened('night', 'Night desk');
      await chat.fillIn('mia', { time: '10:30' });
      await hotel.drawn();
      expect(await changed('team:night')).toEqual(['digest_at mon 10:30']);
    });

    it('shows the line-up as it was said last, by an administrator or by the lead', async () => {
      // what was saved by the form before may be told only now
      await said('setup team front-desk lineup 08:30', /Saved[^]*08:30/);
      await said('lineup off', /line-up/i);
      const card = await said('setup team front-desk', /Set-up of Front desk/);
      expect(card).not.toContain('08:30');
      expect(card).toContain('as the lead said');
      await said('setup team front-desk lineup 08:30', /Saved[^]*08:30/);
      expect(await lineup()).toEqual({ time: '08:30' });
      expect(await said('setup team front-desk', /Set-up of Front desk/)).toContain('08:30');
      await said('setup team front-desk lineup 08:30', /so already/);
      // back to the file is something wherever a word of chat stands above it
      await said('lineup at 07:00', /07:00/);
      await said('setup team front-desk back lineup', /Saved/);
      expect(await lineup()).toBeUndefined();
      await said('lineup at 07:15', /07:15/);
      await said('setup team front-desk back lineup', /Saved/);
      expect(await lineup()).toBeUndefined();
    });

    it('leaves alone what a lead said while the form was open', async () => {
      await said('lineup at 07:30', /07:30/);
      await opened('front-desk', 'Front desk');
      await hotel.db.read.query(`UPDATE lineup_choice SET time = '06:30' WHERE team = 'front-desk'`);
      await chat.fillIn('mia', { leader: 'weekly' });
      await hotel.drawn();
      expect(await changed('team:front-desk')).toContain('leader_digest weekly');
      expect(await lineup()).toEqual({ time: '06:30' });
    });
  });
}
