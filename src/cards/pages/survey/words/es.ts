/** La página de una encuesta, para clientes. */
import type { PageWords } from '../survey-words.ts';

export const es: PageWords = {
  message:
    'Usted nos dijo que algo había salido mal. Nos gustaría saber qué tal lo hemos resuelto. Lleva un minuto: {link}\nGracias, {company}',
  title: '¿Qué tal lo hemos resuelto?',
  intro:
    'Usted le dijo a {company} que algo había salido mal. Díganos, por favor, qué tal se resolvió. Lleva un minuto, y puede dejar sin responder lo que quiera.',
  overall: 'En general, ¿qué tal lo hemos resuelto?',
  outcome: '¿Fue justo el resultado?',
  procedure: '¿Fue justo el camino: bastante rápido, y pudo usted opinar?',
  interaction: '¿Le tratamos con cortesía y honradez?',
  effort: '¿Se lo pusimos fácil?',
  lowest_overall: 'muy mal',
  highest_overall: 'muy bien',
  lowest_fair: 'en absoluto',
  highest_fair: 'del todo',
  lowest_effort: 'muy difícil',
  highest_effort: 'muy fácil',
  words: '¿Qué le gustaría decirnos?',
  words_hint: 'Por favor, no escriba números de tarjeta ni contraseñas.',
  send: 'Enviar la respuesta',
  may_quote: 'Pueden mostrar mis palabras a sus colegas, sin mi nombre, para dar las gracias a quien ayudó.',
  who_reads:
    'Lo leen las personas que le atendieron y su responsable. Sirve para arreglar las cosas y aprender de ello, y para nada más.',
  privacy: 'Privacidad',
  language: 'Idioma',
  thanks_title: 'Gracias',
  thanks: 'Su respuesta ha llegado a las personas que le atendieron. Puede cerrar esta página.',
  answered_title: 'Su respuesta ya está aquí',
  answered:
    'Cada enlace admite una respuesta, y la suya ha llegado. Gracias. Si quiere añadir algo, escriba a {company} como antes.',
  closed_title: 'Lo estamos mirando otra vez',
  closed: 'Este enlace no admite respuestas en este momento. Si quiere decirnos algo, escriba a {company} como antes.',
  expired_title: 'Este enlace es demasiado antiguo',
  expired: 'Ya no admite respuestas. Si todavía quiere decirnos algo, escriba a {company} como antes.',
  unknown_title: 'Este enlace no funciona',
  unknown: 'Quizá le falte una parte. Ábralo otra vez desde el mensaje que recibió, o escriba a {company} como antes.',
  empty: 'Todavía no se ha enviado nada: responda al menos a una pregunta o escriba unas palabras.',
  too_long: 'Todavía no se ha enviado nada: el texto es demasiado largo. No pase de {most} caracteres.',
  not_saved:
    'Su respuesta no se ha podido guardar en este momento. No se ha perdido nada: envíela otra vez dentro de un momento.',
  busy_title: 'Un momento, por favor',
  busy: 'Esta página se acaba de abrir muchas veces. Inténtelo otra vez dentro de un minuto.',
};
