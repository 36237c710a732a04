/** Stands in for Teams: the keys that tokens are checked by, the login, and a connector that takes every message. */
import { createServer } from 'node:http';

const base = `http://127.0.0.1:${process.env['PORT']}`;
/** The public key, as the generator made it. */
const KEYS = `{"keys":[${process.env['BENCH_JWK']}]}`;
const METADATA = JSON.stringify({
  issuer: 'https://api.botframework.com',
  jwks_uri: `${base}/keys`,
  authorization_endpoint: base,
  token_endpoint: `${base}/oauth2/v2.0/token`,
  id_token_signing_alg_values_supported: ['RS256'],
});
/** Of the app's own calls; the connector here looks at no token. */
const GRANTED = JSON.stringify({
  token_type: 'Bearer',
  expires_in: 3_600,
  access_token: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ aud: base, exp: 4_000_000_000 })).toString('base64url')}.x`,
});
let posted = 0;

createServer((req, res) => {
  req.resume().on('end', () => {
    const answer = answerTo(req.url ?? '');
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
    res.end(answer);
  });
}).listen(Number(process.env['PORT']), '127.0.0.1');

function answerTo(url: string): string {
  if (url.endsWith('/openidconfiguration')) return METADATA;
  if (url.endsWith('/keys')) return KEYS;
  if (url.endsWith('/token')) return GRANTED;
  if (url === '/counts') return JSON.stringify({ posted });
  posted += 1;
  return JSON.stringify({ id: String(1_700_000_000_000 + posted), activityId: String(posted) });
}
