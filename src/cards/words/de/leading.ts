/** Deutsch: der Tag eines Teams auf einen Blick, und der Rückblick für alle, die eines leiten. */
import type { InOtherWords } from '../catalogue.ts';
import type { leading as en } from '../en/leading.ts';

export const leading: InOtherWords<typeof en> = {
  'lineup.title': '{team}, {day}',
  'lineup.promised':
    '<b>Für heute zugesagt:</b> {count, plural, one {eine Zusage} other {# Zusagen}}{late, plural, =0 {} one {, 1 verspätet} other {, # verspätet}}.',
  'lineup.next': ' Zuerst: {case}, {due}.',
  'lineup.urgent': '<b>Offen und dringend:</b> {counts}.',
  'lineup.urgent.one': '{count} × {urgency}',
  'lineup.urgent.first': ' Zuerst ansehen: {case}.',
  'lineup.value': '<b>Wofür wir stehen:</b> {value}',
  'lineup.outage': '<b>Achtung:</b> Das Ereignis „{name}“ ist offen.',
  'lineup.storm': '<b>Achtung:</b> Sturm bis {until}; die Grenzen sind weiter.',
  'lineup.change': '<b>Achtung:</b> {change}.',
  'lineup.learned': '<b>Was geholfen hat:</b> {text} ({case})',
  'lineup.none':
    'Heute gibt es nichts zu sagen: keine Zusage ist fällig, nichts Dringendes ist offen, und nichts fällt auf.',
  'lineup.on':
    '<b>Der Tag auf einen Blick kommt um {time}</b> in den Kanal von {team}, an Arbeitstagen. {command} lineup off beendet das.',
  'lineup.off':
    '<b>Der Tag auf einen Blick kommt nicht mehr von selbst.</b> {command} lineup zeigt ihn, wann immer jemand fragt.',
  'lineup.not_lead':
    'Wann der Tag auf einen Blick kommt, sagt, wer das Team leitet; geändert wurde nichts. {command} lineup zeigt ihn.',
  'lineup.no_channel':
    'Nichts wurde geändert: {team} hat keinen Kanal für Fälle, in dem das stehen könnte. Wer Amends betreibt, kann einen nennen.',
  'leader.title': 'Für die Leitung von {teams}: {period}',
  'leader.week': 'Woche {week}, {year}',
  'leader.wait': '<b>So lange wurde auf ein Ja gewartet,</b> in Arbeitszeit: {waits}.',
  'leader.wait.level': '{level}: die Hälfte höchstens {p50}, neun von zehn höchstens {p90} ({n} Entscheidungen)',
  'leader.wait.few':
    '{level}: {n, plural, one {eine Entscheidung} other {# Entscheidungen}}, zu wenige für eine Aussage',
  'leader.level.first': 'wer zuerst gefragt wird',
  'leader.level.up': '{n, plural, one {eine Stufe höher} other {# Stufen höher}}',
  'leader.customer': 'Die Hälfte der Kunden wartete darauf höchstens {p50}, jeder zehnte länger als {p90}.',
  'leader.in_time': '{hits} von {n} Anfragen wurden entschieden, bevor sie abliefen.',
  'leader.in_time.one': 'Die eine Anfrage wurde entschieden, bevor sie ablief.',
  'leader.limits': '<b>Grenzen, wegen denen gefragt wurde:</b>',
  'leader.limit': '{grant}, {scope}: {asked}-mal gefragt',
  'leader.limit.plain': '{limit}: {asked}-mal gefragt',
  'leader.limit.approved': ', {approved} von {decided} genehmigt',
  'leader.limit.always': '. Fast immer genehmigt: Vielleicht lässt sie sich anheben',
  'leader.simulate': 'Eine Änderung an dem erproben, was war: amends policy simulate new.yaml --last 90d',
  'leader.within':
    '<b>{hits} von {n}</b> Anfragen lagen in den eigenen Grenzen: Etwas ist unklar, oder Fragen fühlt sich sicherer an. Frag das Team, was helfen würde.',
  'leader.overdue':
    '<b>Überfällige Verbesserungen:</b> {n}, die älteste war am {oldest} fällig. {command} improvements zeigt sie.',
  'leader.budget': '<b>Budget {budget}:</b> {used} von {max} verbraucht, {left} übrig ({from} bis {to}).',
  'leader.budget.over': '<b>Budget {budget}:</b> aufgebraucht, {used} von {max} ({from} bis {to}).',
  'leader.goal.least': '<b>Ziel von {team}:</b> {metric} {value}, mindestens {figure} gewollt: {state}.',
  'leader.goal.most': '<b>Ziel von {team}:</b> {metric} {value}, höchstens {figure} gewollt: {state}.',
  'leader.goal.few': '<b>Ziel von {team}:</b> {metric}: zu wenige für eine Aussage.',
  'leader.goal.reached': 'erreicht',
  'leader.goal.open': 'noch nicht',
  'leader.heard': '<b>Gehört:</b> {heard, plural, one {eine Beschwerde} other {# Beschwerden}}{rate}{not}{silent}.',
  'leader.per_thousand': ', {rate} je tausend Verkäufe',
  'leader.not_complaint': '; {hits} von {n} erfassten waren keine Beschwerde',
  'leader.silent':
    '; im Haus hatten {hits} von {n} unzufriedenen Kunden niemandem etwas gesagt (Umfragen, Bewertungen): Mehr zu hören kann gut sein',
  'leader.silent.few': '; zu wenige Umfragen und Bewertungen, um zu sagen, wer schweigt',
  'leader.recognition': '<b>Gesehen und bedankt:</b> {hits} von {n} Aktiven in acht Wochen{gap}.',
  'leader.recognition.few': '<b>Gesehen und bedankt:</b> zu wenige für eine Aussage.',
  'leader.recognition.gap': '; {points} Punkte zwischen der am meisten und der am wenigsten gesehenen Gruppe',
  'leader.pulse': '<b>Puls des Teams:</b> {said}.',
  'leader.pulse.knew': '{yes} von {n} wussten, was sie entscheiden dürfen',
  'leader.pulse.backed': '{yes} von {n} fühlten sich unterstützt',
  'leader.pulse.enough': '{yes} von {n} hatten, was sie brauchten',
  'leader.course.shares': 'Zwölf Monate',
  'leader.course.heard': 'Gehörte Beschwerden im Monat',
  'leader.course.unit': 'Beschwerden',
  'leader.course.promise_kept_rate': 'Zusagen gehalten',
  'leader.course.empowerment_rate': 'allein entschieden',
  'leader.course.says': '{name}: {last} im {month}, {first} im {since}',
  'leader.course.says_one': '{name}: {last} im {month}',
  'leader.foot':
    '{from} bis {to}, {zone}. Vertrauliche Fälle stehen nur in den Summen; nichts hier gilt einer einzelnen Person.',
  'leader.none': 'Über {period} gibt es nichts zu sagen: keine Beschwerde, keine Anfrage, nichts überfällig.',
  'leader.not_lead':
    'Diesen Rückblick liest, wer ein Team leitet, und du leitest hier keines. {command} digest preview zeigt den deines Teams.',
};
