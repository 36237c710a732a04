/** Whoever a complaint may be about is passed over and told so; and homes follow who may see a case. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../../../src/core/case/answer.ts';
import { whoseHomes } from '../../../../src/core/case/follows/whose-homes.ts';
import { passedOverIn } from '../../../../src/core/case/follows/notices.ts';
import { ANA, BOB, circumstances, doneIn, gives, MIA, openCase, R, refund } from '../build.ts';
import { makeWorld } from '../world.ts';

describe('a request on a complaint that may be about those who would decide', () => {
  it.each([
    ['the one it names', { concerns: MIA.id }, [MIA.id]],
    ['another who has the name', { concerns: BOB.id, alsoConcerns: [MIA.id] }, [MIA.id]],
    ['nobody who would be asked', { concerns: BOB.id }, []],
  ])('goes past %s, and they are told', (_, about, passed) => {
    const { events } = doneIn(answer(openCase(about), gives([refund(400)], 'two nights'), circumstances()));
    const asked = events.find((event) => event.kind === 'asked');
    if (asked?.kind !== 'asked') throw new Error('nothing was asked');
    expect(asked.request.asked.includes(MIA.id)).toBe(passed.length === 0);
    expect(passedOverIn(asked)).toEqual(passed);
  });
});

describe('homes', () => {
  const w = makeWorld({ cases: [openCase()] });
  doneIn(w.ask(BOB, gives([refund(40)])));
  const c = w.caseOf(R(1042));

  it.each([
    ['somebody it is about', { concerns: MIA.id }],
    ['others it may be about', { alsoConcerns: [MIA.id] }],
    ['a restriction', { sensitivity: 'injury' as const, contacts: [MIA.id] }],
  ])('of all who had to do with a case are drawn anew with %s', (_, change) => {
    expect(whoseHomes(c, { ...c, ...change }).toSorted()).toEqual([ANA.id, BOB.id]);
  });

  it('of others than its owner are left alone when nothing changed for them', () => {
    expect(whoseHomes(c, { ...c, facts: new Map([['nights', 2n]]) })).toEqual([ANA.id]);
    expect(whoseHomes(c, c)).toEqual([]);
  });
});
