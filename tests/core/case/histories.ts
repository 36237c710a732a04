/** Random histories of a busy week: what people ask for, in which order, and how time goes by. */
import fc from 'fast-check';
import { money } from '../../../src/core/base/money.ts';
import type { Member } from '../../../src/core/base/members.ts';
import type { Because, FailureType, Severity } from '../../../src/core/base/failures.ts';
import type { ApprovalRequest, RecoveryCase } from '../../../src/core/case/case.ts';
import type { Command, ItemAsked } from '../../../src/core/case/commands.ts';
import type { DismissReason } from '../../../src/core/case/status.ts';
import type { Answered } from '../../../src/core/case/said.ts';
import {
  after,
  ANA,
  BOB,
  DAY_MS,
  eur,
  GIL,
  hours,
  item,
  logs,
  MAX,
  MIA,
  openCase,
  PIA,
  R,
  resolves,
  thing,
} from './build.ts';
import type { World } from './world.ts';

const failed = (value: FailureType): RecoveryCase['triage'] => ({
  ...openCase().triage,
  failure: { value, because: 'said so', by: 'rules' } satisfies Because<FailureType>,
});

/** Two cases of one customer with one failure, one with another, one linked to the first, one of somebody else, one of nobody known. */
const SEEDED: readonly RecoveryCase[] = [
  openCase({ id: R(901), customer: { reference: 'K1', key: 'k1' }, linked: [R(904)] }),
  openCase({ id: R(902), customer: { reference: 'K1', key: 'k1' } }),
  openCase({ id: R(903), customer: { reference: 'K1', key: 'k1' }, triage: failed('process.billing') }),
  openCase({
    id: R(904),
    customer: { reference: 'K2', key: 'k2' },
    linked: [R(901)],
    orderValue: null,
    lossValue: null,
  }),
  openCase({ id: R(905), customer: { reference: 'K3', key: 'k3' }, triage: severe() }),
  openCase({ id: R(906), customer: { reference: null, key: null } }),
];
export const SEEDS: readonly RecoveryCase[] = SEEDED.map((c) => ({
  ...c,
  complaints: c.complaints.map((one) => ({ ...one, id: thing(`cmp_${c.id}`) })),
}));

function severe(): RecoveryCase['triage'] {
  return { ...openCase().triage, severity: { value: 'S1', because: 'a burn', by: 'person' } };
}

export const PEOPLE: readonly Member[] = [ANA, BOB, PIA, MIA, GIL, MAX];

/** Something asked for, made when its turn comes; `say` is for whoever reads a failure. */
interface Wish {
  readonly say: string;
  readonly make: (c: RecoveryCase, world: World) => Command;
  /** Who acts, where that depends on the case. */
  readonly by?: (c: RecoveryCase) => Member | undefined;
}

export type Move =
  | (Wish & { readonly do: 'ask'; readonly who: Member; readonly of: number })
  | { readonly do: 'wait'; readonly ms: number };

const cents = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1n, 500n, 2_000n, 4_000n, 5_000n, 5_001n, 6_000n, 7_500n, 7_501n) },
  { weight: 3, arbitrary: fc.constantFrom(10_000n, 15_000n, 15_001n, 25_000n, 25_001n, 40_000n, 100_000n, 600_000n) },
  { weight: 2, arbitrary: fc.bigInt({ min: 1n, max: 30_000n }) },
);
const items: fc.Arbitrary<ItemAsked> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom('refund', 'voucher', 'goodwill'), cents)
      .map(([kind, n]) => item(kind, { amount: money(n, 'EUR') })),
  },
  { weight: 2, arbitrary: cents.map((n) => item('refund', { amount: money(n, 'GBP') })) },
  { weight: 1, arbitrary: cents.map((n) => item('refund', { amount: money(n, 'KWD') })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('apology', 'callback', 'upgrade', 'reperformance').map((kind) => item(kind)),
  },
  { weight: 1, arbitrary: cents.map((n) => item('upgrade', { cost: money(n, 'USD') })) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 40_000n }).map((units) => item('points', { units })) },
);

const wish = (say: string, make: Wish['make'], by?: Wish['by']): Wish => ({ say, make, ...(by && { by }) });
const oneOfMany = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const n20 = fc.nat({ max: 20 });

const gives: fc.Arbitrary<Wish> = fc
  .tuple(fc.array(items, { minLength: 1, maxLength: 3 }), fc.constantFrom(null, 'because of the boiler'))
  .map(([asked, because]) =>
    wish(
      `give ${asked.map((i) => `${i.kind} ${i.amount?.minor ?? i.units ?? ''}${i.amount?.currency ?? ''}`).join(', ')}`,
      (c) => ({
        kind: 'give',
        case: c.id,
        items: asked,
        because,
      }),
    ),
  );

const openRequests = (c: RecoveryCase): readonly ApprovalRequest[] =>
  c.requests.filter((r) => r.status === 'pending' || r.status === 'countered');
const requestOf = (c: RecoveryCase, n: number): ApprovalRequest | undefined => {
  const open = openRequests(c);
  return oneOfMany(open.length > 0 ? open : c.requests, n);
};
const ASKERS = ['withdraw', 'accept_counter', 'discuss', 'edit_request', 'answer_more'];
const decides: fc.Arbitrary<Wish> = fc
  .record({
    kind: fc.constantFrom(
      'approve',
      'approve',
      'approve',
      'decline',
      'counter',
      'counter',
      'ask_more',
      'snooze',
      ...ASKERS,
    ),
    n: n20,
    named: fc.boolean(),
    asAsked: fc.boolean(),
    items: fc.array(items, { maxLength: 2 }),
    minor: cents,
  })
  .map((d) =>
    wish(
      d.kind,
      (c) => decided(d, c, requestOf(c, d.n)),
      (c) => {
        const request = requestOf(c, d.n);
        const meant = ASKERS.includes(d.kind) ? request?.by : oneOfMany(request?.asked ?? [], d.n);
        return d.asAsked ? PEOPLE.find((m) => m.id === meant) : undefined;
      },
    ),
  );
interface Deciding {
  readonly kind: string;
  readonly named: boolean;
  readonly items: readonly ItemAsked[];
  readonly minor: bigint;
}
/** Nobody knows what it costs: then a yes says its value. */
const isUnknown = (c: RecoveryCase, request: ApprovalRequest | undefined): boolean =>
  c.actions.some((a) => request?.actions.includes(a.id) === true && a.cost === null);

function decided(
  { kind, named, items: offered, minor }: Deciding,
  c: RecoveryCase,
  request: ApprovalRequest | undefined,
): Command {
  const id = named ? (request?.id ?? null) : null;
  const click = { case: c.id, request: id, digest: named ? (request?.digest ?? null) : null };
  const one = { case: c.id, request: request?.id ?? thing('req_none') };
  switch (kind) {
    case 'approve':
      return { kind, ...click, baseAmount: minor % 2n === 0n && isUnknown(c, request) ? money(minor, 'EUR') : null };
    case 'counter':
      return {
        kind,
        ...click,
        items: offered,
        amount: offered.length === 0 ? money(minor, 'EUR') : null,
        reason: 'less',
      };
    case 'accept_counter':
      return { kind, case: c.id, request: id };
    case 'discuss':
    case 'ask_more':
    case 'answer_more':
      return { kind, case: c.id, request: id, text: 'how long did it last' };
    case 'edit_request':
      return { kind, ...one, items: offered, because: null };
    case 'snooze':
      return { kind, ...one, minutes: 30 };
    case 'withdraw':
      return { kind, ...one };
    default:
      return { kind: 'decline', ...click, reason: 'too much', alternative: null };
  }
}

/** Another case, of the same customer where there is one. */
function oneLike(c: RecoveryCase, world: World, n: number): RecoveryCase['id'] {
  const others = [...world.cases.values()].filter(({ id }) => id !== c.id);
  const like = others.filter(({ customer, linked }) => customer.key === c.customer.key || linked.includes(c.id));
  return (oneOfMany(like, n) ?? oneOfMany(others, n) ?? c).id;
}

const shoutOutOf = (c: RecoveryCase): ReturnType<typeof thing> => c.shoutOuts.at(-1)?.id ?? thing('sho_none');
const values = fc.constantFrom(null, eur(50), eur(500));
const others: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(wish('look again', (c) => ({ kind: 'look_again', case: c.id }))) },
  {
    weight: 1,
    arbitrary: n20.map((n) =>
      wish('resolve', (c) =>
        resolves({ case: c.id, done: c.actions.filter((_, i) => (i + n) % 3 > 0).map((a) => a.id) }),
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(null, 'K1', 'K2', 'K3'), values).map(([customer, value]) =>
      wish(`facts ${customer}`, (c) => ({
        kind: 'set_facts',
        case: c.id,
        customer,
        orderValue: value,
        lossValue: value,
      })),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .record(
        {
          failure: fc.constantFrom<FailureType>('outcome.facility', 'process.billing', 'outcome.delay'),
          severity: fc.constantFrom<Severity>('S1', 'S3'),
          customer: fc.constantFrom('K1', 'K2', 'K3'),
          orderValue: values,
          lossValue: values,
          addition: fc.constantFrom('And cold again today', 'She was hurt by the tap'),
        },
        { requiredKeys: [] },
      )
      .map((changes) =>
        wish(`edit ${Object.keys(changes).join(' ')}`, (c) => ({ kind: 'edit', case: c.id, changes, because: null })),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<DismissReason>('test', 'duplicate')
      .map((reason) => wish('dismiss', (c) => ({ kind: 'dismiss', case: c.id, reason, words: null }))),
  },
  {
    weight: 3,
    arbitrary: n20.map((n) =>
      wish('merge', (c, world) => ({ kind: 'merge', case: c.id, into: oneLike(c, world, n), because: null })),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom<'link' | 'unlink'>('link', 'unlink'), n20)
      .map(([kind, n]) => wish(kind, (c, world) => ({ kind, case: c.id, other: oneLike(c, world, n) }))),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...PEOPLE), fc.boolean()).map(([m, isShift]) =>
      wish(
        `hand over to ${m.id}`,
        (c) => ({
          kind: 'hand_over',
          case: c.id,
          to: { kind: 'person', member: m.id },
          because: 'the shift ends',
          why: isShift ? 'shift' : 'case',
        }),
        (c) => PEOPLE.find(({ id }) => id === c.owner),
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom('accept_handover', 'accept_handover', 'decline_handover', 'take').map((kind) =>
      wish(
        kind,
        (c) => {
          if (kind === 'take') return { kind, case: c.id, because: 'it is urgent' };
          if (kind === 'accept_handover') return { kind, case: c.id, handover: null };
          return { kind: 'decline_handover', case: c.id, handover: null, reason: 'I leave, too' };
        },
        (c) => PEOPLE.find(({ id }) => id === (kind === 'take' ? MIA.id : c.handover?.asked[0])),
      ),
    ),
  },
  { weight: 3, arbitrary: fc.constant(wish('undo', (c) => ({ kind: 'undo', case: c.id }))) },
  {
    weight: 1,
    arbitrary: fc.constant(
      wish('review', (c) => ({ kind: 'review', case: c.id, helped: 'asking first', hindered: null, change: null })),
    ),
  },
  { weight: 3, arbitrary: fc.constant(wish('reopen', (c) => ({ kind: 'reopen', case: c.id, reason: 'cold again' }))) },
  {
    weight: 1,
    arbitrary: n20.map((n) =>
      wish('promise', (c, world) => ({ kind: 'promise', case: c.id, text: 'call', due: after(hours(n), world.now()) })),
    ),
  },
  { weight: 2, arbitrary: fc.constant(wish('keep', (c) => ({ kind: 'keep_promise', case: c.id, promise: null }))) },
  {
    weight: 1,
    arbitrary: fc.boolean().map((yes) =>
      yes
        ? wish('thank', (c) => ({
            kind: 'confirm_thanks',
            case: c.id,
            shoutOut: shoutOutOf(c),
            text: null,
            audience: 'public',
          }))
        : wish('do not thank', (c) => ({ kind: 'drop_thanks', case: c.id, shoutOut: shoutOutOf(c), never: false })),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('K1', 'K2', 'K4', null), values)
      .map(([customer, lossValue]) =>
        wish('log', () => logs('no hot water, very rude staff', { customer, lossValue })),
      ),
  },
);

const asks: fc.Arbitrary<Move> = fc
  .record({
    who: fc.constantFrom(...PEOPLE.slice(0, 3), ...PEOPLE),
    of: n20,
    wish: fc.oneof(
      { weight: 12, arbitrary: gives },
      { weight: 8, arbitrary: decides },
      { weight: 4, arbitrary: others },
    ),
  })
  .map(({ wish: made, ...ask }) => ({
    do: 'ask',
    ...ask,
    ...made,
    [fc.toStringMethod]: () => `${ask.who.id}: ${made.say} (case ${ask.of})`,
  }));
const waits: fc.Arbitrary<Move> = fc
  .constantFrom(1, 60_000, hours(1), hours(13), DAY_MS, 8 * DAY_MS, 30 * DAY_MS, 91 * DAY_MS)
  .map((ms) => ({ do: 'wait', ms }));

/** Between `least` and `most` moves, nearly all of them commands. */
export const histories = (least: number, most: number): fc.Arbitrary<readonly Move[]> =>
  fc.array(fc.oneof({ weight: 14, arbitrary: asks }, { weight: 1, arbitrary: waits }), {
    minLength: least,
    maxLength: most,
    size: 'max',
  });

/** Makes a move; undefined when only time went by. */
export function play(world: World, move: Move): Answered | undefined {
  if (move.do === 'wait') {
    world.forward(move.ms);
    return undefined;
  }
  const cases = [...world.cases.values()];
  // most cases have nothing to decide: left to chance alone, hardly anything would be approved
  const undecided = move.by === undefined ? [] : cases.filter((c) => openRequests(c).length > 0);
  const c = oneOfMany(undecided.length > 0 ? undecided : cases, move.of);
  if (c === undefined) throw new Error('a world without cases');
  const command = move.make(c, world);
  return world.ask(command.kind === 'look_again' ? null : (move.by?.(c) ?? move.who), command);
}
