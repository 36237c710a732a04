/** The weekly digest as it should look now. Reads only. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Card } from '../../cards/kit/card.ts';
import { digestCard, quietCard } from '../../cards/team/digest-card.ts';
import { inWords } from '../../cards/hints/week-in-words.ts';
import { preparedHint } from '../hints/prepared.ts';
import { phrased } from '../views/hints.ts';
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
    const card = inWords(digestCard(digest, platform), await phrasedWeek(shell, { team, week }), digest.team);
    return withChartPictures(shell, card, {
      of,
      since: digest.span.until,
      reader: digest.team,
    });
  }
  const found = (await shell.directory.now(shell.db.read)).teams.find((t) => t.id === team);
  return found === undefined ? undefined : quietCard(found, week);
}

/** Null where no model phrased just these numbers. */
async function phrasedWeek(
  shell: Shell,
  { team, week }: Pick<Extract<MessageSubject, { kind: 'digest' }>, 'team' | 'week'>,
): Promise<string | null> {
  if (shell.hints === undefined) return null;
  const of = { kind: 'digest', team, week } as const;
  const prepared = await preparedHint(shell, shell.hints, of);
  return prepared === null ? null : await phrased(shell, of, prepared.key);
}
