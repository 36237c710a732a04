/** Ein Fall wechselt die Hände: angeboten, angenommen, übernommen, oder weitergegeben, weil sonst niemand da ist. */
import type { InOtherWords } from '../catalogue.ts';
import type { owning as en } from '../en/owning.ts';

export const owning: InOtherWords<typeof en> = {
  'button.hand_over': 'Übergeben…',
  'button.take': 'Übernehmen…',
  'button.accept': 'Annehmen',
  'button.decline': 'Ablehnen…',
  'button.withdraw': 'Angebot zurücknehmen',

  'offer.title': '{case} übergeben',
  'offer.submit': 'Anbieten',
  'offer.note':
    'Wen du wählst, sagt Ja oder Nein. Bis dahin bleibt {owner} zuständig. Was {owner} darauf zugesagt und angefragt hat, geht mit.',
  'offer.to': 'An wen',
  'offer.to_hint': 'Jemand, der hier fehlt: {command} handover {case} @name …',
  'offer.team': 'Team {team}',
  'offer.because': 'Was man wissen muss',
  'offer.because_hint': 'Ein Satz: wie es steht, was als Nächstes kommt.',
  'offer.nobody':
    'Es gibt niemanden, dem du {case} anbieten könntest: Wer ihn sehen darf, hat ihn schon, ist abwesend oder nicht mehr hier. Frag die Teamleitung.',

  'decline.title': '{case} ablehnen',
  'decline.submit': 'Ablehnen',
  'decline.note': 'Zuständig bleibt {owner} und liest, was du schreibst.',
  'decline.note_shift': 'Die Schicht endet, deshalb übernimmt dann die Teamleitung. {owner} liest, was du schreibst.',
  'decline.reason': 'Warum',

  'take.title': '{case} übernehmen',
  'take.submit': 'Übernehmen',
  'take.note': 'Zuständig ist {owner} und erfährt es. Was {owner} darauf zugesagt und angefragt hat, geht mit.',
  'take.because': 'Warum',
  'take.because_hint': 'Ein Satz. Er steht im Verlauf des Falls.',

  asked: '<b>{who} bietet dir {case} an.</b>',
  'asked.shift': '<b>{who} bietet dir {case} an</b>, zum Ende der Schicht.',
  'asked.absence': '<b>{who} bietet dir {case} an</b>, vor einer Abwesenheit.',
  'asked.team': '<b>{who} bietet {team} den Fall {case} an.</b> Wer zuerst annimmt, hat ihn.',
  'asked.because': '„{because}“',
  'asked.request': 'Warten auf eine Entscheidung: {n, plural, one {eine Anfrage} other {# Anfragen}}.',
  'asked.until': 'Ohne Antwort bleibt {owner} nach {until} zuständig.',
  'asked.until_shift': 'Ohne Antwort übernimmt nach {until} die Teamleitung.',
  'asked.summary': '{who} bietet dir {case} an: {what}',
  'state.accepted': '<b>{case}: Zuständig ist jetzt {owner}.</b>',
  'state.declined': '<b>{case} wurde abgelehnt.</b> Zuständig ist {owner}.',
  'state.withdrawn': '<b>{case} wird nicht mehr angeboten.</b> Zuständig ist {owner}.',
  'state.lapsed': '<b>{case}: Niemand hat rechtzeitig geantwortet.</b> Zuständig ist {owner}.',
  shown: 'Angeboten an {who}: {because}',
  'shown.shift': 'Angeboten an {who}, zum Ende der Schicht',
  'shown.absence': 'Angeboten an {who}, vor einer Abwesenheit',
  'fact.offered': 'Angeboten an',
  'fact.met': 'Leute, mit denen der Kunde zu tun hatte',

  'said.offered':
    '<b>{case} ist {who} angeboten.</b> Du erfährst, wie die Antwort lautet. Bis dahin bleibt {owner} zuständig.',
  'said.accepted':
    '<b>{case} gehört jetzt dir.</b> {from} erfährt es. Was darauf zugesagt und angefragt ist, geht mit.',
  'said.declined': '<b>Abgelehnt.</b> {from} erfährt, warum. Für {case} ist {owner} zuständig.',
  'said.withdrawn': '<b>{case} wird nicht mehr angeboten.</b> Zuständig bleibt {owner}.',
  'said.taken': '<b>{case} gehört jetzt dir.</b> {from} erfährt es. Was darauf zugesagt und angefragt ist, geht mit.',

  'no.owner': 'Nichts angeboten: {who} hat {case} schon.',
  'no.self':
    'Nichts angeboten: Sich selbst bietet man keinen Fall an. Die Teamleitung übernimmt ihn mit <b>{command} take {case} because …</b>',
  'no.gone': 'Nichts angeboten: {who} arbeitet nicht mehr hier. Wähl jemand anderen.',
  'no.not_for_them': 'Nichts angeboten: {case} ist keiner, den {who} haben könnte. Wähl jemand anderen.',
  'no.away': 'Nichts angeboten: {who} ist abwesend bis {until}. Wähl jemanden, der da ist.',
  'no.no_lead':
    'Nichts angeboten: Aus der Leitung dieses Teams ist niemand da, der {case} haben könnte. Biete ihn einer Person an: <b>{command} handover {case} @name …</b>',
  'no.words_handover':
    'Noch nichts angeboten: Wer ihn übernimmt, braucht einen Satz dazu. Zum Beispiel <b>{command} handover {case} @bob der Gast ruft um fünf an</b>.',
  'no.words_take':
    'Noch nichts geändert: Sag in einem Satz, warum. Zum Beispiel <b>{command} take {case} because Ana ist krank</b>.',
  'no.words_decline':
    'Noch nichts abgelehnt: Sag in einem Satz, warum. Zum Beispiel <b>{command} handover decline {case} because ich gehe auch gleich</b>.',
  'no.none': 'Nichts geändert: {case} ist niemandem angeboten. Zuständig ist {owner}.',
  'no.accepted': 'Für {case} ist schon {owner} zuständig, seit {at}. Nichts geändert.',
  'no.declined': 'Nichts geändert: Das Angebot wurde abgelehnt, {at}. Für {case} ist {owner} zuständig.',
  'no.withdrawn': 'Nichts geändert: Das Angebot wurde zurückgenommen, {at}. Für {case} ist {owner} zuständig.',
  'no.lapsed':
    'Nichts geändert: Auf das Angebot hat niemand rechtzeitig geantwortet, {at}. Für {case} ist {owner} zuständig.',
  'no.not_you': 'Nichts geändert: {case} ist {who} angeboten. Frag dort nach, oder wer ihn anbietet.',
  'no.only_lead':
    'Nichts geändert: Für {case} ist {owner} zuständig. Die Teamleitung kann ihn übernehmen, und {owner} kann ihn dir anbieten.',
  'no.such_person':
    'Nichts angeboten: „{typed}“ ist niemand hier, oder mehrere heißen so. Schreib @name oder den ganzen Namen, zum Beispiel <b>{command} handover {case} @bob der Gast ruft um fünf an</b>. Oder wähl aus einer Liste.',

  'no.such_person_all':
    'Nichts angeboten: „{typed}“ ist niemand hier, oder mehrere heißen so. Schreib @name oder den ganzen Namen: <b>{command} handover all @bob</b>.',

  'told.yours_declined':
    '<b>{case} gehört jetzt dir.</b> Er wurde zum Ende der Schicht von {from} angeboten und abgelehnt.',
  'told.yours_unanswered':
    '<b>{case} gehört jetzt dir.</b> Er wurde zum Ende der Schicht von {from} angeboten, und niemand hat geantwortet.',
  'told.yours_away': '<b>{case} gehört jetzt dir.</b> {from} ist abwesend, und niemand hatte ihn übernommen.',
  'told.yours_left': '<b>{case} gehört jetzt dir.</b> {from} arbeitet nicht mehr hier.',
  'told.yours_other': '<b>{case} gehört jetzt dir.</b> Vorher war {from} zuständig.',
  'told.along': ' Was darauf zugesagt und angefragt ist, auch.',
  'told.promised': 'Zugesagt: {text}, bis {due}.',
  'told.accepted':
    '<b>Für {case} ist jetzt {owner} zuständig.</b> Was du darauf zugesagt und angefragt hast, geht mit.',
  'told.taken': '<b>{owner} hat {case} übernommen.</b> Grund: {why}',
  'told.moved_away': '<b>Für {case} ist jetzt {owner} zuständig</b>, weil du abwesend bist.',
  'told.moved': '<b>Für {case} ist jetzt {owner} zuständig.</b>',
  'told.offered': '<b>{who} hat {case} angeboten, und zwar {whom}.</b> {why} Bis zum Ja bleibst du zuständig.',
  'told.declined': '<b>{case} wurde abgelehnt</b> von {who}: {why} Zuständig ist {owner}.',
  'told.lapsed':
    '<b>Auf das Angebot von {case} hat niemand geantwortet.</b> Zuständig ist {owner}. Biete ihn jemand anderem an, oder frag die Teamleitung.',
  'told.passed':
    '<b>{case}: Was dort offen war, gehört jetzt dir.</b> Wer es zugesagt oder angefragt hat, arbeitet nicht mehr hier.',

  'shift.title': 'Schicht übergeben',
  'shift.none': 'Du hast keinen offenen Fall, also ist nichts zu übergeben.',
  'shift.intro':
    '{n, plural, one {Ein offener Fall gehört dir.} other {# offene Fälle gehören dir.}} Jeder wird einzeln angeboten und bleibt deiner, bis jemand Ja sagt.',
  'shift.rule': 'Abgelehnt, oder eine Stunde ohne Antwort, übernimmt ihn die Teamleitung.',
  'shift.line': '<b>{case}</b> · {severity} · {failure}: {text}',
  'shift.due': 'bis {due}: {text}',
  'shift.more':
    '{n, plural, one {Ein weiterer Fall ist nicht gezeigt.} other {# weitere Fälle sind nicht gezeigt.}} Angeboten werden alle.',
  'shift.words': 'An jemand anderen, mit einem Satz: <b>{command} handover all @name …</b>',
  'shift.to': 'Alle an {who}',
  'shift.offered':
    '<b>{n, plural, one {Ein Fall ist angeboten} other {# Fälle sind angeboten}}, und zwar {who}</b>: {cases}. Du erfährst zu jedem die Antwort.',
  'shift.none_offered': '<b>Nichts wurde angeboten.</b>',
  'shift.left': 'Nicht angeboten: {cases}. {why}',
  'shift.over':
    '{n, plural, one {Ein weiterer Fall ist übrig} other {# weitere Fälle sind übrig}}: Sag es für den Rest noch einmal.',
  'absence.title': 'Wer übernimmt deine Fälle?',
  'absence.intro':
    '{n, plural, one {Ein offener Fall gehört dir.} other {# offene Fälle gehören dir.}} Was um {at} noch deins ist, geht an die Teamleitung, mit den Zusagen.',
  'absence.hand_over': '{case} an…',

  'history.accepted': 'angenommen',
  'history.taken': 'von der Teamleitung übernommen',
  'history.declined': 'zum Ende einer Schicht abgelehnt',
  'history.unanswered': 'zum Ende einer Schicht ohne Antwort',
  'history.away': 'war abwesend',
  'history.left': 'arbeitet nicht mehr hier',
  'history.passed_on': 'was jemand zugesagt oder angefragt hatte, der nicht mehr hier ist, ging an {who}',
  'history.offered': 'angeboten an {who}',
  'history.handover_declined': 'das Angebot wurde abgelehnt',
  'history.handover_withdrawn': 'das Angebot wurde zurückgenommen',
  'history.handover_lapsed': 'niemand hat auf das Angebot geantwortet',
};
