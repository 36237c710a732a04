import { describe, expect, it } from 'vitest';
import { remaining, type Remaining } from '../../../src/core/authority/remaining.ts';
import type { DecideInput } from '../../../src/core/authority/decision.ts';
import { atLeastOwed, dueOn, owedOffers, type Due } from '../../../src/core/triage/due-first.ts';
import { AIRLINE, ask, entry, goodwill, HOTEL, OWED_600, refund, situation } from '../authority/hotel.ts';

function dueAnd(input: DecideInput): { due: Due; left: Remaining } {
  const left = remaining(input);
  if (left === null) throw new Error('no policy');
  return { due: dueOn(input, left), left };
}
const OWED = situation({ policy: AIRLINE, about: { facts: OWED_600 } });

describe('what is owed', () => {
  it('is offered exactly, with its source and date', () => {
    const { due, left } = dueAnd(OWED);
    const [offer, ...more] = owedOffers(due, left);
    expect(more).toEqual([]);
    expect(offer?.items).toEqual([refund('600')]);
    expect(offer?.why).toEqual({ kind: 'owed', title: 'Regulation (EC) 261/2004 art. 7', asOf: '2026-11-21' });
  });

  it('is offered as far as it is not paid', () => {
    const paid = (amount: string) =>
      entry(amount, { basis: 'statutory', settles: { rule: 'eu261.delay', passenger: null } });
    const part = dueAnd({ ...OWED, ledger: [paid('350')] });
    expect(owedOffers(part.due, part.left)[0]?.items).toEqual([refund('250')]);
    const whole = dueAnd({ ...OWED, ledger: [paid('600')] });
    expect(owedOffers(whole.due, whole.left)).toEqual([]);
  });

  it('is the least of every suggestion that settles it, and no business of the others', () => {
    const { due } = dueAnd(OWED);
    const items = [ask('apology'), refund('75'), refund('740'), goodwill('20')];
    expect(atLeastOwed(items, due)).toEqual([ask('apology'), refund('600'), refund('740'), goodwill('20')]);
    expect(atLeastOwed([refund('75 GBP')], due)).toEqual([refund('600')]);
    expect(atLeastOwed([refund('75')], dueAnd(situation()).due)).toEqual([refund('75')]);
  });
});

describe('a fact to find out', () => {
  it('is named once, before anything is offered', () => {
    const { due } = dueAnd(situation({ policy: AIRLINE }));
    expect(due.advice).toEqual([{ kind: 'find_fact', facts: ['extraordinary'] }]);
  });

  it('is not asked for when everything is known, nor a value while money can be given without it', () => {
    expect(dueAnd(OWED).due.advice).toEqual([]);
    expect(dueAnd(situation({ about: { lossValue: null } })).due.advice).toEqual([]);
  });

  it('is also a value, when no money can be given without it', () => {
    const { due } = dueAnd(situation({ policy: HOTEL, about: { lossValue: null, orderValue: null } }));
    expect(due.advice).toEqual([{ kind: 'find_fact', facts: ['order_value', 'loss_value'] }]);
  });
});
