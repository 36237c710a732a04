/** Abwesenheiten, Budgets, Ausfälle, Stürme und Dankeschöns. */
import type { InOtherWords } from '../catalogue.ts';
import type { team as en } from '../en/team.ts';

export const team: InOtherWords<typeof en> = {
  'away.set': '<b>Du bist weg</b>, von {from} bis {until}. {who}',
  'away.climb': 'Anfragen gehen so lange an die nächste Person.',
  'away.deputy': '{deputy} entscheidet an deiner Stelle, in deinem Rahmen.',
  'away.back': '<b>{command} back</b> beendet es sofort.',
  'back.welcome': 'Schön, dass du wieder da bist. Anfragen kommen ab jetzt wieder zu dir.',
  'back.not_away':
    'Du warst nicht weg. Mit <b>{command} away 2026-12-09 to 2026-12-20 @max</b> trägst du eine Abwesenheit ein.',
  'away.example': ' Zum Beispiel <b>{command} away 2026-12-09 to 2026-12-20 @max</b>; am 20. bist du wieder da.',
  'away.no_such_day': 'Nichts eingetragen: Einen dieser Tage gibt es nicht.',
  'away.wrong_way_round':
    'Nichts eingetragen: Der Tag, an dem du wieder da bist, muss noch kommen und nach dem ersten Tag liegen.',
  'away.no_such_person':
    'Nichts eingetragen: „{typed}“ kennt Amends hier nicht, oder es ist mehr als eine Person. Erwähne sie mit @.',
  'away.not_a_deputy':
    'Nichts eingetragen: {name} darf nicht an deiner Stelle entscheiden, denn die Richtlinie lässt {roles} vertreten. Nenn so jemanden, oder niemanden.',
  'away.too_long':
    'Nichts eingetragen: Vertreten wird man höchstens {days} Tage. Nenn einen früheren Tag und trag den Rest später ein.',
  'away.too_far': 'Nichts eingetragen: Das fängt erst in über einem Jahr an. Sieh dir die Daten noch einmal an.',
  'away.own_deputy': 'Nichts eingetragen: Niemand vertritt sich selbst. Nenn jemand anderen, oder niemanden.',
  budget: '<b>{percent} % des Budgets {budget} sind verbraucht:</b> {used} von {max}, {from} bis {to}.',
  'budget.centre':
    '<b>{percent} % des Budgets {budget} sind verbraucht</b> (Kostenstelle {centre}): {used} von {max}, {from} bis {to}.',
  'budget.over':
    'Es ist aufgebraucht: Alles, was kostet, muss jetzt entschieden werden. Entschuldigungen und Zusagen gehen wie immer.',
  'budget.near':
    'Wenn es aufgebraucht ist, muss alles, was kostet, entschieden werden. Entschuldigungen und Zusagen gehen wie immer.',
  'outage.title': 'Ausfall: {name}',
  'outage.title_over': 'Ausfall vorbei: {name}',
  'outage.count': '<b>{cases, plural, one {# Fall} other {# Fälle}}, {over} gelöst.</b>',
  'outage.opened': ' Gemeldet von {who}, {at}.',
  'outage.closed': ' Beendet {at}.',
  'outage.more': '{cases} und {more} mehr',
  'outage.link': 'Mit <b>{command} event link R-1042</b> gehört ein Fall dazu.',
  'outage.no_remedy': 'Es wurde nichts für alle vereinbart: Jeder Fall wird für sich entschieden.',
  'outage.remedy': 'Alle bekommen <b>{item}</b>.',
  'outage.remedy_used': 'Alle bekommen <b>{item}</b>; {used} von {budget} sind verbraucht.',
  'outage.remedy_unused': 'Alle bekommen <b>{item}</b>; von {budget} ist noch nichts verbraucht.',
  'outage.own': '<b>Gehört zum Ausfall:</b> {name}.',
  'outage.own_given':
    '<b>Gehört zum Ausfall:</b> {name}. Alle bekommen {item}; alles andere, was kostet, braucht einen Grund.',
  'outage.give': 'Geben, was alle bekommen',
  'outage.offered': '<b>Ein Ausfall läuft:</b> {name}. Wenn dieser Fall dazugehört, verbinde ihn.',
  'outage.part': 'Gehört zum Ausfall',
  'outage.opened_reply':
    '<b>Der Ausfall „{name}“ ist gemeldet.</b> Die Karte steht im Kanal deines Teams und bleibt aktuell.',
  'outage.opened_how':
    'Verbinde Fälle mit ihrem Knopf oder mit <b>{command} event link R-1042</b>; <b>{command} event close</b> beendet ihn.',
  'outage.closed_reply':
    'Der Ausfall ist vorbei. Die Fälle bleiben, wie sie sind; was ab jetzt gegeben wird, zählt wie immer.',
  'outage.no_outages': 'Nichts gemeldet: Die Richtlinie kennt keine Ausfälle. Der Betreiber kann sie ergänzen.',
  'outage.none_to_close': 'Nichts geändert: In deinem Team ist kein Ausfall gemeldet.',
  'outage.not_your_role': 'Nichts geändert: Ausfälle meldet und beendet nur {roles}.',
  'outage.open_already': 'Nichts geändert: „{name}“ ist schon gemeldet. <b>{command} event close</b> beendet ihn.',
  'outage.too_large': 'Nichts gemeldet: Ein Ausfall gibt höchstens {most} je Fall. Nimm weniger.',
  'storm.line': '<b>Sturm</b> bis {until}: Rahmen {times}.',
  'storm.doubled': 'verdoppelt',
  'storm.tripled': 'verdreifacht',
  'storm.percent': 'bei {percent} %',
  'storm.title': 'Sturm',
  'storm.title_over': 'Sturm vorbei',
  'storm.on': '{who} hat bis {until} einen Sturm eingeschaltet: {reason}',
  'storm.rule': '<b>Rahmen {times}</b> für {roles}, für {remedies}, {scopes}. Alles andere bleibt, wie es ist.',
  'storm.ends':
    'Er endet von selbst, und früher, wenn {budget} über den üblichen Rahmen verbraucht sind. <b>{command} limits</b> zeigt, was du jetzt entscheiden darfst.',
  'storm.over_time': 'Der Sturm ist seit {at} vorbei. Es gelten wieder die üblichen Rahmen.',
  'storm.over_budget':
    'Der Sturm ist seit {at} vorbei: Sein Budget ist verbraucht. Es gelten wieder die üblichen Rahmen.',
  'storm.over_by': '{who} hat den Sturm um {at} beendet. Es gelten wieder die üblichen Rahmen.',
  'storm.on_reply': 'Der Sturm läuft bis {until}. Im Kanal deines Teams steht es.',
  'storm.on_how': 'Wer einen Sturm einschaltet, nutzt ihn nicht selbst. <b>{command} storm off</b> beendet ihn.',
  'storm.off_reply': 'Der Sturm ist vorbei. Es gelten wieder die üblichen Rahmen.',
  'storm.no_storms': 'Nichts geändert: Die Richtlinie kennt keine Stürme. Der Betreiber kann sie ergänzen.',
  'storm.not_your_role': 'Nichts geändert: Stürme schaltet nur {roles}.',
  'storm.too_long': 'Nichts geändert: Ein Sturm dauert höchstens {most}. Nimm eine kürzere Zeit.',
  'storm.on_already': 'Nichts geändert: {who} hat schon bis {until} einen Sturm eingeschaltet.',
  'storm.none_on': 'Nichts geändert: In deinem Team läuft kein Sturm.',
  'role.a': '{role}',
};
