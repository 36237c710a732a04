/** Nobody is ranked or blamed: no field, export, metric, query, card or sentence has a name for it, or a person beside a figure that judges. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { LABELS, METRICS } from '../src/app/keep/prometheus.ts';
import { METERS } from '../src/meters.ts';
import { READ_OF_PROCESS } from '../src/app/keep/scrape.ts';
import { plain } from '../src/cards/kit/say.ts';
import type { Block, Card, Text } from '../src/cards/kit/card.ts';
import { DEFINITIONS } from '../src/core/digest/definitions.ts';
import {
  countBesideName,
  countsBesideWho,
  figuresBesidePeople,
  judgingNames,
  sumsByPerson,
  withoutAllowed,
} from './blameless.ts';
import { moreCards } from './cards/gallery-more.ts';
import { toldCards, usualCards } from './cards/gallery.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const sources = (folder: string): readonly { readonly file: string; readonly text: string }[] =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .filter((file) => !file.startsWith('src/playground/'))
    .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') }));
const SRC = sources('src');

/** Names that judge a thing, each with what it is. */
const JUDGES_NOBODY = {
  'src/app/door/intake-door.ts score': 'the mark a customer gives for how it was put right',
  'src/db/care/heard.ts score': 'the mark a customer gives for how it was put right',
  'src/app/keep/prometheus.ts faults': 'faults of a file',
  'src/core/policy/reader/policy-sheet.ts faults': 'faults of a file',
  'src/core/letters/lint/spoken.ts fault': 'words by which a letter that blames a colleague is stopped',
  'src/db/deliveries/deliveries.ts fault': 'why another system could not be told',
};
/** Metrics that judge a thing. */
const METRICS_OF_THINGS = { amends_people_file_faults: 'faults of a file' };
/** Sentences with a figure beside somebody, each with what it counts. */
const SAID_OF_NOBODY = {
  'advice card.answers: who beside n': 'how many answers a question has; who asked reads them',
  'answers contacts.told: who beside count': 'one or several contacts, for the grammar',
  'case owed.part_unpaid_to: who beside sum': 'what is still owed to a passenger',
  'coaching private: person beside days': 'how long a note is kept',
  'coaching private: coach beside days': 'how long a note is kept',
  'looked-up who.up_to: who beside most': 'what the policy lets somebody decide',
  'owning shift.offered: who beside n': 'how many cases are offered at the end of a shift, to whom',
  'owning shift.offered: who beside cases': 'which cases are offered',
  'policy storm: who beside percent': 'what the policy says of a storm, which these roles switch on',
  'policy event: who beside most': 'what the policy says of an event, which these roles open',
  'reasons unidentified.most.of: name beside most': 'what may be given to a customer nobody knows',
};
/** Words of lines that name somebody, each with what its figure counts. */
const COUNTS_NOBODY = {
  '(1 of 2)': 'how many approvals a request needs, and has',
  '1 more promise': 'what else was promised to the customer of the case',
  '1 weitere Zusage': 'what else was promised to the customer of the case',
  'And 3 more reasons': 'why a request is asked',
  '3 cases, 1 resolved': 'what one event has hit, whoever opened it',
  '2 cases are offered': 'what is offered to somebody at the end of a shift',
};

const schema = readFileSync(path.join(ROOT, 'prisma/schema.prisma'), 'utf8');

describe('a field', () => {
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, model = '', body = '']) => ({
    model,
    fields: [...body.matchAll(/^ {2}([a-z]\w*)\s+\w/gm)].map(([, field = '']) => field),
  }));
  const stored = models.flatMap(({ model, fields }) => [model, ...fields.map((field) => `${model}.${field}`)]);
  const inCode = SRC.filter(({ file }) => /^src\/(?:core|db|app)\//.test(file)).flatMap(({ file, text }) =>
    [...text.matchAll(/^\s+readonly (\w+)\??:/gm)].map(([, field = '']) => `${file} ${field}`),
  );

  it('of the database has no name that judges', () => {
    expect(stored.length).toBeGreaterThan(300);
    expect(withoutAllowed(judgingNames(stored), {})).toEqual({ faults: [], needless: [] });
  });

  it('of a type has none either', () => {
    expect(inCode.length).toBeGreaterThan(1_000);
    const faults = inCode.filter((one) => judgingNames([one.split(' ')[1] ?? '']).length > 0);
    expect(withoutAllowed(faults, JUDGES_NOBODY)).toEqual({ faults: [], needless: [] });
  });
});

/** What a customer gave, of what they were given. */
const MARKS_OF_CUSTOMERS = { 'src/cli/verbs/intake-take.ts COLUMNS: score': 'a survey taken in' };

describe('a row', () => {
  const tables = SRC.filter(({ file }) => /^src\/(?:cli|db|app)\//.test(file)).flatMap(({ file, text }) =>
    [...text.matchAll(/\b([A-Z_]*COLUMNS)\b[^=;]*= \[([^\]]*)\]/g)].map(([, name = '', list = '']) => ({
      name: `${file} ${name}`,
      columns: [...list.matchAll(/'(\w+)'/g)].map(([, column = '']) => column),
    })),
  );

  it('of an export names nobody beside a figure', () => {
    expect(tables.length).toBeGreaterThan(5);
    const faults = tables.flatMap(({ name, columns }) => figuresBesidePeople(columns).map((one) => `${name}: ${one}`));
    expect(withoutAllowed(faults, {})).toEqual({ faults: [], needless: [] });
  });

  it('of an export has no column with a name that judges', () => {
    const faults = tables.flatMap(({ name, columns }) => judgingNames(columns).map((one) => `${name}: ${one}`));
    expect(withoutAllowed(faults, MARKS_OF_CUSTOMERS)).toEqual({ faults: [], needless: [] });
  });
});

describe('a metric', () => {
  it('has a name of no person, and none that judges', () => {
    const ofProcess = [...Object.keys(METERS), ...READ_OF_PROCESS.map(({ name }) => name)];
    const ids = [...METRICS.map(({ name }) => name), ...ofProcess, ...Object.keys(DEFINITIONS)];
    expect(withoutAllowed(judgingNames(ids), METRICS_OF_THINGS)).toEqual({ faults: [], needless: [] });
  });

  it('is told apart by no label of a person', () => {
    const labels = [...Object.values(METERS), ...READ_OF_PROCESS].flatMap((one) => [...one.labels]);
    expect(figuresBesidePeople([...LABELS, ...labels, 'value'])).toEqual([]);
  });
});

/** Queries that group by somebody on the way to one figure of a team, each with what leaves the database. */
const LEAVES_NOBODY: Readonly<Record<string, string>> = {
  'src/db/recognition/coverage.ts: who': 'how many of a team were at work and thanked: one figure of the team',
  'src/db/recognition/coverage.ts: g.by': 'by what people are put in groups of five or more: a role, a shift, a site',
};

describe('a query', () => {
  it('of facts can group by nobody, as no table of facts knows anybody', () => {
    const facts = [...schema.matchAll(/^model (\w+Fact) \{\n([\s\S]*?)^\}/gm)];
    expect(facts.length).toBeGreaterThan(3);
    const fields = facts.flatMap(([, , body = '']) =>
      [...body.matchAll(/^ {2}([a-z]\w*)\s+\w/gm)].map(([, f = '']) => f),
    );
    expect(figuresBesidePeople([...fields, 'figure']).filter((one) => one.endsWith(' figure'))).toEqual([]);
  });

  it('sums by no person', () => {
    const faults = SRC.flatMap(({ file, text }) =>
      [...text.matchAll(/`[^`]*\b(?:GROUP|PARTITION) BY\b[^`]*`/gi)].flatMap(([sql]) =>
        sumsByPerson(sql)
          .filter((column) => !(file.startsWith('src/db/facts/') && column.includes('${')))
          .map((column) => `${file}: ${column}`),
      ),
    );
    const allowed = Object.fromEntries(
      Object.entries(LEAVES_NOBODY).filter(([fault]) => SRC.some(({ file }) => fault.startsWith(`${file}: `))),
    );
    expect(withoutAllowed(faults, allowed)).toEqual({ faults: [], needless: [] });
  });

  it('is not grouped by person afterwards, where weeks are summed', () => {
    const faults = SRC.filter(({ file }) => /^src\/(?:core\/digest|db\/(?:team|facts|care))\//.test(file)).flatMap(
      ({ file, text }) =>
        [...text.matchAll(/groupBy\([^;]{0,200}?\b(?:member|owner|by|loggedBy|who)\b[^;]{0,40}/gi)].map(
          ([found]) => `${file}: ${found}`,
        ),
    );
    expect(withoutAllowed(faults, {})).toEqual({ faults: [], needless: [] });
  });
});

describe('a sentence of a catalogue', () => {
  const sentences = SRC.filter(({ file }) => file.startsWith('src/cards/words/en/')).flatMap(({ file, text }) =>
    [...text.matchAll(/^ {2}(?:'([^']+)'|(\w+)):\s+(?:'((?:[^'\\]|\\.)*)'|`([^`]*)`|\n? *'((?:[^'\\]|\\.)*)')/gm)].map(
      ([, quoted, bare, one, two, three]) => ({
        name: `${path.posix.basename(file, '.ts')} ${quoted ?? bare ?? ''}`,
        values: [...(one ?? two ?? three ?? '').matchAll(/\{(\w+)/g)].map(([, value = '']) => value),
      }),
    ),
  );

  it('counts nothing beside whose it is', () => {
    expect(sentences.length).toBeGreaterThan(1_000);
    const faults = sentences.flatMap(({ name, values }) => countsBesideWho(values).map((one) => `${name}: ${one}`));
    expect(withoutAllowed(faults, SAID_OF_NOBODY)).toEqual({ faults: [], needless: [] });
  });
});

describe('a line of a card', () => {
  const everyCard: readonly (readonly [string, Card])[] = [
    ...Object.entries(usualCards()),
    ...Object.entries(moreCards()),
    ...toldCards().map((card) => [card.title ?? card.summary, card] as const),
  ];
  /** Everybody of the gallery, as they are named. */
  const NAMES = ['Ana', 'Bob', 'Mia', 'Gil', 'Max', 'Nils'];

  it('says no figure that counts beside a name', () => {
    expect(everyCard.length).toBeGreaterThan(100);
    const lines = everyCard.flatMap(([name, card]) =>
      [card.title ?? '', card.summary, ...card.blocks.flatMap(linesOf)].map((line) => ({ name, line })),
    );
    const allowed = Object.keys(COUNTS_NOBODY);
    const faults = lines.filter(
      ({ line }) =>
        countBesideName(
          allowed.reduce((rest, words) => rest.replaceAll(words, ''), line),
          NAMES,
        ) !== undefined,
    );
    expect(faults).toEqual([]);
    expect(allowed.filter((words) => !lines.some(({ line }) => line.includes(words)))).toEqual([]);
  });
});

function linesOf(block: Block): readonly string[] {
  const said = (text: Text): string => plain(text);
  switch (block.kind) {
    case 'text':
    case 'context':
      return [said(block.text)];
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${said(value)}`);
    case 'list':
      return block.items.map(said);
    case 'chart':
      return [
        block.chart.title,
        block.chart.says,
        ...block.chart.series.map(({ name }) => `${name} 1`),
        ...block.chart.periods.map(({ label }) => `${label} 1`),
      ];
    case 'picture':
      return [block.picture.alt];
    // somebody's own words, and what is pressed
    case 'quote':
    case 'buttons':
    case 'divider':
      return [];
  }
}

describe('the walk', () => {
  it('finds a name that judges, however it is written', () => {
    const planted = [
      'Member.score',
      'member_rank',
      'blameTo',
      'faultOf',
      'cases_per_agent',
      'topPerformer',
      'mistakes',
    ];
    expect(judgingNames(planted)).toEqual(planted);
    expect(judgingNames(['defaultCurrency', 'colleague', 'reopened', 'asked_at', 'kept_in_time'])).toEqual([]);
  });

  it('finds somebody beside a figure in a row, whatever the figure is called', () => {
    expect(figuresBesidePeople(['week', 'member', 'promises_broken'])).toEqual(['member beside promises_broken']);
    expect(figuresBesidePeople(['team', 'display_name', 'minutes', 'received_at'])).toEqual([
      'display_name beside minutes',
    ]);
    expect(figuresBesidePeople(['case', 'at', 'by', 'event', 'details'])).toEqual([]);
    expect(figuresBesidePeople(['week', 'team', 'promises_broken'])).toEqual([]);
  });

  it.each([
    ['SELECT member, count(*) FROM promise_fact GROUP BY member', ['member']],
    [`SELECT doc ->> 'owner' AS o, count(*) FROM recovery_case GROUP BY doc ->> 'owner', team`, [`doc ->> 'owner'`]],
    [`SELECT team, l."member", sum(minor) FROM ledger_entry l GROUP BY 1, 2 ORDER BY 3 DESC`, [`l."member"`]],
    ['SELECT rank() OVER (PARTITION BY owner ORDER BY minutes) FROM case_fact', ['owner']],
    ['SELECT ${what}, count(*) FROM promise GROUP BY ${what}', ['${what}']],
    ['SELECT team, date_trunc($1, at) FROM case_fact GROUP BY team, 2 HAVING count(*) > 5', []],
  ])('finds a query that sums by person: %s', (sql, found) => {
    expect(sumsByPerson(sql).map((one) => one.trim())).toEqual(found);
  });

  it.each([
    ['Ana · 3 cases', '3'],
    ['Bob kept 4 of 5 promises', '4'],
    ['Mia: 80 %', '80 %'],
    ['Fastest this week: Gil, 12 minutes', '12'],
  ])('finds a figure that counts beside a name: %s', (line, figure) => {
    expect(countBesideName(line, ['Ana', 'Bob', 'Mia', 'Gil'])).toBe(figure);
  });

  it.each([
    'R-1042 · Ana · Answer by 11 Dec 2026, 11:00',
    'refund €40.00 · given by Ana',
    '2,000 points · given by Ana',
    'The team: 3 cases',
    'Room 412 · S3 · Ana',
  ])('lets pass what counts nobody: %s', (line) => {
    expect(countBesideName(line, ['Ana', 'Bob'])).toBeUndefined();
  });

  it('finds a sentence that counts beside whose it is, and an allowance that is needless', () => {
    expect(countsBesideWho(['owner', 'late', 'case'])).toEqual(['owner beside late']);
    expect(withoutAllowed(['a'], { b: 'why' })).toEqual({ faults: ['a'], needless: ['b'] });
  });
});
