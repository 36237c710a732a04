/** Who could decide is found by role and deputies; it must be who would be found by asking everybody. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAway, nextTurn, standInsOf, type Absence } from '../../../src/core/approval/absences.ts';
import { mayApprove, type ApprovalQuestion } from '../../../src/core/approval/may-approve.ts';
import { whoMayApprove } from '../../../src/core/approval/who-may-approve.ts';
import { teamId } from '../../../src/core/base/ids.ts';
import { AT, HOTEL, id, m } from '../authority/hotel.ts';
import { runs } from '../../runs.ts';

const NAMES = ['ana', 'bob', 'cy', 'dee', 'gil', 'max', 'mia'] as const;
const ROLES = ['agent', 'duty_manager', 'general_manager', 'nobody_s_role'] as const;
const at = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);

const person = fc.record({
  role: fc.constantFrom(...ROLES),
  team: fc.constantFrom('t0', 't1').map((team) => teamId.parse(team)),
  active: fc.boolean(),
});
const absence: fc.Arbitrary<Absence> = fc
  .record({
    member: fc.constantFrom(...NAMES),
    deputy: fc.option(fc.constantFrom(...NAMES)),
    from: fc.integer({ min: -3, max: 2 }),
    lasts: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ member, deputy, from, lasts }) => ({
    member: id(member),
    deputy: deputy === null ? null : id(deputy),
    from: at(from),
    until: at(from + lasts),
  }));
const question: fc.Arbitrary<ApprovalQuestion> = fc
  .record({
    people: fc.tuple(...NAMES.map(() => person)),
    absences: fc.array(absence, { maxLength: 6 }),
    cost: fc.option(fc.constantFrom(100, 400, 900, 5_000)),
    by: fc.constantFrom(...NAMES),
    concerns: fc.option(fc.constantFrom(...NAMES)),
    approvedBy: fc.option(fc.constantFrom(...NAMES)),
  })
  .map(({ people, absences, cost, by, concerns, approvedBy }) => ({
    policy: HOTEL,
    at: AT,
    members: people.map((one, n) => ({ ...one, id: id(NAMES[n] ?? '') })),
    absences,
    cost: cost === null ? null : m(`${cost}.00`),
    baseAmount: null,
    givenBefore: m('0.00'),
    concerns: concerns === null ? null : id(concerns),
    approvedBefore: [],
    request: {
      by: id(by),
      team: teamId.parse('t1'),
      status: 'pending',
      digest: 'd',
      expiresAt: at(600),
      approvals: approvedBy === null ? [] : [{ by: id(approvedBy), onBehalfOf: null }],
    },
  }));

describe('who could decide', () => {
  it('is everybody here who may, asked one by one', () =>
    fc.assert(
      fc.property(question, (asked) => {
        const all = asked.members.filter(({ id: who, active }) => {
          const answer = mayApprove(asked, who, null);
          return active && (answer.ok || answer.code === 'base_amount_needed');
        });
        // a value that no rate says is nobody's word alone
        const isAlone = asked.cost === null && asked.request.approvals.length === 0 && all.length < 2;
        const one = all.filter(({ id: who }) => !isAlone && !isAway(asked.absences, who, asked.at));
        const found = whoMayApprove(asked).map(({ member }) => member);
        expect(found.toSorted()).toEqual(one.map((w) => w.id).toSorted());
      }),
      { numRuns: runs(400) },
    ));

  it('is asked of nobody else, however many work here', () => {
    const many = Array.from({ length: 5_000 }, (_, n) => ({
      id: id(`p${n}`),
      role: 'agent',
      team: teamId.parse('t1'),
      get active(): boolean {
        throw new Error('somebody without authority was looked at');
      },
    }));
    const mia = { id: id('mia'), role: 'duty_manager', team: teamId.parse('t1'), active: true };
    fc.assert(
      fc.property(question, (asked) => {
        const members = [...many, { ...mia }];
        const request = { ...asked.request, by: id('p1'), approvals: [] };
        const found = whoMayApprove({ ...asked, members, absences: [], concerns: null, cost: m('300.00'), request });
        expect(found.map(({ member }) => member)).toEqual(['mia']);
      }),
      { numRuns: 1 },
    );
  });
});

describe('stand-ins and turns', () => {
  const away = (member: string, deputy: string | null, from: number, until: number): Absence => ({
    member: id(member),
    deputy: deputy === null ? null : id(deputy),
    from: at(from),
    until: at(until),
  });

  it.each([
    ['nobody is away', [], 1, []],
    ['one link', [away('mia', 'ana', -1, 1)], 1, ['ana']],
    ['two links', [away('mia', 'ana', -1, 1), away('ana', 'bob', -1, 1)], 2, ['ana', 'bob']],
    ['no more links than allowed', [away('mia', 'ana', -1, 1), away('ana', 'bob', -1, 1)], 1, ['ana']],
    ['a circle ends', [away('mia', 'ana', -1, 1), away('ana', 'mia', -1, 1)], 5, ['ana', 'mia']],
    ['over, or not begun', [away('mia', 'ana', -2, 0), away('mia', 'bob', 1, 2)], 2, []],
  ])('%s', (_name, absences, links, expected) =>
    expect([...standInsOf([id('mia')], absences, AT, links)].toSorted()).toEqual(expected),
  );

  it('the next turn is the first moment after now at which somebody goes or is back', () => {
    const absences = [away('mia', null, 5, 9), away('ana', null, -3, 2)];
    expect([0, 1, 2, 5, 8, 9].map((n) => nextTurn(absences, at(n))?.getTime() ?? null)).toEqual(
      [2, 2, 5, 9, 9, null].map((n) => (n === null ? null : at(n).getTime())),
    );
  });
});
