/** Notices → the messages that should show them: on which platform, in which place. */
import type { MemberId, ThingId } from '../../core/base/ids.ts';
import type { Channel, Member, Platform, Team } from '../../core/base/members.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { subjectOf, type Notice } from '../../core/case/follows/notices.ts';
import type { WantedMessage } from '../../db/case/command-rows.ts';
import type { Shell } from '../shell.ts';
import { destAsStored, type Dest } from './dest.ts';
import { keyOf } from './message-key.ts';

/** The case a command was about, as it is after it, and the house around it. */
export interface Around {
  readonly case: RecoveryCase;
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
}

/** The messages that should exist after a command, each once. */
export function messagesWanted(
  { workspace }: Pick<Shell, 'workspace'>,
  notices: readonly Notice[],
  around: Around,
): WantedMessage[] {
  const wanted = new Map<string, WantedMessage>();
  for (const notice of notices) {
    const subject = subjectOf(notice);
    for (const { platform, dest } of destinations(notice, around)) {
      const key = keyOf({ workspace, subject, platform });
      const { version } = around.case;
      const message = { subject, platform, dest: destAsStored(dest), wanted: version, key };
      if ('anew' in notice && notice.anew) wanted.set(key, { ...message, key: `${key}/${version}`, anew: true });
      else if (!wanted.has(key)) wanted.set(key, message);
    }
  }
  return [...wanted.values()];
}

interface Destination {
  readonly platform: Platform;
  readonly dest: Dest;
}

function destinations(notice: Notice, around: Around): Destination[] {
  const { case: c } = around;
  const team = around.teams.find((t) => t.id === c.team);
  const home = homeOf(c, team);
  const platform = home?.platform ?? null;
  const member = (id: MemberId): Member | undefined => around.members.find((m) => m.id === id);
  switch (notice.kind) {
    case 'case':
    case 'advice':
      return home === null ? [] : [{ platform: home.platform, dest: { kind: 'channel', channel: home } }];
    case 'request':
      return home === null
        ? []
        : [{ platform: home.platform, dest: { kind: 'thread', of: { kind: 'case', case: c.id } } }];
    case 'request_to':
    case 'assist_to':
      return everywhere(member(notice.to));
    case 'assist': {
      const channel = channelOfHelp(c, notice.assist, around.teams);
      return channel === undefined ? [] : [{ platform: channel.platform, dest: { kind: 'channel', channel } }];
    }
    case 'handover_to':
    case 'draft':
    case 'event':
      return personally(member(notice.to), platform);
    case 'thanks': {
      const thanked = c.shoutOuts.find((s) => s.id === notice.shoutOut);
      if (thanked === undefined || thanked.status !== 'posted') return [];
      const to = member(thanked.to);
      // who confirmed it for themselves alone has it in hand
      if (thanked.audience === 'private') return thanked.confirmedBy === thanked.to ? [] : personally(to, platform);
      const own = around.teams.find((t) => t.id === to?.team);
      const channel = thanked.audience === 'team' ? teamChannel(own, platform) : thanksChannel(team, platform);
      return channel === undefined
        ? personally(to, platform)
        : [{ platform: channel.platform, dest: { kind: 'channel', channel } }];
    }
  }
}

/** Where the team works that is asked, on the platform of the case where it has a channel there. */
function channelOfHelp(c: RecoveryCase, id: ThingId, teams: readonly Team[]): Channel | undefined {
  const of = c.assists?.find((a) => a.id === id)?.of;
  const channels = (of?.kind === 'team' ? teams.find((t) => t.id === of.team) : undefined)?.cases ?? [];
  return channels.find((ch) => ch.platform === c.home?.platform && ch.place === c.home.place) ?? channels[0];
}

/** The team's channel for cases on the platform the case was logged on; else any it has. */
export function homeOf(c: RecoveryCase, team: Team | undefined): Channel | null {
  const channels = team?.cases ?? [];
  return channels.find((ch) => ch.platform === c.home?.platform && ch.place === c.home.place) ?? channels[0] ?? c.home;
}

/** Where the team works among themselves. */
function teamChannel(team: Team | undefined, preferred: Platform | null): Channel | undefined {
  const channels = team === undefined ? [] : team.cases.length > 0 ? team.cases : team.digest;
  return channels.find((ch) => ch.platform === preferred) ?? channels[0];
}

/** Where a team is thanked, on the platform preferred where it has a channel there. */
export function thanksChannel(team: Team | undefined, preferred: Platform | null): Channel | undefined {
  const channels = team?.thanks ?? [];
  return channels.find((ch) => ch.platform === preferred) ?? channels[0];
}

/** In private on every platform where they work: asked in Slack, answered in Teams. */
const everywhere = (member: Member | undefined): Destination[] =>
  [...new Set(member?.identities.map(({ platform }) => platform))].flatMap((platform) => personally(member, platform));

export function personally(member: Member | undefined, preferred: Platform | null): Destination[] {
  // whoever has left is told nothing of what goes on here
  if (member === undefined || !member.active) return [];
  const identity = member.identities.find((i) => i.platform === preferred) ?? member.identities[0];
  return identity === undefined ? [] : [{ platform: identity.platform, dest: { kind: 'person', member: member.id } }];
}
