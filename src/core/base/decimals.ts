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

/** With all its decimals: `1.10`. */
export function writeDecimal({ units, scale }: Decimal): string {
  const digits = String(units).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return scale === 0 ? whole : `${whole}.${digits.slice(-scale)}`;
}

/** As it is typed, without zeros at its end. */
export const writeDecimalShort = (decimal: Decimal): string =>
  writeDecimal(decimal).replace(/\.0*$|(\.\d*[1-9])0*$/, '$1');

/** In steps of the last of so many decimals; both neighbours of what stands between two steps, the smaller first. */
export function stepsOf(value: bigint | Decimal, decimals = DECIMALS): readonly bigint[] {
  const step = 10n ** BigInt(decimals);
  if (typeof value === 'bigint') return [value * step];
  const over = value.units * step;
  const under = 10n ** BigInt(value.scale);
  return over % under === 0n ? [over / under] : [over / under, over / under + 1n];
}

export const decimalOfSteps = (units: bigint): Decimal => ({ units, scale: DECIMALS });
