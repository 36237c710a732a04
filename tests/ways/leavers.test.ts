/** Somebody is taken out of the file of people while Amends runs: no authority from that moment, and what they had open goes to the lead, who is told. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { HOUR, journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const ALL = readFileSync('demo/amends.yaml', 'utf8');
/** The file without somebody. */
const without = (id: string): string => ALL.replace(new RegExp(`  - id: ${id}\\n(?:    .*\\n)+`), '');

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('somebody leaves', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-people-')), 'amends.yaml');
    const says = async (yaml: string): Promise<void> => {
      await hotel.drawn();
      writeFileSync(file, yaml);
      await hotel.app.readAnew();
      await hotel.app.sweep();
      await hotel.drawn();
    };
    const stored = async (id: string): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };
    const metrics = async (): Promise<string> => await (await fetch(`${hotel.app.url}/metrics`)).text();
    beforeAll(async () => {
      writeFileSync(file, ALL);
      hotel = await openHotel(await open(), { env: { AMENDS_CONFIG: file } });
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });

    describe('while a promise falls due and a request waits', () => {
      let [own, others] = ['', ''];
      it('the case, the promise and the asker’s part are the lead’s at once; what was on another’s case is its owner’s', async () => {
        own = await journey.opened('ana', 'The minibar was empty', { customer: 'K-61' });
        await chat.answerTo('ana', `promise ${own} in 3h fill it`, /Promised on/);
        await chat.answerTo('ana', `give ${own} refund 400 EUR because nobody came`, /Asked|can decide|Mia/);
        others = await journey.opened('bob', 'No bath robes', { customer: 'K-62' });
        await chat.answerTo('ana', `promise ${others} in 3h bring them`, /Promised on/);
        await says(without('ana'));
        await journey.told('mia', new RegExp(`${own} is yours now`));
        await journey.told('bob', new RegExp(`${others}: what was open there is yours now`));
        const c = await stored(own);
        expect(c).toMatchObject({ owner: 'mia', handovers: 1 });
        expect(c.promises[0]).toMatchObject({ by: 'ana', keeper: 'mia' });
        expect(c.requests[0]).toMatchObject({ by: 'ana', passedTo: 'mia' });
        expect((await stored(others)).promises[0]?.keeper).toBe('bob');
      });

      it('who has left does nothing any more, and is told nothing', async () => {
        expect(await chat.answerTo('ana', `give ${own} apology`, /does not know you/)).toContain('does not know you');
        const since = journey.since('ana');
        await journey.later(1 * HOUR);
        await journey.told('mia', /fill it/);
        expect(since()).not.toContain('fill it');
        await chat.answerTo('mia', `withdraw ${own}`, /Withdrawn|taken back|withdrawn/i);
        await chat.answerTo('mia', `kept ${own}`, /Marked on/);
      });
    });

    it('a broken file changes nothing, is said in the log and counted, until it is mended', async () => {
      const before = hotel.logged.length;
      await says(`${without('ana')}  - id: zoe\n    role: king\n`);
      const said = hotel.logged.slice(before).filter((line) => line.includes('"level":"error"'));
      expect(said.join('\n')).toContain('file of people is not taken');
      expect(await metrics()).toMatch(/amends_people_file_faults\{[^}]*\} [1-9]/);
      await chat.answerTo('bob', 'mine', /Your recoveries/);
      await says(ALL);
      expect(await metrics()).toMatch(/amends_people_file_faults\{[^}]*\} 0/);
      await chat.answerTo('ana', 'limits', /What you may decide/);
    });

    it('where the lead leaves, the next who may decide has the cases; where nobody does, that is counted', async () => {
      const id = await journey.opened('mia', 'The pool was closed', { customer: 'K-63' });
      await says(without('mia'));
      expect((await stored(id)).owner).toBe('gil');
      await journey.told('gil', new RegExp(`${id} is yours now`));
      await says(ALL);
    });
  });
}
