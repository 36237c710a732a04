/** What one would write with the Teams SDK: the token checked, and an answer; nothing kept, nothing sent. */
import { PUBLIC, withOverrides } from '@microsoft/teams.api';
import { App } from '@microsoft/teams.apps';

const stub = process.env['BENCH_STUB'] ?? '';
const app = new App({
  clientId: process.env['TEAMS_CLIENT_ID'] ?? '',
  token: () => Promise.resolve('bench'),
  serviceUrl: stub,
  cloud: withOverrides(PUBLIC, { openIdMetadataUrl: `${stub}/openidconfiguration` }),
});
app.on('message', () => Promise.resolve());
app.on('card.action', () =>
  Promise.resolve({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'noted' }),
);
await app.start(Number(process.env['PORT']));
