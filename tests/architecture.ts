/** The rules of docs/architecture.md, section "Imports only go down", as a pure function over `{ path below src: text }`. */
import { posix } from 'node:path';

const ROWS = [
  ['core'],
  [
    'log.ts',
    'code-file.ts',
    'log-storms.ts',
    'without-words.ts',
    'meters.ts',
    'prom-client-parts.d.ts',
    'tracing.ts',
    'traces-settings.ts',
    'otel-tracing.ts',
    'measures-settings.ts',
    'otel-measures.ts',
    'env-file.ts',
    'memory.ts',
    'bodies.ts',
    'when-called.ts',
    'within.ts',
    'clock.ts',
  ],
  ['entra'],
  ['cards', 'db'],
  ['pictures'],
  ['app'],
  ['chat', 'intake', 'agents', 'survey', 'jobs', 'outbound', 'model', 'people'],
  [
    'organisation.ts',
    'organisation-file.ts',
    'organisation-faults.ts',
    'organisation-settings.ts',
    'organisation-written.ts',
    'people-file.ts',
    'watched-text.ts',
    'plain-yaml.ts',
    'config.ts',
    'named-organisations.ts',
    'shared-settings.ts',
    'demo-settings.ts',
    'files-settings.ts',
    'server.ts',
  ],
  ['house'],
  ['start.ts'],
  ['demo.ts'],
  ['process.ts'],
  ['main.js', 'main.ts', 'cli'],
];
const CORE_ROWS = [
  ['core/base'],
  ['core/letters'],
  ['core/policy'],
  ['core/authority'],
  ['core/approval'],
  ['core/people'],
  ['core/case'],
  ['core/triage', 'core/recognition', 'core/listening'],
  ['core/digest'],
  ['core/learning'],
  ['core/hints'],
  ['core/setup'],
];
const HOME_OF: Readonly<Record<string, string>> = {
  '@prisma/': 'db',
  '@electric-sql/': 'db',
  '@slack/': 'chat/slack',
  '@microsoft/': 'chat/teams',
  '@resvg/': 'pictures',
  openai: 'model',
  'postal-mime': 'intake',
  '@fastify/': 'intake',
  imapflow: 'intake',
  'libphonenumber-js': 'core/base',
  ibantools: 'core/base',
  stdnum: 'core/base',
  '@modelcontextprotocol/': 'agents',
};
const PURE = ['core', 'cards'];
const PURE_MAY_USE = [
  'zod',
  'yaml',
  'luxon',
  'chrono-node',
  'chrono-node/en',
  'chrono-node/de',
  'intl-messageformat',
  '@formatjs/icu-messageformat-parser',
  'libphonenumber-js/min',
  'ibantools',
  'stdnum',
  'node:crypto',
  'node:module',
];
const IMPURE = /\bnew Date\(\)|\bDate\.now\(|\brandom\w*\(|\bprocess\.|\bfetch\(|\bawait\b|\bconsole\./i;
const IMPORTS = /^\s*(?:import|export)\b[^;'()]*?\bfrom\s*'(?<from>[^']+)'|\bimport\s*\(?\s*'(?<bare>[^']+)'/gm;
const SHARED_WITH_FAKES = /^chat\/(slack|teams)\/limits\//;
/** What only reads, and what writes: the one must not get to the other, on whatever way and though it were for a type. */
const READERS = ['app/views', 'cli'];
const WRITERS = [
  'app/handle.ts',
  'app/steps',
  'app/door/make-door.ts',
  'app/door/carry-out.ts',
  'app/door/make-intake-door.ts',
  'app/door/agents/make-agent-door.ts',
  'app/team',
  'app/messages/want.ts',
  'app/deliveries/emit.ts',
  'app/messages/deliver.ts',
  'app/messages/homes.ts',
];
/** Above this row may read the database; the doors reach it through app. */
const DOORS = ['chat', 'intake', 'agents', 'survey', 'model', 'server.ts'];
/** Draws what it is given. */
const PICTURES = 'pictures';

const within = (file: string, ...places: string[]): boolean =>
  places.some((p) => file === p || file.startsWith(`${p}/`));
const rowOf = (file: string, rows: string[][]): number => rows.findIndex((places) => within(file, ...places));
const roomOf = (file: string): string =>
  file
    .split('/')
    .slice(0, within(file, 'core', 'chat') ? 2 : 1)
    .join('/');

function whyNot(file: string, target: string): string | null {
  if (within(file, 'playground')) {
    return within(target, 'playground') || SHARED_WITH_FAKES.test(target)
      ? null
      : 'the playground knows the app only over HTTP';
  }
  if (within(target, 'playground'))
    return ['demo.ts', 'cli/verbs/dev-teams.ts'].includes(file)
      ? null
      : 'only demo.ts and dev-teams start the playground';
  if (roomOf(file) === roomOf(target)) return null;
  if (within(target, 'db') && within(file, PICTURES)) return 'a picture is drawn from what it is given';
  if (within(target, 'db') && within(file, ...DOORS)) return 'a door reaches the database through app';
  const rows = within(file, 'core') && within(target, 'core') ? CORE_ROWS : ROWS;
  const level = rowOf(target, rows);
  const sameRow = level === rowOf(file, rows) && !target.includes('/') && !file.includes('/');
  return level >= 0 && (level < rowOf(file, rows) || sameRow) ? null : 'imports only go down';
}

/** Every fault in words; empty when the house stands. Reads text, so imports in double quotes escape it (the formatter forbids them). */
export function faultsIn(tree: Readonly<Record<string, string>>): string[] {
  const faults = Object.keys(tree).flatMap((file) => writersReached(file, tree));
  return faults.concat(Object.entries(tree).flatMap(([file, text]) => faultsOfFile(file, text)));
}

function faultsOfFile(file: string, text: string): string[] {
  const code = withoutComments(text);
  const faults =
    rowOf(file, ROWS) < 0 && !within(file, 'playground') ? [`${file} stands in no row: give it a place in ROWS`] : [];
  for (const named of importsOf(code)) faults.push(...faultsOfImport(file, named));
  const sentence = sentenceIn(file, code);
  if (sentence !== undefined) faults.push(`${file} says "${sentence}": words people read stand in cards`);
  const said = within(file, ...PURE) ? IMPURE.exec(withoutWords(code))?.[0] : undefined;
  return said === undefined ? faults : [...faults, `${file} is pure but says "${said}"`];
}

const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

/** What a file imports, as it names it. */
const importsOf = (code: string): string[] =>
  [...code.matchAll(IMPORTS)].map((m) => m.groups?.['from'] ?? m.groups?.['bare'] ?? '');

/** The file below src that is meant; null for a package. */
const targetOf = (file: string, named: string): string | null =>
  named.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), named)) : null;

/** Every way from a file that only reads to one that writes, as far as the first such file. */
function writersReached(from: string, tree: Readonly<Record<string, string>>): string[] {
  if (!within(from, ...READERS)) return [];
  const faults: string[] = [];
  const seen = new Set([from]);
  const ways = [[from]];
  for (const way of ways) {
    const file = way.at(-1) ?? from;
    for (const named of importsOf(withoutComments(tree[file] ?? ''))) {
      const target = targetOf(file, named);
      if (target === null || seen.has(target)) continue;
      seen.add(target);
      if (within(target, ...WRITERS)) faults.push(`${[...way, target].join(' → ')}: what only reads must not write`);
      else ways.push([...way, target]);
    }
  }
  return faults;
}

function faultsOfImport(file: string, named: string): string[] {
  const faults: string[] = [];
  const target = targetOf(file, named);
  const why = target === null ? null : whyNot(file, target);
  if (why !== null) faults.push(`${file} must not import ${target}: ${why}`);
  const home = Object.entries(HOME_OF).find(([pkg]) => named.startsWith(pkg))?.[1];
  if (home !== undefined && !within(file, home)) faults.push(`${file} must not import ${named}: it lives in ${home}/`);
  if (target === null && within(file, ...PURE) && !PURE_MAY_USE.includes(named)) {
    faults.push(`${file} is pure and may use only ${PURE_MAY_USE.join(', ')}, not ${named}`);
  }
  return faults;
}

/** Words people read stand in cards; what is said of a policy file, to whoever writes it, where the file is read; what a measure means, where it is written. */
const SILENT = ['app', 'core'];
/** What a model is told is read by nobody. */
const MAY_SPEAK = [
  'core/hints',
  'core/policy/reader',
  'core/policy/words',
  'app/keep/prometheus.ts',
  'app/keep/scrape.ts',
];
/** For operators: what is thrown or logged. */
const NOT_SHOWN = /\bthrow\b[\s\S]*?;\s|\bnew \w*Error\([^\n]*|\blog\.\w+\([\s\S]*?\);/g;
const LITERAL = /'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\\n]|\\.)*)`/g;
const VALUE = /\$\{(?:[^{}]|\{[^{}]*\})*\}/g;
const SENTENCE = /^\p{Lu}[\p{L}\p{M}\p{N}\p{P}\p{Sc} +…]*$/u;

/** A text of at least four words that begins with a capital letter, as people write; values in it count as words. */
function sentenceIn(file: string, code: string): string | undefined {
  if (!within(file, ...SILENT) || within(file, ...MAY_SPEAK)) return undefined;
  const texts = [...code.replaceAll(NOT_SHOWN, '').matchAll(LITERAL)].map(([, text, template]) => {
    return (text ?? template ?? '').replaceAll(VALUE, 'so');
  });
  const small = (text: string): number => text.split(' ').filter((word) => /^[^\p{L}]*\p{Ll}/u.test(word)).length;
  return texts.find((text) => SENTENCE.test(text) && small(text) >= 3);
}

/** Sentences people read may say "await"; code may not. */
function withoutWords(code: string): string {
  return code.replaceAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''");
}
