/** `amends digest preview --team T`: the digest as it would be posted, as plain text. */
import { digestFor } from '../../app/views/digest.ts';
import { didYouMean } from '../../core/policy/reader/policy-faults.ts';
import { isoWeek, weekWindow } from '../../core/base/time.ts';
import { digestCard } from '../../cards/team/digest-card.ts';
import { makeDirectory } from '../../db/team/directory.ts';
import { cardText } from '../io/card-text.ts';
import { withStore } from '../io/store.ts';
import { exactly, isSet, needed, option, Refused, toJson, WrongUsage, type Verb } from '../verb.ts';

export const digestPreview: Verb = {
  options: {
    team: { type: 'string' },
    week: { type: 'string' },
    workspace: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(asked, io) {
    exactly(asked);
    const named = needed(asked, 'team', 'front-desk');
    const chosen = option(asked, 'week');
    if (chosen !== undefined && !isWeek(chosen)) throw new WrongUsage(`--week ${chosen} is no week; write 2026-W47`);
    await withStore(asked, io, async ({ db, workspace }) => {
      const directory = makeDirectory(workspace);
      const { teams } = await directory.now(db.read);
      const team = teams.find(({ id }) => id === named);
      if (team === undefined) {
        const ids = teams.map(({ id }) => id);
        throw new Refused(`There is no team "${named}"${didYouMean(named, ids)}; teams are ${ids.join(', ')}.`);
      }
      const week = chosen ?? isoWeek(io.now(), team.zone);
      const digest = await digestFor({ db, workspace, directory }, team.id, week);
      const text = digest === undefined ? null : cardText(digestCard(digest, 'slack'));
      if (isSet(asked, 'json')) await io.out(toJson({ team: team.id, week, text }));
      else
        await io.out(
          text ?? `Nothing happened in ${team.name} in ${week} that a digest would tell: none would be posted.\n`,
        );
    });
  },
};

function isWeek(typed: string): boolean {
  try {
    return weekWindow(typed, 'UTC').from.getTime() > 0;
  } catch {
    return false;
  }
}
