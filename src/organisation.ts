/** `amends.yaml` → the organisation: teams, channels, people. Every fault at once, each with its line and what to write instead. */
import { LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { memberId, teamId, workspaceId } from './core/base/ids.ts';
import { LEADER_RHYTHMS, minutesOf, type TeamRhythm } from './core/digest/rhythm.ts';
import { goalOf, goalSchema } from './core/digest/goals.ts';
import { agentFaults, agentMembers, agentSchema, issuerSchema, type AgentsIssuer } from './agents/settings.ts';
import { mailboxSchema } from './intake/mailbox/settings.ts';
import { ownerFaults, sourceSchema } from './intake/source-schema.ts';
import { keepsOriginals, originalsSchema } from './app/keep/originals-setting.ts';
import type { Log } from './log.ts';
import { aiSchema, type AiNamed } from './model/settings.ts';
import { faultsOfListen, listenSchema, postsOf } from './core/listening/listen-schema.ts';
import { adapterSchema, webhookSchema } from './outbound/settings.ts';
import { isLocale, isZone } from './core/base/zones.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { readWeekly, type DigestTime } from './core/digest/owed.ts';
import { GOAL_METRICS } from './core/base/members.ts';
import type { Channel, Member, PlatformIdentity, Team, Workspace } from './core/base/members.ts';

const channels = z.strictObject({ slack: z.string().min(1).optional(), teams: z.string().min(1).optional() });
const TIME = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;
const DIGEST_AT = /^(mon|tue|wed|thu|fri|sat|sun) ([01][0-9]|2[0-3]):[0-5][0-9]$/;

/** Made for each file, as it remembers zones and locales it has met: thousands of people share a handful, and asking ICU is slow. */
function fileSchema() {
  const zone = z
    .string()
    .refine(remembered(isZone), 'is not a time zone this machine knows; write one like Europe/Paris');
  const locale = z.string().refine(remembered(isLocale), 'is not a locale; write one like en-GB or fr-FR');
  const team = z.strictObject({
    id: teamId,
    name: z.string().min(1).max(60),
    zone: zone.optional(),
    locale: locale.default('en-GB'),
    cases: channels.default({}),
    thanks: channels.default({}),
    digest: channels.default({}),
    digest_at: z.string().regex(DIGEST_AT, 'is not a day and time; write one like "mon 09:00"').default('mon 09:00'),
    skip_empty: z.boolean().default(true),
    leader_digest: z.enum(LEADER_RHYTHMS).default('monthly'),
    lineup: z.string().regex(TIME, 'is not a time; write one like "08:30"').optional(),
    values: z.array(z.string().min(1).max(60)).max(12).default([]),
    goals: z.array(goalSchema).max(GOAL_METRICS.length).default([]),
  });
  const group = z.string().trim().min(1).max(40);
  const person = z.strictObject({
    id: memberId,
    name: z.string().min(1).max(80),
    role: z.string().min(1),
    team: teamId,
    lead: z.boolean().default(false),
    leads: z.union([z.literal('all'), z.array(teamId).min(1)]).optional(),
    locale: locale.optional(),
    zone: zone.optional(),
    email: z.email().optional(),
    contact: z.enum(['contactor', 'modifier', 'influencer', 'isolated']).optional(),
    shift: group.optional(),
    site: group.optional(),
    slack: z.string().min(1).optional(),
    teams: z.string().min(1).optional(),
  });
  return z.strictObject({
    workspace: z.strictObject({
      id: workspaceId,
      name: z.string().min(1).max(80),
      contact: z.string().trim().min(1).max(200).optional(),
      zone: zone.optional(),
    }),
    slack: z.strictObject({ team: z.string().min(1), app: z.string().min(1).optional() }).optional(),
    microsoft: z.strictObject({ tenant: z.string().min(1) }).optional(),
    intake: z.array(sourceSchema).default([]),
    mailboxes: z.array(mailboxSchema).max(20).default([]),
    listen: z.array(listenSchema).max(100).default([]),
    webhooks: z.array(webhookSchema).max(20).default([]),
    adapters: z.array(adapterSchema).max(20).default([]),
    originals: originalsSchema.prefault({}),
    ai: aiSchema.optional(),
    agents: z.array(agentSchema).max(50).default([]),
    agents_issuer: issuerSchema.optional(),
    teams: z.array(team).min(1),
    people: z.array(person).min(1),
  });
}
type OrganisationFile = z.infer<ReturnType<typeof fileSchema>>;

/** The same answers, each asked for once. */
function remembered(isRight: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    if (!answers.has(text)) answers.set(text, isRight(text));
    return answers.get(text) === true;
  };
}

export interface Organisation {
  readonly workspace: Workspace;
  /** Whom the pages on privacy and terms send people to: an address or words. */
  readonly contact: string | null;
  readonly slackTeam: string | null;
  /** The Slack app's id: where it is named, requests of other apps are ignored. */
  readonly slackApp: string | null;
  readonly teamsTenant: string | null;
  readonly intake: OrganisationFile['intake'];
  readonly mailboxes: OrganisationFile['mailboxes'];
  readonly listen: ReturnType<typeof postsOf>;
  /** Other systems that are told what happens. */
  readonly webhooks: OrganisationFile['webhooks'];
  /** Other systems that do remedies. */
  readonly adapters: OrganisationFile['adapters'];
  /** How long what masking hides is kept for those who work on a case, in milliseconds; null: not at all. */
  readonly originalsKeptMs: number | null;
  /** What a model may do; undefined: nothing is said of it. */
  readonly ai: AiNamed | undefined;
  /** AI agents; each is a member of the workspace as well. */
  readonly agents: OrganisationFile['agents'];
  readonly agentsIssuer: AgentsIssuer | undefined;
  /** When each team's digest is due, in the team's zone, as `mon 09:00`. */
  readonly digestAt: ReadonlyMap<string, string>;
  /** Teams whose digest says in a line that nothing happened, where nothing did. */
  readonly digestsWhenEmpty: ReadonlySet<string>;
  /** Teams for which nobody said a zone: they go by the workspace's, else by UTC. */
  readonly zoneless: readonly string[];
  /** When each team's leaders and the team itself are told, besides the weekly digest. */
  readonly rhythms: readonly TeamRhythm[];
}

export type OrganisationRead =
  | { readonly ok: true; readonly organisation: Organisation }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Reads the organisation. `roles` are the roles of the authority policy: a person with any other role is a fault.
 * `isRunning`: a person who has left while their agent is still named stops nothing: the agent has no authority from then on.
 * `tenant` is where people's Teams identities live when the file itself names none.
 */
export function readOrganisation(
  text: string,
  name: string,
  roles: ReadonlySet<string> | null,
  tenant: string | null,
  isRunning = false,
): OrganisationRead {
  return readWhenRight(text, roles, tenant, isRunning) ?? readWithPlaces(text, name, { roles, tenant, isRunning });
}

/** Nearly always the file is plain and right; then nobody asks where in it something stands. */
function readWhenRight(
  text: string,
  roles: ReadonlySet<string> | null,
  tenant: string | null,
  isRunning: boolean,
): OrganisationRead | undefined {
  const read = fileSchema().safeParse(readPlainYaml(text));
  if (!read.success || crossFaults(read.data, roles, isRunning).length > 0) return undefined;
  return { ok: true, organisation: organisationOf(read.data, tenant) };
}

interface ReadFor {
  readonly roles: ReadonlySet<string> | null;
  readonly tenant: string | null;
  readonly isRunning: boolean;
}

function readWithPlaces(text: string, name: string, { roles, tenant, isRunning }: ReadFor): OrganisationRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    return {
      ok: false,
      faults: broken.map((e) => `${name}:${place(lines, e.pos[0])} is not readable YAML: ${firstLine(e.message)}`),
    };
  }
  const read = fileSchema().safeParse(document.toJS());
  if (!read.success) {
    return { ok: false, faults: read.error.issues.map((i) => at({ document, lines, name }, i.path, sayIssue(i))) };
  }
  const faults = crossFaults(read.data, roles, isRunning).map((f) => at({ document, lines, name }, f.path, f.message));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, organisation: organisationOf(read.data, tenant) };
}

function sayIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `unknown key ${issue.keys.map((k) => `"${k}"`).join(', ')}`;
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'is missing';
  return issue.message;
}

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

function crossFaults(f: OrganisationFile, roles: ReadonlySet<string> | null, isRunning: boolean): Fault[] {
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
  return faults;
}

function organisationOf(f: OrganisationFile, tenant: string | null): Organisation {
  const places = { slack: f.slack?.team ?? null, teams: f.microsoft?.tenant ?? tenant };
  const channelsOf = (c: OrganisationFile['teams'][number]['cases']): Channel[] =>
    (['slack', 'teams'] as const).flatMap((platform) => {
      const channel = c[platform];
      const place = places[platform];
      return channel === undefined || place === null ? [] : [{ platform, place, channel }];
    });
  const zone = f.workspace.zone ?? 'UTC';
  const teams = f.teams.map((t): Team => ({
    id: t.id,
    name: t.name,
    zone: t.zone ?? zone,
    locale: t.locale,
    cases: channelsOf(t.cases),
    thanks: channelsOf(t.thanks),
    digest: channelsOf(t.digest),
    values: t.values,
    ...(t.leader_digest === 'monthly' ? {} : { leaderDigest: t.leader_digest }),
    ...(t.goals.length === 0 ? {} : { goals: t.goals.map(goalOf) }),
  }));
  const teamOf = new Map(teams.map((t) => [t.id, t]));
  const members = f.people.map((p): Member => ({
    id: p.id,
    name: p.name,
    role: p.role,
    team: p.team,
    lead: p.lead,
    ...(p.leads === undefined ? {} : { leads: p.leads === 'all' ? teams.map((t) => t.id) : p.leads }),
    locale: p.locale ?? teamOf.get(p.team)?.locale ?? 'en-GB',
    zone: p.zone ?? teamOf.get(p.team)?.zone ?? zone,
    email: p.email ?? null,
    recognition: 'unknown',
    identities: (['slack', 'teams'] as const).flatMap((platform): PlatformIdentity[] => {
      const user = p[platform];
      const place = places[platform];
      return user === undefined || place === null ? [] : [{ platform, place, user }];
    }),
    ...((p.contact ?? p.shift ?? p.site) !== undefined && {
      groups: { contactType: p.contact ?? null, shift: p.shift ?? null, site: p.site ?? null },
    }),
    active: true,
  }));
  return {
    workspace: {
      id: f.workspace.id,
      name: f.workspace.name,
      members,
      teams,
      ...(f.agents.length > 0 && { agents: agentMembers(f.agents, { members, teams, zone }) }),
    },
    contact: f.workspace.contact ?? null,
    slackTeam: places.slack,
    slackApp: f.slack?.app ?? null,
    teamsTenant: places.teams,
    intake: f.intake,
    mailboxes: f.mailboxes,
    listen: postsOf(f.listen, places),
    webhooks: f.webhooks,
    adapters: f.adapters,
    originalsKeptMs: keepsOriginals(f.originals),
    ai: f.ai,
    agents: f.agents,
    agentsIssuer: f.agents_issuer,
    digestAt: new Map(f.teams.map((t) => [t.id, t.digest_at])),
    digestsWhenEmpty: new Set(f.teams.flatMap((t) => (t.skip_empty ? [] : [t.id]))),
    zoneless: f.teams.flatMap((t) => (t.zone === undefined ? [t.id] : [])),
    rhythms: f.teams.map((t) => ({
      team: t.id,
      at: readWeekly(t.digest_at),
      lineup: t.lineup === undefined ? null : minutesOf(t.lineup),
    })),
  };
}

/** When each team's digest is due. */
export const digestsOf = ({ workspace, digestAt, digestsWhenEmpty }: Organisation): readonly DigestTime[] =>
  workspace.teams.map(({ id, zone }) => ({
    id,
    zone,
    at: digestAt.get(id) ?? 'mon 09:00',
    whenEmpty: digestsWhenEmpty.has(id),
  }));

/** An operator must know by which clock a team's weeks go. */
export function sayZoneless({ zoneless, workspace }: Organisation, log: Log): void {
  for (const team of zoneless)
    log.warn('a team without a zone: its weeks go by that of the workspace', {
      team,
      zone: workspace.teams.find(({ id }) => id === team)?.zone,
    });
}

/** The file as it was read, to say where in it something stands. */
interface ReadFile {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly name: string;
}

function at({ document, lines, name }: ReadFile, path: readonly PropertyKey[], message: string): string {
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

const place = (lines: LineCounter, offset: number): string => {
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
};
const firstLine = (message: string): string => message.split('\n')[0] ?? message;

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
