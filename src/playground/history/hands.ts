/** What people do in the invented weeks, with the hands anybody has: typed lines, forms and buttons of the two fakes. */
import type { FakeSlack } from '../slack/fake-slack.ts';
import type { FakeTeams } from '../teams/fake-teams.ts';
import type { PlayPerson, PlayWorld } from '../world.ts';
import type { Hand } from './hand.ts';
import { slackHand } from './slack-hand.ts';
import type { Resolving, Story, Who } from './stories.ts';
import { teamsHand } from './teams-hand.ts';

export interface Hands {
  /** Logs a complaint; resolves with the case's number when its card is there. */
  log(story: Pick<Story, 'by' | 'text' | 'customer'>): Promise<string>;
  say(who: Who, line: string): Promise<void>;
  resolve(who: Who, id: string, how: Resolving): Promise<void>;
  /** Posts the thank-you that is drafted on this case, if there is one. */
  thank(id: string): Promise<void>;
}

/** Ana and Mia work in Slack. */
const IN_TEAMS: readonly Who[] = ['bob', 'gil'];

export function makeHands(slack: FakeSlack, teams: FakeTeams, world: PlayWorld): Hands {
  const person = (who: Who): PlayPerson => {
    const found = world.people.find(({ id }) => id === who);
    if (found === undefined) throw new Error(`Nobody called ${who} works at ${world.company}`);
    return found;
  };
  const [inSlack, inTeams] = [slackHand(slack, world), teamsHand(teams, world)];
  const hand = (who: Who): Hand => (IN_TEAMS.includes(who) ? inTeams : inSlack);
  const highest = (): number => Math.max(inSlack.highest(), inTeams.highest());

  return {
    log: async ({ by, text, customer }) => {
      const before = highest();
      await hand(by).form(person(by), 'log', { text, ...(customer === null ? {} : { customer }) });
      const n = await hand(by).until(() => highest() > before && highest(), `the card of "${text}"`);
      return `R-${n}`;
    },
    say: (who, line) => hand(who).say(person(who), line),
    resolve: (who, id, { accepted, helped, area }) =>
      hand(who).form(person(who), `resolve ${id}`, {
        accepted,
        ...(helped === undefined ? {} : { whatHelped: helped }),
        ...(area === undefined ? {} : { processArea: area }),
      }),
    thank: async (id) => {
      for (const one of world.people)
        for (const platform of [inSlack, inTeams])
          if (await platform.press(one, '"confirm_thanks"', '"public"', `"${id}"`)) return;
    },
  };
}
