/** Üben: eine Situation aus dem Fach, was die Regeln zu einer Antwort sagen, wie es gut ist. */
import type { InOtherWords } from '../catalogue.ts';
import type { practice as en } from '../en/practice.ts';

export const practice: InOtherWords<typeof en> = {
  button: 'Üben',
  'button.readiness': 'Was ich getan habe',
  'button.next': 'Noch eine',
  'button.enough': 'Genug',
  title: 'Übung',
  intro:
    '<b>Das ist eine Übung:</b> Niemand hat sich beschwert, und nichts davon wird gegeben. Von Kundenseite hörst du:',
  'known.loss': 'Schaden: {amount}',
  'known.order': 'Gekauft für: {amount}',
  yours_here: 'Was hier passt, nach deinen eigenen Rahmen, als wäre noch nichts verbraucht',
  nothing_here: 'Die Regeln bieten dir hier nichts zu geben an',
  what_now: '<b>Was würdest du tun?</b>',
  'answer.give': 'Geben, was am besten passt',
  'answer.ask': 'Leitung fragen',
  'answer.apologise': 'Nur entschuldigen',
  typed: 'Oder tippe <b>{command} practice {drill} geben</b>, fragen oder entschuldigen.',

  'said.give.yours': '<b>Das entscheidest du selbst:</b> {what}. Niemand muss gefragt werden.',
  'said.give.over': '<b>Daraus wird eine Anfrage:</b> {what}. So steht es: {who}.',
  'said.give.words':
    '<b>Angeboten werden hier nur Worte.</b> Was noch passt, zeigt sich beim Zuhören, oder es entscheidet jemand mit größerem Rahmen.',
  'said.ask.yours':
    '<b>Du musst nicht fragen:</b> {what} entscheidest du selbst, und niemand muss warten. Wie andere es sehen, kannst du immer fragen.',
  'said.ask.over': '<b>Fragen ist hier der Weg:</b> {what}. So steht es: {who}.',
  'said.ask.words':
    '<b>Fragen kannst du.</b> Die Regeln bieten nur Worte an, bevor jemand zugehört hat; die Leitung weiß vielleicht, was noch passt.',
  'said.apologise.yours':
    '<b>Die Entschuldigung kommt zuerst und ist immer deine.</b> Hier lassen dir die Regeln auch mehr: {what}.',
  'said.apologise.over':
    '<b>Die Entschuldigung kommt zuerst und ist immer deine.</b> Um mehr kannst du bitten: {what}. So steht es: {who}.',
  'said.apologise.words': '<b>Eine Entschuldigung ist, was die Regeln hier anbieten,</b> und sie ist immer deine.',
  good: '<b>So ist es gut:</b> {words}',
  kept: 'Behalten wird, dass du das gespielt hast, nur für dich; nicht, was du gewählt hast.',

  'done.none': 'Du hast noch nicht geübt, und niemand wartet darauf.',
  'done.title': 'Was du geübt hast',
  'done.kept': 'Das siehst nur du. Wenn du gehst, wird es gelöscht.',
  no_such: 'Eine Situation „{typed}“ zum Üben gibt es nicht. <b>{command} practice</b> spielt die nächste.',
  none: 'Zum Üben gibt es nichts: Im Paket eurer Regeln stehen keine Situationen. Wer Amends betreut, kann im Paket unter „drills“ welche eintragen.',
};
