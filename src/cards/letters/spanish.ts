/** Cartas en español. Pure. */
import type { FailureType } from '../../core/base/failures.ts';
import type { LetterTone } from '../../core/letters/letter.ts';
import { humanised } from './humanised.ts';
import type { GivenSaid, LetterSaid, LetterWords, MomentSaid, PromiseSaid } from './letter-words.ts';

/** Detrás de «sobre» y «por». */
function about(failure: FailureType, tone: LetterTone): string {
  const isFormal = tone === 'formal';
  const all: Readonly<Record<FailureType, string>> = {
    'outcome.product': 'el producto o el plato que no estaba bien',
    'outcome.facility': 'los fallos de nuestras instalaciones',
    'outcome.availability': 'la reserva que no pudimos cumplir',
    'outcome.delay': 'el retraso',
    'outcome.cancellation': 'la cancelación',
    'outcome.lost_damaged': 'la pérdida o el daño',
    'outcome.technical': 'el fallo técnico',
    'outcome.safety': 'el problema de seguridad',
    'process.staff': isFormal ? 'el trato que recibió' : 'el trato que recibiste',
    'process.communication': 'nuestra falta de información',
    'process.billing': 'el problema con la factura',
    'process.data': isFormal ? 'el tratamiento de sus datos' : 'el tratamiento de tus datos',
    'process.access': 'la dificultad para contactar con nosotros',
    other: 'lo ocurrido',
  };
  return all[failure];
}

/** De usted o de tú. */
const say = ({ tone }: Pick<LetterSaid, 'tone'>, formal: string, informal: string): string =>
  tone === 'formal' ? formal : informal;

const when = ({ day, time, zone }: MomentSaid): string => `${day}, a las ${time} (${zone})`;

function thing({ kind, amount, units }: GivenSaid): string {
  const of = amount === null ? '' : ` de ${amount}`;
  switch (kind) {
    case 'refund':
      return `un reembolso${of}`;
    case 'credit':
      return `un abono${of}`;
    case 'voucher':
      return `un vale${of}`;
    case 'goodwill':
      return `un pago de cortesía${of}`;
    case 'points':
      return units === null ? 'puntos' : `${units.shown} ${units.isOne ? 'punto' : 'puntos'}`;
    case 'upgrade':
      return 'una mejora de categoría';
    case 'replacement':
      return 'una sustitución';
    case 'reperformance':
      return 'el servicio de nuevo, esta vez bien hecho';
    case 'correction':
      return 'la corrección del error';
    default:
      return `«${humanised(kind)}»${amount === null ? '' : ` (${amount})`}`;
  }
}

function given(said: LetterSaid): string[] {
  const [had, coming] = [said.given.filter((g) => g.isDone), said.given.filter((g) => !g.isDone)];
  const list = (some: readonly GivenSaid[]): string => said.list(some.map(thing));
  return [
    had.length === 0 ? '' : say(said, `Ha recibido ${list(had)}.`, `Has recibido ${list(had)}.`),
    coming.length === 0
      ? ''
      : say(
          said,
          `Para repararlo, le hemos concedido ${list(coming)}.`,
          `Para repararlo, te hemos concedido ${list(coming)}.`,
        ),
    ...said.given.map((one) => owed(one, said)),
  ];
}

function owed({ amount, owed: part, beyond }: GivenSaid, said: LetterSaid): string {
  if (part === null) return '';
  if (beyond === null)
    return say(
      said,
      `Los ${part} le corresponden por derecho; no son un favor.`,
      `Los ${part} te corresponden por derecho; no son un favor.`,
    );
  return say(
    said,
    `De los ${amount ?? part}, le corresponden ${part} por derecho; los otros ${beyond} son un detalle de nuestra parte.`,
    `De los ${amount ?? part}, te corresponden ${part} por derecho; los otros ${beyond} son un detalle de nuestra parte.`,
  );
}

function promised(p: PromiseSaid, said: LetterSaid): string {
  const due = when(p.due);
  const what = p.text === null ? '' : `: «${p.text}»`;
  if (p.isLate)
    return p.isCall
      ? say(
          said,
          `Prometimos llamarle antes del ${due} y no lo cumplimos. También por ello le pedimos disculpas.`,
          `Prometimos llamarte antes del ${due} y no lo cumplimos. También por ello te pedimos disculpas.`,
        )
      : say(
          said,
          `No cumplimos lo que le prometimos para el ${due}${what}. También por ello le pedimos disculpas.`,
          `No cumplimos lo que te prometimos para el ${due}${what}. También por ello te pedimos disculpas.`,
        );
  if (p.isCall) return say(said, `Le llamaremos antes del ${due}.`, `Te llamaremos antes del ${due}.`);
  if (p.text === null)
    return say(said, `Tendrá noticias nuestras antes del ${due}.`, `Tendrás noticias nuestras antes del ${due}.`);
  return say(
    said,
    `Este es nuestro compromiso con usted para el ${due}${what}.`,
    `Este es nuestro compromiso contigo para el ${due}${what}.`,
  );
}

const news = (said: LetterSaid): string =>
  say(
    said,
    'Ahora estamos averiguando qué ha pasado y le escribiremos en cuanto sepamos más.',
    'Ahora estamos averiguando qué ha pasado y te escribiremos en cuanto sepamos más.',
  );
const reply = (said: LetterSaid): string =>
  say(
    said,
    'Si todavía falta algo, responda a este mensaje y nos ocuparemos de ello.',
    'Si todavía falta algo, responde a este mensaje y nos ocuparemos de ello.',
  );
const waits = (said: LetterSaid): string =>
  said.waits
    ? say(
        said,
        'Queda un punto por decidir por nuestra parte; le informaremos en cuanto esté decidido.',
        'Queda un punto por decidir por nuestra parte; te informaremos en cuanto esté decidido.',
      )
    : '';
const sentences = (...some: readonly string[]): string => some.filter((one) => one !== '').join(' ');
const next = (said: LetterSaid, otherwise: string): string =>
  sentences(...said.promises.map((p) => promised(p, said)), waits(said)) || otherwise;

export const spanish: LetterWords = {
  thing,
  moment: when,
  greeting: (tone) => (tone === 'formal' ? 'Buenos días:' : 'Hola:'),
  reference: (reference, tone) => `${tone === 'formal' ? 'Su' : 'Tu'} referencia: ${reference}`,
  closing: (tone) => (tone === 'formal' ? 'Atentamente,' : 'Un saludo,'),
  contact: (name, tone) => `${name} se ocupa de ${tone === 'formal' ? 'su' : 'tu'} reclamación.`,
  rights: ({ name, site, months }, leaflet, tone) => {
    const more = leaflet ? `Adjuntamos su folleto; encontrará más en ${site}.` : `Más información en ${site}.`;
    return tone === 'formal'
      ? `Si no le parece satisfactorio, tiene derecho a acudir gratuitamente al ${name}; por favor, hágalo en los ${months} meses siguientes a la fecha de esta carta. ${more}`
      : `Si no te parece satisfactorio, tienes derecho a acudir gratuitamente al ${name}; por favor, hazlo en los ${months} meses siguientes a la fecha de esta carta. ${leaflet ? `Adjuntamos el folleto; encontrarás más en ${site}.` : more}`;
  },
  paragraphs: {
    summary: (said) => [
      say(
        said,
        `Gracias por informarnos sobre ${about(said.about, said.tone)}. Recibimos su reclamación el ${said.received}. Lamentamos las molestias que le ha causado y asumimos la responsabilidad.`,
        `Gracias por informarnos sobre ${about(said.about, said.tone)}. Recibimos tu reclamación el ${said.received}. Lamentamos las molestias que te ha causado y asumimos la responsabilidad.`,
      ),
      sentences(...given(said)),
      sentences(
        say(said, 'Con ello consideramos resuelta su reclamación.', 'Con ello consideramos resuelta tu reclamación.'),
        ...said.promises.map((p) => promised(p, said)),
      ),
      reply(said),
    ],
    final: (said) => [
      say(
        said,
        `Esta es nuestra respuesta definitiva a su reclamación sobre ${about(said.about, said.tone)}, que recibimos el ${said.received}. Lamentamos las molestias, y es nuestra responsabilidad responderle por completo.`,
        `Esta es nuestra respuesta definitiva a tu reclamación sobre ${about(said.about, said.tone)}, que recibimos el ${said.received}. Lamentamos las molestias, y es nuestra responsabilidad responderte por completo.`,
      ),
      sentences(...given(said)),
      sentences(...said.promises.map((p) => promised(p, said))),
      reply(said),
    ],
    acknowledgement: (said) => [
      say(
        said,
        `Gracias por informarnos sobre ${about(said.about, said.tone)}. Recibimos su reclamación el ${said.received} y lamentamos las molestias que le ha causado.`,
        `Gracias por informarnos sobre ${about(said.about, said.tone)}. Recibimos tu reclamación el ${said.received} y lamentamos las molestias que te ha causado.`,
      ),
      say(
        said,
        'Es nuestra responsabilidad resolverlo. No tendrá que volver a explicárselo a nadie.',
        'Es nuestra responsabilidad resolverlo. No tendrás que volver a explicárselo a nadie.',
      ),
      sentences(...given(said)),
      next(said, news(said)),
    ],
    holding: (said) => [
      say(
        said,
        `Lamentamos que siga esperando nuestra respuesta a su reclamación del ${said.received} sobre ${about(said.about, said.tone)}. No nos hemos olvidado de usted.`,
        `Lamentamos que sigas esperando nuestra respuesta a tu reclamación del ${said.received} sobre ${about(said.about, said.tone)}. No nos hemos olvidado de ti.`,
      ),
      'Estamos tardando más de lo debido y asumimos la responsabilidad.',
      sentences(...given(said)),
      next(said, news(said)),
    ],
    update: (said) => [
      say(
        said,
        `Gracias por su paciencia. Le contamos en qué punto estamos con su reclamación sobre ${about(said.about, said.tone)}; lamentamos que aún no esté resuelta.`,
        `Gracias por tu paciencia. Te contamos en qué punto estamos con tu reclamación sobre ${about(said.about, said.tone)}; lamentamos que aún no esté resuelta.`,
      ),
      'Seguimos siendo responsables de ella hasta que lo esté.',
      sentences(...given(said)),
      next(said, news(said)),
    ],
    apology: (said) => [
      say(
        said,
        `Le pedimos disculpas por ${about(said.about, said.tone)}. Tenía derecho a esperar algo mejor de nosotros; gracias por decírnoslo.`,
        `Te pedimos disculpas por ${about(said.about, said.tone)}. Tenías derecho a esperar algo mejor de nosotros; gracias por decírnoslo.`,
      ),
      'Asumimos la responsabilidad y queremos resolverlo.',
      sentences(...given(said)),
      next(said, reply(said)),
    ],
    resolution: (said) => [
      say(
        said,
        `Gracias por darnos la oportunidad de resolver su reclamación sobre ${about(said.about, said.tone)}. Lamentamos las molestias y asumimos la responsabilidad.`,
        `Gracias por darnos la oportunidad de resolver tu reclamación sobre ${about(said.about, said.tone)}. Lamentamos las molestias y asumimos la responsabilidad.`,
      ),
      sentences(...given(said)),
      sentences(
        said.isOver
          ? say(said, 'Con esto hemos cerrado su reclamación.', 'Con esto hemos cerrado tu reclamación.')
          : '',
        ...said.promises.map((p) => promised(p, said)),
      ),
      say(
        said,
        'Si no le parece satisfactorio, responda a este mensaje y la abriremos de nuevo.',
        'Si no te parece satisfactorio, responde a este mensaje y la abriremos de nuevo.',
      ),
    ],
    cannot: (said) => [
      say(
        said,
        `Gracias por informarnos sobre ${about(said.about, said.tone)}. Lamentamos las molestias, y es nuestra responsabilidad darle una respuesta clara.`,
        `Gracias por informarnos sobre ${about(said.about, said.tone)}. Lamentamos las molestias, y es nuestra responsabilidad darte una respuesta clara.`,
      ),
      say(
        said,
        'Hemos estudiado con atención lo que nos pide. No podemos concederlo todo, y preferimos decírselo con franqueza antes que hacerle esperar.',
        'Hemos estudiado con atención lo que nos pides. No podemos concederlo todo, y preferimos decírtelo con franqueza antes que hacerte esperar.',
      ),
      sentences(
        'Esto es lo que sí podemos hacer.',
        ...(given(said).some((one) => one !== '')
          ? given(said)
          : [
              say(
                said,
                'Nos gustaría buscar con usted otra solución: díganos cuándo podemos llamarle.',
                'Nos gustaría buscar contigo otra solución: dinos cuándo podemos llamarte.',
              ),
            ]),
      ),
      next(said, reply(said)),
    ],
  },
};
