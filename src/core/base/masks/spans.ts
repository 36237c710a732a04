/** Stretches of a text that are hidden, and as what. Pure. */

export type MaskedKind = 'secret' | 'iban' | 'card' | 'email' | 'id' | 'phone';

/** Half-open, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly until: number;
  readonly kind: MaskedKind;
}

export function matches(text: string, shape: RegExp, kind: MaskedKind): readonly Span[] {
  // nearly every text has none: to look is a tenth of what going through all of them takes
  if (text.search(shape) < 0) return [];
  return Array.from(text.matchAll(shape), (found) => {
    // A shape that keeps its context (`passport …`) names the part to hide `hide`.
    const hidden = found.groups?.['hide'] ?? found[0];
    const from = found.index + found[0].length - hidden.length;
    return { from, until: from + hidden.length, kind };
  });
}

/** In the order of the text; of two that overlap, the one found by the earlier search names what is hidden. */
export function withoutOverlaps(finds: readonly Span[]): readonly Span[] {
  const ranked = finds
    .map((span, rank) => ({ span, rank }))
    .toSorted((a, b) => a.span.from - b.span.from || a.rank - b.rank);
  const kept: { span: Span; rank: number }[] = [];
  for (const next of ranked) {
    const last = kept.at(-1);
    if (last === undefined || next.span.from >= last.span.until) kept.push(next);
    else kept[kept.length - 1] = joined(last, next);
  }
  return kept.map(({ span }) => span);
}

/** Two overlapping finds hide everything either of them covers. */
function joined(a: { span: Span; rank: number }, b: { span: Span; rank: number }): { span: Span; rank: number } {
  const first = a.rank < b.rank ? a : b;
  return { rank: first.rank, span: { ...first.span, from: a.span.from, until: Math.max(a.span.until, b.span.until) } };
}

/** Words right before a number that say it is the number of something else: an order, a parcel, a seat. */
const NUMBERED = new RegExp(
  '(?<!\\p{L})(?:(?:' +
    'orders?|booking|reservation|invoices?|ref|reference|case|confirmation|voucher|ticket|tracking|parcel|shipment|package|flight|train|' +
    'loyalty|member|membership|customer|policy|claim|contract|serial|article|item|product|part|sku|model|room|rooms|table|seat|locker|' +
    'ean|gtin|upc|isbn|barcode|pnr|batch|lot|complaint|incident|transaction|receipt|quote|po|awb|waybill|container|delivery|gift ?card|' +
    'commande|facture|réservation|colis|suivi|billet|dossier|numéro de (?:commande|suivi|dossier|facture|client|série)|' +
    'bestellung|auftrag|rechnung|buchung|vorgang|sendung|paket|kunde|vertrag|artikel|beleg|quittung|' +
    'pedido|factura|reserva|envío|paquete|expediente|número de (?:pedido|seguimiento|reserva|serie|cliente)|' +
    'ordine|fattura|prenotazione|spedizione|pacco|pratica|codice|bestelling|factuur|boeking|zending|pakket|' +
    'zamówienie|zamówienia|faktura|rezerwacja|przesyłka|encomenda|fatura|ordrenummer|bestilling|pesanan|' +
    '\\p{L}{3,20}(?<!telefon|handy|mobil|mobiltelefon|ruf|fax|festnetz|konto|personalausweis|ausweis|reisepass|pass|steuer|versicherten|versicherungs|person|fødsels|puhelin|telefoon)(?:nummern?|nummeret|nr)' +
    ')(?: ?(?:id|ids|nos?|nr|n|number|numbers|num|code|nummer|numéro|número|numero|is|was|ist|war|est|es|lautet))*[ \\t]?[.:#°º*]{0,3}[ \\t]{0,2}|[#№] ?)$',
  'iu',
);
/** As far as the longest of such words reaches. */
const BEFORE = 48;

/** Whether the words before a place say that a number which begins there is the number of something else. */
export const isNumbered = (text: string, from: number): boolean =>
  NUMBERED.test(text.slice(Math.max(0, from - BEFORE), from));

/** What carriers print on parcels: UPS, the posts of the world (S10), FedEx and USPS by their length. */
const PARCELS =
  /(?<![\p{L}\d])(?:1Z ?[0-9A-Z]{3} ?[0-9A-Z]{3} ?\d{2} ?\d{4} ?\d{4}|[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}|9[1-6]\d\d(?: ?\d{4}){4} ?\d{2})(?![\p{L}\d])/gu;

/** Without what lies within the number of a parcel. */
export function outsideParcels(text: string, spans: readonly Span[]): readonly Span[] {
  if (spans.length === 0) return spans;
  const parcels = matches(text, PARCELS, 'id');
  if (parcels.length === 0) return spans;
  let at = 0;
  return spans.filter(({ from, until }) => {
    while ((parcels[at]?.until ?? Infinity) <= from) at += 1;
    const parcel = parcels[at];
    return parcel === undefined || until <= parcel.from || from < parcel.from;
  });
}
