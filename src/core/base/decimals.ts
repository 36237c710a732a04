/** Exact numbers with a point: `99.95`. Pure. */

/** An exact number that is not negative: `units / 10^scale`; "1.19" is { units: 119n, scale: 2 }. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Facts have at most this many decimals, and are kept with all of them. */
export const DECIMALS = 4;

/** `99.95`, `99`; undefined for what is none, has more decimals, or a sign. */
export function readDecimal(typed: string): Decimal | undefined {
  const [, whole, part = ''] = /^(\d{1,11})(?:\.(\d{1,4}))?$/.exec(typed) ?? [];
  return whole === undefined ? undefined : { units: BigInt(whole + part.padEnd(DECIMALS, '0')), scale: DECIMALS };
}

/** As it is typed, without zeros at its end. */
export function writeDecimalShort({ units, scale }: Decimal): string {
  const digits = String(units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const part = digits.slice(digits.length - scale).replace(/0+$/, '');
  return part === '' ? whole : `${whole}.${part}`;
}

/** In steps of the last decimal of a fact; both neighbours of what stands between two steps. */
export function stepsOf(value: bigint | Decimal): readonly bigint[] {
  if (typeof value === 'bigint') return [value * 10n ** BigInt(DECIMALS)];
  const over = value.units * 10n ** BigInt(DECIMALS);
  const under = 10n ** BigInt(value.scale);
  return over % under === 0n ? [over / under] : [over / under, over / under + 1n];
}

export const decimalOfSteps = (units: bigint): Decimal => ({ units, scale: DECIMALS });
