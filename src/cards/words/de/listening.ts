/** Ein Kanal, in dem mitgelesen wird: Was wie eine Beschwerde klingt, wird als Fall angeboten. */
import type { InOtherWords } from '../catalogue.ts';
import type { listening as en } from '../en/listening.ts';

export const listening: InOtherWords<typeof en> = {
  offered: 'Das klingt wie eine Beschwerde. Soll es ein Fall werden?',
  'offered.private':
    '<b>Eine Nachricht in einem Kanal, in dem mitgelesen wird, klingt wie eine Beschwerde.</b> Soll sie ein Fall werden?',
  'written.by_at': 'Geschrieben von {by}, {at}',
  'written.by': 'Geschrieben von {by}',
  'written.at': 'Geschrieben {at}',
  'button.log': 'Aufnehmen…',
  'button.none': 'Keine Beschwerde',
  held: 'Hier klingen mehr Nachrichten wie Beschwerden, als in einer Stunde angeboten werden. Die nächste wird nach {again} angeboten; jede lässt sich über ihr Menü aufnehmen.',
  logged: 'Aufgenommen.',
  'logged.as': 'Aufgenommen als {case}.',
  declined: 'Keine Beschwerde.',
  withdrawn: 'Die Nachricht wurde gelöscht oder geändert; nichts davon ist gespeichert.',
  'said.gone':
    'Dieses Angebot ist vorbei, und von der Nachricht ist nichts gespeichert. Über ihr Menü lässt sie sich weiterhin aufnehmen.',
  'said.declined':
    'Notiert: Es ist keine Beschwerde, und dieselben Worte werden hier nicht wieder angeboten. Nichts davon ist gespeichert.',
  'listen.on':
    '<b>Amends liest in diesem Kanal mit.</b> Was wie eine Beschwerde klingt, wird als Fall angeboten; von selbst wird nichts zum Fall.',
  'listen.how':
    'Von allen anderen Nachrichten wird nichts gespeichert. Sag am besten allen hier Bescheid. {command} listen off beendet es.',
  'listen.off': '<b>Amends liest in diesem Kanal nicht mit.</b> {command} listen here beginnt damit.',
  'listen.is_on': 'Amends liest in diesem Kanal mit. {command} listen off beendet es, für alle, die ein Team leiten.',
  'listen.is_off':
    'Amends liest in diesem Kanal nicht mit. {command} listen here beginnt damit, für alle, die ein Team leiten.',
  'listen.not_lead':
    'In welchen Kanälen Amends mitliest, bestimmt, wer ein Team leitet; es wurde nichts geändert. Aufnehmen lässt sich eine Nachricht jederzeit über ihr Menü. ({command} listen)',
  'listen.not_here': 'Amends kann nur in Kanälen mitlesen. Tippe {command} listen here in dem Kanal, den du meinst.',
};
