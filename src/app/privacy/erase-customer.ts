/**
 * A customer is erased: what tells of them leaves the database, and every message that told of them is drawn anew without it.
 * What was given, when and why it failed stays, under a key nobody can find anything out from. In small transactions, each whole;
 * broken off, it goes on where it was. No command: no rule may refuse it, and it belongs to no one case.
 */
import { randomBytes } from 'node:crypto';
import { GONE, withoutTexts } from '../../core/base/committed.ts';
import { customerFrom, type CustomerKeyOf } from '../../core/base/customers.ts';
import { writeActor, type HouseActor } from '../../core/base/house.ts';
import { caseId, thingId, type CaseId, type ThingId, type WorkspaceId } from '../../core/base/ids.ts';
import { isPersonal } from '../../core/case/personal-words.ts';
import type { Database } from '../../db/engine/client.ts';
import { noteHouse } from '../../db/engine/house-journal.ts';
import { openedOrNull, type Sealer } from '../../db/engine/sealed.ts';
import { serialisable, type Queryable, type Tx } from '../../db/engine/serialisable.ts';
import { casesOfCustomer, eraseCases, type FoundCase } from '../../db/privacy/erase-cases.ts';
import { eraseBeside, wantHomesOf } from '../../db/privacy/erase-beside.ts';
import {
  casesThatMention,
  casesThatNamed,
  eraseAnswers,
  eraseByKey,
  unmention,
  unnameOn,
} from '../../db/privacy/erase-by-key.ts';
import {
  addKeys,
  declineErasure,
  erasuresIn,
  finishErasure,
  goneSoFar,
  insertErasure,
  keysOfCustomer,
  noteGone,
  readErasure,
  sealedOfErasure,
  startErasure,
  summed,
  type Erasure,
  type Gone,
} from '../../db/privacy/erasures.ts';
import { settleOtherwise } from '../../db/setup/settings.ts';
import { entriesOfOld, messagesOf, stillToSend, whereTold } from '../../db/privacy/told-elsewhere.ts';
import { causeOf, type Log } from '../../log.ts';
import { namesOf, type Names } from './names.ts';
import { countMentions, dropMentions } from './sealed-mentions.ts';

/** What an erasure works with. */
export interface Eraser {
  readonly db: Database;
  readonly workspace: WorkspaceId;
  readonly sealer: Sealer;
  readonly customerKeyOf: CustomerKeyOf;
  readonly now: () => Date;
  /** In the transaction in which one is done: who is to hear of it. Not given: nobody. */
  readonly told?: (tx: Tx, erasure: Erasure) => Promise<void>;
}

export interface Certificate {
  /** Null: nothing was kept of them, or it was only tried. */
  readonly id: ThingId | null;
  /** Cases of the customer. */
  readonly cases: readonly CaseId[];
  /** Of those, and of others that once named the customer: held by somebody, so that they stay as they are. */
  readonly held: readonly CaseId[];
  readonly gone: Gone;
}

/** A few at a time: a transaction that reads much loses races with everybody. */
const AT_ONCE = 25;
/** What hangs on cases is looked for with so many of them at once: each look may read all of a table. */
const BESIDE_AT_ONCE = 1_000;
/** Somebody may go on working on a case meanwhile; more often than this it is new work, and no remainder. */
const MOST_ROUNDS = 5;

/** The key of what was typed; null: it names nobody. */
export const keyTyped = ({ customerKeyOf }: Pick<Eraser, 'customerKeyOf'>, typed: string): string | null =>
  customerFrom(typed, customerKeyOf)?.key ?? null;

/** What would be erased of who goes by what was typed; nothing is changed. */
export async function tryErasing(eraser: Eraser, typed: string, key: string): Promise<Certificate> {
  const { db, workspace } = eraser;
  const keys = await keysOfCustomer(db.read, workspace, key);
  const found = await casesOfCustomer(db.read, workspace, { keys, counted: key });
  const cases = found.map(({ id }) => id);
  const named = (await casesThatNamed(db.read, workspace, keys)).filter(({ id }) => !cases.includes(id));
  const held = [...found, ...named].filter(({ isHeld }) => isHeld).map(({ id }) => id);
  const told = await whereTold(db.read, workspace, cases, keys);
  const asides = await countMentions(eraser, { cases, isTold: namesOf(eraser.customerKeyOf, keys, typed).isTold });
  return {
    id: null,
    cases,
    held,
    gone: { ...told, set_asides: asides, names: keys.length, once_named: named.map(({ id }) => id) },
  };
}

/** Erases who goes by what was typed. Goes on with what was begun for them; does nothing where nothing is kept of them. */
export async function eraseCustomer(eraser: Eraser, typed: string, key: string, by: HouseActor): Promise<Certificate> {
  const { db, workspace } = eraser;
  const begun = (await erasuresIn(db.read, workspace, 'running')).find(({ keys }) => keys.includes(key));
  if (begun !== undefined) return await carryOn(eraser, begun);
  const asked = (await erasuresIn(db.read, workspace, 'asked')).find(({ keys }) => keys.includes(key));
  if (asked !== undefined) {
    if (await takeOver(eraser, asked, writeActor(by)))
      return await carryOn(eraser, { ...asked, state: 'running', confirmedBy: writeActor(by) });
    // somebody said yes or no to it in between: it goes on with that, or begins by itself
    return await eraseCustomer(eraser, typed, key, by);
  }
  const keys = await keysOfCustomer(db.read, workspace, key);
  const erasure = newErasure(eraser, { typed, keys, askedBy: writeActor(by), state: 'running' });
  await insertErasure(db.read, workspace, erasure);
  return await carryOn(eraser, { ...erasure, confirmedBy: null, doneAt: null, gone: {} });
}

export function newErasure(
  { workspace, sealer, now }: Pick<Eraser, 'workspace' | 'sealer' | 'now'>,
  of: {
    readonly typed: string;
    readonly keys: readonly string[];
    readonly askedBy: string;
    readonly state: 'asked' | 'running';
  },
) {
  const id = thingId.parse(`era_${randomBytes(12).toString('base64url')}`);
  const { typed, ...rest } = of;
  return {
    ...rest,
    id,
    counted: `cus_${randomBytes(16).toString('hex')}`,
    askedAt: now(),
    sealed: sealer.seal(typed, sealedFor(workspace, id)),
  };
}

/** What waits in chat for a second administrator needs none any more. False: it was settled meanwhile. */
async function takeOver({ db, workspace, now }: Eraser, { id }: Erasure, confirmedBy: string): Promise<boolean> {
  return await serialisable(db, async (tx) => {
    if (!(await startErasure(tx, workspace, { id, confirmedBy }))) return false;
    await settleOtherwise(tx, workspace, `erasure:${id}`, { outcome: 'confirmed', at: now() });
    return true;
  });
}

/** Forgets what was asked for so long ago that nobody means it any more: it holds whom it would have been. `told`: in the same transaction. */
export async function lapseErasing(
  { db, workspace, now }: Eraser,
  before: Date,
  told: (tx: Tx, erasure: Erasure, n: number) => Promise<void>,
): Promise<void> {
  const asked = await erasuresIn(db.read, workspace, 'asked');
  for (const one of asked.filter(({ askedAt }) => askedAt < before))
    await serialisable(db, async (tx) => {
      const { id } = one;
      if (!(await declineErasure(tx, workspace, { id, at: now() }))) return;
      const n = await settleOtherwise(tx, workspace, `erasure:${id}`, { outcome: 'declined', at: now() });
      const details = { erasure: id, outcome: 'lapsed' };
      await noteHouse(tx, workspace, { kind: 'erasure_settled', by: { kind: 'amends' }, at: now(), details });
      if (n !== null) await told(tx, one, n);
    });
}

const sealedFor = (workspace: WorkspaceId, ref: string) => ({ workspace, kind: 'erasure', ref });

/** Goes on with every erasure that was broken off. One that cannot be done keeps no other from it, and is tried again. */
export async function carryOnErasing(eraser: Eraser & { readonly log: Log }): Promise<number> {
  const begun = await erasuresIn(eraser.db.read, eraser.workspace, 'running');
  for (const one of begun)
    try {
      await carryOn(eraser, one);
    } catch (error) {
      eraser.log.error(
        'a customer could not be erased and is still kept: tried again by itself; where this comes again, mend its cause or report it',
        { id: one.id, cause: causeOf(error) },
      );
    }
  return begun.length;
}

/** What each step took is noted with it, so that the certificate says all of it, whoever did which and however often it broke off. */
export async function carryOn(eraser: Eraser, begun: Erasure): Promise<Certificate> {
  const { db, workspace, now } = eraser;
  const { id: erasureId } = begun;
  const names = await namedBy(eraser, begun);
  /** False: another process has done all of it, and what came since is somebody else's. */
  const step = async (work: (tx: Tx) => Promise<Gone>, lanes: readonly string[] = []): Promise<boolean> =>
    await serialisable(
      db,
      async (tx) => {
        const before = await goneSoFar(tx, workspace, erasureId);
        if (before === null) return false;
        await noteGone(tx, workspace, erasureId, summed(before, await work(tx)));
        return true;
      },
      { lanes, tries: 20 },
    );
  let erasure = begun;
  let found: readonly FoundCase[] = [];
  for (let round = 1; ; round += 1) {
    erasure = await withKeysNow(eraser, erasure);
    found = await casesOfCustomer(db.read, workspace, erasure);
    const left = found.filter(({ isHeld, isLeft }) => isLeft && !isHeld).map(({ id }) => id);
    if (left.length === 0 || round > MOST_ROUNDS) break;
    for (let at = 0; at < left.length; at += AT_ONCE) {
      const work = { ids: left.slice(at, at + AT_ONCE), at: now() };
      const lanes = work.ids.map((id) => `case ${id}`);
      const isOurs = await step(async (tx) => {
        const { cases, entries } = await eraseCases(tx, workspace, erasure, work);
        return { cases, ledger: entries };
      }, lanes);
      if (!isOurs) return await certified(eraser, erasureId, found);
    }
  }
  const cases = found.map(({ id }) => id);
  const free = found.filter(({ isHeld }) => !isHeld).map(({ id }) => id);
  for (let at = 0; at < free.length; at += BESIDE_AT_ONCE) {
    const some = free.slice(at, at + BESIDE_AT_ONCE);
    await eraseBeside(db.read, workspace, some, erasure);
    await wantHomesOf(db.read, workspace, some);
    await eraseAnswers(db.read, workspace, some, (reply) =>
      withoutTexts(reply, (of, text) => isPersonal(of) || names.isTold(text)),
    );
  }
  const named = (await casesThatNamed(db.read, workspace, erasure.keys)).filter(({ id }) => !cases.includes(id));
  for (const { id } of named.filter(({ isHeld }) => !isHeld)) {
    const of = { id, at: now(), names: names.isNamed };
    await step(async (tx) => ({ once_named: (await unnameOn(tx, workspace, erasure, of)) ? [id] : [] }));
  }
  await dropMentions(eraser, erasureId, { cases, isTold: names.isTold });
  const mentioned = names.reference === null ? [] : await casesThatMention(db.read, workspace, names.reference);
  const alsoFound = {
    mentioned,
    messages: await messagesOf(db.read, workspace, free),
    still_to_send: await stillToSend(db.read, workspace, cases),
    entries_of_old: await entriesOfOld(db.read, workspace, free),
  };
  const maybeHeld = [...found.filter(({ isHeld }) => isHeld), ...named].map(({ id }) => id);
  await serialisable(db, async (tx) => {
    const before = await goneSoFar(tx, workspace, erasureId);
    if (before === null) return;
    const once = before['once_named'] ?? [];
    const held = maybeHeld.filter((id) => typeof once === 'number' || !once.includes(id));
    // of a case that is held its customer stays who they are
    const byKey = held.length === 0 ? await eraseByKey(tx, workspace, erasure) : {};
    const texts = names.reference === null ? 0 : await unmention(tx, workspace, names.reference, GONE);
    const gone = withoutNone(summed(before, byKey, { texts, held, ...alsoFound }));
    await finishErasure(tx, workspace, { id: erasureId, at: now(), gone });
    const by: HouseActor = { kind: erasure.askedBy === 'operator' ? 'operator' : 'amends' };
    const details = { erasure: erasureId, asked_by: erasure.askedBy, confirmed_by: erasure.confirmedBy, ...gone };
    await noteHouse(tx, workspace, { kind: 'erased', by, at: now(), details });
    await eraser.told?.(tx, erasure);
  });
  return await certified(eraser, erasureId, found);
}

const withoutNone = (gone: Gone): Gone =>
  Object.fromEntries(Object.entries(gone).filter(([, n]) => (typeof n === 'number' ? n : n.length) > 0));

/** As it is kept, whoever ended it. */
async function certified(
  { db, workspace }: Eraser,
  id: ThingId,
  found: readonly Pick<FoundCase, 'id'>[],
): Promise<Certificate> {
  const { cases: _cases, held = [], ...gone } = (await readErasure(db.read, workspace, id))?.gone ?? {};
  const heldIds = typeof held === 'number' ? [] : held.map((one) => caseId.parse(one));
  return { id, cases: found.map((one) => one.id), held: heldIds, gone };
}

/** Somebody may have said meanwhile that the customer also goes by something else. */
async function withKeysNow({ db, workspace }: Eraser, erasure: Erasure): Promise<Erasure> {
  const keys = await keysNow(db.read, workspace, erasure);
  if (keys.length === erasure.keys.length) return erasure;
  await addKeys(db.read, workspace, erasure.id, keys);
  return { ...erasure, keys };
}

async function keysNow(
  q: Queryable,
  workspace: WorkspaceId,
  { keys }: Pick<Erasure, 'keys'>,
): Promise<readonly string[]> {
  const lists = await Promise.all(keys.map((key) => keysOfCustomer(q, workspace, key)));
  return [...new Set(lists.flat())];
}

/** What somebody holds of what would be erased: of theirs, and of others that once named them. */
export async function heldOf(
  { db, workspace }: Pick<Eraser, 'db' | 'workspace'>,
  erasure: Pick<Erasure, 'keys' | 'counted'>,
): Promise<readonly CaseId[]> {
  const keys = await keysNow(db.read, workspace, erasure);
  const theirs = await casesOfCustomer(db.read, workspace, { ...erasure, keys });
  const all = [...theirs, ...(await casesThatNamed(db.read, workspace, keys))];
  return [...new Set(all.filter(({ isHeld }) => isHeld).map(({ id }) => id))];
}

async function namedBy({ db, workspace, sealer, customerKeyOf }: Eraser, { id, keys }: Erasure): Promise<Names> {
  const sealed = await sealedOfErasure(db.read, workspace, id);
  const typed = sealed === null ? null : openedOrNull(sealer, sealed, sealedFor(workspace, id));
  return namesOf(customerKeyOf, keys, typed ?? '');
}
