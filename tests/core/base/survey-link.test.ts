import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thingId } from '../../../src/core/base/ids.ts';
import { readSurveyToken, surveyToken } from '../../../src/core/base/survey-link.ts';
import { runs } from '../../runs.ts';

const SECRET = Buffer.alloc(32, 3);
const link = fc.record({
  id: fc.stringMatching(/^sur_[A-Za-z0-9_-]{4,64}$/).map((id) => thingId.parse(id)),
  expires: fc.integer({ min: 1, max: 4_000_000_000 }).map((s) => new Date(s * 1000)),
});

describe('the token of a survey', () => {
  it('is read back as it was made, and fits an address', () =>
    fc.assert(
      fc.property(link, (made) => {
        const token = surveyToken(made, SECRET);
        expect(token).toMatch(/^[A-Za-z0-9_.-]{1,200}$/);
        expect(readSurveyToken(token, SECRET)).toEqual(made);
      }),
      { numRuns: runs(200) },
    ));

  it('is worth nothing with one character changed, cut, longer, or under another secret', () =>
    fc.assert(
      fc.property(link, fc.nat(), fc.constantFrom(...'aZ0_-.'), (made, at, sign) => {
        const token = surveyToken(made, SECRET);
        const place = at % token.length;
        const changed = `${token.slice(0, place)}${sign}${token.slice(place + 1)}`;
        fc.pre(changed !== token);
        expect(readSurveyToken(changed, SECRET)).toBeUndefined();
        expect(readSurveyToken(token.slice(0, -1), SECRET)).toBeUndefined();
        expect(readSurveyToken(`${token}A`, SECRET)).toBeUndefined();
        expect(readSurveyToken(token, Buffer.alloc(32, 4))).toBeUndefined();
      }),
      { numRuns: runs(200) },
    ));

  it('of one survey does not stand for a longer time', () => {
    const id = thingId.parse('sur_0001');
    const [, , mac] = surveyToken({ id, expires: new Date(1_000_000) }, SECRET).split('.');
    const longer = surveyToken({ id, expires: new Date(9_000_000) }, SECRET).split('.');
    expect(readSurveyToken([longer[0], longer[1], mac].join('.'), SECRET)).toBeUndefined();
  });
});
