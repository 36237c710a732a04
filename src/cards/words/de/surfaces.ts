/** Was nur der Chat selbst nötig macht: Formulare, die spät kommen, alte Knöpfe, Leute, die eine Plattform nicht nennt. */
import type { InOtherWords } from '../catalogue.ts';
import type { surfaces as en } from '../en/surfaces.ts';

export const surfaces: InOtherWords<typeof en> = {
  'button.old': 'Dieser Knopf ist zu alt. Schreib {line}, dann siehst du deine Fälle mit frischen Knöpfen.',
  'button.stale':
    'Dieser Knopf gehört zu einer älteren Karte. Schreib Amends „show“ und die Fallnummer, dann siehst du den Fall, wie er jetzt ist.',
  'nothing_here.slack': 'Dahinter steht bei Amends nichts mehr. Schreib {line}, dann siehst du, was geht.',
  'nothing_here.teams': 'Das kennt Amends nicht. Schreib Amends „help“, dann siehst du, was geht.',
  not_installed:
    'Amends ist in eurem Workspace nicht eingerichtet, deshalb wurde nichts gespeichert. Bitte den Betreiber, es hinzuzufügen.',
  no_identity:
    'Amends sieht nicht, wer du in deiner Organisation bist, deshalb wurde nichts geändert. Gäste und Leute von außen brauchen dafür jemanden aus dem Team.',
  edited:
    'Eine geänderte Nachricht wird nicht von selbst ausgeführt: Was vorher dastand, ist vielleicht schon passiert.',
  working: 'Läuft. Die Karte ändert sich, sobald es so weit ist.',
  slow: 'Amends ist gerade langsam. Die Antwort kommt als Nachricht, sobald sie da ist; ein Formular öffne noch einmal.',

  'form.loading_title': 'Einen Moment',
  'form.loading': 'Das Formular öffnet sich…',
  'form.not_filled':
    'Das Formular ließ sich nicht öffnen, und nichts wurde geändert. Was passiert ist, steht in einer Nachricht von Amends.',
  'form.press': 'Slack öffnet Formulare nur über einen Knopf. Drück ihn, dann geht es weiter.',
  'form.late': 'Slack hat das Formular nicht rechtzeitig geöffnet. Nichts wurde geändert; versuch es noch einmal.',
  'form.your_words': 'Das hattest du geschrieben:',
  'form.open': 'Formular öffnen',
  'form.below': 'Das Formular steht unten.',
  'form.check': '{title}: schau es durch und schick es ab.',
  'form.ready': 'Dein Formular ist da: {title}.',
  'form.ready_for': '{name}, dein Formular ist da: {title}.',
  'form.of_somebody':
    'Jemand anderes hat um dieses Formular gebeten, also öffnet es sich nur dort. Für ein eigenes schreib Amends „log“ oder was du tun willst.',
  'form.of':
    '{name} hat um dieses Formular gebeten, also öffnet es sich nur dort. Für ein eigenes schreib Amends „log“ oder was du tun willst.',
  'form.sent': 'Dieses Formular ist abgeschickt.',
  'form.sent_by': 'Dieses Formular hat {name} abgeschickt.',
  'form.fill_in': 'Bitte ausfüllen: {label}',
  'step.no_text':
    'Amends hat nichts aufgenommen: „Complaint“ dieses Schritts war leer. Wähle im Workflow, wo steht, was der Kunde gesagt hat.',
  'step.no_reporter':
    'Amends hat nichts aufgenommen: In „Whose case it is“ wurde niemand gewählt. Wähle im Workflow jemanden, der in Amends steht.',
  'step.refused':
    'Amends hat nichts aufgenommen. {why} Sieh im Workflow nach „Complaint“ und „Whose case it is“ und starte ihn noch einmal.',

  'install.title': 'Amends in Slack',
  'install.about':
    'Slack fragt gleich, ob Amends zu deinem Arbeitsbereich oder deiner Organisation hinzugefügt werden darf und was es dort darf. Über dich selbst wird nichts gespeichert.',
  'install.to_slack': 'Zu Slack hinzufügen',
  'install.done':
    'Amends ist in {where} installiert. Lade es in jeden Kanal ein, in dem es schreiben soll: /invite @Amends',
  'install.open': 'Slack öffnen',
  'install.begin_again':
    'Amends wurde nicht installiert, und nichts wurde geändert: Dieser Rückweg von Slack wurde nicht in den letzten zehn Minuten in diesem Browser begonnen, wurde schon benutzt oder dort abgebrochen.',
  'install.nobodys':
    'Amends wurde nicht installiert: Keine der Organisationen, für die es hier läuft, nennt diesen Slack-Arbeitsbereich als ihren. Bitte wer Amends betreibt, ihn zuerst einzutragen.',
  'install.later':
    'Amends wurde nicht installiert: Slack war nicht erreichbar, oder seine Antwort konnte nicht gespeichert werden. Bitte versuch es in einer Minute noch einmal.',
  'install.again': 'Neu beginnen',
};
