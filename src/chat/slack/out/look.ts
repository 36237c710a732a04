/** What Slack says of a channel: whether it is there, archived, and Amends in it, and its name. */
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { ChannelSeen } from '../../../app/messages/chat-port.ts';
import type { Channel } from '../../../core/base/members.ts';
import type { TokenGrants } from '../install/grants.ts';
import type { Gate } from './gate.ts';
import { outcomeOfRepeatable, platformError } from './send-outcome.ts';

export interface LookNeeds {
  readonly client: WebClient;
  readonly grants: TokenGrants;
  readonly gate: Gate;
}

const told = z.object({
  channel: z.object({ name: z.string().optional(), is_archived: z.boolean(), is_member: z.boolean().optional() }),
});

export async function lookAtChannel(
  { client, grants, gate }: LookNeeds,
  { place, channel }: Channel,
): Promise<ChannelSeen> {
  try {
    const grant = await grants.of(place);
    if (grant === undefined) return { kind: 'not_now', why: 'not installed in the workspace' };
    const answer = await gate.through(place, 'conversations.info', () =>
      client.conversations.info({ token: grant.token, channel }),
    );
    const { name = null, is_archived: isArchived, is_member: isMember } = told.parse(answer).channel;
    if (isArchived) return { kind: 'archived', name };
    return isMember === true ? { kind: 'there', name } : { kind: 'outside', name };
  } catch (error) {
    // a private channel that Amends is not in is none to it, and neither is a private conversation
    if (platformError(error) === 'channel_not_found') return { kind: 'missing' };
    return { kind: 'not_now', why: outcomeOfRepeatable(error).why };
  }
}
