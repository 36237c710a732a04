/** `amends.yaml` → the organisation: teams, channels, people. Every fault at once, each with its line and what to write instead. */
import { LineCounter, parseDocument } from 'yaml';
import { agentMembers, type AgentsIssuer } from './agents/settings.ts';
import { keepsOriginals } from './app/keep/originals-setting.ts';
import { retentionOf, type Retention } from './app/keep/retention-setting.ts';
import { yamlValue } from './core/base/yaml-value.ts';
import type { MemberId } from './core/base/ids.ts';
import type { Channel, Member, PlatformIdentity, Team, Workspace } from './core/base/members.ts';
import { goalOf } from './core/digest/goals.ts';
import { readWeekly, type DigestTime } from './core/digest/owed.ts';
import { minutesOf, type TeamRhythm } from './core/digest/rhythm.ts';
import { postsOf } from './core/listening/listen-schema.ts';
import type { Log } from './log.ts';
import type { AiNamed } from './model/settings.ts';
import { at, crossFaults, sayBroken, sayIssue, type ReadFor } from './organisation-faults.ts';
import { fileSchema, type OrganisationFile } from './organisation-file.ts';
import { adminsOf, withSettings, type Ignored } from './organisation-settings.ts';
import type { Setting } from './core/setup/settings.ts';
import { peopleFrom, type PeopleFrom } from './people/settings.ts';
import { readPlainYaml } from './plain-yaml.ts';

export interface Organisation {
  /** With the people the file names; those of other sources come to them from the database. */
  readonly workspace: Workspace;
  /** Where people come from besides the file; null: from nowhere else. */
  readonly peopleFrom: PeopleFrom | null;
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
  /** For how long what tells of people is kept, by what it is. */
  readonly retention: Retention;
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
  /** Who sets up in chat. */
  readonly admins: readonly MemberId[];
  /** What it was made of. */
  readonly from: MadeOf;
}

/** amends.yaml as it stands, and what was set up in chat above it. */
export interface MadeOf {
  readonly named: OrganisationFile;
  /** With what was set up. */
  readonly file: OrganisationFile;
  readonly tenant: string | null;
  /** The latest of each thing and key. */
  readonly settings: readonly Setting[];
  /** Which of them say nothing any more. */
  readonly ignored: readonly Ignored[];
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
  const asked = { roles, tenant, isRunning };
  return readWhenRight(text, asked) ?? readWithPlaces(text, name, asked);
}

/** Nearly always the file is plain and right; then nobody asks where in it something stands. */
function readWhenRight(text: string, asked: ReadFor): OrganisationRead | undefined {
  const read = fileSchema().safeParse(readPlainYaml(text));
  if (!read.success || crossFaults(read.data, asked).length > 0) return undefined;
  return { ok: true, organisation: asNamed(read.data, asked.tenant) };
}

function readWithPlaces(text: string, name: string, asked: ReadFor): OrganisationRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) {
    return { ok: false, faults: broken.map((e) => sayBroken({ lines, name }, e)) };
  }
  const said = yamlValue(document);
  if (!said.ok) {
    const { line, col } = lines.linePos(said.at);
    return { ok: false, faults: [`${name}:${line}:${col} ${said.why}`] };
  }
  const read = fileSchema().safeParse(said.value);
  if (!read.success) {
    return { ok: false, faults: read.error.issues.map((i) => at({ document, lines, name }, i.path, sayIssue(i))) };
  }
  const faults = crossFaults(read.data, asked).map((f) => at({ document, lines, name }, f.path, f.message));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, organisation: asNamed(read.data, asked.tenant) };
}

const asNamed = (named: OrganisationFile, tenant: string | null): Organisation =>
  organisationOf({ named, file: named, tenant, settings: [], ignored: [] });

/** The same organisation with what was set up in chat above its file. `roles`: of the policy. */
export function withSetUp(
  { from: { named, tenant } }: Organisation,
  settings: readonly Setting[],
  roles: ReadonlySet<string>,
): Organisation {
  return organisationOf({ named, tenant, settings, ...withSettings(named, settings, roles) });
}

function organisationOf(from: MadeOf): Organisation {
  const { file: f, tenant } = from;
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
    peopleFrom: f.people_from === undefined ? null : peopleFrom(f.people_from, places.teams),
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
    retention: retentionOf(f.retention),
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
    admins: adminsOf(from.named),
    from,
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
