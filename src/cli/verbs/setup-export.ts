/** `amends setup export`: amends.yaml with what was set up in chat written into it, for operators who take it back into the file. */
import { namedOrganisations } from '../../named-organisations.ts';
import { withSetUp } from '../../organisation.ts';
import { writeOrganisation } from '../../organisation-written.ts';
import { inForce } from '../../core/setup/settings.ts';
import { readSettings } from '../../db/setup/settings.ts';
import { sayIgnored } from '../io/ignored.ts';
import { ofOneOrganisation, organisationOf, policyFrom, textOf } from '../io/files.ts';
import { noteRead } from '../io/noted.ts';
import { withStore } from '../io/store.ts';
import { exactly, Refused, type Verb } from '../verb.ts';

export const setupExport: Verb = {
  options: { workspace: { type: 'string' } },
  async run(asked, given) {
    exactly(asked);
    const io = ofOneOrganisation(asked, given);
    const named = organisationOf(io.env);
    if (named === null) throw new Refused('AMENDS_CONFIG is not set: name the amends.yaml that Amends runs with.');
    const [{ policyFile } = { policyFile: undefined }] = namedOrganisations(io.env, []);
    if (policyFile === undefined)
      throw new Refused('AMENDS_POLICY is not set: its roles say which settings of people hold.');
    const roles = new Set(policyFrom(policyFile, io.now()).policy.roles.keys());
    await withStore(asked, io, async (store) => {
      await noteRead(store, io, 'setup export');
      const settings = await readSettings(store.db.read, store.workspace);
      const { from } = withSetUp(named.organisation, settings, roles);
      for (const one of from.ignored) await io.err(`Not in it: ${sayIgnored(one).said}.\n`);
      const left = new Set(from.ignored.map(({ setting }) => setting));
      const held = inForce(settings).filter((one) => !left.has(one));
      await io.out(writeOrganisation(textOf(named.file), { ...from, settings: held }));
    });
  },
};
