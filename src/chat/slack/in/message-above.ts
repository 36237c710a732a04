/** The message that a thread of Slack hangs under: what `@Amends log it` means there. */
import type { WebClient } from '@slack/web-api';
import { causeOf, type Log } from '../../../log.ts';
import { within } from '../../../within.ts';
import { METADATA_TYPE } from '../ids.ts';
import type { TokenGrants } from '../install/grants.ts';
import type { Gate } from '../out/gate.ts';
import type { From } from './inbound.ts';
import { readMessage, type ReadMessage } from './read-message.ts';

/** Slack waits three seconds for our answer to an event, and what is meant has to be stored before. In milliseconds. */
const READ_WITHIN_MS = 1_500;

/** Undefined where it cannot be read, is our own, or holds no words: then the form is offered. */
export type MessageAbove = (from: From) => Promise<ReadMessage | undefined>;

export function makeMessageAbove(needs: {
  readonly grants: TokenGrants;
  readonly clientOf: (token: string) => WebClient;
  readonly gate: Gate;
  readonly log: Log;
}): MessageAbove {
  const { grants, clientOf, gate, log } = needs;
  const ask = async ({ team, channel, thread }: From): Promise<unknown> => {
    const grant = await grants.of(team);
    if (grant === undefined || channel === null || thread === null) return undefined;
    const { conversations } = clientOf(grant.token);
    const asked = { channel, ts: thread, limit: 1, include_all_metadata: true };
    const { messages } = await gate.through(team, 'conversations.replies', () => conversations.replies(asked));
    const [root] = messages ?? [];
    return root?.ts === thread && root.metadata?.event_type !== METADATA_TYPE ? root : undefined;
  };
  return async (from) => {
    try {
      const read = readMessage(await within(READ_WITHIN_MS, ask(from)));
      return read.words === '' ? undefined : read;
    } catch (error) {
      log.warn('the message above a thread could not be read', { workspace: from.team, cause: causeOf(error) });
      return undefined;
    }
  };
}
