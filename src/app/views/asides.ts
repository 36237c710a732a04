/** What other systems sent and opened no case, for whoever leads a team or owns a source. Reads only. */
import type { Member } from '../../core/base/members.ts';
import { A_PAGE, asidesCard, noAsidesCard, type AsidesInShort } from '../../cards/intake/asides-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { asidesSeen, countAsides } from '../../db/intake/asides-seen.ts';
import type { Shell } from '../shell.ts';

/** As far back as is shown; the command line lists thirty days. */
export const LATELY_MS = 7 * 86_400_000;

/** Names of the sources whose set-asides somebody is shown: their own, and those of the team they lead. */
export const sourcesOf = ({ sources }: Pick<Shell, 'sources'>, member: Member): readonly string[] =>
  (sources?.() ?? [])
    .filter(({ owner, team }) => owner === member.id || (member.lead && team === member.team))
    .map(({ name }) => name);

/** In short, for a home; null for whoever has no source to look after. */
export async function asidesInShort(shell: Shell, member: Member, at: Date): Promise<AsidesInShort | null> {
  const sources = sourcesOf(shell, member);
  if (sources.length === 0) return null;
  const since = new Date(at.getTime() - LATELY_MS);
  const counts = await countAsides(shell.db.read, shell.workspace, { sources, since });
  return counts.length === 0 ? null : { counts };
}

/** A page of it, from 1; the last one where there are fewer by now. */
export async function asidesAnswer(
  shell: Shell,
  wanted: number,
  { member, viewer }: { readonly member: Member; readonly viewer: Viewer },
): Promise<Card> {
  const sources = sourcesOf(shell, member);
  if (sources.length === 0) return noAsidesCard('not_theirs', viewer);
  const lately = { sources, since: new Date(viewer.now.getTime() - LATELY_MS) };
  const counts = await countAsides(shell.db.read, shell.workspace, lately);
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return noAsidesCard('none', viewer);
  const pages = Math.ceil(total / A_PAGE);
  const page = Math.min(Math.max(1, wanted), pages);
  const paged = { ...lately, limit: A_PAGE, offset: (page - 1) * A_PAGE };
  const shown = await asidesSeen(shell.db.read, shell.workspace, paged);
  return asidesCard({ counts, shown, page, pages }, viewer);
}
