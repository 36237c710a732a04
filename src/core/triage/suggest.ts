/** What to offer: bundles that fit what was lost, each judged as a whole for the person looking, apology and explanation first. Pure. */
import { createHash } from 'node:crypto';
import { decidePlan } from '../authority/plan.ts';
import { remaining, type Remaining } from '../authority/remaining.ts';
import type { Member } from '../base/members.ts';
import { money, type Money } from '../base/money.ts';
import { writeMoney } from '../base/show-money.ts';
import type { RecoveryCase } from '../case/case.ts';
import { questionFor, type Circumstances } from '../case/circumstances.ts';
import type { ItemAsked } from '../case/commands.ts';
import { whoCouldDecideOn } from '../case/who-decides.ts';
import { exponentOf } from '../base/currencies.ts';
import type { Bundle, Pack, PackItem } from './packs.ts';
import type { Advice, Suggestion, Suggestions } from './suggestion.ts';

const MOST_BUNDLES = 4;
/** Every bundle begins with these, as far as the policy knows them: fairness in words comes before money. */
const FIRST = ['apology', 'explanation'] as const;

export function suggest(c: RecoveryCase, by: Member, at: Circumstances, packs: readonly Pack[]): Suggestions {
  const { policy } = at;
  if (policy === null) return { advice: adviceFor(c), bundles: [] };
  const left = remaining(questionFor(c, by, at));
  if (left === null) return { advice: adviceFor(c), bundles: [] };
  const pack = packs.find((p) => p.id === policy.pack?.source) ?? packs.find((p) => p.id === 'general') ?? packs[0];
  const stale = pack !== undefined && pack.reviewBy <= at.at ? pack.reviewBy : null;
  const offered = candidates(c, pack, left).flatMap((candidate) => judged(c, by, at, candidate, stale));
  return { advice: adviceFor(c), bundles: best(offered) };
}

/** Asking is half of the remedy; it comes first whenever nobody has asked. */
function adviceFor(c: RecoveryCase): Advice[] {
  const advice: Advice[] = [];
  if (c.reopened > 0)
    advice.push({ kind: 'explain_what_changed', text: 'tell the customer what has changed since the last time.' });
  if (c.triage.remedySought === null)
    advice.push({ kind: 'ask_what_would_help', text: 'ask the customer what would put it right.' });
  return advice;
}

interface Candidate {
  readonly items: readonly ItemAsked[];
  readonly why: string;
}

/** Words first; then what the pack says for this failure; then, for the worst cases, more than the person may give alone. */
function candidates(c: RecoveryCase, pack: Pack | undefined, left: Remaining): Candidate[] {
  const known = new Set(left.actions.map((a) => a.kind));
  const opening = FIRST.filter((kind) => known.has(kind)).map((kind) => plain(kind));
  const words: Candidate = {
    items: known.has('callback') ? [...opening, plain('callback')] : opening,
    why: 'Being heard, told why, and called back costs nothing and comes before money.',
  };
  const fitting = (pack?.bundles ?? []).filter((b) => fits(b, c) && b.items.every((i) => known.has(i.action)));
  const sized = fitting.flatMap((b) => {
    const items = b.items.map((i) => itemOf(i, left));
    return items.some((i) => i === null)
      ? []
      : [{ items: [...opening, ...items.filter((i) => i !== null)], why: b.why }];
  });
  const more = c.triage.severity.value === 'S1' || c.triage.severity.value === 'S2' ? ambitious(opening, left) : [];
  return [...sized, ...more, ...(words.items.length === 0 ? [] : [words])];
}

const fits = (b: Bundle, c: RecoveryCase): boolean =>
  b.failures.includes(c.triage.failure.value) &&
  b.lost.includes(c.triage.resource) &&
  b.severities.includes(c.triage.severity.value);

const plain = (kind: string): ItemAsked => ({ kind, amount: null, units: null, cost: null, passenger: null });

/** Null when the item would come to nothing: its limit is used up. */
function itemOf(item: PackItem, left: Remaining): ItemAsked | null {
  const action = left.actions.find((a) => a.kind === item.action);
  if (action === undefined) return null;
  switch (action.class) {
    case 'free':
    case 'in_kind':
      return plain(item.action);
    case 'points': {
      const most = action.units ?? item.units;
      if (item.units === null || most === null) return null;
      const units = item.units < most ? item.units : (most / 100n) * 100n;
      return units <= 0n ? null : { ...plain(item.action), units };
    }
    case 'money': {
      if (item.percentOfLeft === null || action.largest === null) return null;
      const amount = rounded((action.largest.minor * BigInt(item.percentOfLeft)) / 100n, action.largest.currency);
      return amount === null ? null : { ...plain(item.action), amount };
    }
  }
}

/** Down to an amount people would say: a multiple of 10, 5 or 1 whole unit, by size. Null below one unit. */
function rounded(minor: bigint, currency: string): Money | null {
  const unit = 10n ** BigInt(exponentOf(currency) ?? 2);
  const step = minor >= 100n * unit ? 10n * unit : minor >= 20n * unit ? 5n * unit : unit;
  const down = (minor / step) * step;
  return down <= 0n ? null : money(down, currency);
}

/** Twice what one remedy may be: for the cases in which the person's own authority is plainly not enough. */
function ambitious(opening: readonly ItemAsked[], left: Remaining): Candidate[] {
  const widest =
    left.actions.find((a) => a.class === 'money' && a.kind === 'refund') ??
    left.actions.find((a) => a.class === 'money' && a.standing === 'now');
  if (widest === undefined || left.upTo === null) return [];
  const amount = rounded(left.upTo.minor * 2n, left.upTo.currency);
  if (amount === null) return [];
  return [
    {
      items: [...opening, { ...plain(widest.kind), amount }],
      why: 'When the damage is great, a small gesture makes it worse; somebody with more authority can decide quickly.',
    },
  ];
}

function judged(
  c: RecoveryCase,
  by: Member,
  at: Circumstances,
  candidate: Candidate,
  staleSince: Date | null,
): Suggestion[] {
  const question = questionFor(c, by, at);
  const plan = decidePlan(question, candidate.items);
  if (plan.outcome === 'refuse') return [];
  const needing = plan.decisions.find((d) => d.outcome !== 'allow');
  const shared = {
    id: idOf(candidate.items),
    title: titleOf(candidate.items),
    items: candidate.items,
    why: candidate.why,
    cost: plan.cost,
    staleSince,
  };
  if (plan.outcome === 'now') return plan.requires.length === 0 ? [{ ...shared, standing: { kind: 'now' } }] : [];
  const who = whoCouldDecideOn(c, by, plan.cost, at);
  return needing === undefined || who.length === 0
    ? []
    : [{ ...shared, standing: { kind: 'needs', who, decision: needing } }];
}

/** What may be given now first, in the pack's order; at most one that needs somebody; no two alike. */
function best(offered: readonly Suggestion[]): Suggestion[] {
  const once = offered.filter((s, i) => offered.findIndex((o) => o.id === s.id) === i);
  const now = once.filter((s) => s.standing.kind === 'now');
  const needs = once.filter((s) => s.standing.kind === 'needs').slice(0, 1);
  return [...now.slice(0, MOST_BUNDLES - needs.length), ...needs];
}

/** Stands for exactly these items, in this order. */
export function idOf(items: readonly ItemAsked[]): string {
  const text = items.map((i) =>
    [
      i.kind,
      i.amount === null ? '' : writeMoney(i.amount),
      i.units ?? '',
      i.cost === null ? '' : writeMoney(i.cost),
      i.passenger ?? '',
    ].join('|'),
  );
  return createHash('sha256').update(text.join('\n')).digest('base64url').slice(0, 16);
}

const WORDS: Readonly<Record<string, string>> = {
  apology: 'apologise',
  explanation: 'explain',
  callback: 'call back',
  reperformance: 'put it right (move room, redo)',
  upgrade: 'upgrade',
};

function titleOf(items: readonly ItemAsked[]): string {
  const words = items.map((i) => {
    if (i.amount !== null) return `${i.kind} ${writeMoney(i.amount)}`;
    return i.units === null ? (WORDS[i.kind] ?? i.kind.replaceAll('_', ' ')) : `${i.units} points`;
  });
  const said = words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
  return said.charAt(0).toUpperCase() + said.slice(1);
}
