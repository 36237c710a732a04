/** What does not fit together in a file of the organisation that is right key by key, and where in a text a fault stands. */
import type { Document, LineCounter, YAMLError } from 'yaml';
import type { z } from 'zod';
import { agentFaults } from './agents/settings.ts';
import { faultsOfListen } from './core/listening/listen-schema.ts';
import { ownerFaults } from './intake/source-schema.ts';
import type { OrganisationFile } from './organisation-file.ts';
import { peopleFaults } from './people/settings.ts';

export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a file is read for. */
export interface ReadFor {
  /** Roles of the policy; null: not known here. */
  readonly roles: ReadonlySet<string> | null;
  /** Where people's Teams identities live when the file itself names none. */
  readonly tenant: string | null;
  /** A person who has left while their agent is still named stops nothing. */
  readonly isRunning: boolean;
}

export function crossFaults(f: OrganisationFile, { roles, tenant, isRunning }: ReadFor): Fault[] {
  const faults: Fault[] = [];
  const teams = new Set<string>(f.teams.map((t) => t.id));
  const once = (list: readonly string[], path: (i: number) => PropertyKey[], what: string): void => {
    const seen = new Set<string>();
    list.forEach((id, i) => {
      if (seen.has(id)) faults.push({ path: path(i), message: `${what} "${id}" stands here twice` });
      seen.add(id);
    });
  };
  once(
    f.teams.map((t) => t.id),
    (i) => ['teams', i, 'id'],
    'team',
  );
  once(
    f.people.map((p) => p.id),
    (i) => ['people', i, 'id'],
    'person',
  );
  f.people.forEach((p, i) => {
    if (!teams.has(p.team))
      faults.push({
        path: ['people', i, 'team'],
        message: `there is no team "${p.team}"; teams are ${[...teams].join(', ')}`,
      });
    for (const led of p.leads === 'all' ? [] : (p.leads ?? []))
      if (!teams.has(led))
        faults.push({
          path: ['people', i, 'leads'],
          message: `there is no team "${led}"; teams are ${[...teams].join(', ')}`,
        });
    if (roles !== null && !roles.has(p.role)) {
      faults.push({
        path: ['people', i, 'role'],
        message: `the policy has no role "${p.role}"; roles are ${[...roles].join(', ')}`,
      });
    }
  });
  for (const platform of ['slack', 'teams'] as const) {
    const seen = new Set<string>();
    f.people.forEach(({ [platform]: id }, i) => {
      if (id === undefined) return;
      if (seen.has(id)) faults.push({ path: ['people', i, platform], message: `"${id}" belongs to two people` });
      seen.add(id);
    });
  }
  // cases and what was set aside name both by their names alone
  once(
    [...f.intake, ...f.mailboxes].map((s) => s.name),
    (i) => (i < f.intake.length ? ['intake', i, 'name'] : ['mailboxes', i - f.intake.length, 'name']),
    'source',
  );
  once(
    f.webhooks.map((w) => w.name),
    (i) => ['webhooks', i, 'name'],
    'webhook',
  );
  once(
    f.adapters.map((a) => a.name),
    (i) => ['adapters', i, 'name'],
    'adapter',
  );
  once(f.admins, (i) => ['admins', i], 'administrator');
  // whom a source tells of stands in no file
  if (f.people_from === undefined)
    f.admins.forEach((id, i) => {
      if (!f.people.some((p) => p.id === id))
        faults.push({ path: ['admins', i], message: `there is nobody called "${id}" under people` });
    });
  const inSlack =
    f.people.some((p) => p.slack !== undefined) ||
    f.teams.some((t) => (t.cases.slack ?? t.thanks.slack ?? t.digest.slack) !== undefined);
  if (inSlack && f.slack === undefined) {
    faults.push({
      path: [],
      message: 'people or channels are named in Slack, but not the workspace they are in: add `slack: { team: T… }`',
    });
  }
  f.ai?.off.teams.forEach((id, i) => {
    if (!teams.has(id)) faults.push({ path: ['ai', 'off', 'teams', i], message: `there is no team "${id}"` });
  });
  for (const key of ['intake', 'mailboxes'] as const) faults.push(...ownerFaults(key, f[key], f.people, teams));
  faults.push(...agentFaults({ agents: f.agents, people: f.people, teams, roles, ownersMayBeGone: isRunning }));
  faults.push(...faultsOfListen(f.listen, { teams, people: f.people }));
  if (f.people_from === undefined && f.people.length === 0)
    faults.push({ path: ['people'], message: 'names nobody; or say where people come from: `people_from`' });
  const around = { teams, roles, hasSlack: f.slack !== undefined, tenant: f.microsoft?.tenant ?? tenant };
  if (f.people_from !== undefined) faults.push(...peopleFaults(f.people_from, around));
  return faults;
}

/** The file as it was read, to say where in it something stands. */
export interface ReadFile {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly name: string;
}

export function at({ document, lines, name }: ReadFile, path: readonly PropertyKey[], message: string): string {
  const keys = path.map((k) => (typeof k === 'number' ? k : String(k)));
  const said = keys
    .map((k) => (typeof k === 'number' ? `[${k}]` : `.${k}`))
    .join('')
    .replace(/^\./, '');
  for (let n = keys.length; n >= 0; n--) {
    const node = document.getIn(keys.slice(0, n), true);
    if (hasRange(node)) return `${name}:${place(lines, node.range[0])} ${said}: ${message}`;
  }
  return `${name}: ${said}: ${message}`;
}

export const sayBroken = ({ lines, name }: Pick<ReadFile, 'lines' | 'name'>, error: YAMLError): string =>
  `${name}:${place(lines, error.pos[0])} is not readable YAML: ${firstLine(error.message)}`;

const place = (lines: LineCounter, offset: number): string => {
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
};
const firstLine = (message: string): string => message.split('\n')[0] ?? message;

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}

export function sayIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown key ${issue.keys.map((k) => `"${k}"`).join(', ')}`;
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is missing';
  return issue.message;
}
