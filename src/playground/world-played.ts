/** Hotel Aurora as it is played: with somebody Amends does not know, a channel it listens to, and a group chat. Journeys of tests have the plain one. */
import { REVIEWS } from './outside.ts';
import { HOTEL_AURORA, person } from './world.ts';
import type { PlayWorld } from './world.ts';

export const PLAYED_AURORA: PlayWorld = {
  ...HOTEL_AURORA,
  people: [
    ...HOTEL_AURORA.people,
    {
      ...person(9, { id: 'sam', name: 'Sam Stranger', job: 'A stranger', locale: 'en-GB' }),
      stranger: true,
    },
  ],
  channels: [...HOTEL_AURORA.channels, REVIEWS],
  groups: [{ name: 'Night shift', people: ['ana', 'bob', 'mia'], conversation: '19:night-shift@thread.v2' }],
};
