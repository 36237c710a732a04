/** `amends rebuild facts`: derives what metrics are summed from anew, from the cases themselves. The numbers are the same afterwards. */
import { factsAnew } from '../../app/keep/facts.ts';
import { makeDirectory } from '../../db/team/directory.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import { exactly, isSet, toJson, type Verb } from '../verb.ts';

export const rebuildFactsVerb: Verb = {
  options: { workspace: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked, io) {
    exactly(asked);
    await withStore(asked, io, async ({ db, workspace }) => {
      await noteCommand({ db, workspace }, io, 'rebuild facts');
      const cases = await factsAnew({ db, workspace, directory: makeDirectory(workspace) });
      await io.out(isSet(asked, 'json') ? toJson({ cases }) : `Facts of ${cases} cases are derived anew.\n`);
    });
  },
};
