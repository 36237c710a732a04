/** The shapes of what tells of a customer: marks that ping, links, amounts, places, numbers, addresses, titles with a name. English and German, some others. Pure. */
import type { PrivateShape } from './private-word.ts';

/** Numbers in English words, up to what a gesture may cost. */
const EN =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)';
const EN_NUMBER = `(?:(?:an?|half an?) )?${EN}(?:(?: and |[ -])${EN}){0,6}`;
/** The same in German, where they are written as one. */
const DE =
  '(?:ein|eins|eine|einen|zwei|zwo|drei|vier|fünf|fuenf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwoelf|sech|sieb|zwanzig|drei(?:ß|ss)ig|vierzig|fünfzig|fuenfzig|sechzig|siebzig|achtzig|neunzig|hundert|tausend|und)';
const DE_NUMBER = `(?:${DE}){1,8}`;
/** Without one to nine: as few are counted of anything. */
const EN_MANY = `(?:(?:an? )?(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)|${EN}[ -](?:hundred|thousand))(?:(?: and |[ -])${EN}){0,5}`;

const DIGITS = String.raw`\d[\d.,'’ ]{0,20}`;
const CURRENCY =
  '(?:eur|usd|gbp|chf|idr|euros?|dollars?|pounds?(?! of (?!credit|refund))|bucks|quid|francs?|franken|pfund|pesos?|rupiah|rupees?|yen|kronor|kroner|z[lł]oty|cents?|pence)';
const POINTS = '(?:(?:bonus|loyalty|reward|status|treue)[ -]?)?(?:points?|punkten?|puntos|poin|miles|meilen)';
const STANDS = String.raw`(?<![\p{L}\p{N}])`;
const ENDS = String.raw`(?![\p{L}\p{N}])`;

const shape = (pattern: string, why: PrivateShape['why'], flags = 'iu'): PrivateShape => ({
  shape: new RegExp(pattern, flags),
  why,
});

export const SHAPES: readonly PrivateShape[] = [
  {
    shape:
      /<[!@#][^>]{0,200}>|@(?:everyone|channel|here|all)\b|(?<![\p{L}\p{N}.])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,60}/iu,
    why: 'calls_people',
  },
  { shape: /\b[a-z][a-z+.-]{1,12}:\/\/[^\s]{1,300}|\bwww\.[^\s]{1,300}|\]\([^\s)]{1,300}\)/i, why: 'link' },
  // amounts
  { shape: /[€$£¥₹₩₽₺฿₫₱]\s?\d[\d.,]{0,20}|\d[\d.,]{0,20}\s?-?\s?[€$£¥₹₩₽₺฿₫₱]/, why: 'amount' },
  shape(`(?<!\\p{L})${DIGITS}-?(?:k ?)?-?${CURRENCY}(?!\\p{L})`, 'amount'),
  shape(`(?<!\\p{L})(?:eur|usd|gbp|chf|idr|rp\\.?)\\s?\\d[\\d.,]{0,20}`, 'amount'),
  shape(String.raw`(?<![\p{L}\p{N}.,])\d{1,6}[.,]-{1,2}(?![\p{L}\p{N}])`, 'amount'),
  shape(
    `${STANDS}(?<!\\b(?:my|your|their|our|his|her) )(?:(?:an?|half an?|a few|several) )?${EN_NUMBER}[ -]${CURRENCY}${ENDS}`,
    'amount',
  ),
  shape(`${STANDS}${DE_NUMBER}[ -](?:euro|dollar|franken|pfund|cent)(?:-?\\p{L}{2,20})?${ENDS}`, 'amount'),
  shape(
    `${STANDS}(?:half )?an? (?:euro|dollar|fiver|tenner)(?: (?:note|bill))?${ENDS}|${STANDS}(?:fünfziger|fuenfziger|zwanziger|hunderter|zehner|50er|100er|20er|10er)(?: ?-?(?:gutschein|schein))${ENDS}`,
    'amount',
  ),
  shape(`${STANDS}(?:\\d{1,3}|${EN}) grand(?=\\s*(?:[.,;!?]|$|(?:back|in|on|to|of|for|at|was|and)\\b))`, 'amount'),
  shape(`(?<!\\p{L})${DIGITS}${POINTS}(?!\\p{L})(?! (?:of view|were|was|raised|made|on the))`, 'amount'),
  shape(`${STANDS}${EN_MANY}[ -](?:(?:bonus|loyalty|reward|status) )?(?:points|miles)${ENDS}(?! of view)`, 'amount'),
  shape(
    `${STANDS}(?:zehn|zwanzig|fünfzig|fuenfzig|hundert|tausend|(?:${DE}){2,8})[ -](?:(?:bonus|treue|status)-?)?(?:punkten?|meilen)${ENDS}`,
    'amount',
  ),
  // per cent, but for "gave a hundred per cent"
  shape(
    String.raw`(?<![\p{L}\p{N}])(?!(?:100|110|120|150|200|1000)\s?(?:%|per ?cent|prozent)(?! (?:off|discount|refund|rebate|voucher|rabatt|nachlass|erstattung)))\d{1,4}(?:[.,]\d{1,2})?\s?-?(?:%|per ?cent(?!age)|prozent)`,
    'amount',
  ),
  shape(
    `${STANDS}(?!(?:an? )?(?:one )?hundred per ?cent(?! (?:off|discount|refund)))${EN_NUMBER}[ -]per ?cent${ENDS}|${STANDS}(?!hundert[ -]?prozent)${DE_NUMBER}[ -]prozent${ENDS}`,
    'amount',
  ),
  shape(
    `${STANDS}(?:half (?:price|off|the (?:bill|price|rate|fare))|(?:zum )?halben preis|halbe rechnung|half-price)${ENDS}`,
    'amount',
  ),
  shape(
    String.raw`(?<!\p{L})(?:refund\w*|reimburs\w*|credit(?:ed|s)?|paid|pays?|erstatte\w*|bezahl\w*|gutgeschrieben|(?:voucher|gutschein) (?:of|for|over|über|von))\s(?:\p{L}{1,12}\s){0,2}\d{1,6}(?![\d:]|\s?(?:min|hour|h\b|day|night|week|guest|time|person|people|uhr|stund|tag|nächt|woch|gäst|mal))`,
    'amount',
  ),
  // places
  shape(
    String.raw`(?<!\p{L})(?:room|rm|suite|zimmer|chambre|habitaci[oó]n|kamar|apartment|flat|villa|cabin|kabine|table|tisch|mesa|meja|seat|sitz(?:platz)?|platz|bed|bett|gate|desk|box|locker)\s{0,3}(?:no\.?|number|nr\.?|nummer|n°|#|:)?\s{0,3}\d{1,5}-?[a-z]?(?![\p{L}\p{N}])`,
    'place',
  ),
  shape(
    `(?<!\\p{L})(?:room|suite|table|seat|cabin|gate)\\s(?:(?:number|no\\.?) )?${EN}(?:[ -](?:oh|zero|and|${EN})){0,4}(?!\\p{L})(?! (?:more|of|or|guests?|persons?|people|nights?|minutes?|hours?))`,
    'place',
  ),
  shape(
    `(?<!\\p{L})(?:zimmer|suite|tisch|platz|sitz(?:platz)?|kabine)\\s(?:(?:nummer|nr\\.?) )?(?!(?:ein|eine|einen|und)(?!\\p{L}))${DE_NUMBER}(?!\\p{L})(?! (?:weitere|mehr|gäste|personen))`,
    'place',
  ),
  shape(
    String.raw`(?<!\p{L})(?:guests?|family|couple|lady|gentleman|man|woman|gast|gäste|gästen|familie|paar|dame|herr)\s(?:in|of|from|at|on|aus|von|auf)\s(?:the\s|dem\s)?\d{1,4}[a-z]?(?![\p{L}\p{N}:])`,
    'place',
  ),
  shape(String.raw`(?<![\p{L}\p{N}])\d{2,4}[’']s (?:guests?|family|noise|door|bath\w*|shower|bed|key)`, 'place'),
  // numbers of theirs
  shape(
    String.raw`(?<!\p{L})(?:order|booking|reservation|confirmation|reference|ref|invoice|ticket|parcel|tracking|case|account|policy|claim|contract|loyalty|membership|member|customer|voucher|pnr|(?:bestell|buchungs|auftrags|rechnungs|kunden|vorgangs|sendungs|ticket|reservierungs|vertrags|mitglieds|vielflieger|gutschein)(?:-?(?:nummer|nr\.?|code))|bestellung|buchung|auftrag|rechnung|vorgang|sendung|paket|reservierung|vertrag|commande|facture|pedido|reserva|pesanan)\s{0,3}(?:no\.?|number|nr\.?|nummer|id|code|#|:){0,2}\s{0,3}[a-z]{0,4}-?\d{3,20}[a-z0-9]{0,10}(?![\p{L}\p{N}])`,
    'customer',
  ),
  shape(
    String.raw`(?<!\p{L})(?:[Bb]ooking|[Cc]onfirmation|[Rr]eservation|[Rr]ecord locator|PNR|[Bb]uchungscode|[Bb]uchung)(?:\s(?:code|ref(?:erence)?|number))?:?\s[A-Z]{5,8}(?![\p{L}\p{N}])`,
    'customer',
    'u',
  ),
  shape(
    String.raw`(?<!\p{L})(?:flight|train|flug|zug|vol|vuelo|coach|bus)\s{0,3}(?:no\.?|number|nr\.?|nummer)?\s{0,3}[a-z]{0,3}\s?\d{2,5}(?!\d)`,
    'customer',
  ),
  { shape: /(?<![\p{L}\p{N}])R-\d{1,10}(?!\d)/iu, why: 'case' },
  { shape: /#\s?\d{3,}/, why: 'customer' },
  shape(String.raw`(?<!\p{L})(?:number|no\.|nr\.|nummer)\s?\d{2,10}(?![\p{L}\p{N}])`, 'customer'),
  {
    shape: /(?<![\p{L}\p{N}])(?=[A-Z0-9]{0,7}\d)(?=[A-Z0-9]{0,7}[A-Z])[A-Z0-9]{5,8}(?![\p{L}\p{N}])/u,
    why: 'customer',
  },
  // a number that counts nothing points at somebody; a year and a round one do not
  shape(
    String.raw`(?<!\p{L})(?:in|for|to|from|at|of|aus|für|von|auf|zu)\s(?!(?:19|20)\d\d|100|200|360|365|500|1000)\d{3,6}(?![\p{L}\p{N}:%.,]\d?)(?=\s*(?:[.,;!?)]|$|(?:and|again|was|is|were|sleeps?|slept|und|ist|war|hat|wieder|schläft)(?!\p{L})))`,
    'customer',
  ),
  // where somebody lives
  shape(
    String.raw`(?<![\p{L}\p{N}])\d{1,4}[a-z]?,? (?:\p{Lu}[\p{L}’'.-]{1,30} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Court|Square|Way|Close|Terrace|Boulevard|Blvd|Place|Crescent|Gardens|Row)(?!\p{L})`,
    'address',
    'u',
  ),
  shape(
    String.raw`(?<!\p{L})\p{Lu}[\p{L}-]{2,40}(?:stra(?:ß|ss)e|str\.|weg|allee|platz|gasse|ring|damm|ufer|chaussee|steig)\s?\d{1,4}\s?[a-z]?(?![\p{L}\p{N}])`,
    'address',
    'u',
  ),
  shape(
    String.raw`(?<!\p{L})(?:Am|An der|Im|Auf dem|Zum|Unter den)\s\p{Lu}[\p{L}-]{2,30}\s\d{1,4}\s?[a-z]?(?![\p{L}\p{N}:.])(?!\s(?:Uhr|Minuten|Gäste|Mal))`,
    'address',
    'u',
  ),
  shape(
    String.raw`(?<![\p{L}\p{N}])(?:\d{5} \p{Lu}\p{Ll}{2,30}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})(?![\p{L}\p{N}])`,
    'address',
    'u',
  ),
  // titles with a name
  shape(
    String.raw`(?<!\p{L})(?:M[Rr][Ss]?|mrs?|M[Ssx]|ms|Miss|D[Rr]|dr|Prof|Sir|Lady|Herrn?|Frau|Monsieur|Madame|Mme|Señora?|Senora?|Bapak|Ibu|Pak)\.?\s{1,3}(?:Dr\.? )?\p{Lu}(?:[\p{L}'’-]{1,40}|\.)`,
    'name',
    'u',
  ),
  shape(String.raw`(?<!\p{L})(?:mr|mrs)\.?\s{1,3}\p{L}[\p{L}'’-]{1,40}`, 'name'),
  shape(
    String.raw`(?<!\p{L})(?:(?:guest|customer|passenger|client|family|couple)\s(?:named|called)|[Ff]amily|[Ee]hepaar)\s{1,3}[A-ZÀ-Þ][\p{L}'’-]{1,40}`,
    'name',
    'u',
  ),
  shape(
    String.raw`(?<!\p{L})(?:Familie|Gast namens|Kundin namens|Kunde namens)\s{1,3}(?!(?:Zeit|Ruhe|Raum|Mut|Hoffnung|Vertrauen|Freude|Halt|Platz|Sicherheit)(?!\p{L}))[A-ZÄÖÜ][\p{L}'’-]{1,40}`,
    'name',
    'u',
  ),
  shape(
    String.raw`(?<!\p{L})(?:[Gg]uest|[Cc]ustomer|[Pp]assenger|[Cc]lient)\s(?!(?:Services?|Relations|Care|Support|Experience|Success|House|Satisfaction|Day|Week|Promise|Charter|Desk|App|Team)(?!\p{L}))\p{Lu}\p{Ll}{2,40}(?!\p{L})`,
    'name',
    'u',
  ),
];
