/** Stands in for Slack's Web API and response URLs: takes everything at once, counts it, and gives back the last form it was shown. */
import { createServer } from 'node:http';
import { allIsWell } from '../harness/slack-answers.ts';

/** The words by which a post of an anchor is told from one of Amends. */
const ANCHOR_SAYS = 'a complaint was logged';
const counts = new Map<string, number>();
let form = '';
let posted = 0;

createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    const method = (req.url ?? '').split('/').at(-1) ?? '';
    const answer = answerTo(method, Buffer.concat(chunks));
    res.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
    res.end(answer);
  });
})
  .listen(Number(process.env['PORT']), '127.0.0.1')
  .on('error', (error) => {
    throw error;
  });

function answerTo(method: string, body: Buffer): string {
  if (method === 'counts') return JSON.stringify(Object.fromEntries(counts));
  if (method === 'form') return form;
  const asked = new URLSearchParams(method === 'views.open' || method.startsWith('chat.') ? body.toString() : '');
  const counted = asked.get('text') === ANCHOR_SAYS ? 'anchor' : method;
  counts.set(counted, (counts.get(counted) ?? 0) + 1);
  if (method === 'views.open') form = asked.get('view') ?? '';
  posted += 1;
  return JSON.stringify(allIsWell(posted, asked));
}
