import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peopleOfCase } from '../../../src/core/case/rules/people-of-case.ts';
import { colleagueNamed } from '../../../src/core/base/named-people.ts';
import {
  beginsAs,
  mayDrop,
  maySettle,
  nextReminder,
  type ImprovementStatus,
} from '../../../src/core/learning/improvements.ts';
import { after, ANA, AURORA, BOB, GIL, hours, MIA, openCase } from '../case/build.ts';
import { improvementFor } from './build.ts';

const OVER: readonly ImprovementStatus[] = ['done', 'dropped'];

describe('an improvement', () => {
  it('is agreed at once by whoever sees to it or leads the team, and asked of anybody else', () => {
    expect(beginsAs(ANA, improvementFor({ owner: ANA.id }))).toBe('agreed');
    expect(beginsAs(MIA, improvementFor({ owner: ANA.id }))).toBe('agreed');
    expect(beginsAs(ANA, improvementFor({ owner: BOB.id }))).toBe('proposed');
  });

  it('is settled by whoever sees to it or leads its team; its proposer takes it back until it is agreed', () => {
    const one = improvementFor({ owner: BOB.id, by: ANA.id, status: 'proposed' });
    expect([ANA, BOB, MIA].map((m) => maySettle(m, one))).toEqual([false, true, true]);
    expect(mayDrop(ANA, one)).toBe(true);
    expect(mayDrop(ANA, { ...one, status: 'agreed' })).toBe(false);
    expect(maySettle({ ...MIA, team: GIL.team }, { ...one, owner: ANA.id })).toBe(GIL.team === one.team);
  });

  it('reminds twice for a time: when it comes and two days later; never once it is over', () => {
    const due = after(hours(24));
    expect(nextReminder({ status: 'agreed', due, reminded: 0 })).toEqual(due);
    expect(nextReminder({ status: 'proposed', due, reminded: 1 })).toEqual(after(hours(72)));
    expect(nextReminder({ status: 'agreed', due, reminded: 2 })).toBeNull();
    for (const status of OVER) expect(nextReminder({ status, due, reminded: 0 })).toBeNull();
  });

  it('is told to everybody who was at work on its case, and to nobody it is about', () => {
    const c = openCase();
    expect(peopleOfCase(c)).toEqual([ANA.id]);
    expect(peopleOfCase({ ...c, loggedBy: BOB.id })).toEqual([ANA.id, BOB.id]);
    expect(peopleOfCase({ ...c, loggedBy: BOB.id, concerns: BOB.id })).toEqual([ANA.id]);
  });
});

describe('words that are kept as a cause or a lesson', () => {
  it.each(['@bob forgot', 'Bob forgot', 'ask BOB first', '<@U123> did not call', 'weil Ana es nicht wusste'])(
    '“%s” names somebody',
    (words) => {
      expect(colleagueNamed(words, AURORA.members)).not.toBeNull();
    },
  );

  it.each(['nobody was told that the boiler was off', 'bobsleigh', 'the analysis came late', '', 'call first'])(
    '“%s” names nobody',
    (words) => {
      expect(colleagueNamed(words, AURORA.members)).toBeNull();
    },
  );

  it('name a colleague wherever the name stands, and however it is written', () => {
    const name = fc.constantFrom(...AURORA.members.map((m) => m.name.split(' ')[0] ?? ''));
    const around = fc.constantFrom('', 'because of ', '(', '"', '— ', 'x. ');
    const cased = fc.constantFrom(
      (s: string) => s,
      (s: string) => s.toUpperCase(),
      (s: string) => s.toLowerCase(),
    );
    fc.assert(
      fc.property(name, around, around, cased, (who, before, behind, as) => {
        expect(colleagueNamed(`${before}${as(who)} ${behind}`, AURORA.members)).not.toBeNull();
      }),
    );
  });
});
