/** Why what was typed is no amount, and what to type instead. Pure. */
import type { AmountDoubt, AmountRefusal, AmountUnread } from '../../core/base/read-amount.ts';
import { writeMoney } from '../../core/base/show-money.ts';

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
      return `"${short(doubt.typed)}" is more than one plain amount. Type only the amount, for example ${writeMoney(doubt.example)}.`;
    case 'two_readings': {
      const { typed, grouped, decimal, shortened, currency } = doubt;
      return `"${short(typed)}" can mean ${grouped} or ${decimal}. Type ${grouped} ${currency} or ${shortened} ${currency}.`;
    }
  }
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
      return `${no.currency} has ${has}. Type for example ${short(no.shortened)} ${no.currency}.`;
    }
    case 'no_currency':
      return `Say the currency too, for example ${no.number} EUR.`;
    case 'unknown_currency':
      return `"${no.word}" is not a currency. Type its three-letter code, for example ${no.number} EUR.`;
    case 'shared_symbol': {
      const some = no.currencies.map((code) => `${no.number} ${code}`);
      return `"${no.word}" is used by several currencies. Type the code, for example ${some.join(' or ')}.`;
    }
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
