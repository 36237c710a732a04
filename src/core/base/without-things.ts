/** Numbers and names that tell no time, blotted out before a moment is looked for: of rooms, orders, flights, telephones, money, people. Pure. */

/** Words behind which a number, or a name, tells no time. */
const THINGS = new RegExp(
  [
    // rooms, seats, flights, orders
    String.raw`(?<![\p{L}\d])(?:rooms?|rm|zimmer|tables?|tisch|suites?|apartment|apt|villa|cabin|gates?|flights?|flug|trains?|zug|bus|coach|seats?|sitz|platz|rows?|reihe|orders?|bestellung|booking|buchung|reservation|invoice|rechnung|ticket|tracking|case|parcel|paket|extension|ext|channel|platform|gleis|exit|zip|plz|version|build|firmware|release|serial|model|height|weight|width|rate|rating|score|section|paragraph|chapter|page|size|iban|code|pin|ref|reference|no|nr|number|nummer)(?!\p{L})(?:\.|\s?(?:no|nr|number|nummer)(?!\p{L})\.?)?\s?[#:]?\s?(?!\d{1,2}:\d{2}(?!\d)|\d{1,2}[ap]m)[A-Z]{0,3}[ -]?\d[\d.:\/a-z-]{0,30}`,
    String.raw`#\s?\d[\w.\/-]{0,30}`,
    String.raw`(?<![\p{L}\d])v\d{1,6}(?:\.\d{1,6}){1,5}|(?<![\d.])(?!\d{1,2}\.\d{1,2}\.20\d{2}(?!\d)|(?<=(?:am|zum|bis|vom|on|by|until) )\d{1,2}\.\d{1,2}\.\d{2}(?!\d))\d{1,6}\.\d{1,6}\.\d{1,6}(?![\d.])`,
    String.raw`(?<!\d)24\/7(?!\d)`,
    // telephone numbers
    String.raw`(?<![\d:.-])\+\d[\d ()\/.-]{5,20}\d|(?<![\d:.,\/-])(?!20\d{2}-\d{2}-\d{2})0\d{2,5}[ \/-]\d[\d \/-]{3,14}\d|(?<![\d:.,\/-])\d{3}-\d{4}(?![\d-])`,
    String.raw`(?<!\d)\d{7,20}(?!\d)`,
    // money and shares
    String.raw`[€$£]\s?\d[\d.,]{0,15}|(?<![\d.,])\d[\d.,]{0,15}\s?(?:[€$£%]|(?:eur|usd|gbp|chf|sek|nok|dkk|inr|jpy|euros?|dollars?|pounds?|percent|prozent|stars?)(?!\p{L}))`,
    String.raw`(?<![\p{L}\d])(?:the )?\d{1,2}(?:st|nd|rd|th) (?:week|month|quarter|year|floor|room|night|guest|time|bed|bottle|course|bag|item|row|seat|class)s?(?!\p{L})`,
    String.raw`(?<!\p{L})(?:good|guten?|schönen?) (?:morning|afternoon|evening|morgen|tag|abend)(?!\p{L})`,
    // people
    String.raw`(?<!\p{L})(?:mrs?|ms|miss|mister|dr|herrn?|frau|family|familie)\.?\s(?:\p{L}{3,6}day|sonntag|freitag|montag|may|march|april|june|august)(?!\p{L})`,
  ].join('|'),
  'giu',
);

/** `LH 1830`: two capitals and a number. */
const FLIGHTS = /(?<![\p{L}\d])(?!AM|PM|AT|BY|UM)[A-Z]{2}\s?\d{3,4}(?![\d:.])/gu;

/** The text with what tells no time blotted out, at the same length, so that places in it stay places in the text. */
export function withoutThings(plain: string): string {
  const blot = (thing: string): string => '_'.repeat(thing.length);
  return plain
    .replace(FLIGHTS, blot)
    .replace(THINGS, (thing) => (/^(?:no|size|code|pin)\s?\d/i.test(thing) ? thing : blot(thing)));
}
