/** Die Übersicht über ein Team: wie es gerade steht, für die, die es leiten. */
import type { InOtherWords } from '../catalogue.ts';
import type { board as en } from '../en/board.ts';

export const board: InOtherWords<typeof en> = {
  title: 'Wie {team} steht',
  as_of: 'Stand {now}, nur für dich. Es bleibt so, bis du auf Aktualisieren drückst.',
  summary:
    '{team}: {open, plural, =0 {nichts ist offen} one {# Fall ist offen} other {# Fälle sind offen}}, {late} überfällig.',
  not_lead:
    'Das Board zeigt ein Team denen, die es leiten, und du leitest hier keines. {command} mine zeigt, was deins ist: deine Fälle, deine Zusagen und was auf dich wartet.',
  'button.mine': 'Was ist meins',
  'button.board': 'Board öffnen',
  'button.refresh': 'Aktualisieren',
  'button.next': 'Weitere Fälle',
  'button.before': 'Fälle davor',
  'open.title': 'Offen',
  'open.none': 'Nichts ist offen.',
  'open.one': '<b>{count}</b> {urgency}',
  'open.more':
    'Von {total} offenen Fällen stehen hier die {seen} dringendsten; die anderen findet {command} find Wörter.',
  'late.title': 'Überfällig',
  'late.none': 'Nichts ist überfällig: keine Zusage, keine Antwort, auf die jemand wartet, kein Kunde ohne Nachricht.',
  'late.promise': '<b>{case}</b> · Zusage an den Kunden, war fällig {due}: {text} · {who}',
  'late.approval': '<b>{case}</b> · {what}: {who} hat {since} gefragt und wartet auf {whom}',
  'late.silence': '<b>{case}</b> · der Kunde hört seit {since} nichts · {who}',
  'late.help': '<b>{case}</b> · Hilfe von {whom}, war fällig {due}: {text} · {who} wartet',
  'late.private': 'vertraulich',
  'waits.title': 'Wer auf wen wartet',
  'waits.none': 'Niemand wartet auf Kollegen.',
  'waits.decision': '<b>{case}</b> · {who} wartet seit {since} auf eine Entscheidung von {whom}',
  'waits.answer': '<b>{case}</b> · {who} hat vor der Entscheidung etwas gefragt und wartet seit {since} auf {whom}',
  'waits.offer': '<b>{case}</b> · {who} hat ein Gegenangebot gemacht und wartet seit {since} auf {whom}',
  'waits.handover': '<b>{case}</b> · {who} hat den Fall am {since} angeboten und wartet auf {whom}',
  'waits.help': '<b>{case}</b> · {who} wartet seit {since} auf Hilfe von {whom}',
  'waits.somebody': 'jemandem, der entscheiden kann',
  more: 'Und {count} mehr.',
  'week.title': 'Diese Woche bisher',
  'week.heard': 'Gehörte Beschwerden',
  'week.resolved': 'Gelöste Fälle',
  'week.usual': '{n} · sonst {usual} um diese Zeit der Woche',
  'week.new': '{n} · noch zu wenige Wochen, um zu sagen, was üblich ist',
  'cases.title': 'Offene Fälle, {from} bis {to} von {of}',
  'cases.line': '<b>{urgency} · {case}</b> · {what} · {who} · seit {since}',
  'home.title': 'Dein Team',
  'home.stands':
    '{open} · {late, plural, =0 {nichts überfällig} one {<b># überfällig</b>} other {<b># überfällig</b>}} · {waits, plural, =0 {niemand wartet auf Kollegen} one {# Mal wartet jemand auf Kollegen} other {# Mal wartet jemand auf Kollegen}}',
};
