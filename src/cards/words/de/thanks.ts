/** Dank unter Kolleginnen und Kollegen: wofür, vor wem, und nichts, was Menschen zählt. */
import type { InOtherWords } from '../catalogue.ts';
import type { thanks as en } from '../en/thanks.ts';

export const thanks: InOtherWords<typeof en> = {
  and: 'und',
  how: '<b>Gern geschehen.</b>',
  'how.words':
    'Um jemandem hier zu danken, sag wem und wofür: <b>{command} danke @bob, dass du geblieben bist, bis die Heizung lief</b>. Danken kannst du allen, die hier arbeiten, und ganzen Teams.',
  'button.thank': 'Jemandem danken…',
  'button.rephrase': 'Ändern…',

  post: '<b>Danke,</b> {who}! Von {by}:',
  given: '<b>{by} dankt dir:</b>',
  'given.team': '<b>{by} dankt {who}.</b> Dafür gibt es keinen Kanal, bitte gib es weiter:',
  cheered:
    '<b>{n, plural, one {Jemand aus dem Haus hat} other {# aus dem Haus haben}} sich über deinen Dank mitgefreut:</b>',
  gone: 'Dieses Dankeschön wird nicht mehr aufbewahrt.',

  'said.posted': '<b>Schön, dass du es sagst.</b> Es geht jetzt in den Kanal für {who}.',
  'said.private': '<b>{who} hat es jetzt,</b> ganz persönlich.',
  'said.asked': '<b>{who} kann es jetzt lesen.</b> Einmal wird gefragt, wie gedankt werden soll; dorthin geht es dann.',
  'said.held': '<b>Danke.</b> Für {who} sieht zuerst eine Leitung darauf; dann geht es weiter.',
  'said.in_person': 'Für {who} wird nichts gepostet. Persönlich gesagt kommt es besser an.',
  'said.nowhere':
    '<b>Das sagst du am besten persönlich.</b> Nichts wurde gepostet und nichts aufbewahrt; hier sind deine Worte:',

  'value.which': 'Welchen unserer Werte zeigt es? Du kannst es offen lassen.',
  'value.proposed': 'Es steht bei „{value}“, davon sprechen deine Worte. Ein anderer?',
  'value.none': 'Keinen davon',
  'value.set': 'Es steht jetzt bei „{value}“.',
  'value.taken': 'Es steht jetzt ohne Wert.',
  'value.late': 'Nichts geändert: Es ist nicht von dir oder wird nicht mehr aufbewahrt.',

  'likes.ask': '<b>{by} dankt dir:</b>',
  'likes.how': 'Bevor es sonst jemand liest: Wie möchtest du, dass dir gedankt wird?',
  'likes.once':
    'Das wirst du nur einmal gefragt. Deine Wahl gilt für jedes Dankeschön, und du kannst sie jederzeit ändern.',
  'likes.public': 'Vor allen',
  'likes.team': 'In meinem Team',
  'likes.private': 'Nur mir',
  'likes.none': 'Gar nicht',
  'likes.chosen': 'Deine Wahl: {how}.',
  'likes.said_public': '<b>Danke.</b> Es geht jetzt in den Kanal, und alle weiteren auch.',
  'likes.said_team': '<b>Danke.</b> Es geht jetzt in den Kanal deines Teams, und alle weiteren auch.',
  'likes.said_private': '<b>Es bleibt unter euch beiden,</b> und alle weiteren auch.',
  'likes.said_none':
    '<b>Nichts davon wird gepostet oder aufbewahrt,</b> und du wirst nicht wieder gefragt. Niemand erfährt, dass du so gewählt hast.',

  look: '<b>{by} möchte {who} danken.</b> Bitte sieh darauf, bevor es gepostet wird:',
  'look.why.tone': 'Die Worte lassen sich auf zwei Arten lesen.',
  'look.why.same_words': 'Dieselben Worte wurden vor Kurzem schon gesagt.',
  'look.why.same_pair': 'Diese beiden standen zuletzt in mehreren Dankeschöns zusammen.',
  'look.nobody_told':
    'Beides ist in Ordnung. Niemand erfährt, was du wählst, und bis es gepostet ist, zählt es für niemanden.',
  'look.post': 'Posten',
  'look.leave': 'So lassen',
  'look.posted': '{lead} hat es posten lassen.',
  'look.left': '{lead} hat es so gelassen. Die Worte sind gelöscht.',
  'look.said_posted': '<b>Es geht jetzt seinen Weg.</b>',
  'look.said_left': '<b>Es bleibt so, und die Worte sind gelöscht.</b> Niemand erfährt davon.',
  'look.said_looked': 'Jemand hat schon darauf gesehen.',
  'look.said_gone': 'Nichts geändert: Eine andere Leitung sieht darauf, oder es wird nicht mehr aufbewahrt.',

  'form.title': 'Jemandem danken',
  'form.submit': 'Danken',
  'form.note': 'Kein Kunde, kein Zimmer, kein Betrag, keine Gesundheit. Es geht dorthin, wo gern gedankt werden darf.',
  'form.to': 'Wem?',
  'form.to_hint': 'Ein Name oder mehrere, oder ein Team: Bob und Nachttechnik',
  'form.text': 'Wofür?',
  'form.text_hint': 'Was getan wurde und was daraus wurde, in mindestens {least} Zeichen',
  'form.value': 'Welchen Wert zeigt es?',
  'form.value_hint': 'Lass es offen, wenn keiner passt.',
  'form.case': 'Fall, falls es einen gibt',

  'no.whom':
    'Noch nichts gepostet: Sag, wem du dankst. Zum Beispiel <b>{command} danke @bob, dass du geblieben bist, bis die Heizung lief</b>.',
  'no.nobody': 'Noch nichts gepostet: Ich finde niemanden, der „{typed}“ heißt. Wen meinst du?',
  'no.which': 'Noch nichts gepostet: Mehrere heißen „{typed}“. Wen meinst du?',
  'no.left': 'Nichts gepostet: {who} arbeitet nicht mehr hier.',
  'no.self': 'Das ist schön zu hören. Ein Dankeschön kommt von jemand anderem, darum wurde nichts gepostet.',
  'no.self_too': 'Noch nichts gepostet: Lass dich selbst weg, dann geht es an die anderen.',
  'no.many': 'Noch nichts gepostet: Danke höchstens {most} Personen oder Teams auf einmal, oder einem ganzen Team.',
  'no.short': 'Noch nichts gepostet: Sag in mindestens {least} Zeichen, was getan wurde. Daran erinnern sich alle.',
  'no.long': 'Noch nichts gepostet: Es hat {n} Zeichen, höchstens {most} gehen.',
  'no.leaks': 'Noch nichts gepostet: „{word}“ {why}. Sag es mit anderen Worten.',
  'no.names': 'Noch nichts gepostet: „{word}“ ist jemand von hier. Danke auch dort, oder lass den Namen weg.',
  'no.value': 'Noch nichts gepostet: „{typed}“ ist keiner unserer Werte. Es sind {values}.',
  'no.values': 'Noch nichts gepostet: „{typed}“ ist kein Wert, denn das Team hat keine aufgeschrieben. Lass ihn weg.',
  'no.restricted':
    'Nichts gepostet: {case} ist nur für wenige, darum wird hier für nichts gedankt, was dafür getan wurde. Sag es bitte persönlich.',
};
