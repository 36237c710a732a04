import { describe, expect, it } from 'vitest';
import { isLateAnswer, isUnhappy, type SurveyAnswer } from '../../../../src/core/case/care/survey.ts';
import { after, DAY_MS, NOON } from '../build.ts';

const answer = (change: Partial<SurveyAnswer>): SurveyAnswer => ({
  overall: null,
  outcome: null,
  procedure: null,
  interaction: null,
  effort: null,
  words: null,
  ...change,
});

describe('an answer to a survey', () => {
  it.each([
    [{ overall: 2 }, true],
    [{ overall: 3 }, false],
    [{ overall: 5, outcome: 5, procedure: 5, interaction: 1 }, true],
    [{ outcome: 2 }, true],
    [{ procedure: 1 }, true],
    // how hard it was says nothing of whether it was put right; no mark is no mark
    [{ effort: 1 }, false],
    [{ words: 'Terrible' }, false],
    [{}, false],
  ])('%j is unhappy: %s', (change, isSo) => {
    expect(isUnhappy(answer(change), { unhappyAt: 2 })).toBe(isSo);
  });

  it('counts as unhappy where the policy draws the line', () => {
    expect(isUnhappy(answer({ overall: 3 }), { unhappyAt: 3 })).toBe(true);
    expect(isUnhappy(answer({ overall: 2 }), { unhappyAt: 1 })).toBe(false);
  });

  it('is late after thirty days, to the millisecond', () => {
    expect(isLateAnswer(NOON, after(30 * DAY_MS))).toBe(false);
    expect(isLateAnswer(NOON, after(30 * DAY_MS + 1))).toBe(true);
  });
});
