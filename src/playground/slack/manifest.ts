/** What the app's own manifest asks for: as a workspace grants it when it installs the app, and no more. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifest = z.object({
  oauth_config: z.object({ redirect_urls: z.array(z.url()), scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

let read: z.infer<typeof manifest> | undefined;

function shipped(): z.infer<typeof manifest> {
  read ??= manifest.parse(JSON.parse(readFileSync(new URL('../../../manifests/slack.json', import.meta.url), 'utf8')));
  return read;
}

/** What the bot may do, by Slack's names. */
export const grantedScopes = (): readonly string[] => shipped().oauth_config.scopes.bot;

/** Where people may come back to after they said yes: paths at the app's address. */
export const redirectPaths = (): readonly string[] =>
  shipped().oauth_config.redirect_urls.map((url) => new URL(url).pathname);

/** What the app hears of, as `app_mention`; of other events Slack tells it nothing. */
export const subscribedEvents = (): readonly string[] => shipped().settings.event_subscriptions.bot_events;
