/** `amends database adopt`: a restored database goes on in place of the one it was copied from. */
import { adopt } from '../../db/engine/home.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import { exactly, type Verb } from '../verb.ts';

export const databaseAdopt: Verb = {
  options: { workspace: { type: 'string' } },
  async run(asked, io) {
    exactly(asked);
    await withStore(asked, io, async (store) => {
      await noteCommand(store, io, 'database adopt');
      const wasElsewhere = await adopt(store.db.read, store.workspace);
      await io.out(
        wasElsewhere
          ? `${store.workspace} goes on from this database. Start Amends, and never again on the one it was copied from.\n`
          : `${store.workspace} is at work in this database already.\n`,
      );
    });
  },
};
