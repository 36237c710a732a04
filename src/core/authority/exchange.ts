/** Amounts of one currency in another, by the policy's own table, exactly. Pure. */
import { exponentOf } from '../base/currencies.ts';
import type { Currency, Money } from '../base/money.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';
import type { Decimal } from '../base/decimals.ts';

const DAY_MS = 86_400_000;

/** Minor units of one currency in minor units of another: `minor × over / under`. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

export interface Exchange {
  readonly base: Currency;
  /** From the currency's minor units to those of the base; undefined when there is no current rate. */
  readonly toBase: (currency: Currency) => Ratio | undefined;
  readonly between: (from: Currency, to: Currency) => Ratio | undefined;
}

const SAME: Ratio = { over: 1n, under: 1n };

/** The table of the policy as it holds at a moment. A table exactly `max_age_days` old still holds. */
export function exchangeAt(policy: AuthorityPolicy, at: Date): Exchange {
  const { base, rates } = policy;
  const current = rates !== null && at.getTime() - rates.asOf.getTime() <= rates.maxAgeDays * DAY_MS;
  const toBase = (currency: Currency): Ratio | undefined => {
    if (currency === base) return SAME;
    const rate = current ? rates.table.get(currency) : undefined;
    return rate && ratioOf(rate, currency, base);
  };
  const between = (from: Currency, to: Currency): Ratio | undefined => {
    if (from === to) return SAME;
    const there = toBase(from);
    const back = toBase(to);
    return there && back && { over: there.over * back.under, under: there.under * back.over };
  };
  return { base, toBase, between };
}

function ratioOf(rate: Decimal, from: Currency, to: Currency): Ratio | undefined {
  const decimalsFrom = exponentOf(from);
  const decimalsTo = exponentOf(to);
  if (decimalsFrom === undefined || decimalsTo === undefined) return undefined;
  return {
    over: rate.units * 10n ** BigInt(decimalsTo),
    under: 10n ** BigInt(rate.scale) * 10n ** BigInt(decimalsFrom),
  };
}

/** So many percent of an amount; a percentage has at most two decimals. */
export const percentage = (percent: number): Ratio => ({ over: BigInt(Math.round(percent * 100)), under: 10_000n });

export const inverse = (ratio: Ratio): Ratio => ({ over: ratio.under, under: ratio.over });

/** Rounded down to a whole minor unit. */
export function down(minor: bigint, ratio: Ratio): bigint {
  const exact = minor * ratio.over;
  const whole = exact / ratio.under;
  return exact % ratio.under !== 0n && exact < 0n ? whole - 1n : whole;
}

/** Rounded up to a whole minor unit. */
export function up(minor: bigint, ratio: Ratio): bigint {
  return -down(-minor, ratio);
}

/** What a part of a cost is of the amount it was worked out from: rounded down, and all of it for the whole. */
export function shareOf(amount: bigint, part: bigint, whole: bigint, ratio: Ratio): bigint {
  return part === whole ? amount : down(part, inverse(ratio));
}

/** What is given, in minor units of the base, rounded up; undefined where no current rate says it. */
export function costInBase({ minor, currency }: Money, exchange: Exchange): bigint | undefined {
  const ratio = exchange.toBase(currency);
  return ratio && up(minor, ratio);
}

/** How far a limit reaches, in minor units of the base, rounded down; undefined where no current rate says it. */
export function limitInBase({ minor, currency }: Money, exchange: Exchange): bigint | undefined {
  const ratio = exchange.toBase(currency);
  return ratio && down(minor, ratio);
}

/** Whether an amount in the base is within a limit. One without a current rate reaches nothing. */
export function isWithin(minor: bigint, limit: Money, exchange: Exchange): boolean {
  const most = limitInBase(limit, exchange);
  return most !== undefined && minor <= most;
}
