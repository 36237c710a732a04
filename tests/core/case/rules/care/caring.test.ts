/** What is said of a customer: who may say it, what is never remembered, and whom nobody writes to. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../../../../src/core/case/answer.ts';
import type { Care, CareKnown, LeavingKept } from '../../../../../src/core/case/care/care.ts';
import { isKeptApart, MOST_NOTES } from '../../../../../src/core/case/care/notes.ts';
import type { RecoveryCase } from '../../../../../src/core/case/case.ts';
import type { Member } from '../../../../../src/core/base/members.ts';
import { ANA, BOB, circumstances, doneIn, HOTEL, MIA, NOON, openCase, refusalIn, thing } from '../../build.ts';

const NOTHING: CareKnown = { survey: null, isOptedOut: false, notes: [], leaving: null };
const LEAVING: LeavingKept = {
  id: thing('sta_0001'),
  standing: 'at_risk',
  reason: 'price',
  words: null,
  value: null,
  consent: true,
  by: ANA.id,
  at: NOON,
  winback: null,
};
const WINBACK = { ...HOTEL, winback: { effort: 'standard', quietPeriod: 1, budgetsFrom: 'front-desk' } } as const;

const says = (by: Member, care: Care, known: Partial<CareKnown> = {}, change: Partial<RecoveryCase> = {}) => {
  const c = openCase({ customer: { reference: 'K-1', key: 'cus_k1' }, ...change });
  const ctx = circumstances({ by, care: { ...NOTHING, ...known }, policy: WINBACK });
  return answer(c, { ...care, case: c.id }, ctx);
};
const remember = (text: string): Care => ({ kind: 'remember', text });

describe('a note on a customer', () => {
  it('is the owner’s or a lead’s to make, masked, and kept as long as the policy says', () => {
    for (const by of [ANA, MIA]) {
      const { keeps } = doneIn(says(by, remember('rings at 0171 2345678, likes tea')));
      expect(keeps).toEqual([expect.objectContaining({ what: 'note', key: 'cus_k1' })]);
      expect(JSON.stringify(keeps)).not.toContain('2345678');
    }
    expect(refusalIn(says(BOB, remember('likes tea'))).kind).toBe('not_yours');
    const forWeek = { ...HOTEL, notes: { keepFor: 7 * 86_400_000 } };
    const ctx = circumstances({ by: ANA, care: NOTHING, policy: forWeek });
    const c = openCase({ customer: { reference: 'K-1', key: 'cus_k1' } });
    expect(doneIn(answer(c, { kind: 'remember', case: c.id, text: 'likes tea' }, ctx)).keeps).toEqual([
      expect.objectContaining({ until: new Date(NOON.getTime() + 7 * 86_400_000) }),
    ]);
  });

  it('leaves a word in the journal, and nothing of what it says', () => {
    const { events } = doneIn(says(ANA, remember('likes tea')));
    expect(events).toEqual([{ kind: 'cared', at: NOON, by: ANA.id, what: 'remembered' }]);
  });

  it.each([
    'has diabetes',
    'is allergic to nuts',
    'sitzt im Rollstuhl',
    'eats only kosher',
    'ist schwanger',
    'is a Muslim',
    'lives with his husband, they are a gay couple',
    'was hurt by our lift',
  ])('is refused kindly where it is theirs alone: %s', (text) => {
    expect(refusalIn(says(ANA, remember(text))).kind).toBe('note_kept_apart');
  });

  it.each([
    'prefers a quiet room',
    'likes to be called by phone',
    'mag das Zimmer mit Blick zum See',
    'pays by invoice',
  ])('is made of what helps: %s', (text) => {
    expect(isKeptApart(text)).toBe(false);
    expect(doneIn(says(ANA, remember(text))).said).toEqual({ kind: 'cared', what: 'remembered' });
  });

  it('is not made on a case that is kept private, nor of nobody, nor twice, nor without end', () => {
    expect(refusalIn(says(ANA, remember('likes tea'), {}, { sensitivity: 'legal' })).kind).toBe('note_kept_apart');
    const nobody = { customer: { reference: null, key: null } };
    expect(refusalIn(says(ANA, remember('likes tea'), {}, nobody)).kind).toBe('customer_unknown');
    const note = { id: thing('not_0001'), words: 'likes tea', by: ANA.id, at: NOON };
    expect(doneIn(says(ANA, remember('likes tea'), { notes: [note] })).said.kind).toBe('already_so');
    const many = Array.from({ length: MOST_NOTES }, (_, n) => ({ ...note, words: `note ${n}` }));
    expect(refusalIn(says(ANA, remember('likes tea'), { notes: many })).kind).toBe('too_many_notes');
    expect(refusalIn(says(ANA, remember('  '))).kind).toBe('nothing_written');
  });

  it('is corrected and forgotten only as long as it is there', () => {
    const note = thing('not_0001');
    expect(doneIn(says(ANA, { kind: 'forget_note', note })).events).toEqual([]);
    const known = { notes: [{ id: note, words: 'likes tea', by: BOB.id, at: NOON }] };
    expect(doneIn(says(MIA, { kind: 'forget_note', note }, known)).keeps).toEqual([{ what: 'no_note', note }]);
    expect(doneIn(says(ANA, { kind: 'correct_note', note, text: 'likes coffee' }, known)).keeps).toEqual([
      expect.objectContaining({ what: 'note_words', words: 'likes coffee' }),
    ]);
    expect(refusalIn(says(ANA, { kind: 'correct_note', note, text: 'has asthma' }, known)).kind).toBe(
      'note_kept_apart',
    );
  });
});

describe('a customer who leaves', () => {
  const leaving: Care = {
    kind: 'leaving',
    standing: 'lost',
    reason: 'price',
    because: null,
    value: null,
    consent: true,
  };

  it('is noted by the owner or a lead, with why', () => {
    expect(doneIn(says(ANA, leaving)).said).toEqual({ kind: 'cared', what: 'lost' });
    expect(refusalIn(says(BOB, leaving)).kind).toBe('not_yours');
    expect(refusalIn(says(ANA, { ...leaving, reason: 'other' })).kind).toBe('leaving_needs_reason');
    expect(doneIn(says(ANA, { ...leaving, reason: 'other', because: 'they said so' })).keeps).toEqual([
      expect.objectContaining({ words: 'they said so', reason: 'other' }),
    ]);
  });

  it('is written to only where they agreed, want it still, and the policy wins anybody back', () => {
    const takes: Care = { kind: 'winback', outcome: 'taken_up' };
    expect(doneIn(says(MIA, takes, { leaving: LEAVING })).keeps).toEqual([
      { what: 'winback', id: LEAVING.id, outcome: 'taken_up' },
    ]);
    expect(refusalIn(says(MIA, takes))).toMatchObject({ kind: 'not_leaving' });
    expect(refusalIn(says(MIA, takes, { leaving: { ...LEAVING, consent: false } }))).toMatchObject({ why: 'consent' });
    expect(refusalIn(says(MIA, takes, { leaving: LEAVING, isOptedOut: true }))).toMatchObject({ why: 'consent' });
    const c = openCase({ customer: { reference: 'K-1', key: 'cus_k1' } });
    const off = circumstances({ by: MIA, care: { ...NOTHING, leaving: LEAVING }, policy: { ...HOTEL, winback: null } });
    expect(refusalIn(answer(c, { ...takes, case: c.id }, off))).toMatchObject({ kind: 'no_winback', why: 'policy' });
  });

  it('stays after all, and what came of it is said once', () => {
    expect(doneIn(says(ANA, { kind: 'staying' })).events).toEqual([]);
    expect(doneIn(says(ANA, { kind: 'staying' }, { leaving: LEAVING })).said).toEqual({
      kind: 'cared',
      what: 'staying',
    });
    const won: Care = { kind: 'winback', outcome: 'won' };
    expect(doneIn(says(ANA, won, { leaving: { ...LEAVING, winback: 'won' } })).said.kind).toBe('already_so');
    expect(refusalIn(says(BOB, won, { leaving: LEAVING })).kind).toBe('not_yours');
  });
});
