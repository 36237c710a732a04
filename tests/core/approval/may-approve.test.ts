/** Who may decide a request: the worked approvals, and every answer in its order. */
import { describe, expect, it } from 'vitest';
import type { Absence } from '../../../src/core/approval/absences.ts';
import { mayApprove, type ApprovalQuestion, type RequestToApprove } from '../../../src/core/approval/may-approve.ts';
import { whoMayApprove } from '../../../src/core/approval/who-may-approve.ts';
import { teamId } from '../../../src/core/base/ids.ts';
import { AT, HOTEL, HOTEL_YAML, id, m, policyOf } from '../authority/hotel.ts';

const person = (name: string, role: string, team: string, active = true) => ({
  id: id(name),
  role,
  team: teamId.parse(team),
  active,
});
const MEMBERS = [
  person('ana', 'agent', 't1'),
  person('bob', 'agent', 't1'),
  person('mia', 'duty_manager', 't1'),
  person('max', 'duty_manager', 't2'),
  person('gil', 'general_manager', 't0'),
  person('bo', 'agent', 't2'),
  person('cy', 'agent', 't2'),
  person('dee', 'agent', 't2'),
];

const REQUEST: RequestToApprove = {
  by: id('ana'),
  team: teamId.parse('t1'),
  status: 'pending',
  digest: 'd1',
  expiresAt: new Date('2026-12-11T10:00:00Z'),
  approvals: [],
};

type Differs = Partial<Omit<ApprovalQuestion, 'request'>> & { readonly request?: Partial<RequestToApprove> };

function question({ request, ...differs }: Differs = {}): ApprovalQuestion {
  return {
    policy: HOTEL,
    at: AT,
    members: MEMBERS,
    absences: [],
    cost: m('400'),
    baseAmount: null,
    givenBefore: m('0'),
    concerns: null,
    approvedBefore: [],
    ...differs,
    request: { ...REQUEST, ...request },
  };
}

const away = (name: string, deputy: string | null): Absence => ({
  member: id(name),
  from: new Date('2026-12-09T00:00:00+01:00'),
  until: new Date('2026-12-20T00:00:00+01:00'),
  deputy: deputy === null ? null : id(deputy),
});

/** `ok`, `ok for mia`, `ok, 1 of 2`, or the code. */
function answer(differs: Differs, clicker: string, shown: string | null = 'd1'): string {
  const may = mayApprove(question(differs), id(clicker), shown);
  if (!may.ok) return may.code;
  return `ok${may.onBehalfOf === null ? '' : ` for ${may.onBehalfOf}`}${may.completes ? '' : ', 1 of 2'}`;
}

const MIA_TO_MAX = { absences: [away('mia', 'max')] };
const MIA_BO_CY = [away('mia', 'bo'), away('bo', 'cy')];

type Row = readonly [string, Differs, clicker: string, result: string];
const WORKED: readonly Row[] = [
  ['A-01', {}, 'mia', 'ok'],
  ['A-02', {}, 'max', 'other_team'],
  ['A-03', {}, 'ana', 'requester_may_not_approve'],
  ['A-04', { request: { by: id('bob') } }, 'ana', 'no_approval_authority'],
  ['A-05a', { cost: m('1000') }, 'mia', 'ok'],
  ['A-05b', { cost: m('1000.01') }, 'mia', 'above_your_limit'],
  ['A-06', { cost: m('10000.01') }, 'gil', 'above_your_limit'],
  ['A-07', { at: REQUEST.expiresAt }, 'mia', 'expired'],
  ['A-08', { request: { digest: 'd2' } }, 'mia', 'request_changed'],
  ['A-09', { concerns: id('mia') }, 'mia', 'person_complained_about'],
  [
    'A-10',
    { cost: m('6000'), request: { approvals: [{ by: id('gil'), onBehalfOf: null }] } },
    'gil',
    'already_approved_by_you',
  ],
  ['A-11', MIA_TO_MAX, 'max', 'ok for mia'],
  ['A-12a', { ...MIA_TO_MAX, cost: m('1500') }, 'max', 'other_team'],
  ['A-12b', { ...MIA_TO_MAX, cost: m('1500') }, 'gil', 'ok'],
  [
    'A-13',
    {
      ...MIA_TO_MAX,
      at: new Date('2026-12-20T00:00:00+01:00'),
      request: { expiresAt: new Date('2026-12-21T00:00:00Z') },
    },
    'max',
    'other_team',
  ],
  ['A-14', { ...MIA_TO_MAX, request: { by: id('mia') } }, 'max', 'conflict_in_chain'],
  ['A-15', { absences: [away('mia', 'ana'), away('ana', 'max')] }, 'max', 'conflict_in_chain'],
  ['A-16', { ...MIA_TO_MAX, concerns: id('mia') }, 'max', 'person_complained_about'],
  ['A-17a', { absences: MIA_BO_CY }, 'cy', 'ok for mia'],
  ['A-17b', { absences: [...MIA_BO_CY, away('cy', 'dee')] }, 'dee', 'no_approval_authority'],
  ['A-18', { absences: [away('mia', 'bo'), away('bo', 'mia')] }, 'bo', 'ok for mia'],
  ['A-18', { absences: [away('bo', 'cy'), away('cy', 'bo')] }, 'cy', 'no_approval_authority'],
  ['A-19', { cost: null }, 'mia', 'base_amount_needed'],
  ['A-20', { absences: [away('gil', 'mia')], cost: m('2000') }, 'mia', 'ok for gil'],
  ['A-21', { givenBefore: m('700') }, 'mia', 'above_your_limit'],
];

/** Mia is away until midnight in Paris. */
const TO_THE_DAY: Differs = {
  absences: [{ ...away('mia', 'max'), until: new Date('2026-12-10T23:00:00Z') }],
  request: { expiresAt: new Date('2026-12-12T00:00:00Z') },
};

describe('standing in for somebody away', () => {
  const who = (differs: Differs) => whoMayApprove(question(differs)).map((one) => one.member);

  it('ends at the very midnight', () => {
    expect(answer({ ...TO_THE_DAY, at: new Date('2026-12-10T22:59:59.999Z') }, 'max')).toBe('ok for mia');
    expect(answer({ ...TO_THE_DAY, at: new Date('2026-12-10T23:00:00Z') }, 'max')).toBe('other_team');
    expect(who({ ...TO_THE_DAY, at: new Date('2026-12-10T22:59:59.999Z') })).toEqual(['max', 'gil']);
    expect(who({ ...TO_THE_DAY, at: new Date('2026-12-10T23:00:00Z') })).toEqual(['mia', 'gil']);
  });

  it('gives the limit of whoever is away and no more: above it the next is named', () => {
    expect(who({ ...MIA_TO_MAX, cost: m('1500') })).toEqual(['gil']);
    const own = { ...MIA_TO_MAX, cost: m('1200'), request: { by: id('max') } };
    expect(answer(own, 'max')).toBe('requester_may_not_approve');
    expect(who(own)).toEqual(['gil']);
  });

  it('in a circle names nobody of it', () => {
    const circle = { absences: [away('mia', 'bob'), away('bob', 'mia')] };
    expect(who(circle)).toEqual(['gil']);
    expect(answer(circle, 'bo')).toBe('no_approval_authority');
  });

  it('goes two links far and no further', () => {
    const two = [away('mia', 'bo'), away('bo', 'cy')];
    expect(who({ absences: two })).toEqual(['cy', 'gil']);
    const three = { absences: [...two, away('cy', 'max')] };
    expect(who(three)).toEqual(['gil']);
    expect(answer(three, 'max')).toBe('other_team');
  });

  it('never leads over the one who asks, nor over whom it is about', () => {
    const over = { absences: [away('mia', 'ana'), away('ana', 'max')] };
    expect(answer(over, 'max')).toBe('conflict_in_chain');
    expect(who(over)).toEqual(['gil']);
    expect(who({ ...MIA_TO_MAX, concerns: id('mia') })).toEqual(['gil']);
  });

  it('ends for whoever has left', () => {
    const members = MEMBERS.map((one) => (one.id === 'max' ? { ...one, active: false } : one));
    expect(answer({ ...MIA_TO_MAX, members }, 'max')).toBe('not_a_member');
    expect(who({ ...MIA_TO_MAX, members })).toEqual(['gil']);
  });
});

describe('the worked approvals', () => {
  it.each(WORKED)('%s', (_id, differs, clicker, result) => {
    expect(answer(differs, clicker)).toBe(result);
  });
});

describe('the order of the answers', () => {
  it('knows only members who still work here', () => {
    expect(answer({}, 'stranger')).toBe('not_a_member');
    const members = [...MEMBERS.filter((one) => one.id !== 'mia'), person('mia', 'duty_manager', 't1', false)];
    expect(answer({ members }, 'mia')).toBe('not_a_member');
    expect(answer({ ...MIA_TO_MAX, members }, 'max')).toBe('other_team');
    const withoutBo = [...MEMBERS.filter((one) => one.id !== 'bo'), person('bo', 'agent', 't2', false)];
    expect(answer({ absences: MIA_BO_CY, members: withoutBo }, 'cy')).toBe('no_approval_authority');
  });

  it.each(['approved', 'declined', 'withdrawn'] as const)('says that it is over when %s', (status) => {
    expect(answer({ request: { status, digest: 'd2' }, at: REQUEST.expiresAt }, 'ana')).toBe('already_decided');
  });

  it('says expired before saying changed, and changed to whoever holds an old card', () => {
    expect(answer({ request: { status: 'expired', digest: 'd2' } }, 'mia')).toBe('expired');
    expect(answer({ request: { digest: 'd2' } }, 'ana')).toBe('request_changed');
    expect(answer({ request: { status: 'countered' } }, 'gil')).toBe('request_changed');
  });

  it('takes a typed command as speaking of the request as it is now', () => {
    expect(answer({ request: { digest: 'd2' } }, 'mia', null)).toBe('ok');
  });

  it('works until the last millisecond before it expires', () => {
    expect(answer({ at: new Date(REQUEST.expiresAt.getTime() - 1) }, 'mia')).toBe('ok');
  });

  it('never lets the requester decide, not even as a deputy', () => {
    expect(answer({ absences: [away('mia', 'ana')] }, 'ana')).toBe('requester_may_not_approve');
    expect(answer({ request: { by: id('mia') } }, 'mia')).toBe('requester_may_not_approve');
  });

  it('lets the person complained about decide only where the operator says so', () => {
    const text = HOTEL_YAML.replace(
      'person_complained_about_may_approve: false',
      'person_complained_about_may_approve: true',
    );
    expect(answer({ concerns: id('mia'), policy: policyOf(text) }, 'mia')).toBe('ok');
  });

  it('refuses a chain that passes through the person complained about', () => {
    expect(answer({ absences: MIA_BO_CY, concerns: id('bo') }, 'cy')).toBe('conflict_in_chain');
  });

  it('tries the own authority before acting for somebody', () => {
    expect(answer({ absences: [away('mia', 'gil')] }, 'gil')).toBe('ok');
  });

  it('does not stand in while the one in between is there', () => {
    expect(answer({ absences: [away('mia', 'bo')] }, 'cy')).toBe('no_approval_authority');
  });

  it('judges the amount the approver says where no rate tells the cost', () => {
    expect(answer({ cost: null, baseAmount: m('1000') }, 'mia')).toBe('ok, 1 of 2');
    expect(answer({ cost: null, baseAmount: m('1000.01') }, 'mia')).toBe('above_your_limit');
    expect(answer({ cost: null, absences: [away('mia', 'max')] }, 'max')).toBe('base_amount_needed');
  });

  it('says what was compared when it is above the limit', () => {
    const may = mayApprove(question({ givenBefore: m('700') }), id('mia'), 'd1');
    expect(may).toEqual({ ok: false, code: 'above_your_limit', limit: m('1000'), total: m('1100') });
  });

  it('lets nobody decide without a policy', () => {
    expect(answer({ policy: null }, 'gil')).toBe('no_approval_authority');
  });
});

describe('caps of approvers', () => {
  const policy = policyOf(
    HOTEL_YAML.replace(
      'up_to: "1000 EUR", teams: own',
      'up_to: "1000 EUR", teams: own, per_day: "900 EUR", per_month: "1200 EUR"',
    ),
  );
  const approved = (amount: string, at: string) => ({ by: id('mia'), at: new Date(at), cost: m(amount) });

  it('sum what a person approved on the same day in the zone of the policy', () => {
    expect(answer({ policy, approvedBefore: [approved('500', '2026-12-09T23:00:00Z')] }, 'mia')).toBe('ok');
    expect(answer({ policy, approvedBefore: [approved('500.01', '2026-12-09T23:00:00Z')] }, 'mia')).toBe(
      'above_your_daily_cap',
    );
    expect(answer({ policy, approvedBefore: [approved('500.01', '2026-12-09T22:59:59Z')] }, 'mia')).toBe('ok');
  });

  it('sum the month too', () => {
    expect(answer({ policy, approvedBefore: [approved('800', '2026-12-01T10:00:00Z')] }, 'mia')).toBe('ok');
    expect(answer({ policy, approvedBefore: [approved('800.01', '2026-12-01T10:00:00Z')] }, 'mia')).toBe(
      'above_your_daily_cap',
    );
    expect(answer({ policy, approvedBefore: [approved('800.01', '2026-11-30T10:00:00Z')] }, 'mia')).toBe('ok');
  });

  it('count for the one who clicks, also when acting for somebody', () => {
    const others = {
      policy,
      absences: [away('mia', 'max')],
      approvedBefore: [approved('900', '2026-12-10T08:00:00Z')],
    };
    expect(answer(others, 'max')).toBe('ok for mia');
    const own = [{ ...approved('900', '2026-12-10T08:00:00Z'), by: id('max') }];
    expect(answer({ ...others, approvedBefore: own }, 'max')).toBe('other_team');
  });
});

describe('two people', () => {
  const big = { cost: m('6000') };
  const after = (by: string, onBehalfOf: string | null = null): Differs => ({
    ...big,
    request: { approvals: [{ by: id(by), onBehalfOf: onBehalfOf === null ? null : id(onBehalfOf) }] },
  });

  it('are needed above the threshold of the case total, in either order', () => {
    expect(answer(big, 'gil')).toBe('ok, 1 of 2');
    expect(answer(after('gil'), 'mia')).toBe('ok');
    expect(answer(big, 'mia')).toBe('ok, 1 of 2');
    expect(answer(after('mia'), 'gil')).toBe('ok');
    expect(answer({ cost: m('400'), givenBefore: m('4600') }, 'gil')).toBe('ok');
    expect(answer({ cost: m('400'), givenBefore: m('4600.01') }, 'gil')).toBe('ok, 1 of 2');
  });

  it('must include one whose limit reaches', () => {
    const members = [...MEMBERS, person('moe', 'duty_manager', 't1')];
    expect(answer({ ...after('mia'), members }, 'moe')).toBe('above_your_limit');
    expect(answer(after('gil'), 'max')).toBe('other_team');
    expect(answer(after('gil'), 'bob')).toBe('no_approval_authority');
  });

  it('are two humans: the same one as a deputy counts once', () => {
    expect(answer({ ...after('gil'), absences: [away('mia', 'gil')] }, 'gil')).toBe('already_approved_by_you');
    const firstAsDeputy = { ...after('max', 'gil'), absences: [away('gil', 'max')] };
    expect(answer(firstAsDeputy, 'mia')).toBe('ok');
  });
});

describe('who can decide now', () => {
  const names = (differs: Differs) =>
    whoMayApprove(question(differs)).map(
      ({ member, onBehalfOf, rung }) => `${rung} ${member}${onBehalfOf === null ? '' : ` for ${onBehalfOf}`}`,
    );

  it('names people in the order of the ladder', () => {
    expect(names({})).toEqual(['0 mia', '1 gil']);
    expect(names({ cost: m('1500') })).toEqual(['1 gil']);
  });

  it('names the deputy of somebody away at the rung of the absent person, and each person once', () => {
    expect(names(MIA_TO_MAX)).toEqual(['0 max for mia', '1 gil']);
    expect(names({ absences: [away('mia', 'gil')] })).toEqual(['0 gil']);
  });

  it('leaves out the requester, whom it is about and who is away', () => {
    expect(names({ request: { by: id('mia') } })).toEqual(['1 gil']);
    expect(names({ concerns: id('mia') })).toEqual(['1 gil']);
    expect(names({ absences: [away('mia', null), away('gil', null)] })).toEqual([]);
    expect(names({ absences: [away('mia', 'ana')] })).toEqual(['1 gil']);
  });

  it('names those who only have to say the amount, where no rate tells the cost', () => {
    expect(whoMayApprove(question({ cost: null, ...MIA_TO_MAX }))).toEqual([
      { member: 'max', onBehalfOf: 'mia', rung: 0, completes: false, needsAmount: true },
      { member: 'gil', onBehalfOf: null, rung: 1, completes: false, needsAmount: true },
    ]);
  });

  it('says who remains when a second person is needed', () => {
    expect(whoMayApprove(question({ cost: m('6000') }))).toMatchObject([
      { member: 'mia', completes: false },
      { member: 'gil', completes: false },
    ]);
    const second = { cost: m('6000'), request: { approvals: [{ by: id('mia'), onBehalfOf: null }] } };
    expect(whoMayApprove(question(second))).toMatchObject([{ member: 'gil', completes: true }]);
  });
});
