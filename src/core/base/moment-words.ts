/** Words that tell of a time, English and German: what is left of a promise must hold none, or a moment was read that was not meant. Pure. */
import { remembered } from './remembered.ts';
import { runsOfTime } from './moment-tokens.ts';
import { plainSigns } from './typed.ts';
import { withoutThings } from './without-things.ts';

const NAMES =
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|' +
  'january|february|april|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|' +
  'today|tomorrow|tmrw|tomorow|tommorow|tonight|tonite|yesterday|noon|midday|midnight|eod|eob|cob|asap|weekend|fortnight|' +
  'morning|afternoon|evening|forenoon|lunchtime|heute|übermorgen|uebermorgen|gestern|mittags?|mitternacht|abends?|vormittags?|nachmittags?|feierabend|wochenende|' +
  "close of (?:business|play)|end of (?:the )?(?:business )?day|tagesende|o'clock|uhr|morgen|früh|christmas|xmas|easter|good friday|boxing day|bank holiday|thanksgiving|new year['’]?s? (?:day|eve)|nye|valentine['’]?s day|weihnachten|heiligabend|heilig abend|ostern|oster(?:montag|sonntag)|karfreitag|pfingst\\p{L}{1,8}|neujahr\\p{L}{0,8}|silvester\\p{L}{0,8}|shift|soon|later|bald|spater|später|lendemain|prochaine?s?|siguiente|próxim[oa]s?|seguinte|prossim[oa]|successivo|volgende|aanstaande|nästa|næste|neste|hoy|ayer|ieri|hier soir|ce soir|cette nuit|esta (?:tarde|noche)|stasera|stamattina|vanavond|vanmiddag|vanmorgen|ikväll|i kväll|i aften|i kveld|daily|weekly|hourly|täglich|nightly";
const UNITS =
  'seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?|years?|nights?|sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?';
const COUNTS =
  'in|within|next|this|last|coming|every|each|per|of|the|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|few|couple|several|' +
  'nächsten?|nächster|diese[rnm]?|jede[nrs]?|kommenden?|eine[rmn]?|zwei|drei|vier|fünf|sechs|\\d{1,4}';

/** Each alternative begins in another way, so that no text is looked at twice. */
const TIME_WORD = new RegExp(
  [
    `(?<![\\p{L}])(?:${NAMES})(?![\\p{L}])`,
    // a compound, as "Mittwochabend"
    '(?<![\\p{L}])(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)',
    '(?<![\\p{L}])(?:last|past|previous|letzte[nrms]?|vorige[nrms]?)\\s(?:night|nacht|weeks?|wochen?|months?|monate?s?|years?|jahre?s?)(?![\\p{L}])',
    `(?<![\\p{L}\\d])(?:in|within|next|this|coming|every|each|end of(?: the)?|early|late|nächsten?|nächster|diese[rnm]?|jede[nrs]?|ende der|ende des)\\s+(?:${UNITS})(?![\\p{L}])`,
    `(?<![\\p{L}])(?:in|within|innerhalb von)\\s+(?:${COUNTS})\\s+(?:of\\s+)?(?:${UNITS})(?![\\p{L}])`,
    `(?<![\\p{L}\\d])(?:\\d{1,4}|one|two|three|four|five|six|a|an|half an?|zwei|drei)\\s?(?:${UNITS})\\s+(?:from|before|after|ago|later|time|vor|nach)(?![\\p{L}])`,
    String.raw`(?<![\p{L}\d.,:])\d{1,2}\s?(?:[ap]\.?m\.?|[ap]|uhr|o'clock|hrs?|h)(?![\p{L}\d])`,
    String.raw`(?<![\p{L}\d.,:])\d{1,2}[:.h]\d{2}(?!\d|[.,]\d|\s?(?:eur|usd|gbp|chf|sek|inr|dkk|nok|jpy|[€$£%]))`,
    String.raw`(?<![\p{L}\d])(?:at|by|before|until|till|um|bis)\s+\d{1,2}(?!\d|[.,:]\d|\s?[€$£%]|\s+(?:eur|usd|gbp)|\p{L})`,
    String.raw`(?<![\p{L}\d.,:])\d{1,2}(?:st|nd|rd|th)(?!\s+(?:floor|room|night|guest|time|bed|bottle|course|bag|item|row|seat))(?![\p{L}])`,
    String.raw`(?<![\p{L}\d.,:])\d{1,2}(?:ers?|ère|ème|e|ste|de|º|ª|:e)(?![\p{L}\d])`,
    String.raw`(?<![\p{L}\d.,:/])\d{1,2}\/\d{1,2}(?:\/\d{2,4})?(?![\d/])`,
    String.raw`(?<![\p{L}\d.,:-])\d{4}-\d{2}-\d{2}`,
    String.raw`(?<![\p{L}\d.,:])\d{1,2}\.\s?(?:\d{1,2}\.(?:\d{2,4})?|(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez))`,
    String.raw`(?<![\p{L}\d])(?:mon|tues?|wed|thu(?:rs?)?|fri)(?=[.,]?\s*(?:\d|at|$|[,.;:)-]|morning|evening))`,
    // one of two days
    String.raw`(?<![\p{L}\d])(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|mo|di|mi|do|fr|sa|so)\s?[/&+]\s?(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)`,
    String.raw`(?<![\p{L}\d])(?:\d{1,2}\s?)(?:jan|feb|mar|march|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?![\p{L}])`,
    String.raw`(?<![\p{L}\d])(?:jan|feb|mar|march|apr|may|jun|jul|aug|sept?|oct|nov|dec)\.?\s\d{1,2}(?!\d)`,
    String.raw`(?<![\p{L}])(?:half past|quarter (?:past|to)|halb|viertel (?:vor|nach)|dreiviertel)(?![\p{L}])`,
  ].join('|'),
  'iu',
);

/** The first word of time in the text, as typed; undefined where there is none. */
export function timeWordIn(text: string): string | undefined {
  const plain = withoutThings(plainSigns(text)).replace(NO_LATER, (words) => ' '.repeat(words.length));
  const [run] = runsOfTime(plain);
  if (run !== undefined) return text.slice(run.from, run.until).trim();
  const found = TIME_WORD.exec(plain) ?? abroad().exec(plain);
  return found === null ? undefined : text.slice(found.index, found.index + found[0].length).trim();
}

/** As good as "by". */
const NO_LATER = /\b(?:no|not) later than\b/gi;

const LANGUAGES =
  'fr es it pt nl sv da nb fi pl cs sk hu ro bg ru uk el tr ar he hi bn ja zh ko vi th id ms ca hr sl lt lv et'.split(
    ' ',
  );

/**
 * Weekdays, months, and "today", "tomorrow" and the days around them, in languages whose promises are not read: so that they are asked, not
 * passed over. Made for the first promise: asking ICU for all of them takes longer than a start may wait for.
 */
const abroad = remembered(
  (): RegExp => {
    const names = [...new Set(LANGUAGES.flatMap(daysIn))].filter(
      (name) => name.length > 3 || /[^\p{Script=Latin}]/u.test(name),
    );
    const isGlued = (name: string): boolean => /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Hangul}\p{sc=Thai}]/u.test(name);
    const apart = names.filter((name) => !isGlued(name)).join('|');
    // the edges once and not at each name, or it takes ten times as long to compile
    return new RegExp(`(?<!\\p{L})(?:${apart})(?!\\p{L})|${names.filter(isGlued).join('|')}`, 'iu');
  },
  () => 'all',
);

function daysIn(language: string): readonly string[] {
  const near = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' });
  const days = [0, 1, 2, -1]
    .map((n) => near.format(n, 'day'))
    .filter((name) => !/\d/.test(name) && !/\p{Nd}/u.test(name));
  const weekdays = Array.from({ length: 7 }, (_, n) => weekday.format(Date.UTC(2026, 0, 5 + n)));
  // as they stand beside a day: "27 de diciembre", "28 lutego"
  const months = Array.from(
    { length: 12 },
    (_, n) => month.formatToParts(Date.UTC(2026, n, 5)).find(({ type }) => type === 'month')?.value ?? '',
  ).filter((name) => !/\p{Nd}/u.test(name));
  return [...days, ...weekdays, ...months].map((name) =>
    plainSigns(name)
      .toLowerCase()
      .replace(/[.*+?^${}()|[\]\\]/g, ''),
  );
}

/** What makes a moment another one: "after 17:00", "not on Friday", "around noon". */
const CHANGES =
  /(?:^|\s)(?:after|around|about|approx\.?|roughly|circa|ca\.?|previous|past|vorige[nrms]?|letzte[nrms]?|not|except|but not|between|from|since|every|each|last|or|ago|(?:über|ueber)nächste[rnms]?|nach|gegen|etwa|zwischen|ab|seit|nicht|oder|jeden|past|over|the day|the week|day|week|not before|plus|minus|(?<!(?:room|zimmer|table|tisch|suite|nr\.?|no\.?|#)\s?)(?<!\d)(?:[0-2]?\d|3[01]))\s*$/i;
/** The same, right behind: "17:00 or later", "Friday if possible at the latest 9". */
const CHANGES_BEHIND =
  /^\s*[,-]?\s*(?:\(?(?:utc|gmt|cet|cest|eet|wet|bst|[ecmp][sd]?t|ist|jst|mes?z|wes?z|oes?z|[a-z]{1,3}time|zulu|z|local time|eastern|pacific)\b|at the earliest|earliest|frühestens|since|(?:da|de la|du|de)\s+(?:tarde|manhã|mañana|noche|noite|madrugada|matin|soir)|or|oder|and again|(?:e|y|et|und|and|menos|moins|minus|plus)\s+(?:\d|meia|media|cuarto|quart|tre quarti|un quarto|mezz[ao]|demi|halb|viertel)|to\s+\d|until|till|bis|-\s*\d|ago|before|after|earlier|\+|(?:the )?(?:day|week) after|\d{1,4}(?=\s*$|\s*[,;.]|\s+(?:to|call|send|bring|on|at)\b))/i;

/** What stands right before or behind the phrase and makes it mean something else; undefined where nothing does. */
export function changedBy(before: string, behind: string): string | undefined {
  const latest = before.replace(/\b(?:no|not) later than\s*$/i, '');
  const found =
    CHANGES.exec(latest.slice(-30)) ?? CHANGES_BEHIND.exec(behind.slice(0, 40)) ?? OF_A_PLACE.exec(behind.slice(0, 60));
  return found?.[0].trim();
}

/** The clock of another place, right behind a time: "17:00 London time", "17:00 their time", "17 Uhr Londoner Zeit"; no "bed time" and no "on time". */
const OF_A_PLACE =
  /^\s*[,-]?\s*\(?(?:[\p{L}.'’-]{1,20}\s){1,3}(?<!(?:^|\s)(?:on|in|of|this|that|next|any|some|a|the|an|first|second|same|last|short|long|bed|tea|dinner|lunch|meal|play|free|spare|extra|more|less|no|each|every|arrival|departure|waiting|response|opening|closing|right|good|much|full|part|half|diese|dieser|der|die|zur|zu|in|längerer|kurzer|kurze|keine)\s)(?:time(?! (?:for|to|of)\b)(?!\p{L})|zeit(?!\p{L}))/iu;

/** Words that only lead to a moment. */
const LEADS =
  /(?:^|[\s,;:–-]+)(?:any ?time|some ?time|at some point|irgendwann|by|at|on|before|until|till|for|no later than|not later than|at the latest by|latest by|latest|bis(?: spätestens| zum)?|spätestens|um|am|vor|the)$/i;
const ENDS = /^\s*(?:at the latest|latest|sharp|hrs|hours|uhr|o'clock|spätestens|please|bitte)\b/i;

/** What is promised: the words around the phrase without what only leads to it. */
export function promiseAround(before: string, behind: string): string {
  let head = before.trimEnd();
  for (let shorter = head.replace(LEADS, ''); shorter !== head; shorter = head.replace(LEADS, ''))
    head = shorter.trimEnd();
  const tail = behind.replace(ENDS, '').replace(/^[\s,;:.–—-]+/, '');
  return [head.replace(/[\s,;:–—-]+$/, ''), tail.trim()].filter((part) => part !== '').join(' ');
}
