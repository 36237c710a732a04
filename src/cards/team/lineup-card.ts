/** The day of a team at a glance: five lines at most, an empty one without a trace. Pure. */
import type { Lineup, LookOut } from '../../core/digest/lineup.ts';
import { dayStartIn } from '../../core/base/time.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import { joined, lineOf, moment, plain, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { caseWords } from '../words/case.ts';
import { listIn } from '../words/common.ts';
import { dayIn } from '../words/dates.ts';
import type { Reader } from '../words/language.ts';
import { leadingWords as words } from '../words/leading.ts';
import { sayChange } from './digest-change.ts';
import { thanksOf } from './digest-parts.ts';

/** Said as the team reads, or as whoever asked for it alone. */
export function lineupCard(lineup: Lineup, reader: Reader = lineup.team): Card {
  const { team, day } = lineup;
  const begin = dayStartIn(day, team.zone);
  const date = begin === undefined ? day : dayIn(begin, { locale: reader.locale, zone: team.zone });
  const title = words.line(reader, 'lineup.title', { team: team.name, day: date });
  const lines = [
    promisedOf(lineup, reader),
    urgentOf(lineup, reader),
    lineup.value === null ? [] : words.text(reader, 'lineup.value', { value: lineup.value }),
    ...thanksOf({ thanks: lineup.thanks === null ? [] : [lineup.thanks] }, reader),
    lineup.lookOut === null ? [] : lookOutOf(lineup.lookOut, team.zone, reader),
  ].filter((line) => line.length > 0);
  return {
    subject: { kind: 'lineup', team: team.id, day },
    version: 1,
    title,
    blocks: lines.map((text): Block => ({ kind: 'text', text })),
    summary: lineOf(`${title}. ${plain(lines[0] ?? [])}`),
  };
}

function promisedOf({ promised, team }: Lineup, reader: Reader): Text {
  if (promised === null) return [];
  const { count, late, next } = promised;
  const said = words.text(reader, 'lineup.promised', { count, late });
  if (next === null) return said;
  const due = moment(next.due, { locale: reader.locale, zone: team.zone });
  return joined(said, words.text(reader, 'lineup.next', { case: next.case, due }));
}

function urgentOf({ urgent }: Lineup, reader: Reader): Text {
  if (urgent === null) return [];
  const each = urgent.counts.map(({ severity, count }) =>
    words.line(reader, 'lineup.urgent.one', { count, urgency: caseWords.line(reader, `urgency.${severity}`) }),
  );
  const said = words.text(reader, 'lineup.urgent', { counts: listIn(each, reader) });
  return urgent.first === null ? said : joined(said, words.text(reader, 'lineup.urgent.first', { case: urgent.first }));
}

function lookOutOf(seen: LookOut, zone: string, reader: Reader): Text {
  switch (seen.kind) {
    case 'outage':
      return words.text(reader, 'lineup.outage', { name: seen.name });
    case 'storm':
      return words.text(reader, 'lineup.storm', { until: moment(seen.until, { locale: reader.locale, zone }) });
    case 'change':
      return words.text(reader, 'lineup.change', { change: sayChange(seen.change, reader) });
    case 'learned':
      return words.text(reader, 'lineup.learned', { text: seen.text, case: seen.case });
  }
}

export const noLineup = (viewer: Viewer): Card => reply(words.text(viewer, 'lineup.none'));

/** What a lead is told who said when it is posted; `time` is null where it is not any more. */
export function lineupChosen(team: string, time: string | null, viewer: Viewer): Card {
  const { command } = viewer;
  return time === null
    ? reply(words.text(viewer, 'lineup.off', { command }))
    : reply(words.text(viewer, 'lineup.on', { team, time, command }));
}

export const lineupNotChosen = (why: 'not_lead' | 'no_channel', team: string, viewer: Viewer): Card =>
  why === 'not_lead'
    ? reply(words.text(viewer, 'lineup.not_lead', { command: viewer.command }))
    : reply(words.text(viewer, 'lineup.no_channel', { team }));
