/** The least that can be done: node:http, Slack's signature, one insert, 200. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { openKept } from './kept.ts';

const secret = process.env['SLACK_SIGNING_SECRET'] ?? '';
const keep = await openKept();

createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    const raw = Buffer.concat(chunks).toString('utf8');
    const status = isSigned(req, raw) ? keep(raw).then(() => 200) : Promise.resolve(401);
    status.then(
      (code) => res.writeHead(code, { 'content-length': 0 }).end(),
      () => res.writeHead(503, { 'content-length': 0 }).end(),
    );
  });
}).listen(Number(process.env['PORT']), '127.0.0.1');

function isSigned(req: IncomingMessage, raw: string): boolean {
  const at = String(req.headers['x-slack-request-timestamp']);
  if (Math.abs(Date.now() / 1_000 - Number(at)) > 300) return false;
  const own = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${at}:${raw}`).digest('hex')}`);
  const given = Buffer.from(String(req.headers['x-slack-signature']));
  return own.length === given.length && timingSafeEqual(own, given);
}
