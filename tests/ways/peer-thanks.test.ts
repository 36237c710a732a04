/** Thanks among colleagues, on both platforms: asked once how they like it, posted once, looked at first where it may be meant otherwise, and nowhere for whoever wants none. */
import { beforeAll, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Somebody, type Surface } from './surfaces.ts';
import { WIDE_AURORA, wideEnv } from './wide-world.ts';
import { soon } from '../patience.ts';

const DAY = 86_400_000;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('thanks among colleagues', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { world: WIDE_AURORA, env: wideEnv() });
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });
    const rows = async (sql: string): Promise<readonly Record<string, unknown>[]> => await hotel.db.read.query(sql);
    const note = async (who: Somebody, button: string) =>
      await chat.until(() => chat.draft(who, button), `${button} for ${who}`);
    const posted = (words: RegExp): number => chat.thanks().filter((m) => words.test(m.text)).length;
    const inChannel = async (words: RegExp): Promise<void> =>
      void (await chat.until(() => posted(words) > 0, `${String(words)} in the channel`));
    const states = async (words: string): Promise<readonly unknown[]> =>
      (
        await rows(
          `SELECT r.state FROM thank t JOIN thank_to r ON r.thank = t.id WHERE t.text LIKE '${words}%' ORDER BY r.n`,
        )
      ).map(({ state }) => state);
    const prefers = async (who: string, likes: string): Promise<void> =>
      void (await rows(`UPDATE member SET recognition_chosen = '${likes}' WHERE id = '${who}'`));

    it('asks whoever is thanked once how they like it, and goes where they say, once', async () => {
      const said = await chat.answerTo('ana', 'thanks @bob for keeping his word at ten at night', /can read it now/);
      expect(said).toMatch(/Bob Lindqvist can read it now/);
      expect(said).toMatch(/we keep our word/);
      const asked = await note('bob', 'In my team');
      expect(asked.text).toMatch(/Ana Ortiz thanks you.*keeping his word at ten at night/s);
      expect(posted(/ten at night/)).toBe(0);
      await chat.press('bob', asked, 'In my team');
      await inChannel(/ten at night/);
      await hotel.drawn();
      await hotel.restart();
      await hotel.drawn();
      expect(posted(/Thank you.*From Ana Ortiz.*ten at night/s)).toBe(1);
      expect(await states('keeping his word')).toEqual(['team']);
      expect(chat.thanks().find((m) => m.text.includes('ten at night'))?.text).toContain(chat.mention('bob'));
      await chat.answerTo('ana', 'thanks @bob for the calm hand-over this morning', /goes to the channel/);
      await inChannel(/calm hand-over/);
    });

    it('is cheered by the reactions of colleagues: told once in their day, with nothing shown and nothing kept', async () => {
      // where a post stands is noted right after it was posted
      await hotel.drawn();
      const post = chat.thanks().find((m) => m.text.includes('calm hand-over'));
      if (post === undefined) throw new Error('not posted');
      const cheers = async (n: number): Promise<void> =>
        await soon(async () => expect(await rows('SELECT 1 FROM thank_cheer')).toHaveLength(n));
      const told = (): number => chat.pieces('bob').filter((one) => /glad of what/.test(one)).length;
      for (const who of ['mia', 'gil', 'ana', 'bob'] as const) await chat.react(who, post, 'heart');
      // not of those it is between
      await cheers(2);
      await chat.react('gil', post, 'angry');
      await chat.unreact('gil', post, 'heart');
      await cheers(1);
      await chat.react('gil', post, 'heart');
      await cheers(2);
      const card = chat.caseCard(await journey.opened('ana', 'The lift is out of order'));
      if (card === undefined) throw new Error('no card');
      await chat.react('mia', card, 'heart');
      await journey.later(DAY / 24);
      expect(told()).toBe(0);
      await journey.later(DAY / 6);
      await chat.until(() => told() === 1, 'the note');
      expect(chat.heard('bob')).toMatch(/2 colleagues were.*glad of what you were thanked for.*calm hand-over/s);
      await cheers(0);
      await chat.react('mia', post, 'like');
      await journey.later(DAY);
      expect(told()).toBe(1);
      expect(chat.heard('ana')).not.toMatch(/glad of/);
      expect(chat.thanks().find((m) => m.id === post.id)?.text).toBe(post.text);
    });

    it('takes another value by a button, and the post shows it', async () => {
      const said = await chat.answerTo('mia', 'thanks @bob for the lovely flowers in the lobby', /Which of our values/);
      expect(said).toMatch(/we own it to the end/);
      await chat.press('mia', await note('mia', 'we own it to the end'), 'we own it to the end');
      await inChannel(/lovely flowers.*we own it to the end/s);
      expect(posted(/lovely flowers/)).toBe(1);
    });

    it('reaches people behind the scenes, several at once and whole teams, by their names', async () => {
      await prefers('nils', 'private');
      const said = await chat.answerTo(
        'ana',
        'thanks Nils Berg and @bob for the twenty minute fix of the lift',
        /is with|goes to/,
      );
      expect(said).toMatch(/It goes to the channel for Bob Lindqvist/);
      expect(said).toMatch(/It is with Nils Berg now/);
      await inChannel(/twenty minute fix/);
      await chat.until(() => /Ana Ortiz thanks you.*twenty minute fix/s.test(chat.heard('nils')), 'the note for Nils');
      expect(chat.thanks().some((m) => m.text.includes('Nils'))).toBe(false);
      await chat.answerTo('bob', 'danke Night engineering für die ruhige Nacht im Keller', /geht|goes/);
      await chat.until(() => /Bob Lindqvist thanks Night engineering/.test(chat.heard('nils')), 'the team for Nils');
    });

    it.each<[string, RegExp]>([
      ['thanks @ana for being such a good colleague', /thank-you comes from somebody else/],
      ['thanks Nobody Here for being such a good colleague', /find nobody called “Nobody Here”/],
      ['thanks @bob for the 40 EUR out of your own pocket', /40 EUR.*is an amount/s],
      ['thanks @bob for calming Mrs Lindgren down at breakfast', /Mrs Lindgren.*names a customer/s],
      ['thanks @bob as Mia and you stayed until ten at night', /“Mia” names a colleague/],
      ['thanks @bob for calling @channel when the lift was stuck', /@channel.*would call people/s],
      ['thanks @bob for staying until ten value: kindness', /“kindness” is none of our values/],
    ])('%s: says why not, and gives the words and the form back', async (line, why) => {
      const before = posted(/./);
      await chat.answerTo('ana', line, why);
      await chat.press('ana', await note('ana', 'Change it…'), 'Change it…');
      const text = /(?:for|as) (.*?)(?: value:.*)?$/.exec(line)?.[1] ?? '';
      await chat.until(() => chat.form('ana').includes(text.slice(0, 12)), 'the form with the words');
      await chat.closeForm('ana');
      expect(posted(/./)).toBe(before);
    });

    it('asks kindly for a sentence where there is none, in the form with what was typed', async () => {
      const since = journey.since('mia');
      await chat.type('mia', 'thanks @bob for help');
      await chat.until(() => /Whom.*@bob.*help/s.test(since()), 'the form with what was typed');
      await chat.closeForm('mia');
      await chat.answerTo('mia', 'thanks', /You are welcome/);
      await chat.press('mia', await note('mia', 'Thank a colleague…'), 'Thank a colleague…');
      await chat.until(() => chat.form('mia').includes('Whom?'), 'the form');
      await chat.fillIn('mia', { to: 'bob', text: 'help' });
      await chat.until(() => /at least 15 characters/.test(chat.form('mia')), 'what is missing');
      await chat.fillIn('mia', { to: 'bob', text: 'help with the coach party on Friday' });
      await inChannel(/coach party on Friday/);
      expect(posted(/coach party on Friday/)).toBe(1);
      await chat.closeForm('mia');
    });

    it('is tied to a case by its number, and never to one that is for few', async () => {
      const id = await journey.opened('ana', 'No hot water in the evening');
      await chat.answerTo('mia', `thanks @bob for the quiet way you called back, on ${id}`, /goes to the channel/);
      expect(await rows(`SELECT "case" FROM thank WHERE text LIKE 'the quiet way%'`)).toEqual([{ case: id }]);
      const few = await journey.opened('ana', 'A guest slipped on the wet floor and was hurt');
      await chat.answerTo('mia', `restrict ${few} injury because a guest was hurt`, /private|few/);
      const said = await chat.answerTo('mia', `thanks @bob for staying with the guest all night ${few}`, /is for few/);
      expect(said).toContain('in person');
      expect(posted(/staying with the guest/)).toBe(0);
      expect(await rows(`SELECT 1 FROM thank WHERE text LIKE 'staying with%'`)).toEqual([]);
    });

    it('waits for a look where it can be read in two ways; a lead leaves it, and nothing is counted', async () => {
      const said = await chat.answerTo('ana', 'thanks for nothing @bob', /a lead looks at it first/);
      expect(said).not.toMatch(/sarcasm|insult|not allowed/i);
      const look = await note('mia', 'Leave it');
      expect(look.text).toMatch(/Ana Ortiz would like to thank Bob Lindqvist/);
      expect(chat.draft('bob', 'Leave it')).toBeUndefined();
      await chat.pressAs('bob', look, 'Post it');
      await hotel.drawn();
      expect(await states('nothing')).toEqual(['held']);
      await chat.press('mia', look, 'Leave it');
      await journey.told('mia', /Mia Laurent left it/);
      expect(await rows(`SELECT text, words FROM thank WHERE held = 'tone'`)).toEqual([{ text: '', words: '' }]);
      expect(posted(/nothing/)).toBe(0);
    });

    it('waits for a look the fourth time in thirty days; posted, it goes once', async () => {
      const said = await chat.answerTo(
        'ana',
        'thanks @bob for carrying the umbrellas out in the rain',
        /looks at it first/,
      );
      expect(said).not.toMatch(/too often|too many/i);
      const look = await note('mia', 'Post it');
      expect(look.text).toMatch(/together in several thank-yous/);
      await chat.press('mia', look, 'Post it');
      await inChannel(/umbrellas/);
      await chat.pressOld('mia', look, 'Post it').catch(() => undefined);
      await hotel.drawn();
      expect(posted(/umbrellas/)).toBe(1);
      // nobody is locked: somebody else is thanked at once
      await prefers('gil', 'public');
      await chat.answerTo('ana', 'thanks @gil for the walk around the house at night', /goes to the channel/);
      await journey.later(31 * DAY);
      await chat.answerTo('ana', 'thanks @bob for the new year’s list of arrivals', /goes to the channel/);
    });

    it('shows whoever leads the team, and nobody else, whom nobody thanked', async () => {
      const said = await chat.answerTo('mia', 'recognition', /Thanks in Front desk/);
      expect(said).toMatch(/too few at work/);
      expect(said).not.toMatch(/Mia Laurent/);
      expect(await chat.answerTo('bob', 'recognition', /whoever leads a team/)).not.toContain('at work');
    });

    it('names a service champion, who is asked first, and whose yes can be taken back', async () => {
      expect(
        await chat.answerTo('ana', 'nominate @ana because I keep my word at any hour', /Somebody else names/),
      ).toBeTruthy();
      await chat.answerTo('ana', 'nominate @bob because', /at least 15 characters/);
      await chat.answerTo('mia', 'nominate @max because he is there at any hour', /name one to five cases/);
      const few = (await rows(`SELECT id FROM recovery_case WHERE doc -> 'sensitivity' <> 'null' LIMIT 1`))[0]?.['id'];
      await chat.answerTo('mia', `nominate @ana ${String(few)} because she stayed all night with them`, /is for few/);
      await chat.answerTo('ana', 'nominate @bob because he keeps his word at any hour', /is asked in private/);
      await chat.answerTo('mia', 'nominate @bob because he keeps his word at any hour', /has been named already/);
      const asked = await note('bob', 'Yes, you may');
      expect(asked.text).toMatch(/Ana Ortiz would name you.*he keeps his word.*thanked by a colleague/s);
      expect(await chat.answerTo('mia', 'recognition', /Thanks in Front desk/)).not.toMatch(/service champion/);
      await chat.press('bob', asked, 'Yes, you may');
      const taken = await note('bob', 'Take it back');
      expect(await chat.answerTo('mia', 'recognition', /service champion/)).toMatch(
        /Bob Lindqvist: thanked by a colleague/,
      );
      await chat.press('bob', taken, 'Take it back');
      await soon(async () => expect(await rows('SELECT 1 FROM champion')).toEqual([]));
      expect(await chat.answerTo('mia', 'recognition', /Thanks in Front desk/)).not.toMatch(/service champion/);
    });

    it('is nowhere for whoever wants none: no post, no row, and no word of why', async () => {
      await prefers('gil', 'none');
      const before = await rows('SELECT 1 FROM thank');
      const said = await chat.answerTo('bob', 'thanks @gil for the good talk about the rota', /best said in person/);
      expect(said).not.toMatch(/prefer|wants none|does not want|chose/i);
      expect(said).toContain('good talk about the rota');
      expect(await rows('SELECT 1 FROM thank')).toHaveLength(before.length);
      expect(posted(/good talk/)).toBe(0);
    });
  });
}
