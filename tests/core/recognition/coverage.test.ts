/** Numbers of thanks are of teams and of groups of five or more; names stand by the alphabet. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberId } from '../../../src/core/base/ids.ts';
import { byName, equityGap, isTooFew, percentOf, type GroupCoverage } from '../../../src/core/recognition/coverage.ts';
import { recognitionCard } from '../../../src/cards/recognition/recognition-card.ts';
import { runs } from '../../runs.ts';
import { viewer } from '../../cards/gallery.ts';

const groups = fc.array(
  fc
    .record({ by: fc.constantFrom('role', 'shift'), atWork: fc.nat(12), share: fc.nat(100) })
    .map(({ by, atWork, share }): GroupCoverage => ({
      by: by === 'role' ? 'role' : 'shift',
      atWork,
      thanked: Math.floor((atWork * share) / 100),
    })),
);

describe('the gap between groups', () => {
  it('is told between two or more groups of five or more, and never of a smaller one', () => {
    fc.assert(
      fc.property(groups, (all) => {
        const gap = equityGap(all, 'role');
        const large = all.filter((one) => one.by === 'role' && !isTooFew(one)).map(percentOf);
        expect(gap === null).toBe(large.length < 2);
        expect(gap?.highest).toBe(gap === null ? undefined : Math.max(...large));
        expect(gap?.lowest).toBe(gap === null ? undefined : Math.min(...large));
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('whom a lead may want to see', () => {
  const people = ['Zoë', 'Änne', 'Bob', 'Ana'].map((name, n) => ({ id: memberId.parse(`p${n}`), name }));
  it('stands by the alphabet, whoever did how much', () => {
    expect(byName(people, 'de-DE').map(({ name }) => name)).toEqual(['Ana', 'Änne', 'Bob', 'Zoë']);
    expect(byName(people.toReversed(), 'de-DE')).toEqual(byName(people, 'de-DE'));
  });
  it('stands beside no number, in either language', () => {
    for (const locale of ['en-GB', 'de-DE']) {
      const seen = { team: 'Desk', notThanked: people, champions: [], coverage: { atWork: 9, thanked: 4 }, gaps: [] };
      const card = recognitionCard(seen, { ...viewer(), locale });
      const lists = card.blocks.filter((block) => block.kind === 'list');
      expect(JSON.stringify(lists)).not.toMatch(/\d/);
      const others = card.blocks.filter((block) => block.kind !== 'list');
      for (const { name } of people) expect(JSON.stringify(others)).not.toContain(name);
    }
  });
  it('says too few where a team is small', () => {
    const card = recognitionCard(
      {
        team: 'Desk',
        notThanked: [],
        champions: [],
        coverage: { atWork: 4, thanked: 1 },
        gaps: [{ by: 'role', gap: null }],
      },
      viewer(),
    );
    expect(JSON.stringify(card)).toMatch(/too few at work/);
    expect(JSON.stringify(card)).not.toMatch(/1 of 4/);
  });
});
