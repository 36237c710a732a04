/** What the app's own manifest asks for: as a workspace grants it when it installs the app, and no more. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifest = z.object({
  oauth_config: z.object({ redirect_urls: z.array(z.url()), scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

const parameter = z.object({ name: z.string(), type: z.string(), title: z.string(), is_required: z.boolean() });
const workflow = z.object({
  functions: z.record(
    z.string(),
    z.object({
      title: z.string(),
      input_parameters: z.record(z.string(), parameter),
      output_parameters: z.record(z.string(), parameter),
    }),
  ),
});
export type StepDefined = z.infer<typeof workflow>['functions'][string];

/** A step that the app brings for workflows, as its manifest defines it; undefined where it brings none of that name. */
export const stepDefined = (callback: string): StepDefined | undefined =>
  workflow.parse(JSON.parse(readFileSync(new URL('../../../manifests/slack-workflow.json', import.meta.url), 'utf8')))
    .functions[callback];

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
