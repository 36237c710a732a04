/** The parts that a trade's rules want in a letter, and by what they are told. Pure. */
import type { LetterLanguage, LetterPart } from '../letter.ts';
import type { LintedBy } from './finding.ts';
import { plainOf, type Sentence } from './sentences.ts';
import { word } from './spoken.ts';
import { timesGiven } from './times-given.ts';

type Told = Readonly<Record<Exclude<LetterPart, 'site' | 'when'>, RegExp>>;

const TOLD: Readonly<Record<LetterLanguage, Told>> = {
  en: {
    received: word(
      String.raw`(?:received your|your complaint of|you made a complaint|thank you for (?:\w+ ){0,2}(?:complaint|telling us))`,
    ),
    contact: word(
      String.raw`(?:deal(?:s|ing) with your|look(?:s|ing) after your|handl\w+ your|your complaint is with|in charge of your|responsible for your|contact \p{L}+ \p{L}+)`,
    ),
    resolved: word(
      String.raw`(?:consider (?:it|this|your complaint|the complaint|the matter) (?:\w+ )?(?:resolved|settled)|(?:has|have) been (?:\w+ )?(?:resolved|settled))`,
    ),
    final: word(String.raw`final (?:response|decision|answer)`),
    outcome: word(
      String.raw`(?:uph[eo]ld|accept|reject|agree|disagree|offer|approved|you have received|cannot|do not think)\w*`,
    ),
    reasons: word(String.raw`(?:because|reasons?|due to|having (?:looked|reviewed|considered))`),
    not_yet: word(
      String.raw`(?:not (?:yet )?(?:able|in a position|possible)|still (?:looking|investigating|waiting|working)|longer than|need more time)`,
    ),
    ombudsman: word(String.raw`(?:ombudsman|ombudswoman)`),
    time_limit: word(String.raw`(?:six|6|twelve|12|\d{1,2}) months`),
    leaflet: word(String.raw`(?:leaflet|enclos\w+|attach\w+)`),
  },
  de: {
    received: word(String.raw`(?:beschwerde (?:ist|vom)|eingegangen|erhalten|aufmerksam gemacht)`),
    contact: word(
      String.raw`(?:kümmert sich|bearbeitet|zuständig|ansprechpartner\p{L}*|verantwortlich für ihre|betreut)`,
    ),
    resolved: word(
      String.raw`(?:(?:als|für) (?:gelöst|erledigt|beigelegt|geklärt)|(?:gelöst|erledigt|beigelegt|geklärt) (?:ist|wurde|haben|betrachten))`,
    ),
    final: word(String.raw`(?:endgültige|abschließende)\p{L}* (?:antwort|entscheidung|stellungnahme|bescheid)`),
    outcome: word(
      String.raw`(?:geben wir (?:ihr|ihrer|deiner)|statt|lehnen|ablehn\p{L}*|anerkenn\p{L}*|erkennen|bieten|angebot|bewilligt|bekommen|erhalten|berechtigt)`,
    ),
    reasons: word(String.raw`(?:weil|denn|grund|gründe\p{L}*|begründ\p{L}*|aufgrund|wegen)`),
    not_yet: word(String.raw`(?:noch nicht|noch kein\p{L}*|länger|mehr zeit|noch (?:prüfen|klären|dabei))`),
    ombudsman: word(String.raw`(?:ombuds\p{L}+|schlichtungsstelle\p{L}*)`),
    time_limit: word(String.raw`(?:sechs|6|zwölf|12|\d{1,2}) monat\p{L}*`),
    leaflet: word(String.raw`(?:merkblatt|beilieg\p{L}+|anlage|beigefügt|liegt bei|legen wir bei|fügen wir bei)`),
  },
  fr: {
    received: word(String.raw`(?:avons (?:bien )?reçu|réclamation (?:du|concernant)|merci de nous)`),
    contact: word(
      String.raw`(?:s'occupe|suit votre|en charge|responsable de votre|votre interlocut\p{L}+|traite votre)`,
    ),
    resolved: word(
      String.raw`(?:considérons|estimons)[^.]{0,60}(?:réglée?|résolue?|close)|(?:est|a été) (?:désormais )?(?:réglée?|résolue?)`,
    ),
    final: word(String.raw`(?:réponse|décision|position) (?:finale|définitive)`),
    outcome: word(
      String.raw`(?:accept\p{L}*|rejet\p{L}*|fondée?|offr\p{L}*|propos\p{L}*|accordé\p{L}*|reçu|donnons suite|ne pouvons)`,
    ),
    reasons: word(String.raw`(?:parce que?|car|raisons?|motifs?|en effet|puisque?|en raison)`),
    not_yet: word(
      String.raw`(?:pas encore|toujours en cours|plus de temps|examinons (?:encore|toujours)|attendez toujours)`,
    ),
    ombudsman: word(String.raw`(?:ombudsman|médiat\p{L}+)`),
    time_limit: word(String.raw`(?:six|6|douze|12|\d{1,2}) mois`),
    leaflet: word(String.raw`(?:brochure|dépliant|notice|ci-joint\p{L}*|joignons|pièce jointe)`),
  },
  es: {
    received: word(String.raw`(?:recibimos|hemos recibido|reclamación del|gracias por informarnos)`),
    contact: word(String.raw`(?:se ocupa|se encarga|responsable de su|lleva su|gestiona su|persona de contacto)`),
    resolved: word(
      String.raw`(?:consideramos|damos)[^.]{0,60}(?:resuelt[oa]|solucionad[oa]|cerrad[oa])|(?:está|ha quedado) (?:resuelt[oa]|solucionad[oa])`,
    ),
    final: word(String.raw`(?:respuesta|decisión) (?:final|definitiva)`),
    outcome: word(
      String.raw`(?:acept\p{L}*|estim\p{L}*|desestim\p{L}*|rechaz\p{L}*|ofrec\p{L}*|concedid\p{L}*|recibido|damos la razón|no podemos)`,
    ),
    reasons: word(String.raw`(?:porque|ya que|razón|razones|motivos?|puesto que|debido a)`),
    not_yet: word(
      String.raw`(?:todavía no|aún no|más tiempo|seguimos (?:investigando|estudiando|averiguando)|siga\p{L}* esperando|tardando)`,
    ),
    ombudsman: word(String.raw`(?:ombudsman|defensor\p{L}*)`),
    time_limit: word(String.raw`(?:seis|6|doce|12|\d{1,2}) meses`),
    leaflet: word(String.raw`(?:folleto|adjunt\p{L}+|anex\p{L}+)`),
  },
};

/** In the order of the rules. What names the place to turn to is told by its own name and address, and by when by any time given. */
export function missingParts(all: readonly Sentence[], by: LintedBy): readonly LetterPart[] {
  const { parts, ombudsman, language, onRecord } = by;
  const plain = all.map((one) => one.plain).join('\n');
  const holds = (named: string): boolean => plain.includes(plainOf(named));
  const isTold = (part: LetterPart): boolean => {
    if (part === 'when') return onRecord.some(holds) || all.some((one) => timesGiven(one, language, by).length > 0);
    if (part === 'site')
      return ombudsman === null || holds(ombudsman.site.replace(/^https?:\/\/(?:www\.)?|^www\./u, ''));
    if (part === 'ombudsman' && (ombudsman === null || holds(ombudsman.name))) return true;
    return (part === 'time_limit' && ombudsman === null) || TOLD[language][part].test(plain);
  };
  return parts.filter((part) => !isTold(part));
}

/** Whoever judges between us and the customer is spoken of. */
export const namesOmbudsman = ({ plain }: Sentence, language: LetterLanguage): boolean =>
  TOLD[language].ombudsman.test(plain);
