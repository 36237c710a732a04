/** What cannot be promised is said with the words as they were typed, and a promise on a card wakes nobody. */
import { describe, expect, it } from 'vitest';
import { sayRefusal } from '../../src/cards/answers/refusals.ts';
import { sayParseError } from '../../src/cards/answers/not-understood.ts';
import { caseCard } from '../../src/cards/case/case-card.ts';
import { fullCard } from '../../src/cards/case/full-card.ts';
import { sayMomentAsked } from '../../src/cards/case/moment-asked.ts';
import { givenBack, withPromises } from '../../src/cards/case/promises.ts';
import { toMessage } from '../../src/chat/slack/out/render.ts';
import { toActivity } from '../../src/chat/teams/out/render.ts';
import { after, ANA, BOB, hours, NOON, R } from '../core/case/build.ts';
import { world } from './asked-worlds.ts';
import { caseSeen, viewer } from './gallery.ts';
import { showCard } from './show.ts';

const promise = (text: string, due = after(hours(2))) => ({ kind: 'promise', case: R(1042), text, due }) as const;

describe('what cannot be promised', () => {
  it.each([
    [{ kind: 'past', at: NOON }, /has passed: it is/],
    [{ kind: 'no_such_day', day: '2027-02-30' }, /2027-02-30 is not a day of the calendar/],
    [{ kind: 'skipped', at: new Date('2028-03-26T01:30:00Z') }, /The clocks go forward[^]*03:30/],
    [{ kind: 'too_far' }, /more than a year away/],
  ] as const)('is given back with why: %o', (no, words) => {
    const said = showCard(
      sayMomentAsked(
        { read: { kind: 'no', no, readings: [] }, text: 'call them', typed: 'promise R-1042 then: call them' },
        R(1042),
        viewer(),
      ),
    );
    expect(said).toMatch(words);
    expect(said).toContain('promise R-1042 then: call them');
  });

  it('is given back when it has too many words', () => {
    const long = 'x'.repeat(501);
    const said = showCard(givenBack(sayRefusal({ kind: 'too_long', most: 500 }, viewer()), `in 2h ${long}`));
    expect(said).toMatch(/longer than 500 characters/);
    expect(said).toContain(long);
  });

  it('asks by when, and gives back what was typed', () => {
    const said = showCard(sayParseError({ kind: 'promise_words', case: R(1042), typed: 'call back' }, viewer()));
    expect(said).toMatch(/Nothing was promised yet. Say by when/);
    expect(said).toContain('call back');
  });

  it('without words is answered with its moment', () => {
    const at = new Date('2026-12-10T16:00:00Z');
    const said = showCard(
      sayMomentAsked({ read: { kind: 'no_words', at }, text: '', typed: '17:00' }, R(1042), viewer()),
    );
    expect(said).toMatch(/Say what you promise by .*, too/);
  });
});

describe('a promise on the card', () => {
  it('is masked, and its words are no markup on either platform', () => {
    const seen = caseSeen(world([ANA, promise('write to jo@example.com <!channel> **now**')]));
    const slack = JSON.stringify(toMessage(caseCard(seen), () => undefined));
    const teams = JSON.stringify(toActivity(caseCard(seen), () => undefined, 'full'));
    for (const drawn of [slack, teams]) {
      expect(drawn).toContain('e-mail hidden');
      expect(drawn).not.toContain('jo@example.com');
    }
    expect(slack).not.toMatch(/"mrkdwn","text":"[^"]*<!channel>|"type":"broadcast"/);
    expect(teams).not.toMatch(/"TextBlock","text":"[^"]*\*\*now/);
  });

  it('of several has a button each, the earliest first', () => {
    const made = world([ANA, promise('bring a fan heater', after(hours(3)))], [BOB, promise('ring the plumber')]);
    const which = {
      kind: 'which_promise',
      case: R(1042),
      promises: made.caseOf(R(1042)).promises.map((p) => p.id),
      to: 'keep',
    } as const;
    const listed = showCard(withPromises(sayRefusal(which, viewer()), which, made.caseOf(R(1042)), viewer()));
    expect(listed).toMatch(/which promise on R-1042 was kept[^]*Kept: ring the plumber[^]*Kept: bring a fan heater/);
    expect(showCard(fullCard(caseSeen(made)))).toContain('Kept: bring a fan heater');
  });

  it.each([
    [
      'move',
      /which promise on R-1042 gets another time[^]*ring the plumber[^]*\[Move…\][^]*fan heater[^]*\[Move…\]/,
      /Kept|Let off/,
    ],
    ['void', /which promise on R-1042 did the customer let us off[^]*\[Released…\][^]*\[Released…\]/, /Kept: |Move…/],
  ] as const)('of several has the one button of what was asked: %s', (to, shown, never) => {
    const made = world([ANA, promise('bring a fan heater', after(hours(3)))], [BOB, promise('ring the plumber')]);
    const c = made.caseOf(R(1042));
    const no = { kind: 'which_promise', case: R(1042), promises: c.promises.map((p) => p.id), to } as const;
    const listed = showCard(withPromises(sayRefusal(no, viewer()), no, c, viewer()));
    expect(listed).toMatch(shown);
    expect(listed).not.toMatch(never);
  });

  it('keeps the case from being resolved, and is named', () => {
    const made = world([ANA, promise('ring back')]);
    const no = { kind: 'open_promise', promises: made.caseOf(R(1042)).promises.map((p) => p.id) } as const;
    const said = showCard(withPromises(sayRefusal(no, viewer()), no, made.caseOf(R(1042)), viewer()));
    expect(said).toMatch(/Not resolved yet: a promise is still open[^]*ring back/);
  });
});
