import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApprovalRequest, RecoveryCase } from '../../../src/core/case/case.ts';
import { boardOf } from '../../../src/core/digest/board.ts';
import { weekSoFar, weeksSoFar } from '../../../src/core/digest/week-so-far.ts';
import { isoWeek } from '../../../src/core/base/time.ts';
import { after, ANA, BOB, hours, MIA, NOON, openCase, R, thing } from '../case/build.ts';
import { promise } from './week.ts';

const asked = (change: Partial<ApprovalRequest> = {}): ApprovalRequest => ({
  id: thing('req_0001'),
  actions: [],
  status: 'pending',
  digest: 'd',
  by: ANA.id,
  team: ANA.team,
  because: null,
  requestedAt: after(-hours(2)),
  remindAt: after(hours(1)),
  escalateAt: null,
  expiresAt: after(hours(20)),
  remindedAt: null,
  rung: 0,
  asked: [MIA.id],
  extended: false,
  questions: [],
  approvals: [],
  counter: null,
  decidedBy: null,
  onBehalfOf: null,
  decidedAt: null,
  reason: null,
  alternative: null,
  ...change,
});
const read = openCase().triage;
const graded = (n: number, severity: 'S1' | 'S2' | 'S3', change: Partial<RecoveryCase> = {}): RecoveryCase =>
  openCase({ id: R(n), triage: { ...read, severity: { ...read.severity, value: severity } }, ...change });

describe('what is overdue', () => {
  const kinds = (change: Partial<RecoveryCase>): readonly string[] =>
    boardOf([openCase(change)], MIA, NOON).overdue.map(({ kind }) => kind);

  it.each<[string, Partial<RecoveryCase>, readonly string[]]>([
    [
      'a customer without news, once somebody was told',
      { lastContactAt: after(-hours(5)), silence: { to: 'owner', at: after(-hours(1)) } },
      ['silence'],
    ],
    ['not one nobody was told of', { lastContactAt: after(-hours(5)) }, []],
    [
      'not one who cannot be reached',
      {
        lastContactAt: after(-hours(5)),
        silence: { to: 'owner', at: after(-hours(1)) },
        noContact: { reason: 'asked us not to', by: ANA.id, at: NOON },
      },
      [],
    ],
    ['a promise past its time', { promises: [promise('open', { due: after(-1) })] }, ['promise']],
    ['one that is due now', { promises: [promise('open', { due: NOON })] }, ['promise']],
    ['one that was broken', { promises: [promise('broken', { due: after(-hours(3)) })] }, ['promise']],
    ['not one that comes', { promises: [promise('open', { due: after(1) })] }, []],
    [
      'not one that was kept, moved or void',
      { promises: (['kept', 'kept_late', 'renegotiated', 'void'] as const).map((s) => promise(s, { due: after(-1) })) },
      [],
    ],
    ['a request that was brought to mind', { requests: [asked({ came: 'reminded', remindAt: null })] }, ['approval']],
    ['one that climbed', { requests: [asked({ came: 'escalated' })] }, ['approval']],
    ['one whose reminder is due', { requests: [asked({ remindAt: NOON })] }, ['approval']],
    ['not one that was asked a moment ago', { requests: [asked()] }, []],
    ['not one put to others anew', { requests: [asked({ came: 'reassigned' })] }, []],
    ['not one that is answered', { requests: [asked({ came: 'reminded', status: 'declined' })] }, []],
    [
      'not one whose asker is asked something',
      {
        requests: [
          asked({ came: 'reminded', questions: [{ by: MIA.id, at: NOON, text: 'Which night?', answer: null }] }),
        ],
      },
      [],
    ],
  ])('is %s', (_what, change, expected) => {
    expect(kinds(change)).toEqual(expected);
  });
});

describe('who waits for whom', () => {
  const waits = (request: ApprovalRequest): readonly unknown[] =>
    boardOf([openCase({ requests: [request] })], MIA, NOON).waits.map(({ what, who, for: whom }) => [what, who, whom]);

  it('is the asker for whoever decides, the approver who asked for the asker, and whoever offered for the asker', () => {
    expect(waits(asked())).toEqual([['decision', ANA.id, [MIA.id]]]);
    expect(waits(asked({ questions: [{ by: MIA.id, at: NOON, text: 'Which?', answer: null }] }))).toEqual([
      ['answer', MIA.id, [ANA.id]],
    ]);
    const counter = { by: MIA.id, onBehalfOf: null, at: NOON, reason: 'less', asked: [], withinOwn: false };
    expect(waits(asked({ status: 'countered', counter }))).toEqual([['offer', MIA.id, [ANA.id]]]);
    expect(waits(asked({ status: 'approved' }))).toEqual([]);
  });
});

it('has what is overdue first, then the gravest, then what is due first, then what came first', () => {
  const cases = [
    graded(1, 'S3'),
    graded(2, 'S1', { receivedAt: after(-hours(1)) }),
    graded(3, 'S1', { receivedAt: after(-hours(2)) }),
    graded(4, 'S2', { promises: [promise('open', { due: after(hours(3)) })] }),
    graded(5, 'S2', { promises: [promise('open', { due: after(hours(1)) })] }),
    graded(6, 'S3', { promises: [promise('open', { due: after(-hours(1)) })] }),
    graded(7, 'S3', { promises: [promise('broken', { due: after(-hours(5)) })] }),
  ];
  const { cases: sorted, open } = boardOf(cases, MIA, NOON);
  expect(sorted.map(({ id }) => id)).toEqual([7, 6, 3, 2, 5, 4, 1].map(R));
  expect(open.map(({ count }) => count)).toEqual([2, 2, 3, 0]);
});

it('neither tells nor counts a case that its reader may not read, whatever is on it', () => {
  const change = fc.record({
    sensitivity: fc.constantFrom(null, 'staff_misconduct' as const),
    concerns: fc.constantFrom(null, MIA.id, ANA.id),
    alsoConcerns: fc.subarray([MIA.id, BOB.id]),
    owner: fc.constantFrom(ANA.id, MIA.id),
    promises: fc.constant([promise('open', { due: after(-1) })]),
    requests: fc.constant([asked({ came: 'reminded' as const })]),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
      const cases = changes.map((one, n) => openCase({ id: R(n + 1), ...one }));
      const board = boardOf(cases, MIA, NOON);
      const isAboutHer = (c: RecoveryCase): boolean => c.concerns === MIA.id || (c.alsoConcerns ?? []).includes(MIA.id);
      const seen = cases.filter((c) => !isAboutHer(c)).map(({ id }) => id);
      expect(new Set(board.cases.map(({ id }) => id))).toEqual(new Set(seen));
      expect(board.open.reduce((sum, { count }) => sum + count, 0)).toBe(seen.length);
      for (const one of [...board.overdue, ...board.waits]) expect(seen).toContain(one.case.id);
    }),
  );
});

describe('the week so far', () => {
  it('is compared with the same hour of the wall of the eight weeks before, across the change of the clocks', () => {
    // Wednesday 28 October 2026, 10:30 in Paris: winter time since Sunday
    const now = new Date('2026-10-28T09:30:00Z');
    const spans = weeksSoFar(now, 'Europe/Paris');
    expect(spans).toHaveLength(9);
    expect(spans[0]).toEqual({ from: new Date('2026-10-25T23:00:00Z'), until: now });
    // summer time still: an hour earlier
    expect(spans[1]).toEqual({ from: new Date('2026-10-18T22:00:00Z'), until: new Date('2026-10-21T08:30:00Z') });
    expect(new Set(spans.map(({ from }) => isoWeek(from, 'Europe/Paris'))).size).toBe(9);
  });

  it('has each part within its own week, in any zone at any moment', () => {
    const zone = fc.constantFrom('Europe/Paris', 'America/New_York', 'Pacific/Auckland', 'Asia/Kathmandu', 'UTC');
    const at = fc.date({ min: new Date('2026-01-05'), max: new Date('2028-01-05'), noInvalidDate: true });
    fc.assert(
      fc.property(zone, at, (where, now) => {
        for (const { from, until } of weeksSoFar(now, where)) {
          expect(until.getTime()).toBeGreaterThanOrEqual(from.getTime());
          expect(until.getTime() - from.getTime()).toBeLessThanOrEqual(169 * 3_600_000);
        }
      }),
    );
  });

  const spans = weeksSoFar(NOON, 'Europe/Paris');
  const parts = spans.map((_, n) => ({ heard: n, resolved: 2 * n }));

  it('says the middle of the weeks there were, quiet ones too, and nothing of fewer than four', () => {
    const [, , , fourth, fifth] = spans;
    expect(weekSoFar(parts, spans, new Date('2020-01-01'))).toEqual({
      now: { heard: 0, resolved: 0 },
      usual: { heard: 4.5, resolved: 9 },
    });
    expect(weekSoFar(parts, spans, fifth?.from ?? null).usual).toEqual({ heard: 2.5, resolved: 5 });
    expect(weekSoFar(parts, spans, fourth?.from ?? null).usual).toBeNull();
    expect(weekSoFar(parts, spans, null).usual).toBeNull();
  });
});
