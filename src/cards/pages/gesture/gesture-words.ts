/** The words of a printable note, in the languages letters are written in. Pure. */
import type { LetterLanguage, LetterTone } from '../../../core/letters/letter.ts';

/** `formal` and `informal` where the language tells them apart. */
interface NoteWords {
  readonly title: Readonly<Record<LetterTone, string>>;
  readonly thanks: Readonly<Record<LetterTone, string>>;
  readonly receive: Readonly<Record<LetterTone, string>>;
  readonly code: string;
  readonly until: string;
  readonly show: Readonly<Record<LetterTone, string>>;
  readonly from: string;
  readonly print: string;
  readonly over_title: string;
  readonly over: string;
  readonly unknown_title: string;
  readonly unknown: string;
  readonly busy_title: string;
  readonly busy: string;
}

const both = (words: string): Readonly<Record<LetterTone, string>> => ({ formal: words, informal: words });

export const NOTE_WORDS: Readonly<Record<LetterLanguage, NoteWords>> = {
  en: {
    title: both('For you'),
    thanks: both(
      'Thank you for telling us that something was not right. We are sorry, and we would like to make up for it.',
    ),
    receive: both('You receive {thing}.'),
    code: 'Code',
    until: 'Valid until',
    show: both('Just show this note or say the code.'),
    from: '{name}, {company}',
    print: 'This page prints on A6 and A5.',
    over_title: 'This note is no longer valid',
    over: 'If you have a question about it, please get in touch with {company}.',
    unknown_title: 'We do not know this note',
    unknown: 'Part of the link may be missing. Please open it once more as you got it, or ask {company}.',
    busy_title: 'One moment, please',
    busy: 'This page cannot be shown just now. Please try again in a minute.',
  },
  de: {
    title: { formal: 'Für Sie', informal: 'Für dich' },
    thanks: {
      formal:
        'Danke, dass Sie uns gesagt haben, dass etwas nicht gestimmt hat. Es tut uns leid, und wir möchten es wiedergutmachen.',
      informal:
        'Danke, dass du uns gesagt hast, dass etwas nicht gestimmt hat. Es tut uns leid, und wir möchten es wiedergutmachen.',
    },
    receive: { formal: 'Sie erhalten {thing}.', informal: 'Du erhältst {thing}.' },
    code: 'Code',
    until: 'Gültig bis',
    show: {
      formal: 'Zeigen Sie einfach diese Karte oder nennen Sie den Code.',
      informal: 'Zeig einfach diese Karte oder nenn den Code.',
    },
    from: '{name}, {company}',
    print: 'Diese Seite lässt sich auf A6 und A5 drucken.',
    over_title: 'Diese Karte gilt nicht mehr',
    over: 'Bei Fragen dazu wenden Sie sich bitte an {company}.',
    unknown_title: 'Diese Karte kennen wir nicht',
    unknown:
      'Vielleicht fehlt ein Stück des Links. Bitte öffnen Sie ihn noch einmal so, wie Sie ihn bekommen haben, oder fragen Sie {company}.',
    busy_title: 'Einen Moment bitte',
    busy: 'Diese Seite lässt sich gerade nicht zeigen. Bitte versuchen Sie es in einer Minute noch einmal.',
  },
  fr: {
    title: { formal: 'Pour vous', informal: 'Pour toi' },
    thanks: {
      formal:
        'Merci de nous avoir dit que quelque chose n’allait pas. Nous vous présentons nos excuses et souhaitons nous rattraper.',
      informal:
        'Merci de nous avoir dit que quelque chose n’allait pas. Nous te présentons nos excuses et souhaitons nous rattraper.',
    },
    receive: { formal: 'Vous recevez {thing}.', informal: 'Tu reçois {thing}.' },
    code: 'Code',
    until: 'Valable jusqu’au',
    show: {
      formal: 'Présentez cette carte ou indiquez simplement le code.',
      informal: 'Présente cette carte ou indique simplement le code.',
    },
    from: '{name}, {company}',
    print: 'Cette page s’imprime en A6 et en A5.',
    over_title: 'Cette carte n’est plus valable',
    over: 'Pour toute question à ce sujet, veuillez vous adresser à {company}.',
    unknown_title: 'Nous ne connaissons pas cette carte',
    unknown:
      'Il manque peut-être une partie du lien. Veuillez l’ouvrir à nouveau tel que vous l’avez reçu, ou demander à {company}.',
    busy_title: 'Un instant, s’il vous plaît',
    busy: 'Cette page ne peut pas être affichée pour le moment. Veuillez réessayer dans une minute.',
  },
  es: {
    title: { formal: 'Para usted', informal: 'Para ti' },
    thanks: {
      formal: 'Gracias por decirnos que algo no estaba bien. Lo sentimos y queremos compensarle.',
      informal: 'Gracias por decirnos que algo no estaba bien. Lo sentimos y queremos compensarte.',
    },
    receive: { formal: 'Recibe {thing}.', informal: 'Recibes {thing}.' },
    code: 'Código',
    until: 'Válido hasta el',
    show: {
      formal: 'Muestre esta tarjeta o diga el código.',
      informal: 'Muestra esta tarjeta o di el código.',
    },
    from: '{name}, {company}',
    print: 'Esta página se imprime en A6 y en A5.',
    over_title: 'Esta tarjeta ya no es válida',
    over: 'Si tiene alguna pregunta, póngase en contacto con {company}.',
    unknown_title: 'No conocemos esta tarjeta',
    unknown: 'Puede que falte una parte del enlace. Ábralo de nuevo tal como lo recibió o pregunte a {company}.',
    busy_title: 'Un momento, por favor',
    busy: 'Esta página no se puede mostrar ahora mismo. Inténtelo de nuevo en un minuto.',
  },
};
