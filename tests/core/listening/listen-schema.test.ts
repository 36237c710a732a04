/** `listen:` of amends.yaml: what is wrong is said with its place, and what is right says where Amends listens. */
import { describe, expect, it } from 'vitest';
import { faultsOfListen, listenSchema, postsOf } from '../../../src/core/listening/listen-schema.ts';
import { placed } from '../../../src/core/listening/murmur.ts';
import { memberId, teamId } from '../../../src/core/base/ids.ts';

const DESK = teamId.parse('front-desk');
const BOB = memberId.parse('bob');
const PEOPLE = { teams: new Set(['front-desk']), people: [{ id: BOB, team: DESK }] };
const PLACES = { slack: 'T1', teams: null };
const faults = (...all: readonly object[]): readonly string[] => {
  const read = listenSchema.array().safeParse(all);
  return read.success
    ? faultsOfListen(read.data, PEOPLE).map(({ path, message }) => `${path.join('.')}: ${message}`)
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('listen', () => {
  it.each<[string, readonly object[], RegExp]>([
    ['no channel', [{ team: 'front-desk' }], /0\.slack: names no channel, or two/],
    ['two channels', [{ slack: 'C1', teams: '19:x', team: 'front-desk' }], /names no channel, or two/],
    ['cases without an owner', [{ slack: 'C1', team: 'front-desk', opens: 'always' }], /0\.owner: is missing/],
    ['an owner of nothing', [{ slack: 'C1', team: 'front-desk', owner: 'bob' }], /goes with `opens: always` only/],
    ['no such team', [{ slack: 'C1', team: 'moon' }], /listen\.0\.team: there is no team "moon"/],
    ['no such person', [{ slack: 'C1', team: 'front-desk', opens: 'always', owner: 'eve' }], /no person "eve"/],
    [
      'a channel twice',
      Array.from({ length: 2 }, () => ({ slack: 'C1', team: 'front-desk' })),
      /listen\.1\.slack: .*twice/,
    ],
  ])('says of %s what is wrong', (_, all, said) => {
    expect(faults(...all)).toEqual([expect.stringMatching(said)]);
  });

  it('names each channel on its platform, and none where that is not connected', () => {
    const all = listenSchema.array().parse([
      { slack: 'C1', team: 'front-desk', opens: 'always', owner: 'bob', most_per_hour: 2 },
      { teams: '19:x', team: 'front-desk' },
    ]);
    expect(postsOf(all, PLACES)).toEqual([
      { platform: 'slack', place: 'T1', channel: 'C1', team: DESK, offers: 'thread', opensFor: BOB, mostAnHour: 2 },
    ]);
  });
});

it.each([
  [0, 0, 'offered', true],
  [5, 0, 'offered', true],
  [6, 0, 'held', true],
  [6, 1, 'held', false],
  [9, 4, 'held', false],
])('after %i offers and %i held in an hour one more is %s', (offered, held, state, isShown) => {
  expect(placed({ offered, held }, 6)).toEqual({ state, isShown });
});
