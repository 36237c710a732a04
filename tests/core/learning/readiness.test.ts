/** Somebody's own facts count what is theirs and lately; the roles next above are above, and nothing is between. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerPromise, RecoveryCase } from '../../../src/core/case/case.ts';
import { mayTalk, readinessOf, rolesNextAbove, standsStill } from '../../../src/core/learning/readiness.ts';
import { readPolicy } from '../../../src/core/policy/reader/read-policy.ts';
import { after, ANA, BOB, hours, MIA, NOON, openCase, thing } from '../case/build.ts';

const demo = readPolicy(
  readFileSync(path.resolve(import.meta.dirname, '../../../demo/policy.yaml'), 'utf8'),
  'policy.yaml',
);
if (!demo.ok) throw new Error('the demo policy does not read');
const { policy } = demo;
const DAYS = 24;

const promise = (change: Partial<CustomerPromise>): CustomerPromise => ({
  id: thing('prm_0001'),
  text: 'call back',
  due: NOON,
  zone: 'Europe/Paris',
  by: ANA.id,
  status: 'kept',
  at: NOON,
  settledAt: NOON,
  follows: null,
  reason: null,
  ...change,
});
const factsOf = (cases: readonly RecoveryCase[], done: ReadonlyMap<string, Date> = new Map()) =>
  readinessOf(ANA.id, cases, done, NOON);
const NOTHING = { resolved: 0, kept: 0, due: 0, approved: 0, decided: 0, drills: 0, isAll: true };

describe('the facts of somebody', () => {
  it('are of the last 90 days, and theirs', () => {
    const before = (days: number): Date => after(-hours(days * DAYS));
    expect(factsOf([])).toEqual(NOTHING);
    for (const [at, resolved] of [
      [before(1), 1],
      [before(89), 1],
      [before(91), 0],
      [after(hours(1)), 0],
      [null, 0],
    ] as const)
      expect(factsOf([openCase({ resolvedAt: at })])).toEqual({ ...NOTHING, resolved });
    expect(factsOf([openCase({ owner: BOB.id, resolvedAt: before(1) })])).toEqual(NOTHING);
  });

  it('count a promise as due where it was theirs to keep and did not move', () => {
    const promises = [
      promise({ status: 'kept' }),
      promise({ status: 'kept_late' }),
      promise({ status: 'broken' }),
      promise({ status: 'renegotiated' }),
      promise({ status: 'void' }),
      promise({ status: 'open' }),
      promise({ keeper: BOB.id }),
      promise({ by: BOB.id, keeper: ANA.id }),
      promise({ due: after(-hours(91 * DAYS)) }),
    ];
    expect(factsOf([openCase({ promises })])).toEqual({ ...NOTHING, kept: 2, due: 4 });
  });

  it('count what was practised lately', () => {
    const done = new Map([
      ['cold-shower', after(-hours(3))],
      ['wrong-bill', after(-hours(100 * DAYS))],
    ]);
    expect(factsOf([], done)).toEqual({ ...NOTHING, drills: 1 });
  });
});

describe('the roles next above', () => {
  const above = (role: string): readonly string[] => rolesNextAbove(policy, { ...ANA, role }, NOON);
  it('are those of the policy that go further, one step at a time', () => {
    expect(above('probationer')).toEqual(['agent']);
    expect(above('agent')).toEqual(['duty_manager']);
    expect(above('duty_manager')).toEqual(['general_manager']);
    expect(above('general_manager')).toEqual([]);
    expect(above('nobody')).toEqual([]);
  });

  it('never lead in a circle, nor to the role itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...policy.roles.keys()), (role) => {
        const seen = new Set<string>();
        let at: readonly string[] = [role];
        while (at.length > 0) {
          for (const one of at) {
            expect(seen.has(one)).toBe(false);
            seen.add(one);
          }
          at = [...new Set(at.flatMap(above))];
        }
      }),
    );
  });
});

describe('what is asked', () => {
  const asked = { member: ANA.id, team: ANA.team, at: NOON, talks: null };
  it('is for the leads of their team, never for whoever asks', () => {
    expect(mayTalk(MIA, asked)).toBe(MIA.lead && MIA.team === ANA.team);
    expect(mayTalk(BOB, asked)).toBe(false);
    expect(mayTalk({ ...ANA, lead: true }, asked)).toBe(false);
    expect(mayTalk({ ...MIA, active: false }, asked)).toBe(false);
  });
  it('stands for a month, or until a lead talks with them', () => {
    expect(standsStill(asked, after(hours(29 * DAYS)))).toBe(true);
    expect(standsStill(asked, after(hours(31 * DAYS)))).toBe(false);
    expect(standsStill({ ...asked, talks: MIA.id }, NOON)).toBe(false);
  });
});
