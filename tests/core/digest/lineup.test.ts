/** The day at a glance: five lines, nothing of what is for few, and never an empty one. */
import { describe, expect, it } from 'vitest';
import { makeLineup, type LineupInput } from '../../../src/core/digest/lineup.ts';
import { lineupCard } from '../../../src/cards/team/lineup-card.ts';
import { plain } from '../../../src/cards/kit/say.ts';
import { ANA } from '../case/build.ts';
import { aCase, DAY, later, MINUTE, promise, TEAM, THURSDAY } from './week.ts';

const HOUR = 60 * MINUTE;
const team = { ...TEAM, values: ['Own it', 'Say it plainly'] };
const input = (change: Partial<LineupInput> = {}): LineupInput => ({
  team,
  day: '2026-12-10',
  now: THURSDAY,
  open: [],
  outages: [],
  storm: null,
  weeks: [],
  ...change,
});
const { triage } = aCase();
const urgent = (severity: 'S1' | 'S2' | 'S3', change = {}) =>
  aCase({ triage: { ...triage, severity: { ...triage.severity, value: severity } }, ...change });
const promised = (ms: number, change = {}) => aCase({ promises: [promise('open', { due: later(ms) })], ...change });
const usual = { median: 1, p25: 1, p75: 2, least: 0, most: 2, weeks: 8 };
const change = { of: { kind: 'failure', failure: 'outcome.facility' }, value: 6, usual } as const;

describe('the line-up of a day', () => {
  it('is none where there is nothing to say: what a team stands for is no news', () => {
    expect(makeLineup(input())).toBeNull();
    expect(makeLineup(input({ open: [urgent('S3'), promised(2 * DAY)] }))).toBeNull();
    expect(makeLineup(input({ weeks: [{ thanks: [], change: null, learned: null }] }))).toBeNull();
  });

  it('counts what is promised before midnight of the team, what is late among it, and names the first', () => {
    const first = promised(HOUR);
    const made = makeLineup(
      input({ open: [promised(12 * HOUR + 59 * MINUTE), first, promised(13 * HOUR), promised(-HOUR)] }),
    );
    expect(made?.promised).toMatchObject({ count: 3, late: 1 });
    const only = makeLineup(input({ open: [first] }));
    expect(only?.promised).toEqual({ count: 1, late: 0, next: { case: first.id, due: later(HOUR) } });
  });

  it('counts what is for few, and names none of it', () => {
    const few = { sensitivity: 'staff_misconduct' as const };
    const made = makeLineup(input({ open: [promised(HOUR, few), urgent('S1', few), urgent('S2')] }));
    expect(made?.promised).toMatchObject({ count: 1, next: null });
    expect(made?.urgent?.counts).toEqual([
      { severity: 'S1', count: 1 },
      { severity: 'S2', count: 1 },
    ]);
    const [, , second] = [null, null, makeLineup(input({ open: [urgent('S1', few)] }))];
    expect(second?.urgent?.first).toBeNull();
    expect(JSON.stringify(lineupCard(made ?? fail()))).not.toContain('misconduct');
  });

  it('looks out first for what goes on, then for what rose, then for what helped; never for what fell', () => {
    const learned = { case: aCase().id, text: 'calling before ten' };
    const weeks = [{ thanks: [], change, learned }];
    const kind = (more: Partial<LineupInput>): string | undefined => makeLineup(input(more))?.lookOut?.kind;
    expect(kind({ weeks, storm: later(HOUR), outages: ['No hot water'] })).toBe('outage');
    expect(kind({ weeks, storm: later(HOUR) })).toBe('storm');
    expect(kind({ weeks })).toBe('change');
    expect(kind({ weeks: [{ thanks: [], change: { ...change, value: 0 }, learned }] })).toBe('learned');
  });

  it('has one value a day, in turn', () => {
    const of = (day: string): string | null | undefined =>
      makeLineup(input({ day, now: new Date(`${day}T08:00Z`), storm: new Date(`${day}T20:00Z`) }))?.value;
    expect(new Set([of('2026-12-10'), of('2026-12-11')])).toEqual(new Set(team.values));
    expect(of('2026-12-10')).toBe(of('2026-12-12'));
  });

  it('is five lines under its title, in the language of the team', () => {
    const made = makeLineup(
      input({
        open: [promised(HOUR), urgent('S1')],
        weeks: [
          { thanks: [{ to: ANA.id, name: 'Ana Ortiz', deed: 'called back at ten at night' }], change, learned: null },
        ],
      }),
    );
    const card = lineupCard(made ?? fail());
    const lines = card.blocks.map((block) => (block.kind === 'text' ? plain(block.text) : block.kind));
    expect(lines).toHaveLength(5);
    expect(lines.join('\n')).toMatch(
      /Promised for today: one promise[\s\S]*Drop everything[\s\S]*Own it|Say it[\s\S]*Ana Ortiz: called back[\s\S]*came 6 times/,
    );
    const german = lineupCard(made ?? fail(), { locale: 'de-DE' });
    expect(JSON.stringify(german.blocks)).toMatch(/Für heute zugesagt.*Offen und dringend.*Danke/);
  });
});

const fail = (): never => {
  throw new Error('there is no line-up');
};
