/** People from elsewhere: who may do something here follows what a list, a directory or a chat tells of them, in a running app. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { houseEntries } from '../../src/db/engine/house-journal.ts';
import { caseId } from '../../src/core/base/ids.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const ALL = readFileSync('demo/amends.yaml', 'utf8');
/** Mia and Gil stand in the file; Ana and Bob come from elsewhere. */
const yamlWith = (from: string): string => ALL.replace(/  - id: (?:ana|bob)\n(?:    .*\n)+/gu, '') + from;
const FROM = `
people_from:
  csv: people.csv
  groups:
    - group: Desk
      role: agent
      team: front-desk
    - group: Managers
      role: duty_manager
      team: front-desk
`;
const HEAD = 'id,name,slack,groups\n';
const ANA = 'ana,Ana Ortiz,U0ANA,desk\n';
const BOB = 'bob,Bob Lindqvist,U0BOB,desk\n';

describeJourney('people from a list', 'Slack', (open) => {
  let hotel: Hotel;
  let chat: Surface;
  let journey: Journey;
  const folder = mkdtempSync(path.join(tmpdir(), 'amends-people-'));
  const list = path.join(folder, 'people.csv');
  const says = async (csv: string): Promise<void> => {
    await hotel.drawn();
    writeFileSync(list, csv);
    await hotel.app.readAnew();
    await hotel.app.sweep();
    await hotel.drawn();
  };
  beforeAll(async () => {
    writeFileSync(path.join(folder, 'amends.yaml'), yamlWith(FROM));
    writeFileSync(list, HEAD + ANA + BOB);
    hotel = await openHotel(await open(), { env: { AMENDS_CONFIG: path.join(folder, 'amends.yaml') } });
    chat = surfaceOf(hotel, 'Slack');
    journey = journeyIn(hotel, chat);
  });

  it('have the authority their groups give from the start', async () => {
    expect(await chat.answerTo('ana', 'limits', /What you may decide/)).toContain('up to €150.00');
  });

  it('leave with the list: no authority, and what they had open is the lead’s, who is told', async () => {
    const id = await journey.opened('ana', 'The minibar was empty', { customer: 'K-61' });
    await says(HEAD + BOB);
    expect(await chat.answerTo('ana', `give ${id} apology`, /does not know you/)).toContain('does not know you');
    await journey.told('mia', new RegExp(`${id} is yours now`));
    expect(await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id))).toMatchObject({ owner: 'mia' });
    await says(HEAD + ANA + BOB);
    await chat.answerTo('ana', 'limits', /What you may decide/);
  });

  it('are as they were while the list is broken, and a restart asks nobody', async () => {
    await says(`${HEAD}ana,Ana Ortiz,U0ANA\nana,Twice,U0X,desk\n`);
    await chat.answerTo('ana', 'limits', /What you may decide/);
    expect(hotel.logged.join('\n')).toContain('list of people is not taken');
    await hotel.restart();
    await chat.answerTo('bob', 'limits', /What you may decide/);
    await says(HEAD + ANA + BOB);
  });

  it('stay closed with their row gone, whoever the file names, until a row opens them', async () => {
    const gil = (active: string): string => `id,name,slack,groups,active\ngil,Gil,U0GIL,,${active}\n`;
    const others = `${ANA.trim()},\n${BOB.trim()},\n`;
    await says(gil('no') + others);
    expect(await chat.answerTo('gil', 'limits', /does not know you/)).toContain('does not know you');
    await says(HEAD + ANA + BOB);
    expect(await chat.answerTo('gil', 'limits', /does not know you/)).toContain('does not know you');
    await says(gil('yes') + others);
    await chat.answerTo('gil', 'limits', /What you may decide/);
    await says(HEAD + ANA + BOB);
    await chat.answerTo('gil', 'limits', /What you may decide/);
  });

  it('stand in the journal of the house, with the place before and after', async () => {
    await says(`${HEAD}${ANA}bob,Bob Lindqvist,U0BOB,managers\n`);
    const { workspace } = hotel.app.shell;
    const entries = await houseEntries(hotel.db.read, workspace, 0, 100);
    const changes = entries
      .filter(({ kind }) => kind === 'people_changed')
      .flatMap(({ details }) => details['changes']);
    expect(changes).toEqual(
      expect.arrayContaining([
        'ana:>agent/front-desk',
        'ana:agent/front-desk>',
        'bob:agent/front-desk>duty_manager/front-desk',
      ]),
    );
  });
});
