/** Service-Vorbilder: vorgeschlagen von jemandem im Haus, und nur mit dem eigenen Ja. */
import type { InOtherWords } from '../catalogue.ts';
import type { champion as en } from '../en/champion.ts';

export const champion: InOtherWords<typeof en> = {
  'said.asked': '<b>{who} wird persönlich gefragt.</b> Ohne ein Ja erfährt niemand etwas.',
  'said.stands': 'Nichts hinzugefügt: {who} ist schon vorgeschlagen.',
  'said.nowhere':
    '<b>Das sagst du am besten persönlich.</b> Nichts wurde geschickt und nichts aufbewahrt; hier sind deine Worte:',

  'note.asks': '<b>{by} möchte dich als Service-Vorbild vorschlagen:</b>',
  'note.is': '<b>Du bist als Service-Vorbild vorgeschlagen,</b> von {by}:',
  'note.deeds': 'Dafür: {deeds}.',
  'note.means':
    'Mit deinem Ja lesen die Leitung deines Teams und wer sich um Beförderung kümmert ein Jahr lang deinen Namen und wofür. Vorher liest es niemand; ohne Antwort verfällt es.',
  'note.taken_back': 'Du kannst es jederzeit zurücknehmen; dann wird nichts davon aufbewahrt.',
  'note.gone': 'Davon wird nichts mehr aufbewahrt.',
  'button.yes': 'Ja, gern',
  'button.no': 'Nein, danke',
  'button.back': 'Zurücknehmen',
  'answer.yes': '<b>Danke.</b> Es gilt ein Jahr, und du kannst es jederzeit zurücknehmen.',
  'answer.no': '<b>Nichts davon wird aufbewahrt,</b> und niemand erfährt davon.',
  'answer.gone': 'Nichts geändert: Davon wird nichts mehr aufbewahrt.',

  'team.title': 'Als Service-Vorbild einverstanden:',
  'team.line': '{name}: {deeds}',

  'deed.ownership': 'einen Fall zu Ende gebracht',
  'deed.promise_kept': 'eine Zusage gehalten',
  'deed.good_use_of_authority': 'den eigenen Rahmen gut genutzt',
  'deed.lesson_shared': 'etwas Gelerntes geteilt',
  'deed.help_given': 'geholfen',
  'deed.customer_words': 'Worte eines Kunden',
  'deed.thanked_by_colleague': 'Dank aus dem Haus',

  'no.team': 'Nichts geschickt: Nenne eine Person. Einem ganzen Team dankst du mit <b>danke</b>.',
  'no.self': 'Das ist schön zu hören. Vorgeschlagen wird man von jemand anderem, darum wurde nichts geschickt.',
  'no.short':
    'Noch nichts geschickt: Sag warum, in mindestens {least} Zeichen. Zum Beispiel <b>{command} nominate @bob R-1042 weil er zu jeder Stunde Wort hält</b>.',
  'no.long': 'Noch nichts geschickt: Sag es in höchstens {most} Zeichen.',
  'no.tone': 'Noch nichts geschickt: Die Worte lassen sich auf zwei Arten lesen. Sag sie anders.',
  'no.many': 'Noch nichts geschickt: Nenne höchstens {most} Fälle.',
  'no.case': 'Noch nichts geschickt: {case} ist kein Fall oder nur für wenige. Nenne einen anderen.',
  'no.no_part': 'Noch nichts geschickt: {case} zeigt keinen Anteil von {who}. Nenne einen anderen.',
  'no.grounds':
    'Noch nichts geschickt: Nenne einen bis fünf Fälle mit einem Anteil von {who}, zum Beispiel <b>{command} nominate @bob R-1042 weil er ruhig bleibt</b>. Dank aus dem Haus zählt auch.',
};
