/** Several requests wait on one case: a typed decision is for the only one it fits, or nothing is decided and which is asked. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../../../../src/core/base/money.ts';
import { isNamed } from '../../../../src/core/case/amount-named.ts';
import type { ApprovalRequest } from '../../../../src/core/case/case.ts';
import type { AmountNamed, Command, ItemAsked } from '../../../../src/core/case/commands.ts';
import { askedIn } from '../../../../src/core/case/rules/request-meant.ts';
import type { RequestVerb } from '../../../../src/core/case/refusal-values.ts';
import { requestWords, withRequests } from '../../../../src/cards/request/request-words.ts';
import { sayRefusal } from '../../../../src/cards/answers/refusals.ts';
import { viewer } from '../../../cards/gallery.ts';
import { runs } from '../../../runs.ts';
import { ANA, BOB, doneIn, eur, gives, item, MIA, NOON, openCase, R, refund, refusalIn } from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const CASE = R(1042);
const points = (n: number): ItemAsked => item('points', { units: BigInt(n) });
const of = (amount: ReturnType<typeof eur> | null, units: bigint | null = null): AmountNamed => ({ amount, units });
const named = (...items: NonNullable<AmountNamed['items']>): AmountNamed => ({ amount: null, units: null, items });
const bare = (kind: string) => ({ kind, amount: null, units: null });

function typed(verb: RequestVerb, by: AmountNamed | null = null): Command {
  const plain = { case: CASE, request: null } as const;
  switch (verb) {
    case 'approve':
      return { kind: 'approve', ...plain, digest: null, named: by, reason: 'the boiler broke' };
    case 'decline':
      return { kind: 'decline', ...plain, digest: null, named: by, reason: 'too much', alternative: null };
    case 'counter':
      return { kind: 'counter', ...plain, digest: null, items: [item('apology')], amount: null, reason: 'enough' };
    case 'ask':
      return { kind: 'ask_more', ...plain, text: 'how long was it cold?' };
    case 'accept':
      return { kind: 'accept_counter', ...plain, named: by };
    case 'discuss':
      return { kind: 'discuss', ...plain, text: 'they want more' };
    case 'answer':
      return { kind: 'answer_more', ...plain, text: 'two nights' };
    case 'withdraw':
      return { kind: 'withdraw', ...plain, named: by };
  }
}

/** A world in which Ana has asked for each of these apart. */
function waiting(...asks: readonly (readonly ItemAsked[])[]): World {
  const world = makeWorld({ cases: [openCase()] });
  for (const items of asks) doneIn(world.ask(ANA, gives(items)));
  return world;
}
const both = (): World => waiting([refund(400)], [points(90_000)]);
const statuses = (world: World): string[] => world.caseOf(CASE).requests.map((r) => r.status);
const requests = (world: World): readonly ApprovalRequest[] => world.caseOf(CASE).requests;
const offered = (): World => {
  const world = both();
  for (const r of requests(world))
    doneIn(world.ask(MIA, { ...typed('counter'), request: r.id } as Extract<Command, { kind: 'counter' }>));
  return world;
};
const questioned = (): World => {
  const world = both();
  for (const r of requests(world))
    doneIn(world.ask(MIA, { ...typed('ask'), request: r.id } as Extract<Command, { kind: 'ask_more' }>));
  return world;
};

describe('with several requests waiting', () => {
  it.each([
    ['approve', MIA, both],
    ['decline', MIA, both],
    ['counter', MIA, both],
    ['ask', MIA, both],
    ['withdraw', ANA, both],
    ['accept', ANA, offered],
    ['discuss', ANA, offered],
    ['answer', ANA, questioned],
  ] as const)('“%s” without saying which decides nothing, and has a button for each', (verb, by, make) => {
    const world = make();
    const before = world.caseOf(CASE);
    const no = refusalIn(world.ask(by, typed(verb)));
    expect(no).toMatchObject({ kind: 'which_request', verb, requests: requests(world).map((r) => r.id) });
    expect(world.caseOf(CASE)).toEqual(before);
    const card = withRequests(sayRefusal(no, viewer()), no, before, viewer());
    const buttons = card.blocks.flatMap((b) => (b.kind === 'buttons' ? b.buttons : []));
    expect(buttons.map(({ press }) => 'request' in press && press.request)).toEqual(requests(world).map((r) => r.id));
  });

  it.each<readonly [AmountNamed, readonly string[] | null]>([
    [of(eur(400)), ['approved', 'pending']],
    [of(eur(90_000), 90_000n), ['pending', 'approved']],
    [named(bare('refund')), ['approved', 'pending']],
    [named({ kind: 'points', amount: null, units: 90_000n }), ['pending', 'approved']],
    [of(eur(3_000), 3_000n), null],
    [named(bare('voucher')), null],
    [named({ kind: 'refund', amount: eur(250), units: null }), null],
    [named(bare('refund'), bare('points')), null],
  ])('a yes that names one of them is for that one, %#', (what, after) => {
    const world = both();
    const answered = world.ask(MIA, typed('approve', what));
    const isNone = !answered.ok && answered.no.kind === 'which_request' && answered.no.isNone;
    expect(isNone).toBe(after === null);
    expect(statuses(world)).toEqual(after ?? ['pending', 'pending']);
  });

  it('each is told from the others by its passenger and its reason', () => {
    const world = waiting();
    const timo = { ...refund(400), passenger: 'Timo Berg' };
    doneIn(world.ask(ANA, gives([timo], 'no hotel')));
    doneIn(world.ask(ANA, gives([{ ...timo, passenger: 'Ada Lind' }], 'no food')));
    const no = refusalIn(world.ask(MIA, typed('approve')));
    const shown = JSON.stringify(withRequests(sayRefusal(no, viewer()), no, world.caseOf(CASE), viewer()));
    expect(shown).toMatch(/€400\.00 for Timo Berg.*because no hotel.*€400\.00 for Ada Lind.*because no food/);
    const [first] = requests(world);
    const isPrivate = { ...world.caseOf(CASE), sensitivity: 'press' } as const;
    expect(first && requestWords(isPrivate, first.id, viewer())).not.toContain('Timo');
  });

  it('one whose time is up is not in the way of the other', () => {
    const asked = both();
    const [first, ...others] = requests(asked);
    const past = first === undefined ? [] : [{ ...first, expiresAt: NOON }];
    const c = { ...asked.caseOf(CASE), requests: [...past, ...others] };
    const world = makeWorld({ cases: [c], ledger: asked.ledger });
    doneIn(world.ask(MIA, typed('approve')));
    expect(statuses(world)).toEqual(['pending', 'approved']);
  });

  it('whoever asked takes back the own one, however many wait', () => {
    const world = waiting([refund(400)]);
    doneIn(world.ask(BOB, gives([points(90_000)])));
    doneIn(world.ask(BOB, typed('withdraw')));
    expect(statuses(world)).toEqual(['pending', 'withdrawn']);
  });

  it('law: what is decided is the only one that fits what was typed, or nothing is', () => {
    const sizes = fc.constantFrom(300, 400, 500);
    const anItem: fc.Arbitrary<ItemAsked> = fc.oneof(
      sizes.map((n) => refund(n)),
      sizes.map((n) => item('voucher', { amount: eur(n) })),
      sizes.map((n) => points(n * 100)),
    );
    const anAsk = fc.array(anItem, { minLength: 1, maxLength: 2 });
    const aRemedy = fc.oneof(
      fc.constantFrom('refund', 'voucher', 'points').map(bare),
      anItem.map(({ kind, amount, units }) => ({ kind, amount, units })),
    );
    const aName: fc.Arbitrary<AmountNamed | null> = fc.oneof(
      fc.constant(null),
      sizes.map((n) => of(eur(n), BigInt(n))),
      sizes.map((n) => of(null, BigInt(n * 100))),
      sizes.map((n) => of(money(BigInt(n * 100), 'USD'))),
      fc.array(aRemedy, { minLength: 1, maxLength: 2 }).map((items) => named(...items)),
    );
    const verbs = fc.constantFrom('approve', 'decline', 'withdraw');
    const law = fc.property(fc.array(anAsk, { minLength: 1, maxLength: 4 }), aName, verbs, (asks, name, verb) => {
      const world = makeWorld({ cases: [openCase({ orderValue: eur(90_000), lossValue: null })] });
      for (const items of asks) world.ask(ANA, gives(items, 'two nights'));
      const before = world.caseOf(CASE);
      const open = before.requests.filter((r) => r.status === 'pending');
      const fitting = name === null ? open : open.filter((r) => isNamed(askedIn(before, r), name));
      const answered = world.ask(verb === 'withdraw' ? ANA : MIA, typed(verb, name));
      const changed = world.caseOf(CASE).requests.filter((r, n) => r.status !== before.requests[n]?.status);
      expect(changed.map(({ id }) => id)).toEqual(answered.ok ? fitting.map(({ id }) => id) : []);
    });
    fc.assert(law, { numRuns: runs(150) });
  });
});

describe('a reason that says nothing', () => {
  it.each([
    '',
    ' ',
    'because',
    'because.',
    'Because …',
    'because - ',
    '…',
    '.',
    '-',
    '–',
    '!!!',
    'because because',
    'n/a',
    'none',
    'No reason.',
    '👍',
    '“”',
  ])('is asked for again: “%s”', (reason) => {
    const world = waiting([refund(400)]);
    const { id, digest } = requests(world)[0] ?? { id: null, digest: null };
    for (const by of [
      { request: null, digest: null },
      { request: id, digest },
    ]) {
      const decline = { kind: 'decline', case: CASE, reason, alternative: null, ...by } as const;
      expect(refusalIn(world.ask(MIA, decline))).toEqual({ kind: 'reason_needed' });
      const counter = { kind: 'counter', case: CASE, items: [], amount: eur(250), reason, ...by } as const;
      expect(refusalIn(world.ask(MIA, counter))).toEqual({ kind: 'reason_needed' });
    }
    expect(statuses(world)).toEqual(['pending']);
  });

  it.each(['too much', 'because it is too much', 'no stock', '太贵', 'because of the rate', '2 nights'])(
    'is not “%s”',
    (reason) => {
      const world = waiting([refund(400)]);
      doneIn(world.ask(MIA, { kind: 'decline', case: CASE, request: null, digest: null, reason, alternative: null }));
      expect(requests(world)[0]?.reason).not.toMatch(/^because/);
    },
  );
});
