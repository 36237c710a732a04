/** Reminds of improvements whose time has come: whoever sees to it, two days later a lead of the team. Once each for a time. */
import type { Member } from '../../../core/base/members.ts';
import type { Improvement } from '../../../core/learning/improvements.ts';
import { serialisable, type Tx } from '../../../db/engine/serialisable.ts';
import { improvementsToRemind, saveImprovement } from '../../../db/learning/improvements.ts';
import type { Shell } from '../../shell.ts';
import { tellPrivately } from './acting.ts';
import { dueNoteOf } from './settle-improvement.ts';

const MOST_AT_ONCE = 50;

export async function remindOfImprovements(shell: Shell): Promise<void> {
  const at = shell.now();
  const { members } = await shell.directory.now(shell.db.read);
  await serialisable(
    shell.db,
    async (tx) => {
      for (const one of await improvementsToRemind(tx, shell.workspace, at, MOST_AT_ONCE))
        await remind(shell, tx, one, members);
    },
    { lanes: ['improvements'] },
  );
}

async function remind(shell: Shell, tx: Tx, one: Improvement, members: readonly Member[]): Promise<void> {
  const owner = members.find((m) => m.id === one.owner && m.active);
  const leads = members.filter((m) => m.lead && m.team === one.team && m.active);
  // where nobody sees to it any more, the lead is told at once
  const isForLead = one.reminded > 0 || owner === undefined;
  const told = isForLead ? leads.filter((m) => m.id !== one.owner) : [owner];
  const after = { ...one, reminded: isForLead ? 2 : 1, version: one.version + 1 };
  await saveImprovement(tx, shell.workspace, after);
  for (const to of told)
    await tellPrivately(shell, tx, {
      note: 'improvement_due',
      of: dueNoteOf(one),
      to,
      version: after.version,
      on: 'every',
    });
}
