/** The wall before requests over HTTP: nothing unsigned, foreign, unreadable or too large gets through. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bodies } from '../../../bodies.ts';
import { causeOf, sparingly, type Log } from '../../../log.ts';
import type { Answer, Hear } from './let-in.ts';
import { isFromSlack, kindOf, MOST_BYTES, readContent, refusedByHead, signedAt, whyNotNow } from './request-check.ts';

export interface GuardNeeds {
  readonly hear: Hear;
  readonly log: Log;
  readonly signingSecret: string;
  readonly bodies: Bodies;
  readonly now: () => Date;
}

/** A listener for POSTs to the events path. Never throws. */
export function makeGuard(needs: GuardNeeds): (req: IncomingMessage, res: ServerResponse) => void {
  // prepared once: a key of text is looked at anew with every request
  const secret = createSecretKey(needs.signingSecret, 'utf8');
  const turnedAway = sparingly(needs.log, needs.now, 'Slack request turned away: not signed with our secret');
  const wall = { ...needs, turnedAway };
  return (req, res) => {
    const answer = answerOf(res);
    // what is heard may wait to be carried out, and keeps nothing of the request meanwhile but what was said
    admit(wall, secret, req, res)
      .then((admitted) => admitted && needs.hear(admitted.content, answer, admitted.signedAt))
      .catch((error: unknown) => {
        needs.log.error('Slack request failed at the wall', { cause: causeOf(error) });
        answer(500);
      });
  };
}

interface Wall extends GuardNeeds {
  readonly turnedAway: (fields: { readonly status: number; readonly why?: string }) => void;
}

interface Admitted {
  readonly content: unknown;
  readonly signedAt: Date;
}

/** Resolves to what was said; undefined where the request is answered already. */
async function admit(
  needs: Wall,
  secret: KeyObject,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<Admitted | undefined> {
  const { bodies } = needs;
  const answer = (status: number): undefined => {
    answerOf(res)(status);
  };
  const turnAway = (status: number): undefined => {
    bodies.turnAway(req, res, { status });
  };
  const refused = refusedByHead(req, needs.now());
  if (refused === 401) {
    const why = whyNotNow(req, needs.now());
    needs.turnedAway({ status: refused, ...(why !== undefined && { why }) });
  }
  if (refused !== undefined) return turnAway(refused);
  const read = await bodies.read(req, MOST_BYTES);
  if (!read.ok) return turnAway(read.status);
  const body = read.bytes;
  const isGenuine = isFromSlack(req, body, secret, needs.now());
  read.release();
  if (!isGenuine) {
    needs.turnedAway({ status: 401 });
    return answer(401);
  }
  const kind = kindOf(req);
  if (kind === undefined) return answer(415);
  const content = readContent(body, kind);
  if (content === undefined) return answer(400);
  if (typeof content === 'object' && content !== null && 'ssl_check' in content) return answer(200);
  return { content, signedAt: signedAt(req) };
}

/** The first answer lets go of the request. */
function answerOf(to: ServerResponse): Answer {
  let open: ServerResponse | undefined = to;
  return (status, body) => {
    const res = open;
    open = undefined;
    if (res === undefined || res.headersSent) return;
    if (body === undefined) {
      res.writeHead(status, { 'content-length': 0 });
      res.end();
      return;
    }
    res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    res.end(JSON.stringify(body));
  };
}
