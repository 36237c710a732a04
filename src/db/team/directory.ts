/** Who works here and who is away, kept in the process: every command compares the version in its own transaction, so that an old copy decides nothing. */
import type { Absence } from '../../core/approval/absences.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Member, PlatformIdentity, Team, Workspace } from '../../core/base/members.ts';
import { MEMBER_JSON, TEAM_JSON } from '../case/row-columns.ts';
import { housedOf, teamOf, type MemberRow, type TeamRow } from '../case/rows.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';
import { ABSENCE_JSON, absenceOf, type AbsenceRow } from './absences.ts';

/** Everybody as of one version, leavers included. */
export interface People extends Workspace {
  readonly version: number;
  readonly members: readonly Member[];
  readonly teams: readonly Team[];
  /** Who is away, was lately, or will be; and who stands in. */
  readonly absences: readonly Absence[];
  /** The member behind a platform account; may have left. */
  at(account: Pick<PlatformIdentity, 'platform' | 'place' | 'user'>): Member | undefined;
}

export interface Directory {
  readonly workspace: WorkspaceId;
  /** As of `version`: from memory where that is what is known, else read, in the same transaction as everything else. */
  as(q: Queryable, version: number | null): Promise<People>;
  /** As it is now: one small statement where nothing has changed. */
  now(q: Queryable): Promise<People>;
  /** As it was when somebody last looked, without waiting; undefined when nobody has. For what decides nothing. */
  remembered(): People | undefined;
  /** As it was when somebody last looked; read when nobody has. For what is judged again in a transaction, or decides nothing. */
  lately(q: Queryable): Promise<People>;
}

/** One per process and workspace. */
export function makeDirectory(workspace: WorkspaceId): Directory {
  let known: People | undefined;
  const read = async (q: Queryable): Promise<People> => {
    const people = await readPeople(q, workspace);
    const keep = (): void => {
      if (known === undefined || known.version < people.version) known = people;
    };
    // a transaction may see a change of its own that is undone later, under a number that another change gets then
    if (isTx(q)) q.afterCommit(keep);
    else keep();
    return people;
  };
  return {
    workspace,
    as: async (q, version) => (known !== undefined && known.version === version ? known : await read(q)),
    remembered: () => known,
    lately: async (q) => known ?? (await read(q)),
    now: async (q) => {
      if (known === undefined) return await read(q);
      const [row] = await q.query<{ directory: number }>(
        'SELECT directory FROM workspace WHERE workspace = $1',
        [workspace],
        'directory_version',
      );
      return row?.directory === known.version ? known : await read(q);
    },
  };
}

const isTx = (q: Queryable): q is Tx => 'open' in q;

const READ = `SELECT w.name, w.directory,
    (SELECT coalesce(json_agg(${MEMBER_JSON} ORDER BY m.id), '[]') FROM member m WHERE m.workspace = $1) AS members,
    (SELECT coalesce(json_agg(${TEAM_JSON} ORDER BY t.id), '[]') FROM team t WHERE t.workspace = $1 AND t.active) AS teams,
    (SELECT coalesce(json_agg(${ABSENCE_JSON} ORDER BY a."from", a.id), '[]') FROM absence a
      WHERE a.workspace = $1 AND a.until > now() - interval '400 days') AS absences
  FROM workspace w WHERE w.workspace = $1`;

/** A workspace that is not there has nobody in it. */
async function readPeople(q: Queryable, workspace: WorkspaceId): Promise<People> {
  const [row] = await q.query<PeopleRow>(READ, [workspace]);
  const house = housedOf(row?.members ?? []);
  const { members } = house;
  const byAccount = new Map(members.flatMap((m) => m.identities.map((account) => [nameOf(account), m] as const)));
  return {
    id: workspace,
    name: row?.name ?? '',
    version: row?.directory ?? 0,
    ...house,
    teams: (row?.teams ?? []).map(teamOf),
    absences: (row?.absences ?? []).map(absenceOf),
    at: (account) => byAccount.get(nameOf(account)),
  };
}
interface PeopleRow {
  readonly name: string;
  readonly directory: number;
  readonly members: readonly MemberRow[];
  readonly teams: readonly TeamRow[];
  readonly absences: readonly AbsenceRow[];
}

const nameOf = ({ platform, place, user }: Pick<PlatformIdentity, 'platform' | 'place' | 'user'>): string =>
  JSON.stringify([platform, place, user]);
