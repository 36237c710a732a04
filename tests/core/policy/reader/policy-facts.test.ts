import { describe, expect, it } from 'vitest';
import { money } from '../../../../src/core/base/money.ts';
import { evaluate } from '../../../../src/core/policy/expression.ts';
import { policyInWords } from '../../../../src/core/policy/words/policy-in-words.ts';
import type { Grant } from '../../../../src/core/policy/policy.ts';
import { approverNotes, roleNotes, teamNotes } from '../../../../src/core/policy/reader/policy-warnings.ts';
import { memberId, teamId } from '../../../../src/core/base/ids.ts';
import { codesOf, hotelAnd, hotelText, hotelWith, loaded, shopText, warningsOf } from '../policy-files.ts';

const FACTS =
  'facts: { tier: { enum: [gold, silver, guest] }, days_late: int, passengers: int, fare: money, confirmed: bool }';

/** The shop file with facts and one grant for its agents. */
const shopGrant = (grant: string): string =>
  shopText.replace('actions:', `${FACTS}\nactions:`).replace(/grants: \[ .* \] \}\n/, `grants: [ ${grant} ] }\n`);

function grantOf(text: string): Grant {
  const grant = loaded(text).roles.get('agent')?.grants[0];
  if (!grant) throw new Error('no grant');
  return grant;
}

describe('facts in grants and limits', () => {
  it('bind a grant to a condition, and say whether more is asked or refused', () => {
    const grant = grantOf(
      shopGrant(
        `{ id: a, actions: [apology], when: { not_sensitivity: [legal], if: 'tier == "gold" or days_late <= 1', otherwise: refuse } }`,
      ),
    );
    expect(grant.otherwise).toBe('refuse');
    expect(grant.notSensitivity).toEqual(['legal']);
    expect(grant.limits).toEqual([]);
    expect(grant.when && evaluate(grant.when, new Map([['tier', 'guest']]))).toEqual({
      kind: 'unknown',
      fact: 'days_late',
    });
  });

  it('bind a limit to a condition', () => {
    const [limit] = grantOf(
      shopGrant(
        `{ id: a, actions: [refund], limits: [ { scope: action, max: "9.99 GBP", if: 'tier != "gold"', over: refuse } ] }`,
      ),
    ).limits;
    expect(limit).toMatchObject({
      scope: 'action',
      over: 'refuse',
      max: { kind: 'money', amount: money(999n, 'GBP') },
    });
    expect(limit?.when && evaluate(limit.when, new Map([['tier', 'gold']]))).toEqual({ kind: 'not_met' });
  });

  it('measure a limit by a share of a value, by a number of heads, or by how often', () => {
    const { limits } = grantOf(
      shopGrant(`{ id: a, actions: [refund], limits: [
        { scope: action, max: { percent: 20, of: fare } }, { scope: incident, max: { percent: 50, of: order_value } },
        { scope: action, max: { each: passengers, amount: "50 GBP" } }, { scope: customer, window: P30D, max: { times: 1 } } ] }`),
    );
    expect(limits.map((limit) => limit.max)).toEqual([
      { kind: 'percent', percent: 20, of: 'fare' },
      { kind: 'percent', percent: 50, of: 'order_value' },
      { kind: 'each', each: 'passengers', amount: money(5000n, 'GBP') },
      { kind: 'times', times: 1 },
    ]);
    expect(limits.map((limit) => limit.over)).toEqual(['ask', 'ask', 'ask', 'ask']);
  });

  it('hold always and ask beyond, unless the file says otherwise', () => {
    const grant = grantOf(hotelText);
    expect(grant).toMatchObject({ when: null, otherwise: 'ask' });
    expect(grant.limits.every((limit) => limit.when === null && limit.over === 'ask')).toBe(true);
  });

  it('keep one type per name in the whole file', () => {
    const rule = (facts: string): string =>
      `entitlements:\n  - id: a\n    basis: contractual\n    source: { title: x, as_of: 2026-01-01, review_by: 2026-06-01 }\n    facts: ${facts}\n    table: [{ if: "true", owed: "1 EUR" }]`;
    expect(codesOf(hotelAnd(`facts: { days: int }\n${rule('{ days: int }')}`))).toEqual([]);
    expect(codesOf(hotelAnd(`facts: { days: int }\n${rule('{ days: bool }')}`))).toEqual(['P014']);
  });

  it('of the file are there for what is owed, beside those of the rule', () => {
    const owing = (facts: string, row: string): string =>
      hotelAnd(
        `facts: { days: int, fare: money }\nentitlements:\n  - id: a\n    basis: contractual\n    source: { title: x, as_of: 2026-01-01, review_by: 2026-06-01 }\n${facts}    table: [${row}, { if: "true", owed: "0 EUR" }]`,
      );
    const row = "{ if: 'days < 3', owed: { percent: 12.5, of: fare } }";
    expect(codesOf(owing('', row))).toEqual([]);
    expect(codesOf(owing('    facts: { ours: bool }\n', "{ if: 'ours and days < 3', owed: '5 EUR' }"))).toEqual([]);
    expect(codesOf(owing('', "{ if: ours, owed: '5 EUR' }"))).toEqual(['P011']);
  });

  it.each([
    ['12.5', 12.5],
    ['"12.5"', 12.5],
    ['0.01', 0.01],
    ['1000', 1000],
    ['0.001', 'P004'],
    ['"12.5%"', 'P004'],
    ['0.00', 'P015'],
    ['1000.01', 'P015'],
  ])('percent %s is read as %s', (written, read) => {
    const text = hotelWith('cap_percent: 100', `cap_percent: ${written}`);
    const [fault] = codesOf(text);
    const refund = fault === undefined ? loaded(text).actions.get('refund') : undefined;
    expect(fault ?? (refund?.class === 'money' && refund.cap?.percent)).toBe(read);
  });
});

describe('warnings', () => {
  it('W01: a pack and a source past their review date, from that very midnight on', () => {
    expect(warningsOf(shopText, new Date('2030-01-01'))).not.toContain('W01 pack.review_by');
    expect(warningsOf(hotelText, new Date('2027-05-20T21:59:59Z'))).not.toContain('W01 pack.review_by');
    expect(warningsOf(hotelText, new Date('2027-05-20T22:00:00Z'))).toContain('W01 pack.review_by');
  });

  it('W09: rates older than their age, exactly this old being still good', () => {
    expect(warningsOf(hotelText, new Date('2026-12-20T23:00:00Z'))).not.toContain('W09 money.rates.as_of');
    expect(warningsOf(hotelText, new Date('2026-12-20T23:00:01Z'))).toContain('W09 money.rates.as_of');
  });

  it.each([
    ['W02', 'max: "250 EUR"', 'max: "0 EUR"', 'roles.agent.grants[0].limits[2].max'],
    ['W03', 'about_may_approve: false', 'about_may_approve: true', 'separation.person_complained_about_may_approve'],
    ['W11', 'max: "250 EUR"', 'max: "250 KWD"', 'roles.agent.grants[0].limits[2].max'],
  ])('%s', (code, before, after, path) => {
    expect(warningsOf(hotelWith(before, after))).toContain(`${code} ${path}`);
  });

  it('W05: a role with more than twelve limits, and not with twelve', () => {
    const more = (count: number): string =>
      hotelWith(
        '        when: {',
        `${'          - { scope: incident, max: "250 EUR" }\n'.repeat(count)}        when: {`,
      );
    expect(warningsOf(more(6)).filter((warning) => warning === 'W05 roles.agent')).toEqual([]);
    expect(warningsOf(more(7)).filter((warning) => warning.startsWith('W05'))).toContain('W05 roles.agent');
  });

  it('W10: a role that can do nothing', () => {
    expect(warningsOf(hotelWith('roles:\n', 'roles:\n  trainee: {}\n'))).toContain('W10 roles.trainee');
  });

  const person = (id: string, role: string, team = 't1', active = true) => ({
    id: memberId.parse(id),
    name: id,
    role,
    team: teamId.parse(team),
    active,
  });

  it('W08: a member whose requests nobody else could approve', () => {
    const hotel = loaded(hotelText);
    const told = (...members: ReturnType<typeof person>[]): string[] =>
      approverNotes(hotel, members).map((note) => `${note.code} ${note.path}`);
    expect(told(person('ana', 'agent'), person('mia', 'duty_manager'), person('gil', 'general_manager', 't0'))).toEqual(
      ['W08 people.gil'],
    );
    expect(told(person('ana', 'agent'), person('max', 'duty_manager', 't2'))).toEqual([
      'W08 people.ana',
      'W08 people.max',
    ]);
    expect(told(person('ana', 'agent'), person('gil', 'general_manager', 't0', false))).toEqual(['W08 people.ana']);
    expect(approverNotes(loaded(shopText), [person('oz', 'owner')])).toHaveLength(1);
  });

  it('P011: teams and roles that only the people file can tell are unknown', () => {
    const policy = loaded(
      hotelAnd(
        'working_hours: { teams: { front-dsk: always } }\nbudgets: [{ id: b, teams: [front-desk], period: month, max: "1 EUR" }]',
      ),
    );
    expect(teamNotes(policy, ['front-desk'])).toEqual([
      {
        code: 'P011',
        path: 'working_hours.teams.front-dsk',
        message: 'unknown team "front-dsk" (did you mean "front-desk"?)',
      },
    ]);
    expect(roleNotes(policy, [person('ana', 'agnet'), person('bob', 'agent')]).map((note) => note.message)).toEqual([
      'unknown role "agnet" (did you mean "agent"?)',
    ]);
  });
});

describe('the policy in plain words', () => {
  it('says everything to whoever asks for no role', () => {
    const all = policyInWords(
      loaded(
        hotelAnd(`unidentified: { max: "30 EUR", actions: [apology, refund] }
evidence_over: [{ actions: [refund], amount: "100 EUR", kinds: [booking, photo] }]
reason_over: [{ actions: [goodwill], percent_of_loss: 150 }]
budgets: [{ id: desk, teams: [front-desk], period: month, max: "15000 EUR" }]`),
      ),
    );
    expect(all.slice(all.findIndex((line) => line.startsWith('general_manager')))).toMatchSnapshot();
  });

  it('says conditions, counts and shares', () => {
    const words = policyInWords(
      loaded(
        shopGrant(`{ id: a, actions: [refund], limits: [ { scope: action, max: { percent: 20, of: fare }, if: "not confirmed" },
          { scope: action, max: { each: passengers, amount: "50 GBP" }, over: refuse }, { scope: customer, window: P30D, counts: actor, max: { times: 1 } } ],
          when: { if: 'tier == "gold"', otherwise: refuse }, valid_until: 2027-03-01 }`),
      ),
    );
    expect(words.slice(3, 9)).toEqual([
      'agent:',
      '- may give refund (at most 100 % of the order value, over the whole case) until 1 March 2027.',
      '  - at most 20 % of the fare per remedy, where not confirmed.',
      '  - at most 50.00 GBP times passengers per remedy; more cannot be given by anybody of this role.',
      '  - once per customer in 30 days, counting only what the same person gave.',
      '  - only if tier is gold; otherwise it cannot be given.',
    ]);
  });
});
