import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeCrowd } from '../../../src/app/door/crowd.ts';
import { makeTurns } from '../../../src/app/door/turns.ts';

const people = fc.constantFrom('ana', 'bob', 'mia', 'gil');
/** Who joins, or of whom the next is taken. */
const steps = fc.array(fc.record({ who: people, joins: fc.boolean() }), { maxLength: 60 });

it('one more of somebody is carried out no later than is said, though everybody goes on asking', () => {
  fc.assert(
    fc.property(steps, people, (told, who) => {
      const crowd = makeCrowd();
      const turns = makeTurns<string>();
      for (const { who: one, joins } of told) {
        if (joins) {
          crowd.join(one);
          turns.add(one, one);
        } else {
          const gone = turns.take();
          if (gone !== undefined) crowd.leave(gone);
        }
      }
      expect(crowd.count).toBe(turns.count());
      const said = crowd.until(who);
      turns.add(who, 'this one');
      let until = 1;
      for (let taken = turns.take(); taken !== undefined && taken !== 'this one'; taken = turns.take()) {
        turns.add(taken, taken);
        until += 1;
      }
      expect(until).toBeLessThanOrEqual(said);
    }),
  );
});

it('whoever waits for nothing comes after one of each', () => {
  const crowd = makeCrowd();
  for (const person of ['ana', 'ana', 'ana', 'bob']) crowd.join(person);
  expect(['mia', 'bob', 'ana'].map((person) => crowd.until(person))).toEqual([3, 4, 8]);
});

it('nobody leaves who does not wait', () => {
  const crowd = makeCrowd();
  crowd.join('ana');
  expect(crowd.own('ana')).toBe(1);
  crowd.leave('ana');
  expect([crowd.own('ana'), crowd.count, crowd.until('ana')]).toEqual([0, 0, 1]);
  expect(() => crowd.leave('ana')).toThrow('nothing of ana waits');
});
