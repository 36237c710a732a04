/** `amends keys status` and `amends keys rotate`: which key sealed what is stored, and sealing it anew with the first of AMENDS_SECRET_KEY. */
import { rotateKeys } from '../../app/keep/rotate-keys.ts';
import { workspaceId } from '../../core/base/ids.ts';
import type { Sealer } from '../../db/engine/sealed.ts';
import { keysInUse, type KeyInUse } from '../../db/engine/sealed-places.ts';
import { workspaceIds } from '../../db/team/members.ts';
import { sealerOf } from '../io/secret-key.ts';
import { openUpToDate } from '../io/store.ts';
import { count, table } from '../io/words.ts';
import { exactly, isSet, Refused, toJson, type Io, type Verb } from '../verb.ts';

export const keysStatus: Verb = {
  options: { json: { type: 'boolean' } },
  async run(asked, io) {
    exactly(asked);
    const sealer = keysGiven(io);
    const db = await openUpToDate(io);
    try {
      const keys = standing(sealer, await keysInUse(db.read));
      await io.out(isSet(asked, 'json') ? toJson({ keys }) : `${sayKeys(keys).join('\n')}\n`);
      const strange = keys.filter(({ isGiven }) => !isGiven).length;
      if (strange > 0)
        throw new Refused(
          `${count(strange, 'key')} of what is stored ${strange === 1 ? 'is' : 'are'} not in AMENDS_SECRET_KEY: put it behind the others, or Amends does not start.`,
        );
    } finally {
      await db.close();
    }
  },
};

export const keysRotate: Verb = {
  options: { json: { type: 'boolean' } },
  async run(asked, io) {
    exactly(asked);
    const sealer = keysGiven(io);
    const db = await openUpToDate(io);
    try {
      let resealed = 0;
      for (const named of await workspaceIds(db.read)) {
        const workspace = workspaceId.parse(named);
        resealed += await rotateKeys({ db, sealer, workspace, now: io.now }, { kind: 'operator' });
      }
      const keys = standing(sealer, await keysInUse(db.read));
      if (isSet(asked, 'json')) return await io.out(toJson({ resealed, keys }));
      await io.out(`${count(resealed, 'text')} sealed anew.\n${sayKeys(keys).join('\n')}\n`);
    } finally {
      await db.close();
    }
  },
};

function keysGiven(io: Io): Sealer {
  const sealer = sealerOf(io.env);
  if (sealer !== null) return sealer;
  throw new Refused('AMENDS_SECRET_KEY is not set: write the keys that Amends runs with, new,old.');
}

interface KeyStanding {
  readonly key: string;
  readonly isGiven: boolean;
  /** The first of AMENDS_SECRET_KEY seals; all of them open. */
  readonly seals: boolean;
  /** How many texts it sealed, by table. */
  readonly sealed: Readonly<Record<string, number>>;
  readonly mayGo: boolean;
}

function standing({ keyIds }: Sealer, used: readonly KeyInUse[]): readonly KeyStanding[] {
  const all = [...new Set([...keyIds, ...used.map(({ key }) => key)])];
  return all.map((key) => {
    const sealed: Record<string, number> = {};
    for (const one of used) if (one.key === key) sealed[one.table] = (sealed[one.table] ?? 0) + one.rows;
    const seals = key === keyIds[0];
    return {
      key,
      isGiven: keyIds.includes(key),
      seals,
      sealed,
      mayGo: !seals && Object.keys(sealed).length === 0,
    };
  });
}

function sayKeys(keys: readonly KeyStanding[]): readonly string[] {
  const rows = keys.map(({ key, isGiven, seals, sealed, mayGo }) => [
    key,
    seals ? 'seals' : isGiven ? 'opens' : 'not given',
    Object.entries(sealed)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ') || 'nothing',
    mayGo ? 'may go, once every process seals with the first' : seals || !isGiven ? '' : 'amends keys rotate',
  ]);
  return table([['key', '', 'sealed', ''], ...rows]);
}
