/** Which team a channel is of, as Teams says with everything that is written there: the names of its channels are asked for by it. */
import type { Envelope } from '../in/envelope.ts';

export interface TeamOf {
  note(activity: Envelope): void;
  /** Undefined while nothing was heard from that channel. */
  of(channel: string): string | undefined;
}

const MOST = 10_000;

export function makeTeamOf(): TeamOf {
  const known = new Map<string, string>();
  return {
    note: ({ channelData }) => {
      const { channel, team } = channelData ?? {};
      if (channel?.id == null || team?.id == null) return;
      if (known.size >= MOST) known.clear();
      known.set(channel.id, team.id);
    },
    of: (channel) => known.get(channel),
  };
}
