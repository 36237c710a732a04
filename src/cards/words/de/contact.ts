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
  'button.well': 'Alles gut',
  'button.not_well': 'Nicht gut…',
  'button.not_reached': 'Nicht erreicht',
  'followed_up.well': 'Vermerkt bei {case}: alles gut.',
  'followed_up.not_well': '<b>{case} geht weiter:</b> wieder offen, mit allem, was darauf steht.',
  'followed_up.not_reached': 'Vermerkt bei {case}: nicht erreicht.',
  no_follow_up:
    'Bei {case} soll niemand nachfragen: nicht gelöst, oder schon geschehen. <b>{command} show {case}</b> zeigt, wie es steht.',
  not_well_needs_words:
    'Sag, was nicht gut ist, damit {case} weitergehen kann. Zum Beispiel: <b>{command} checked {case} nicht gut weil das Zimmer wieder kalt ist</b>',
  'follow_up.due': '<b>{case}: frag den Kunden, wie es ist.</b> Gelöst wurde der Fall {at}.',
  'follow_up.since.well': 'Inzwischen: alles gut.',
  'follow_up.since.not_well': 'Inzwischen: nicht gut, also ging der Fall weiter.',
  'follow_up.since.not_reached': 'Inzwischen: Der Kunde war nicht zu erreichen.',
  'follow_up.since.lapsed': 'Niemand sagte, wie es ist, also blieb es dabei.',
  'follow_up.since.skipped': 'Der Kunde will nicht gefragt werden.',
  'follow_up.since.over': 'Der Fall ging inzwischen weiter.',
  'follow_up.title': 'Nach {case}',
  'follow_up.note': 'Wenn es nicht gut ist, geht der Fall gleich weiter.',
  'follow_up.how': 'Wie ist es jetzt?',
  'follow_up.well': 'Alles gut',
  'follow_up.not_well': 'Nicht gut: wieder öffnen',
  'follow_up.not_reached': 'Kunden nicht erreicht',
  'follow_up.words_hint': 'Nötig, wenn es nicht gut ist: was.',
};
