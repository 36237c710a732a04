/** What to offer: bundles that fit what was lost, each judged as a whole for the person looking, apology and explanation first. Pure. */
import { hash } from 'node:crypto';
import { decidePlan } from '../authority/plan.ts';
import type { Remaining } from '../authority/remaining.ts';
import { canonicalJson } from '../base/canonical.ts';
import { exponentOf } from '../base/currencies.ts';
import { findAmounts } from '../base/find-amounts.ts';
import type { Member } from '../base/members.ts';
import { money, type Currency, type Money } from '../base/money.ts';
import { writeMoney } from '../base/show-money.ts';
import type { RecoveryCase } from '../case/case.ts';
import { questionFor, type Circumstances } from '../case/circumstances.ts';
import type { ItemAsked } from '../case/commands.ts';
import { leftTo } from '../case/left-to.ts';
import { factsFirst } from '../case/rules/giving.ts';
import { whoCouldDecideOn } from '../case/rules/who-decides.ts';
import { givenBefore, moneyGiven } from './given-before.ts';
import { moreNeeded } from './more-needed.ts';
import { lossKnown } from './loss-known.ts';
import { atLeastOwed, dueOn, owedOffers, type Due } from './due-first.ts';
import type { Bundle, Pack, PackItem } from './packs.ts';
import type { Advice, Suggestion, Suggestions, WhyOffered } from './suggestion.ts';

const MOST_BUNDLES = 4;
/** Every bundle begins with these, as far as the policy knows them: fairness in words comes before money. */
const FIRST: readonly string[] = ['apology', 'explanation'];
/** What mends the service itself: of use only while the customer is with us. */
const MENDS: readonly string[] = ['reperformance', 'upgrade'];

/** Bundles for this person on this case, each judged as a whole at this moment, and what to ask first. The same state gives the same ids. */
export function suggest(c: RecoveryCase, by: Member, ctx: Circumstances, packs: readonly Pack[]): Suggestions {
  const { policy } = ctx;
  const left = policy === null ? null : leftTo(c, by, ctx);
  if (policy === null || left === null) return { advice: adviceFor(c, null), bundles: [], offered: [] };
  const general = packs.find((p) => p.id === 'general');
  const pack = packs.find((p) => p.id === policy.pack?.source) ?? general;
  const due = dueOn(questionFor(c, by, ctx), left);
  const known: Known = {
    left,
    loss: lossKnown(c, policy.base),
    given: givenBefore(c, by, ctx, policy),
    spent: moneyGiven(c, by, ctx, policy) ?? 0n,
    base: policy.base,
    like: ctx.likeCases?.(c.triage.failure.value) ?? [],
    promises: new Set(
      [...policy.actions.values()].filter((a) => a.class === 'free' && a.createsPromise).map((a) => a.name),
    ),
  };
  const offered = candidates(c, [pack, general], known, due).flatMap((one) => judged(c, by, ctx, { ...one, known }));
  const once = offered.filter((s, i) => offered.findIndex((o) => o.id === s.id) === i);
  return { advice: [...due.advice, ...adviceFor(c, known, due)], bundles: best(once), offered: once };
}

/** Asking is half of the remedy; it comes first whenever nobody has asked. */
function adviceFor(c: RecoveryCase, known: Known | null, due: Due | null = null): Advice[] {
  const advice: Advice[] = [];
  const moneys = known?.left.actions.filter((a) => a.class === 'money') ?? [];
  const isAsked =
    known !== null && known.loss === null && moneys.length > 0 && !moneys.some((a) => known.given.has(a.kind));
  // a rule that says what is owed says how much
  const isOwed = (due?.owed.length ?? 0) > 0;
  if (isBack(c)) advice.push({ kind: 'explain_what_changed' });
  if (isAsked && !isOwed && c.sensitivity === null) advice.push({ kind: 'ask_loss' });
  if (c.triage.remedySought === null) advice.push({ kind: 'ask_what_would_help' });
  return advice;
}

/** Something was put right once, and did not hold: nobody believes the same words twice. */
const isBack = (c: RecoveryCase): boolean => c.reopened > 0 || c.repeat != null;

/** What is known before anything is offered. */
interface Known {
  readonly left: Remaining;
  /** What was lost; null: not known. */
  readonly loss: Money | null;
  /** Remedies given or asked on the matter. */
  readonly given: ReadonlySet<string>;
  /** What was given of it in money, in minor units of the base. */
  readonly spent: bigint;
  readonly base: Currency;
  /** What like cases were given; none: too few to go by. */
  readonly like: ReturnType<NonNullable<Circumstances['likeCases']>>;
  /** Remedies that are a promise, too. */
  readonly promises: ReadonlySet<string>;
}

interface Candidate {
  readonly items: readonly ItemAsked[];
  readonly why: WhyOffered;
  readonly staleSince: Date | null;
  /** It is offered with a reason only. */
  readonly wantsReason?: true;
}

/** What they are owed; what they asked for; what the first pack says that has something for this failure; for the worst cases the whole loss; words. */
function candidates(c: RecoveryCase, packs: readonly (Pack | undefined)[], known: Known, due: Due): Candidate[] {
  const { left, given } = known;
  const free = left.actions
    .filter((a) => a.class === 'free' && a.standing === 'now' && !given.has(a.kind))
    .map((a) => a.kind);
  const opening = FIRST.filter((kind) => free.includes(kind));
  const words = withoutCost(opening, free);
  // somebody was hurt, or the law is involved: nothing is offered before the lead has spoken with them
  if (c.sensitivity !== null) return words;
  const begun = (items: readonly ItemAsked[]): ItemAsked[] => [
    ...opening.map(plain),
    ...items.filter((i) => !opening.includes(i.kind)),
  ];
  const fitting = packs.map((pack) => fromPack(c, pack, known)).find((found) => found.length > 0) ?? [];
  const owed = owedOffers(due, left);
  const chosen = [...askedFor(c, left), ...fitting, ...wholeLoss(c, known), ...asLikeCases(known)];
  const all = [...owed, ...chosen.flatMap((one) => notGivenYet(one, known, due))];
  const more = moreOffered(c, known).map((one) => ({ ...one, items: begun(one.items) }));
  return [
    ...all
      .map((one) => ({ ...one, items: begun(atLeastOwed(one.items, due)) }))
      .filter(({ items }) => !isBare(items) || given.size > 0),
    ...more,
    ...words,
  ];
}

/** Costs nothing, so that there is always something to do, also while a request waits or when the limits are used up. */
function withoutCost(opening: readonly string[], free: readonly string[]): Candidate[] {
  const more = free.includes('callback') ? ['callback'] : opening.length > 0 ? [] : free.slice(0, 1);
  const kinds = [...opening, ...more];
  return kinds.length === 0 ? [] : [{ items: kinds.map(plain), why: { kind: 'words_come_first' }, staleSince: null }];
}

/**
 * Without what was given on the matter; nothing where no more than its words are left. Money is given once, in whichever
 * form: more of it is a decision of its own, with a reason. What is owed is owed all the same.
 */
function notGivenYet(one: Candidate, { left, given }: Known, due: Due): Candidate[] {
  const classOf = (kind: string) => left.actions.find((a) => a.kind === kind)?.class;
  const moneyGiven = [...given].some((kind) => classOf(kind) === 'money');
  const isOwed = atLeastOwed(one.items, due).some((item, i) => item.amount !== one.items[i]?.amount);
  if (moneyGiven && !isOwed && one.items.some((item) => item.amount !== null)) return [];
  const items = one.items.filter((item) => item.amount !== null || !given.has(item.kind));
  return items.length === 0 ? [] : [{ ...one, items }];
}

/** What is lacking, where something says that it is not enough: nothing that was given is simply offered again. */
function moreOffered(c: RecoveryCase, { left, loss, spent, base }: Known): Candidate[] {
  const [asked] = askedFor(c, left).flatMap(({ items }) => items);
  const needed = moreNeeded(c, { spent, sought: asked?.amount ?? null, loss }, base);
  const moneys = left.actions.filter((a) => a.class === 'money').map((a) => a.kind);
  const kind = asked !== undefined && asked.amount !== null ? asked.kind : moneys.find((one) => one === 'refund');
  if (needed === null || kind === undefined) return [];
  const { amount, said } = needed;
  return [{ items: [{ ...plain(kind), amount }], why: { kind: 'more', said }, staleSince: null, wantsReason: true }];
}

/** An amount without a word beside it. */
const isBare = (items: readonly ItemAsked[]): boolean => items.every((i) => i.amount !== null || i.units !== null);

/**
 * The bundles that fit, in the pack's order. When the customer has left there is nothing to mend any more: the rest of a bundle,
 * if there is any, is offered.
 */
function fromPack(c: RecoveryCase, pack: Pack | undefined, known: Known): Candidate[] {
  if (pack === undefined) return [];
  const isOver = c.triage.stage.value === 'after';
  return pack.bundles
    .filter((b) => fits(b, c))
    .flatMap((b) => {
      const wanted = isOver ? b.items.filter((i) => !MENDS.includes(i.action)) : b.items;
      const items = wanted.map((i) => itemOf(i, known)).filter((i) => i !== null);
      const isWhole = items.length > 0 && items.length === wanted.length;
      return isWhole ? [{ items, why: { kind: 'pack', text: b.why }, staleSince: pack.reviewBy }] : [];
    });
}

const fits = (b: Bundle, c: RecoveryCase): boolean =>
  b.failures.includes(c.triage.failure.value) &&
  b.lost.includes(c.triage.resource) &&
  b.severities.includes(c.triage.severity.value);

const plain = (kind: string): ItemAsked => ({ kind, amount: null, units: null, cost: null, passenger: null });

/** The remedy the customer named, where it can be read from their words: having a say is a part of fairness. */
function askedFor(c: RecoveryCase, left: Remaining): Candidate[] {
  const said = c.triage.remedySought?.value ?? '';
  const [base] = left.actions.flatMap((a) => (a.largest === null ? [] : [a.largest.currency]));
  const [found] = findAmounts(said, { locale: 'en-GB', defaultCurrency: base ?? null });
  const kind = NAMED.find(
    ({ shape, action }) => shape.test(said) && left.actions.some((a) => a.kind === action),
  )?.action;
  const action = left.actions.find((a) => a.kind === (kind ?? 'refund'));
  if (action === undefined || (kind === undefined && found === undefined)) return [];
  const why = { kind: 'asked_for' } as const;
  if (action.class === 'free' || action.class === 'in_kind')
    return [{ items: [plain(action.kind)], why, staleSince: null }];
  if (action.class !== 'money' || found === undefined || found.amount === null || !found.isCertain) return [];
  return [{ items: [{ ...plain(action.kind), amount: found.amount }], why, staleSince: null }];
}

const NAMED: readonly { readonly shape: RegExp; readonly action: string }[] = [
  { shape: /\bvoucher|\bcredit note|\bgutschein|\bbon d'achat/i, action: 'voucher' },
  { shape: /\brefund|\bmoney back|\breimburs|\bgeld zurück|\brembours|\breembols|\bdiscount/i, action: 'refund' },
  { shape: /\bupgrade|\bbetter room|\bsuite\b/i, action: 'upgrade' },
  { shape: /\breplac|\bexchange|\bnew one\b|\bersatz/i, action: 'replacement' },
  {
    shape:
      /\b(?:new|another|different|clean|quiet(?:er)?) room|\bmoved?\b|\brepair|\bfix|\bandere[sn]? zimmer|\bautre chambre|\botra habitación/i,
    action: 'reperformance',
  },
  { shape: /\bcall(?:ed)? ?back|\bspeak to|\bmanager\b|\brückruf|\brappel/i, action: 'callback' },
];

/** Null where nothing says how much. What somebody may give says nothing of it: it decides who gives it. */
function itemOf(item: PackItem, { left, loss }: Known): ItemAsked | null {
  const action = left.actions.find((a) => a.kind === item.action);
  if (action === undefined) return null;
  switch (action.class) {
    case 'free':
    case 'in_kind':
      return plain(item.action);
    case 'points': {
      return item.units === null ? null : { ...plain(item.action), units: item.units };
    }
    case 'money': {
      if (item.percentOfLoss === null || loss === null) return null;
      const amount = shareOf(loss, item.percentOfLoss);
      return amount === null ? null : { ...plain(item.action), amount };
    }
  }
}

/** The loss itself to the last cent; a part of it as people would say it. */
const shareOf = (loss: Money, percent: number): Money | null =>
  percent === 100 ? loss : rounded((loss.minor * BigInt(percent)) / 100n, loss.currency);

/** Down to an amount people would say: two leading digits, a multiple of 5 from 20 to 99. Null below one whole unit. */
function rounded(minor: bigint, currency: string): Money | null {
  const unit = 10n ** BigInt(exponentOf(currency) ?? 2);
  const whole = minor / unit;
  const step = whole >= 100n ? 10n ** BigInt(String(whole).length - 2) : whole >= 20n ? 5n : 1n;
  const down = (whole / step) * step;
  return down <= 0n ? null : money(down * unit, currency);
}

/** All of the loss, where the damage is great and nothing of a pack says so: a small gesture would make it worse. */
function wholeLoss(c: RecoveryCase, { left, loss }: Known): Candidate[] {
  const isGrave = c.triage.severity.value === 'S1' || c.triage.severity.value === 'S2' || isBack(c);
  const refund = left.actions.find((a) => a.class === 'money' && a.kind === 'refund');
  if (!isGrave || loss === null || refund === undefined) return [];
  return [{ items: [{ ...plain('refund'), amount: loss }], why: { kind: 'small_gesture_is_worse' }, staleSince: null }];
}

/** Where nobody knows the loss: about what like cases were given, as people would say it. */
function asLikeCases({ left, loss, like, base }: Known): Candidate[] {
  const refund = left.actions.find((a) => a.class === 'money' && a.kind === 'refund');
  if (loss !== null || refund === undefined) return [];
  return like.flatMap(({ count, median }) => {
    const amount = median.currency === base ? rounded(median.minor, base) : null;
    const why = { kind: 'like_cases', count } as const;
    return amount === null ? [] : [{ items: [{ ...plain('refund'), amount }], why, staleSince: null }];
  });
}

function judged(
  c: RecoveryCase,
  by: Member,
  ctx: Circumstances,
  candidate: Candidate & { readonly known: Known },
): Suggestion[] {
  const { items, why, known } = candidate;
  const plan = decidePlan(questionFor(c, by, ctx), items);
  // what no press could give or ask now is not offered: the facts and the evidence come first
  if (plan.outcome === 'refuse' || plan.requires.includes('evidence') || factsFirst(items, plan) !== undefined)
    return [];
  const staleSince = candidate.staleSince !== null && candidate.staleSince <= ctx.at ? candidate.staleSince : null;
  const shared = {
    id: idOf(items),
    items,
    why,
    cost: plan.cost,
    staleSince,
    wantsReason: candidate.wantsReason === true || plan.requires.includes('reason'),
    makesPromise: items.some(({ kind }) => known.promises.has(kind)),
  };
  if (plan.outcome === 'now') return [{ ...shared, standing: { kind: 'now' } }];
  const decision = plan.decisions.find((d) => d.outcome !== 'allow');
  const who = whoCouldDecideOn(c, by, { items, plan }, ctx);
  return decision === undefined || who.length === 0 ? [] : [{ ...shared, standing: { kind: 'needs', who, decision } }];
}

/** What may be given now first, one of it in words alone; at most one that needs somebody; no two alike. */
function best(once: readonly Suggestion[]): Suggestion[] {
  const now = once.filter((s) => s.standing.kind === 'now');
  const needs = once.filter((s) => s.standing.kind === 'needs').slice(0, 1);
  const room = MOST_BUNDLES - needs.length;
  const chosen = now.slice(0, room);
  const words = now.find((s) => s.cost?.minor === 0n && s.items.every((i) => i.amount === null));
  if (words === undefined || chosen.includes(words)) return [...chosen, ...needs];
  return [...chosen.slice(0, room - 1), words, ...needs];
}

/** Stands for exactly these items, in this order. */
export function idOf(items: readonly ItemAsked[]): string {
  const written = canonicalJson(
    items.map(({ kind, amount, units, cost, passenger }) => [kind, moneyOf(amount), units, moneyOf(cost), passenger]),
  );
  return hash('sha256', written, 'base64url').slice(0, 16);
}

const moneyOf = (amount: Money | null): string | null => (amount === null ? null : writeMoney(amount));
