/** Hilfe bei einem Fall: jemand wird gebeten, bis zu einer Zeit etwas zu tun; der Fall bleibt, wo er ist. */
import type { InOtherWords } from '../catalogue.ts';
import type { help as en } from '../en/help.ts';

export const help: InOtherWords<typeof en> = {
  'button.ask': 'Um Hilfe bitten…',
  'button.done': 'Erledigt…',
  'button.cannot': 'Geht nicht…',
  'button.withdraw': 'Nicht mehr nötig',
  'card.title': '{who} bittet dich um Hilfe · {case}',
  'card.title.team': '{who} bittet {team} um Hilfe · {case}',
  'card.need': '{text}',
  'card.due': 'bis {due} · {who} behält den Fall und bleibt im Gespräch mit dem Kunden',
  'card.late': '<b>war fällig {due}</b> · {who} behält den Fall und bleibt im Gespräch mit dem Kunden',
  'card.instead': 'Es kommt zu dir, weil {who} abwesend ist.',
  'card.passed': 'Es liegt jetzt bei {who}.',
  'card.case': '{urgency} · {what}',
  'card.status.done': 'Erledigt von {who}, {at}: {text}',
  'card.status.declined': '{who} kann nicht, {at}: {text}',
  'card.status.withdrawn': 'Nicht mehr nötig: {who} hat es zurückgenommen, {at}.',
  'card.status.ended': 'Nicht mehr nötig: Der Fall ist vorbei, {at}.',
  'card.summary': '{who} bittet um Hilfe bei {case} bis {due}.',
  'card.summary.over': 'Hilfe bei {case}: {status}.',
  'status.open': 'offen',
  'status.done': 'erledigt',
  'status.declined': 'nicht möglich',
  'status.withdrawn': 'nicht mehr nötig',
  'line.open': 'Hilfe: {whom} bis {due}: {text}',
  'line.late': 'Hilfe: {whom} sollte bis {due} antworten: {text}',
  'line.done': 'Hilfe: {whom}: {text} · erledigt: {answer}',
  'line.declined': 'Hilfe: {whom}: {text} · nicht möglich: {answer}',
  'line.more': 'noch {n}',
  'list.title': 'Um Hilfe gebeten',
  'home.title': 'Du wirst um Hilfe gebeten',
  'home.line': '<b>{case}</b> · {who} braucht bis {due}: {text}',
  'home.late': '<b>{case}</b> · <b>war fällig</b> {due}: {text} · {who} wartet',
  'home.private': 'vertraulich',
  'form.title': 'Hilfe für {case}',
  'form.submit': 'Bitten',
  'form.note': 'Der Fall bleibt bei dir. Wen du bittest, bekommt eine Karte damit und mit der Zeit ({zone}).',
  'form.whom': 'Wen bittest du?',
  'form.whom.hint':
    'Jemand anderes oder ein anderes Team: geschrieben, {command} assist {case} @name bis 17:00 was gebraucht wird.',
  'form.what': 'Was brauchst du?',
  'form.what.example': 'Zwei Handtücher und einen Ventilator auf Zimmer 512',
  'form.team': 'Team {team}',
  'done.title': 'Hilfe bei {case}',
  'done.submit': 'Ist erledigt',
  'done.text': 'Was hast du getan?',
  'cannot.title': 'Hilfe bei {case}',
  'cannot.submit': 'Geht nicht',
  'cannot.text': 'Was steht im Weg, und wer könnte?',
  'said.asked':
    '<b>Es liegt bei {whom}</b>, mit der Zeit: {due}. {case} behältst du und hörst gleich, wenn es eine Antwort gibt.',
  'said.asked.away': '{person} ist abwesend, deshalb ging es an {whom}.',
  'said.asked.channel':
    '<b>{team} hat es im Kanal</b>, mit der Zeit: {due}. {case} behältst du und hörst gleich, wenn es eine Antwort gibt.',
  'said.done': '<b>Danke.</b> {owner} hört jetzt davon.',
  'said.cannot': 'Danke, dass du es sagst: {owner} hört jetzt davon und fragt jemand anderes.',
  'said.withdrawn': '<b>Zurückgenommen.</b> Wer gebeten wurde, weiß, dass es nicht mehr nötig ist.',
  'told.asked': '{who} hat bei deinem Fall {case} {whom} um Hilfe gebeten, bis {due}: {text}',
  'told.reminded':
    '<b>{case}: Die Hilfe, um die du gebeten hast, ist fällig.</b> {whom} hat noch nicht geantwortet: {text}',
  'told.passed': '{case}: Die Hilfe, um die du gebeten hast, liegt jetzt bei {whom}: {text}',
  'told.done': '<b>{case}: {who} hat es erledigt.</b> {answer}',
  'told.declined': '<b>{case}: {who} kann nicht helfen mit „{text}“.</b> {answer}',
  'told.withdrawn': '{case}: {who} hat zurückgenommen, worum {whom} gebeten wurde: {text}',
  'no.yourself':
    'Das bist du selbst. Bitte jemand anderes oder ein anderes Team: {command} assist R-1042 @name bis 17:00 was gebraucht wird.',
  'no.nobody':
    '{whom} kann bei diesem Fall nicht gebeten werden, also wurde es niemand. Bitte jemand anderes oder ein anderes Team.',
  'no.private': 'Diesen Fall sehen nur wenige, und eine Bitte würde ihn zeigen: {whom} wurde nicht gebeten.',
  'no.private.ask': 'Frag {who}: Da darf er gesehen werden.',
  'no.others':
    'Darum ist {whom} gebeten, und die Antwort kommt von dort: Sag es dort, wenn du etwas weißt. Nichts wurde geändert.',
  'no.over': 'Diese Hilfe ist inzwischen {status}, also wurde nichts geändert. Wer den Fall hat, kann neu fragen.',
  'no.none':
    'Bei {case} ist niemand um Hilfe gebeten. So geht es: {command} assist {case} @name bis 17:00 was gebraucht wird.',
  'no.which':
    'Bei {case} sind mehrere um Hilfe gebeten. Drück auf der Karte, die du meinst; sie steht auch bei {command} show {case}.',
  'unread.nobody':
    '<b>Noch wurde niemand gebeten:</b> Niemand hier und kein Team heißt „{name}“. Fang mit einem Namen oder einem Team an: {command} assist {case} @name bis 17:00 was gebraucht wird.',
  'unread.time': '<b>Noch wurde niemand gebeten.</b> {why}',
  'unread.no_time': 'Sag, bis wann: {command} assist {case} {whom} bis 17:00 {text}',
  'unread.no_words':
    '<b>Noch wurde niemand gebeten:</b> Sag hinter der Zeit, was gebraucht wird: {command} assist {case} {whom} bis 17:00 was gebraucht wird.',
};
