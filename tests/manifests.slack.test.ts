/** The Slack manifest says what the code listens to, and the code listens to what the manifest says. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { slackManifest } from '../src/cli/manifests/slack-app.ts';
import { FORM_IDS } from '../src/cards/kit/card.ts';
import {
  COMMAND,
  EVENTS,
  EVENTS_PATH,
  FORM_CALLBACKS,
  OUR_ACTION,
  REDIRECT_PATH,
  PEOPLE_EVENTS,
  PEOPLE_SCOPES,
  SCOPES,
  SHORTCUT_LOG,
  STEP_EVENTS,
  STEP_LOG,
  actionId,
} from '../src/chat/slack/ids.ts';
import { readInbound } from '../src/chat/slack/in/inbound.ts';
import { scopesOf } from '../src/playground/slack/scopes.ts';

const manifest = z
  .object({
    features: z.object({
      app_home: z.object({
        home_tab_enabled: z.boolean(),
        messages_tab_enabled: z.boolean(),
        messages_tab_read_only_enabled: z.boolean(),
      }),
      shortcuts: z.array(z.object({ name: z.string(), type: z.string(), callback_id: z.string() })),
      slash_commands: z.array(z.object({ command: z.string(), url: z.url(), should_escape: z.boolean() })),
    }),
    oauth_config: z.object({ redirect_urls: z.array(z.url()), scopes: z.object({ bot: z.array(z.string()) }) }),
    settings: z.object({
      event_subscriptions: z.object({ request_url: z.url(), bot_events: z.array(z.string()) }),
      interactivity: z.object({ is_enabled: z.boolean(), request_url: z.url() }),
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('../manifests/slack.json', import.meta.url), 'utf8')));

describe('the Slack manifest', () => {
  it('names exactly the commands, shortcuts, events and scopes the code uses', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
    expect(manifest.features.shortcuts).toEqual([
      expect.objectContaining({ name: 'Log a complaint', type: 'message', callback_id: SHORTCUT_LOG }),
    ]);
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([...EVENTS]);
    expect(manifest.oauth_config.scopes.bot).toEqual([...SCOPES]);
  });

  it('sends everything to the one address the server has', () => {
    const urls = [
      ...manifest.features.slash_commands.map(({ url }) => url),
      manifest.settings.event_subscriptions.request_url,
      manifest.settings.interactivity.request_url,
    ];
    for (const url of urls) expect(new URL(url).pathname).toBe(EVENTS_PATH);
    expect(manifest.oauth_config.redirect_urls.map((url) => new URL(url).pathname)).toEqual([REDIRECT_PATH]);
  });

  it('asks for escaped mentions, interactivity, a home tab and private messages', () => {
    expect(manifest.features.slash_commands.every(({ should_escape: escaped }) => escaped)).toBe(true);
    expect(manifest.settings.interactivity.is_enabled).toBe(true);
    expect(manifest.features.app_home).toMatchObject({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it('never asks to post under other names', () => {
    expect(SCOPES).not.toContain('chat:write.customize');
  });
});

/** Every method of Slack's Web API that the code names, in a call or as words, whatever the client is called there. */
function methodsUsed(): readonly string[] {
  const families = new WebClient();
  const all = Object.entries(families).flatMap(([name, value]) => methodsIn(name, value));
  const code = ['src/chat/slack', 'src/cli/doctor'].flatMap(filesIn).map(withoutComments).join('\n');
  return all.filter((method) => new RegExp(`(?<![\\w-])${method.replaceAll('.', '\\.')}(?=['\\x60(])`).test(code));
}

function methodsIn(name: string, value: unknown): string[] {
  if (typeof value === 'function') return [name];
  if (typeof value !== 'object' || value === null || !/^[a-z]\w*(\.\w+)*$/i.test(name)) return [];
  return Object.entries(value).flatMap(([of, inner]) => methodsIn(`${name}.${of}`, inner));
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
const withoutComments = (code: string): string => code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/** Where Amends posts and looks: channels, private or not, and its private conversations. */
const KINDS = ['public', 'private', 'im'] as const;
/** What Slack asks of an app that hears of these at all (docs.slack.dev, the page of each event). */
const OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  app_home_opened: [],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  app_uninstalled: [],
  tokens_revoked: [],
  subteam_created: ['usergroups:read'],
  subteam_updated: ['usergroups:read'],
  subteam_members_changed: ['usergroups:read'],
  user_change: ['users:read'],
  team_join: ['users:read'],
};

/** Everything of Slack's that the code reads something out of, found by sending it each event that Slack's types know. */
function eventsHeard(): string[] {
  const types = readdirSync('node_modules/@slack/types/dist/events')
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => readFileSync(path.join('node_modules/@slack/types/dist/events', file), 'utf8'))
    .join('\n');
  const names = new Set([...types.matchAll(/\btype: '([a-z_]+)'/g)].map(([, name = '']) => name));
  expect(names.size).toBeGreaterThan(50);
  const place = { user: 'U0ANA', channel: 'D0ANA', channel_type: 'im', ts: '1.2', text: 'help', tab: 'home' };
  const reacted = { reaction: 'heart', item: { type: 'message', channel: 'C0WINS', ts: '1.2' } };
  const ran = { function: { callback_id: STEP_LOG }, function_execution_id: 'Fx1', inputs: {} };
  const heard = (type: string, over: object = {}): boolean =>
    !['ignore', 'bad'].includes(
      readInbound({
        type: 'event_callback',
        team_id: 'T0AURORA',
        event_id: 'Ev1',
        event: { ...place, ...reacted, type, tokens: { bot: ['U0BOT'] }, ...ran, ...over },
      }).kind,
    );
  const said = Object.entries({ im: 'im', channels: 'channel', groups: 'group', mpim: 'mpim' }).flatMap(
    ([name, kind]) => (heard('message', { channel_type: kind }) ? [`message.${name}`] : []),
  );
  const ofSomebody = (name: string): boolean => heard(name, { user: { id: 'U0ANA' } });
  return [...said, ...[...names].filter((name) => name !== 'message' && (heard(name) || ofSomebody(name)))];
}

describe('what the Slack app asks for', () => {
  it('is the scopes of the methods and events that are used, and no others', () => {
    const methods = methodsUsed();
    expect(methods).toEqual(expect.arrayContaining(['chat.postMessage', 'views.open', 'conversations.history']));
    const needed = [
      // the command and the shortcut
      'commands',
      // private conversations are nothing that is set up, so that nobody asks about one
      ...methods.flatMap((method) => scopesOf(method, method === 'conversations.info' ? ['public', 'private'] : KINDS)),
      // a field of what `users:read` lets the app read
      'users:read.email',
      ...[...EVENTS, ...PEOPLE_EVENTS].flatMap((event) => OF_EVENTS[event] ?? [`${event}: which scopes does it need?`]),
    ];
    expect(new Set(needed)).toEqual(new Set([...SCOPES, ...PEOPLE_SCOPES]));
  });

  it('is known for each method that is used', () => {
    // the last one needs `connections:write`, of an app-level token, which no manifest can ask for
    const free = [
      'auth.test',
      'auth.teams.list',
      'oauth.v2.access',
      'chat.getPermalink',
      'functions.completeSuccess',
      'functions.completeError',
      'views.open',
      'views.update',
      'views.publish',
      'apps.connections.open',
    ];
    const unknown = methodsUsed().filter((method) => !free.includes(method) && scopesOf(method, KINDS).length === 0);
    expect(unknown).toEqual([]);
  });

  it('is the events that are heard, and no others', () => {
    expect(new Set(eventsHeard())).toEqual(new Set([...EVENTS, ...STEP_EVENTS, ...PEOPLE_EVENTS]));
  });
});

describe('what reading people takes', () => {
  it('is asked for by --people alone', () => {
    const asking = (extras?: { people: boolean }) => JSON.stringify(slackManifest('amends.hotel.com', extras));
    for (const name of [...PEOPLE_SCOPES, ...PEOPLE_EVENTS]) {
      expect(asking({ people: true })).toContain(`"${name}"`);
      expect(asking()).not.toContain(`"${name}"`);
    }
  });
});

describe('the step for Workflow Builder', () => {
  const step = slackManifest('amends.hotel.com', { workflow: true }) as {
    readonly functions: Readonly<Record<string, unknown>>;
    readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } };
  };

  it('is asked for by --workflow alone, with its event and for a whole organisation', () => {
    expect(Object.keys(step.functions)).toEqual([STEP_LOG]);
    expect(step.settings).toMatchObject({ org_deploy_enabled: true, function_runtime: 'remote' });
    expect(step.settings.event_subscriptions.bot_events).toEqual([...EVENTS, ...STEP_EVENTS]);
    expect(JSON.stringify(slackManifest('amends.hotel.com'))).not.toMatch(/function/);
  });
});

describe('the names of buttons and forms', () => {
  it('are told from those of others', () => {
    const buttons = [actionId('approve', 0), 'do:', 'approve', '', 'do', 'redo:x'];
    expect(buttons.filter((id) => OUR_ACTION.test(id))).toEqual([actionId('approve', 0), 'do:']);
    const others = ['form:log2', 'form:', 'notice', '', 'xform:log'];
    expect(others.filter((id) => FORM_CALLBACKS.has(id))).toEqual([]);
    expect(FORM_CALLBACKS.size).toBe(FORM_IDS.length);
  });
});
