/** Why what was typed is no amount, and what to type instead. Pure. */
import type { AmountDoubt, AmountRefusal, AmountUnread } from '../../core/base/read-amount.ts';
import { money, type Money } from '../../core/base/money.ts';
import { readWritten, writeMoney } from '../../core/base/show-money.ts';
import { asTyped, listed } from '../kit/say.ts';

/** One or two sentences; an example is written as it is typed. */
export function sayUnread(read: AmountUnread): string {
  switch (read.kind) {
    case 'ambiguous':
      return sayDoubt(read);
    case 'refused':
      return sayRefused(read);
  }
}

function sayDoubt(doubt: AmountDoubt): string {
  switch (doubt.code) {
    case 'among_words':
      return `"${short(doubt.typed)}" is more than one plain amount. Type only the amount, for example ${orOf(doubt.readings)}.`;
    case 'two_readings': {
      const { typed, grouped, decimal, readings } = doubt;
      return `"${short(typed)}" can mean ${grouped} or ${decimal}. Type ${orOf(readings.length > 1 ? readings : [...readings, ...shortenedOf(doubt)])}.`;
    }
    case 'shared_symbol':
      return `"${short(doubt.word)}" is used by several currencies. Type the code, for example ${orOf(doubt.readings)}.`;
    case 'negative':
      return `An amount cannot be below zero. Type it without the sign: ${orOf(doubt.readings)}.`;
    case 'range':
      return `"${short(doubt.typed)}" is a range. Type one amount: ${orOf(doubt.readings)}.`;
    case 'for_each':
      return `"${short(doubt.typed)}" is an amount for each of something. Type the whole amount; for one it is ${orOf(doubt.readings)}.`;
    case 'look_alike':
      return `"${short(doubt.typed)}" has letters that look like digits. Type ${orOf(doubt.readings)}.`;
    case 'put_together':
      return `"${short(doubt.typed)}" is not one plain amount. Type ${orOf(doubt.readings)}.`;
    case 'large_unit':
      return `"${short(doubt.typed)}" is read only when it is written out: ${orOf(doubt.readings)}.`;
  }
}

const orOf = (amounts: readonly Money[]): string => listed(amounts.map(asTyped), 'or');

/** `1.234 EUR` with the decimals that EUR has, where anything is left of it. */
function shortenedOf({ shortened, currency }: Extract<AmountDoubt, { code: 'two_readings' }>): readonly Money[] {
  const amount = readWritten(`${shortened} ${currency}`);
  return amount === undefined || amount.minor === 0n ? [] : [amount];
}

function sayRefused(no: AmountRefusal): string {
  switch (no.code) {
    case 'empty':
      return `Type an amount, for example ${writeMoney(no.example)}.`;
    case 'hidden_characters':
      return `The amount has characters that cannot be seen. Type it by hand, for example ${writeMoney(no.example)}.`;
    case 'negative':
      return `An amount cannot be below zero. Type it without the sign, for example ${writeMoney(no.example)}.`;
    case 'zero':
      return `The amount is zero. Type what is to be given, for example ${writeMoney(no.example)}.`;
    case 'percentage':
      return `A percentage is not an amount. Work it out and type the amount, for example ${writeMoney(no.example)}.`;
    case 'not_a_number':
      return `"${short(no.typed)}" is not one plain amount. Type digits only, for example ${writeMoney(no.example)}.`;
    case 'strange_word':
      return `"${short(no.word)}" is not part of an amount. Type only the amount, for example ${writeMoney(no.example)}.`;
    case 'too_large':
      return `The amount is too large. Type at most ${writeMoney(no.most)}.`;
    case 'too_many_decimals': {
      const has = no.most === 0 ? 'no decimals' : `${no.most} decimals`;
      const example =
        no.shortened === null ? writeMoney(money(1n, no.currency)) : `${short(no.shortened)} ${no.currency}`;
      return `${no.currency} has ${has}. Type for example ${example}.`;
    }
    case 'no_currency':
      return `Say the currency too, for example ${no.number} EUR.`;
    case 'unknown_currency':
      return `"${no.word}" is not a currency. Type its three-letter code, for example ${no.number} EUR.`;
    case 'two_currencies': {
      const [before, after] = no.words;
      return `"${before}" and "${after}" are different currencies. Type one, for example ${writeMoney(no.example)}.`;
    }
  }
}

/** As much of what was typed as shows which it was. */
function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text;
}
