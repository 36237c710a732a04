/** Channels as an administrator named them: which are meant, and whether anything can be posted there. Reads only. */
import type { NoSetup } from '../../../cards/setup/setup-said.ts';
import { decoded } from '../../../core/base/decoded.ts';
import type { SetupAct } from '../../../core/setup/acts.ts';
import { readChannel } from '../../../core/setup/read-value.ts';
import type { Change, ChannelUse } from '../../../core/setup/settings.ts';
import { speaksPrivately, type Caller } from '../../caller.ts';
import type { SetUpNow } from '../../keep/set-up.ts';
import type { Shell } from '../../shell.ts';

export type ChannelMeant = { readonly use: ChannelUse } & (
  | { readonly change: Change; /** The platform could not be asked now. */ readonly isUnchecked: boolean }
  | { readonly no: NoSetup }
);

/** Of the platform it is said on; `here` only where others write, too. What stands there already is not asked about again. */
export async function channelsMeant(
  shell: Pick<Shell, 'channels'>,
  caller: Caller,
  now: SetUpNow,
  { team, channels }: Extract<SetupAct, { kind: 'channels' }>,
): Promise<readonly ChannelMeant[]> {
  const stands = now.teams.find(({ id }) => id === team)?.values;
  return await Promise.all(
    channels.map(async ({ use, channel: typed }): Promise<ChannelMeant> => {
      const { platform } = caller;
      if (typed === 'here' && speaksPrivately(caller)) return { use, no: { kind: 'not_here' } };
      const channel = typed === 'here' ? caller.channel.channel : readChannel(platform, typed);
      if (channel === undefined) return { use, no: { kind: 'channel', typed, platform } };
      const change: Change = { key: `${use}.${platform}`, value: channel };
      const place = now.places[platform];
      if (channel === '' || place === undefined || stands?.get(`${use}.${platform}`) === channel)
        return { use, change, isUnchecked: false };
      const seen = (await shell.channels?.look({ platform, place, channel }, nameInLink(typed))) ?? {
        kind: 'there',
        name: null,
      };
      if (seen.kind === 'there' || seen.kind === 'not_now')
        return { use, change, isUnchecked: seen.kind === 'not_now' };
      const name = 'name' in seen ? seen.name : null;
      return { use, no: { kind: 'no_post', why: seen.kind, channel, name, platform } };
    }),
  );
}

/** A link that Teams makes of a channel ends in its name. */
function nameInLink(typed: string): string | null {
  const named = /\/l\/channel\/[^/?#\s]+\/([^/?#\s]{1,200})/.exec(typed)?.[1];
  return named === undefined ? null : (decoded(named)?.slice(0, 80) ?? null);
}
