/** A chart is drawn where it says something, and said everywhere. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Card } from '../../../src/cards/kit/card.ts';
import { CHART_LIMITS, chartBlock, LEAST_POINTS } from '../../../src/cards/kit/chart.ts';
import { rungsOf } from '../../../src/chat/slack/out/degrade.ts';
import { toHome, toMessage, toPlainMessage } from '../../../src/chat/slack/out/render.ts';
import { faultsInHome, faultsInMessage } from '../../../src/chat/slack/limits/validate.ts';
import { faultsInActivity } from '../../../src/chat/teams/limits/validate.ts';
import { DETAILS, toActivity } from '../../../src/chat/teams/out/render.ts';
import { plainOf } from '../../../src/chat/teams/out/plain.ts';
import { ANA } from '../../core/case/build.ts';
import { chartCard, heard, year } from './charts.ts';

const nobody = (): undefined => undefined;
const kinds = (blocks: readonly Block[]): readonly string[] => blocks.map(({ kind }) => kind);
const withValues = (values: readonly (number | null)[]): readonly Block[] => {
  const { series, ...rest } = heard();
  return chartBlock({ ...rest, series: series.map((one) => ({ ...one, values })) });
};

describe('a chart', () => {
  it('is drawn of the periods that are known, and is a sentence where fewer than four are', () => {
    const [drawn] = withValues([14, null, 15, null, Number.NaN, 14, 12, 23]);
    expect(drawn).toMatchObject({
      kind: 'chart',
      chart: {
        periods: ['W40', 'W42', 'W45', 'W46', 'W47: 23'].map((label) => ({ label })),
        series: [{ values: [14, 15, 14, 12, 23] }],
        marked: 4,
      },
    });
    expect(withValues([null, null, null, null, null, 14, 12, 23])).toEqual([{ kind: 'context', text: [heard().says] }]);
    expect(withValues([])).toHaveLength(1);
    expect(chartBlock(heard({ series: [] }))).toHaveLength(1);
  });

  it('says nothing where there is nothing to say', () => {
    expect(chartBlock(heard({ says: '' }))).toEqual([]);
  });

  it('marks nothing when the period it is about is not known', () => {
    expect(withValues([14, 12, 15, 13, 16, 14, 12, null])).toMatchObject([{ chart: { marked: null } }]);
  });

  it('is never more than the platforms take, however much is asked', () => {
    const number = fc.option(fc.oneof(fc.integer({ min: 0, max: 1e9 }), fc.double()));
    const label = fc.string({ minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.array(fc.array(number, { maxLength: 30 }), { maxLength: 9 }),
        label,
        (periods, series, title) => {
          const [block] = chartBlock(
            heard({
              title: `${title}!`.repeat(9),
              periods: Array.from({ length: periods }, (_, n) => ({ period: `2026-W${n}`, label: `${n} ${title}` })),
              series: series.map((values, n) => ({
                of: { kind: 'metric', metric: 'heard/1' },
                name: `${n} ${title}`,
                values,
              })),
            }),
          );
          if (block?.kind !== 'chart') return;
          const { chart } = block;
          expect(chart.periods.length).toBeGreaterThanOrEqual(LEAST_POINTS);
          expect(chart.periods.length).toBeLessThanOrEqual(CHART_LIMITS.periods);
          expect(chart.series.length).toBeLessThanOrEqual(CHART_LIMITS.series);
          for (const { values } of chart.series) {
            expect(values).toHaveLength(chart.periods.length);
            expect(values.every(Number.isFinite)).toBe(true);
          }
        },
      ),
    );
  });
});

describe('a card with charts', () => {
  const card = chartCard(heard(), year());
  const says = [heard().says, year().says];

  it('has a native chart on both platforms, and the numbers in words below it and in the line that is read aloud', () => {
    const slack = toMessage(card, nobody);
    expect(faultsInMessage(slack)).toEqual([]);
    expect(slack.blocks.map(({ type }) => type)).toEqual([
      'section',
      'data_visualization',
      'context',
      'data_visualization',
      'context',
    ]);
    const teams = toActivity(card, nobody);
    expect(faultsInActivity(teams)).toEqual([]);
    const [{ content }] = teams.attachments;
    expect(content.body.map(({ type }) => type)).toEqual([
      'RichTextBlock',
      'Chart.VerticalBar',
      'RichTextBlock',
      'Chart.Line',
      'RichTextBlock',
    ]);
    for (const said of says) {
      expect(slack.text).toContain(said);
      expect(JSON.stringify(slack.blocks)).toContain(said);
      expect(content.speak).toContain(said);
      expect(content.fallbackText).toContain(said);
      expect(JSON.stringify(content.body)).toContain(said);
      expect(plainOf(card)).toContain(said);
    }
    expect(teams.summary).toBe('Front desk, week 47: heard 23.');
  });

  it('draws two and says the third', () => {
    const three = chartCard(heard(), year(), heard({ says: 'The third.' }));
    expect(faultsInMessage(toMessage(three, nobody))).toEqual([]);
    expect(faultsInActivity(toActivity(three, nobody))).toEqual([]);
    expect(JSON.stringify(toMessage(three, nobody).blocks)).toContain('The third.');
    expect(JSON.stringify(toActivity(three, nobody))).toContain('The third.');
  });

  it('says them where it cannot be told that charts are refused, and on the home tab', () => {
    for (const drawn of [toPlainMessage(card, nobody), toHome(card, nobody)]) {
      expect(JSON.stringify(drawn)).not.toContain('data_visualization');
      for (const said of says) expect(JSON.stringify(drawn)).toContain(said);
    }
    expect(faultsInHome(toHome(card, nobody))).toEqual([]);
  });

  it('has a picture of each chart where none is drawn, should it be reached from outside', () => {
    const url = 'https://amends.example/picture/abc';
    const of = { kind: 'chart', of: { kind: 'leader', period: '2026-11', to: ANA.id }, nth: 0 } as const;
    const picture = { of, version: 'v', url, alt: heard().says, file: 'chart.png', save: 'Download' };
    const pictured: Card = {
      ...card,
      blocks: card.blocks.map((block) => (block.kind === 'chart' ? { ...block, picture } : block)),
    };
    const [first, second, third] = rungsOf(pictured, nobody);
    expect(JSON.stringify(first)).not.toContain(url);
    expect(second?.blocks.map(({ type }) => type)).toEqual([
      'section',
      'image',
      'rich_text',
      'context',
      'image',
      'rich_text',
      'context',
    ]);
    expect(faultsInMessage(second ?? {})).toEqual([]);
    expect(JSON.stringify(third)).not.toContain(url);
    const teams = toActivity(pictured, nobody);
    expect(faultsInActivity(teams)).toEqual([]);
    expect(teams.attachments[0].content.body[1]).toMatchObject({ fallback: { type: 'Image', url } });
    const nowhere = pictured.blocks.map((block) =>
      block.kind === 'chart' ? { ...block, picture: { ...picture, url: null } } : block,
    );
    expect([...rungsOf({ ...pictured, blocks: nowhere }, nobody)]).toHaveLength(4);
  });

  it('keeps the same words on every rung and in every size', () => {
    const rungs = [...rungsOf(card, nobody)];
    expect(rungs).toHaveLength(4);
    expect(JSON.stringify(rungs[1])).not.toContain('data_visualization');
    for (const rung of rungs) {
      expect(faultsInMessage(rung)).toEqual([]);
      for (const said of says) expect(JSON.stringify(rung)).toContain(said);
    }
    for (const detail of DETAILS) {
      const activity = toActivity(card, nobody, detail);
      expect(faultsInActivity(activity)).toEqual([]);
      expect(activity.attachments[0].content.speak).toContain(heard().says);
    }
    expect(kinds(card.blocks)).toContain('chart');
  });
});
