/** `amends people confirm`: those who left a source of people at once have left. */
import { PEOPLE_SOURCES } from '../../core/people/account.ts';
import { confirmHeld } from '../../people/held-back.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import { count } from '../io/words.ts';
import { exactly, isSet, option, toJson, WrongUsage, type Verb } from '../verb.ts';

export const peopleConfirm: Verb = {
  options: { source: { type: 'string' }, workspace: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked, io) {
    exactly(asked);
    const named = option(asked, 'source');
    const source = PEOPLE_SOURCES.find((one) => one === named) ?? null;
    if (named !== undefined && source === null)
      throw new WrongUsage(`--source is one of ${PEOPLE_SOURCES.join(', ')}, not "${named.slice(0, 40)}"`);
    await withStore(asked, io, async ({ db, workspace }) => {
      await noteCommand({ db, workspace }, io, 'people confirm', { source });
      const left = await confirmHeld(db, workspace, source);
      if (isSet(asked, 'json')) await io.out(toJson({ left }));
      else
        await io.out(
          left === 0
            ? 'Nobody is held back; nothing to confirm.\n'
            : `${count(left, 'person has', 'people have')} left. A running Amends goes by it within seconds.\n`,
        );
    });
  },
};
