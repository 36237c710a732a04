/** What is promised without an amount or a day: something for nothing, "as soon as possible", a guarantee. Pure. */
import type { LetterLanguage } from '../letter.ts';
import { namesOmbudsman } from './parts.ts';
import type { Sentence } from './sentences.ts';
import { word } from './spoken.ts';

interface Unbacked {
  /** Given in kind, or for nothing. */
  readonly gifts: RegExp;
  /** A time that is none. */
  readonly soon: RegExp;
  /** What nobody can record, and everybody will hold us to. */
  readonly assured: RegExp;
}

const THINGS_EN = String.raw`(?:(?:\p{L}+ ){0,2}(?:nights?|stays?|rooms?|suites?|upgrades?|breakfasts?|lunch(?:es)?|dinners?|meals?|drinks?|bottles?|massages?|spa|tickets?|seats?|flights?|rides?|deliver(?:y|ies)|shipping|months?|weeks?|days?|years?|parking|transfers?|gifts?|desserts?|wine|replacements?|repairs?|membership|subscription|visits?|treatments?))`;
const THINGS_DE = String.raw`(?:(?:\p{L}+ ){0,2}(?:nacht|nächte|übernachtung\p{L}*|aufenthalt\p{L}*|zimmer|suite|upgrade\p{L}*|frühstück\p{L}*|\p{L}*essen|getränk\p{L}*|flasche\p{L}*|wein|massage\p{L}*|ticket\p{L}*|fahrkarte\p{L}*|flug|flüge|fahrt\p{L}*|lieferung\p{L}*|versand|monat\p{L}*|woche\p{L}*|tag\p{L}*|jahr\p{L}*|parkplatz|parken|transfer\p{L}*|geschenk\p{L}*|ersatz\p{L}*|reparatur\p{L}*|behandlung\p{L}*))`;

const UNBACKED: Readonly<Record<LetterLanguage, Unbacked>> = {
  en: {
    gifts: word(
      String.raw`(?:(?:free|complimentary|gratis|extra|bonus) ${THINGS_EN}|${THINGS_EN} (?:for free|free of charge|at no (?:extra )?(?:cost|charge)|on the house|on us|with our compliments)|free of charge|at no (?:extra )?(?:cost|charge) to you|on the house|(?:is|are|be) on us|(?:(?:will|'ll|shall) (?:gladly )?upgrade|upgraded?) (?:you|your)|waive (?:the|your|all|any) \p{L}+)`,
    ),
    soon: word(
      String.raw`(?:as (?:soon|quickly|early|fast) as (?:possible|we can|i can|we possibly can)|asap|shortly|(?<!as )soon(?! as)|very soon|right away|straight away|immediately|at once|without (?:further |any )?delay|in due course|at (?:the|our|your) earliest (?:convenience|opportunity)|in the (?:near|coming) (?:future|days|weeks)|in no time|promptly)`,
    ),
    assured: word(
      String.raw`(?:(?<!cannot |can't |can not |could not |not )guarantee[ds]?|(?:you have|i give you|we give you) (?:my|our) word|rest assured|(?:will|'ll) (?:never|not) happen (?:to you )?again|won't happen again|never (?:ever )?again|100 ?% (?:certain|sure))`,
    ),
  },
  de: {
    gifts: word(
      String.raw`(?:(?:kostenlose\p{L}*|gratis|kostenfreie\p{L}*|unentgeltliche\p{L}*|geschenkte\p{L}*|freie) ?${THINGS_DE}|gratis-?\p{L}+|${THINGS_DE} (?:kostenlos|gratis|kostenfrei|umsonst|geschenkt|aufs haus|auf unsere kosten)|(?:kostenlos|gratis|kostenfrei|unentgeltlich) (?:\p{L}+ )?(?:dazu|zur verfügung|übernachten)|auf unsere kosten|(?:geht|gehen|gehts) (?:\p{L}+ ){0,3}(?:auf uns|aufs haus)|(?:auf|erlassen wir ihnen) (?:die|alle) gebühr\p{L}*|upgraden wir sie|stufen (?:wir )?sie (?:\p{L}+ ){0,3}hoch)`,
    ),
    soon: word(
      String.raw`(?:so (?:bald|schnell|rasch) (?:wie|als) möglich|schnellstmöglich\p{L}*|baldmöglichst|möglichst (?:bald|schnell|rasch)|umgehend|in kürze|demnächst|zeitnah|unverzüglich|sofort|bald|schnellstens|in den nächsten tagen|zu gegebener zeit|ohne (?:weitere )?verzögerung)`,
    ),
    assured: word(
      String.raw`(?:(?<!nicht |nichts )garantier\p{L}*|garantie(?: dafür)?|(?:sie haben|du hast) (?:unser|mein) wort|verlassen sie sich darauf|seien sie versichert|(?:kommt|wird|passiert|geschieht|darf)[^.!?]{0,40}(?:nie|nicht|niemals) (?:wieder|mehr|noch einmal)(?: (?:vor|vorkommen|passieren|geschehen))?)`,
    ),
  },
  fr: {
    gifts: word(
      String.raw`(?:(?:nuit|nuits|nuitées?|séjour|petit-déjeuner|dîner|repas|surclassement|boissons?|bouteille|livraison|mois|semaine|billet|trajet|soin|massage)\s?(?:vous (?:est|sera) )?(?:offerte?s?|gratuite?s?)|(?:gratuite?s?|offerte?s?) (?:nuit|nuitée|livraison|boisson)|gratuitement|à nos frais|sans frais|aux frais de la maison|(?:vous|te) surclass\p{L}+)`,
    ),
    soon: word(
      String.raw`(?:dès que possible|aussi (?:vite|rapidement) que possible|(?:dans|sous) les (?:plus brefs|meilleurs) délais|au plus vite|au plus tôt|prochainement|bientôt|sous peu|immédiatement|sans (?:tarder|délai)|incessamment|rapidement)`,
    ),
    assured: word(
      String.raw`(?:(?<!ne pouvons (?:pas )?)garanti\p{L}*|vous avez (?:ma|notre) parole|soyez (?:assuré|certain|sûr)\p{L}*|ne se (?:re)?produira (?:plus|pas)|n'arrivera plus|plus jamais)`,
    ),
  },
  es: {
    gifts: word(
      String.raw`(?:(?:noche|noches|estancia|desayuno|cena|comida|bebida|botella|habitación|billete|trayecto|envío|mes|semana|masaje)s? (?:\p{L}+ )?(?:gratis|gratuit[oa]s?|de regalo|de cortesía)|gratuitamente|sin (?:coste|costo|cargo)(?: alguno)?|por cuenta de la casa|corre (?:\p{L}+ ){0,2}por nuestra cuenta|invita la casa)`,
    ),
    soon: word(
      String.raw`(?:lo antes posible|cuanto antes|a la mayor brevedad|en breve|próximamente|pronto|de inmediato|inmediatamente|sin demora|lo más pronto posible|lo más rápido posible|en los próximos días)`,
    ),
    assured: word(
      String.raw`(?:(?<!no podemos )garantiz\p{L}*|garantía|tiene (?:mi|nuestra) palabra|le aseguramos|no volverá a (?:ocurrir|suceder|pasar)|nunca más)`,
    ),
  },
};

export type Promising = keyof Unbacked;

/** What going to an ombudsman costs is none of our gifts. */
const COSTS_NOTHING =
  /^(?:free of charge|at no cost to you|gratuitement|sans frais|gratuitamente|sin coste|sin costo|sin cargo)$/u;

/** The words of it, as they were written. */
export function unbackedIn(sentence: Sentence, language: LetterLanguage, what: Promising): readonly string[] {
  const { typed, plain } = sentence;
  const found = UNBACKED[language][what].exec(plain);
  if (found === null || (COSTS_NOTHING.test(found[0]) && namesOmbudsman(sentence, language))) return [];
  return [typed.slice(found.index, found.index + found[0].length)];
}
