/** The pages for people say what the code does: examples load, links lead somewhere, lists are complete. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { METRICS } from '../src/app/keep/prometheus.ts';
import { READ_OF_PROCESS, READ_OF_REPLICA } from '../src/app/keep/scrape.ts';
import { METERS } from '../src/meters.ts';
import { VERBS } from '../src/app/door/hear.ts';
import { readPolicy } from '../src/core/policy/reader/read-policy.ts';
import type { Received } from '../src/intake/scheme.ts';
import { standardWebhook } from '../src/intake/standard-webhook.ts';
import { readOrganisation } from '../src/organisation.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.posix.join('docs', file.replaceAll(path.sep, '/'))),
];

/** Fenced blocks whose first line says so: ```yaml policy */
const blocks = (page: string, mark: string): string[] =>
  [...read(page).matchAll(/^```(?<mark>[^\n]*)\n(?<text>[\s\S]*?)^```$/gm)]
    .filter((m) => m.groups?.['mark'] === mark)
    .map((m) => m.groups?.['text'] ?? '');

const proseOf = (page: string): string => read(page).replaceAll(/^```[\s\S]*?^```$/gm, '');

describe.each(PAGES)('%s', (page) => {
  it('leads only to files and headings that are there', () => {
    const links = [...proseOf(page).matchAll(/\]\((?<to>[^)\s]+)\)/g)].map((m) => m.groups?.['to'] ?? '');
    const lost = links.filter((to) => !/^[a-z]+:/.test(to) && !leadsSomewhere(page, to));
    expect(lost).toEqual([]);
  });

  it('points below or above itself only to what has a name there, or by a link', () => {
    const prose = proseOf(page);
    const named = new Set([...prose.matchAll(/\*\*(?<name>[^*\n]+?)\.?\*\*/g)].map((m) => m.groups?.['name'] ?? ''));
    // a link says where it leads by itself
    const words = prose.replaceAll(/\[[^\]\n]*\]\([^)\s]*\)/g, '');
    const lost = [...words.matchAll(POINTS)].filter((m) => !named.has(m.groups?.['name'] ?? ''));
    expect(lost.map(([said]) => said)).toEqual([]);
  });

  it('has each table once, with one head', () => {
    const tables = proseOf(page).split(/\n(?!\|)/);
    const heads = tables.map((table) => [...table.matchAll(/^\|(?: *:?-+:? *\|)+$/gm)].length);
    expect(Math.max(0, ...heads)).toBeLessThanOrEqual(1);
  });

  it('names only npm scripts that exist', () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    const named = [...read(page).matchAll(/npm (?:run (?<run>[a-z:-]+)|(?<short>start|test)\b)/g)].map(
      (m) => m.groups?.['run'] ?? m.groups?.['short'] ?? '',
    );
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('names only files of the source that exist', () => {
    const named = [...proseOf(page).matchAll(/`(?<file>(?:src|tests|packs|demo|prisma|tools|bench)\/[\w./-]+\.\w+)`/g)];
    const files = named.map((m) => m.groups?.['file'] ?? '');
    expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  });
});

/** "(below)", "see above", "as described below", with the name of what is meant: “Many leave at once”. */
const POINTS =
  /(?:\((?:see |as )?(?:below|above)\b|\b(?:see|described|shown|listed|explained) (?:further )?(?:below|above)\b)(?:, “(?<name>[^”\n]+)”)?/gi;

function leadsSomewhere(page: string, to: string): boolean {
  const [file = '', heading] = to.split('#');
  const target = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
  if (!existsSync(path.join(ROOT, target))) return false;
  return heading === undefined || headingsOf(target).includes(heading);
}

const headingsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (?<words>.+)$/gm)].map((m) =>
    (m.groups?.['words'] ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const asReceived = (body: string): Received => ({
  method: 'POST',
  url: '/intake/kit',
  headers: {},
  contentType: 'application/json',
  body: Buffer.from(body),
  at: new Date('2026-12-10T10:00:00Z'),
});

describe('the examples of the README', () => {
  const policies = PAGES.flatMap((page) => blocks(page, 'yaml policy').map((text) => ({ page, text })));
  const organisations = blocks('README.md', 'yaml amends');

  it('are there', () => {
    expect(policies).not.toEqual([]);
    expect(organisations).not.toEqual([]);
  });

  it('load as policies, without a fault', () => {
    for (const { page, text } of policies) {
      const policy = readPolicy(text, page);
      expect(policy.ok ? [] : policy.faults).toEqual([]);
    }
  });

  it('say every key of the policy that its page names', () => {
    const page = read('docs/policy.md');
    const whole = blocks('docs/policy.md', 'yaml policy').at(-1) ?? '';
    const tables = /^## Keys\n(?<text>[\s\S]*?)^## Every key/m.exec(page)?.groups?.['text'] ?? '';
    const named = [...tables.matchAll(/^\| (?<cell>[^|]+)\|/gm)]
      .flatMap((row) => [...(row.groups?.['cell'] ?? '').matchAll(/`(?<key>[a-z_.]+)`/g)])
      .map((m) => (m.groups?.['key'] ?? '').split('.').at(-1) ?? '')
      // one span stands for the others
      .filter((key) => !/^(actor|team)_(week|month|quarter|year)$/.test(key));
    const missing = [...new Set(named)].filter((key) => !new RegExp(`\\b${key}\\b`).test(whole));
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(60);
  });

  it('load as an organisation whose people have roles of the policy', () => {
    const policy = readPolicy(policies[0]?.text ?? '', 'README.md');
    if (!policy.ok) throw new Error('the policy of the README does not load');
    for (const text of organisations) {
      const organisation = readOrganisation(text, 'amends.yaml', new Set(policy.policy.roles.keys()), null);
      expect(organisation.ok ? [] : organisation.faults).toEqual([]);
    }
  });

  it('are complaints that the intake takes', () => {
    const bodies = blocks('README.md', 'json complaint');
    expect(bodies.map((body) => standardWebhook.read(JSON.parse(body), asReceived(body), {})[0]?.kind)).toEqual([
      'complaint',
    ]);
  });
});

describe('the words people can say', () => {
  const saidOn = (page: string): ReadonlySet<string> => {
    const rows = read(page)
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const firstCells = rows.map((row) => row.split('|')[1] ?? '');
    return new Set(
      firstCells.flatMap((cell) => [...cell.matchAll(/`(?<verb>[a-z]+)/g)].map((m) => m.groups?.['verb'] ?? '')),
    );
  };

  it('are all on their page, and no other', () => {
    expect(saidOn('docs/words.md')).toEqual(new Set(Object.keys(VERBS)));
  });
});

describe('the settings', () => {
  const config = read('src/config.ts');
  const schema = config.slice(config.indexOf('z.object({'), config.indexOf('});'));
  const inCode = [...schema.matchAll(/^ {2}(?<name>[A-Z][A-Z0-9_]+):/gm)].map((m) => m.groups?.['name'] ?? '');

  it('of .env.example are those the code reads', () => {
    // what is off in it may be an example with a name of its own, like a source's secret
    const example = [...read('.env.example').matchAll(/^(?<off># )?(?<name>[A-Z][A-Z0-9_]+)=/gm)]
      .map((m) => ({ name: m.groups?.['name'] ?? '', isOff: m.groups?.['off'] !== undefined }))
      .filter(({ name, isOff }) => !isOff || inCode.includes(name));
    expect(example.map(({ name }) => name).toSorted()).toEqual(inCode.toSorted());
  });

  it('of the operators’ page are those the code reads', () => {
    const table = [...read('docs/operators/running.md').matchAll(/^\| `(?<name>[A-Z][A-Z0-9_]+)`/gm)];
    expect(table.map((m) => m.groups?.['name'] ?? '').toSorted()).toEqual(inCode.toSorted());
  });

  it('are found at all', () => {
    expect(inCode).toContain('DATABASE_URL');
  });
});

describe('the metrics', () => {
  it('of the operators’ page are those the code tells', () => {
    const rows = read('docs/operators/observing.md').match(/^\| `amends_[^|]*\|/gm) ?? [];
    const page = rows.flatMap((row) => row.match(/amends_[a-z_]+/g) ?? []);
    const told = [
      ...METRICS.map(({ name }) => name),
      ...Object.keys(METERS),
      ...[...READ_OF_PROCESS, ...READ_OF_REPLICA].map(({ name }) => name),
    ];
    expect(page.toSorted()).toEqual(told.toSorted());
  });
});

describe('the data inventory', () => {
  it('has every table and column of the schema, and no other', () => {
    expect(schemaColumns()).toContain('recovery_case.customer_key');
    expect(inventory()).toEqual(schemaColumns());
  });

  it('says of each column whether it is personal', () => {
    const said = [...read('docs/operators/data-inventory.md').matchAll(/^\| `\w+` +\| (?<personal>[^|]+?) +\|/gm)];
    const unclear = said
      .map((m) => m.groups?.['personal'])
      .filter((p) => !/^(no|customer|staff|customer, staff)$/.test(p ?? ''));
    expect(unclear).toEqual([]);
  });
});

/** `table.column` of the page. */
function inventory(): string[] {
  const page = read('docs/operators/data-inventory.md');
  return page
    .split(/^## /m)
    .slice(1)
    .flatMap((section) => {
      const table = section.split('\n')[0] ?? '';
      if (table.includes(' ')) return [];
      return [...section.matchAll(/^\| `(?<column>\w+)`/gm)].map((m) => `${table}.${m.groups?.['column'] ?? ''}`);
    })
    .toSorted();
}

/** `table.column` of the Prisma schema; relations are no columns. */
function schemaColumns(): string[] {
  const schema = read('prisma/schema.prisma');
  const models = [...schema.matchAll(/^model (?<name>\w+) \{\n(?<body>[\s\S]*?)^\}/gm)];
  const names = new Set(models.map((m) => m.groups?.['name'] ?? ''));
  return models
    .flatMap((m) => {
      const body = m.groups?.['body'] ?? '';
      const table = /@@map\("(?<table>\w+)"\)/.exec(body)?.groups?.['table'] ?? m.groups?.['name'] ?? '';
      const fields = [...body.matchAll(/^ {2}(?<field>\w+) +(?<type>\w+)\S*(?<rest>.*)$/gm)];
      return fields
        .filter((f) => !names.has(f.groups?.['type'] ?? ''))
        .map((f) => {
          const column = / @map\("(?<column>\w+)"\)/.exec(f.groups?.['rest'] ?? '')?.groups?.['column'];
          return `${table}.${column ?? f.groups?.['field'] ?? ''}`;
        });
    })
    .toSorted();
}
