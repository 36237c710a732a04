/** Slack's manifest for one operator: over https at their host, or over Socket Mode, where nothing of Amends is reachable from outside. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { PEOPLE_EVENTS, PEOPLE_SCOPES } from '../../chat/slack/ids.ts';
import { filled } from './fill.ts';

const TEMPLATE = new URL('../../../manifests/slack.json', import.meta.url);

/** What says where Slack reaches an app; over Socket Mode the app comes to Slack. */
const ADDRESSES = new Set(['url', 'request_url', 'redirect_urls']);

const WORKFLOW = new URL('../../../manifests/slack-workflow.json', import.meta.url);

export interface SlackExtras {
  /** With the step for Workflow Builder. */
  readonly workflow?: boolean;
  /** With what reading people and their user groups takes. */
  readonly people?: boolean;
}

/** `host` is null for Socket Mode. */
export function slackManifest(host: string | null, { workflow = false, people = false }: SlackExtras = {}): unknown {
  const plain: unknown = JSON.parse(readFileSync(TEMPLATE, 'utf8'));
  const read = people ? withPeople(plain) : plain;
  const template = workflow ? withStep(read, JSON.parse(readFileSync(WORKFLOW, 'utf8'))) : read;
  return host === null ? overSocket(template) : filled(template, { host });
}

const shipped = z.looseObject({
  settings: z.looseObject({ event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }) }),
});
const stepOf = z.object({
  functions: z.record(z.string(), z.unknown()),
  events: z.array(z.string()),
  settings: z.record(z.string(), z.unknown()),
});

const asking = shipped.extend({
  oauth_config: z.looseObject({ scopes: z.looseObject({ bot: z.array(z.string()) }) }),
});

function withPeople(manifest: unknown): unknown {
  const { settings, oauth_config: oauth, ...rest } = asking.parse(manifest);
  const { event_subscriptions: told } = settings;
  return {
    ...rest,
    oauth_config: { ...oauth, scopes: { ...oauth.scopes, bot: [...oauth.scopes.bot, ...PEOPLE_SCOPES] } },
    settings: { ...settings, event_subscriptions: { ...told, bot_events: [...told.bot_events, ...PEOPLE_EVENTS] } },
  };
}

/** Slack shows steps of apps only that are installed for a whole organisation (docs.slack.dev, "Workflow Builder custom steps"). */
function withStep(manifest: unknown, step: unknown): unknown {
  const { settings, ...rest } = shipped.parse(manifest);
  const { functions, events, settings: more } = stepOf.parse(step);
  const { event_subscriptions: told } = settings;
  const all = { ...told, bot_events: [...told.bot_events, ...events] };
  return { ...rest, functions, settings: { ...settings, ...more, event_subscriptions: all } };
}

function overSocket(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(overSocket);
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([key]) => !ADDRESSES.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, key === 'socket_mode_enabled' ? true : overSocket(value)]),
  );
}

/** Where Slack makes the app with everything filled in, for whoever opens it. */
export const makeAppLink = (made: unknown): string =>
  `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(made))}`;
