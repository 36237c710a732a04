/**
 * The pulse: sums of a team's month, and beside them who has answered. Nothing holds an answer with a person, a time or an order:
 * each answer writes the whole of the one row of sums anew, whatever it says.
 */
import { teamId, type MemberId, type TeamId, type WorkspaceId } from '../../core/base/ids.ts';
import { NOTHING_SAID } from '../../core/learning/pulse.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

export interface PulseRound {
  readonly team: TeamId;
  readonly month: string;
  readonly closesAt: Date;
  /** Three answers to each of the three sentences, in their order. */
  readonly said: readonly number[];
}

interface Row {
  readonly team: string;
  readonly month: string;
  readonly closes_at: Date;
  readonly said: readonly number[];
}
const roundOf = ({ team, month, closes_at: closesAt, said }: Row): PulseRound => ({
  team: teamId.parse(team),
  month,
  closesAt,
  said,
});

/** The latest of a team first. */
export async function pulsesOf(q: Queryable, workspace: WorkspaceId, team: TeamId): Promise<readonly PulseRound[]> {
  const rows = await q.query<Row>(
    'SELECT team, month, closes_at, said FROM pulse_round WHERE workspace = $1 AND team = $2 ORDER BY month DESC LIMIT 2',
    [workspace, team],
  );
  return rows.map(roundOf);
}

/** False when that month has one. */
export async function openPulse(
  tx: Tx,
  workspace: WorkspaceId,
  { team, month, closesAt }: Omit<PulseRound, 'said'>,
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO pulse_round (workspace, team, month, closes_at, said) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace, team, month) DO NOTHING RETURNING 1`,
    [workspace, team, month, closesAt, NOTHING_SAID],
  );
  return rows.length > 0;
}

/** Adds one answer: `sum` from 0. */
export async function addToPulse(
  tx: Tx,
  workspace: WorkspaceId,
  { team, month }: Pick<PulseRound, 'team' | 'month'>,
  sum: number,
): Promise<void> {
  await tx.query(
    `UPDATE pulse_round SET said = ARRAY(SELECT n + CASE WHEN at = $4 THEN 1 ELSE 0 END
       FROM unnest(said) WITH ORDINALITY AS sums(n, at) ORDER BY at)
     WHERE workspace = $1 AND team = $2 AND month = $3`,
    [workspace, team, month, sum + 1],
  );
}

/** The sentences somebody has answered, as bits. */
export async function pulseMark(
  q: Queryable,
  workspace: WorkspaceId,
  month: string,
  member: MemberId,
): Promise<number> {
  const [row] = await q.query<{ readonly items: number }>(
    'SELECT items FROM pulse_mark WHERE workspace = $1 AND month = $2 AND member = $3',
    [workspace, month, member],
  );
  return row?.items ?? 0;
}

export async function markPulse(
  tx: Tx,
  workspace: WorkspaceId,
  { month, member, items }: { readonly month: string; readonly member: MemberId; readonly items: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO pulse_mark (workspace, month, member, items) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace, month, member) DO UPDATE SET items = excluded.items`,
    [workspace, month, member, items],
  );
}

/** Who of a team wants not to be asked. */
export async function silentAmong(
  q: Queryable,
  workspace: WorkspaceId,
  members: readonly MemberId[],
): Promise<ReadonlySet<string>> {
  const rows = await q.query<{ readonly member: string }>(
    'SELECT member FROM pulse_silence WHERE workspace = $1 AND member = ANY ($2::text[])',
    [workspace, members],
  );
  return new Set(rows.map(({ member }) => member));
}

export async function setSilence(tx: Tx, workspace: WorkspaceId, member: MemberId, isSilent: boolean): Promise<void> {
  await tx.query(
    isSilent
      ? 'INSERT INTO pulse_silence (workspace, member) VALUES ($1, $2) ON CONFLICT DO NOTHING'
      : 'DELETE FROM pulse_silence WHERE workspace = $1 AND member = $2',
    [workspace, member],
  );
}

/** When the team is asked next; null: it is not asked any more. */
export async function setPulse(tx: Tx, workspace: WorkspaceId, team: TeamId, nextAt: Date | null): Promise<void> {
  if (nextAt === null) await tx.query('DELETE FROM pulse_team WHERE workspace = $1 AND team = $2', [workspace, team]);
  else
    await tx.query(
      `INSERT INTO pulse_team (workspace, team, next_at) VALUES ($1, $2, $3)
       ON CONFLICT (workspace, team) DO UPDATE SET next_at = excluded.next_at`,
      [workspace, team, nextAt],
    );
}

export async function pulsesDue(q: Queryable, workspace: WorkspaceId, at: Date): Promise<readonly TeamId[]> {
  const rows = await q.query<{ readonly team: string }>(
    'SELECT team FROM pulse_team WHERE workspace = $1 AND next_at <= $2 ORDER BY next_at LIMIT 20',
    [workspace, at],
  );
  return rows.map(({ team }) => teamId.parse(team));
}
