/**
 * Whoever owns the tables changes what is on record, however they like: `audit verify`, held against a head that was kept
 * elsewhere, finds it. 150 changes in the suite, 1,000 with AMENDS_LONG=1.
 */
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { unexpected, type Expected } from '../../src/cli/audit/expected.ts';
import { verifyJournals } from '../../src/cli/audit/verify.ts';
import { sealJournals } from '../../src/app/keep/seal-journals.ts';
import { linkHash, type Link } from '../../src/core/base/chain.ts';
import { houseHash } from '../../src/core/base/house.ts';
import { workspaceId, type CaseId } from '../../src/core/base/ids.ts';
import { signSeal, sealDigest, type SignedSeal } from '../../src/core/base/seal.ts';
import type { Command } from '../../src/core/case/commands.ts';
import { replay } from '../../src/core/case/replay.ts';
import { readJournal } from '../../src/db/case/reading.ts';
import { columnsOfCase } from '../../src/db/case/rows-of-case.ts';
import { houseEntries, noteHouse } from '../../src/db/engine/house-journal.ts';
import { makeSealer } from '../../src/db/engine/sealed.ts';
import type { Queryable } from '../../src/db/engine/serialisable.ts';
import { describeOnServer } from '../database.ts';
import { ANA, BOB, MIA, storedHotel } from './amends.ts';

const HOTEL = workspaceId.parse('hotel-aurora');
const AT = new Date('2024-03-21T00:00:00Z');
const RUNS = process.env['AMENDS_LONG'] === '1' ? 1_000 : 150;

interface Tampering {
  readonly what: string;
  /** SQL, or what the owner does with it. */
  readonly how: (q: Queryable, chance: number) => Promise<unknown>;
}

/** One row at random: the same number gives the same row. */
const some = (table: string, where = 'true'): string =>
  `ctid = (SELECT ctid FROM ${table} WHERE ${where} ORDER BY md5(ctid::text || $1::text) LIMIT 1)`;
const sql =
  (text: string) =>
  (q: Queryable, chance: number): Promise<unknown> =>
    q.query(text, [chance]);

/** Columns as anything else than they are. */
const otherThan = (column: string, type: string): string => {
  switch (type) {
    case 'timestamptz':
      return `coalesce(${column}, now()) + interval '1 ms'`;
    case 'int':
      return `coalesce(${column}, 0) + 1`;
    case 'text[]':
      return `array_append(${column}, 'eve')`;
    default:
      return `coalesce(${column}, '') || 'x'`;
  }
};
const columns = (table: string, of: Readonly<Record<string, string>>): readonly Tampering[] =>
  Object.entries(of).map(([column, type]) => ({
    what: `${table}.${column} is another`,
    how: sql(`UPDATE ${table} SET "${column}" = ${otherThan(`"${column}"`, type)} WHERE ${some(table)}`),
  }));

const TAMPERINGS: readonly Tampering[] = [
  ...columns('journal_entry', {
    at: 'timestamptz',
    by: 'text',
    kind: 'text',
    hash: 'text',
    prev_hash: 'text',
    case: 'text',
    workspace: 'text',
    form: 'int',
  }),
  ...columns('recovery_case', {
    version: 'int',
    status: 'text',
    team: 'text',
    owner: 'text',
    customer_key: 'text',
    customer_shown: 'text',
    failure: 'text',
    linked: 'text[]',
    asked: 'text[]',
    thanked: 'text[]',
    words: 'text',
    received_at: 'timestamptz',
    resolved_at: 'timestamptz',
    outage: 'text',
    events: 'int',
    head_hash: 'text',
  }),
  ...columns('ledger_entry', {
    id: 'text',
    case: 'text',
    action: 'text',
    kind: 'text',
    basis: 'text',
    cost_minor: 'int',
    cost_currency: 'text',
    original_minor: 'int',
    customer_key: 'text',
    failure: 'text',
    member: 'text',
    team: 'text',
    at: 'timestamptz',
    storm: 'text',
    outage: 'text',
    above_minor: 'int',
    settles_passenger: 'text',
  }),
  ...columns('house_entry', { at: 'timestamptz', by: 'text', kind: 'text', hash: 'text', prev_hash: 'text' }),
  ...columns('house_head', { seq: 'int', hash: 'text' }),
  ...columns('audit_seal', {
    at: 'timestamptz',
    house_seq: 'int',
    house_hash: 'text',
    digest: 'text',
    signature: 'text',
    signer: 'text',
  }),
  ...columns('sealed_head', { seq: 'int' }),

  {
    what: 'a seal covers another case',
    how: sql(`UPDATE sealed_head SET number = number + 1000 WHERE ${some('sealed_head')}`),
  },
  {
    what: 'an event says another by',
    how: sql(
      `UPDATE journal_entry SET by = 'eve', body = jsonb_set(body, '{by}', '"eve"') WHERE ${some('journal_entry')}`,
    ),
  },
  {
    what: 'an event says more',
    how: sql(`UPDATE journal_entry SET body = body || '{"more": 1}' WHERE ${some('journal_entry')}`),
  },
  { what: 'an event is gone', how: sql(`DELETE FROM journal_entry WHERE ${some('journal_entry')}`) },
  {
    what: 'two events change places',
    how: async (q) => {
      const at = `"case" = (SELECT id FROM recovery_case WHERE events > 3 ORDER BY number LIMIT 1)`;
      await q.query(`UPDATE journal_entry SET seq = 100 WHERE ${at} AND seq = 2`);
      await q.query(`UPDATE journal_entry SET seq = 2 WHERE ${at} AND seq = 3`);
      await q.query(`UPDATE journal_entry SET seq = 3 WHERE ${at} AND seq = 100`);
    },
  },
  {
    what: 'a case says something else',
    how: sql(`UPDATE recovery_case SET doc = jsonb_set(doc, '{owner}', '"eve"') WHERE ${some('recovery_case')}`),
  },
  {
    what: 'a case has other amounts',
    how: sql(
      `UPDATE recovery_case SET doc = replace(doc::text, '"4000"', '"4001"')::jsonb || '{"reopened": 7}' WHERE ${some('recovery_case')}`,
    ),
  },
  { what: 'a ledger entry is gone', how: sql(`DELETE FROM ledger_entry WHERE ${some('ledger_entry')}`) },
  {
    what: 'a ledger entry is settled',
    how: sql(
      `UPDATE ledger_entry SET state = CASE state WHEN 'reserved' THEN 'released' ELSE 'reserved' END WHERE ${some('ledger_entry')}`,
    ),
  },
  {
    what: 'a ledger entry is there twice',
    how: sql(
      `INSERT INTO ledger_entry SELECT (to_jsonb_row).* FROM (SELECT jsonb_populate_record(l, jsonb_build_object('id', l.id || 'x', 'seq', l.seq + 1000000)) AS to_jsonb_row FROM ledger_entry l WHERE ${some('ledger_entry')}) x`,
    ),
  },
  {
    what: 'words are others',
    how: sql(
      `UPDATE journal_word SET apart = replace(apart::text, ' ', '  ')::jsonb || '{"told:x": ["a", "b"]}' WHERE ${some('journal_word')}`,
    ),
  },
  { what: 'words are gone', how: sql(`DELETE FROM journal_word WHERE ${some('journal_word')}`) },
  {
    what: 'words stand beside another event',
    how: sql(`UPDATE journal_word SET seq = seq + 50 WHERE ${some('journal_word')}`),
  },
  {
    what: 'an entry of the house says something else',
    how: sql(`UPDATE house_entry SET details = details || '{"more": 1}' WHERE ${some('house_entry')}`),
  },
  { what: 'an entry of the house is gone', how: sql(`DELETE FROM house_entry WHERE ${some('house_entry')}`) },
  { what: 'a seal is gone', how: sql(`DELETE FROM audit_seal WHERE ${some('audit_seal')}`) },
  { what: 'a case is not sealed', how: sql(`DELETE FROM sealed_head WHERE ${some('sealed_head')}`) },
  {
    what: 'a case is gone, and its journal stays',
    how: sql(`DELETE FROM recovery_case WHERE ${some('recovery_case')}`),
  },
  { what: 'a case is gone with all that belongs to it', how: (q, chance) => wholeCase(q, chance, 'case') },
  { what: 'and with what says that it was sealed', how: (q, chance) => wholeCase(q, chance, 'seals') },
  { what: 'a tail is cut off, the case and ledger fitted to it', how: (q, chance) => cutTail(q, chance, 'case') },
  { what: 'and what says that it was sealed', how: (q, chance) => cutTail(q, chance, 'seals') },
  { what: 'a chain is reckoned anew over another event', how: (q, chance) => rewritten(q, chance) },
  { what: 'all seals are gone, and the house says nothing of them', how: (q) => houseAnew(q, null) },
  {
    what: 'all is reckoned anew and sealed with another key',
    how: async (q, chance) => {
      await rewritten(q, chance);
      await houseAnew(q, Buffer.alloc(32, 9));
    },
  },
];

async function wholeCase(q: Queryable, chance: number, what: 'case' | 'seals'): Promise<void> {
  const [row] = await q.query<{ id: string; number: number }>(
    `SELECT id, number FROM recovery_case WHERE ${some('recovery_case')}`,
    [chance],
  );
  for (const table of ['journal_entry', 'journal_word', 'ledger_entry'])
    await q.query(`DELETE FROM ${table} WHERE "case" = $1`, [row?.id]);
  await q.query('DELETE FROM recovery_case WHERE id = $1', [row?.id]);
  if (what === 'seals') await q.query('DELETE FROM sealed_head WHERE number = $1', [row?.number]);
}

async function cutTail(q: Queryable, chance: number, what: 'case' | 'seals'): Promise<void> {
  const of = await caseWithMore(q, chance);
  await q.query(
    'DELETE FROM journal_word WHERE "case" = $1 AND seq = (SELECT max(seq) FROM journal_entry WHERE "case" = $1)',
    [of],
  );
  await q.query(
    'DELETE FROM journal_entry WHERE "case" = $1 AND seq = (SELECT max(seq) FROM journal_entry WHERE "case" = $1)',
    [of],
  );
  await fitted(q, of);
  if (what === 'seals')
    await q.query(
      `UPDATE sealed_head SET seq = seq - 1 WHERE number = (SELECT number FROM recovery_case WHERE id = $1)`,
      [of],
    );
}

async function caseWithMore(q: Queryable, chance: number): Promise<CaseId> {
  const [row] = await q.query<{ id: CaseId }>(
    `SELECT id FROM recovery_case WHERE ${some('recovery_case', 'events > 2')}`,
    [chance],
  );
  if (row === undefined) throw new Error('no case has more than two events');
  return row.id;
}

/** Case and ledger as they follow from the journal there is: what an owner of the tables who knows the rules would write. */
async function fitted(q: Queryable, of: CaseId): Promise<void> {
  const journal = await readJournal(q, HOTEL, of);
  const { case: now, entries } = replay(journal.map(({ event }) => event));
  const last = journal.at(-1);
  await q.query(
    `UPDATE recovery_case c SET (status, team, owner, asked, words, version, doc, events, head_hash, resolved_at) =
       (SELECT n.status, n.team, n.owner, n.asked, n.words, n.version, n.doc, $3::int, $4::text, n.resolved_at
        FROM jsonb_populate_record(NULL::recovery_case, $2::jsonb) n) WHERE c.id = $1`,
    [of, JSON.stringify(columnsOfCase(now)), last?.seq, last?.hash],
  );
  await q.query('DELETE FROM ledger_entry WHERE "case" = $1 AND id <> ALL ($2)', [of, [...entries.keys()]]);
  for (const { id, state } of entries.values())
    await q.query('UPDATE ledger_entry SET state = $2 WHERE id = $1', [id, state]);
}

async function rewritten(q: Queryable, chance: number): Promise<void> {
  const of = await caseWithMore(q, chance);
  await q.query(
    `UPDATE journal_entry SET by = 'eve', body = jsonb_set(body, '{by}', '"eve"') WHERE "case" = $1 AND seq = 2`,
    [of],
  );
  let previous = '';
  const rows = await q.query<Link>('SELECT * FROM journal_entry WHERE "case" = $1 ORDER BY seq', [of]);
  for (const row of rows) {
    const hash = linkHash(previous, row);
    await q.query('UPDATE journal_entry SET hash = $3, prev_hash = $4 WHERE "case" = $1 AND seq = $2', [
      of,
      row.seq,
      hash,
      previous,
    ]);
    previous = hash;
  }
  await fitted(q, of);
}

/** The journal of the house without its seals, reckoned anew; with one seal over everything, signed with that key. */
async function houseAnew(q: Queryable, secret: Uint8Array | null): Promise<void> {
  const all = (await houseEntries(q, HOTEL, 0, 1_000)).filter(({ kind }) => kind !== 'sealed');
  await q.query('DELETE FROM house_entry');
  await q.query('DELETE FROM sealed_head');
  await q.query('DELETE FROM audit_seal');
  let previous = '';
  for (const [n, entry] of all.entries()) {
    const hash = houseHash(previous, { ...entry, seq: n + 1 });
    await q.query(
      'INSERT INTO house_entry (workspace, seq, at, by, kind, details, hash, prev_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [HOTEL, n + 1, entry.at, entry.by, entry.kind, JSON.stringify(entry.details), hash, previous],
    );
    previous = hash;
  }
  await q.query('UPDATE house_head SET seq = $1, hash = $2', [all.length, previous]);
  if (secret === null) return;
  const digest = sealDigest();
  const heads = await q.query<{ number: number; seq: number; hash: string }>(
    'SELECT number, events AS seq, head_hash AS hash FROM recovery_case ORDER BY number',
  );
  for (const { number, seq, hash } of heads) digest.add(number, seq, hash);
  const house = { seq: all.length, hash: previous };
  const seal = signSeal({ workspace: HOTEL, seal: 1, at: AT, house, digest: digest.over(house, '') }, secret);
  await q.query(
    'INSERT INTO audit_seal (workspace, seal, at, house_seq, house_hash, digest, signature, signer) VALUES ($1, 1, $2, $3, $4, $5, $6, $7)',
    [HOTEL, AT, house.seq, house.hash, seal.digest, seal.signature, seal.signer],
  );
  await q.query('INSERT INTO sealed_head SELECT workspace, number, 1, events FROM recovery_case');
  const { signature, signer } = seal;
  const details = { seal: 1, digest: seal.digest, cases: heads.length, signature, signer };
  await noteHouse(q, HOTEL, { kind: 'sealed', by: { kind: 'amends' }, at: AT, details });
}

const lookAgain = (of: CaseId): Command => ({ kind: 'look_again', case: of });

describeOnServer('what is on record', (server) => {
  let owner: pg.Client;
  let q: Queryable;
  let head: SignedSeal;
  let expected: Expected;

  beforeAll(async () => {
    const url = await server.url();
    const hotel = await storedHotel({ url });
    const sealing = { db: hotel.db, sealer: makeSealer([Buffer.alloc(32, 7)]), workspace: HOTEL, now: () => AT };
    const first = await hotel.logs(ANA, 'room 412');
    await hotel.gives(ANA, first, 40n);
    await hotel.gives(ANA, first, 200n);
    await sealJournals(sealing, { kind: 'amends' });
    await hotel.does(MIA, { kind: 'approve', case: first, request: null, digest: null });
    const second = await hotel.logs(BOB, 'room 7');
    await hotel.gives(BOB, second, 30n);
    await hotel.does(BOB, {
      kind: 'promise',
      case: second,
      text: 'call them back',
      due: new Date('2024-03-22T10:00:00Z'),
    });
    const third = await hotel.logs(BOB, 'room 7');
    await hotel.gives(BOB, third, 20n);
    await hotel.logs(ANA, 'room 9');
    // what was given on one case is settled on another, into which it was merged
    const fourth = await hotel.logs(BOB, 'room 7');
    const merged = await hotel.does(BOB, { kind: 'merge', case: third, into: fourth, because: null });
    const kept = merged.case?.id === fourth ? merged.case : (await hotel.does(BOB, lookAgain(fourth))).case;
    await hotel.does(BOB, {
      kind: 'resolve',
      case: fourth,
      outcome: 'accepted',
      customerAccepted: 'yes',
      rootCause: 'breakdown',
      processArea: null,
      whatHelped: null,
      done: kept?.actions.map(({ id }) => id) ?? [],
    });
    await noteHouse(hotel.db.read, HOTEL, {
      kind: 'settings_changed',
      by: { kind: 'member', member: MIA },
      at: AT,
      details: { team: 'front-desk' },
    });
    const made = await sealJournals(sealing, { kind: 'operator' });
    if (made === null) throw new Error('nothing was sealed');
    head = made;
    expected = { file: 'head.json', head };
    await hotel.close();
    owner = new pg.Client({ connectionString: url });
    await owner.connect();
    await owner.query('SET session_replication_role = replica');
    q = { query: async (text, params = []) => (await owner.query(text, [...params])).rows };
    return () => owner.end();
  });

  const foundOut = async (): Promise<string | null> => {
    const verified = await verifyJournals(q, HOTEL, head.signer);
    return verified.broken?.why ?? unexpected(expected, HOTEL, verified);
  };

  it('is whole as long as nobody touches it, also when it goes on', async () => {
    expect(await foundOut()).toBeNull();
    const settled = await q.query(`SELECT FROM ledger_entry WHERE state = 'committed'`);
    expect(settled.length).toBeGreaterThan(0);
    await noteHouse(q, HOTEL, { kind: 'exported', by: { kind: 'operator' }, at: AT, details: { what: 'cases' } });
    expect(await foundOut()).toBeNull();
  });

  it(`is found out to be changed, each of ${RUNS} times, by whatever its owner does`, async () => {
    const missed: string[] = [];
    for (const [n, chance] of fc.sample(fc.nat(), RUNS).entries()) {
      // each way at least once
      const tampering = TAMPERINGS[n % TAMPERINGS.length];
      await owner.query('BEGIN');
      try {
        await tampering?.how(q, chance);
        if ((await foundOut()) === null) missed.push(`${tampering?.what}, by ${chance}`);
      } catch (error) {
        missed.push(`${tampering?.what}, by ${chance}: ${String(error)}`);
      }
      await owner.query('ROLLBACK');
    }
    expect(missed).toEqual([]);
    expect(TAMPERINGS.length).toBeLessThan(RUNS);
  });

  it('is no head of somebody else’s key, nor one that was changed', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
    const verified = await verifyJournals(q, HOTEL, head.signer);
    const of = (changed: SignedSeal): string | null =>
      unexpected({ file: 'head.json', head: changed }, HOTEL, verified);
    expect(of(signSeal(head, secret))).toMatch(/Seal 2 is another than in head.json/);
    expect(of({ ...head, digest: '0'.repeat(64) })).toMatch(/was changed since it was sealed/);
    expect(of({ ...head, workspace: 'boreal' })).toMatch(/head of the workspace boreal/);
    expect(unexpected({ digest: head.digest }, HOTEL, verified)).toBeNull();
    expect(unexpected({ digest: verified.digest ?? '' }, HOTEL, verified)).toBeNull();
    expect(unexpected({ digest: '0'.repeat(64) }, HOTEL, verified)).toMatch(/Nothing here has the digest/);
  });
});
