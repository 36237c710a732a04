/** Practice: a situation of the trade is played with the rules as they are, nothing is given, and only that it was played is kept. Pure. */
import { exponentOf } from '../base/currencies.ts';
import { caseId } from '../base/ids.ts';
import type { Member } from '../base/members.ts';
import { money, type Currency, type Money } from '../base/money.ts';
import { answer } from '../case/answer.ts';
import type { RecoveryCase } from '../case/case.ts';
import type { Circumstances } from '../case/circumstances.ts';
import { evolve } from '../case/evolve.ts';
import type { Drill, InEachLanguage } from '../triage/drills.ts';
import type { Pack } from '../triage/packs.ts';
import type { Suggestion } from '../triage/suggestion.ts';

export const DRILL_ANSWERS = ['give', 'ask', 'apologise'] as const;
export type DrillAnswer = (typeof DRILL_ANSWERS)[number];

/** When somebody last played which, by its id. */
export type Practised = ReadonlyMap<string, Date>;

/** A number no case has. */
const NEVER_A_CASE = caseId.parse('R-9999999999');
/** Whoever it is, nothing was given to them before. */
const SOMEBODY = 'PRACTICE-1';

/** Of the pack the policy names; of the general one where that has none. */
export function drillsOf(packs: readonly Pack[], pack: string | undefined): readonly Drill[] {
  const all = [packs.find(({ id }) => id === pack), packs.find(({ id }) => id === 'general')];
  return all.map((one) => one?.drills ?? []).find((drills) => drills.length > 0) ?? [];
}

/** What was not played yet, in the order of the pack; then what was played longest ago. Never the one just played, where there is another. */
export function nextDrill(drills: readonly Drill[], done: Practised, justPlayed: string | null): Drill | undefined {
  const others = drills.filter(({ id }) => id !== justPlayed);
  const from = others.length > 0 ? others : drills;
  const last = ({ id }: Drill): number => done.get(id)?.getTime() ?? 0;
  return from.toSorted((a, b) => last(a) - last(b))[0];
}

/** As the case would be if it were logged now; it is kept nowhere. Null where it could not be logged. */
export function practiceCase(
  drill: Drill,
  language: keyof InEachLanguage,
  by: Member,
  ctx: Circumstances,
): RecoveryCase | null {
  const base = ctx.policy?.base;
  const logged = answer(
    null,
    {
      kind: 'log',
      text: drill.says[language],
      customer: SOMEBODY,
      remedySought: null,
      failure: drill.failure,
      severity: drill.severity,
      orderValue: sumIn(drill.order, base),
      lossValue: sumIn(drill.loss, base),
      source: 'chat',
      permalink: null,
      receivedAt: null,
      from: null,
    },
    { ...ctx, by, caseNumber: NEVER_A_CASE },
  );
  return logged.ok ? logged.events.reduce<RecoveryCase | null>(evolve, null) : null;
}

const sumIn = (whole: number | null, base: Currency | undefined): Money | null =>
  whole === null || base === undefined ? null : money(BigInt(whole) * 10n ** BigInt(exponentOf(base) ?? 2), base);

/** What the rules say of an answer: `offer` is what fits best, theirs to give, or beyond what is theirs; or nothing but words fits. */
export type WhatRulesSay =
  | { readonly kind: 'yours' | 'over'; readonly answer: DrillAnswer; readonly offer: Suggestion }
  | { readonly kind: 'words'; readonly answer: DrillAnswer };

export function whatRulesSay(chosen: DrillAnswer, offers: readonly Suggestion[]): WhatRulesSay {
  const more = offers.filter(({ why }) => why.kind !== 'words_come_first');
  const offer = more.find(({ standing }) => standing.kind === 'now') ?? more[0];
  if (offer === undefined) return { kind: 'words', answer: chosen };
  return { kind: offer.standing.kind === 'now' ? 'yours' : 'over', answer: chosen, offer };
}
