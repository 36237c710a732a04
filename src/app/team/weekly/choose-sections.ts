/** A lead chooses what the team's digest tells. */
import { DIGEST_SECTIONS } from '../../../core/digest/sections.ts';
import type { LearningAct } from '../../../core/learning/acts.ts';
import { sayChosen, sayNotChosen } from '../../../cards/weekly/sections.ts';
import { serialisable } from '../../../db/engine/serialisable.ts';
import { chooseSections, sectionsOff } from '../../../db/team/digest-readers.ts';
import type { Reply } from '../../door/door.ts';
import type { Shell } from '../../shell.ts';
import { no, yes, type Acting } from '../learning/acting.ts';

/** What changes is kept as a row each, with who chose it; what is so already is not. */
export async function chooseDigestSections(
  shell: Shell,
  { member, caller, viewer }: Acting,
  { sections }: Extract<LearningAct, { kind: 'digest_sections' }>,
): Promise<Reply> {
  if (!member.lead) return no(sayNotChosen({ kind: 'not_lead' }, viewer));
  const after = await serialisable(shell.db, async (tx) => {
    const off = await sectionsOff(tx, shell.workspace, member.team);
    const changed = sections.filter(({ section, shown }) => shown === off.includes(section));
    if (changed.length === 0) return null;
    const chosen = { team: member.team, by: member.id, at: caller.at, sections: changed };
    await chooseSections(tx, shell.workspace, chosen);
    const shown = new Map(changed.map((one) => [one.section, one.shown]));
    return DIGEST_SECTIONS.filter((section) => !(shown.get(section) ?? !off.includes(section)));
  });
  return after === null ? no(sayNotChosen({ kind: 'same' }, viewer)) : yes(sayChosen(after, viewer));
}
