/**
 * A customer with canaries in every way there is: each verb, each form, what other systems send, and every column the inventory
 * calls theirs. Erased, they stand in no table, sealed or open, in no post of either platform, in no export and in no line of the
 * log; limits, figures and chains are as they were. A new verb, form, table or column is tried here as it comes.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { eraseCustomer, keyTyped, tryErasing, type Eraser } from '../../src/app/privacy/erase-customer.ts';
import { exportSubject } from '../../src/app/privacy/export-subject.ts';
import { looksAt } from '../../src/db/privacy/looks.ts';
import { FORM_IDS } from '../../src/cards/kit/card.ts';
import { verifyJournals } from '../../src/cli/audit/verify.ts';
import { describeOnOne } from '../database.ts';
import { complaint, SECRET } from '../intake/sender.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { walkIn, type Walk } from './walk.ts';
import { soon } from '../patience.ts';

const REF = 'Zebrafinch 7781';
const MAIL = 'okapi.7781@customer.example';
const WORDS = 'quokkacanary';
const SAID = `${WORDS} of ${REF}`;
const BY_ONE = 'platypuscanary';

describeOnOne('a customer is erased', (open) => {
  let hotel: Hotel;
  let eraser: Eraser;
  let keys: readonly string[];
  let leaks: RegExp;
  let walk: Walk;
  let figures: unknown;
  const say = (user: string, line: string): Promise<void> => walk.say(user, line);
  const rows = (sql: string, params: readonly unknown[] = []) =>
    hotel.db.read.query<Record<string, unknown>>(sql, params);
  const sums = (): Promise<unknown> =>
    rows(`SELECT 'ledger' AS of, team, member, kind, state, basis, sum(cost_minor)::text AS n, count(*)::int AS rows FROM ledger_entry
      GROUP BY 2, 3, 4, 5, 6 UNION ALL SELECT 'sums', team, member, kind, '', basis, sum(cost_minor)::text, count(*)::int
      FROM ledger_sum GROUP BY 2, 3, 4, 6 ORDER BY 1, 2, 3, 4, 5, 6`);

  beforeAll(async () => {
    hotel = await openHotel(await open(), {
      env: { AMENDS_CONFIG: houseWithSomebodyInTeamsAlone(), AMENDS_INTAKE_REVIEWS_SECRET: SECRET },
    });
    walk = walkIn(hotel, SAID, { customer: REF });
    const { shell } = hotel.app;
    eraser = { ...shell, now: () => hotel.now() };
    keys = [REF, MAIL].map((typed) => keyTyped(eraser, typed) ?? '');
    leaks = new RegExp(
      [WORDS, 'zebrafinch', 'okapi', BY_ONE, ...keys]
        .flatMap((raw) => [raw, Buffer.from(raw).toString('hex')])
        .join('|'),
      'i',
    );
  });

  it('goes in by every way', async () => {
    await walk.fill('log', 'U0ANA', { customer: REF });
    await walk.fill('log', 'U0ANA', { customer: REF });
    // for the general manager alone, who is reached in Teams alone
    await say('U0ANA', `give R-1002 refund 1200 EUR because ${SAID}`);
    await say('U0ANA', `give R-1001 refund 400 EUR because ${SAID}`);
    await say('U0ANA', `give R-1001 refund 20 EUR because ${SAID}`);
    await say('U0ANA', `promise R-1001 18:00 call ${SAID}`);
    await say('U0ANA', `link R-1001 ${MAIL} because ${SAID}`);
    await hotel.drawn();
    const [doc] = await rows(
      `SELECT doc -> 'requests' -> 0 AS request, doc -> 'promises' -> 0 ->> 'id' AS promise, version FROM recovery_case WHERE id = 'R-1001'`,
    );
    const request = doc?.['request'] as { id: string; digest: string };
    walk.goOn({
      request: request.id,
      digest: request.digest,
      promise: String(doc?.['promise']),
      v: String(doc?.['version']),
    });
    await walk.sayEachVerb('U0ANA', HOUSE);
    for (const line of [
      'assist R-1001 @bob by 18:00',
      'handover R-1001 @bob',
      'remember R-1001',
      'note R-1001',
      'wants R-1001',
      'leaving R-1001',
    ])
      await say('U0MIA', `${line} ${SAID}`);
    // of the house, in words that name the customer although nobody should
    await say('U0MIA', `storm on 2h because the guest of ${REF}`);
    await say('U0MIA', `improve R-1001 @bob by friday ask ${REF} twice`);
    for (const id of FORM_IDS)
      for (const user of ['U0ANA', 'U0MIA'])
        if (!['dismiss', 'merge', 'resolve', 'log', 'thank', 'improve', 'idea', 'unlink'].includes(id))
          await walk.fill(id, user);
    await walk.fill('resolve', 'U0MIA', { accepted: 'yes' });
    await walk.send(complaint({ subject: SAID, text: SAID, customer: { id: REF } }));
    await walk.send(
      JSON.stringify({
        type: 'survey.answered',
        timestamp: '2026-12-10T08:30:00Z',
        data: { score: 1, out_of: 5, text: SAID, customer: { id: REF } },
      }),
    );
    // another case was said to be theirs by mistake
    await say('U0ANA', `log ${BY_ONE}: cold soup`);
    await walk.fill('log', 'U0ANA', { customer: REF, text: 'Cold soup' });
    await hotel.drawn();
    await seed();
    await hotel.drawnAtLast();
    figures = await sums();
    const dump = await dumped();
    expect(new Set(dump.filter(({ row }) => leaks.test(row)).map(({ table }) => table)).size).toBeGreaterThan(8);
    expect(posts().filter((text) => leaks.test(text)).length).toBeGreaterThan(1);
    expect(inTeamsToGil().filter((text) => leaks.test(text)).length).toBeGreaterThan(0);
  });

  /** What no way above reaches: a row of every table whose columns are the customer's. */
  async function seed(): Promise<void> {
    const { workspace, sealer } = hotel.app.shell;
    const [key = ''] = keys;
    const at = hotel.now();
    await rows(`INSERT INTO purchase VALUES ($1, 'shop:${BY_ONE}', $2, $3)`, [workspace, key, at]);
    await rows(`INSERT INTO customer_note VALUES ($1, 'not_seed', $2, $3, 'ana', $4, 'R-1001', $4)`, [
      workspace,
      key,
      SAID,
      at,
    ]);
    await rows(
      `INSERT INTO customer_standing (workspace, id, customer_key, standing, reason, words, consent, team, "case", by, at)
       VALUES ($1, 'sta_seed', $2, 'at_risk', 'price', $3, true, 'front-desk', 'R-1001', 'ana', $4)`,
      [workspace, key, SAID, at],
    );
    await rows(`INSERT INTO customer_opt_out VALUES ($1, $2, $3, 'ana', 'R-1001') ON CONFLICT DO NOTHING`, [
      workspace,
      key,
      at,
    ]);
    await rows(
      `INSERT INTO hint (workspace, subject, bound, due_at, at, reading) VALUES ($1, 'case:R-1001', 'x', $2, $2, $3)
      ON CONFLICT (workspace, subject) DO UPDATE SET reading = excluded.reading`,
      [workspace, at, JSON.stringify({ summary: SAID })],
    );
    for (const [kind, ref] of [
      ['original', 'R-1001'],
      ['hint', 'case:R-1001'],
      ['hint', 'letter:R-1001:apology:en:formal'],
      ['model_answer', 'abc'],
      ['kept_words', 'wrd_seed'],
      ['kept_form', 'wrd_seed'],
    ] as const)
      await rows(
        `INSERT INTO sealed_text (workspace, kind, ref, sealed) VALUES ($1, $2, $3, $4)
        ON CONFLICT (workspace, kind, ref) DO UPDATE SET sealed = excluded.sealed`,
        [workspace, kind, ref, Buffer.from(sealer.seal(JSON.stringify({ text: SAID }), { workspace, kind, ref }))],
      );
    await rows(
      `INSERT INTO wish (workspace, key, sealed, at, holder, due_at, parked) VALUES ($1, 'w:seed', $2, $3, 0, $3, 'x')`,
      [
        workspace,
        Buffer.from(sealer.seal(JSON.stringify({ say: SAID }), { workspace, kind: 'wish', ref: 'w:seed' })),
        at,
      ],
    );
    await rows(
      `INSERT INTO delivery (workspace, receiver, id, type, subject, at, sealed, state, due_at)
       VALUES ($1, 'crm', 'evt_seed', 'case.opened', 'R-1001', $2, $3, 'dead', $2)`,
      [workspace, at, Buffer.from(sealer.seal(SAID, { workspace, kind: 'delivery', ref: 'evt_seed' }))],
    );
    await rows(
      `INSERT INTO set_aside (workspace, id, source, sender, why, rule, words, matters, at, received_at, sealed)
       VALUES ($1, 'aside-seed', 'reviews', 'm1', 'praise', 'x', 'a lovely stay', '{}', $2, $2, $3)`,
      [
        workspace,
        at,
        Buffer.from(
          sealer.seal(JSON.stringify({ of: { customer: MAIL } }), { workspace, kind: 'aside', ref: 'aside-seed' }),
        ),
      ],
    );
    await rows(
      `INSERT INTO survey (workspace, id, "case", customer_key, team, owner, resolved_at, expires_at, answered_at, words, overall)
       VALUES ($1, 'sur_seed', 'R-1001', $2, 'front-desk', 'ana', $3, $3, $3, $4, 2)`,
      [workspace, key, at, SAID],
    );
    await rows(`INSERT INTO heard_elsewhere VALUES ($1, 'r:1', $2, $3, 100, 500, true, NULL, $4)`, [
      workspace,
      at,
      key,
      SAID,
    ]);
    await rows(
      `INSERT INTO case_fact (workspace, "case", source, version, form, team, status, counted, restricted, received_at, stands, customer_key,
         reopened, handovers, touches, discretionary, alone, labels)
       VALUES ($1, 'H-1', 'import', 1, 2, 'front-desk', 'closed', true, false, $2, true, $3, 0, 0, 0, false, false, $4)`,
      [workspace, at, key, JSON.stringify({ city: WORDS })],
    );
    await rows(
      `INSERT INTO history_case (workspace, reference, import, "case", run, line, hash) VALUES ($1, gen_random_uuid(), 'x', 'H-1', 1, 1, gen_random_uuid())`,
      [workspace],
    );
  }

  /** Every row of every table, and what is in those that are sealed. */
  async function dumped(): Promise<readonly { readonly table: string; readonly row: string }[]> {
    const tables = await rows(
      `SELECT table_schema || '."' || table_name || '"' AS name FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    const found: { table: string; row: string }[] = [];
    for (const { name } of tables)
      for (const { row } of await rows(`SELECT t::text AS row FROM ${String(name)} t`))
        found.push({ table: String(name), row: String(row) });
    const { sealer, workspace } = hotel.app.shell;
    const opened = (table: string, kind: string, ref: string, sealed: unknown): void => {
      try {
        found.push({ table: `sealed ${table}`, row: sealer.open(sealed as Uint8Array, { workspace, kind, ref }) });
      } catch {
        // sealed under another name: looked for as a row that is left
      }
    };
    for (const { kind, ref, sealed } of await rows('SELECT kind, ref, sealed FROM sealed_text'))
      opened('text', String(kind), String(ref), sealed);
    for (const { key, sealed } of await rows('SELECT key, sealed FROM wish'))
      opened('wish', 'wish', String(key), sealed);
    for (const { id, sealed } of await rows('SELECT id, sealed FROM set_aside'))
      opened('aside', 'aside', String(id), sealed);
    return found;
  }

  /** What stands in both platforms now, but for what was shown to one person for a moment. */
  function posts(): readonly string[] {
    const { slack, teams } = hotel;
    return [
      ...slack.state.messages.filter((m) => m.viewer === null).map((m) => `${m.text} ${JSON.stringify(m.blocks)}`),
      ...teams.memory().flatMap((m) => (m.author === 'bot' ? [JSON.stringify(m)] : [])),
    ];
  }
  const inTeamsToGil = (): readonly string[] => hotel.teams.personal('gil').map((m) => JSON.stringify(m));

  it('is tried without changing anything', async () => {
    const before = await dumped();
    const tried = await tryErasing(eraser, REF, keys[0] ?? '');
    expect(tried.cases).toContain('R-1001');
    expect(await dumped()).toEqual(before);
  });

  it('is told all that is theirs, and nothing of who works here or of others', async () => {
    const told = await exportSubject(eraser, REF, keys[0] ?? '');
    const json = JSON.stringify(told, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(told.references).toContain(REF);
    expect(json.match(new RegExp(WORDS, 'g'))?.length).toBeGreaterThan(20);
    expect(
      Object.entries(told.tables)
        .filter(([, found]) => found.length === 0)
        .map(([table]) => table),
    ).toEqual(['matter_name']);
    expect(told.opened.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['original', 'hint', 'aside']));
    expect(json).not.toMatch(/"(ana|mia|bob)"|Laurent|U0ANA/);
    expect(told.cases.map(({ case: c }) => (c as { id: string }).id)).toContain('R-1001');
  });

  it('is kept who looked', async () => {
    const [other] = await rows(
      `SELECT id FROM recovery_case WHERE customer_key = $1 AND id <> 'R-1001' AND owner <> 'bob' ORDER BY number`,
      [keys[0]],
    );
    const id = String(other?.['id']);
    await say('U0BOB', `show ${id}`);
    await hotel.drawn();
    const { workspace } = hotel.app.shell;
    await soon(async () => {
      const asked = {
        after: { at: new Date(0), id: '' },
        until: new Date('2030-01-01T00:00:00Z'),
        case: id,
        limit: 100,
      };
      const looks = await looksAt(hotel.db.read, workspace, asked);
      expect(looks.map(({ by, what }) => `${by} ${what}`)).toEqual(['member:bob case']);
    });
  });

  it('leaves every table, sealed or open', async () => {
    const certificate = await eraseCustomer(eraser, REF, keys[0] ?? '', { kind: 'operator' });
    expect(certificate.id).toMatch(/^era_/);
    const left = (await dumped())
      .filter(({ row }) => leaks.test(row))
      .filter(({ row }) => !(row.includes(BY_ONE) && !/zebrafinch|quokka|okapi|cus_/.test(row)));
    expect(
      left.map(
        ({ table, row }) => `${table}: …${row.slice(Math.max(0, row.search(leaks) - 120), row.search(leaks) + 60)}`,
      ),
    ).toEqual([]);
    const deliveries = await rows(`SELECT 1 FROM delivery WHERE subject = 'R-1001'`);
    expect(deliveries).toEqual([]);
    const [noted] = await rows(`SELECT details FROM house_entry WHERE kind = 'erased'`);
    expect(noted?.['details']).toMatchObject({ erasure: certificate.id, asked_by: 'operator' });
  });

  it('leaves every message that can be changed', async () => {
    await hotel.app.sweep();
    await hotel.drawnAtLast();
    const left = posts().filter((text) => leaks.test(text) && !text.includes(BY_ONE));
    expect(left.map((text) => text.slice(Math.max(0, text.search(leaks) - 200), text.search(leaks) + 100))).toEqual([]);
  });

  it('leaves the log without a line of them', () => {
    expect(hotel.logged.filter((line) => leaks.test(line))).toEqual([]);
  });

  it('leaves figures, limits and chains as they were', async () => {
    expect(await sums()).toEqual(figures);
    const verified = await verifyJournals(hotel.db.read, hotel.app.shell.workspace, null);
    expect(verified).toMatchObject({ broken: null, older: 0 });
    expect(verified.cases).toBeGreaterThan(1);
  });

  it('is nobody that is known when they come again', async () => {
    await walk.fill('log', 'U0ANA', { customer: REF, text: 'The lamp is broken' });
    await hotel.drawn();
    const [again] = await rows(`SELECT doc, customer_key FROM recovery_case ORDER BY number DESC LIMIT 1`);
    expect(again?.['customer_key']).toBe(keys[0]);
    expect(JSON.stringify(again?.['doc'])).not.toContain('"nth"');
    const second = await eraseCustomer(eraser, REF, keys[0] ?? '', { kind: 'operator' });
    expect(second.cases).toHaveLength(1);
    const third = await eraseCustomer(eraser, REF, keys[0] ?? '', { kind: 'operator' });
    expect(third.cases).toEqual([]);
  });
});

/** The demo's file, with a source, and the general manager without Slack. */
function houseWithSomebodyInTeamsAlone(): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-erase-')), 'amends.yaml');
  const demo = readFileSync('demo/amends.yaml', 'utf8').replace('    slack: U0GIL\n', '');
  writeFileSync(file, `${demo}\nintake:\n  - { name: reviews, team: front-desk, owner: mia }\n`);
  return file;
}

/** Verbs that say something of the house and of no case. */
const HOUSE: ReadonlySet<string> = new Set([
  'storm',
  'event',
  'improve',
  'thanks',
  'nominate',
  'watch',
  'away',
  'idea',
  'unlink',
]);
