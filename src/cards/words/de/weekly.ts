/** Rund um den Wochenrückblick: wo er keinen Platz hat, was man dazu sagt, welche Teile ein Team will. */
import type { InOtherWords } from '../catalogue.ts';
import type { weekly as en } from '../en/weekly.ts';

export const weekly: InOtherWords<typeof en> = {
  no_channel:
    '<b>Der Wochenrückblick eures Teams hat keinen Kanal.</b> Bis er einen hat, zeigt <b>{command} digest</b> jedem im Team die letzte Woche, unter vier Augen.',
  'no_channel.mend':
    'Wer Amends betreibt, nennt einen unter „digest“ von {team} in der Datei der Leute. Das wird einmal gesagt.',
};
