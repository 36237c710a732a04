/** Notices → the messages that should show them: on which platform, in which place. */
import type { MemberId } from '../../core/base/ids.ts';
import type { Channel, Member, Platform, Team } from '../../core/base/members.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { subjectOf, type Notice } from '../../core/case/follows/notices.ts';
import type { WantedMessage } from '../../db/case/command-rows.ts';
import type { Shell } from '../shell.ts';
import { destAsStored, type Dest } from './dest.ts';
import { drawingOf, keyOf } from './want.ts';

/** The messages that should exist after a command, each once. */
export function messagesWanted(
  shell: Pick<Shell, 'workspace'>,
  c: RecoveryCase,
  members: readonly Member[],
  teams: readonly Team[],
  notices: readonly Notice[],
): WantedMessage[] {
  const wanted = new Map<string, WantedMessage>();
  for (const notice of notices) {
    for (const { platform, dest } of destinations(notice, c, members, teams)) {
      const subject = subjectOf(notice);
      wanted.set(`${subject} ${platform}`, {
        subject,
        platform,
        dest: destAsStored(dest),
        wanted: c.version,
        key: keyOf({ workspace: shell.workspace, subject, platform }),
      });
    }
  }
  return [...wanted.values()];
}

/**
 * The jobs that draw a command's messages. The first one also has the homes of everybody concerned drawn anew: most
 * people have none, so whether they do is not looked up before the command is answered.
 */
export function outboxJobs(
  { workspace }: Pick<Shell, 'workspace'>,
  cards: readonly WantedMessage[],
  homes: readonly MemberId[],
): readonly { readonly data: object }[] {
  if (cards.length === 0) return [{ data: { workspace, homes } }];
  return cards.map(({ subject, platform }, n) => ({
    data: { ...drawingOf({ workspace, subject, platform }), ...(n === 0 ? { homes } : {}) },
  }));
}

interface Destination {
  readonly platform: Platform;
  readonly dest: Dest;
}

function destinations(
  notice: Notice,
  c: RecoveryCase,
  members: readonly Member[],
  teams: readonly Team[],
): Destination[] {
  const team = teams.find((t) => t.id === c.team);
  const home = homeOf(c, team);
  switch (notice.kind) {
    case 'case':
      return home === null ? [] : [{ platform: home.platform, dest: { kind: 'channel', channel: home } }];
    case 'request':
      return home === null ? [] : [{ platform: home.platform, dest: { kind: 'thread', of: `case:${c.id}` } }];
    case 'request_to':
      return elsewhere(
        members.find((m) => m.id === notice.to),
        home?.platform ?? null,
      );
    case 'draft':
    case 'event':
      return personally(
        members.find((m) => m.id === notice.to),
        home?.platform ?? null,
      );
    case 'thanks':
      return thanks(notice.shoutOut, c, members, team, home);
  }
}

/** The team's channel for cases on the platform the case was logged on; else any it has. */
export function homeOf(c: RecoveryCase, team: Team | undefined): Channel | null {
  const channels = team?.cases ?? [];
  return channels.find((ch) => ch.platform === c.home?.platform && ch.place === c.home.place) ?? channels[0] ?? c.home;
}

/** A person's private place on a platform other than the case's: asked in Slack, answered in Teams. */
function elsewhere(member: Member | undefined, not: Platform | null): Destination[] {
  const other = member?.identities.find((i) => i.platform !== not);
  return member === undefined || other === undefined
    ? []
    : [{ platform: other.platform, dest: { kind: 'person', member: member.id } }];
}

function personally(member: Member | undefined, preferred: Platform | null): Destination[] {
  if (member === undefined) return [];
  const identity = member.identities.find((i) => i.platform === preferred) ?? member.identities[0];
  return identity === undefined ? [] : [{ platform: identity.platform, dest: { kind: 'person', member: member.id } }];
}

function thanks(
  shoutOut: string,
  c: RecoveryCase,
  members: readonly Member[],
  team: Team | undefined,
  home: Channel | null,
): Destination[] {
  const s = c.shoutOuts.find((x) => x.id === shoutOut);
  if (s === undefined || s.status !== 'posted' || s.audience === 'private') return [];
  const channels = team?.thanks ?? [];
  const channel = channels.find((ch) => ch.platform === home?.platform) ?? channels[0];
  return channel === undefined
    ? personally(
        members.find((m) => m.id === s.to),
        home?.platform ?? null,
      )
    : [{ platform: channel.platform, dest: { kind: 'channel', channel } }];
}
