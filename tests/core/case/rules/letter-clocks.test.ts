/** Letters that a trade's rules ask for: their clocks, who is reminded, and that somebody says one was sent. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/core/case/commands.ts';
import { momentsAhead, nextLook } from '../../../../src/core/case/follows/due.ts';
import { noticesFor } from '../../../../src/core/case/follows/notices.ts';
import { answer } from '../../../../src/core/case/answer.ts';
import { evolve } from '../../../../src/core/case/evolve.ts';
import { openClocks } from '../../../../src/core/case/rules/letters/clocks.ts';
import { proposedLetter } from '../../../../src/core/case/rules/letters/letter-facts.ts';
import type { RecoveryCase } from '../../../../src/core/case/case.ts';
import type { LetterKind } from '../../../../src/core/letters/letter.ts';
import { lint } from '../../../../src/core/letters/lint/lint.ts';
import { LETTER_LANGUAGES, LETTER_TONES } from '../../../../src/core/letters/letter.ts';
import { composed } from '../../../../src/cards/letters/compose.ts';
import { letterFacts } from '../../../../src/core/case/rules/letters/letter-facts.ts';
import { lintedBy } from '../../../../src/core/case/rules/letters/linted-by.ts';
import { ANA, circumstances, DAY_MS, doneIn, logs, MIA, packOf, R } from '../build.ts';

const rules = packOf('bank-uk').letterRules;
const CASE = R(1042);
const sent = (letter: LetterKind): Command => ({ kind: 'mark_sent', case: CASE, letter });
const look: Command = { kind: 'look_again', case: CASE };

/** A case logged at this moment, under the rules of banks in the United Kingdom. */
function logged(at: string): RecoveryCase {
  const ctx = circumstances({ by: ANA, at: new Date(at), caseNumber: CASE, letterRules: rules });
  return doneIn(answer(null, logs('My card was charged twice'), ctx)).events.reduce<RecoveryCase | null>(
    evolve,
    null,
  ) as RecoveryCase;
}
const then = (c: RecoveryCase, command: Command, at: Date): RecoveryCase =>
  doneIn(answer(c, command, circumstances({ by: command.kind === 'look_again' ? null : ANA, at }))).events.reduce(
    evolve,
    c,
  );
const dueOf = (c: RecoveryCase): Record<string, string> =>
  Object.fromEntries(openClocks(c).map(({ letter, due }) => [letter, due.toISOString()]));

describe('the clocks of a complaint', () => {
  it('count days of business and weeks from when it was received, in the zone of the team', () => {
    // a Thursday in Paris, before the clocks go forward on the 28th of March 2027
    expect(dueOf(logged('2027-03-25T10:00:00Z'))).toEqual({
      summary: '2027-03-30T15:00:00.000Z',
      acknowledgement: '2027-04-01T15:00:00.000Z',
      final: '2027-05-20T15:00:00.000Z',
    });
    // late on a Sunday evening: the Monday is the first day
    expect(dueOf(logged('2027-01-10T22:30:00Z'))).toMatchObject({ summary: '2027-01-13T16:00:00.000Z' });
  });

  it('are none without rules, and end with the case that stands for nothing', () => {
    const c = logged('2027-01-11T10:00:00Z');
    expect(openClocks({ ...c, status: 'dismissed' })).toEqual([]);
    const ctx = circumstances({ by: ANA, caseNumber: CASE });
    expect(doneIn(answer(null, logs('Room 412: no hot water'), ctx)).events.map(({ kind }) => kind)).toEqual([
      'logged',
    ]);
  });

  it('remind the owner first, then who leads as well, and both when it is late; each once', () => {
    let c = logged('2027-01-11T10:00:00Z');
    const told: (readonly [string, string, readonly string[]])[] = [];
    for (let n = 0; n < 12; n += 1) {
      const at = nextLook(c, new Date('2027-01-11T10:00:00Z'));
      if (at === null) break;
      const events = doneIn(answer(c, look, circumstances({ by: null, at }))).events;
      for (const event of events) {
        c = evolve(c, event);
        if (event.kind === 'letter_reminded') told.push([event.letter, event.reminder, event.tells]);
      }
    }
    expect(told).toEqual([
      ['acknowledgement', 'ahead', [ANA.id]],
      ['acknowledgement', 'near', [ANA.id, MIA.id]],
      ['acknowledgement', 'late', [ANA.id, MIA.id]],
      ['final', 'ahead', [ANA.id]],
      ['final', 'near', [ANA.id, MIA.id]],
      ['final', 'late', [ANA.id, MIA.id]],
    ]);
    expect(momentsAhead(c, new Date()).filter(({ what }) => what === 'letter')).toEqual([]);
  });

  it('tell everybody named in the event, and once where nobody looked for a while', () => {
    const c = logged('2027-01-11T10:00:00Z');
    const at = new Date('2027-02-11T10:00:00Z');
    const late = doneIn(answer(c, look, circumstances({ by: null, at }))).events.filter(
      (e) => e.kind === 'letter_reminded',
    );
    expect(late.map(({ reminder }) => reminder)).toEqual(['late']);
    const [event] = late;
    if (event === undefined) throw new Error('nobody was reminded');
    const notices = noticesFor(event, 3, evolve(c, event)).filter(({ kind }) => kind === 'event');
    expect(notices.map((n) => ('to' in n ? n.to : ''))).toEqual([ANA.id, MIA.id]);
  });

  it('stop when somebody says that the letter was sent, or one that does as well', () => {
    const c = logged('2027-01-11T10:00:00Z');
    const day = (n: number): Date => new Date(new Date('2027-01-11T10:00:00Z').getTime() + n * DAY_MS);
    expect(Object.keys(dueOf(then(c, sent('acknowledgement'), day(1))))).toEqual(['summary', 'final']);
    expect(Object.keys(dueOf(then(c, sent('summary'), day(1))))).toEqual([]);
    expect(Object.keys(dueOf(then(c, sent('final'), day(20))))).toEqual(['summary']);
    // a holding letter in the third week is no answer in the eighth
    expect(Object.keys(dueOf(then(c, sent('holding'), day(20))))).toContain('final');
    expect(Object.keys(dueOf(then(c, sent('holding'), day(54))))).not.toContain('final');
  });

  it('propose a summary resolution in its days, a final response after them', () => {
    const c = { ...logged('2027-01-11T10:00:00Z'), status: 'resolved' } as const;
    expect(proposedLetter(c, new Date('2027-01-13T10:00:00Z'))).toBe('summary');
    expect(proposedLetter(c, new Date('2027-01-20T10:00:00Z'))).toBe('final');
  });
});

describe('a letter that was sent', () => {
  it('is the first word to the customer, and the last of its kind counts', () => {
    const c = logged('2027-01-11T10:00:00Z');
    const first = then(c, sent('update'), new Date('2027-01-11T11:00:00Z'));
    expect(first.firstCustomerContactAt).toEqual(new Date('2027-01-11T11:00:00Z'));
    const again = then(first, sent('update'), new Date('2027-01-12T11:00:00Z'));
    expect(again.lettersSent).toEqual([{ letter: 'update', at: new Date('2027-01-12T11:00:00Z'), by: ANA.id }]);
    expect(again.firstCustomerContactAt).toEqual(new Date('2027-01-11T11:00:00Z'));
  });

  it('said twice at once was sent once', () => {
    const at = new Date('2027-01-11T11:00:00Z');
    const c = then(logged('2027-01-11T10:00:00Z'), sent('final'), at);
    expect(doneIn(answer(c, sent('final'), circumstances({ by: ANA, at }))).said).toEqual({ kind: 'already_so' });
  });
});

describe('a regulated letter', () => {
  const at = new Date('2027-01-11T11:00:00Z');
  it.each(LETTER_LANGUAGES)('in %s has its parts in place, but for what only a person can say', (language) => {
    const c = logged('2027-01-11T10:00:00Z');
    const ctx = circumstances({ by: ANA, at });
    for (const tone of LETTER_TONES)
      for (const letter of ['acknowledgement', 'summary', 'holding', 'final'] as const) {
        const facts = letterFacts(c, at, 'Europe/London');
        const text = composed(letter, facts, { language, tone }, { name: ANA.name, house: 'Aurora Bank' });
        const missing = lint(text, lintedBy(c, ANA, ctx, { letter, language, onRecord: [] }));
        const left = { acknowledgement: [], summary: [], holding: ['reasons', 'when'], final: ['outcome', 'reasons'] };
        expect(missing.map((one) => (one.kind === 'part' ? one.part : one))).toEqual(left[letter]);
      }
  });

  it('says what is missing where somebody cut it', () => {
    const c = logged('2027-01-11T10:00:00Z');
    const by = lintedBy(c, ANA, circumstances({ by: ANA, at }), { letter: 'final', language: 'en', onRecord: [] });
    const parts = lint('We are sorry. It is our responsibility. Please reply to this message.', by);
    expect(parts.map((one) => (one.kind === 'part' ? one.part : one.kind))).toEqual([
      'final',
      'outcome',
      'reasons',
      'ombudsman',
      'site',
      'time_limit',
      'leaflet',
    ]);
    expect(lint('We admit legal responsibility.', by).map(({ kind }) => kind)).toContain('admission');
  });
});
