/** A mapping to begin with, guessed from the header and the first lines of a file: what is unsure says so. */
import path from 'node:path';
import { stringify } from 'yaml';
import { openLines } from './lines-of-file.ts';
import { compileFormat } from './moment-format.ts';
import { sameWord } from './same-word.ts';

/** Lines looked at. */
const MOST_LINES = 1_000;
/** A column of more different words than this is no list of words. */
const MOST_WORDS = 30;

interface Column {
  readonly name: string;
  readonly values: readonly string[];
}

export async function exampleOf(file: string): Promise<string> {
  const source = await openLines(file, { encoding: 'utf-8', separator: null });
  const rows: (readonly string[])[] = [];
  for await (const { cells } of source.lines) {
    if (!('wrong' in cells)) rows.push(cells);
    if (rows.length >= MOST_LINES) break;
  }
  const columns = source.header.map((name, at) => ({
    name,
    values: rows.map((cells) => (cells[at] ?? '').trim()).filter((value) => value !== ''),
  }));
  const isLatin = rows.some((cells) => cells.some((cell) => cell.includes('\u{fffd}')));
  return textOf(
    path.basename(file),
    columns.filter(({ name }) => name !== ''),
    isLatin,
  );
}

/** What a name of a column suggests, in the languages of the house. */
const SUGGESTS = {
  reference:
    /^(id|no|nr|number|ref|ticket|case|vorgang)$|(ticket|case|complaint|request|reference|vorgang|fall).{0,3}(id|no|nr|number|nummer|#)?$|unique.?key|_id$/i,
  received:
    /receiv|creat|open(ed)?.?(at|date|on)|submitted|logged|report(ed)?.?date|eingang|erstellt|^date$|datum|timestamp/i,
  resolved: /resol|clos(ed|ing)?.?(at|date|on)|complet|finish|erledigt|gel(ö|oe)st|abgeschlossen/i,
  owned: /assigned.?(at|date|on)|owned.?(at|date)/i,
  first_contact: /first.?(contact|response|reply)|respon(ded|se).?(at|date)|erstkontakt/i,
  status: /status|state.?of|zustand/i,
  team: /team|department|branch|store|agency|office|unit|abteilung|filiale/i,
  channel: /channel|via|source|medium|received.?by|kanal/i,
  failure: /categor|type|issue|reason|failure|kategorie|grund/i,
  customer: /customer|guest|client|phone|e-?mail|account|kunde|gast/i,
  costs: /refund|cost|amount|compensation|voucher|erstattung|kosten|betrag/i,
  satisfaction: /satisf|rating|stars|csat|score|bewertung/i,
} as const;

/** Free text or a single customer's: nothing to sum by. */
const NOT_A_LABEL =
  /descr|comment|text|message|narrative|address|street|name|zip|postal|latitude|longitude|beschreibung|bemerkung/i;

/** Formats as files are found to have them, the surest first. */
const FORMATS = [
  'iso',
  'yyyy-MM-dd HH:mm:ss',
  'yyyy-MM-dd HH:mm',
  'yyyy-MM-dd',
  'yyyy/MM/dd HH:mm:ss',
  'yyyy/MM/dd',
  'dd.MM.yyyy HH:mm:ss',
  'dd.MM.yyyy HH:mm',
  'dd.MM.yyyy',
  'MM/dd/yyyy hh:mm:ss a',
  'MM/dd/yyyy HH:mm:ss',
  'MM/dd/yyyy HH:mm',
  'M/d/yyyy h:mm:ss a',
  'M/d/yyyy h:mm a',
  'M/d/yyyy H:mm',
  'MM/dd/yyyy',
  'M/d/yyyy',
  'dd/MM/yyyy HH:mm:ss',
  'dd/MM/yyyy HH:mm',
  'd/M/yyyy H:mm',
  'dd/MM/yyyy',
  'd/M/yyyy',
  'dd-MM-yyyy HH:mm:ss',
  'dd-MM-yyyy',
  'dd-MM-yy',
  'd MMM yyyy',
  'MMM d, yyyy',
  'unix',
  'unix_ms',
] as const;

function formatsOf({ values }: Column): readonly string[] {
  if (values.length === 0) return [];
  return FORMATS.filter((written) => {
    const format = compileFormat(written, 'en');
    return typeof format !== 'string' && values.every((value) => format.read(value) !== null);
  });
}

function textOf(file: string, columns: readonly Column[], isLatin: boolean): string {
  const taken = new Set<string>();
  const take = (key: keyof typeof SUGGESTS, fits: (column: Column) => boolean = () => true): Column | undefined => {
    const found = columns.find((column) => !taken.has(column.name) && SUGGESTS[key].test(column.name) && fits(column));
    if (found) taken.add(found.name);
    return found;
  };
  const isMoment = (column: Column): boolean =>
    formatsOf(column).some((format) => format !== 'unix' && format !== 'unix_ms');
  const moments = (['received', 'resolved', 'first_contact', 'owned'] as const).map(
    (key) => [key, take(key, isMoment)] as const,
  );
  // a day and its time of day are often two columns
  const clock = moments[0]?.[1] !== undefined && isDayAlone(moments[0][1]) ? columns.find(isClock) : undefined;
  if (clock) taken.add(clock.name);
  const reference = take('reference', ({ values }) => new Set(values).size === values.length);
  const status = take('status', hasFewWords);
  const team = take('team');
  const channel = take('channel', hasFewWords);
  const failure = take('failure', hasFewWords);
  const customer = take('customer');
  const cost = take('costs', ({ values }) => values.every((value) => /\d/.test(value)));
  const marks = take('satisfaction', ({ values }) => values.every((value) => /^\d{1,2}$/.test(value)));
  const labels = columns.filter(
    (column) => !taken.has(column.name) && !NOT_A_LABEL.test(column.name) && hasFewWords(column),
  );
  const [[, received] = ['', undefined]] = moments;
  return [
    `# Which column of ${file} is what. Guessed from its header and first lines: look through all of it.`,
    '# Every key is explained in docs/operators/history.md.',
    '',
    `name: ${nameOf(file)}`,
    ...(isLatin ? ['encoding: latin-1 # some letters are not UTF-8'] : []),
    reference
      ? `reference: ${yaml(reference.name)} # tells one line from another`
      : '# reference: COLUMN # none is different in every line; without one, the same line twice counts twice',
    '',
    ...(received === undefined
      ? ['received: # WHICH COLUMN says when the complaint came?', ...momentLines('COLUMN', [])]
      : []),
    ...moments.flatMap(([key, column]) =>
      column === undefined
        ? []
        : [`${key}:`, ...momentLines(column.name, formatsOf(column), key === 'received' ? clock?.name : undefined)],
    ),
    '',
    ...(status
      ? ['status: # open, resolved, closed, dismissed or merged', ...wordLines(status, guessStatus)]
      : received === undefined || !moments[1]?.[1]
        ? ['status: { always: closed }']
        : []),
    '',
    ...(team
      ? [
          'team:',
          `  column: ${yaml(team.name)}`,
          '  unknown: keep # refuse: lines of a team that is not in amends.yaml are refused',
        ]
      : ['team: { always: front-desk } # the id of a team of amends.yaml, or column: and unknown:']),
    '',
    ...(failure
      ? ['failure: # left out, everything is "other"', ...wordLines(failure, () => 'other'), '  otherwise: other']
      : []),
    ...(channel ? [`channel: { column: ${yaml(channel.name)}, spelling: merge }`] : []),
    ...(customer
      ? [`# customer: ${yaml(customer.name)} # kept as a key alone, so that coming back shows; needs AMENDS_SECRET_KEY`]
      : []),
    ...(marks ? [`# satisfaction: { column: ${yaml(marks.name)}, of: 5 }`] : []),
    ...(cost ? ['# costs:', `#   - { column: ${yaml(cost.name)}, kind: goodwill, currency: EUR, decimal: "." }`] : []),
    '',
    'labels: # what else to count by; no names, no free text',
    ...(labels.length === 0 ? ['  {}'] : labels.slice(0, 20).map(({ name }) => `  ${labelOf(name)}: ${yaml(name)}`)),
    '',
  ].join('\n');
}

const hasFewWords = ({ values }: Column): boolean =>
  new Set(values.map(sameWord)).size <= MOST_WORDS && values.length > 0;

/** As YAML writes it on one line, quoted where it has to be. */
const yaml = (text: string): string => stringify(text, { lineWidth: 0 }).trim();

const nameOf = (file: string): string =>
  file
    .replace(/\.gz$/i, '')
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60) || 'history';

const labelOf = (column: string): string =>
  column
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_\d]+|_+$/g, '')
    .slice(0, 40) || 'label';

function momentLines(column: string, formats: readonly string[], clock?: string): readonly string[] {
  const [first = 'yyyy-MM-dd HH:mm', ...others] =
    clock === undefined ? formats : formats.filter((one) => one !== 'iso');
  const doubt = others.filter(
    (format) =>
      format.replaceAll(/M+|d+/g, '') === first.replaceAll(/M+|d+/g, '') && isDayFirst(format) !== isDayFirst(first),
  );
  return [
    clock === undefined ? `  column: ${yaml(column)}` : `  column: [${yaml(column)}, ${yaml(clock)}]`,
    `  format: ${yaml(clock === undefined ? first : `${first} HH:mm:ss`)}${doubt.length > 0 ? ` # OR ${doubt[0] ?? ''}? Every line fits both` : ''}`,
    '  zone: UTC # WHERE was it written? Like America/New_York',
  ];
}

const isDayAlone = (column: Column): boolean =>
  formatsOf(column).some((format) => !/[Hh]/.test(format) && format !== 'iso');

const isClock = ({ name, values }: Column): boolean =>
  /time|uhrzeit/i.test(name) && values.length > 0 && values.every((value) => /^\d\d:\d\d:\d\d$/.test(value));

const isDayFirst = (format: string): boolean => format.indexOf('d') < format.indexOf('M');

function wordLines(column: Column, guess: (word: string) => string): readonly string[] {
  const words = [...new Set(column.values)].slice(0, MOST_WORDS);
  return [`  column: ${yaml(column.name)}`, '  words:', ...words.map((word) => `    ${yaml(word)}: ${guess(word)}`)];
}

function guessStatus(word: string): string {
  if (/dismiss|invalid|spam|reject|withdrawn|cancel/i.test(word)) return 'dismissed';
  if (/duplicate|merged/i.test(word)) return 'merged';
  if (/solved|resolved|done|complete|erledigt|gel(ö|oe)st/i.test(word)) return 'resolved';
  if (/clos|geschlossen/i.test(word)) return 'closed';
  return 'open';
}
