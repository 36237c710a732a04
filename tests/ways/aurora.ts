/** What operators of Hotel Aurora would set: in Slack, on the demo's people and policy. */
import { HOTEL_AURORA } from '../../src/playground/world.ts';

export const auroraEnv = (slackApiUrl: string): Readonly<Record<string, string>> => ({
  PORT: '0',
  HOST: '127.0.0.1',
  AMENDS_CONFIG: 'demo/amends.yaml',
  AMENDS_POLICY: 'demo/policy.yaml',
  AMENDS_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  SLACK_SIGNING_SECRET: HOTEL_AURORA.slack.signingSecret,
  SLACK_BOT_TOKEN: HOTEL_AURORA.slack.botToken,
  SLACK_API_URL: slackApiUrl,
});
