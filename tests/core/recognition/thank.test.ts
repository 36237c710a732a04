/** What becomes of a thank-you for each of those it is for, and who looks at it first. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isGiven,
  lengthSaid,
  SAME_PAIR,
  SHORTEST_THANKS,
  stateFor,
  valueIn,
  valueNamed,
  whoLooks,
  wordsOf,
  type HeldWhy,
} from '../../../src/core/recognition/thank.ts';
import type { RecognitionPreference } from '../../../src/core/base/members.ts';
import { AURORA, ANA, BOB, MIA } from '../case/build.ts';
import { runs } from '../../runs.ts';

const likes = fc.constantFrom<RecognitionPreference>('unknown', 'public', 'team', 'private', 'none');
const held = fc.constantFrom<HeldWhy | null>(null, 'tone', 'same_words', 'same_pair');

describe('what becomes of a thank-you', () => {
  it('is nothing, and nothing is kept, for whoever wants none', () => {
    fc.assert(
      fc.property(held, fc.nat(9), (why, before) => stateFor({ likes: 'none', before }, why) === null),
      { numRuns: runs(100) },
    );
  });
  it('waits for a look from the fourth time on, and whenever it is held', () => {
    fc.assert(
      fc.property(likes, held, fc.nat(9), (how, why, before) => {
        fc.pre(how !== 'none');
        const waits = stateFor({ likes: how, before }, why) === 'held';
        expect(waits).toBe(why !== null || before >= SAME_PAIR);
      }),
      { numRuns: runs(100) },
    );
  });
  it('never reaches more people than whoever is thanked likes', () => {
    fc.assert(
      fc.property(likes, held, fc.nat(9), (how, why, before) => {
        const state = stateFor({ likes: how, before }, why);
        expect(state !== null && isGiven({ state }) ? state : how).toBe(how);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('whoever looks at it', () => {
  const gil = { ...MIA, id: ANA.id, name: 'Other lead', lead: true };
  it('is a lead of the team of somebody thanked', () => {
    const looks = whoLooks([MIA], { by: ANA.id, to: [{ member: BOB.id, team: BOB.team }] });
    expect(looks.map(({ id }) => id)).toEqual([MIA.id]);
  });
  it('is never one of those it is between', () => {
    expect(whoLooks([MIA], { by: MIA.id, to: [{ member: BOB.id, team: BOB.team }] })).toEqual([]);
    expect(whoLooks([MIA], { by: BOB.id, to: [{ member: MIA.id, team: MIA.team }] })).toEqual([]);
  });
  it('is a lead of another team where the own has none', () => {
    const elsewhere = { ...gil, team: AURORA.teams[0]?.id ?? MIA.team };
    const looks = whoLooks([MIA, elsewhere], { by: MIA.id, to: [{ member: BOB.id, team: BOB.team }] });
    expect(looks).toEqual([elsewhere]);
  });
});

describe('the words', () => {
  it.each([
    ['Thanks for the calm evening!', 'thanks  for the CALM evening'],
    ['Für die Übergabe um zehn.', 'fuer die uebergabe um zehn'],
    ['“Great” hand-over', 'great hand over'],
  ])('are the same whatever their marks: %s = %s', (one, other) => expect(wordsOf(one)).toBe(wordsOf(other)));
  it('have a length without what says nothing', () => {
    expect(lengthSaid('!!!!!!!!!!!!!!!!!!!!')).toBeLessThan(SHORTEST_THANKS);
    expect(lengthSaid('  well done  ')).toBe(9);
    expect(lengthSaid('great support')).toBe(13);
    expect(lengthSaid('the night shift')).toBe(15);
    expect(lengthSaid('ok................')).toBeLessThan(SHORTEST_THANKS);
  });
});

describe('a value of the team', () => {
  const values = ['we own it to the end', 'we keep our word', 'we ask before we guess'];
  it.each([
    ['for keeping his word at ten at night', 'we keep our word'],
    ['for asking before guessing what was meant', 'we ask before we guess'],
    ['for the lovely flowers in the lobby', null],
    ['', null],
  ])('is proposed where the words speak of it: %s', (text, value) => expect(valueIn(text, values)).toBe(value));
  it('is named by its words or how they begin, and never guessed', () => {
    expect(valueNamed('We keep our word', values)).toBe('we keep our word');
    expect(valueNamed('we own', values)).toBe('we own it to the end');
    expect(valueNamed('we', values)).toBeUndefined();
    expect(valueNamed('kindness', values)).toBeUndefined();
  });
});
