/** What is said of an offer, of a decision that was made already, and of how long the customer waits. */
import { describe, expect, it } from 'vitest';
import { sayRefusal } from '../../src/cards/answers/refusals.ts';
import { toldCard } from '../../src/cards/answers/told-card.ts';
import { sayAwayRefusal } from '../../src/cards/team/away-card.ts';
import { requestCard } from '../../src/cards/request/request-card.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { ANA, eur, GIL, gives, MIA, NOON, R, refund, after, hours } from '../core/case/build.ts';
import { world } from './asked-worlds.ts';
import { requestSeen, viewer } from './gallery.ts';
import { showCard } from './show.ts';

const offers = (units: number): Command => ({
  kind: 'counter',
  case: R(1042),
  request: null,
  digest: null,
  items: [],
  amount: eur(units),
  reason: 'breakfast was fine',
});

describe('an offer the asker could have given alone', () => {
  const made = world([ANA, gives([refund(400)])], [MIA, offers(120)]);

  it('says so on the card, and to the asker', () => {
    expect(showCard(requestCard(requestSeen(made)))).toMatch(/within Ana’s own authority/);
    const [last] = made.journal.slice(-1);
    if (last === undefined) throw new Error('nothing happened');
    const told = toldCard({ event: last.event, seq: made.journal.length }, last.after, viewer());
    expect(told === undefined || told === null ? '' : showCard(told)).toMatch(
      /within your own authority: you may also decide it yourself/,
    );
  });

  it('does not say so where they could not', () => {
    const more = world([ANA, gives([refund(400)])], [MIA, offers(250)]);
    expect(showCard(requestCard(requestSeen(more)))).not.toMatch(/own authority: you|within Ana’s own authority\./);
  });
});

describe('a press that comes late', () => {
  it.each(['approved', 'declined', 'withdrawn'] as const)('hears that it is already %s, and by whom', (how) => {
    const no = { kind: 'may_not_approve', code: 'already_decided', who: [], decided: { by: MIA.id, at: NOON, how } };
    expect(showCard(sayRefusal({ ...no, kind: 'may_not_approve', code: 'already_decided' }, viewer()))).toMatch(
      new RegExp(`Already ${how} by Mia`),
    );
  });

  it('over an offer hears whose it is, and whom it waits for', () => {
    const no = {
      kind: 'may_not_approve',
      code: 'request_changed',
      who: [],
      decided: null,
      countered: { by: MIA.id, asker: ANA.id },
    } as const;
    const said = showCard(sayRefusal(no, viewer()));
    expect(said).toMatch(/the request has changed, there is a counter-offer by Mia/);
    expect(said).toMatch(/It waits for Ana/);
  });

  it('by somebody who may not hears who can', () => {
    const no = { kind: 'may_not_approve', code: 'above_your_limit', who: [GIL.id], decided: null } as const;
    expect(showCard(sayRefusal(no, viewer()))).toMatch(/above what you may approve[^]*These can: Gil/);
  });
});

describe('how long the customer waits', () => {
  it.each([
    [hours(0.25), '15 min'],
    [hours(0.5), '30 min'],
    // over a weekend it is the wall clock, whatever the working hours
    [hours(62.25), '2 days 14 h'],
  ])('after %i ms it is %s on the card of the request', (ms, words) => {
    const waiting = world([ANA, gives([refund(400)])]);
    const seen = requestSeen(waiting, { viewer: viewer({ now: after(ms) }) });
    expect(showCard(requestCard(seen))).toContain(words);
  });
});

describe('an absence that cannot be', () => {
  it.each([
    [{ kind: 'own_deputy' }, /nobody stands in for themselves/],
    [{ kind: 'not_a_deputy', name: 'Bob', roles: ['duty_manager', 'owner'] }, /lets duty manager or owner stand in/],
    [{ kind: 'too_long', days: 60 }, /60 days at most/],
    [{ kind: 'too_far' }, /more than a year from now/],
    [{ kind: 'no_such_person', typed: 'Zoe' }, /“Zoe” is nobody Amends knows/],
    [{ kind: 'no_such_day' }, /does not exist/],
    [{ kind: 'wrong_way_round' }, /has to lie ahead/],
  ] as const)('is refused: %o', (no, words) => {
    expect(showCard(sayAwayRefusal(no, viewer()))).toMatch(words);
  });
});
