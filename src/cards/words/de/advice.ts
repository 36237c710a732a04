/** Eine zweite Meinung: das Team wird gefragt, was es tun würde. Rat, nie eine Freigabe. */
import type { InOtherWords } from '../catalogue.ts';
import type { advice as en } from '../en/advice.ts';

export const advice: InOtherWords<typeof en> = {
  'button.ask': 'Das Team fragen…',
  'button.advise': 'Raten…',
  'button.helped': 'Das hat geholfen',
  'card.title': '{who} möchte eine zweite Meinung',
  'card.about': '{urgency} · {failed} · {stage} · wartet seit {since}',
  'card.given': 'Bisher: {what}',
  'card.nothing': 'Gegeben wurde noch nichts.',
  'card.answers':
    '{n, plural, =0 {Noch hat niemand geantwortet.} one {Eine Antwort bisher.} other {# Antworten bisher.}} {who} liest vertraulich, was gesagt wird.',
  'card.advice':
    'Rat, keine Freigabe: Ein Ja entscheidet hier nichts, und jeder Rahmen bleibt, wie er ist. Antworte mit dem Knopf, oder hier im Thread: @Amends advise und was du tun würdest',
  'card.over': 'Der Fall ist vorbei; danke an alle, die mitgedacht haben.',
  'card.summary': '{who} fragt das Team zu {case}.',
  'list.title': 'Was das Team sagt',
  'list.asked': '{who} hat gefragt: {question}',
  'list.answer': '{who}: {text}',
  'list.answer.helped': '{who}: {text} · hat geholfen',
  'list.note': 'Rat, keine Freigabe.',
  'form.ask.title': 'Frage zu {case}',
  'form.ask.submit': 'Das Team fragen',
  'form.ask.note':
    'Dein Team sieht im Kanal, was für ein Fall es ist, und deine Frage; vom Kunden nichts. Was es sagt, ist Rat; was du entscheiden darfst, bleibt gleich.',
  'form.ask.text': 'Was möchtest du wissen?',
  'form.ask.example': 'Würdet ihr ein anderes Zimmer anbieten oder spätes Auschecken?',
  'form.advise.title': 'Rat zu {case}',
  'form.advise.submit': 'Rat senden',
  'form.advise.note': 'Rat, keine Freigabe: Wer gefragt hat, liest ihn vertraulich und entscheidet.',
  'form.advise.text': 'Was würdest du tun?',
  'said.asked':
    '<b>Dein Team ist gefragt</b>, im Kanal und ohne ein Wort vom Kunden. Was es sagt, kommt zu dir; es ist Rat, und was du entscheiden darfst, bleibt gleich.',
  'said.advised': '<b>Danke.</b> {asker} liest es vertraulich. Es ist Rat: Freigegeben ist damit nichts.',
  'said.thanked': '<b>Notiert:</b> Was {who} sagte, hat geholfen.',
  'said.thanked.draft':
    '<b>Notiert:</b> Was {who} sagte, hat geholfen. Ein Dankeschön liegt bei {who} und wird gepostet, wenn es von dort heißt, dass es soll.',
  'told.answered':
    '<b>{case}: {who} rät:</b> {text} Es ist Rat, keine Freigabe: Du entscheidest, soweit dein Rahmen reicht.',
  'told.helped': 'Du hast gesagt, dass es geholfen hat.',
  'no.restricted': 'Diesen Fall sehen nur wenige, also wird das Team nicht gefragt, und gepostet wurde nichts.',
  'no.restricted.ask': 'Frag stattdessen {who}.',
  'no.channel':
    'Dein Team hat keinen Kanal, in dem gefragt werden könnte, also wurde nichts gepostet. Frag jemanden mit Namen: {command} assist R-1042 @name bis 17:00 was du wissen möchtest.',
  'no.channel.ask': '{who} könnte es sagen.',
  'no.meant':
    'Das Team fragt, wer {case} hat. So antwortest du auf die Frage: {command} advise {case} was du tun würdest.',
  'no.names':
    'Gepostet wurde nichts: „{word}“ führt zum Kunden, und alle im Kanal würden es lesen. Sag es ohne, etwa „der Gast“.',
  'no.none':
    'Zu {case} ist das Team nicht gefragt. Sag direkt, was du denkst; wer den Fall hat, kann mit {command} advice {case} und der Frage fragen.',
  'no.own':
    'Das ist deine eigene Frage: Andere antworten darauf. So fragst du noch etwas: {command} advice {case} und die Frage.',
};
