/** `policy explain --history`: a file of gifts, each decided after those before it. */
import { describe, expect, it } from 'vitest';
import { amends, fileOf, HOTEL } from './amends.ts';

const YAML = `
people: { ana: agent, bob: agent, mia: duty_manager }
gifts:
  - { at: 2026-12-01T12:00, by: ana, case: R-1, customer: Room 412, give: refund 400 EUR, approved_by: [ana, mia] }
  - { at: 2026-12-01T10:00, by: ana, case: R-1, customer: Room 412, give: refund 150 EUR }
  - { at: 2026-12-01T11:00, by: bob, case: R-1, customer: ROOM  412, give: refund 150 EUR }
  - { at: 2026-12-02T11:00, by: bob, case: R-7, customer: room 412, give: voucher 1 EUR }
  - { at: 2026-12-01T13:00, by: ana, case: R-2, customer: Room 9, give: refund 150 EUR }
`;
const CSV = `at;by;case;customer;give;approved_by
2026-12-01T10:00;ana=agent;R-1;Room 412;refund 150 EUR;
2026-12-01T12:00;ana=agent;R-1;Room 412;"refund 400 EUR";"mia=duty_manager"
`;
interface Row {
  readonly row: number;
  readonly outcome: string;
  readonly given: boolean;
  readonly reasons: readonly { readonly scope?: string }[];
  readonly approvals: readonly object[];
  readonly left: readonly { readonly limit: string; readonly left: string }[];
}
const told = async (text: string, name: string, policy = HOTEL): Promise<readonly Row[]> => {
  const { status, out, err } = await amends([
    'policy',
    'explain',
    fileOf(policy),
    '--history',
    fileOf(text, name),
    '--json',
  ]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  return JSON.parse(out);
};
const leftOf = (row: Row | undefined, words: string): string | undefined =>
  row?.left.find(({ limit }) => limit.includes(words))?.left;

describe('amends policy explain --history', () => {
  it('decides each gift in the order of time, with what was given before it', async () => {
    const rows = await told(YAML, 'gifts.yaml');
    expect(rows.map(({ row, outcome, given }) => [row, outcome, given])).toEqual([
      [2, 'allow', true],
      [3, 'needs_approval', false],
      [1, 'needs_approval', true],
      [5, 'allow', true],
      [4, 'needs_approval', false],
    ]);
    expect(leftOf(rows[0], 'per case')).toBe('100.00 EUR');
    expect(leftOf(rows[0], 'per person and day')).toBe('450.00 EUR');
    expect(rows[4]?.reasons).toContainEqual(expect.objectContaining({ scope: 'customer' }));
  });

  it('has a second person look once what was authorised was again and again not given', async () => {
    const gift = (day: string, more: string): string =>
      `  - { at: 2026-12-${day}T10:00, by: ana, case: R-${Number(day)}, give: voucher 10 EUR${more} }\n`;
    const not = ', not_given: yes';
    const history = `people: { ana: agent }\ngifts:\n${gift('01', not)}${gift('02', not)}${gift('03', not)}${gift('04', '')}${gift('31', '')}`;
    const rows = await told(history, 'gifts.yaml');
    expect(rows.map(({ outcome, given }) => [outcome, given])).toEqual([
      ['allow', false],
      ['allow', false],
      ['allow', false],
      ['needs_approval', false],
      ['needs_approval', false],
    ]);
    expect(rows[3]?.reasons).toEqual([expect.objectContaining({ code: 'not_given_lately' })]);
    const after = await told(history.replace('2026-12-31T10:00', '2026-12-31T10:01'), 'gifts.yaml');
    expect(after[4]?.outcome, 'the first is out of the window').toBe('allow');
    expect(leftOf(rows[0], 'per person and day')).toBe('600.00 EUR');
    const twice = history.replaceAll('give:', 'customer: Room 7, give:').split('\n').toSpliced(4, 1).join('\n');
    expect((await told(twice, 'gifts.yaml'))[2]?.outcome, 'with one customer twice is enough').toBe('needs_approval');
  });

  it('asks the people who are named, and what they approved is on their authority', async () => {
    const rows = await told(YAML, 'gifts.yaml');
    expect(rows[2]?.approvals).toEqual([
      { by: 'ana', role: 'agent', answer: 'requester_may_not_approve' },
      { by: 'mia', role: 'duty_manager', answer: 'approved' },
    ]);
    expect(leftOf(rows[2], 'per person and day')).toBe('450.00 EUR');
    expect(leftOf(rows[3], 'per person and day')).toBe('300.00 EUR');
  });

  it('lets approvers with grants approve only what those name', async () => {
    const granted = HOTEL.replace(
      "approve: { up_to: '1000 EUR', teams: own }",
      "approve: { teams: own, grants: [{ id: v, actions: [voucher], limits: [{ scope: action, max: '1000 EUR' }] }] }",
    );
    expect(granted).not.toBe(HOTEL);
    const rows = await told(YAML, 'gifts.yaml', granted);
    expect(rows[2]).toMatchObject({ row: 1, given: false });
    expect(rows[2]?.approvals[1]).toEqual({ by: 'mia', role: 'duty_manager', answer: 'not_in_your_grants' });
  });

  it('reads the same from CSV, and says it in words', async () => {
    const rows = await told(CSV, 'gifts.csv');
    expect(rows.map(({ given }) => given)).toEqual([true, true]);
    const { out } = await amends(['policy', 'explain', fileOf(HOTEL), '--history', fileOf(CSV, 'gifts.csv')]);
    expect(out).toContain('1. 2026-12-01 10:00, R-1, ana (agent): refund 150.00 EUR: may be given without asking.');
    expect(out).toContain('   left: 100.00 EUR (at most 250.00 EUR per case)');
    expect(out).toContain('   Approved by mia (duty_manager).\n   Given.');
    expect(out).toContain('2 gifts asked, 2 given.');
  });

  it.each([
    [
      'an unknown key',
      'gifts: [{ at: 2026-12-01, by: agent, give: apology, custommer: K1 }]',
      /row 1: unknown key "custommer" \(did you mean "customer"\?\)/,
    ],
    ['a wrong role', 'gifts: [{ at: 2026-12-01, by: agnet, give: apology }]', /row 1: .*did you mean "agent"/],
    ['a wrong amount', 'gifts: [{ at: 2026-12-01, by: agent, give: refund lots }]', /row 1: give: /],
    [
      'evidence the policy does not name',
      'gifts: [{ at: 2026-12-01, by: agent, give: refund 9 EUR, evidence_by_other: [selfie] }]',
      /row 1: evidence_by_other: the policy has no evidence "selfie"/,
    ],
    ['a missing day', 'gifts: [{ by: agent, give: apology }]', /row 1: at is missing/],
    ['a wrong day', 'gifts: [{ at: soon, by: agent, give: apology }]', /row 1: at soon is no date/],
    ['nothing', '[]', /there is no gift in it/],
    ['no YAML', 'gifts: [', /gifts\.yaml: /],
  ])('says %s with its row', async (_name, text, words) => {
    const { status, out, err } = await amends([
      'policy',
      'explain',
      fileOf(HOTEL),
      '--history',
      fileOf(text, 'gifts.yaml'),
    ]);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(words);
    expect(err).not.toMatch(/\n\s+at |ERR_/);
  });
});
