/** Somebody's hand in the fake Teams. */
import { asText, type Json } from '../teams/answer.ts';
import { actionsOf } from '../teams/card-reader.ts';
import type { FakeTeams } from '../teams/fake-teams.ts';
import type { TeamsMessage } from '../teams/workplace.ts';
import type { PlayWorld } from '../world.ts';
import { numberIn, PATIENCE_MS, type Hand } from './hand.ts';

export function teamsHand(teams: FakeTeams, world: PlayWorld): Hand {
  const cases = world.channels[0]?.teamsConversation ?? '';
  const until: Hand['until'] = async (look, what) => await teams.waitFor(look, { what, withinMs: PATIENCE_MS });
  const fromBot = (id: string): readonly TeamsMessage[] => teams.personal(id).filter(({ author }) => author === 'bot');
  /** What Amends said since, the newest first. */
  const after = (id: string, before: number): readonly TeamsMessage[] => fromBot(id).slice(before).toReversed();
  return {
    until,
    say: async ({ id }, line) => {
      const before = fromBot(id).length;
      await teams.say(id, 'personal', line);
      await until(() => after(id, before).length > 0, `an answer to ${line}`);
    },
    form: async ({ id }, line, fields) => {
      const before = fromBot(id).length;
      await teams.say(id, 'personal', line);
      const form = await until(
        () => after(id, before).find((one) => JSON.stringify(one.cards).includes('"Input.')) ?? false,
        `a form for ${line}`,
      );
      const inputs = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`in_${name}`, value]));
      const [submit] = form.cards.flatMap((card) => titlesOf(card, []));
      await teams.press(id, form.id, submit ?? '', { inputs });
    },
    press: async ({ id }, ...words) => {
      for (const message of fromBot(id).toReversed()) {
        const [title] = message.cards.flatMap((card) => titlesOf(card, words));
        if (title === undefined) continue;
        await teams.press(id, message.id, title);
        return true;
      }
      return false;
    },
    highest: () =>
      Math.max(
        0,
        ...teams.messages(cases).map(({ summary, cards }) => numberIn(`${summary} ${JSON.stringify(cards)}`)),
      ),
  };
}

/** The words on the buttons of a card whose data holds all of these words. */
function titlesOf(card: Json, words: readonly string[]): readonly string[] {
  return actionsOf(card).flatMap((action) => {
    const data = JSON.stringify(action['data'] ?? null);
    const title = asText(action['title']);
    return title !== undefined && words.every((word) => data.includes(word)) ? [title] : [];
  });
}
