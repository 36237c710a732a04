/** Which reactions cheer, who may, and when it is told: in the day of whoever is thanked. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { cheersToldAt, isCheer, mayCheer } from '../../../src/core/recognition/cheers.ts';
import { ANA, BOB, DESK, MIA } from '../case/build.ts';
import { runs } from '../../runs.ts';

describe('a reaction', () => {
  it.each(['+1', '+1::skin-tone-4', 'heart', 'like', 'tada', 'clap', 'raised_hands'])('%s cheers', (sign) =>
    expect(isCheer(sign)).toBe(true),
  );
  it.each(['-1', 'angry', 'sad', 'surprised', 'laugh', 'middle_finger', 'eyes', 'clown_face', 'house_emoji', '', '::'])(
    '%s stands there and is no cheer',
    (sign) => expect(isCheer(sign)).toBe(false),
  );
  it('of one of those it is between is none', () => {
    const one = { by: ANA.id, to: [{ member: BOB.id, team: DESK, state: 'public', givenAt: null }] } as const;
    expect([ANA, BOB, MIA].map(({ id }) => mayCheer(id, one))).toEqual([false, false, true]);
  });
});

describe('cheers are told', () => {
  it('hours later, between nine and six where somebody is, on no Sunday, and within three days', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        fc.constantFrom('Europe/Paris', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Chatham', 'UTC'),
        (first, zone) => {
          const at = cheersToldAt(first, zone);
          const there = DateTime.fromJSDate(at, { zone });
          expect(at.getTime()).toBeGreaterThan(first.getTime() + 2 * 3_600_000);
          expect(at.getTime()).toBeLessThan(first.getTime() + 3 * 86_400_000);
          expect(there.hour).toBeGreaterThanOrEqual(9);
          expect(there.hour).toBeLessThan(18);
          expect(there.weekday).not.toBe(7);
        },
      ),
      { numRuns: runs(200) },
    );
  });
});
