/** Who asks for something of the house's learning, and how they are answered. */
import type { MemberId } from '../../../core/base/ids.ts';
import type { Member, Platform, Team } from '../../../core/base/members.ts';
import type { LearningNote } from '../../../core/base/message-subject.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import type { Tx } from '../../../db/engine/serialisable.ts';
import type { Caller } from '../../caller.ts';
import type { Reply } from '../../door/door.ts';
import { want } from '../../messages/want.ts';
import type { Shell } from '../../shell.ts';

export interface Acting {
  readonly key: string;
  readonly member: Member;
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
  readonly caller: Caller;
  readonly viewer: Viewer;
}

export const yes = (say: Card): Reply => ({ ok: true, say, now: null });
/** A yes that stands on no card of whoever asked: it waits for somebody else. */
export const waits = (say: Card): Reply => ({ ...yes(say), isUnseen: true });
export const no = (say: Card): Reply => ({ ok: false, say, now: null });

interface PrivateNote {
  readonly note: LearningNote;
  readonly of: string;
  readonly to: Member;
  readonly version: number;
  /** The platform it is told on where they work on it, else on another; `every`: on each, because something is asked of them. */
  readonly on: Platform | 'every';
}

/** A private note of what the house learns: posted once to somebody who works here, drawn anew as it changes. */
export async function tellPrivately(shell: Shell, tx: Tx, { note, of, to, version, on }: PrivateNote): Promise<void> {
  if (!to.active) return;
  const subject = { kind: 'learning', note, of, to: to.id } as const;
  const dest = { kind: 'person', member: to.id } as const;
  for (const platform of reachedOn(to, on))
    await want(shell, { kind: 'version', message: { subject, platform, dest }, version }, tx);
}

function reachedOn({ identities }: Member, on: Platform | 'every'): readonly Platform[] {
  const there = [...new Set(identities.map(({ platform }) => platform))];
  if (on === 'every') return there;
  return there.includes(on) ? [on] : there.slice(0, 1);
}

export const withId = (members: readonly Member[], id: MemberId): Member | undefined =>
  members.find((m) => m.id === id);
