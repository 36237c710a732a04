/** The link of a printable note and the code on it: nobody makes one without the secret, and one gift has one code. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gestureCode, gestureToken, readGestureToken } from '../../../src/core/base/gesture-link.ts';
import { caseId, thingId } from '../../../src/core/base/ids.ts';
import { readSurveyToken, surveyToken } from '../../../src/core/base/survey-link.ts';

const SECRET = Buffer.alloc(32, 9);
const OTHER = Buffer.alloc(32, 8);
const action = thingId.parse('act_k3Jd82mQx0aZ');
const link = { case: caseId.parse('R-1042'), action, expires: new Date('2027-11-30T23:00:00Z') };

describe('the link of a note', () => {
  it('is read back as it was made, in signs that need no escape', () => {
    const token = gestureToken(link, SECRET);
    expect(token).toMatch(/^[A-Za-z0-9_.-]{1,250}$/);
    expect(readGestureToken(token, SECRET)).toEqual(link);
    expect(readGestureToken(token, OTHER)).toBeUndefined();
  });

  it('does not hold with any sign of it changed, left out or put in', () => {
    const token = gestureToken(link, SECRET);
    const signs = [...'aZ0._-1'];
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...signs), fc.constantFrom(0, 1), (at, sign, cut) => {
        const forged = token.slice(0, at) + sign + token.slice(at + cut);
        fc.pre(forged !== token);
        expect(readGestureToken(forged, SECRET)).toBeUndefined();
      }),
    );
    for (const none of ['', '.', 'R-1042', `${token}.x`]) expect(readGestureToken(none, SECRET)).toBeUndefined();
  });

  it('is no link of a survey, nor the other way round, even under one secret', () => {
    const survey = surveyToken({ id: thingId.parse('sur_0001'), expires: link.expires }, SECRET);
    expect(readGestureToken(survey, SECRET)).toBeUndefined();
    expect(readSurveyToken(gestureToken(link, SECRET), SECRET)).toBeUndefined();
  });
});

describe('the code on a note', () => {
  it('is three groups of four that are not mistaken for one another, one for each gift and house', () => {
    expect(gestureCode(action, SECRET)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(gestureCode(action, SECRET)).toBe(gestureCode(action, SECRET));
    expect(gestureCode(action, OTHER)).not.toBe(gestureCode(action, SECRET));
    const codes = Array.from({ length: 2_000 }, (_, n) => gestureCode(thingId.parse(`act_000${n}`), SECRET));
    expect(new Set(codes).size).toBe(codes.length);
  });
});
