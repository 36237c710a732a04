/** Was über den Kontakt mit dem Kunden gesagt wird. */
import type { InOtherWords } from '../catalogue.ts';
import type { contact as en } from '../en/contact.ts';

export const contact: InOtherWords<typeof en> = {
  'button.contact': 'Gesprochen…',
  'said.yes': 'Vermerkt bei {case}: Der Kunde hat von uns gehört.',
  'said.no': 'Vermerkt bei {case}: diesmal nicht erreicht. Ich erinnere dich wieder, wenn es Zeit ist.',
  'said.never': 'Vermerkt bei {case}: Der Kunde soll nichts mehr hören, also wird niemand daran erinnert.',
  needs_reason:
    'Sag, warum der Kunde nicht zu erreichen ist: Dann wird niemand daran erinnert. Zum Beispiel: <b>{command} contacted {case} nicht erreichbar weil keine Nummer da ist</b>',
  'form.title': 'Kontakt zu {case}',
  'form.submit': 'Vermerken',
  'form.reached': 'Hat der Kunde von uns gehört?',
  'form.yes': 'Ja',
  'form.no': 'Versucht, diesmal nicht erreicht',
  'form.never': 'Nicht zu erreichen, oder will es nicht',
  'form.words': 'Was gesagt wurde',
  'form.words_hint': 'Nötig, wenn der Kunde nichts mehr hören soll: warum.',
  'silent.owner':
    '<b>{case}: Der Kunde hat seit {since} nichts gehört.</b> Sag ihm, wie es steht, auch wenn noch nichts fertig ist.',
  'silent.lead':
    '<b>{case}: Der Kunde hat seit {since} nichts gehört</b>, und {owner} wurde schon erinnert. Jemand sollte ihm sagen, wie es steht.',
  'silent.over': 'Inzwischen hat er von uns gehört, oder niemand wartet mehr.',
  'silent.card': '<b>Seit {since} nichts Neues für den Kunden:</b> sag ihm, wie es steht.',
};
