/** Laws of the drawn digest, over weeks in which everything is as long as it can be: in both languages, as both clients draw it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/cards/kit/card.ts';
import { buttonsOf } from '../../../src/cards/kit/card.ts';
import { plain } from '../../../src/cards/kit/say.ts';
import { drawDigest } from '../../../src/cards/team/digest-card.ts';
import { HABITS, questionIn } from '../../../src/cards/words/questions.ts';
import { toMessage } from '../../../src/chat/slack/out/render.ts';
import { toActivity } from '../../../src/chat/teams/out/render.ts';
import { FAILURE_TYPES } from '../../../src/core/base/failures.ts';
import { weekWindow } from '../../../src/core/base/time.ts';
import type { Digest, Shown } from '../../../src/core/digest/digest.ts';
import {
  DIGEST_METRIC_IDS,
  forDigestMetrics,
  TOO_FEW,
  type DigestMetricId,
} from '../../../src/core/digest/definitions.ts';
import { HAPPENED, questionOf, turnOf } from '../../../src/core/digest/questions.ts';
import { DIGEST_SECTIONS } from '../../../src/core/digest/sections.ts';
import { ANA, eur, R } from '../../core/case/build.ts';
import { runs } from '../../runs.ts';
import { TEAM, WEEK } from '../../core/digest/week.ts';

const LOCALES = ['en-GB', 'de-DE'] as const;
const LINE = 100;

const count = fc.nat({ max: 10_000 });
const words = (most: number) =>
  fc
    .string({ minLength: 1, maxLength: most, unit: fc.constantFrom(...'abcdefghijklmnop ÄÖÜß&*#(') })
    .map((said) => `x${said}x`);

function shown(id: DigestMetricId) {
  return fc
    .record({
      n: count,
      part: fc.double({ min: 0, max: 1, noNaN: true }),
      usual: fc.option(fc.nat({ max: 9e8 })),
      excluded: count,
    })
    .map(({ n, part, usual, excluded }): Shown => {
      const isShare = /rate|resolution\/1|within|satisfaction|response\/1|closure/.test(id) && !/time/.test(id);
      const hits = Math.floor(n * part);
      const value = n === 0 ? null : isShare ? hits / n : /time/.test(id) ? part * 1e9 : n;
      return {
        id,
        n,
        excluded,
        value,
        hits: isShare ? hits : null,
        p90: null,
        sums: [eur(n + 1)],
        usual: usual === null ? null : isShare ? part : usual,
      };
    });
}

const surveys = fc.option(
  fc.record({ asked: count, notAsked: count, answered: count, n: count }).map(({ n, ...sums }) => {
    const mark = { n, good: Math.floor(n / 2) };
    return { ...sums, marks: { overall: mark, outcome: mark, procedure: mark, interaction: mark } };
  }),
);

const anyDigest = fc
  .record({
    numbers: fc.tuple(...DIGEST_METRIC_IDS.map((id) => shown(id))),
    locale: fc.constantFrom(...LOCALES),
    name: words(58),
    change: fc.option(fc.constantFrom(...FAILURE_TYPES)),
    past: fc.option(fc.array(fc.option(count), { minLength: 9, maxLength: 9 })),
    waiting: count,
    restricted: count,
    learned: fc.option(words(148)),
    improved: fc.option(words(148)),
    more: count,
    thanks: fc.array(fc.record({ name: words(78), deed: words(78) }), { maxLength: 3 }),
    due: fc.option(fc.record({ count, late: count })),
    notGiven: count,
    notArrived: count,
    surveys,
    turn: fc.nat({ max: 60 }),
    off: fc.subarray([...DIGEST_SECTIONS]),
  })
  .map(({ numbers, locale, name, change, past, learned, improved, more, thanks, due, turn, ...rest }): Digest => {
    const usual = { median: 1234.4, p25: 1000, p75: 2000, least: 900, most: 2100, weeks: 8 };
    const one = change === null ? null : { of: { kind: 'failure' as const, failure: change }, value: 9999, usual };
    return {
      ...rest,
      team: { ...TEAM, name, locale },
      week: WEEK,
      span: weekWindow(WEEK, TEAM.zone),
      course: one === null ? 'steady' : 'changed',
      change: one,
      ...(past && { past: past.map((value, n) => ({ week: `2026-W${42 + n}`, value })) }),
      numbers: forDigestMetrics((id) => numbers.find((shownOf) => shownOf.id === id) ?? numbers[0]!),
      learned: learned === null ? null : { case: R(9999), text: learned },
      improved: {
        did: improved === null ? null : { text: improved, cases: more, isForFew: false },
        more,
        overdue: more,
      },
      thanks: thanks.map((thank) => ({ to: ANA.id, ...thank })),
      due: due && {
        count: due.count,
        late: due.late + 1,
        next: due.count === 0 ? null : weekWindow(WEEK, TEAM.zone).until,
      },
      question: one === null ? { kind: 'habit', turn } : { kind: 'foresee', change: one },
      kept: { words: 0, thanks: 0 },
    };
  });

const lines = (said: string): number => Math.max(1, Math.ceil([...said].length / LINE));

/** What Slack shows, a block a paragraph. */
const inSlack = (card: Card): readonly string[] =>
  toMessage(card, () => undefined).blocks.map((block) => JSON.stringify(textsIn(block)));
/** What Teams shows, an element a paragraph. */
const inTeams = (card: Card): readonly string[] =>
  toActivity(card, () => 'u-1').attachments[0].content.body.map((element) => JSON.stringify(textsIn(element)));

function textsIn(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : key === 'value' ? [] : textsIn(value),
  );
}

const blocksOf = (card: Card): readonly string[] =>
  card.blocks.flatMap((b) => (b.kind === 'text' || b.kind === 'context' ? [plain(b.text)] : []));
const numbersIn = (said: string): readonly string[] => said.match(/\d+/g) ?? [];

describe('a drawn digest', () => {
  it('has fifteen lines at most on a desk, whatever there is to tell', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        for (const [platform, drawn] of [
          ['slack', inSlack],
          ['teams', inTeams],
        ] as const) {
          const { card } = drawDigest(digest, platform);
          const paragraphs = drawn(card);
          expect(paragraphs.length).toBeLessThanOrEqual(15);
          const taken =
            blocksOf(card).reduce((sum, said) => sum + lines(said), 0) + (buttonsOf(card).length > 0 ? 1 : 0);
          // what Teams adds for a mention counts as a line
          expect(taken + Math.max(0, paragraphs.length - card.blocks.length)).toBeLessThanOrEqual(15);
        }
      }),
      { numRuns: runs(300) },
    );
  });

  it('says every number to readers and in notifications that it shows, in the order in which it is read', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        const { card } = drawDigest(digest, 'slack');
        const slack = toMessage(card, () => undefined).text;
        const teams = toActivity(card, () => 'u-1');
        const { speak, fallbackText } = teams.attachments[0].content;
        for (const told of [slack, teams.summary, speak, fallbackText]) {
          let at = 0;
          for (const number of numbersIn(blocksOf(card).join('\n'))) {
            const found = told.indexOf(number, at);
            expect(found).toBeGreaterThanOrEqual(at);
            at = found + number.length;
          }
        }
      }),
      { numRuns: runs(100) },
    );
  });

  it('shows no zero, no share of few, and nothing that was switched off; head and question stay', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        const { card, leftOut } = drawDigest(digest, 'slack');
        const said = blocksOf(card);
        const all = said.slice(0, -1).join('\n');
        expect(all).not.toMatch(/(?<![\d:.,])0(?![\d:.,])(?! %)/);
        const few = digest.numbers['first_contact_resolution/2'].n < TOO_FEW;
        const isAnyShare = !few || digest.surveys !== null || digest.numbers['promise_kept_rate/1'].usual !== null;
        expect(isAnyShare || !said.join('\n').includes('%')).toBe(true);
        expect(said[0]).toContain(digest.team.name);
        expect(said.some((line) => /^(?:Talk about|Zum Reden)/.test(line))).toBe(!digest.off.includes('question'));
        const hasRoom = !leftOut.some(({ section, why }) => section === 'thanks' && why === 'no_room');
        const thanks = !digest.off.includes('thanks') && digest.thanks.length > 0;
        expect(said.some((line) => /^(?:Thank you|Danke)/.test(line)) || !hasRoom).toBe(thanks || !hasRoom);
        for (const off of digest.off.filter((one) => one !== 'useful'))
          expect(leftOut).toContainEqual({ section: off, why: 'off' });
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('what is talked about', () => {
  it('is asked again after more than a year, in a year of 53 weeks, too', () => {
    expect(HABITS).toBeGreaterThanOrEqual(54);
    for (const locale of LOCALES) {
      const asked = Array.from({ length: HABITS }, (_, n) => questionIn({ locale }, 'habit', turnOf('2026-W01') + n));
      expect(new Set(asked).size).toBe(HABITS);
    }
    expect(turnOf('2027-W01') - turnOf('2026-W01')).toBe(53);
  });

  it('is what was different, else what happened, else a habit', () => {
    const nothing = forDigestMetrics(() => ({ n: 0, hits: 0, value: null }));
    const quiet = { week: WEEK, change: null, numbers: nothing, learned: false, improved: false };
    expect(questionOf(quiet).kind).toBe('habit');
    const asked = ['2026-W50', '2026-W51', '2026-W52', '2026-W53'].map((week) =>
      questionOf({ ...quiet, week, learned: true }),
    );
    expect(new Set(asked.map(({ kind }) => kind))).toEqual(new Set(['happened', 'habit']));
    for (const what of HAPPENED)
      for (const locale of LOCALES) expect(questionIn({ locale }, `happened.${what}`, 3)).toMatch(/\?$/);
  });
});
