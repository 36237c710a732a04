/** amends.yaml with what was set up in chat written into it: what operators wrote stays as it stands, with its comments. Pure. */
import { Document, isCollection, parseDocument, visit } from 'yaml';
import { readHours } from './core/setup/hours.ts';
import { DAYS } from './core/setup/days.ts';
import type { Setting } from './core/setup/settings.ts';
import { settingsOf } from './core/setup/settings.ts';
import type { Week } from './core/policy/policy.ts';
import type { MadeOf } from './organisation.ts';

type Row = Readonly<Record<string, unknown>>;

/** `text`: the file that `from` was made of. Read again it gives the organisation as it is set up now. */
export function writeOrganisation(text: string, { named, file, settings }: Omit<MadeOf, 'tenant' | 'ignored'>): string {
  const document = editable(text);
  changeRows(document, 'teams', named.teams, file.teams);
  changeRows(document, 'people', named.people, file.people);
  const hours = hoursOfPolicy(settings);
  // nothing is folded: what stands in one line goes on doing so
  return `${document.toString({ lineWidth: 0 }).trimEnd()}\n${hours === '' ? '' : `\n${hours}`}`;
}

/** Where the file says a thing once for several, what changes for one of them is written out for each; its comments are lost. */
function editable(text: string): Document {
  const document = parseDocument(text);
  let isShared = false;
  visit(document, { Alias: () => ((isShared = true), visit.BREAK) });
  return isShared ? new Document(document.toJS()) : document;
}

/** Of rows in their order: those of the file first, behind them what chat alone knows. */
function changeRows(document: Document, key: 'teams' | 'people', before: readonly Row[], after: readonly Row[]): void {
  for (const [n, row] of after.entries()) {
    const was = before[n];
    if (was === undefined) document.addIn([key], nodeOf(document, withoutUsual(row)));
    else
      for (const name of new Set([...Object.keys(was), ...Object.keys(row)]))
        if (JSON.stringify(was[name]) !== JSON.stringify(row[name])) setIn(document, [key, n, name], row[name]);
  }
}

function setIn(document: Document, at: readonly (string | number)[], value: unknown): void {
  if (value === undefined) document.deleteIn(at);
  else document.setIn(at, nodeOf(document, value));
}

/** In one line, as short things are written. */
function nodeOf(document: Document, value: unknown): unknown {
  const node = document.createNode(value, { flow: true });
  if (isCollection(node)) node.flow = true;
  return node;
}

/** A team that was made in chat, without what it says of nothing. */
const withoutUsual = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([, value]) =>
        value !== true && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
    ),
  );

/** Working hours and holidays stand in the policy: what is to be written there, as a comment. Empty where nothing is. */
function hoursOfPolicy(settings: readonly Setting[]): string {
  const hours = settings.flatMap(({ of, key, value }) => {
    const read = key === 'hours' && value !== null ? readHours(value)?.hours : undefined;
    return read === undefined ? [] : [`#     ${of.replace(/^team:/, '')}: ${read === 'always' ? read : weekOf(read)}`];
  });
  const days = settingsOf(settings, 'house').get('holidays')?.value ?? null;
  if (hours.length === 0 && days === null) return '';
  return [
    '# Working hours and holidays stand in the policy file. What was set up in chat is, written there:',
    '# working_hours:',
    ...(hours.length === 0 ? [] : ['#   teams:', ...hours]),
    ...(days === null ? [] : [`#   holidays: [${days.split(' ').join(', ')}]`]),
    '',
  ].join('\n');
}

const weekOf = (week: Week): string =>
  `{ ${week
    .flatMap((spans, n) =>
      spans.length === 0
        ? []
        : [`${DAYS[n] ?? ''}: [${spans.map(({ from, until }) => `"${clock(from)}-${clock(until)}"`).join(', ')}]`],
    )
    .join(', ')} }`;

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
