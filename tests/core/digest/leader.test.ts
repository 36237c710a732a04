/** What whoever leads is told: too few is said to be too few, nothing is of one person, and empty sections vanish. */
import { describe, expect, it } from 'vitest';
import { money } from '../../../src/core/base/money.ts';
import { teamId } from '../../../src/core/base/ids.ts';
import { makeLeaderDigest, type LeaderInput, type LeaderSums, type Month } from '../../../src/core/digest/leader.ts';
import { leaderCard } from '../../../src/cards/team/leader-card.ts';
import type { Block, Card } from '../../../src/cards/kit/card.ts';
import { cardText } from '../../../src/cli/io/card-text.ts';
import { faultsInMessage } from '../../../src/chat/slack/limits/validate.ts';
import { toMessage } from '../../../src/chat/slack/out/render.ts';
import { faultsInActivity } from '../../../src/chat/teams/limits/validate.ts';
import { toActivity } from '../../../src/chat/teams/out/render.ts';
import { full, leaderInput, NO_SUMS } from './leader.ts';
import { MINUTE } from './week.ts';

const HOUR = 60 * MINUTE;
const READER = { locale: 'en-GB', command: '/amends' };
const told = (input: LeaderInput, reader = READER): Card => {
  const digest = makeLeaderDigest(input);
  if (digest === null) throw new Error('there is nothing to tell');
  return leaderCard(digest, { kind: 'reply' }, reader);
};
/** Something was heard. */
const NINE = { heard: 9, notComplaints: { hits: 0, n: 9 } };
const words = (sums: Partial<LeaderSums>, more: Partial<LeaderInput> = {}): string =>
  cardText(told(leaderInput({ ...NINE, sums: { ...NO_SUMS, ...sums }, ...more })));
const linesOf = (block: Block): number => (block.kind === 'list' ? block.items.length : 1);

describe('a leader’s digest', () => {
  it('is none where nothing happened and nothing is overdue', () => {
    expect(makeLeaderDigest(leaderInput())).toBeNull();
    expect(makeLeaderDigest(leaderInput({ overdue: { count: 1, oldest: new Date(0) } }))).not.toBeNull();
  });

  it('begins with the wait for a yes, by level, in working time, and the customer’s beside it', () => {
    const said = words({
      waits: [
        { level: 0, n: 12, p50: 40 * MINUTE, p90: 190 * MINUTE },
        { level: 1, n: 4, p50: 5 * MINUTE, p90: 6 * MINUTE },
      ],
      customer: { n: 16, p50: 2 * HOUR, p90: 30 * HOUR },
      requests: { asked: 18, decided: 16, expired: 2, within: 0 },
    });
    const [, , , first = ''] = said.split('\n');
    expect(first).toMatch(
      /How long people waited.*40 min.*3 h 10 min.*12 decisions.*one level up: 4 decisions, too few/,
    );
    expect(first).not.toMatch(/5 min|6 min/);
    expect(said).toMatch(/half of the customers waited 2 h at most/);
    expect(said).toMatch(/16 of 18 requests were decided before they expired/);
  });

  it('says which limits cause requests, and which is always approved, from five decisions on', () => {
    const of = (asked: number, decided: number, approved: number) => ({
      limit: 'agent.refund/incident',
      asked,
      decided,
      approved,
    });
    expect(words({ limits: [of(7, 7, 7)] })).toMatch(
      /agent\.refund, per case: asked 7 times, 7 of 7 approved.*think of raising/s,
    );
    expect(words({ limits: [of(4, 4, 4)] })).not.toMatch(/raising/);
    expect(words({ limits: [of(10, 10, 8)] })).not.toMatch(/raising/);
    expect(words({ limits: [of(2, 0, 0)] })).toMatch(/asked 2 times/);
    expect(words({ limits: [{ ...of(2, 0, 0), limit: 'two_people' }] })).toMatch(/two_people: asked 2 times/);
    expect(words({ limits: [of(7, 7, 7)] })).toMatch(/policy simulate/);
  });

  it('puts what is never heard beside what is heard, and says when it is too little to say', () => {
    expect(
      words(
        {},
        {
          heard: 17,
          notComplaints: { hits: 3, n: 20 },
          traded: { transactions: 6_000, complaints: 17 },
          iceberg: { hits: 12, n: 16 },
        },
      ),
    ).toMatch(
      /Heard: 17 complaints, 2.8 for each thousand sales; 3 of 20 logged were no complaint; in the house 12 of 16 unhappy customers/,
    );
    expect(words({}, { iceberg: { hits: 2, n: 4 } })).toMatch(/too few surveys/);
    expect(words({}, { iceberg: null })).not.toMatch(/surveys/);
  });

  it('tells a pulse and recognition from five people on', () => {
    const pulse = [
      { item: 'knew', yes: 5, n: 6 },
      { item: 'backed', yes: 4, n: 4 },
    ] as const;
    const said = words({}, { pulse, recognition: { coverage: { hits: 3, n: 4 }, gap: null } });
    expect(said).toMatch(/5 of 6 knew what they may decide\./);
    expect(said).not.toMatch(/felt backed/);
    expect(said).toMatch(/Seen and thanked: too few to say/);
    const many = words({}, { recognition: { coverage: { hits: 9, n: 12 }, gap: 0.25 } });
    expect(many).toMatch(/9 of 12 active people in eight weeks; 25 points between/);
  });

  it('holds a number against the goal of its team, and of no other', () => {
    const goals = [
      { metric: 'promise_kept_rate', atLeast: 0.95 },
      { metric: 'first_response_time', atMost: 30 * MINUTE },
    ] as const;
    const input = leaderInput();
    const teams = input.teams.map((team) => ({ ...team, goals }));
    const [id] = teams.map((team) => team.id);
    const reached = new Map([
      [`${id} promise_kept_rate`, { n: 20, value: 0.9 }],
      [`${id} first_response_time`, { n: 20, value: 12 * MINUTE }],
      [`${teamId.parse('other')} promise_kept_rate`, { n: 20, value: 1 }],
    ]);
    const said = words({}, { teams, reached });
    expect(said).toMatch(/promises kept 90 %, at least 95 % wanted: not yet/);
    expect(said).toMatch(/time to a first answer 12 min, at most 30 min wanted: reached/);
    const few = words({}, { teams, reached: new Map([[`${id} promise_kept_rate`, { n: 4, value: 0 }]]) });
    expect(few).toMatch(/promises kept: too few to say/);
    expect(few).not.toMatch(/0 %/);
  });

  it('draws twelve months of shares while enough is known, else of complaints, else nothing', () => {
    const month = (n: number, change: Partial<Month> = {}): Month => ({
      month: `2026-${String(n).padStart(2, '0')}`,
      heard: 10,
      kept: { n: 10, hits: 9 },
      alone: { n: 0, hits: 0 },
      ...change,
    });
    const year = Array.from({ length: 12 }, (_, n) => month(n + 1));
    const course = (months: readonly Month[]) =>
      makeLeaderDigest(leaderInput({ ...NINE, sums: { ...NO_SUMS, months } }))?.course;
    expect(course(year)).toMatchObject({ kind: 'shares', of: [{ metric: 'promise_kept_rate' }] });
    const few = year.map((one) => ({ ...one, kept: { n: 4, hits: 4 } }));
    expect(course(few)).toMatchObject({ kind: 'heard', values: year.map(() => 10) });
    expect(course(few.map((one, n) => ({ ...one, heard: n < 9 ? 0 : 3 })))).toBeNull();
    expect(words({ months: year })).toMatch(/Promises kept: 90 % in December 2026, 90 % in January 2026\./);
  });

  it('is about twenty lines with everything in it, in both languages, on both platforms', () => {
    for (const locale of ['en-GB', 'de-DE']) {
      const card = told(full(), { locale, command: '@Amends' });
      expect(card.blocks.reduce((lines, block) => lines + linesOf(block), 0)).toBeLessThanOrEqual(20);
      expect(faultsInMessage(toMessage(card, () => undefined))).toEqual([]);
      expect(faultsInActivity(toActivity(card, () => undefined))).toEqual([]);
      expect(card.isForOne).toBe(true);
    }
    expect(cardText(told(full()))).toContain(`Budget desk.month: €800.00 of €1,000.00 used, €200.00 left`);
    expect(money(1n, 'EUR').currency).toBe('EUR');
  });
});
