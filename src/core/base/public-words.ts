/** What may not stand in words that everybody reads: customers, amounts, rooms and orders, health, marks that ping. Pure. */
import { findAmounts } from './find-amounts.ts';
import { redact } from './redact.ts';

export interface PrivateWord {
  readonly word: string;
  readonly why: WhyPrivate;
}
export type WhyPrivate =
  | 'calls_people'
  | 'link'
  | 'amount'
  | 'place'
  | 'customer'
  | 'case'
  | 'name'
  | 'health'
  | 'personal';

const SHAPES: readonly { readonly shape: RegExp; readonly why: WhyPrivate }[] = [
  {
    shape:
      /<[!@#][^>]{0,200}>|@(?:everyone|channel|here|all)\b|(?<![\p{L}\p{N}.])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,60}/iu,
    why: 'calls_people',
  },
  { shape: /\b[a-z][a-z+.-]{1,12}:\/\/[^\s]{1,300}|\bwww\.[^\s]{1,300}|\]\([^\s)]{1,300}\)/i, why: 'link' },
  { shape: /[€$£¥₹₩₽₺฿₫₱]\s?\d[\d.,]{0,20}|\d[\d.,]{0,20}\s?[€$£¥₹₩₽₺฿₫₱]/, why: 'amount' },
  {
    shape:
      /(?<!\p{L})\d[\d.,]{0,20}\s?(?:k\s?)?(?:eur|usd|gbp|chf|idr|euros?|dollars?|pounds?|bucks|quid|francs?|franken|pesos?|rupiah|yen|points?|punkte|puntos|poin|miles|cents?)(?!\p{L})/iu,
    why: 'amount',
  },
  { shape: /(?<!\p{L})(?:eur|usd|gbp|chf|idr|rp\.?)\s?\d[\d.,]{0,20}/iu, why: 'amount' },
  {
    shape:
      /(?<!\p{L})(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)(?:[ -](?:hundred|thousand|and|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))*[ -](?:euros?|dollars?|pounds sterling|bucks|quid|points)(?!\p{L})/iu,
    why: 'amount',
  },
  {
    shape:
      /(?<!\p{L})(?:room|suite|zimmer|chambre|habitaci[oó]n|kamar|apartment|flat|villa|cabin|table|tisch|mesa|meja|seat|bed|gate|desk)\s{0,3}(?:no\.?|number|nr\.?|n°|#|:)?\s{0,3}\d{1,5}[a-z]?(?![\p{L}\p{N}])/iu,
    why: 'place',
  },
  {
    shape:
      /(?<!\p{L})(?:room|suite|table)\s(?:(?:one|two|three|four|five|six|seven|eight|nine)[ -](?:hundred|oh|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))(?!\p{L})/iu,
    why: 'place',
  },
  {
    shape:
      /(?<!\p{L})(?:order|booking|reservation|confirmation|reference|ref|invoice|ticket|parcel|tracking|case|account|policy|claim|contract|loyalty|membership|member|customer|pnr|bestellung|buchung|rechnung|commande|facture|pedido|reserva|pesanan)\s{0,3}(?:no\.?|number|nr\.?|id|code|#|:){0,2}\s{0,3}[a-z]{0,4}-?\d{3,20}[a-z0-9]{0,10}(?![\p{L}\p{N}])/iu,
    why: 'customer',
  },
  {
    shape: /(?<!\p{L})(?:flight|train|flug|zug|vol|vuelo)\s{0,3}(?:no\.?|number)?\s{0,3}[a-z]{0,3}\s?\d{2,5}(?!\d)/iu,
    why: 'customer',
  },
  { shape: /(?<![\p{L}\p{N}])R-\d{1,10}(?!\d)/iu, why: 'case' },
  { shape: /#\d{3,}/, why: 'customer' },
  {
    shape: /(?<![\p{L}\p{N}])(?=[A-Z0-9]{0,7}\d)(?=[A-Z0-9]{0,7}[A-Z])[A-Z0-9]{5,8}(?![\p{L}\p{N}])/u,
    why: 'customer',
  },
  {
    shape:
      /(?<!\p{L})(?:M[Rr][Ss]?|mrs?|M[Ssx]|ms|Miss|D[Rr]|dr|Prof|Sir|Lady|Herrn?|Frau|Monsieur|Madame|Mme|Señora?|Senora?|Bapak|Ibu|Pak)\.?\s{1,3}\p{Lu}[\p{L}'’-]{1,40}/u,
    why: 'name',
  },
  {
    shape:
      /(?<!\p{L})(?:(?:guest|customer|passenger|client|family|couple)\s(?:named|called)|family)\s{1,3}[A-ZÀ-Þ][\p{L}'’-]{1,40}/u,
    why: 'name',
  },
  {
    shape:
      /(?<!\p{L})(?:heart (?:condition|attack|disease|problem)|cancer|tumou?r|diabet\p{L}*|asthma\p{L}*|allerg\p{L}*|anaphyla\p{L}*|pregnan\p{L}*|miscarriage|epilep\p{L}*|seizure|disab(?:led|ility|ilities)|wheelchair|crutches|blind|deaf|surgery|hospital(?:s|i[sz]ed|i[sz]ation)?|medication|medicine|insulin|depress(?:ed|ion|ive)|anxiety|panic attack|autis\p{L}*|adhd|injur\p{L}*|illness|disease|diagnos\p{L}*|chemo\p{L}*|dialysis|dementia|alzheimer\p{L}*|parkinson\p{L}*|(?:had|suffered) a stroke|migraine\p{L}*|hiv|covid\p{L}*|mental health|suicid\p{L}*|wheezing|overdose|schwanger\p{L}*|krebs|rollstuhl|behindert\p{L}*|enceinte|handicap\p{L}*|fauteuil roulant|embarazada|discapacidad|hamil|kursi roda)(?!\p{L})/iu,
    why: 'health',
  },
];

/** The first thing in the words that does not belong before everybody; null when they may be shown to all. */
export function findPrivate(text: string): PrivateWord | null {
  for (const { shape, why } of SHAPES) {
    const found = shape.exec(text)?.[0];
    if (found !== undefined) return { word: found.trim(), why };
  }
  const amount = findAmounts(text, { locale: 'en-GB', defaultCurrency: null })[0];
  if (amount !== undefined) return { word: text.slice(amount.from, amount.until), why: 'amount' };
  const masked = redact(text);
  const [kind] = masked.masked;
  return kind === undefined ? null : { word: kind, why: 'personal' };
}

/** Whether the words name the customer by their reference or a part of it that is long or numeric enough to point at somebody. */
export function findReferenceIn(text: string, reference: string | null): string | null {
  if (reference === null) return null;
  const parts = reference
    .split(/[\s,;/#:]+/)
    .filter((part) => (part.length >= 3 && /\d/.test(part)) || part.length >= 5);
  const own = [reference, ...parts].filter((word) => !GENERIC.has(word.toLowerCase()));
  return own.find((word) => containsWord(text, word)) ?? null;
}

/** The kind of thing a reference is says nothing about whose it is. */
const GENERIC: ReadonlySet<string> = new Set(
  'room suite table order booking reservation invoice account flight train customer guest number loyalty member parcel seat apartment cabin zimmer chambre kamar'.split(
    ' ',
  ),
);

function containsWord(text: string, word: string): boolean {
  const [words, sought] = [text.toLowerCase(), word.toLowerCase()];
  for (let at = words.indexOf(sought); at >= 0; at = words.indexOf(sought, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test((words[at - 1] ?? ' ') + (words[at + sought.length] ?? ' '))) return true;
  }
  return false;
}
