/** What stands on a case is said otherwise: who may, what is kept beside it, and that nothing opens by it. */
import { describe, expect, it } from 'vitest';
import type { CaseChanges, EditCommand } from '../../../../../src/core/case/commands.ts';
import {
  ANA,
  BOB,
  doneIn,
  eur,
  gives,
  logs,
  MIA,
  NOON,
  openCase,
  R,
  refund,
  refusalIn,
  resolves,
} from '../../build.ts';
import { makeWorld, type World } from '../../world.ts';

const edits = (changes: CaseChanges, because: string | null = null): EditCommand => ({
  kind: 'edit',
  case: R(1042),
  changes,
  because,
});
const hotel = (): World => makeWorld({ cases: [openCase(), openCase({ id: R(1041) })] });

describe('an edit', () => {
  it('is for the owner and leads of the team, while the case goes on', () => {
    const world = hotel();
    expect(refusalIn(world.ask(BOB, edits({ severity: 'S1' })))).toEqual({ kind: 'not_yours', owner: ANA.id });
    expect(doneIn(world.ask(MIA, edits({ severity: 'S1' }))).said).toEqual({ kind: 'edited', fields: ['severity'] });
    doneIn(world.ask(ANA, resolves()));
    expect(refusalIn(world.ask(ANA, edits({ severity: 'S2' }))).kind).toBe('case_is_over');
  });

  it('keeps what was read, whatever is said after it, and lasts as the person said', () => {
    const world = hotel();
    doneIn(world.ask(ANA, edits({ severity: 'S1' }, 'the boiler burst')));
    doneIn(world.ask(ANA, edits({ severity: 'S2', stage: 'during' })));
    expect(world.caseOf(R(1042)).triage.severity).toEqual({
      value: 'S2',
      because: 'a person said so',
      by: 'person',
      was: { value: 'S3', because: 'the customer is still with us', by: 'rules' },
    });
    expect(world.caseOf(R(1042)).triage.stage.by, 'said the same, so nothing changed').toBe('rules');
  });

  it('that changes nothing is no event', () => {
    const world = hotel();
    const same = edits({
      customer: 'room 412',
      orderValue: eur(900),
      deadline: null,
      remedySought: '  ',
      severity: 'S3',
    });
    expect(doneIn(world.ask(ANA, same))).toMatchObject({ events: [], said: { kind: 'already_so' } });
  });

  it('takes a value away, and never makes a customer nobody', () => {
    const world = hotel();
    doneIn(world.ask(ANA, edits({ lossValue: null, deadline: NOON })));
    expect(world.caseOf(R(1042))).toMatchObject({ lossValue: null, orderValue: eur(900) });
    expect(refusalIn(world.ask(ANA, edits({ customer: 'unknown' }))).kind).toBe('names_nobody');
  });

  it('of what failed opens nothing: what was given for it before counts as it did', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(150)], null, R(1041))));
    const asked = world.fork();
    doneIn(world.ask(ANA, edits({ failure: 'process.billing' })));
    doneIn(world.ask(ANA, edits({ failure: 'outcome.delay' })));
    for (const one of [asked, world])
      expect(doneIn(one.ask(ANA, gives([refund(150)], 'again'))).said.kind).toBe('asked');
  });

  it('that adds words about a colleague keeps the case private and from them', () => {
    const world = hotel();
    doneIn(world.ask(MIA, edits({ addition: 'Ana shouted at her and pushed her' })));
    const c = world.caseOf(R(1042));
    expect(c.complaints).toHaveLength(2);
    expect(c).toMatchObject({ concerns: null, alsoConcerns: [ANA.id], owner: MIA.id });
    expect(c.sensitivity).not.toBeNull();
    expect(refusalIn(world.ask(ANA, edits({ severity: 'S4' }))).kind).toBe('kept_private');
  });

  it('what a person chose in the log form keeps what was read beside it', () => {
    const world = makeWorld();
    doneIn(world.ask(ANA, logs('no hot water', { severity: 'S1' })));
    expect(world.caseOf(R(1)).triage.severity).toMatchObject({ value: 'S1', was: { by: 'rules' } });
  });
});
