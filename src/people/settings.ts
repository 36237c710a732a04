/** `people_from:` in amends.yaml: which sources tell who works here, and what their groups give. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { PEOPLE_SOURCES, type PeopleSource } from '../core/people/account.ts';
import type { GroupRule } from '../core/people/mapping.ts';
import { teamId } from '../core/base/ids.ts';
import type { Credential } from '../entra/credential.ts';
import { credentialOf, credentialsSet, settingOf, type Setting } from '../entra/credential-settings.ts';
import { separated } from '../core/base/text.ts';

const rule = z
  .strictObject({
    group: z.string().trim().min(1).max(256),
    from: z.enum(PEOPLE_SOURCES).optional(),
    role: z.string().min(1).optional(),
    team: teamId.optional(),
    lead: z.boolean().optional(),
    leads: z.union([z.literal('all'), z.array(teamId).min(1)]).optional(),
    above: z.array(z.string().trim().min(1).max(256)).min(1).max(100).optional(),
  })
  .refine(({ role, team, lead, leads }) => (role ?? team ?? lead ?? leads) !== undefined, {
    message: 'gives nothing; name a role, a team, or both',
  });

/** An account is known by its source and its id: of each kind there is one source. */
const SEVERAL: Readonly<Record<PeopleSource, string>> = {
  slack:
    'is true or false, for the workspace of `slack.team` alone: name as many of its groups as you like under `groups`; people of another workspace come by another source',
  entra:
    'is one tenant: name as many of its groups as you like under `groups`; people of another tenant come as guests of this one, by `scim`, or from a list (`csv`)',
  scim: 'is one address: every directory that has a token of AMENDS_SCIM_TOKEN sends people and groups there',
  csv: 'is one list: put several together before they are handed in',
};

const one = <T extends z.ZodType>(schema: T, fault: string): z.ZodPreprocess<T> =>
  z.preprocess((value, ctx) => {
    if (!Array.isArray(value)) return value;
    ctx.addIssue({ code: 'custom', message: fault });
    return z.NEVER;
  }, schema);

export const peopleFromSchema = z
  .strictObject({
    /** User groups of `slack.team`. */
    slack: one(z.boolean(), SEVERAL.slack).default(false),
    /** Groups of the tenant, which is `microsoft.tenant` unless it is named here. */
    entra: one(z.union([z.boolean(), z.strictObject({ tenant: z.string().min(1) })]), SEVERAL.entra).default(false),
    /** Sent to `/scim/v2`; `external_id: teams`: what the directory calls them there is their object id in Entra. */
    scim: one(
      z.union([z.boolean(), z.strictObject({ external_id: z.enum(['teams']).optional() })]),
      SEVERAL.scim,
    ).default(false),
    /** A file beside amends.yaml, read anew when it changes; `true`: what was handed in by `amends people import`. */
    csv: one(z.union([z.boolean(), z.string().min(1)]), SEVERAL.csv).default(false),
    groups: z.array(rule).max(2_000).default([]),
  })
  .refine(({ slack, entra, scim, csv }) => [slack, entra, scim, csv].some((source) => source !== false), {
    message: 'names no source; write one like `slack: true`',
  });

export type PeopleFromNamed = z.infer<typeof peopleFromSchema>;

/** Where people come from besides amends.yaml. */
export interface PeopleFrom {
  readonly slack: boolean;
  /** The tenant; null: not from Entra. */
  readonly entra: string | null;
  readonly scim: { readonly isTeams: boolean } | null;
  /** `file`: its path as it is written, null where it is handed in. */
  readonly csv: { readonly file: string | null } | null;
  readonly rules: readonly GroupRule[];
}

export function peopleFrom(named: PeopleFromNamed, tenant: string | null): PeopleFrom {
  const { slack, entra, scim, csv, groups } = named;
  const entraTenant = typeof entra === 'object' ? entra.tenant : tenant;
  return {
    slack,
    entra: entra === false ? null : entraTenant,
    scim: scim === false ? null : { isTeams: typeof scim === 'object' && scim.external_id === 'teams' },
    csv: csv === false ? null : { file: typeof csv === 'string' ? csv : null },
    rules: groups,
  };
}

export const sourcesOf = ({ slack, entra, scim, csv }: PeopleFrom): readonly PeopleSource[] =>
  PEOPLE_SOURCES.filter((source) => ({ slack, entra: entra !== null, scim: scim !== null, csv: csv !== null })[source]);

interface Around {
  readonly teams: ReadonlySet<string>;
  /** Roles of the policy; null: not known here. */
  readonly roles: ReadonlySet<string> | null;
  readonly hasSlack: boolean;
  readonly tenant: string | null;
}

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What does not fit with the rest of the file. */
export function peopleFaults(named: PeopleFromNamed, { teams, roles, hasSlack, tenant }: Around): readonly Fault[] {
  const faults: Fault[] = [];
  const say = (path: readonly PropertyKey[], message: string): void =>
    void faults.push({ path: ['people_from', ...path], message });
  if (named.slack && !hasSlack)
    say(['slack'], 'the workspace whose groups are meant is not named: add `slack: { team: T… }`');
  if (named.entra === true && tenant === null)
    say(['entra'], 'the tenant is not named: add `microsoft: { tenant: … }`, or write `entra: { tenant: … }`');
  const there = new Set(sourcesOf(peopleFrom(named, tenant)));
  const groups = new Set(named.groups.map(({ group }) => group.toLowerCase()));
  named.groups.forEach((one, i) => {
    if (one.from !== undefined && !there.has(one.from))
      say(['groups', i, 'from'], `people do not come from ${one.from}`);
    if (one.role !== undefined && roles !== null && !roles.has(one.role))
      say(['groups', i, 'role'], `the policy has no role "${one.role}"; roles are ${[...roles].join(', ')}`);
    const led = one.leads === 'all' ? [] : (one.leads ?? []);
    for (const [key, id] of [['team', one.team] as const, ...led.map((team) => ['leads', team] as const)])
      if (id !== undefined && !teams.has(id))
        say(['groups', i, key], `there is no team "${id}"; teams are ${[...teams].join(', ')}`);
    for (const below of one.above ?? [])
      if (!groups.has(below.toLowerCase())) say(['groups', i, 'above'], `no line is about a group "${below}"`);
  });
  return faults;
}

/** What the environment says of the sources. */
export interface PeopleSettings {
  /** SHA-256 of each token that a directory may send by SCIM; none: it is not served. */
  readonly scimTokens: readonly Buffer[];
  /** By what Microsoft Graph is asked; null: it is not. */
  readonly entra: EntraSettings | null;
}

/** An app registration, and by what it proves itself. */
export interface EntraApp {
  readonly clientId: string;
  readonly credential: Credential;
}

export interface EntraSettings extends EntraApp {
  /** Whose groups are read, where the app signs in. */
  readonly tenant: string;
  /** Whose app it is, as its variables begin: what the doctor names. */
  readonly app: 'TEAMS' | 'ENTRA';
  /** Both without a slash at their end. */
  readonly loginUrl: string;
  readonly graphUrl: string;
}

const SHORTEST_TOKEN = 32;
const PUBLIC = { login: 'https://login.microsoftonline.com', graph: 'https://graph.microsoft.com' };

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** `bot`: the app of Teams, which reads groups as well where no other app is named. Faults are said with how to mend them. */
export function peopleSettingsOf(
  env: Readonly<Record<string, string | undefined>>,
  { from, bot }: { readonly from: PeopleFrom | null; readonly bot: EntraApp | null },
  faults: string[],
): PeopleSettings {
  const set = settingOf(env);
  return {
    scimTokens: from?.scim == null ? [] : scimTokens(set('AMENDS_SCIM_TOKEN'), faults),
    entra: from?.entra == null ? null : entraSettings(set, { tenant: from.entra, bot }, faults),
  };
}

function scimTokens(named: string | undefined, faults: string[]): readonly Buffer[] {
  const tokens = separated(named);
  if (tokens.length === 0)
    faults.push(
      'AMENDS_SCIM_TOKEN is missing: make one by `openssl rand -hex 32`, and give it to the directory that sends people by SCIM',
    );
  if (tokens.some((token) => token.length < SHORTEST_TOKEN || !/^[A-Za-z0-9._~+/-]+=*$/u.test(token)))
    faults.push(
      `AMENDS_SCIM_TOKEN is shorter than ${SHORTEST_TOKEN} signs, or holds others than letters, digits and ._~+/-: make one by \`openssl rand -hex 32\``,
    );
  return tokens.map(hashOfToken);
}

function entraSettings(
  set: Setting,
  { tenant, bot }: { readonly tenant: string; readonly bot: EntraApp | null },
  faults: string[],
): EntraSettings | null {
  const ownApp = appOf(set, faults);
  if (ownApp === undefined) return null;
  const app = ownApp ?? bot;
  if (app === null) {
    faults.push(
      'ENTRA_CLIENT_ID is missing: copy the application (client) id of an app registration with the application permissions GroupMember.Read.All and User.Read.All; that of Teams is taken where it is set',
    );
    return null;
  }
  return {
    ...app,
    app: ownApp === null ? 'TEAMS' : 'ENTRA',
    tenant,
    loginUrl: withoutSlash(set('TEAMS_LOGIN_URL') ?? PUBLIC.login),
    graphUrl: withoutSlash(set('GRAPH_URL') ?? PUBLIC.graph),
  };
}

/** An app for this alone, with a credential of its own; null: none is named; undefined: one that cannot be used. */
function appOf(set: Setting, faults: string[]): EntraApp | null | undefined {
  const clientId = set('ENTRA_CLIENT_ID');
  const [named] = credentialsSet(set, 'ENTRA');
  if (clientId === undefined && named === undefined) return null;
  if (clientId === undefined) {
    faults.push(`ENTRA_CLIENT_ID is missing: ${named} is set, and proves an app of its own; name its client id`);
    return undefined;
  }
  const credential = credentialOf(set, 'ENTRA', faults);
  return credential && { clientId, credential };
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');
