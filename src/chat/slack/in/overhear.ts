/** A message of a channel that is listened to, handed on before Slack is told that it arrived. */
import type { WebClient } from '@slack/web-api';
import type { Overheard } from '../../../app/door/overheard.ts';
import { causeOf } from '../../../log.ts';
import { within } from '../../../within.ts';
import type { TokenGrants } from '../install/grants.ts';
import type { Inbound } from './inbound.ts';
import { withNames } from './said.ts';
import type { Bench } from './turn.ts';

type Heard = Extract<Inbound, { kind: 'overheard' }>;

/** Slack waits three seconds for our answer to an event. In milliseconds. */
const LINK_WITHIN_MS = 800;

export interface OverhearNeeds {
  readonly bench: Bench;
  readonly grants: TokenGrants;
  readonly clientOf: (token: string) => WebClient;
}

/** Throws when the database is away: Slack sends the event again then. */
export async function onOverheard(needs: OverhearNeeds, { from, heard }: Heard, at: Date): Promise<void> {
  const { bench } = needs;
  const { read, ts, thread, channel } = heard;
  const { team } = from;
  await bench.door.overhear({
    channel: { platform: 'slack', place: team, channel },
    message: ts,
    thread,
    what: heard.what,
    words: withNames(read.words, bench.nameOf),
    by: read.by ?? (read.user === null ? null : (bench.nameOf(read.user) ?? null)),
    writtenAt: read.at,
    link: () => linkOf(needs, heard, team),
    under: { team, channel, ts, ...(thread !== null && { thread }) },
    at,
  } satisfies Overheard);
}

/** Of a message passed on from elsewhere, where it was written first. Null where Slack does not say in time. */
async function linkOf(
  { bench, grants, clientOf }: OverhearNeeds,
  { read, channel, ts }: Heard['heard'],
  team: string,
): Promise<string | null> {
  if (read.link !== null) return read.link;
  try {
    const grant = await grants.of(team);
    if (grant === undefined) return null;
    const { chat } = clientOf(grant.token);
    const asked = { channel, message_ts: ts };
    const ask = bench.gate.through(team, 'chat.getPermalink', () => chat.getPermalink(asked));
    const { permalink } = await within(LINK_WITHIN_MS, ask);
    return permalink?.startsWith('https://') === true ? permalink : null;
  } catch (error) {
    bench.log.warn('Slack did not say where a message stands', { workspace: team, cause: causeOf(error) });
    return null;
  }
}
