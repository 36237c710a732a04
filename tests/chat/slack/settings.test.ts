/** Slack's settings: each way to be reached, what is missing with where to get it, and tokens that are taken for one another. */
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig, type SlackConfig } from '../../../src/config.ts';

const REST = {
  AMENDS_CONFIG: 'demo/amends.yaml',
  AMENDS_POLICY: 'demo/policy.yaml',
  AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
};
const slackOf = (env: Readonly<Record<string, string>>): SlackConfig | null => readConfig({ ...REST, ...env }).slack;
const faultsOf = (env: Readonly<Record<string, string>>): readonly string[] => {
  try {
    slackOf(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};
const BOT = { SLACK_BOT_TOKEN: 'xoxb-1' };

describe('Slack reaches Amends', () => {
  it.each([
    ['by Socket Mode', { SLACK_APP_TOKEN: 'xapp-1' }, { appToken: 'xapp-1', signingSecret: null }],
    ['over https', { SLACK_SIGNING_SECRET: 's' }, { appToken: null, signingSecret: 's' }],
    [
      'both ways, while one moves',
      { SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' },
      { appToken: 'xapp-1', signingSecret: 's' },
    ],
  ])('%s', (_, env, read) => {
    expect(slackOf({ ...BOT, ...env })).toMatchObject(read);
  });
});

describe('of half a configuration', () => {
  it.each([
    [BOT, /^SLACK_APP_TOKEN is missing: .*connections:write.*SLACK_SIGNING_SECRET/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN is missing: .*"OAuth & Permissions"/],
    [{ SLACK_SIGNING_SECRET: 's' }, /^SLACK_BOT_TOKEN is missing/],
    [{ ...BOT, SLACK_APP_TOKEN: 'xoxb-1' }, /^SLACK_APP_TOKEN does not begin with xapp-/],
    [{ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN begins with xapp-: copy/],
    [{ SLACK_BOT_TOKEN: 'xoxp-1', SLACK_SIGNING_SECRET: 's' }, /^SLACK_BOT_TOKEN begins with xoxp-: copy/],
  ])('%j says the one thing that is missing, and where it is', (env, words) => {
    const faults = faultsOf(env);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(words);
  });
});
