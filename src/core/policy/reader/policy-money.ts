/** Amounts, currencies and exact decimals in a policy file. Pure. */
import { isScalar } from 'yaml';
import { exponentOf } from '../../base/currencies.ts';
import type { Currency, Money } from '../../base/money.ts';
import { readWritten } from '../../base/show-money.ts';
import type { Decimal } from '../../base/decimals.ts';
import { shown } from './policy-faults.ts';
import { faultAt, sayNode, scalarText, suggestion, warnAt, type Read, type Spot } from './policy-sheet.ts';
import { textOf } from './policy-values.ts';

const AMOUNT = /^(\d{1,15})(?:\.(\d{1,12}))? +([A-Z]{3})$/;
const FAMILIAR = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'CAD', 'AUD', 'SEK', 'NOK', 'DKK', 'PLN', 'INR', 'CNY', 'KWD'];

interface PlainAmount {
  readonly whole: string;
  readonly decimals: string;
  readonly currency: Currency;
}

/** The parts of `"150.50 EUR"`; P005 when it is written otherwise, P009 when the currency does not exist. */
function readAmount(spot: Spot): PlainAmount | undefined {
  const text = textOf(spot);
  const parts = text === undefined ? null : AMOUNT.exec(text);
  if (!parts) {
    const hint = suggestAmount(isScalar(spot.node) ? scalarText(spot.node) : '');
    return faultAt(
      spot,
      'P005',
      `${sayNode(spot.node)} is no amount; write it in quotes like "150 EUR" or "9.50 GBP"${hint}`,
    );
  }
  const currency = parts[3] ?? '';
  if (exponentOf(currency) === undefined) return noCurrency(spot, currency);
  return { whole: parts[1] ?? '', decimals: parts[2] ?? '', currency };
}

/** An amount in minor units; more decimals than the currency has are P005. */
export function readMoney(spot: Spot): Money | undefined {
  const amount = readAmount(spot);
  if (!amount) return undefined;
  const text = textOf(spot) ?? '';
  const exponent = exponentOf(amount.currency);
  const has = exponent === 0 ? 'no decimals' : `${exponent} decimals`;
  const said = `${shown(text)} has too many decimals: ${amount.currency} has ${has}`;
  return readWritten(text) ?? faultAt(spot, 'P005', said);
}

/** An amount that limits are compared with: outside the base currency it needs a rate, or nothing is ever within it (W11). */
export function readLimitMoney(base: Currency | undefined, rated: ReadonlySet<Currency>): Read<Money> {
  return (spot) => {
    const amount = readMoney(spot);
    if (amount && base !== undefined && amount.currency !== base && !rated.has(amount.currency)) {
      warnAt(
        spot,
        'W11',
        `there is no rate from ${amount.currency} to ${base}: this will always ask; write it in ${base}`,
      );
    }
    return amount;
  };
}

/** What one point costs, in base currency; may be finer than its smallest coin. */
export function readUnitCost(base: Currency | undefined): Read<Decimal> {
  return (spot) => {
    const amount = readAmount(spot);
    if (!amount) return undefined;
    if (base !== undefined && amount.currency !== base) {
      return faultAt(
        spot,
        'P014',
        `the cost of a point is in the base currency: write it in ${base}, not ${amount.currency}`,
      );
    }
    const units = BigInt(amount.whole + amount.decimals);
    if (units === 0n) return faultAt(spot, 'P005', 'a point costs more than nothing');
    return { units, scale: amount.decimals.length };
  };
}

/** An exact decimal in quotes, more than zero. */
export function readDecimal(spot: Spot): Decimal | undefined {
  const text = textOf(spot);
  const parts = text === undefined ? null : /^(\d{1,12})(?:\.(\d{1,12}))?$/.exec(text);
  if (parts) {
    const units = BigInt((parts[1] ?? '') + (parts[2] ?? ''));
    if (units > 0n) return { units, scale: (parts[2] ?? '').length };
    return faultAt(spot, 'P006', 'a rate is more than zero');
  }
  const bare = isScalar(spot.node) && typeof spot.node.value === 'number' ? scalarText(spot.node) : undefined;
  if (bare !== undefined) return faultAt(spot, 'P006', `put the number in quotes, so that it stays exact: "${bare}"`);
  const comma = /^\d+,\d+$/.test(text ?? '') ? ` (did you mean "${text?.replace(',', '.')}"?)` : '';
  return faultAt(spot, 'P006', `${sayNode(spot.node)} is no decimal; write it in quotes like "1.19"${comma}`);
}

export function readCurrency(spot: Spot): Currency | undefined {
  const text = textOf(spot);
  if (text !== undefined && exponentOf(text) !== undefined) return text;
  return noCurrency(spot, text ?? '');
}

function noCurrency(spot: Spot, code: string): undefined {
  const upper = code.toUpperCase();
  const meant = exponentOf(upper) === undefined ? suggestion(spot, code, FAMILIAR) : ` (did you mean "${upper}"?)`;
  return faultAt(spot, 'P009', `${shown(code)} is no currency; write an ISO 4217 code like EUR${meant}`);
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['$', 'USD'],
  ['¥', 'JPY'],
]);

/** Longer than any amount that could be meant, and short enough for an expression that looks back. */
const LONGEST_AMOUNT = 60;

/** What somebody meant by `150EUR`, `€150`, `1,500 EUR` or `150 eur`. */
function suggestAmount(text: string): string {
  if (text.length > LONGEST_AMOUNT) return '';
  const typed = /^([^\d\s]*)\s*(\d[\d,' ]*(?:\.\d+)?)\s*([^\d\s]*)$/.exec(text.trim());
  if (!typed) return '';
  const word = (typed[1] ?? '') + (typed[3] ?? '');
  const code = SIGNS.get(word) ?? word.toUpperCase();
  const digits = (typed[2] ?? '').replaceAll(/,(?=\d{3})|[' ]/g, '').replace(',', '.');
  return exponentOf(code) === undefined ? '' : ` (did you mean "${digits} ${code}"?)`;
}
