/** Times that a sentence of a letter gives the customer: "by Friday", "bis Freitag 18 Uhr", "d'ici vendredi", "antes del viernes". Pure. */
import { readMoment } from '../../base/read-moment.ts';
import type { LetterLanguage } from '../letter.ts';
import type { Sentence } from './sentences.ts';
import { word } from './spoken.ts';

export interface TimeGiven {
  /** The words of it, as they were written. */
  readonly what: string;
  /** Null: it cannot be told which moment is meant. */
  readonly at: Date | null;
  /** A time of the day was named. */
  readonly isExact: boolean;
}

const WEEKDAYS = {
  en: 'mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?',
  de: 'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag',
  fr: 'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche',
  es: 'lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo',
} as const;
const MONTHS = {
  en: 'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec',
  de: 'januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember',
  fr: 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre',
  es: 'enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre',
} as const;

interface Times {
  /** Somebody is told what will be done: without it a time is a date, and no promise. */
  readonly commits: RegExp;
  /** What is asked of the customer, or has been. */
  readonly spares: RegExp;
  /** A time as it is given. */
  readonly given: RegExp;
}

const N = String.raw`(?:\d{1,3}|an?|one|two|three|four|five|six|seven|ten|twelve|a few|a couple of)`;
const AT_EN = String.raw`(?:,? (?:at |by )?(?:\d{1,2}(?::\d{2}| ?[ap]\.?m\.?)(?: ?[ap]\.?m\.?)?|noon|midday|midnight|\d{1,2} o'clock)| (?:morning|afternoon|evening|night)| at (?:the latest|\d{1,2}))?`;
const DATE_EN = String.raw`(?:(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTHS.en})(?:,? \d{4})?|(?:${MONTHS.en}) \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{4}-\d{2}-\d{2}|the \d{1,2}(?:st|nd|rd|th))`;
const DATE_DE = String.raw`(?:(?:den |dem )?\d{1,2}\. ?(?:${MONTHS.de})(?: \d{4})?|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)`;
const AT_DE = String.raw`(?:(?:,| um| bis)? ?(?:\d{1,2}[:.]\d{2}(?: uhr)?|\d{1,2} uhr(?: \d{2})?)|(?: |)(?:morgen|vormittag|mittag|nachmittag|abend)| früh)?`;
const DATE_FR = String.raw`(?:\d{1,2}(?:er)? (?:${MONTHS.fr})(?: \d{4})?|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?)`;
const AT_FR = String.raw`(?:,? (?:à |avant |vers )?(?:\d{1,2} ?(?:h|heures?)(?: ?\d{2})?|\d{1,2}:\d{2}|midi)| (?:matin|midi|après-midi|soir))?`;
const DATE_ES = String.raw`(?:\d{1,2} de (?:${MONTHS.es})(?:(?: de|,) \d{4})?|\d{1,2}\/\d{1,2}(?:\/\d{2,4})?)`;
const AT_ES = String.raw`(?:,? (?:(?:antes de |a )las? \d{1,2}(?:[:.]\d{2})?(?: (?:horas|h|de la (?:mañana|tarde|noche)))?|a mediodía|al mediodía)| por la (?:mañana|tarde|noche))?`;

const TIMES: Readonly<Record<LetterLanguage, Times>> = {
  en: {
    commits: word(
      String.raw`(?:will|'ll|\p{L}+'ll|won't|shall|(?:am|is|are) going to|promise[ds]?|guarantee\w*|commit\w*|you can expect|expect (?:it|a|an|the|our|to|your)|should (?:have|receive|be|hear|reach|arrive|get)|aim to|(?:is|are) due|you have (?:it|our word)|you get|you receive|(?:arrives?|reaches)|(?:am|is|are) (?:calling|sending|coming|paying|writing|moving|refunding|sorting|replacing|delivering)|plan to|intend to|make sure|see to it|ready|done)`,
    ),
    spares: word(
      String.raw`(?:please|kindly|if you|could you|can you|let us know|unless you|did not|didn't|received your|we received|had promised|until you)`,
    ),
    given: word(
      String.raw`(?:(?:by|before|until|till|no later than|not later than|at the latest|on|this|next|come|from)\s+(?:the )?(?:end of (?:the |this |next )?(?:(?:business |working )?day|week|month|year|today|(?:${WEEKDAYS.en}))|close of (?:business|play)(?: (?:today|tomorrow|(?:on )?(?:${WEEKDAYS.en})))?|(?:(?:this|next|coming) )?(?:${WEEKDAYS.en})(?:,? (?:the )?${DATE_EN})?${AT_EN}|today${AT_EN}|tomorrow${AT_EN}|tonight|${DATE_EN}${AT_EN}|\d{1,2}(?::\d{2}| ?[ap]\.?m\.?)(?: (?:today|tomorrow|tonight|on (?:${WEEKDAYS.en})))?|noon(?: (?:today|tomorrow))?|(?:week|month|afternoon|evening|morning|weekend|eod|cob))|(?:within|in|over|during|inside|in less than|in under) (?:the )?(?:next |coming )?${N} (?:(?:business|working|calendar) )?(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?)|(?:today|tomorrow|tonight)${AT_EN}|(?:${WEEKDAYS.en}) (?:morning|afternoon|evening)|(?:at|around) \d{1,2}(?::\d{2}| ?[ap]\.?m\.?))`,
    ),
  },
  de: {
    commits: word(
      String.raw`(?:werde|wird|werden|würden|versprech\p{L}*|versprich\p{L}*|zusage|sagen|zu(?:ge)?sicher\p{L}*|garantier\p{L}*|rufe?n?|melde?n?|meldet|schreibe?n?|schicke?n?|schickt|sende?n?|sendet|erhalten|erhältst|bekommen|bekommst|erstatte?n?|überweise?n?|bringe?n?|bringt|kläre?n?|antworte?n?|lieferen?|liefern|liefert|kümmer\p{L}*|erledige?n?|prüfe?n?|hören|hörst|kommt|kommen|informiere?n?|tausche?n?|ersetze?n?|repariere?n?|buche?n?|zahle?n?|haben sie|hast du|ist auf|erfolgt|ist (?:es|das|die|der|ihr|dein)|sind|steht|liegt|trifft|geben|gibt)`,
    ),
    spares: word(
      String.raw`(?:bitte (?:antworten|melden|schreiben|rufen|sagen|teilen|senden|schicken|geben) sie|bitte (?:antworte|melde|schreib\p{L}*|ruf\p{L}*|sag|teil\p{L}*|schick\p{L}*|gib)|eingegangen|hatten|wenn sie|falls sie|wenn du|falls du|können sie|kannst du|sobald sie)`,
    ),
    given: word(
      String.raw`(?:(?:(?:noch )?(?:bis|vor|am|zum|im laufe|bis spätestens|spätestens|spätestens (?:bis|am)|bis zum|diesen|nächsten|kommenden|bis einschließlich)(?: (?:spätestens|zum|kommenden|nächsten|diesen|zu|des))? (?:(?:kommenden |nächsten )?(?:${WEEKDAYS.de})s?(?:,? (?:den |dem )?${DATE_DE})?${AT_DE}|${DATE_DE}${AT_DE}|heute${AT_DE}|übermorgen${AT_DE}|morgen${AT_DE}|ende (?:der woche|des tages|des monats|dieser woche|nächster woche)|wochenende|tagesende|feierabend|(?:\d{1,2}[:.]\d{2}|\d{1,2}) uhr|tages|vormittags|nachmittags|mittag|abend|monatsende)|(?:innerhalb|binnen|in|innert|in den nächsten|innerhalb der nächsten)(?: von| der| den)?(?: nächsten| kommenden)? (?:\d{1,3}|eine[rms]?|zwei|drei|vier|fünf|sechs|sieben|zehn|zwölf|wenigen?) (?:werk|arbeits|bank|geschäfts)?-?(?:minuten?|stunden?|tage?n?s?|wochen?|monate?n?|werktage?n?|arbeitstage?n?)|(?:noch )?heute${AT_DE}|übermorgen${AT_DE}|(?:gleich )?morgen${AT_DE}(?! (?:früh)?stück)|(?:${WEEKDAYS.de})(?:vormittag|mittag|nachmittag|abend|früh)?${AT_DE} (?:melden|rufen|schreiben|erhalten|haben|bekommen)))`,
    ),
  },
  fr: {
    commits: word(
      String.raw`(?:\p{L}*(?:rons|rez|rai|ras|ra|ront)|allons|va|vais|vont|promett\p{L}*|promis|garanti\p{L}*|engag\p{L}*|assur\p{L}*|comptez sur|rappelle|rappelons|recontact\p{L}+|appelle|appelons|écris|écrivons|reviens|revenons|rembourse|remboursons|envoie|envoyons|s'engage|prévu|attend)`,
    ),
    spares: word(
      String.raw`(?:veuillez|merci de|s'il vous plaît|si vous|si tu|répondez|pouvez-vous|avons bien reçu|avons reçu|dites-nous|n'avons pas tenu)`,
    ),
    given: word(
      String.raw`(?:(?:d'ici|avant|jusqu'à|jusqu'au|au plus tard|pour|dès|d'ici à|d'ici au)(?: le| la| au plus tard| au| à)? (?:(?:${WEEKDAYS.fr})(?: prochain)?(?: ${DATE_FR})?${AT_FR}|${DATE_FR}${AT_FR}|demain${AT_FR}|après-demain${AT_FR}|ce soir|aujourd'hui${AT_FR}|(?:la )?fin (?:de (?:la |cette )?(?:journée|semaine|matinée)|du mois|de semaine|de journée)|\d{1,2} ?(?:h|heures)(?: ?\d{2})?(?! ?\p{L})|midi|\d{1,3} ?(?:minutes?|heures?|h|jours?|semaines?|mois)(?: (?:ouvrés|ouvrables))?)|(?:sous|dans (?:les|un délai de)|en|dans|d'ici|sous un délai de)(?: prochaine?s)? ?(?:(?:les )?(?:prochaines? |prochains )?)(?:\d{1,3}|une?|deux|trois|quatre|cinq|six|sept|dix|huit|quinze|quelques) ?(?:prochaine?s )?(?:minutes?|heures?|h|jours?|semaines?|mois)(?: (?:ouvrés?|ouvrables?))?|demain${AT_FR}|après-demain${AT_FR}|ce soir|aujourd'hui(?: même)?${AT_FR}|cet après-midi|cette semaine|(?:le )?(?:${WEEKDAYS.fr})(?: prochain)?(?: ${DATE_FR})?${AT_FR}|le ${DATE_FR}${AT_FR}|la semaine prochaine)`,
    ),
  },
  es: {
    commits: word(
      String.raw`(?:\p{L}*(?:remos|rá|rán|ré|rás|réis)|vamos a|voy a|va a|van a|promet\p{L}*|garantiz\p{L}*|compromet\p{L}*|compromiso|asegur\p{L}*|prevé|previsto|llamo|llamamos|escribo|contesto|respondo|envío|enviamos|reembolsamos|devolvemos|tiene|tienes|recibe)`,
    ),
    spares: word(
      String.raw`(?:por favor|responda|responde|si usted|si lo desea|si desea|puede (?:responder|llamar|enviar)|recibimos su|recibimos tu|díganos|dinos|no cumplimos|no lo cumplimos)`,
    ),
    given: word(
      String.raw`(?:(?:antes de|antes del|para el|para|hasta el|hasta|a más tardar|como muy tarde|no más tarde de|no más tarde del|a partir de)(?: el| la| las| este| próximo| de)*? (?:(?:próximo )?(?:${WEEKDAYS.es})(?: próximo)?(?:,? (?:día )?${DATE_ES})?${AT_ES}|(?:día )?${DATE_ES}${AT_ES}|mañana${AT_ES}|pasado mañana${AT_ES}|hoy${AT_ES}|(?:final|fin) (?:del día|de (?:la |esta )?semana|de mes|de la jornada|del mes)|las? \d{1,2}(?:[:.]\d{2})?(?: (?:horas|h|de la (?:mañana|tarde|noche)))?(?: de (?:hoy|mañana))?|mediodía|esta (?:tarde|noche)|\d{1,3} (?:horas|días))|(?:en|dentro de|en un plazo (?:máximo )?de|en menos de|en las próximas|en los próximos|en el plazo de|durante las próximas|en un máximo de)(?: las| los)?(?: próxim[oa]s| siguientes)? (?:\d{1,3}|una?|dos|tres|cuatro|cinco|seis|siete|diez|doce|unas?|pocas?|pocos) (?:minutos?|horas?|días?|semanas?|meses|mes)(?: (?:hábiles|laborables|naturales))?|(?:el|este) (?:próximo )?(?:${WEEKDAYS.es})(?: próximo)?(?:,? (?:día )?${DATE_ES})?${AT_ES}|hoy(?: mismo)?${AT_ES}|(?<!por la |de la |esta )mañana(?: mismo)?${AT_ES}|pasado mañana${AT_ES}|esta (?:tarde|noche|semana)|el ${DATE_ES}${AT_ES}|la próxima semana)`,
    ),
  },
};

/** When no time of the day is named, the day's end is meant. */
const END_OF_DAY = '18:00';

/** Whether a sentence tells the customer what will be done, and does not ask it of them. */
export function commits({ plain }: Sentence, language: LetterLanguage): boolean {
  const times = TIMES[language];
  return times.commits.test(plain) && !times.spares.test(plain);
}

/** The first time a sentence gives, if it gives one that is ahead. */
export function timesGiven(
  { typed, plain }: Sentence,
  language: LetterLanguage,
  asking: { readonly now: Date; readonly zone: string },
): readonly TimeGiven[] {
  const { commits, spares, given } = TIMES[language];
  const all = [...plain.matchAll(new RegExp(given.source, 'gu'))].filter(({ 0: what }) => !IS_NO_TIME.test(what));
  if (all.length === 0 || spares.test(plain)) return [];
  const without = all.reduce((rest, { 0: what }) => rest.replace(what, ' ').replaceAll(/ {2,}/g, ' '), plain);
  if (!commits.test(without)) return [];
  return all.flatMap(({ 0: what, index }): TimeGiven[] => {
    const read = momentOf(inEnglish(what, language), asking);
    if (read === 'past') return [];
    const isExact =
      /\d[:.h]\d|\d ?(?:uhr|h\b|heures|[ap]\.?m|o'clock|horas)|las? \d|noon|midi|mediod|hours?|minut|stunden?/u.test(
        what,
      );
    return [{ what: typed.slice(index, index + what.length), at: read, isExact }];
  });
}

/** "für morgen" is a time; "in one" is none. */
const IS_NO_TIME = /^(?:in|en|dans) (?:an?|one|une?|una?|eine[rms]?)$/u;

function momentOf(phrase: string, { now, zone }: { readonly now: Date; readonly zone: string }): Date | null | 'past' {
  const asking = { now, zone, locale: 'en-GB' };
  for (const typed of [phrase, `${phrase} ${END_OF_DAY}`]) {
    const read = readMoment(`call ${typed}`, asking);
    if (read.kind === 'moment') return read.at > now ? read.at : 'past';
    if (read.kind === 'no' && read.no.kind === 'past' && read.readings.length === 0) return 'past';
  }
  return null;
}

const DAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const MONTHS_EN = 'january february march april may june july august september october november december'.split(' ');

const NUMBERS: Readonly<Record<string, string>> = {
  une: '1',
  un: '1',
  deux: '2',
  trois: '3',
  quatre: '4',
  cinq: '5',
  sept: '7',
  huit: '8',
  dix: '10',
  quinze: '15',
  una: '1',
  uno: '1',
  dos: '2',
  tres: '3',
  cuatro: '4',
  cinco: '5',
  seis: '6',
  siete: '7',
  diez: '10',
  doce: '12',
  einer: '1',
  einem: '1',
  eines: '1',
  zwei: '2',
  drei: '3',
  vier: '4',
  fünf: '5',
  sechs: '6',
  sieben: '7',
  zehn: '10',
  zwölf: '12',
  an: '1',
  a: '1',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  ten: '10',
  twelve: '12',
};
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^min/u, 'minutes'],
  [/^(?:hours?|hrs?|stunden?|heures?|h|horas?)$/u, 'hours'],
  [/^(?:days?|tage?n?s?|jours?|días?)$/u, 'days'],
  [/^(?:werktage?n?|arbeitstage?n?)$/u, 'business days'],
  [/^(?:weeks?|wochen?|semaines?|semanas?)$/u, 'weeks'],
  [/^(?:months?|monate?n?|mois|mes(?:es)?)$/u, 'months'],
];

/** The time as the reader of promises reads it: "d'ici vendredi 18 h" → "by friday 18:00". */
function inEnglish(what: string, language: LetterLanguage): string {
  const length =
    /(?<n>\d{1,3}|\p{L}+)(?: prochaine?s| próxim[oa]s| nächsten)? ?(?<business>(?:business|working|werk|arbeits|bank|geschäfts)-?)? ?(?<unit>min\p{L}*|hours?|hrs?|days?|weeks?|months?|stunden?|tage?n?s?|wochen?|monate?n?|werktage?n?|arbeitstage?n?|heures?|h|jours?|semaines?|mois|horas?|días?|semanas?|mes|meses)(?<after> (?:ouvrés?|ouvrables?|hábiles|laborables))?$/u.exec(
      what,
    )?.groups;
  const isLength =
    length !== undefined &&
    (/^(?:within|in|over|during|inside|innerhalb|binnen|innert|sous|dans|d'ici|en|dentro)/u.test(what) ||
      /^(?:para|antes|avant|pour)/u.test(what)) &&
    // "avant 18 h" is a time of the day
    !(/^(?:avant|pour|au plus|d'ici à)/u.test(what) && (length['unit'] ?? '').startsWith('h'));
  if (isLength) {
    const n = NUMBERS[length['n'] ?? ''] ?? length['n'] ?? '';
    const unit = UNITS.find(([shape]) => shape.test(length['unit'] ?? ''))?.[1] ?? '';
    const isBusiness = length['business'] !== undefined || length['after'] !== undefined;
    return `within ${n} ${isBusiness && unit === 'days' ? 'business days' : unit}`;
  }
  if (language === 'de')
    return what
      .replace(/^(?:spätestens|bis spätestens|bis zum spätestens)/u, 'bis')
      .replace(/(\d{1,2})\.(\d{2}) uhr/u, '$1:$2 uhr');
  if (language === 'en')
    return what
      .replace(/ at the latest$/u, '')
      .replace(/^(?:no|not) later than/u, 'by')
      .replace(/^before/u, 'by');
  const [days, months] = [WEEKDAYS[language].split('|'), MONTHS[language].split('|')];
  const named = what
    .replaceAll(/\p{L}+/gu, (one) => {
      const day = days.findIndex((shape) => new RegExp(`^(?:${shape})$`, 'u').test(one));
      if (day >= 0) return DAYS[day] ?? one;
      const month = months.indexOf(one === 'setiembre' ? 'septiembre' : one);
      return month >= 0 ? (MONTHS_EN[month > 8 && language === 'es' ? month - 1 : month] ?? one) : one;
    })
    .replace(/(\d)er\b/u, '$1')
    .replaceAll(
      /(\d{1,2}) de (?=(?:january|february|march|april|may|june|july|august|september|october|november|december))/gu,
      '$1 ',
    )
    .replaceAll(/(\p{L}) de (\d{4})/gu, '$1 $2');
  const day =
    DAYS.find((one) => named.includes(one)) ??
    (/après-demain|pasado mañana/u.test(named) ? 'the day after tomorrow' : undefined) ??
    (/demain|(?<!(?:por la|de la|esta) )mañana/u.test(named) ? 'tomorrow' : undefined) ??
    (/aujourd'hui|hoy|ce soir|cet après-midi|esta (?:tarde|noche)|journée|del día|jornada/u.test(named)
      ? 'today'
      : undefined) ??
    (/fin de (?:la |cette )?semaine|fin de semaine|(?:final|fin) de (?:la |esta )?semana|cette semaine|esta semana/u.test(
      named,
    )
      ? 'friday'
      : undefined) ??
    '';
  const date =
    /\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?/u.exec(
      named,
    )?.[0];
  return `by ${date ?? day} ${timeIn(named)}`.replaceAll(/ {2,}/g, ' ').trim();
}

/** A time of the day in French or Spanish as `18:00`; empty where none is named. */
function timeIn(named: string): string {
  const [, hour = '', minute = '00'] =
    /(?<!\d)(\d{1,2}) ?(?:h|heures?)(?: ?(\d{2}))?(?!\p{L})/u.exec(named) ??
    /(?<!\d)(\d{1,2}):(\d{2})/u.exec(named) ??
    /las? (\d{1,2})(?:[:.](\d{2}))?/u.exec(named) ??
    [];
  if (hour === '') return /midi(?!\p{L})|mediodía/u.test(named) && !named.includes('après-midi') ? '12:00' : '';
  const late = /de la (?:tarde|noche)|du soir|après-midi/u.test(named) && Number(hour) < 12 ? 12 : 0;
  return `${String(Number(hour) + late).padStart(2, '0')}:${minute}`;
}
