/** What stands in the channel of the cases, on either platform. */
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import type { Hotel } from './hotel.ts';

/** Every message Amends posted there, oldest first, as it looks now: its words and its blocks as JSON. */
export function casesChannel(hotel: Hotel, platform: 'Slack' | 'Teams'): readonly string[] {
  const room = HOTEL_AURORA.channels.find((c) => c.name === 'guest-recoveries');
  if (room === undefined) throw new Error('the world has no channel for cases');
  const texts =
    platform === 'Slack'
      ? hotel.slack.messages(room.slackChannel).map((m) => `${m.text} ${JSON.stringify(m.blocks)}`)
      : hotel.teams.messages(room.name).map((m) => `${m.text} ${JSON.stringify(m.cards)}`);
  return texts.map((text) => text.replaceAll(/[\u00a0\u202f]/g, ' '));
}
