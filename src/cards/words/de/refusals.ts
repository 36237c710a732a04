/** Jedes freundliche Nein: was passiert ist, warum, und was als Nächstes geht. */
import type { InOtherWords } from '../catalogue.ts';
import type { refusals as en } from '../en/refusals.ts';

export const refusals: InOtherWords<typeof en> = {
  not_a_member: 'Amends kennt dich noch nicht, deshalb ist nichts passiert. Bitte den Betreiber, dich aufzunehmen.',
  not_for_agents: 'Nichts wurde geändert: Das tun Menschen. Sag es der Person, für die du arbeitest.',
  not_with_agent:
    '{case} ist kein Fall, den du sehen oder ändern darfst: Es gibt ihn nicht, oder Menschen kümmern sich darum. Überlass ihn ihnen.',
  needs_a_yes: 'Nicht gegeben: Dazu muss jemand Ja sagen. {why} {left}Frag an.',
  needs_no_yes: 'Nicht angefragt: Dazu muss niemand Ja sagen. Gib es selbst.',
  logged_before:
    'Diese Nachricht ist schon ein Fall: {case}. Es wurde nichts noch einmal aufgenommen. <b>{command} show {case}</b> zeigt ihn.',
  no_such_case: 'Einen Fall {case} gibt es hier nicht. <b>{command} mine</b> zeigt deine.',
  not_on_case:
    'Was in {case} verdeckt wurde, sehen nur alle, die daran arbeiten, deshalb wurde nichts gezeigt. Der Fall gehört {owner}: Frag dort.',
  kept_private: '{case} ist vertraulich, deshalb wurde nichts gezeigt und nichts geändert. {ask}',
  leads_hold: 'Nichts geändert: Wer das Team leitet, hält einen Fall fest und gibt ihn wieder frei. {ask}',
  contacts_lift:
    'Nichts geändert: Wer sich um einen vertraulichen Fall kümmert, sagt, wann ihn alle sehen dürfen. {ask}',
  'ask.lead': 'Frag die Teamleitung.',
  'ask.who': 'Frag {who}.',
  reason_needed_to_restrict:
    'Nichts geändert: Sag, warum, für den Verlauf. Zum Beispiel <b>{command} {verb} {case} because …</b>',
  nothing_written: 'Da steht noch nichts. Sag in ein paar Worten, was passiert ist.',
  too_long: 'Nicht gespeichert: Das ist länger als {most} Zeichen. Kürz es und versuch es noch einmal.',
  case_is_over:
    'Dieser Fall ist {status}; daran wurde nichts geändert. Nimm einen neuen Fall auf, wenn noch etwas schiefging.',
  case_is_full:
    'Nichts hinzugefügt: {case} hat schon {most} {held}, mehr passen nicht. Lös ihn, nimm für den Rest einen neuen Fall auf und verbinde die beiden: <b>{command} link</b> mit der neuen Nummer und {case}.',
  'held.actions': 'Wiedergutmachungen, auch geänderte und zurückgenommene',
  'held.requests': 'Anfragen',
  'held.questions': 'Fragen',
  'held.promises': 'Zusagen',
  'held.assists': 'Bitten um Hilfe',
  'held.advice': 'Fragen ans Team und Antworten',
  'held.complaints': 'Beschwerden',
  same_case: '{case} lässt sich nicht mit sich selbst verbinden. Nenn zwei Fälle.',
  too_many_linked:
    'Nichts verbunden: Zu einer Sache gehören höchstens {most} Fälle. Bitte die Teamleitung, einige zu trennen.',
  too_many_references:
    'Nichts verbunden: Ein Kunde hat höchstens {most} Namen oder Nummern. Bitte die Teamleitung, einige zu trennen.',
  lead_takes_apart:
    'Nichts geändert: Wenn man Fälle trennt, wird Rahmen frei, deshalb macht das die Teamleitung. Frag sie.',
  customer_unknown:
    'Wir wissen noch nicht, wer der Kunde von {case} ist. Sag es zuerst, unter „Angaben ergänzen“ auf der Karte.',
  names_nobody: 'Das nennt niemanden. Sag, woran man den Kunden erkennt: Zimmer, Buchung oder E-Mail-Adresse.',
  link_needs_reason:
    'Nichts geändert: Sag, warum, für alle, die später nachsehen. Zum Beispiel <b>{command} {verb} {case} QX7PLM because es ist die Buchung zu dem Zimmer</b>.',
  no_outage:
    'Nichts geändert: Im Team dieses Falls ist kein Ausfall gemeldet. <b>{command} event open</b> meldet einen.',
  not_yours: 'Für diesen Fall ist {owner} zuständig. Frag dort nach, oder die Teamleitung.',
  may_not_give: 'Nicht gegeben. {why}',
  facts_first:
    'Noch nicht gegeben. Wir müssen zuerst wissen: {facts}. Ohne das kann niemand entscheiden ({remedy}). Trag es ein und versuch es noch einmal.',
  'nobody.can':
    'Das kann gerade niemand freigeben, deshalb wartet nichts; der Betreiber weiß Bescheid. Wenn du hier entscheidest, heb deinen Rahmen in der Richtlinie an.',
  'nobody.rate': 'Ein Kurs für diese Währung in der Richtlinie würde es klären.',
  'nobody.left': 'Bis zu {left} darfst du jetzt geben.',
  'already_asked.offered':
    '{by} hat auf {case} schon genau das angefragt. {offeredBy} bietet es jetzt an, und {by} muss annehmen. Frag dort nach.',
  'already_asked.waits':
    '{by} hat auf {case} schon genau das angefragt. Es wartet auf {who}; frag dort nach, wenn es eilt.',
  'already_asked.somebody': 'jemanden, der entscheiden kann',
  suggestion_changed: 'Nichts gegeben: Inzwischen ist etwas anderes möglich. Die Karte zeigt, was jetzt geht.',
  no_such_request: 'Dort wartet nichts auf eine Entscheidung. <b>{command} mine</b> zeigt, was auf dich wartet.',
  nothing_offered: 'Nichts angeboten. Sag, was: 250 EUR zum Beispiel, oder refund 200 EUR + upgrade.',
  no_counter: 'Dort wartet gerade kein Gegenangebot. Die Karte zeigt, wie es steht.',
  no_question: 'Dort ist gerade keine Frage offen. Die Karte zeigt, wie es steht.',
  'value.said_by':
    'Nichts entschieden: {saidBy} sagt, das ist {cost} wert, du sagst {said}. Einigt euch zuerst: <b>{command} approve {case}</b> nimmt {cost}. Oder lehn ab, oder lass {asker} die Anfrage ändern: Dann wird der Wert neu gefragt.',
  'value.known':
    'Nichts entschieden: {case} kostet {cost}, also ist es nicht {said} wert. <b>{command} approve {case}</b> gibt es frei, wie es ist.',
  'value.counter': 'Für einen anderen Betrag: <b>{command} counter {case} {typed} because …</b>',
  reason_needed: 'Nichts entschieden: Ein Nein braucht einen Grund, damit klar ist, was gehen würde. Sag, warum.',
  open_approval:
    'Noch nicht gelöst: Eine Anfrage wartet noch auf eine Entscheidung. Entscheide sie oder zieh sie zuerst zurück.',
  open_promise:
    'Noch nicht gelöst: {promises, plural, one {Eine Zusage ist} other {# Zusagen sind}} noch offen. Hak ab, was gehalten wurde, dann lös den Fall.',
  blame_in_text:
    'Nichts gespeichert: „{word}“ nennt eine Person. Sag lieber, was im Ablauf passiert ist; daraus lernen wir.',
  leaks: 'Nicht gepostet: „{word}“ {why}. Ändere den Text und bestätige noch einmal.',
  'leak.calls_people': 'würde Leute rufen',
  'leak.link': 'ist ein Link',
  'leak.amount': 'ist ein Betrag',
  'leak.place': 'sagt, wo der Kunde war',
  'leak.customer': 'führt zum Kunden',
  'leak.case': 'ist eine Fallnummer',
  'leak.name': 'nennt einen Kunden',
  'leak.health': 'betrifft jemandes Gesundheit',
  'leak.personal': 'ist persönlich',
  'leak.sensitive': 'geht nur sie selbst etwas an',
  'leak.address': 'ist eine Adresse',
  'leak.colleague': 'nennt jemanden aus dem Haus',
  'leak.quote': 'hat der Kunde geschrieben',
  not_a_future_time: 'Nichts zugesagt: Die Zeit ist schon vorbei. Nenn eine, die noch kommt.',
  'which_promise.keep': 'Noch nichts abgehakt: Welche Zusage auf {case} wurde gehalten? Wähl sie aus.',
  'which_promise.move': 'Noch nichts verschoben: Welche Zusage auf {case} bekommt eine andere Zeit? Wähl sie aus.',
  'which_promise.void':
    'Noch nichts geändert: Von welcher Zusage auf {case} hat uns der Kunde entbunden? Wähl sie aus.',
  customer_heard:
    'Nicht verschoben: Der Kunde verlässt sich vielleicht schon auf die alte Zeit. Frag, ob die neue passt, verschieb dann noch einmal und sag es dazu.',
  no_such_promise: 'Auf diesem Fall ist keine Zusage offen. Die Karte zeigt, was zugesagt war.',
  no_such_shout_out: 'Hier wartet kein Dankeschön mehr; es ist nichts mehr zu tun.',
  preference_none: 'Nichts gepostet: Hier möchte jemand nicht vor anderen gelobt werden. Sag es lieber persönlich.',
  'which.none': 'Es ist nichts passiert: Keine Anfrage auf {case} ist für {named}. Wähl die, die du meinst:',
  'which.many': 'Noch ist nichts passiert: Auf {case} wartet mehr als eine Anfrage. Wähl die, die du meinst:',
  'named.that': 'das',
  'named.or': '{sum} oder {points}',
  'differs.request': 'Nichts entschieden: Die Anfrage auf {case} ist für {own}, nicht für {other}.',
  'differs.approve': ' <b>{command} approve {case}</b> gibt frei, was gefragt ist.',
  'differs.decline': ' <b>{command} decline {case} because …</b> lehnt ab, was gefragt ist.',
  'differs.counter': 'Um stattdessen {other} anzubieten: <b>{command} {line}</b>',
  'differs.counter_card': 'Für etwas anderes drück „Gegenangebot“ auf der Karte der Anfrage.',
  'differs.worth': 'Wenn es {other} wert ist, weil kein Kurs es sagt: <b>{command} approve {case} worth {typed}</b>',
  'differs.withdraw':
    'Nichts zurückgezogen: Die Anfrage auf {case} ist für {own}, nicht für {other}. <b>{command} withdraw {case}</b> zieht sie zurück.',
  'differs.accept':
    'Nichts entschieden: Das Angebot auf {case} ist {own}, nicht {other}. <b>{command} accept {case}</b> nimmt es an, <b>{command} discuss {case} …</b> spricht darüber.',
  'may_not.not_a_member': 'Hier entscheiden nur Leute, die Amends kennt. Bitte den Betreiber, dich aufzunehmen.',
  'may_not.already_decided': 'Das ist schon entschieden; die Karte zeigt, wie.',
  'may_not.expired': 'Nichts entschieden: Die Anfrage ist abgelaufen, kann aber noch einmal gestellt werden.',
  'may_not.request_changed':
    'Nichts entschieden: Die Anfrage hat sich inzwischen geändert. Die Karte zeigt sie, wie sie jetzt ist.',
  'may_not.requester_may_not_approve': 'Über die eigene Anfrage entscheidet niemand; sie wartet auf jemand anderen.',
  'may_not.person_complained_about': 'Das entscheidet jemand anderes; du musst nichts tun.',
  'may_not.already_approved_by_you': 'Du hast schon Ja gesagt; es braucht eine zweite Person.',
  'may_not.no_approval_authority': 'Deine Rolle entscheidet keine Anfragen; überlass es denen, die gefragt wurden.',
  'may_not.not_in_your_grants':
    'Das darfst du bei so einem Fall nicht freigeben, oder es fehlt eine Angabe dazu. Jemand anderes entscheidet.',
  'may_not.other_team': 'Das ist die Anfrage eines anderen Teams; dort wird entschieden.',
  'may_not.above_your_limit': 'Das ist mehr, als du freigeben darfst; jemand mit größerem Rahmen entscheidet.',
  'may_not.above_your_daily_cap':
    'Das ist mehr, als du in einem Zeitraum freigeben darfst; jemand anderes entscheidet.',
  'may_not.base_amount_needed':
    'Kein aktueller Kurs sagt, was das wert ist. Sag es mit deinem Ja; eine zweite Person prüft es dann.',
  'may_not.conflict_in_chain': 'Du vertrittst jemanden, der beteiligt ist, deshalb entscheidet jemand anderes.',
  'may_not.example': ' Zum Beispiel <b>{command} approve {case} worth 25 {currency}</b>.',
  'may_not.who': ' Das können: {who}.',
  'decided.approved': 'Schon freigegeben von {by}, {at}; es ist nichts mehr zu entscheiden.',
  'decided.declined': 'Schon abgelehnt von {by}, {at}; es ist nichts mehr zu entscheiden.',
  'decided.withdrawn': 'Schon zurückgezogen von {by}, {at}; es ist nichts mehr zu entscheiden.',
  countered:
    'Nichts entschieden: Die Anfrage hat sich geändert, es gibt ein Gegenangebot von {by}. Es wartet auf {asker}.',
  'needs.reason':
    'Noch nicht gegeben ({remedy}): Das braucht einen Grund. Zum Beispiel <b>{command} give R-1042 {kind} 60 EUR because …</b>',
  'needs.evidence.give':
    'Noch nicht gegeben ({remedy}): Das braucht einen Beleg. Wenn du ihn gesehen hast ({kinds}), hak ihn unter „Angaben ergänzen“ ab und gib es noch einmal.',
  'needs.evidence.decide':
    'Noch nicht gegeben ({remedy}): Das braucht einen Beleg. Wenn du ihn gesehen hast ({kinds}), hak ihn unter „Angaben ergänzen“ ab und entscheide noch einmal.',
  'needs.evidence_over.give':
    'Noch nicht gegeben ({remedy}): Über {over} braucht es einen Beleg. Wenn du ihn gesehen hast ({kinds}), hak ihn unter „Angaben ergänzen“ ab und gib es noch einmal.',
  'needs.evidence_over.decide':
    'Noch nicht gegeben ({remedy}): Über {over} braucht es einen Beleg. Wenn du ihn gesehen hast ({kinds}), hak ihn unter „Angaben ergänzen“ ab und entscheide noch einmal.',
  'needs.other':
    'Noch nicht gegeben ({remedy}): Den Beleg muss jemand anderes gesehen haben als die Person, die fragt ({kinds}).',
  'needs.other_over':
    'Noch nicht gegeben ({remedy}): Über {over} muss jemand anderes den Beleg gesehen haben als die Person, die fragt ({kinds}).',
  'needs.other.nobody': ' Sonst darf hier niemand diesen Fall sehen; frag den Betreiber.',
  'needs.other.give':
    ' Zeig ihn jemandem aus dem Team, zum Beispiel {who}. Dort wird er unter „Angaben ergänzen“ auf der Karte abgehakt; dann gib es noch einmal.',
  'needs.other.decide':
    ' Zeig ihn jemandem aus dem Team, zum Beispiel {who}. Dort wird er unter „Angaben ergänzen“ auf der Karte abgehakt; dann entscheide noch einmal.',
};
