/** The board of whoever leads a team, put together from what the team has in hand. Reads only, of one team. */
import type { Member, Team } from '../../core/base/members.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { boardOf, type Board } from '../../core/digest/board.ts';
import { weekSoFar, weeksSoFar, type WeekSoFar } from '../../core/digest/week-so-far.ts';
import { A_PAGE, boardCard, noBoardCard, pagesOf } from '../../cards/board/board-card.ts';
import { nextStep, type NextStep } from '../../cards/case/next-step.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Viewer } from '../../cards/kit/viewer.ts';
import { countParts, openCasesOfTeam } from '../../db/team/board.ts';
import type { Caller } from '../caller.ts';
import type { Shell } from '../shell.ts';
import { caseContext, caseView } from './case-view.ts';
import { matterOpenly } from './matter-openly.ts';

/** As many open cases as are looked at; the gravest, where a team has more. */
const MOST_OPEN = 300;

/** How the team of a lead stands, as far as they may see it; null for somebody who leads none. */
export async function boardFor(
  shell: Shell,
  member: Member,
  at: Date,
): Promise<{ readonly board: Board; readonly beyond: number } | null> {
  if (!member.lead) return null;
  const { cases, total } = await openCasesOfTeam(shell.db.read, shell.workspace, member.team, MOST_OPEN);
  return { board: boardOf(cases, member, at), beyond: total - cases.length };
}

/** A page of it, from 1; the last one where there are fewer by now. */
export async function boardAnswer(
  shell: Shell,
  wanted: number,
  { member, viewer, caller }: { readonly member: Member; readonly viewer: Viewer; readonly caller: Caller },
): Promise<Card> {
  const { now } = viewer;
  const found = await boardFor(shell, member, now);
  const { teams } = await shell.directory.now(shell.db.read);
  const team = teams.find(({ id }) => id === member.team);
  if (found === null || team === undefined) return noBoardCard(viewer);
  const page = Math.min(Math.max(1, wanted), pagesOf(found.board));
  const cases = found.board.cases.slice((page - 1) * A_PAGE, page * A_PAGE);
  const [week, shown] = await Promise.all([
    page === 1 ? weekOf(shell, team, now) : null,
    Promise.all(cases.map((c) => withNext(shell, c, { member, viewer, caller }))),
  ]);
  return boardCard({ viewer, team: team.name, ...found, week, page, shown });
}

async function weekOf(shell: Shell, { id, zone }: Team, now: Date): Promise<WeekSoFar> {
  const spans = weeksSoFar(now, zone);
  const { parts, began } = await countParts(shell.db.read, shell.workspace, id, spans);
  return weekSoFar(parts, spans, began);
}

/** What is to be done next, as the case's own card says it, judged for whoever looks. Nothing is told of what is for few. */
async function withNext(
  shell: Shell,
  c: RecoveryCase,
  { member, viewer, caller }: { readonly member: Member; readonly viewer: Viewer; readonly caller: Caller },
): Promise<{ readonly case: RecoveryCase; readonly next: NextStep | null }> {
  if (isRestricted(c)) return { case: c, next: null };
  const context = await caseContext(shell, c.id, member.id);
  if (context === undefined || isRestricted(context.case)) return { case: c, next: null };
  const seen = await matterOpenly(shell, caseView(shell, context, caller.platform, member));
  return { case: context.case, next: nextStep({ ...seen, viewer }) };
}
