/**
 * Masks what must not stand in shared text, in the log or before a model: card and account numbers, addresses, phones, identity
 * numbers, secrets. Order numbers, rooms, dates and amounts stay. Every search is linear in the length of the text. Pure.
 */
import { plainDigits } from './digits.ts';
import { accounts } from './masks/accounts.ts';
import { cards } from './masks/cards.ts';
import { spokenIn, type Countries } from './masks/countries.ts';
import { identities } from './masks/identities.ts';
import { addresses } from './masks/mail.ts';
import { phones } from './masks/phones.ts';
import { secrets } from './masks/secrets.ts';
import { outsideParcels, withoutOverlaps, type MaskedKind } from './masks/spans.ts';

export type { MaskedKind } from './masks/spans.ts';

export interface Redacted {
  readonly text: string;
  /** What was masked, one entry each time, nearly always in order of appearance; never the thing itself. Enough to tell the author privately. */
  readonly masked: readonly MaskedKind[];
}

const SHOWN: Readonly<Record<MaskedKind, string>> = {
  secret: '(secret hidden)',
  iban: '(account number hidden)',
  card: '(card number hidden)',
  email: '(e-mail hidden)',
  id: '(identity number hidden)',
  phone: '(phone number hidden)',
};

/** Words of ours that stand where something was masked. */
export const MASK_WORDS: readonly string[] = Object.values(SHOWN);

/** Digits that are letters of another kind: bold, circled, raised. */
const FANCY = /[\u{1d7ce}-\u{1d7ff}\u2460-\u2468\u24ea²³¹⁰⁴-⁹₀-₉]/gu;

/** Passes at most; what one hides can free what stood glued to it, so it is looked at again until nothing is found. */
const MOST_PASSES = 5;

/**
 * The text with each find replaced by words such as `(card number hidden)`. Doing it twice changes nothing. `at`: countries
 * of the workplace, whose numbers are known without their country; those of the text's own language are known anyhow.
 */
export function redact(text: string, at?: Countries): Redacted {
  let countries: Countries | undefined;
  const near = (): Countries => (countries ??= new Set([...(at ?? []), ...spokenIn(text)]));
  let done = hide(text, near);
  const folded =
    text.search(FANCY) >= 0
      ? hide(
          text.replaceAll(FANCY, (digit) => digit.normalize('NFKC')),
          near,
        )
      : done;
  // only where digits of that kind are what hides a number; else m² stays as it is
  if (folded.masked.length > done.masked.length) done = folded;
  let found = done.masked.length;
  for (let pass = 1; pass < MOST_PASSES && found > 0; pass += 1) {
    const again = hide(done.text, near);
    found = again.masked.length;
    done = { text: again.text, masked: [...done.masked, ...again.masked] };
  }
  return done;
}

/** The same for some kinds alone; the rest stays as it was typed. */
export function redactOnly(text: string, at: Countries, kinds: readonly MaskedKind[]): string {
  return hide(text, () => new Set([...at, ...spokenIn(text)]), kinds).text;
}

function hide(text: string, near: () => Countries, only?: readonly MaskedKind[]): Redacted {
  const plain = plainDigits(text, true);
  const finds = [
    ...secrets(plain),
    ...accounts(plain),
    ...cards(plain),
    ...addresses(plain),
    ...identities(plain, near),
    ...phones(plain, near),
  ];
  const spans = outsideParcels(plain, withoutOverlaps(finds)).filter(({ kind }) => only?.includes(kind) !== false);
  let shown = '';
  let end = 0;
  for (const span of spans) {
    shown += text.slice(end, span.from) + SHOWN[span.kind];
    end = span.until;
  }
  return { text: shown + text.slice(end), masked: spans.map((span) => span.kind) };
}
