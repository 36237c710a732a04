/** What readers say of a team's digest, and which sections the team wants. */
import type { MemberId, TeamId, WorkspaceId } from '../../core/base/ids.ts';
import { DIGEST_SECTIONS, type DigestSection } from '../../core/digest/sections.ts';
import type { WeekVotes } from '../../core/digest/votes.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

/** `voter`: what stands for the person in that week alone. A second vote takes the place of the first. */
export async function keepVote(
  tx: Tx,
  workspace: WorkspaceId,
  vote: { readonly team: TeamId; readonly week: string; readonly voter: string; readonly useful: boolean },
): Promise<void> {
  await tx.query(
    `INSERT INTO digest_vote (workspace, team, week, voter, useful) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace, team, week, voter) DO UPDATE SET useful = excluded.useful`,
    [workspace, vote.team, vote.week, vote.voter, vote.useful],
  );
}

/** Of the team's digests that were posted, the latest first; those nobody voted on among them. */
export async function votesOf(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  most: number,
): Promise<readonly WeekVotes[]> {
  return await q.query<{ readonly week: string; readonly yes: number; readonly no: number }>(
    `SELECT d.week, count(v.voter) FILTER (WHERE v.useful)::int AS yes, count(v.voter) FILTER (WHERE NOT v.useful)::int AS no
     FROM (SELECT week FROM digest_week WHERE workspace = $1 AND team = $2 AND outcome = 'posted'
           ORDER BY week DESC LIMIT $3) d
     LEFT JOIN digest_vote v ON v.workspace = $1 AND v.team = $2 AND v.week = d.week
     GROUP BY d.week ORDER BY d.week DESC`,
    [workspace, team, most],
  );
}

/** Votes of weeks before this one. */
export async function dropVotes(q: Queryable, workspace: WorkspaceId, before: string): Promise<void> {
  await q.query('DELETE FROM digest_vote WHERE workspace = $1 AND week < $2', [workspace, before]);
}

/** What the team does not want to read. */
export async function sectionsOff(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
): Promise<readonly DigestSection[]> {
  const rows = await q.query<{ readonly section: string }>(
    `SELECT section FROM (SELECT DISTINCT ON (section) section, shown FROM digest_section
       WHERE workspace = $1 AND team = $2 ORDER BY section, version DESC) latest WHERE NOT shown`,
    [workspace, team],
  );
  return DIGEST_SECTIONS.filter((section) => rows.some((row) => row.section === section));
}

/** Each as a row of its own: what was chosen before stays on record. */
export async function chooseSections(
  tx: Tx,
  workspace: WorkspaceId,
  chosen: {
    readonly team: TeamId;
    readonly by: MemberId;
    readonly at: Date;
    readonly sections: readonly { readonly section: DigestSection; readonly shown: boolean }[];
  },
): Promise<void> {
  for (const { section, shown } of chosen.sections)
    await tx.query(
      `INSERT INTO digest_section (workspace, team, section, version, shown, by, at)
       SELECT $1, $2, $3, 1 + coalesce((SELECT max(version) FROM digest_section
         WHERE workspace = $1 AND team = $2 AND section = $3), 0), $4, $5, $6`,
      [workspace, chosen.team, section, shown, chosen.by, chosen.at],
    );
}

/** The week of the team that was told last; null: none was. */
export async function lastPosted(q: Queryable, workspace: WorkspaceId, team: TeamId): Promise<string | null> {
  const [row] = await q.query<{ readonly week: string }>(
    `SELECT week FROM digest_week WHERE workspace = $1 AND team = $2 AND outcome = 'posted' ORDER BY week DESC LIMIT 1`,
    [workspace, team],
  );
  return row?.week ?? null;
}

/** Whether that week was told. */
export async function isPosted(q: Queryable, workspace: WorkspaceId, team: TeamId, week: string): Promise<boolean> {
  const rows = await q.query(
    `SELECT 1 FROM digest_week WHERE workspace = $1 AND team = $2 AND week = $3 AND outcome = 'posted'`,
    [workspace, team, week],
  );
  return rows.length > 0;
}
