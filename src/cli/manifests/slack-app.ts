/** Slack's manifest for one operator: over https at their host, or over Socket Mode, where nothing of Amends is reachable from outside. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { filled } from './fill.ts';

const TEMPLATE = new URL('../../../manifests/slack.json', import.meta.url);

/** What says where Slack reaches an app; over Socket Mode the app comes to Slack. */
const ADDRESSES = new Set(['url', 'request_url', 'redirect_urls']);

const WORKFLOW = new URL('../../../manifests/slack-workflow.json', import.meta.url);

/** `host` is null for Socket Mode; `workflow`: with the step for Workflow Builder. */
export function slackManifest(host: string | null, workflow = false): unknown {
  const plain: unknown = JSON.parse(readFileSync(TEMPLATE, 'utf8'));
  const template = workflow ? withStep(plain, JSON.parse(readFileSync(WORKFLOW, 'utf8'))) : plain;
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
