/** A line-up or a leader's digest as it should look. Reads only. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import { peopleOf } from '../../core/base/people.ts';
import { lineupCard } from '../../cards/team/lineup-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Shell } from '../shell.ts';
import { drawLeader } from '../views/leader.ts';
import { lineupFor } from '../views/lineup.ts';

type Rhythm = Extract<MessageSubject, { kind: 'lineup' | 'leader' }>;

/** Undefined where there is nothing to tell any more, or nobody to tell it to. */
export async function drawRhythm(shell: Shell, subject: Rhythm, platform: Platform): Promise<Card | undefined> {
  if (subject.kind === 'lineup') {
    const lineup = await lineupFor(shell, subject.team, subject.day);
    return lineup === null ? undefined : lineupCard(lineup);
  }
  const to = peopleOf((await shell.directory.now(shell.db.read)).members).byId(subject.to);
  return to === undefined ? undefined : ((await drawLeader(shell, to, subject, platform)) ?? undefined);
}
