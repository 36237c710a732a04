/** The story of a case leaves nothing out, in every language, and says who and by which policy. */
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/core/case/history.ts';
import { historyCard } from '../../src/cards/life/history-card.ts';
import { buttonsOf } from '../../src/cards/kit/card.ts';
import type { Command } from '../../src/core/case/commands.ts';
import type { Member } from '../../src/core/base/members.ts';
import { after, ANA, doneIn, eur, gives, hours, logs, MIA, R, refund, resolves } from '../core/case/build.ts';
import { makeWorld, type World } from '../core/case/world.ts';
import { improvementFor } from '../core/learning/build.ts';
import { viewer } from './gallery.ts';
import { showCard } from './show.ts';

const CASE = R(1);
const request = { case: CASE, request: null, digest: null } as const;

/** A case from its first event on. */
function world(...asked: readonly (readonly [Member, Command])[]): World {
  const w = makeWorld();
  doneIn(w.ask(ANA, logs('No hot water', { customer: 'room 412' })));
  for (const [by, command] of asked) doneIn(w.ask(by, command));
  return w;
}
const ask = [ANA, gives([refund(400)], 'two nights without hot water', CASE)] as const;

/** A request with an offer, and a promise. */
const lived = (): World =>
  world(
    ask,
    [MIA, { kind: 'counter', ...request, items: [], amount: eur(250), reason: 'one night' }],
    [ANA, { kind: 'promise', case: CASE, text: 'call back about the boiler', due: after(hours(2)) }],
  );

const storyOf = (w: World, locale = 'en-GB'): string =>
  showCard(historyCard(w.caseOf(CASE), historyOf(w.journal.map(({ event }) => event)), viewer({ locale })));

describe('the story of a case', () => {
  it('has a line for everything that happened', () => {
    const w = lived();
    const events = w.journal.map(({ event }) => event);
    const told = historyOf(events);
    for (const event of events)
      expect(told.filter(({ at }) => at.getTime() === event.at.getTime()).length).toBeGreaterThan(0);
    expect(told.length).toBeGreaterThanOrEqual(events.length);
  });

  it.each([
    [
      'en-GB',
      [/Ana · asked for refund €400\.00, beyond their own limits, of Mia/, /Mia · offered/, /promised: call back/],
    ],
    ['de-DE', [/Ana · fragte nach Erstattung 400,00/, /Mia · bot stattdessen/, /sagte zu: call back/]],
  ] as const)('says in %s who did what, and by which policy', (locale, sentences) => {
    const told = storyOf(lived(), locale).replaceAll('\u00a0', ' ');
    for (const sentence of sentences) expect(told).toMatch(sentence);
    expect(told).toMatch(/(?:by the policy|nach der Richtlinie) \S+, (?:v|V)ersion [0-9a-z]{1,8}\)/);
  });

  it('tells of a yes, of a no, and of how it ended', () => {
    expect(storyOf(world(ask, [MIA, { kind: 'approve', ...request }]))).toContain('said yes to refund');
    expect(storyOf(world([ANA, gives([refund(40)], null, CASE)], [ANA, resolves({ case: CASE })]))).toMatch(
      /gave refund.*resolved/s,
    );
  });

  it('is read a page at a time, the newest first, with what came of it', () => {
    const w = lived();
    const c = w.caseOf(CASE);
    const many = Array.from({ length: 40 }, (_, n) => ({
      at: after(hours(n)),
      by: MIA.id,
      because: null,
      what: { kind: 'viewed' as const, of: 'case' as const },
    }));
    const learnt = [improvementFor({ at: after(hours(100)), status: 'done', settledAt: after(hours(120)) })];
    const [newest, oldest] = [1, 3].map((page) => historyCard(c, many, viewer(), { page, learnt }));
    expect(showCard(newest ?? historyCard(c, [], viewer()))).toMatch(/I-7 came of it.*I-7 is done/s);
    const labels = (card = newest): readonly string[] =>
      card === undefined ? [] : buttonsOf(card).map((b) => b.label);
    expect(labels()).toContain('Earlier');
    expect(labels()).not.toContain('Later');
    expect(labels(oldest)).not.toContain('Earlier');
  });
});
