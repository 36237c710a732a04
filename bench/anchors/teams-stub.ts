/** Stands in for Teams: the keys that tokens are checked by, the login, and a connector that takes every message. */
import { createServer } from 'node:http';
import { grantedBy, metadataOf } from '../harness/login.ts';

const base = `http://127.0.0.1:${process.env['PORT']}`;
/** The public key, as the generator made it. */
const jwk = process.env['BENCH_JWK'] ?? '{}';
let posted = 0;

createServer((req, res) => {
  req.resume().on('end', () => {
    const answer = JSON.stringify(answerTo(req.url ?? ''));
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
    res.end(answer);
  });
}).listen(Number(process.env['PORT']), '127.0.0.1');

function answerTo(url: string): object {
  const known = metadataOf(base, url, jwk) ?? grantedBy(base, url);
  if (known !== undefined) return known;
  if (url === '/counts') return { posted };
  posted += 1;
  return { id: String(1_700_000_000_000 + posted), activityId: String(posted) };
}
