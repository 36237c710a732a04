import { describe, expect, it } from 'vitest';
import { teamId } from '../../../../src/core/base/ids.ts';
import { leads, mayLift, mayRead, mayResolve } from '../../../../src/core/case/rules/who-may.ts';
import { id, openCase } from '../build.ts';

const [FRONT, SPA] = [teamId.parse('front'), teamId.parse('spa')];
const c = { owner: id('ana'), loggedBy: id('ana'), team: FRONT };

describe('a case', () => {
  it.each([
    ['its owner', { id: id('ana'), lead: false, team: FRONT }, true, false],
    ['its owner, in another team by now', { id: id('ana'), lead: false, team: SPA }, true, false],
    ['a colleague', { id: id('bob'), lead: false, team: FRONT }, false, false],
    ['a lead of its team', { id: id('mia'), lead: true, team: FRONT }, true, true],
    ['a lead of another team', { id: id('zoe'), lead: true, team: SPA }, false, false],
  ])('is resolved by its owner or a lead of its team: %s', (_who, by, resolves, isLead) => {
    expect(mayResolve(by, c)).toBe(resolves);
    expect(leads(by, c)).toBe(isLead);
  });

  const restricted = openCase({
    ...c,
    loggedBy: id('lou'),
    sensitivity: 'injury',
    contacts: [id('con')],
  });
  it.each([
    ['its owner', { id: id('ana'), lead: false, team: FRONT }, true, false],
    ['whoever brought it in', { id: id('lou'), lead: false, team: FRONT }, true, false],
    ['a colleague', { id: id('bob'), lead: false, team: FRONT }, false, false],
    ['a lead of its team', { id: id('mia'), lead: true, team: FRONT }, true, true],
    ['a lead of another team', { id: id('zoe'), lead: true, team: SPA }, false, false],
    ['its contact, in whatever team', { id: id('con'), lead: false, team: SPA }, true, true],
  ])('is seen by everybody, and a restricted one by few: %s', (_who, by, reads, lifts) => {
    expect(mayRead(by, restricted)).toBe(reads);
    expect(mayLift(by, restricted)).toBe(lifts);
    expect(mayRead(by, { ...restricted, sensitivity: null })).toBe(true);
    for (const about of [{ concerns: by.id }, { concerns: id('else'), alsoConcerns: [by.id] }])
      for (const sensitivity of ['injury', null] as const)
        expect(mayRead(by, { ...restricted, ...about, sensitivity })).toBe(false);
  });
});
