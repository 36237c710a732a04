/** `amends triage report` and `amends triage rollback`: how well complaints are read, and back to what was used before. */
import { triageSeen } from '../../app/views/learning/triage-of.ts';
import { triageCard } from '../../cards/learning/triage-card.ts';
import { serialisable } from '../../db/engine/serialisable.ts';
import { rollTriageBack } from '../../db/learning/triage-models.ts';
import { cardText } from '../io/card-text.ts';
import { noteCommand } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import { exactly, isSet, toJson, type Verb } from '../verb.ts';

export const triageReport: Verb = {
  options: { workspace: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked, io) {
    exactly(asked);
    await withStore(asked, io, async ({ db, workspace }) => {
      const seen = await triageSeen(db.read, workspace);
      await io.out(isSet(asked, 'json') ? toJson(seen) : cardText(triageCard(seen, { locale: 'en-GB', zone: 'UTC' })));
    });
  },
};

export const triageRollback: Verb = {
  options: { workspace: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked, io) {
    exactly(asked);
    await withStore(asked, io, async ({ db, workspace }) => {
      await noteCommand({ db, workspace }, io, 'triage rollback');
      const rolled = await serialisable(db, (tx) => rollTriageBack(tx, workspace));
      const said =
        rolled === null
          ? 'Nothing learnt of your own cases is in use: there is nothing to take back.\n'
          : `Version ${rolled.from} is taken back; in use is ${rolled.to === 0 ? 'what all houses share' : `version ${rolled.to}`}, from the next complaint on.\n`;
      await io.out(isSet(asked, 'json') ? toJson({ rolledBack: rolled }) : said);
    });
  },
};
