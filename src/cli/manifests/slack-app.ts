/** Slack's manifest for one operator: over https at their host, or over Socket Mode, where nothing of Amends is reachable from outside. */
import { readFileSync } from 'node:fs';
import { filled } from './fill.ts';

const TEMPLATE = new URL('../../../manifests/slack.json', import.meta.url);

/** What says where Slack reaches an app; over Socket Mode the app comes to Slack. */
const ADDRESSES = new Set(['url', 'request_url', 'redirect_urls']);

/** `host` is null for Socket Mode. */
export function slackManifest(host: string | null): unknown {
  const template: unknown = JSON.parse(readFileSync(TEMPLATE, 'utf8'));
  return host === null ? overSocket(template) : filled(template, { host });
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
