/** What to write instead, in the language of the letter. Pure. */
import type { Finding } from '../../core/letters/lint/finding.ts';
import type { LetterLanguage } from '../../core/letters/letter.ts';

type About =
  | Exclude<Finding['kind'], 'lacks' | 'amount' | 'promise' | 'part'>
  | Extract<Finding, { kind: 'lacks' }>['duty'];

/** Whole sentences, as they can stand in a letter. What is said of amounts and times depends on the case, and stands in the catalogue. */
const BETTER: Readonly<Record<LetterLanguage, Readonly<Record<About, string>>>> = {
  en: {
    conditional: 'We are sorry for the trouble this has given you.',
    blame: 'We did not get this right.',
    threat: 'We would like to settle this with you: please tell us what would help.',
    admission: 'We are sorry, and we will put this right.',
    acknowledgement: 'Thank you for telling us. We are sorry for the trouble this has given you.',
    responsibility: 'We take responsibility for putting this right.',
    next_step: 'We are looking into it now and will write to you as soon as we know more.',
  },
  de: {
    conditional: 'Der Ärger, den Sie damit hatten, tut uns leid.',
    blame: 'Das haben wir nicht richtig gemacht.',
    threat: 'Wir möchten das gern mit Ihnen klären: Bitte sagen Sie uns, was Ihnen hilft.',
    admission: 'Das tut uns leid, und wir bringen es in Ordnung.',
    acknowledgement: 'Danke, dass Sie uns das gesagt haben. Der Ärger tut uns leid.',
    responsibility: 'Wir übernehmen die Verantwortung dafür, dass das in Ordnung kommt.',
    next_step: 'Wir gehen der Sache jetzt nach und schreiben Ihnen, sobald wir mehr wissen.',
  },
  fr: {
    conditional: 'Nous sommes désolés des désagréments que cela vous a causés.',
    blame: 'Nous n’avons pas bien fait les choses.',
    threat: 'Nous souhaitons régler cela avec vous : dites-nous ce qui vous aiderait.',
    admission: 'Nous en sommes désolés et nous allons y remédier.',
    acknowledgement: 'Merci de nous en avoir parlé. Nous sommes désolés des désagréments que cela vous a causés.',
    responsibility: 'Il est de notre responsabilité d’y remédier.',
    next_step: 'Nous examinons ce qui s’est passé et nous vous écrirons dès que nous en saurons plus.',
  },
  es: {
    conditional: 'Lamentamos las molestias que esto le ha causado.',
    blame: 'No lo hicimos bien.',
    threat: 'Nos gustaría resolverlo con usted: díganos qué le ayudaría.',
    admission: 'Lo sentimos y vamos a resolverlo.',
    acknowledgement: 'Gracias por decírnoslo. Lamentamos las molestias que le ha causado.',
    responsibility: 'Es nuestra responsabilidad resolverlo.',
    next_step: 'Estamos averiguando qué ha pasado y le escribiremos en cuanto sepamos más.',
  },
};

/** Null where it depends on the case. */
export function betterThan(finding: Finding, language: LetterLanguage): string | null {
  const { kind } = finding;
  if (kind === 'amount' || kind === 'promise' || kind === 'part') return null;
  return BETTER[language][kind === 'lacks' ? finding.duty : kind];
}
