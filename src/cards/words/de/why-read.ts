/** Why a complaint was read as it was, by the rules that read it. */
import type { InOtherWords } from '../catalogue.ts';
import type { whyRead as en } from '../en/why-read.ts';

export const whyRead: InOtherWords<typeof en> = {
  says_so: 'wegen „{words}“',
  points: 'dafür sprechen „{words}“',
  harm: 'bei „{words}“ kann jemand zu Schaden kommen',
  strong_during: '„{words}“, und der Kunde ist noch bei uns',
  strong: '„{words}“ macht es eiliger',
  repeat: 'die {nth}. Beschwerde dieses Kunden in {days} Tagen macht es eine Stufe eiliger; sonst {severity}: {rest}',
  time: '„{words}“, gelesen als {time}',
  during: 'der Kunde ist noch bei uns',
  usual: 'nichts macht es mehr oder weniger eilig',
  no_failure: 'kein Wort sagt, was schiefging',
  not_over: 'nichts sagt, dass es vorbei ist',
  the_words: 'so steht es da',
  the_customer: 'der Kunde hat es gesagt',
  a_person: 'jemand hat es so gesagt',
};
