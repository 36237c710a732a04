/** The Slack manifest says what the code listens to, and the code listens to what the manifest says. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { FORM_IDS } from '../src/cards/kit/card.ts';
import {
  COMMAND,
  EVENTS,
  EVENTS_PATH,
  FORM_CALLBACKS,
  OUR_ACTION,
  REDIRECT_PATH,
  SCOPES,
  SHORTCUT_LOG,
  actionId,
} from '../src/chat/slack/ids.ts';

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

  it('never asks to post under other names, nor for more than it calls', () => {
    expect(SCOPES).not.toContain('chat:write.customize');
    expect(SCOPES.filter((scope) => scope.endsWith(':history'))).toEqual([
      'im:history',
      'channels:history',
      'groups:history',
    ]);
    expect(SCOPES.filter((scope) => /^(users|usergroups|reactions|files)/.test(scope))).toEqual([]);
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
