import { describe, expect, it } from 'vitest';
import { teamId } from '../../../../src/core/base/ids.ts';
import { leads, mayFind, mayResolve } from '../../../../src/core/case/rules/who-may.ts';
import { id } from '../build.ts';

const [FRONT, SPA] = [teamId.parse('front'), teamId.parse('spa')];
const c = { owner: id('ana'), team: FRONT };

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

  it.each([
    ['its owner', { id: id('ana'), lead: false, team: FRONT }, true],
    ['a colleague', { id: id('bob'), lead: false, team: FRONT }, false],
    ['a lead', { id: id('zoe'), lead: true, team: SPA }, true],
  ])('is found by everybody, and a sensitive one by owner and leads: %s', (_who, by, finds) => {
    expect(mayFind(by, { owner: c.owner, sensitivity: 'injury' })).toBe(finds);
    expect(mayFind(by, { owner: c.owner, sensitivity: null })).toBe(true);
  });
});
