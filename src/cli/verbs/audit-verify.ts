/** `amends audit verify`: every journal from its first event to where it should end, the cases and the ledger that follow from them, and the seals over all. */
import { signerOf } from '../../core/base/seal.ts';
import { sealSecret } from '../../app/keep/seal-journals.ts';
import { expectedOf, unexpected } from '../audit/expected.ts';
import { verifyJournals, type Verified } from '../audit/verify.ts';
import { noteRead } from '../io/noted.ts';
import { sealerOf } from '../io/secret-key.ts';
import { withStore, type Store } from '../io/store.ts';
import { count } from '../io/words.ts';
import { exactly, isSet, option, Refused, toJson, type Asked, type Io, type Verb } from '../verb.ts';

export const auditVerify: Verb = {
  options: {
    json: { type: 'boolean' },
    workspace: { type: 'string' },
    expect: { type: 'string' },
    'public-key': { type: 'string' },
  },
  run: async (asked, io) => {
    exactly(asked);
    const expecting = option(asked, 'expect');
    const expected = expecting === undefined ? null : expectedOf(expecting);
    await withStore(asked, io, async (store) => {
      const { workspace } = store;
      const signer = await signerKnown(asked, io, store);
      const found = await verifyJournals(store.db.read, workspace, signer);
      const other = expected === null || found.broken !== null ? null : unexpected(expected, workspace, found);
      const { seals, ...rest } = found;
      const ok = found.broken === null && other === null;
      if (isSet(asked, 'json'))
        await io.out(
          toJson({ ok, workspace, ...rest, seals: seals.length, expected: expected === null ? null : other === null }),
        );
      if (found.broken !== null) throw new Refused(sayBroken(found, found.broken));
      if (other !== null) throw new Refused(other);
      await noteRead(store, io, 'audit verify');
      if (!isSet(asked, 'json')) await io.out(sayWhole(found, signer));
    });
  },
};

/** Whose signature a seal must have: as given, or as the workspace's own secret makes it; null where that cannot be opened here. */
async function signerKnown(asked: Asked, io: Io, { db, workspace }: Store): Promise<string | null> {
  const given = option(asked, 'public-key');
  if (given !== undefined) return given;
  const sealer = sealerOf(io.env);
  const [there] = await db.read.query(`SELECT 1 FROM sealed_text WHERE workspace = $1 AND kind = 'audit_seal'`, [
    workspace,
  ]);
  return sealer === null || there === undefined ? null : signerOf(await sealSecret({ db, sealer, workspace }));
}

function sayBroken({ cases }: Verified, broken: NonNullable<Verified['broken']>): string {
  if (broken.case === null) return broken.why;
  const at = broken.seq === null ? broken.case : `${broken.case}, event ${broken.seq}`;
  return `The journal is broken at ${at}: ${broken.why} (${count(cases, 'case')} before it are whole.)`;
}

function sayWhole({ cases, events, house, seals, older, digest }: Verified, signer: string | null): string {
  const last = seals.at(-1);
  return [
    `${count(cases, 'case')}, ${count(events, 'event')}: every chain is whole, and cases and ledger are what follows from them.`,
    `The journal of the house: ${count(house, 'entry', 'entries')}, whole.`,
    last === undefined
      ? 'Nothing is sealed yet: amends audit head seals it now.'
      : `${count(seals.length, 'seal')}, the last of ${last.at.toISOString()}: all fit${signer === null ? ', by the key they name themselves (AMENDS_SECRET_KEY or --public-key says whose it must be)' : ''}.`,
    ...(older === 0
      ? []
      : [
          `${count(older, 'case')} of before hashes covered everything cannot be played again: their chains are whole.`,
        ]),
    `Digest of the heads: ${digest}`,
    '',
  ].join('\n');
}
