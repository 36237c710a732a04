/** The part of amends.yaml and of the environment that says which systems are told what. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { AGENT_EVENTS, OUTGOING_FIELDS, OUTGOING_TYPES, toldUnasked } from '../core/case/follows/outgoing.ts';
import { faultOfUrl } from '../core/base/outside-url.ts';
import { faultOfSecret } from '../core/base/signing-secret.ts';
import { mappingSchema, secretsIn, type AdapterSettings, type Mapping } from './mapping.ts';
import type { MemberId } from '../core/base/ids.ts';
import type { WebhookSettings } from './webhook.ts';
import { separated } from '../core/base/text.ts';

const name = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is not small letters, digits and hyphens');
const remedy = z.string().min(1).max(64);

/** One of `webhooks`. */
export const webhookSchema = z
  .strictObject({
    name,
    url: z.string().max(2_000),
    events: z.array(z.enum(OUTGOING_TYPES)).min(1).default(OUTGOING_TYPES.filter(toldUnasked)),
    remedies: z.array(remedy).min(1).optional(),
    fields: z.array(z.enum(OUTGOING_FIELDS)).default([]),
    allow_private: z.boolean().default(false),
  })
  .superRefine((webhook, context) => {
    const fault = faultOfUrl(webhook.url, webhook.allow_private);
    if (fault !== null) context.addIssue({ code: 'custom', path: ['url'], message: fault });
  });
export type WebhookNamed = z.infer<typeof webhookSchema>;

/** The environment variable that holds the signing secret of a webhook, e.g. AMENDS_WEBHOOK_ERP_SECRET. */
const secretName = (webhook: string): string => `AMENDS_WEBHOOK_${webhook.toUpperCase().replaceAll('-', '_')}_SECRET`;

/** Each webhook with its secrets, several comma-separated while one is exchanged; what is wrong goes into `faults`. */
export function webhooksOf(
  env: Readonly<Record<string, string | undefined>>,
  webhooks: readonly WebhookNamed[],
  { remedies, faults }: { readonly remedies: ReadonlySet<string>; readonly faults: string[] },
): readonly WebhookSettings[] {
  return webhooks.map((webhook) => {
    const key = secretName(webhook.name);
    const secrets = separated(env[key]);
    if (secrets.length === 0) faults.push(`${key} is missing: the signing secret of the webhook "${webhook.name}"`);
    for (const secret of secrets) {
      const fault = faultOfSecret(secret);
      if (fault !== null) faults.push(`${key} ${fault}`);
    }
    for (const one of webhook.remedies ?? [])
      if (!remedies.has(one))
        faults.push(
          `webhook "${webhook.name}": the policy has no remedy "${one}"; remedies are ${[...remedies].join(', ')}`,
        );
    return {
      name: webhook.name,
      url: new URL(webhook.url),
      events: webhook.events,
      remedies: webhook.remedies ?? null,
      fields: webhook.fields,
      allowPrivate: webhook.allow_private,
      secrets,
    };
  });
}

/** An agent that is told what became of what it asked for and logged. */
interface ToldAgent {
  readonly id: MemberId;
  readonly secrets: readonly string[];
  readonly webhook: { readonly url: URL; readonly allowPrivate: boolean } | null;
}

/** Each is told like any other system, of its own cases alone. */
export const webhooksOfAgents = (agents: readonly ToldAgent[]): readonly WebhookSettings[] =>
  agents.flatMap(({ id, webhook, secrets }) =>
    webhook === null
      ? []
      : [{ name: `agent:${id}`, ...webhook, secrets, events: AGENT_EVENTS, remedies: null, fields: [], only: id }],
  );

/** One of `adapters`. */
export const adapterSchema = z.strictObject({
  name,
  remedies: z.array(remedy).min(1),
  /** Path of its mapping file, from the folder of amends.yaml. */
  file: z.string().min(1).max(1_000),
  fields: z.array(z.enum(OUTGOING_FIELDS)).default([]),
  allow_private: z.boolean().default(false),
});
export type AdapterNamed = z.infer<typeof adapterSchema>;

/** Each adapter with its mapping and its secrets; what is wrong goes into `faults`. */
export function adaptersOf(
  env: Readonly<Record<string, string | undefined>>,
  adapters: readonly AdapterNamed[],
  {
    folder,
    remedies,
    faults,
  }: { readonly folder: string; readonly remedies: ReadonlySet<string>; readonly faults: string[] },
): readonly AdapterSettings[] {
  const taken = new Map<string, string>();
  return adapters.flatMap((adapter): readonly AdapterSettings[] => {
    const said = `adapter "${adapter.name}"`;
    for (const one of adapter.remedies) {
      if (!remedies.has(one))
        faults.push(`${said}: the policy has no remedy "${one}"; remedies are ${[...remedies].join(', ')}`);
      const other = taken.get(one);
      if (other !== undefined)
        faults.push(`${said}: "${one}" is done by adapter "${other}" already; one system does a remedy`);
      taken.set(one, adapter.name);
    }
    const mapping = mappingIn(path.resolve(folder, adapter.file), adapter.allow_private, said, faults);
    if (mapping === null) return [];
    const prefix = `AMENDS_ADAPTER_${adapter.name.toUpperCase().replaceAll('-', '_')}_`;
    const secrets = secretsIn(mapping).map((one): readonly [string, string] => {
      const key = `${prefix}${one.toUpperCase()}`;
      const value = env[key]?.trim() ?? '';
      if (value === '') faults.push(`${key} is missing: "{secret.${one}}" of ${said}`);
      return [one, value];
    });
    const settings: AdapterSettings = {
      name: `adapter:${adapter.name}`,
      system: adapter.name,
      events: ['remedy.requested'],
      remedies: adapter.remedies,
      fields: adapter.fields,
      mapping,
      secrets: Object.fromEntries(secrets),
      allowPrivate: adapter.allow_private,
    };
    return [settings];
  });
}

/** Null where it cannot be read, or is wrong. */
function mappingIn(file: string, allowPrivate: boolean, said: string, faults: string[]): Mapping | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    faults.push(`${said}: ${file} cannot be read`);
    return null;
  }
  const read = mappingSchema.safeParse(yamlIn(text));
  if (!read.success) {
    faults.push(...read.error.issues.map((issue) => `${file} ${issue.path.join('.')}: ${issue.message}`));
    return null;
  }
  // what is put in is encoded, so that it names no other host; the host itself is written out
  const [, host = ''] = /^[a-z]+:\/\/([^/?#]*)/i.exec(read.data.url) ?? [];
  const fault = host.includes('{')
    ? 'has no fixed host'
    : faultOfUrl(read.data.url.replaceAll(/[{}]/g, ''), allowPrivate);
  if (fault !== null) faults.push(`${file} url: ${fault}`);
  return fault === null ? read.data : null;
}

function yamlIn(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
