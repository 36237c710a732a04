/**
 * What a genuine request still has to pass, whatever way it came: a shape of Slack's, and a workspace that is known. What
 * somebody said to us in an event is safe before Slack is told that it arrived.
 */
import { causeOf, type Log } from '../../../log.ts';
import type { TokenGrant, TokenGrants } from '../install/grants.ts';
import { readInbound, type From, type Inbound } from './inbound.ts';

/**
 * Answers the request the first time it is called; a second answer is nobody's. 200 says that it arrived, with what Slack
 * shows of it; anything else that it did not, and Slack sends an event again then.
 */
export type Answer = (status: number, body?: object) => void;

export interface LetInNeeds<Prepared> {
  readonly grants: TokenGrants;
  readonly log: Log;
  /** Makes an event's wish durable before Slack is acknowledged; what it throws is answered 503, so that Slack sends again. */
  readonly onEvent: (inbound: Inbound) => Promise<Prepared | undefined>;
  /** Whether anybody listens in a channel; a message of another one costs nothing. */
  readonly listensTo: (channel: { readonly team: string; readonly channel: string }) => boolean;
  /** Answers a request of a workspace where Amends is not installed: whoever pressed or typed is told. */
  readonly turnAway: (inbound: Inbound, answer: Answer) => Promise<void>;
  /** Answers the request. */
  readonly pass: (inbound: Inbound, answer: Answer, as: LetIn<Prepared>) => Promise<void>;
}

/** What was found out about a request that was let in. */
export interface LetIn<Prepared> {
  readonly grant: TokenGrant;
  /** Of what was said to us. */
  readonly prepared: Prepared | undefined;
}

/** `content` is known to come from Slack; nothing else is known about it. */
export async function letIn<Prepared>(needs: LetInNeeds<Prepared>, content: unknown, answer: Answer): Promise<void> {
  const inbound = readInbound(content);
  if (inbound.kind === 'bad') return answer(400);
  if (inbound.kind === 'ignore') return answer(200);
  if (inbound.kind === 'greeting') return answer(200, { challenge: inbound.challenge });
  if (inbound.kind === 'overheard' && !isListenedTo(needs, inbound.from)) return answer(200);
  const found = await grantOf(needs, inbound.from);
  if (found === 'unknown_now') return answer(503);
  if (found === 'stranger') return await needs.turnAway(inbound, answer);
  const { grant, team } = found;
  return await passOn(needs, inTeam(inbound, team), answer, grant);
}

const isListenedTo = <P>({ listensTo }: LetInNeeds<P>, { installed, channel }: From): boolean =>
  channel !== null && installed.some((team) => listensTo({ team, channel }));

/** The installation it is for is known from here on. */
const inTeam = (inbound: Inbound, team: string): Inbound =>
  inbound.from.team === team ? inbound : { ...inbound, from: { ...inbound.from, team } };

/** Events whose work is safe, or done, before Slack is told that they arrived. */
const BEFORE_ANSWER: ReadonlySet<Inbound['kind']> = new Set(['said', 'reaction', 'overheard', 'step']);

async function passOn<Prepared>(
  needs: LetInNeeds<Prepared>,
  inbound: Inbound,
  answer: Answer,
  grant: TokenGrant,
): Promise<void> {
  let prepared: Prepared | undefined;
  if (BEFORE_ANSWER.has(inbound.kind)) {
    try {
      prepared = await needs.onEvent(inbound);
    } catch (error) {
      needs.log.warn('Slack event not stored, Slack will send it again', { cause: causeOf(error) });
      return answer(503);
    }
  }
  await needs.pass(inbound, answer, { grant, prepared });
}

/** What our app may do in this workspace, where it is ours. */
async function grantOf(
  needs: Pick<LetInNeeds<unknown>, 'grants' | 'log'>,
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
