import { describe, expect, it } from 'vitest';
import type { Absence } from '../../../../../src/core/approval/absences.ts';
import type { Member } from '../../../../../src/core/base/members.ts';
import { answer } from '../../../../../src/core/case/answer.ts';
import type { RecoveryCase } from '../../../../../src/core/case/case.ts';
import type { Circumstances } from '../../../../../src/core/case/circumstances.ts';
import type { Command } from '../../../../../src/core/case/commands.ts';
import { evolve } from '../../../../../src/core/case/evolve.ts';
import { nextLook } from '../../../../../src/core/case/follows/due.ts';
import { noticesFor } from '../../../../../src/core/case/follows/notices.ts';
import { openAssists, type AskedFor, type Assist } from '../../../../../src/core/case/help.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  circumstances,
  countedIds,
  DESK,
  doneIn,
  GIL,
  HOTEL,
  hours,
  MAX,
  MIA,
  NIGHT,
  NOON,
  openCase,
  R,
  refusalIn,
  resolves,
} from '../../build.ts';

const CASE = R(1042);
const DUE = after(hours(3));
const NILS = { ...MAX, id: 'nils' as typeof MAX.id, name: 'Nils', lead: true };
const HOUSE = { ...AURORA, members: [...AURORA.members, NILS] };
const person = (m: Member): AskedFor => ({ kind: 'person', member: m.id });
const team = { kind: 'team', team: NIGHT } as const;
const asks = (of: AskedFor, text = 'two towels'): Command => ({ kind: 'assist', case: CASE, of, text, due: DUE });
const away = (m: Member, deputy: Member | null): Absence => ({
  member: m.id,
  from: after(-hours(1)),
  until: after(hours(48)),
  deputy: deputy?.id ?? null,
});

interface Setting {
  readonly at?: Date;
  readonly absences?: readonly Absence[];
  readonly workspace?: typeof AURORA;
}
const newId = countedIds();
const seenBy = (by: Member | null, { at = NOON, absences = [], workspace = HOUSE }: Setting): Circumstances => ({
  ...circumstances({ at, by, workspace, policy: HOTEL, ledger: [], newId, caseNumber: null }),
  absences,
});
const said = (c: RecoveryCase, by: Member | null, command: Command, setting: Setting = {}) =>
  answer(c, command, seenBy(by, setting));
const next = (c: RecoveryCase, by: Member | null, command: Command, setting: Setting = {}): RecoveryCase => {
  const answered = said(c, by, command, setting);
  doneIn(answered);
  return answered.ok ? answered.events.reduce<RecoveryCase>(evolve, c) : c;
};
const only = (c: RecoveryCase): Assist => {
  const [one, ...more] = c.assists ?? [];
  if (one === undefined || more.length > 0) throw new Error('not one');
  return one;
};
const look: Command = { kind: 'look_again', case: CASE };
const done: Command = { kind: 'answer_assist', case: CASE, assist: null, how: 'done', text: 'they are there' };

describe('whoever is asked to help', () => {
  const asked = (of: AskedFor, setting: Setting = {}): readonly string[] =>
    only(next(openCase(), ANA, asks(of), setting)).asked;

  it.each<[string, AskedFor, Setting, readonly string[]]>([
    ['the person', person(BOB), {}, ['bob']],
    ['who leads the team', team, {}, ['nils']],
    ['whoever stands in', person(BOB), { absences: [away(BOB, GIL)] }, ['gil']],
    ['who leads the team where nobody stands in', person(BOB), { absences: [away(BOB, null)] }, ['mia']],
    ['the person where the lead is away, too', person(BOB), { absences: [away(BOB, null), away(MIA, null)] }, ['bob']],
    ['nobody in person where a team has a channel and no lead', team, { workspace: AURORA }, []],
  ])('is %s', (_, of, setting, expected) => {
    expect(asked(of, setting)).toEqual(expected);
  });

  it.each<[string, AskedFor, Partial<RecoveryCase>, Setting, string]>([
    ['the asker', person(ANA), {}, {}, 'yourself'],
    ['somebody it is about', person(BOB), { concerns: BOB.id }, {}, 'nobody'],
    ['somebody its words may mean', person(BOB), { alsoConcerns: [BOB.id] }, {}, 'nobody'],
    ['somebody who may not see a restricted case', person(MAX), { sensitivity: 'injury' }, {}, 'private'],
    ['a team that may not see it', team, { sensitivity: 'injury' }, {}, 'private'],
    [
      'a team without channel and without lead',
      team,
      {},
      { workspace: { ...AURORA, teams: AURORA.teams.map((t) => ({ ...t, cases: [] })) } },
      'nobody',
    ],
  ])('is never %s', (_, of, change, setting, why) => {
    expect(refusalIn(said(openCase(change), ANA, asks(of), setting))).toMatchObject({
      kind: 'not_asked_for_help',
      why,
    });
  });

  it('is told whom to ask instead of a restricted case', () => {
    const c = openCase({ sensitivity: 'injury', contacts: [MIA.id] });
    expect(refusalIn(said(c, ANA, asks(person(BOB))))).toMatchObject({ why: 'private', who: [MIA.id] });
    expect(only(next(c, ANA, asks(person(MIA)))).asked).toEqual([MIA.id]);
  });

  it('was asked by the owner or a lead, who stays what they were', () => {
    expect(refusalIn(said(openCase(), BOB, asks(person(GIL))))).toEqual({ kind: 'not_yours', owner: ANA.id });
    const c = next(openCase(), MIA, asks(person(BOB)));
    expect(c.owner).toBe(ANA.id);
    expect(c.status).toBe('owned');
  });
});

describe('help', () => {
  const c = next(openCase(), ANA, asks(team));

  it('is asked for with words, before its time, once', () => {
    expect(refusalIn(said(openCase(), ANA, asks(team, ' ')))).toEqual({ kind: 'nothing_written' });
    expect(refusalIn(said(openCase(), ANA, { ...asks(team), due: NOON } as Command))).toEqual({
      kind: 'not_a_future_time',
    });
    expect(doneIn(said(c, ANA, asks(team))).said).toEqual({ kind: 'already_so' });
    expect(only(next(openCase(), ANA, asks(team, 'call 0171 234 56 78 99'))).text).not.toContain('234 56');
  });

  it('is done by anybody of the team asked, with a sentence, and counted as done once', () => {
    const over = next(c, MAX, done);
    expect(only(over)).toMatchObject({ status: 'done', answer: { by: MAX.id, text: 'they are there' } });
    expect(doneIn(said(over, NILS, done)).said).toEqual({ kind: 'already_so' });
    expect(refusalIn(said(over, NILS, { ...done, how: 'cannot' }))).toMatchObject({ kind: 'help_is_over' });
    expect(refusalIn(said(c, MAX, { ...done, text: '' }))).toEqual({ kind: 'nothing_written' });
    expect(refusalIn(said(c, BOB, done))).toMatchObject({ kind: 'help_of_others' });
    expect(refusalIn(said(openCase(), BOB, done))).toEqual({ kind: 'no_such_help', case: CASE });
  });

  it('is answered where it is theirs, where several wait and none is named', () => {
    const two = next(c, ANA, asks(person(BOB), 'a fan'));
    expect(next(two, BOB, done).assists?.find((a) => a.of.kind === 'person')?.status).toBe('done');
    const three = next(two, ANA, asks(person(BOB), 'a kettle'));
    expect(refusalIn(said(three, BOB, done))).toEqual({ kind: 'which_help', case: CASE });
  });

  it('is taken back by the owner, and answered no more', () => {
    const withdraw: Command = { kind: 'withdraw_assist', case: CASE, assist: null };
    const over = next(c, ANA, withdraw);
    expect(only(over).status).toBe('withdrawn');
    expect(refusalIn(said(over, MAX, done))).toEqual({ kind: 'help_is_over', status: 'withdrawn' });
    expect(refusalIn(said(c, BOB, withdraw))).toEqual({ kind: 'not_yours', owner: ANA.id });
  });

  it('is brought to mind once when it is due, and its owner told', () => {
    expect(nextLook(c, NOON)).toEqual(DUE);
    expect(next(c, null, look, { at: after(-1, DUE) })).toEqual(c);
    const late = next(c, null, look, { at: DUE });
    expect(only(late).reminded).toBe(true);
    expect(nextLook(late, DUE)).toBeNull();
    expect(next(late, null, look, { at: after(hours(9)) })).toEqual(late);
    const event = { kind: 'assist', at: DUE, by: null, what: 'reminded', assist: only(late) } as const;
    expect(noticesFor(event, 5, late)).toEqual([
      { kind: 'case', case: CASE },
      { kind: 'assist', case: CASE, assist: only(late).id },
      { kind: 'assist_to', case: CASE, assist: only(late).id, to: NILS.id, anew: true },
      { kind: 'event', case: CASE, seq: 5, to: ANA.id },
    ]);
  });

  it('goes to others when whoever has it leaves or goes away, and keeps to whom it went', () => {
    const of = next(openCase(), ANA, asks(person(BOB)));
    const left = { ...HOUSE, members: HOUSE.members.map((m) => (m.id === BOB.id ? { ...m, active: false } : m)) };
    expect(only(next(of, null, look, { workspace: left }))).toMatchObject({ asked: ['mia'], had: ['bob', 'mia'] });
    const gone = [away(BOB, GIL)];
    expect(nextLook(of, NOON, [{ ...away(BOB, GIL), from: after(hours(1)) }])).toEqual(after(hours(1)));
    const passed = next(of, null, look, { absences: gone });
    expect(only(passed).asked).toEqual(['gil']);
    expect(next(passed, GIL, done).assists?.[0]?.status).toBe('done');
  });

  it.each<[string, Command]>([
    ['resolved', resolves()],
    ['dismissed', { kind: 'dismiss', case: CASE, reason: 'test', words: null }],
  ])('is not needed any more once its case is %s', (_, ends) => {
    const over = next(c, ANA, ends);
    expect(only(over)).toMatchObject({ status: 'withdrawn', answer: { by: null } });
    expect(openAssists(over)).toEqual([]);
    expect(refusalIn(said(over, ANA, asks(team)))).toMatchObject({ kind: 'case_is_over' });
    expect(refusalIn(said(over, MAX, done))).toEqual({ kind: 'help_is_over', status: 'withdrawn' });
  });

  it('of a case that became restricted stands in no channel', () => {
    const event = { kind: 'assist', at: NOON, by: null, what: 'reminded', assist: only(c) } as const;
    const kinds = noticesFor(event, 5, { ...c, sensitivity: 'injury' }).map(({ kind }) => kind);
    expect(kinds).not.toContain('assist');
    expect(c.team).toBe(DESK);
  });
});
