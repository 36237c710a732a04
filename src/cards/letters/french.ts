/** Lettres en français. Pure. */
import type { FailureType } from '../../core/base/failures.ts';
import type { LetterTone } from '../../core/letters/letter.ts';
import { humanised } from './humanised.ts';
import type { GivenSaid, LetterSaid, LetterWords, MomentSaid, PromiseSaid } from './letter-words.ts';

/** Derrière « concernant » et « pour ». */
function about(failure: FailureType, tone: LetterTone): string {
  const isFormal = tone === 'formal';
  const all: Readonly<Record<FailureType, string>> = {
    'outcome.product': 'le produit ou le plat qui n’était pas conforme',
    'outcome.facility': 'les défauts de nos locaux ou de nos équipements',
    'outcome.availability': 'la réservation que nous n’avons pas honorée',
    'outcome.delay': 'le retard',
    'outcome.cancellation': 'l’annulation',
    'outcome.lost_damaged': 'la perte ou le dommage',
    'outcome.technical': 'la panne technique',
    'outcome.safety': 'le problème de sécurité',
    'process.staff': isFormal ? 'l’accueil qui vous a été réservé' : 'l’accueil qui t’a été réservé',
    'process.communication': 'notre manque d’information',
    'process.billing': 'le problème de facturation',
    'process.data': isFormal ? 'le traitement de vos données' : 'le traitement de tes données',
    'process.access': 'la difficulté à nous joindre',
    other: 'ce qui s’est passé',
  };
  return all[failure];
}

/** Le vouvoiement ou le tutoiement de la phrase. */
const say = ({ tone }: Pick<LetterSaid, 'tone'>, formal: string, informal: string): string =>
  tone === 'formal' ? formal : informal;

const when = ({ day, time, zone }: MomentSaid): string =>
  `${day.replace(/(?<!\d)1(?= \p{L})/u, '1er')} à ${time.replace(':', ' h ')} (${zone})`;

function thing({ kind, amount, units }: GivenSaid): string {
  const of = amount === null ? '' : ` de ${amount}`;
  switch (kind) {
    case 'refund':
      return `un remboursement${of}`;
    case 'credit':
      return `un avoir${of}`;
    case 'voucher':
      return `un bon${of}`;
    case 'goodwill':
      return `un geste commercial${of}`;
    case 'points':
      return units === null ? 'des points' : `${units.shown} ${units.isOne ? 'point' : 'points'}`;
    case 'upgrade':
      return 'un surclassement';
    case 'replacement':
      return 'un remplacement';
    case 'reperformance':
      return 'une nouvelle prestation, correcte cette fois';
    case 'correction':
      return 'la correction de l’erreur';
    default:
      return `« ${humanised(kind)} »${amount === null ? '' : ` (${amount})`}`;
  }
}

function given(said: LetterSaid): string[] {
  const [had, coming] = [said.given.filter((g) => g.isDone), said.given.filter((g) => !g.isDone)];
  const list = (some: readonly GivenSaid[]): string => said.list(some.map(thing));
  return [
    had.length === 0 ? '' : say(said, `Vous avez reçu ${list(had)}.`, `Tu as reçu ${list(had)}.`),
    coming.length === 0
      ? ''
      : say(
          said,
          `Pour réparer, nous vous avons accordé ${list(coming)}.`,
          `Pour réparer, nous t’avons accordé ${list(coming)}.`,
        ),
    ...said.given.map((one) => owed(one, said)),
  ];
}

function owed({ amount, owed: part, beyond }: GivenSaid, said: LetterSaid): string {
  if (part === null) return '';
  const due = say(said, 'vous sont dus', 'te sont dus');
  if (beyond === null) return `Ces ${part} ${due} ; ce n’est pas une faveur.`;
  return `Sur ces ${amount ?? part}, ${part} ${due} ; les ${beyond} restants sont un geste de notre part.`;
}

function promised(p: PromiseSaid, said: LetterSaid): string {
  const due = when(p.due);
  if (p.isLate) {
    const sorry = 'Nous nous en excusons également.';
    return p.isCall
      ? say(
          said,
          `Nous nous étions engagés à vous appeler avant le ${due} et nous ne l’avons pas fait. ${sorry}`,
          `Nous nous étions engagés à t’appeler avant le ${due} et nous ne l’avons pas fait. ${sorry}`,
        )
      : `Nous n’avons pas tenu ce que nous avions promis pour le ${due}${p.text === null ? '' : ` : « ${p.text} »`}. ${sorry}`;
  }
  if (p.isCall) return say(said, `Nous vous appellerons avant le ${due}.`, `Nous t’appellerons avant le ${due}.`);
  if (p.text === null)
    return say(said, `Vous aurez de nos nouvelles avant le ${due}.`, `Tu auras de nos nouvelles avant le ${due}.`);
  return say(
    said,
    `Voici notre engagement envers vous pour le ${due} : « ${p.text} ».`,
    `Voici notre engagement envers toi pour le ${due} : « ${p.text} ».`,
  );
}

const news = (said: LetterSaid): string =>
  say(
    said,
    'Nous examinons maintenant ce qui s’est passé et nous vous écrirons dès que nous en saurons plus.',
    'Nous examinons maintenant ce qui s’est passé et nous t’écrirons dès que nous en saurons plus.',
  );
const reply = (said: LetterSaid): string =>
  say(
    said,
    'S’il manque encore quelque chose, répondez simplement à ce message : nous nous en occuperons.',
    'S’il manque encore quelque chose, réponds simplement à ce message : nous nous en occuperons.',
  );
const waits = (said: LetterSaid): string =>
  said.waits
    ? say(
        said,
        'Un point reste à décider de notre côté ; nous vous informerons dès que ce sera fait.',
        'Un point reste à décider de notre côté ; nous t’informerons dès que ce sera fait.',
      )
    : '';
const sentences = (...some: readonly string[]): string => some.filter((one) => one !== '').join(' ');
const next = (said: LetterSaid, otherwise: string): string =>
  sentences(...said.promises.map((p) => promised(p, said)), waits(said)) || otherwise;

export const french: LetterWords = {
  thing,
  moment: when,
  greeting: (tone) => (tone === 'formal' ? 'Madame, Monsieur,' : 'Bonjour,'),
  reference: (reference, tone) => `${tone === 'formal' ? 'Votre' : 'Ta'} référence : ${reference}`,
  closing: (tone) => (tone === 'formal' ? 'Cordialement,' : 'À bientôt,'),
  contact: (name, tone) => `${name} s’occupe de ${tone === 'formal' ? 'votre' : 'ta'} réclamation.`,
  rights: ({ name, site, months }, leaflet, tone) => {
    const more = leaflet
      ? `Sa brochure est ci-jointe ; plus d’informations sur ${site}.`
      : `Plus d’informations sur ${site}.`;
    return tone === 'formal'
      ? `Si cela ne vous satisfait pas, vous avez le droit de saisir gratuitement le ${name} ; veuillez le faire dans les ${months} mois suivant la date de cette lettre. ${more}`
      : `Si cela ne te satisfait pas, tu as le droit de saisir gratuitement le ${name} ; fais-le dans les ${months} mois suivant la date de cette lettre. ${more}`;
  },
  paragraphs: {
    summary: (said) => [
      say(
        said,
        `Nous avons bien reçu, le ${said.received}, votre réclamation concernant ${about(said.about, said.tone)}. Nous sommes désolés des désagréments que cela vous a causés et nous en assumons la responsabilité.`,
        `Nous avons bien reçu, le ${said.received}, ta réclamation concernant ${about(said.about, said.tone)}. Nous sommes désolés des désagréments que cela t’a causés et nous en assumons la responsabilité.`,
      ),
      sentences(...given(said)),
      sentences(
        say(
          said,
          'Nous considérons désormais votre réclamation comme réglée.',
          'Nous considérons désormais ta réclamation comme réglée.',
        ),
        ...said.promises.map((p) => promised(p, said)),
      ),
      reply(said),
    ],
    final: (said) => [
      say(
        said,
        `Voici notre réponse définitive à votre réclamation concernant ${about(said.about, said.tone)}, reçue le ${said.received}. Nous sommes désolés des désagréments causés, et il est de notre responsabilité de vous répondre pleinement.`,
        `Voici notre réponse définitive à ta réclamation concernant ${about(said.about, said.tone)}, reçue le ${said.received}. Nous sommes désolés des désagréments causés, et il est de notre responsabilité de te répondre pleinement.`,
      ),
      sentences(...given(said)),
      sentences(...said.promises.map((p) => promised(p, said))),
      reply(said),
    ],
    acknowledgement: (said) => [
      say(
        said,
        `Nous avons bien reçu, le ${said.received}, votre réclamation concernant ${about(said.about, said.tone)}, et nous vous remercions de nous en avoir parlé. Nous sommes désolés des désagréments que cela vous a causés.`,
        `Nous avons bien reçu, le ${said.received}, ta réclamation concernant ${about(said.about, said.tone)} ; merci de nous en avoir parlé. Nous sommes désolés des désagréments que cela t’a causés.`,
      ),
      say(
        said,
        'Il est de notre responsabilité d’y remédier. Vous n’aurez pas à tout réexpliquer.',
        'Il est de notre responsabilité d’y remédier. Tu n’auras pas à tout réexpliquer.',
      ),
      sentences(...given(said)),
      next(said, news(said)),
    ],
    holding: (said) => [
      say(
        said,
        `Vous attendez toujours notre réponse à votre réclamation du ${said.received} concernant ${about(said.about, said.tone)}, et nous en sommes désolés. Nous ne vous avons pas oublié.`,
        `Tu attends toujours notre réponse à ta réclamation du ${said.received} concernant ${about(said.about, said.tone)}, et nous en sommes désolés. Nous ne t’avons pas oublié.`,
      ),
      'Il nous faut plus de temps que prévu, et nous en assumons la responsabilité.',
      sentences(...given(said)),
      next(said, news(said)),
    ],
    update: (said) => [
      say(
        said,
        `Merci de votre patience. Voici où nous en sommes concernant ${about(said.about, said.tone)} ; nous sommes désolés que ce ne soit pas encore réglé.`,
        `Merci de ta patience. Voici où nous en sommes concernant ${about(said.about, said.tone)} ; nous sommes désolés que ce ne soit pas encore réglé.`,
      ),
      'Nous en restons responsables jusqu’à ce que tout soit réglé.',
      sentences(...given(said)),
      next(said, news(said)),
    ],
    apology: (said) => [
      say(
        said,
        `Nous vous présentons nos excuses pour ${about(said.about, said.tone)}. Vous étiez en droit d’attendre mieux de notre part ; merci de nous l’avoir dit.`,
        `Nous te présentons nos excuses pour ${about(said.about, said.tone)}. Tu étais en droit d’attendre mieux de notre part ; merci de nous l’avoir dit.`,
      ),
      'Nous en assumons la responsabilité et nous voulons y remédier.',
      sentences(...given(said)),
      next(said, reply(said)),
    ],
    resolution: (said) => [
      say(
        said,
        `Merci de nous avoir donné l’occasion de régler votre réclamation concernant ${about(said.about, said.tone)}. Nous sommes désolés des désagréments causés et nous en assumons la responsabilité.`,
        `Merci de nous avoir donné l’occasion de régler ta réclamation concernant ${about(said.about, said.tone)}. Nous sommes désolés des désagréments causés et nous en assumons la responsabilité.`,
      ),
      sentences(...given(said)),
      sentences(
        said.isOver
          ? say(said, 'Nous avons ainsi clos votre réclamation.', 'Nous avons ainsi clos ta réclamation.')
          : '',
        ...said.promises.map((p) => promised(p, said)),
      ),
      say(
        said,
        'Si cela ne vous satisfait pas, répondez à ce message : nous rouvrirons votre dossier.',
        'Si cela ne te satisfait pas, réponds à ce message : nous rouvrirons ton dossier.',
      ),
    ],
    cannot: (said) => [
      say(
        said,
        `Merci de nous avoir parlé de votre réclamation concernant ${about(said.about, said.tone)}. Nous sommes désolés des désagréments causés, et il est de notre responsabilité de vous répondre clairement.`,
        `Merci de nous avoir parlé de ta réclamation concernant ${about(said.about, said.tone)}. Nous sommes désolés des désagréments causés, et il est de notre responsabilité de te répondre clairement.`,
      ),
      say(
        said,
        'Nous avons étudié votre demande avec soin. Nous ne pouvons pas l’accepter dans son ensemble, et nous préférons vous le dire franchement plutôt que de vous faire attendre.',
        'Nous avons étudié ta demande avec soin. Nous ne pouvons pas l’accepter dans son ensemble, et nous préférons te le dire franchement plutôt que de te faire attendre.',
      ),
      sentences(
        'Voici ce que nous pouvons faire.',
        ...(given(said).some((one) => one !== '')
          ? given(said)
          : [
              say(
                said,
                'Nous souhaitons chercher avec vous une autre solution : dites-nous quand nous pouvons vous joindre.',
                'Nous souhaitons chercher avec toi une autre solution : dis-nous quand nous pouvons te joindre.',
              ),
            ]),
      ),
      next(said, reply(said)),
    ],
  },
};
