/** Which letter a case asks for, in which language, and what of the case it may say. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/core/case/commands.ts';
import { evolve } from '../../../../src/core/case/evolve.ts';
import { voiceFor } from '../../../../src/core/case/rules/letters/drafting.ts';
import { letterFacts, proposedLetter } from '../../../../src/core/case/rules/letters/letter-facts.ts';
import { after, ANA, circumstances, doneIn, eur, gives, hours, item, MIA, openCase, R, refund } from '../build.ts';
import { makeWorld, type World } from '../world.ts';
import { answer } from '../../../../src/core/case/answer.ts';

const CASE = R(1042);
const draft = (change: Partial<Extract<Command, { kind: 'draft' }>> = {}): Command => ({
  kind: 'draft',
  case: CASE,
  letter: null,
  language: null,
  tone: null,
  ...change,
});
const world = (...asked: readonly (readonly [typeof ANA, Command])[]): World => {
  const made = makeWorld({ cases: [openCase()] });
  for (const [by, command] of asked) made.ask(by, command);
  return made;
};
const proposedIn = (w: World) => proposedLetter(w.caseOf(CASE), w.now());
const promise: Command = { kind: 'promise', case: CASE, text: 'call back', due: after(hours(2)) };

describe('the letter that a case asks for', () => {
  it('follows from where it stands', () => {
    expect(proposedIn(world())).toBe('acknowledgement');
    expect(proposedIn(world([ANA, promise]))).toBe('update');
    expect(proposedIn(world([ANA, gives([refund(40)])]))).toBe('apology');
    const asked = world([ANA, gives([refund(800)])]);
    expect(proposedIn(asked)).toBe('holding');
    asked.ask(MIA, { kind: 'decline', case: CASE, request: null, digest: null, reason: 'too much', alternative: null });
    expect(proposedIn(asked)).toBe('cannot');
    asked.ask(ANA, gives([refund(40)]));
    expect(proposedIn(asked)).toBe('apology');
    const broken = world([ANA, promise]);
    broken.forward(hours(3));
    broken.ask(null, { kind: 'look_again', case: CASE });
    expect(proposedIn(broken)).toBe('apology');
    expect(proposedLetter(openCase({ status: 'resolved' }), after(0))).toBe('resolution');
  });
});

describe('what a letter may say', () => {
  it('is what was authorised, never what was asked for', () => {
    const asked = world([ANA, gives([item('apology'), refund(40)])], [ANA, gives([refund(800)])]);
    const { given, waits } = letterFacts(asked.caseOf(CASE), asked.now(), 'Europe/Paris');
    expect(given.map(({ kind, amount }) => [kind, amount?.minor])).toEqual([
      ['apology', undefined],
      ['refund', 4_000n],
    ]);
    expect(waits).toBe(true);
  });

  it('tells what is owed from what is beyond it', () => {
    const action = world([ANA, gives([refund(40)])]).caseOf(CASE).actions[0];
    if (action === undefined) throw new Error('nothing was given');
    const facts = (settled: number) =>
      letterFacts(
        openCase({
          actions: [
            { ...action, settles: { rule: 'eu261', passenger: null, basis: 'statutory', amount: eur(settled) } },
          ],
        }),
        after(0),
        'UTC',
      ).given[0];
    expect(facts(30)).toMatchObject({ owed: eur(30), beyond: eur(10) });
    expect(facts(40)).toMatchObject({ owed: eur(40), beyond: null });
    expect(facts(50)).toMatchObject({ owed: eur(40), beyond: null });
  });
});

describe('a draft', () => {
  it('is in the language of the complaint, else in the team’s, and formal', () => {
    const of = (language: string, locale: string) =>
      voiceFor({ triage: { ...openCase().triage, language } }, locale).language;
    expect([of('fr', 'de-DE'), of('und', 'de-DE'), of('id', 'es-ES'), of('und', 'ja-JP')]).toEqual([
      'fr',
      'de',
      'es',
      'en',
    ]);
  });

  it('changes nothing unless a language or a tone is chosen, which stays', () => {
    const w = world();
    expect(doneIn(w.ask(ANA, draft())).events).toEqual([]);
    const chosen = doneIn(w.ask(ANA, draft({ language: 'es', tone: 'informal', letter: 'apology' })));
    expect(chosen.said).toMatchObject({ letter: 'apology', voice: { language: 'es', tone: 'informal' }, by: ANA.id });
    expect(w.caseOf(CASE).writes).toEqual({ language: 'es', tone: 'informal' });
    expect(doneIn(w.ask(MIA, draft())).said).toMatchObject({ voice: { language: 'es', tone: 'informal' } });
    expect(doneIn(w.ask(MIA, draft({ language: 'es' }))).events).toEqual([]);
  });

  it('of a restricted case is a look, for those who may see it', () => {
    const c = openCase({ sensitivity: 'injury' });
    const seen = answer(c, draft(), circumstances({ by: ANA }));
    expect(doneIn(seen).events.map(({ kind }) => kind)).toEqual(['viewed']);
    const looked = doneIn(seen).events.reduce((was, event) => evolve(was, event), c);
    expect(looked).toEqual(c);
    const other = { ...ANA, id: MIA.id, lead: false };
    expect(answer(c, draft(), circumstances({ by: other }))).toMatchObject({ ok: false, no: { kind: 'kept_private' } });
  });
});
