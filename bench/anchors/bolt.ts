/** What one would write with Bolt: a form or a command, one insert, acknowledged; with BENCH_POST=1 a message to a channel, too. */
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { openKept } from './kept.ts';

const keep = await openKept();
const receiver = new HTTPReceiver({
  signingSecret: process.env['SLACK_SIGNING_SECRET'] ?? '',
  endpoints: ['/slack/events'],
  logLevel: LogLevel.ERROR,
});
const app = new App({
  token: 'xoxb-bench',
  receiver,
  clientOptions: { slackApiUrl: process.env['SLACK_API_URL'] ?? '' },
  logLevel: LogLevel.ERROR,
});
const posts = process.env['BENCH_POST'] === '1';

app.view({ callback_id: /./, type: 'view_submission' }, async ({ ack, body, client }) => {
  await keep(JSON.stringify(body));
  await ack();
  // by its name, because the linter takes `postMessage` for a window's
  if (posts) await client.apiCall('chat.postMessage', { channel: 'C200000000', text: 'a complaint was logged' });
});
app.command(/./, async ({ ack, body }) => {
  await keep(JSON.stringify(body));
  await ack();
});
await app.start(Number(process.env['PORT']));
