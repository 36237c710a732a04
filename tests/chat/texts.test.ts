/** Whatever people write: every text is read, kept and drawn on both platforms, within their limits, and wakes nobody. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caseCard } from '../../src/cards/case/case-card.ts';
import { requestCard } from '../../src/cards/request/request-card.ts';
import { draftCard, shoutOutCard } from '../../src/cards/team/thanks-card.ts';
import { clip } from '../../src/core/base/text.ts';
import { caseSeen, requestSeen, viewer } from '../cards/gallery.ts';
import { ANA, doneIn, eur, GIL, gives, item, logs, MIA, openCase, R, refund, resolves } from '../core/case/build.ts';
import { makeWorld, type World } from '../core/case/world.ts';
import { COMPLAINTS, isSaid, kept, NASTY, NAUGHTY, rowsOf, says, spread, typed } from '../texts.ts';
import { faultsIn } from './faults.ts';
import { liveInSlack, slackFaults, teamsFaults } from './pings.ts';

const LONG = process.env['AMENDS_LONG'] === '1';
const CASE = R(1);
/** A case with these words as complaint and these as customer. */
function logged(words: string, customer: string | null): World {
  const world = makeWorld();
  doneIn(world.ask(ANA, logs(words, { customer, orderValue: eur(900) })));
  expect(world.caseOf(CASE).complaints[0]?.text).toBe(kept(words));
  return world;
}

/** The card of the case as it is now, and of its request, where there is one. */
function drawnNow(world: World): readonly unknown[] {
  const now = world.caseOf(CASE);
  return [
    ...faultsIn(caseCard(caseSeen(world, { case: now }))),
    ...(now.requests.length > 0 ? faultsIn(requestCard(requestSeen(world, { case: now }))) : []),
  ];
}

describe.skipIf(!existsSync(COMPLAINTS))(`real complaints${says(COMPLAINTS)}`, () => {
  const rows = rowsOf(COMPLAINTS);

  it('are read, kept and drawn; resolved, they are drawn, too', () => {
    const mine = LONG ? rows : spread(rows, 100);
    expect(new Set(mine.map((row) => row.lang))).toEqual(new Set(['en', 'id']));
    for (const row of mine) {
      const world = logged(typed(row.text), `order ${row.id}`);
      expect([row.id, drawnNow(world)]).toEqual([row.id, []]);
      const whatHelped = 'Somebody called back within the hour';
      // a complaint about the staff is seen to by somebody else
      const owner = [ANA, MIA, GIL].find(({ id }) => id === world.caseOf(CASE).owner) ?? ANA;
      doneIn(world.ask(owner, resolves({ case: CASE, whatHelped })));
      expect([row.id, drawnNow(world)]).toEqual([row.id, []]);
    }
  }, 300_000);
});

describe.skipIf(!existsSync(NAUGHTY))(`texts made to break things${says(NAUGHTY)}`, () => {
  const strings = [...rowsOf(NAUGHTY), ...(LONG ? rowsOf(NASTY) : spread(rowsOf(NASTY), 60))]
    .map((row) => row.text)
    .filter(isSaid);

  it('stand as complaint, customer and reason', () => {
    expect(strings.length).toBeGreaterThan(200);
    for (const text of strings) {
      const words = typed(text);
      const world = logged(words, words.replaceAll('\n', ' ').trim().slice(0, 150));
      doneIn(world.ask(ANA, gives([item('apology')], words, CASE)));
      const asked = world.ask(ANA, gives([refund(400)], words, CASE));
      expect([words, asked.ok ? asked.said.kind : asked.no.kind]).toEqual([words, 'asked']);
      expect([words, drawnNow(world)]).toEqual([words, []]);
    }
  }, 300_000);

  it('stand as thank-you, or are held back with a reason', () => {
    const ended = new Set<string>();
    for (const text of strings) {
      const words = clip(typed(text), 280);
      if (!isSaid(words)) continue;
      const world = makeWorld({ cases: [openCase({ id: CASE })] });
      doneIn(world.ask(ANA, resolves({ case: CASE, whatHelped: 'A lamp from the store' })));
      const [draft] = world.caseOf(CASE).shoutOuts;
      if (draft === undefined) throw new Error('there is nothing to thank for');
      const said = world.ask(ANA, {
        kind: 'confirm_thanks',
        case: CASE,
        shoutOut: draft.id,
        text: words,
        audience: 'public',
      });
      ended.add(said.ok ? said.said.kind : said.no.kind);
      const now = world.caseOf(CASE);
      for (const shoutOut of now.shoutOuts) {
        const seen = { case: now, shoutOut, viewer: viewer(), preference: 'unknown', lead: null } as const;
        expect([words, faultsIn(draftCard(seen)), faultsIn(shoutOutCard(seen))]).toEqual([words, [], []]);
      }
    }
    expect(ended).toEqual(new Set(['thanks_posted', 'leaks']));
  }, 300_000);
});

it('the eye for pings sees live ones, and lets our own through', () => {
  const people = new Set(['U0ANA', 'Ana Ortiz']);
  expect(liveInSlack('<!channel> <@U0ANA> <@U0EVIL> <!date^1^{time}|now> &lt;!here&gt;', people)).toEqual([
    '!channel',
    '@U0EVIL',
  ]);
  expect(slackFaults({ type: 'broadcast', range: 'channel' }, people)).toHaveLength(1);
  expect(teamsFaults({ type: 'TextBlock', text: '<at>Ana Ortiz</at> <at>Everyone</at>' }, people)).toEqual([
    'Everyone',
  ]);
});
