/** What may stand in `amends.yaml`, key by key; what must fit together across it: organisation-faults.ts. */
import { z } from 'zod';
import { agentSchema, issuerSchema } from './agents/settings.ts';
import { originalsSchema } from './app/keep/originals-setting.ts';
import { retentionSchema } from './app/keep/retention-setting.ts';
import { memberId, teamId, workspaceId } from './core/base/ids.ts';
import { GOAL_METRICS } from './core/base/members.ts';
import { isLocale, isZone } from './core/base/zones.ts';
import { goalSchema } from './core/digest/goals.ts';
import { LEADER_RHYTHMS } from './core/digest/rhythm.ts';
import { listenSchema } from './core/listening/listen-schema.ts';
import { sourceSchema } from './intake/source-schema.ts';
import { mailboxSchema } from './intake/mailbox/settings.ts';
import { aiSchema } from './model/settings.ts';
import { peopleFromSchema } from './people/settings.ts';
import { adapterSchema, webhookSchema } from './outbound/settings.ts';

const channels = z.strictObject({ slack: z.string().min(1).optional(), teams: z.string().min(1).optional() });
const TIME = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;
const DIGEST_AT = /^(mon|tue|wed|thu|fri|sat|sun) ([01][0-9]|2[0-3]):[0-5][0-9]$/;

/** Made for each file, as it remembers zones and locales it has met: thousands of people share a handful, and asking ICU is slow. */
export function fileSchema() {
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
    policy: z.string().trim().min(1).optional(),
    slack: z.strictObject({ team: z.string().min(1), app: z.string().min(1).optional() }).optional(),
    microsoft: z.strictObject({ tenant: z.string().min(1) }).optional(),
    intake: z.array(sourceSchema).default([]),
    mailboxes: z.array(mailboxSchema).max(20).default([]),
    listen: z.array(listenSchema).max(100).default([]),
    webhooks: z.array(webhookSchema).max(20).default([]),
    adapters: z.array(adapterSchema).max(20).default([]),
    originals: originalsSchema.prefault({}),
    retention: retentionSchema.prefault({}),
    ai: aiSchema.optional(),
    agents: z.array(agentSchema).max(50).default([]),
    agents_issuer: issuerSchema.optional(),
    teams: z.array(team).min(1),
    people_from: peopleFromSchema.optional(),
    admins: z.array(memberId).max(50).default([]),
    people: z.array(person).default([]),
  });
}
export type OrganisationFile = z.infer<ReturnType<typeof fileSchema>>;

/** The same answers, each asked for once. */
function remembered(isRight: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    if (!answers.has(text)) answers.set(text, isRight(text));
    return answers.get(text) === true;
  };
}
