/** The weekly digest as it should look now. Reads only. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Card } from '../../cards/kit/card.ts';
import { digestCard, quietCard } from '../../cards/team/digest-card.ts';
import { withChartPictures } from '../pictures/chart-address.ts';
import type { Shell } from '../shell.ts';
import { digestFor } from '../views/digest.ts';

/** Undefined when there is no such team. What was posted, and has nothing to tell any more, says so. */
export async function drawDigest(
  shell: Shell,
  { team, week }: Extract<MessageSubject, { kind: 'digest' }>,
  platform: Platform,
): Promise<Card | undefined> {
  const digest = await digestFor(shell, team, week, shell.now());
  if (digest !== undefined) {
    const of = { kind: 'digest', team: digest.team.id, week } as const;
    return withChartPictures(shell, digestCard(digest, platform), {
      of,
      since: digest.span.until,
      reader: digest.team,
    });
  }
  const found = (await shell.directory.now(shell.db.read)).teams.find((t) => t.id === team);
  return found === undefined ? undefined : quietCard(found, week);
}
