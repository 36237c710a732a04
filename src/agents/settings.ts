/** The part of amends.yaml and of the environment that says which AI agents there are, and by what each is known. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sayNote } from '../core/policy/reader/policy-faults.ts';
import { agentNotes } from '../core/policy/reader/policy-warnings.ts';
import type { AuthorityPolicy } from '../core/policy/policy.ts';
import type { Member, Team } from '../core/base/members.ts';
import { memberId, teamId } from '../core/base/ids.ts';
import { faultOfSecret } from '../core/base/signing-secret.ts';
import { faultOfUrl } from '../core/base/outside-url.ts';
import { TOOL_NAMES, type ToolName } from './tool-names.ts';
import { separated } from '../core/base/text.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day; write one like 2027-03-31');

/** One of `agents`. */
export const agentSchema = z.strictObject({
  id: memberId,
  name: z.string().trim().min(1).max(60),
  role: z.string().min(1),
  owner: memberId,
  /** Not given: its owner's, where its cases go. */
  team: teamId.optional(),
  sees: z.enum(['own', 'team']).default('own'),
  tools: z.array(z.enum(TOOL_NAMES)).min(1).optional(),
  /** From this day on, in UTC, nothing that it is known by is taken. */
  expires: day.optional(),
  /** Who it is to the issuer of tokens. */
  subject: z.string().min(1).max(300).optional(),
  webhook: z
    .strictObject({ url: z.string().max(2_000), allow_private: z.boolean().default(false) })
    .superRefine((webhook, context) => {
      const fault = faultOfUrl(webhook.url, webhook.allow_private);
      if (fault !== null) context.addIssue({ code: 'custom', path: ['url'], message: fault });
    })
    .optional(),
});
export type AgentNamed = z.infer<typeof agentSchema>;

/** `agents_issuer`: who makes tokens for agents, where it is not the operator by hand. */
export const issuerSchema = z.strictObject({
  issuer: z.url({ protocol: /^https?$/ }),
  /** What a token must be meant for: the address of `/mcp`, as agents know it. */
  audience: z.string().min(1).max(500),
  jwks: z.url({ protocol: /^https?$/ }),
});
export type AgentsIssuer = z.infer<typeof issuerSchema>;

interface Named {
  readonly agents: readonly AgentNamed[];
  readonly people: readonly { readonly id: string; readonly team: string }[];
  readonly teams: ReadonlySet<string>;
  readonly roles: ReadonlySet<string> | null;
  /** People may have left while Amends runs: that ends what their agents may do, and stops nothing else. */
  readonly ownersMayBeGone: boolean;
}

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What is wrong with the agents beside the rest of the file. */
export function agentFaults({ agents, people, teams, roles, ownersMayBeGone }: Named): readonly Fault[] {
  const person = new Map(people.map((one) => [one.id, one]));
  const names = new Set(agents.map(({ id }) => String(id)));
  return agents.flatMap(({ id, role, owner, team }, n): readonly Fault[] => {
    const fault = (key: string, message: string): Fault => ({ path: ['agents', n, key], message });
    const whose = person.get(owner);
    const isGone = whose === undefined && ownersMayBeGone && !names.has(owner);
    return [
      ...(person.has(id) || agents.findIndex((one) => one.id === id) !== n
        ? [fault('id', `"${id}" stands here twice; an agent has an id of its own`)]
        : []),
      ...(names.has(owner) ? [fault('owner', `"${owner}" is an agent; a person answers for each`)] : []),
      ...(whose === undefined && !isGone && !names.has(owner)
        ? [fault('owner', `there is no person "${owner}"; somebody who works here answers for each agent`)]
        : []),
      ...(team !== undefined && !teams.has(team) ? [fault('team', `there is no team "${team}"`)] : []),
      ...(whose !== undefined && team !== undefined && whose.team !== team
        ? [fault('owner', `"${owner}" works in team "${whose.team}"; name somebody of "${team}", where its cases go`)]
        : []),
      ...(roles !== null && !roles.has(role)
        ? [fault('role', `the policy has no role "${role}"; roles are ${[...roles].join(', ')}`)]
        : []),
    ];
  });
}

/** Each agent as a member of its own kind. One whose person is gone is kept, without authority. */
export function agentMembers(
  agents: readonly AgentNamed[],
  {
    members,
    teams,
    zone,
  }: { readonly members: readonly Member[]; readonly teams: readonly Team[]; readonly zone: string },
): readonly Member[] {
  return agents.flatMap((agent): readonly Member[] => {
    const person = members.find(({ id }) => id === agent.owner);
    const team = agent.team ?? person?.team ?? teams[0]?.id;
    if (team === undefined) return [];
    const works = teams.find(({ id }) => id === team);
    return [
      {
        id: agent.id,
        name: agent.name,
        role: agent.role,
        team,
        lead: false,
        locale: works?.locale ?? 'en-GB',
        zone: works?.zone ?? zone,
        email: null,
        recognition: 'none',
        identities: [],
        active: person !== undefined,
        agent: { of: agent.owner, sees: agent.sees },
      },
    ];
  });
}

/** A role that decides for others is no role of an agent, whatever else it may: each such agent, in words. */
export const approvingAgents = (
  agents: readonly AgentNamed[],
  policy: Pick<AuthorityPolicy, 'roles'>,
): readonly string[] => agentNotes(policy, agents).map(sayNote);

/** What an agent is known by. */
export interface AgentKeys {
  readonly id: Member['id'];
  /** SHA-256 of each bearer token, and the moment from which it is not taken; null: none. */
  readonly tokens: readonly { readonly hash: Buffer; readonly until: Date | null }[];
  /** Its requests are signed by any of them, what it is told by all. */
  readonly secrets: readonly string[];
  readonly subject: string | null;
  readonly expires: Date | null;
  /** Null: all of them. */
  readonly tools: readonly ToolName[] | null;
  readonly webhook: { readonly url: URL; readonly allowPrivate: boolean } | null;
}

const variable = (id: string, what: 'TOKEN' | 'SECRET'): string =>
  `AMENDS_AGENT_${id.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}_${what}`;

/** The environment variable that holds the bearer token of an agent. */
export const tokenName = (id: string): string => variable(id, 'TOKEN');
/** The environment variable that holds the signing secret of an agent. */
export const secretNameOf = (id: string): string => variable(id, 'SECRET');

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** As the HTTP standard writes bearer tokens, long enough not to be guessed. */
const TOKEN = /^([A-Za-z0-9._~+/-]{32,256}=*)(?:@(\d{4}-\d{2}-\d{2}))?$/;
const startOf = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** The AI agents there are, and who makes tokens for them; null: nobody but the operator. */
export interface AgentSettings {
  readonly agents: readonly AgentKeys[];
  readonly issuer: AgentsIssuer | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What amends.yaml says of agents, with what the environment holds for each; what is wrong goes into `faults`. */
export function agentsOf(
  env: Environment,
  named: { readonly agents: readonly AgentNamed[]; readonly agentsIssuer: AgentsIssuer | undefined } | null,
  policy: Pick<AuthorityPolicy, 'roles'> | null,
  faults: string[],
): AgentSettings {
  const agents = named?.agents ?? [];
  if (policy !== null) faults.push(...approvingAgents(agents, policy));
  return { agents: agentKeysOf(env, agents, faults), issuer: named?.agentsIssuer ?? null };
}

/** Each agent with what the environment holds for it; two tokens or secrets while one is exchanged. What is wrong goes into `faults`. */
function agentKeysOf(env: Environment, agents: readonly AgentNamed[], faults: string[]): readonly AgentKeys[] {
  const taken = new Map<string, string>();
  return agents.map((agent) => {
    const { id, webhook } = agent;
    const tokens = separated(env[tokenName(id)]).flatMap((text, n) => {
      const [, token, until] = TOKEN.exec(text) ?? [];
      if (token === undefined || (until !== undefined && Number.isNaN(startOf(until).getTime()))) {
        faults.push(
          `${tokenName(id)}: token ${n + 1} is not 32 or more letters, digits and -._~+/, with "@2027-03-31" behind it where it ends on that day`,
        );
        return [];
      }
      const hash = hashOfToken(token);
      const other = taken.get(hash.toString('hex'));
      if (other !== undefined && other !== id) faults.push(`${tokenName(id)} is also the token of "${other}"`);
      taken.set(hash.toString('hex'), id);
      return [{ hash, until: until === undefined ? null : startOf(until) }];
    });
    const secrets = separated(env[secretNameOf(id)]);
    for (const secret of secrets) {
      const fault = faultOfSecret(secret);
      if (fault !== null) faults.push(`${secretNameOf(id)} ${fault}`);
    }
    if (webhook !== undefined && secrets.length === 0)
      faults.push(`${secretNameOf(id)} is missing: what the agent "${id}" is told is signed with it`);
    return {
      id,
      tokens,
      secrets,
      subject: agent.subject ?? null,
      expires: agent.expires === undefined ? null : startOf(agent.expires),
      tools: agent.tools ?? null,
      webhook: webhook === undefined ? null : { url: new URL(webhook.url), allowPrivate: webhook.allow_private },
    };
  });
}

/** Nobody can call as this one. */
export const isMute = ({ tokens, secrets, subject }: AgentKeys, issuer: AgentsIssuer | null): boolean =>
  tokens.length + secrets.length === 0 && (subject === null || issuer === null);
