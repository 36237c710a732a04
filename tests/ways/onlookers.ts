/** Everything that people outside of a restricted case could ever read, on both platforms: watched while a journey goes on. */
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import type { Hotel } from './hotel.ts';
import { surfaceOf, type Who } from './surfaces.ts';

export interface Onlookers {
  /** Each thing with one of the words that somebody outside could read, the words around it with it; ever, not only now. */
  readonly saw: readonly string[];
  stop(): void;
}

/** `others`: the people who may not see the case. */
export function onlookers(hotel: Hotel, others: readonly Who[], words: RegExp): Onlookers {
  const saw = new Set<string>();
  const surfaces = [surfaceOf(hotel, 'Slack'), surfaceOf(hotel, 'Teams')];
  const users = new Set(others.map((who) => HOTEL_AURORA.people.find((p) => p.id === who)?.slackUser));
  const look = (): void => {
    const { slack, teams } = hotel;
    const readable = [
      ...[...slack.state.messages]
        .filter((m) => m.botId !== null && isFor(m.viewer, m.channel))
        .map((m) => `${m.text} ${JSON.stringify([m.blocks, m.metadata])}`),
      ...HOTEL_AURORA.channels.flatMap((c) =>
        teams
          .messages(c.name)
          .flatMap((m) => [m, ...teams.thread(c.name, m.id)])
          .filter((m) => m.author === 'bot')
          .map((m) => JSON.stringify([m.text, m.summary, m.cards, m.answered])),
      ),
      ...surfaces.flatMap((s) => others.flatMap((who) => [s.heard(who), s.form(who), s.home(who)?.text ?? ''])),
    ];
    for (const text of readable) {
      const at = text.search(words);
      if (at >= 0) saw.add(text.slice(Math.max(0, at - 150), at + 150));
    }
  };
  const isFor = (viewer: string | null, channel: string): boolean => {
    if (viewer !== null) return users.has(viewer);
    const room = hotel.slack.state.channels.get(channel);
    return room?.kind !== 'im' || [...room.members].some((user) => users.has(user));
  };
  const ends = [hotel.slack.wire.onChange(look), hotel.teams.wire.onChange(look)];
  return {
    get saw() {
      look();
      return [...saw];
    },
    stop: () => {
      for (const end of ends) end();
    },
  };
}
