/**
 * The wall: nothing unsigned, foreign or misshapen gets through, and what somebody said to us in an event is safe before
 * Slack is told that it arrived.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Bodies } from '../../../bodies.ts';
import { causeOf, type Log } from '../../../log.ts';
import type { TokenGrant, TokenGrants } from '../install/grants.ts';
import { readInbound, type From, type Inbound } from './inbound.ts';
import { isFromSlack, kindOf, MOST_BYTES, readContent, refusedByHead } from './request-check.ts';

export interface GuardNeeds<Prepared> {
  readonly signingSecret: string;
  readonly grants: TokenGrants;
  readonly bodies: Bodies;
  readonly log: Log;
  readonly now: () => Date;
  /** Makes an event's wish durable before Slack is acknowledged; what it throws is answered 503, so that Slack sends again. */
  readonly onEvent: (inbound: Inbound) => Promise<Prepared>;
  /** Answers a request of a workspace where Amends is not installed: whoever pressed or typed is told. */
  readonly turnAway: (inbound: Inbound, res: ServerResponse) => Promise<void>;
  /** Answers the request. */
  readonly pass: (inbound: Inbound, res: ServerResponse, as: LetIn<Prepared>) => Promise<void>;
}

/** What the wall found out about a request that it let through. */
export interface LetIn<Prepared> {
  readonly grant: TokenGrant;
  /** Of what was said to us. */
  readonly prepared: Prepared | undefined;
}

/** A listener for POSTs to the events path. Never throws. */
export function makeGuard<Prepared>(needs: GuardNeeds<Prepared>): (req: IncomingMessage, res: ServerResponse) => void {
  return (req, res) => {
    admit(needs, req, res).catch((error: unknown) => {
      needs.log.error('Slack request failed at the wall', { cause: causeOf(error) });
      refuse(res, 500);
    });
  };
}

async function admit<Prepared>(needs: GuardNeeds<Prepared>, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { bodies } = needs;
  const refused = refusedByHead(req, needs.now());
  if (refused !== undefined) return bodies.turnAway(req, res, { status: refused });
  const read = await bodies.read(req, MOST_BYTES);
  if (!read.ok) return bodies.turnAway(req, res, { status: read.status });
  const body = read.bytes;
  const isGenuine = isFromSlack(req, body, needs.signingSecret, needs.now());
  read.release();
  if (!isGenuine) return refuse(res, 401);
  const kind = kindOf(req);
  if (kind === undefined) return refuse(res, 415);
  const content = readContent(body, kind);
  if (content === undefined) return refuse(res, 400);
  if (typeof content === 'object' && content !== null && 'ssl_check' in content) return refuse(res, 200);
  const inbound = readInbound(content);
  if (inbound.kind === 'bad') return refuse(res, 400);
  if (inbound.kind === 'ignore') return refuse(res, 200);
  if (inbound.kind === 'greeting') return greet(res, inbound.challenge);
  const found = await grantOf(needs, inbound.from);
  if (found === 'unknown_now') return refuse(res, 503);
  if (found === 'stranger') return await needs.turnAway(inbound, res);
  const { grant, team } = found;
  return await letIn(needs, inTeam(inbound, team), res, grant);
}

/** The installation it is for is known from here on. */
const inTeam = (inbound: Inbound, team: string): Inbound =>
  inbound.from.team === team ? inbound : { ...inbound, from: { ...inbound.from, team } };

async function letIn<Prepared>(
  needs: GuardNeeds<Prepared>,
  inbound: Inbound,
  res: ServerResponse,
  grant: TokenGrant,
): Promise<void> {
  let prepared: Prepared | undefined;
  if (inbound.kind === 'said') {
    try {
      prepared = await needs.onEvent(inbound);
    } catch (error) {
      needs.log.warn('Slack event not stored, Slack will send it again', { cause: causeOf(error) });
      return refuse(res, 503);
    }
  }
  await needs.pass(inbound, res, { grant, prepared });
}

/** What our app may do in this workspace, where it is ours. */
async function grantOf(
  needs: Pick<GuardNeeds<unknown>, 'grants' | 'log'>,
  from: From,
): Promise<{ readonly team: string; readonly grant: TokenGrant } | 'stranger' | 'unknown_now'> {
  try {
    for (const team of from.installed) {
      const grant = await needs.grants.of(team);
      if (grant !== undefined && (grant.app === null || from.app === null || grant.app === from.app))
        return { team, grant };
    }
  } catch (error) {
    needs.log.warn('Slack workspace could not be checked', { cause: causeOf(error) });
    return 'unknown_now';
  }
  needs.log.warn('Slack request of an unknown workspace or app ignored', { team: from.team });
  return 'stranger';
}

function refuse(res: ServerResponse, status: number): void {
  if (res.headersSent) return;
  res.writeHead(status, { 'content-length': 0 });
  res.end();
}

function greet(res: ServerResponse, challenge: string): void {
  res.writeHead(200, { 'content-type': 'application/json' });
  res.end(JSON.stringify({ challenge }));
}
