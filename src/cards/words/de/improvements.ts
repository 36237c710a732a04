/** Verbesserungen: was Fälle gelehrt haben, wer sich kümmert, was daraus wurde. */
import type { InOtherWords } from '../catalogue.ts';
import type { improvements as en } from '../en/improvements.ts';

export const improvements: InOtherWords<typeof en> = {
  'button.improve': 'Etwas verbessern…',
  'button.agree': 'Einverstanden',
  'button.done': 'Erledigt',
  'button.move': 'Verschieben…',
  'button.drop': 'Fallen lassen…',
  'button.list': 'Verbesserungen',
  'button.next': 'Nächste Seite',

  line: '<b>I-{number}</b> {text} · {owner} · bis {due}{state}',
  'line.overdue': ' · die Zeit ist um',
  'line.proposed': ' · noch nicht vereinbart',
  'line.done': ' · erledigt {at}',
  'line.dropped': ' · fallen gelassen: {reason}',
  'line.from': 'Aus {cases}.',

  'list.title': 'Was dein Team gerade verbessert',
  'list.none':
    'Gerade wird nichts verbessert. Was ein Fall gelehrt hat, wird eine Verbesserung mit <b>{command} improve R-1042 beim Check-in sagen @max bis Freitag</b>.',
  'list.more': '{n, plural, one {# weitere.} other {# weitere.}}',

  made: '<b>I-{number} steht auf der Liste.</b> Ist es erledigt, erfahren die Leute von {case}, was daraus wurde.',
  'made.asks': '{owner} wird gefragt, ob das geht.',
  'made.due': 'Niemand hat gesagt, bis wann, also in zwei Wochen: {due}.',
  agreed: '<b>I-{number} ist vereinbart.</b>',
  done: '<b>I-{number} ist erledigt.</b> {n, plural, =0 {Sonst muss es niemand erfahren.} one {Eine Person aus den Fällen erfährt es.} other {# Leute aus den Fällen erfahren es.}}',
  moved: '<b>I-{number} ist jetzt bis {due} fällig.</b>',
  dropped: '<b>I-{number} ist fallen gelassen.</b> Warum, steht dabei.',
  already: 'I-{number} ist schon so.',

  'note.asked': '<b>{who} schlägt eine Verbesserung vor, und dass du dich darum kümmerst.</b>',
  'note.agreed': '<b>Eine Verbesserung, um die du dich kümmerst.</b>',
  'note.due': '<b>Für diese Verbesserung ist es jetzt Zeit.</b> Ist sie erledigt, oder braucht sie länger?',
  'note.lead':
    '<b>Für eine Verbesserung deines Teams ist die Zeit um.</b> Vielleicht braucht sie Hilfe, mehr Zeit, oder niemand braucht sie mehr.',
  'note.done': '<b>Gesagt, getan:</b> {text}',
  'note.done_from': 'Das kam aus {cases}, da warst du dabei. Danke, dass du es gesagt hast.',

  'no.words':
    'Nichts notiert: Sag, was anders werden soll, zum Beispiel <b>{command} improve {case} beim Check-in sagen @max bis Freitag</b>.',
  'no.names':
    'Nichts notiert: „{word}“ nennt jemanden. Sag, was am Ablauf anders werden soll; wer sich kümmert, steht hinter dem @.',
  'no.person':
    'Nichts notiert: „{typed}“ kennt Amends hier nicht, oder es ist mehr als eine Person. Erwähne sie mit @.',
  'no.due':
    'Nichts geändert: „{typed}“ lässt sich nicht als Tag lesen. Schreib es wie <b>bis Freitag</b> oder <b>bis 2026-12-11</b>.',
  'no.past': 'Nichts geändert: {due} liegt nicht mehr vor uns. Nenn einen Tag, der noch kommt.',
  'no.unknown': 'Eine Verbesserung „{typed}“ gibt es nicht. <b>{command} improvements</b> zeigt die deines Teams.',
  'no.not_yours':
    'Nichts geändert: Um I-{number} kümmert sich {owner}. Ändern können es diese Person oder die Teamleitung.',
  'no.over': 'Nichts geändert: I-{number} ist schon {how}. Notier eine neue, wenn etwas anderes anders werden soll.',
  'no.over_done': 'erledigt',
  'no.over_dropped': 'fallen gelassen',
  'no.reason':
    'Nichts fallen gelassen: Sag in ein paar Worten, warum, zum Beispiel <b>{command} improve I-{number} drop because das neue System macht es</b>.',
  'no.how':
    'Sag, was aus I-{number} wurde: <b>{command} improve I-{number} done</b>, <b>move to Freitag</b>, <b>drop because …</b> oder <b>agree</b>.',

  'form.title': 'Etwas verbessern',
  'form.submit': 'Notieren',
  'form.note':
    'Ist es erledigt, erfahren es die Leute von {case}. Sag, was am Ablauf anders werden soll, und nenn niemanden als Ursache.',
  'form.helped': 'Was auf diesem Fall geholfen hat: {what}',
  'form.declined': 'Auf diesem Fall wurde eine Anfrage abgelehnt: {reason}',
  'form.text': 'Was anders werden soll',
  'form.owner': 'Wer sich kümmert',
  'form.owner_hint': 'Ein Name oder eine Erwähnung. Leer: du.',
  'form.day': 'Bis wann',
  'form.day_hint': 'Leer: in zwei Wochen.',
  'move.title': 'I-{number} verschieben',
  'move.submit': 'Verschieben',
  'drop.title': 'I-{number} fallen lassen',
  'drop.submit': 'Fallen lassen',
  'drop.reason': 'Warum es niemand braucht',

  'digest.did': '<b>Gesagt, getan:</b> {text}{n, plural, =0 {} one { (aus # Fall)} other { (aus # Fällen)}}',
  'digest.did_more':
    '<b>Gesagt, getan:</b> {text}{n, plural, =0 {} one { (aus # Fall)} other { (aus # Fällen)}}, und {more, plural, one {# weitere} other {# weitere}}',
  'digest.did_count': '<b>Gesagt, getan:</b> {n, plural, one {# Verbesserung} other {# Verbesserungen}} erledigt.',
  'digest.overdue':
    'Für {n, plural, one {eine Verbesserung} other {# Verbesserungen}} ist die Zeit um: Braucht es Hilfe, mehr Zeit oder nichts mehr? {command} improvements.',
  'story.made': 'daraus wurde I-{number}: {text}',
  'story.done': 'I-{number} ist erledigt: {text}',
};
