/** `amends audit head`: seals the journals as they are now, and gives what to keep elsewhere: with it `audit verify --expect` finds what was cut off or rewritten since. */
import { existsSync, writeFileSync } from 'node:fs';
import { sealJournals } from '../../app/keep/seal-journals.ts';
import { sealerOf } from '../io/secret-key.ts';
import { withStore } from '../io/store.ts';
import { exactly, option, Refused, toJson, type Verb } from '../verb.ts';

export const auditHead: Verb = {
  options: { to: { type: 'string' }, workspace: { type: 'string' }, json: { type: 'boolean' } },
  async run(asked, io) {
    exactly(asked);
    const to = option(asked, 'to');
    if (to !== undefined && existsSync(to)) throw new Refused(`${to} is there already: name another file after --to.`);
    const sealer = sealerOf(io.env);
    if (sealer === null)
      throw new Refused('AMENDS_SECRET_KEY is not set: a head is sealed with the key that Amends runs with.');
    await withStore(asked, io, async ({ db, workspace }) => {
      const seal = await sealJournals({ db, sealer, workspace, now: io.now }, { kind: 'operator' });
      if (seal === null)
        throw new Refused('There is nothing to seal: no case was ever logged, and nothing happened in the house.');
      const text = toJson({ kind: 'amends audit head', ...seal });
      if (to === undefined) return await io.out(text);
      writeFileSync(to, text);
      await io.out(
        `${to} is the head: seal ${seal.seal} of ${seal.at.toISOString()}.\nDigest: ${seal.digest}\nPublic key: ${seal.signer}\nKeep it where nobody can change it who can change the database; amends audit verify --expect ${to} holds the journals against it.\n`,
      );
    });
  },
};
