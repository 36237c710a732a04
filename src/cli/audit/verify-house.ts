/** The journal of the house and the seals in it, held against each other. */
import { houseHash } from '../../core/base/house.ts';
import { isSignedBy, sealDigest, type SealDigest, type SignedSeal } from '../../core/base/seal.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import { sealsAfter } from '../../db/case/seals.ts';
import { houseEntries, houseHead, type HouseEntryStored } from '../../db/engine/house-journal.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import { count } from '../io/words.ts';
import type { Broken } from './verify-case.ts';

const PAGE = 1_000;

export interface HouseVerified {
  /** Entries of the journal of the house. */
  readonly entries: number;
  readonly seals: readonly SignedSeal[];
  /** Of each seal, to be fed with the cases it covers. */
  readonly digests: ReadonlyMap<number, SealDigest>;
}

/** `signer`: the public key that seals of this workspace are signed with; null: nobody knows. */
export async function verifyHouse(
  q: Queryable,
  workspace: WorkspaceId,
  signer: string | null,
): Promise<Broken | HouseVerified> {
  const seals: SignedSeal[] = [];
  for (let page = await sealsAfter(q, workspace, 0, PAGE); page.length > 0;) {
    seals.push(...page);
    page = await sealsAfter(q, workspace, seals.at(-1)?.seal ?? 0, PAGE);
  }
  const wrongSeal = seals.map((seal, index) => sealFault(seal, index + 1, signer)).find((fault) => fault !== null);
  if (wrongSeal !== undefined) return of(wrongSeal);
  const said = new Map(seals.map((seal) => [seal.house.seq + 1, seal]));
  const ends = new Map(seals.map((seal) => [seal.house.seq, seal]));
  let previous = '';
  let entries = 0;
  for (;;) {
    const page = await houseEntries(q, workspace, entries, PAGE);
    for (const entry of page) {
      const fault = entryFault(entry, entries + 1, previous, said.get(entry.seq));
      if (fault !== null) return of(fault);
      previous = entry.hash;
      entries = entry.seq;
      if ((ends.get(entry.seq)?.house.hash ?? previous) !== previous)
        return of(`The journal of the house is broken at entry ${entries}: it was sealed with another hash.`);
    }
    if (page.length === 0) break;
  }
  const head = await houseHead(q, workspace);
  if (head.seq !== entries || head.hash !== previous)
    return of(
      `The journal of the house is broken: it should end at entry ${head.seq}, and has ${count(entries, 'entry', 'entries')}.`,
    );
  const last = seals.at(-1);
  if (last !== undefined && last.house.seq >= entries)
    return of(
      `The journal of the house is broken: seal ${last.seal} was made after entry ${last.house.seq}, and it ends before.`,
    );
  return { entries, seals, digests: new Map(seals.map(({ seal }) => [seal, sealDigest()])) };
}

/** What is wrong with the seals once every case was fed to its digests; null: nothing. */
export function sealsBreak({ seals, digests }: HouseVerified): Broken | null {
  let before = '';
  for (const { seal, house, digest } of seals) {
    if (digests.get(seal)?.over(house, before) !== digest)
      return of(
        `The journals are not what seal ${seal} was made over: cases or events of them are gone, or others than they were.`,
      );
    before = digest;
  }
  return null;
}

const of = (why: string): Broken => ({ case: null, seq: null, why });

function sealFault(seal: SignedSeal, n: number, signer: string | null): string | null {
  if (seal.seal !== n) return `The seals are broken: seal ${n} is missing.`;
  if ((signer !== null && seal.signer !== signer) || !isSignedBy(seal.signer, seal))
    return `Seal ${n} was not signed with the key of this workspace.`;
  return null;
}

function entryFault(entry: HouseEntryStored, n: number, previous: string, seal: SignedSeal | undefined): string | null {
  const at = `The journal of the house is broken at entry ${n}:`;
  if (entry.seq !== n) return `${at} it is missing.`;
  if (entry.prevHash !== previous) return `${at} it does not follow the one before it.`;
  if (houseHash(previous, entry) !== entry.hash) return `${at} what it says is not what was written.`;
  const { seal: number, digest } = entry.details;
  if (entry.kind !== 'sealed') return seal === undefined ? null : `${at} seal ${seal.seal} should stand there.`;
  const isSeal = seal !== undefined && number === seal.seal && digest === seal.digest;
  return isSeal ? null : `${at} the seal that it says was made is gone, or another.`;
}
