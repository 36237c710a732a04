/** Why what was typed is no amount, and what to type instead. Pure. */
import type { AmountDoubt, AmountRefusal, AmountUnread } from '../../core/base/read-amount.ts';
import { money, type Money } from '../../core/base/money.ts';
import { readWritten, writeMoney } from '../../core/base/show-money.ts';
import { asTyped } from '../kit/say.ts';
import { listIn } from '../words/common.ts';
import type { Reader } from '../words/language.ts';
import { notUnderstoodWords as words } from '../words/not-understood.ts';

/** One or two sentences; an example is written as it is typed. */
export function sayUnread(read: AmountUnread, reader: Reader): string {
  switch (read.kind) {
    case 'ambiguous':
      return sayDoubt(read, reader);
    case 'refused':
      return sayRefused(read, reader);
  }
}

function sayDoubt(doubt: AmountDoubt, reader: Reader): string {
  const readings = orOf(doubt.readings, reader);
  switch (doubt.code) {
    case 'two_readings': {
      const { typed, grouped, decimal } = doubt;
      const both = doubt.readings.length > 1 ? doubt.readings : [...doubt.readings, ...shortenedOf(doubt)];
      const read = { typed: short(typed), grouped, decimal, readings: orOf(both, reader) };
      return words.line(reader, 'unread.two_readings', read);
    }
    case 'shared_symbol':
      return words.line(reader, 'unread.shared_symbol', { word: short(doubt.word), readings });
    case 'negative':
      return words.line(reader, 'unread.below_zero', { readings });
    case 'among_words':
    case 'range':
    case 'for_each':
    case 'look_alike':
    case 'put_together':
    case 'large_unit':
      return words.line(reader, `unread.${doubt.code}`, { typed: short(doubt.typed), readings });
  }
}

const orOf = (amounts: readonly Money[], reader: Reader): string => listIn(amounts.map(asTyped), reader, 'or');

/** `1.234 EUR` with the decimals that EUR has, where anything is left of it. */
function shortenedOf({ shortened, currency }: Extract<AmountDoubt, { code: 'two_readings' }>): readonly Money[] {
  const amount = readWritten(`${shortened} ${currency}`);
  return amount === undefined || amount.minor === 0n ? [] : [amount];
}

function sayRefused(no: AmountRefusal, reader: Reader): string {
  switch (no.code) {
    case 'empty':
    case 'negative':
    case 'zero':
    case 'percentage':
      return words.line(reader, `unread.${no.code}`, { example: writeMoney(no.example) });
    case 'hidden_characters':
      return words.line(reader, 'unread.hidden', { example: writeMoney(no.example) });
    case 'not_a_number':
      return words.line(reader, 'unread.not_a_number', { typed: short(no.typed), example: writeMoney(no.example) });
    case 'strange_word':
      return words.line(reader, 'unread.strange_word', { word: short(no.word), example: writeMoney(no.example) });
    case 'too_large':
      return words.line(reader, 'unread.too_large', { most: writeMoney(no.most) });
    case 'too_many_decimals': {
      const { currency, most } = no;
      const example = no.shortened === null ? writeMoney(money(1n, currency)) : `${short(no.shortened)} ${currency}`;
      return most === 0
        ? words.line(reader, 'unread.no_decimals', { currency, example })
        : words.line(reader, 'unread.decimals', { currency, most, example });
    }
    case 'no_currency':
      return words.line(reader, 'unread.no_currency', { number: no.number });
    case 'unknown_currency':
      return words.line(reader, 'unread.unknown_currency', { word: no.word, number: no.number });
    case 'two_currencies': {
      const [before, after] = no.words;
      return words.line(reader, 'unread.two_currencies', { before, after, example: writeMoney(no.example) });
    }
  }
}

/** As much of what was typed as shows which it was. */
function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text;
}
