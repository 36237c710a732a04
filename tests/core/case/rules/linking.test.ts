import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseId } from '../../../../src/core/base/ids.ts';
import type { Member } from '../../../../src/core/base/members.ts';
import { answer } from '../../../../src/core/case/answer.ts';
import type { RecoveryCase } from '../../../../src/core/case/case.ts';
import { evolve } from '../../../../src/core/case/evolve.ts';
import { MOST_LINKED } from '../../../../src/core/case/rules/linking.ts';
import type { Answered } from '../../../../src/core/case/said.ts';
import { ANA, circumstances, MAX, MIA, openCase, R } from '../build.ts';
import { runs } from '../../../runs.ts';

type Cases = Map<CaseId, RecoveryCase>;
const some = (n: number): Cases =>
  new Map(
    Array.from({ length: n }, (_, i) => [
      R(i + 1),
      openCase({ id: R(i + 1), customer: { reference: `K-${i}`, key: `K-${i}` } }),
    ]),
  );

/** What the app does with a link: the answer for one case, the same for the others of the matter. */
function does(cases: Cases, kind: 'link' | 'unlink', a: CaseId, b: CaseId, by: Member = MIA): Answered {
  const c = cases.get(a) ?? null;
  const other = cases.get(b) ?? null;
  const said = answer(c, { kind, case: a, other: b }, { ...circumstances({ by }), other });
  if (!said.ok) return said;
  for (const one of [{ case: a, events: said.events }, ...(said.elsewhere ?? [])])
    for (const event of one.events) cases.set(one.case, evolve(cases.get(one.case) ?? null, event));
  return said;
}
const linked = (cases: Cases, id: CaseId): readonly CaseId[] => cases.get(id)?.linked ?? [];
const no = (said: Answered): string => (said.ok ? said.said.kind : said.no.kind);

describe('linking', () => {
  it('stands on both cases', () => {
    const cases = some(2);
    expect(does(cases, 'link', R(2), R(1), ANA)).toMatchObject({ ok: true, said: { kind: 'linked', with: [R(1)] } });
    expect(linked(cases, R(1))).toEqual([R(2)]);
    expect(linked(cases, R(2))).toEqual([R(1)]);
  });

  it('is done once, whichever case is named first', () => {
    const cases = some(2);
    does(cases, 'link', R(1), R(2));
    expect(no(does(cases, 'link', R(1), R(2)))).toBe('already_so');
    expect(no(does(cases, 'link', R(2), R(1)))).toBe('already_so');
  });

  it('needs two different cases that exist and are complaints', () => {
    const cases = some(2);
    expect(no(does(cases, 'link', R(1), R(1)))).toBe('same_case');
    expect(no(does(cases, 'link', R(1), R(9)))).toBe('no_such_case');
    cases.set(R(2), openCase({ id: R(2), status: 'merged' }));
    expect(no(does(cases, 'link', R(1), R(2)))).toBe('case_is_over');
    cases.set(R(2), openCase({ id: R(2), status: 'closed' }));
    expect(no(does(cases, 'link', R(1), R(2)))).toBe('linked');
  });

  it('leaves a case alone that whoever links may not see, from either side', () => {
    const cases = some(2);
    cases.set(R(2), openCase({ id: R(2), sensitivity: 'injury' }));
    for (const kind of ['link', 'unlink'] as const)
      for (const [a, b] of [[R(1), R(2)] as const, [R(2), R(1)] as const])
        expect(no(does(cases, kind, a, b, MAX))).toBe('kept_private');
    expect([...linked(cases, R(1)), ...linked(cases, R(2))]).toEqual([]);
    expect(no(does(cases, 'link', R(1), R(2), ANA))).toBe('linked');
  });

  it('stops where it is no longer one matter but many customers', () => {
    const cases = some(MOST_LINKED + 1);
    for (let n = 2; n <= MOST_LINKED; n += 1) expect(no(does(cases, 'link', R(n), R(1)))).toBe('linked');
    expect(no(does(cases, 'link', R(MOST_LINKED + 1), R(1)))).toBe('too_many_linked');
    expect(linked(cases, R(1))).toHaveLength(MOST_LINKED - 1);
  });

  it('is taken apart by the lead of the team only', () => {
    const cases = some(2);
    does(cases, 'link', R(1), R(2), ANA);
    expect(no(does(cases, 'unlink', R(1), R(2), ANA))).toBe('lead_takes_apart');
    expect(no(does(cases, 'unlink', R(1), R(2), { ...MAX, lead: true }))).toBe('lead_takes_apart');
    expect(no(does(cases, 'unlink', R(1), R(2), MIA))).toBe('unlinked');
    expect(no(does(cases, 'unlink', R(1), R(2), ANA)), 'two matters, then').toBe('said_apart');
    expect(no(does(cases, 'unlink', R(1), R(2), MIA))).toBe('already_so');
  });

  it('makes whole matters: a sum is the same seen from each of its cases', () => {
    const step = fc.record({
      kind: fc.constantFrom('link' as const, 'link' as const, 'unlink' as const),
      a: fc.integer({ min: 1, max: 7 }),
      b: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const cases = some(7);
        for (const { kind, a, b } of steps) {
          does(cases, kind, R(a), R(b));
          for (const [id, c] of cases) {
            const matter = [id, ...c.linked].toSorted();
            expect(new Set(matter).size).toBe(matter.length);
            for (const other of c.linked) expect([other, ...linked(cases, other)].toSorted()).toEqual(matter);
          }
        }
      }),
      { numRuns: runs(300) },
    );
  });
});
