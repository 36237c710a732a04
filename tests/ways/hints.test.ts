/** What a model suggests, on both platforms: beside the case, labelled, never in the way, and kept beside what a person says. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { readHint } from '../../src/db/hints/hints.ts';
import { describeJourney } from '../database.ts';
import {
  fencedIn,
  hanging,
  playing,
  refusing,
  saying,
  startLocalModel,
  status,
  type LocalModel,
} from '../model/local-model.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';
import { soon } from '../patience.ts';

const LONG =
  'We came back at eleven and the lift stood still again. We carried two bags and a sleeping child up five floors, the third time this week. ' +
  'At the desk nobody could say when it would be repaired, and the invoice has the breakfast on it that we never had. ' +
  'Please take the breakfast of 34 EUR off and tell us when the lift runs.';

/** The hotel's file with something below it. */
function withAi(yaml: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-')), 'amends.yaml');
  writeFileSync(file, `${readFileSync('demo/amends.yaml', 'utf8')}\n${yaml}`);
  return file;
}

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('what a model suggests', platform, (open) => {
    let server: LocalModel;
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      server = await startLocalModel();
      hotel = await openHotel(await open(), {
        env: {
          OPENAI_API_KEY: 'sk-test',
          OPENAI_BASE_URL: server.baseUrl,
          OPENAI_MODEL: 'local-1',
          AMENDS_CONFIG: withAi('ai: { budget: { tokens: 100000 } }'),
        },
      });
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });
    const stored = async (id: string): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };
    /** What was noted is asked and answered, and drawn. */
    const asked = async (): Promise<void> => {
      await hotel.app.sweep();
      await hotel.drawn();
    };
    /** The platforms do not tell when the model is asked. */
    const isAsked = (word: string): Promise<void> => soon(() => expect(server.asked.at(-1)?.user).toContain(word));
    const cardOf = (id: string): string => chat.caseCard(id)?.text ?? '';
    const rowOf = (subject: string) => readHint(hotel.db.read, { workspace: hotel.app.shell.workspace, subject });

    describe('of a case', () => {
      let id: string;
      it('stands on its card, labelled, and changes nothing of it', async () => {
        server.play(
          playing({
            failure: 'process.billing',
            severity: 'S1',
            stage: 'after',
            summary: 'The lift stands still again. They want the breakfast of 34 EUR off the invoice.',
          }),
        );
        id = await journey.opened('ana', LONG);
        const before = await stored(id);
        await asked();
        expect(cardOf(id)).toMatch(/Suggested by AI[\s\S]*local-1/);
        expect(cardOf(id)).toContain('more urgent: ');
        expect(cardOf(id)).toMatch(/In short[\s\S]*by AI/);
        expect(cardOf(id)).toContain('They want the breakfast of 34 EUR off the invoice.');
        expect(await stored(id)).toEqual(before);
      });

      it('is taken by a person, in the form of the case, and both are kept', async () => {
        await chat.pressMenu('ana', id, 'Look at what AI suggests…');
        await chat.until(() => chat.form('ana') !== '', 'the form');
        expect(chat.form('ana')).toContain('Suggested by AI and filled in for you');
        await chat.fillIn('ana', { because: 'it is the invoice' });
        await hotel.drawn();
        const { failure, severity } = (await stored(id)).triage;
        expect(failure).toMatchObject({
          value: 'process.billing',
          by: 'person',
          was: { by: 'rules' },
          hinted: { value: 'process.billing', by: 'local-1' },
        });
        expect(severity).toMatchObject({ value: 'S1', by: 'person' });
        expect(cardOf(id)).not.toContain('Suggested by AI');
      });

      it('is kept beside another word of a person as well', async () => {
        server.play(playing({ failure: 'outcome.safety' }));
        const other = await journey.opened('ana', 'The lift stood still');
        await asked();
        await chat.pressMenu('ana', other, 'Edit…');
        await chat.until(() => chat.form('ana') !== '', 'the form');
        await chat.fillIn('ana', { failure: 'outcome.delay' });
        await hotel.drawn();
        expect((await stored(other)).triage.failure).toMatchObject({
          value: 'outcome.delay',
          hinted: { value: 'outcome.safety', by: 'local-1' },
        });
      });

      it('is translated for whoever reads, with the customer’s own words beside it', async () => {
        server.play(playing({ translation: 'The room was very loud and nobody came.', language: 'fr' }));
        const french = await journey.opened('ana', 'La chambre était très bruyante et la clé ne marche pas.');
        await asked();
        expect(cardOf(french)).toContain('La chambre était très bruyante');
        expect(cardOf(french)).toMatch(/Translated by AI[\s\S]*French/);
        expect(cardOf(french)).toContain('The room was very loud and nobody came.');
      });

      it('is never less urgent than what the rules read', async () => {
        server.play(playing({ severity: 'S4', failure: 'process.billing' }));
        const grave = await journey.opened('ana', 'There is smoke and fire in the corridor, and the bill is wrong');
        await asked();
        expect((await rowOf(`case:${grave}`))?.reading).not.toHaveProperty('severity');
        expect(cardOf(grave)).not.toContain('more urgent');
      });

      it('was read without what names the customer, or anybody who works here', async () => {
        const before = server.asked.length;
        await journey.opened(
          'ana',
          'Ana was kind, but K-77x7 got no water. Write to jo@example.com or call +44 20 7946 0958.',
          {
            customer: 'K-77x7',
          },
        );
        await asked();
        const sent = JSON.stringify(server.asked.slice(before).map(({ body }) => body));
        expect(sent).toContain('got no water');
        expect(sent).not.toMatch(/K-77x7|Ana|jo@example|7946/);
      });

      it('is nothing where the case is for few, or its words were answered before', async () => {
        const before = server.asked.length;
        await chat.log('ana', 'The guest was injured by the door and calls a lawyer', { customer: 'K-900' });
        await asked();
        expect(server.asked).toHaveLength(before);
        await hotel.drawn();
        journey = journeyIn(hotel, chat, Math.max(...chat.caseTitles().map((title) => Number(title.slice(2)))));
        const text = 'The tap drips all night';
        await journey.opened('ana', text);
        await asked();
        await journey.opened('bob', text);
        await asked();
        expect(server.asked).toHaveLength(before + 1);
      });
    });

    describe('that does not answer', () => {
      it.each([
        ['refuses', refusing],
        ['answers no JSON', saying('certainly!')],
        ['names an unknown action', saying(JSON.stringify({ failure: 'approve_refund' }))],
        ['is out of order', status(500)],
      ])('and %s leaves the rules’ reading as it is', async (_what, play) => {
        server.play(play);
        const id = await journey.opened('ana', `The shower was cold, ${_what}`);
        await asked();
        hotel.forward(60_000);
        await asked();
        expect(cardOf(id)).not.toContain('by AI');
        expect((await rowOf(`case:${id}`))?.state).toBe('none');
        server.play(playing({}));
        hotel.forward(3_600_000);
      });

      it('is asked a second time when it says so, and not a third', async () => {
        const before = server.asked.length;
        server.play(status(429, { 'retry-after': '20' }));
        const id = await journey.opened('ana', 'The shower was cold, and the model is busy');
        await asked();
        await asked();
        expect(server.asked).toHaveLength(before + 1);
        hotel.forward(21_000);
        await asked();
        hotel.forward(600_000);
        await asked();
        expect(server.asked).toHaveLength(before + 2);
        expect(await rowOf(`case:${id}`)).toMatchObject({ state: 'none' });
        server.play(playing({}));
        hotel.forward(3_600_000);
      });

      it('holds up nobody, and what it says of words that changed meanwhile is dropped', async () => {
        // it answers again: one silence does not have it left alone
        await journey.opened('ana', 'The door does not shut');
        await asked();
        let answer = (): void => {};
        server.next((...given) => (answer = () => playing({ failure: 'outcome.safety' })(...given)));
        const id = await journey.opened('ana', 'The window does not shut');
        await isAsked('window');
        await chat.pressMenu('ana', id, 'Edit…');
        await chat.until(() => chat.form('ana') !== '', 'the form');
        await chat.fillIn('ana', { addition: 'And now it rains in' });
        await hotel.drawn();
        answer();
        await asked();
        expect((await stored(id)).complaints).toHaveLength(2);
        expect(server.asked.at(-1)?.user).toContain('And now it rains in');
        expect(await rowOf(`case:${id}`)).toMatchObject({ state: 'there', reading: {} });
      });
    });

    describe('of a letter', () => {
      it('is its own words for what the draft says, a press away from it, and can be edited and checked', async () => {
        server.play(
          playing(
            {},
            { letter: (composed) => composed.replace('Good day,', 'Good day, and thank you for telling us,') },
          ),
        );
        const id = await journey.opened('ana', 'The kettle was broken', { customer: 'Room 12' });
        await chat.answerTo('ana', `draft ${id}`, /Good day,/);
        await asked();
        expect(fencedIn(server.asked.at(-1)?.user ?? '')).not.toMatch(/Ana|Room 12|kettle/);
        await chat.press(
          'ana',
          await chat.until(() => chat.draft('ana', 'Phrased by AI…'), 'the button'),
          'Phrased by AI…',
        );
        const letter = await journey.told('ana', /Good day, and thank you for telling us[\s\S]*?Phrased by AI/);
        expect(letter).toMatch(/Ana \p{L}+/u);
        expect(chat.heard('ana')).toContain('Room 12');
      });
    });

    it('is not waited for when the house closes', async () => {
      server.play(hanging);
      await journey.opened('ana', 'The curtain fell down');
      await isAsked('curtain');
      const begun = performance.now();
      await hotel.stop();
      expect(performance.now() - begun).toBeLessThan(6_000);
    });
  });
}
