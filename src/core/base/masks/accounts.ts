/** Numbers of bank accounts: IBANs wherever they stand, others where they are named. Pure. */
import { banking } from './packages.ts';
import { matches, type Span } from './spans.ts';

const NAMED =
  /(?<!\p{L})(?:bank account|kontonummer|konto-?nr|routing|sort code|aba|bankleitzahl|blz|clabe|bsb|numéro de compte|número de cuenta|numero di conto|rekeningnummer|numer konta)(?!\p{L})(?: ?(?:number|num|no|nr|details|is|was|ist|est|es|bancaire|bancaria))*[ .:#]{0,3}(?<hide>\d(?:[ -]?\d){5,25})(?!\d)/giu;

/** An account of anything, unless what follows is of a bank. */
const BESIDE =
  /(?<!\p{L})(?:account|acct|a\/c)(?: ?(?:number|num|no|nr))?[ .:#]{0,3}(?:is )?(?<hide>\d(?:[ -]?\d){5,16})(?=[^\n\d]{0,24}(?:routing|sort code|aba|bsb|ifsc|swift|bic)(?!\p{L}))/giu;

/** Letters and digits from a country and check digits on, read as far as that country's IBANs go. */
export function accounts(text: string): readonly Span[] {
  const spans: Span[] = [...matches(text, NAMED, 'iban'), ...matches(text, BESIDE, 'iban')];
  for (const start of text.matchAll(
    /(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?[0-9]{2}(?=[ \u00a0\u202f\n.-]{0,2}[A-Za-z0-9])/g,
  )) {
    const country = start[0].slice(0, 2).toUpperCase();
    const length = banking().countrySpecs[country]?.chars ?? null;
    const until = length === null ? undefined : endOfIban(text, start.index, length);
    if (until !== undefined) spans.push({ from: start.index, until, kind: 'iban' });
  }
  return spans;
}

function endOfIban(text: string, from: number, length: number): number | undefined {
  let iban = '';
  let at = from;
  for (; at < text.length && iban.length < length; at += 1) {
    const sign = text.charAt(at);
    if (/[A-Za-z0-9]/.test(sign)) iban += sign.toUpperCase();
    else if (!/[ \u00a0\u202f\n\t.·/–-]/.test(sign)) return undefined;
  }
  const isWhole = iban.length === length && !/[A-Za-z0-9]/.test(text.charAt(at));
  return isWhole && banking().isValidIBAN(iban) ? at : undefined;
}
