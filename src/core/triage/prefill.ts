/** Finds whom a complaint is about and what they ask for, so that a form is half filled before anybody types. Pure. */

/** The first words that point at a customer, e.g. `Room 412`, `Booking AB1234`, `Table 7`; null when there are none. */
export function findReference(text: string): string | null {
  return earliest(text, PLACES_AND_RECORDS) ?? earliest(text, JOURNEYS);
}

/** What the customer asks for, in the words after the asking, at most 120 characters: `a refund of 40 EUR`; null when they do not say. */
export function findRemedySought(text: string): string | null {
  for (const found of text.matchAll(ASKING)) {
    if (found.groups?.['not'] !== undefined) continue;
    const rest = clause(text.slice(found.index + found[0].length, found.index + found[0].length + LONGEST + 1));
    if (rest === null || NO_REMEDY.test(rest)) continue;
    if (found.groups?.['past'] !== undefined && !REMEDY_NOUN.test(rest)) continue;
    return found.groups?.['deed'] === undefined ? rest : `${found.groups['deed'].toLowerCase()} ${rest}`;
  }
  return null;
}

const NUMBER_WORD = String.raw`(?:\s*(?:no\.?|num(?:ber|mer)?|nr\.?|n°|id|code|ref(?:erence)?|#|:)){0,3}\s*`;
/** What follows shows that the number counts or prices something. */
const COUNTED = String.raw`(?!\s*(?:nights?|days?|hours?|minutes?|people|persons?|guests?|adults?|kids|times|eur|usd|gbp|€|%|stars?|nächte|nuits?|noches|malam)\b|[.,:]\d|-\d{2}-)`;

/** Short numbers are enough where they name a place; records need three digits, so that "order 2 pizzas" is none. */
const PLACES_AND_RECORDS: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(room|suite|apartment|flat|villa|cabin|unit|table|zimmer|tisch|chambre|habitaci[oó]n|mesa|kamar|meja)${NUMBER_WORD}([a-z]{0,2}-?\d{1,5}[a-z]?)\b${COUNTED}`,
    'giu',
  ),
  new RegExp(
    String.raw`\b(booking|reservation|confirmation|order|invoice|account|policy|claim|contract|loyalty|member(?:ship)?|customer|parcel|shipment|tracking|pnr|bestellung|buchung|rechnung|commande|r[ée]servation|facture|pedido|reserva|factura|pesanan|pemesanan)${NUMBER_WORD}([a-z]{0,4}-?\d{3,12}[a-z0-9-]{0,8}|[a-z]{1,5}\d[a-z0-9]{2,10})\b${COUNTED}`,
    'giu',
  ),
  /\b([Bb]ooking|[Rr]eservation|[Cc]onfirmation|PNR)(?:\s*(?:code|ref(?:erence)?|#|:)){0,3}\s*([A-Z0-9]{6})\b/g,
];
const JOURNEYS: readonly RegExp[] = [
  /\b(flight|train|bus|flug|zug|vol|vuelo|tren|penerbangan)\s*(?:no\.?|number|nr\.?|#|:)?\s*([a-z]{0,3} ?\d{1,5})\b(?!\s*(?:hours?|minutes?|hrs?|mins?|h\b|[.,:]\d))/giu,
  /\b(seat|sitz|si[eè]ge|asiento|kursi)\s*(?:no\.?|number|#|:)?\s*(\d{1,3}[a-k]?)\b/giu,
];

function earliest(text: string, shapes: readonly RegExp[]): string | null {
  let first: RegExpExecArray | undefined;
  for (const shape of shapes) {
    const [found] = text.matchAll(shape);
    if (found !== undefined && found.index < (first?.index ?? Infinity)) first = found;
  }
  if (first === undefined) return null;
  const [, kind = '', number = ''] = first;
  return `${kind.charAt(0).toUpperCase()}${kind.slice(1).toLowerCase()} ${number.toUpperCase().replaceAll(' ', '')}`;
}

const LONGEST = 120;
const ASKING =
  /(?<not>\b(?:not|n't|never|nicht|pas|no|tidak)\s+)?\b(?:(?:wants?|wishes|demands?|demanding|requests?|requesting|asks? for|asking for|insists? on|insisting on|expects?|expecting|would (?:really )?(?:like|love|prefer)|(?:i|we|they|he|she)'d (?:like|prefer)|möchte(?:n)?|verlangt|will sein|souhaite|voudrait|voudrais|demande|quiere|quisiera|solicita|minta|ingin)|(?<past>asked for|wanted|requested|demanded|needs?)|please (?<deed>refund|replace|send|give|call|return|cancel|change|exchange))\s+/giu;
/** "Wants to complain" says no more than that it is a complaint. */
const NO_REMEDY =
  /^(?:to (?:complain|report|make a complaint|say|tell|let you|point out|raise|share|add|understand)|you to know)\b/i;
const REMEDY_NOUN =
  /^(?:(?:a|an|the|my|his|her|their|our|some|to|full|partial|be|get|new|another|different|speak|see|money)\s+){0,4}(?:refund\w*|money|compensat\w*|discount|replac\w*|room|manager|supervisor|apolog\w*|voucher|upgrade\w*|call(?:ed)? ?back|exchange\w*|credit\w*|reimburs\w*|explanation|moved?)\b/i;

/** Up to the end of the clause; null when nothing is left. A point inside a number ends nothing. */
function clause(text: string): string | null {
  const end = text.search(
    /[.!?;](?:\s|$)|\n|,? (?:because|but|since|otherwise|or else|weil|aber|parce que|mais|porque|pero|karena|tapi)\b/i,
  );
  const said = (end < 0 ? text : text.slice(0, end)).replace(/\s+/g, ' ').trim();
  if (said === '') return null;
  if (end >= 0 || text.length <= LONGEST) return said.slice(0, LONGEST);
  return `${said.slice(0, said.lastIndexOf(' ', LONGEST - 2))} …`;
}
