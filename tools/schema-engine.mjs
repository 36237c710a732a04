#!/usr/bin/env node
// Stands in for Prisma's native schema-engine: the same JSON-RPC over stdio, answered by its WebAssembly build.
// Shadow databases (and the main one, for the URL postgresql://embedded/...) are in-memory PGlite instances.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';

globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (m) => process.stderr.write(m + '\n') };
const dir = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
const module = new WebAssembly.Module(readFileSync(path.join(dir, 'schema_engine_bg.wasm')));
const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': wasm });
wasm.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const url = JSON.parse(option('--datasource') ?? '{}').url;
const embedded = !url || new URL(url).hostname === 'embedded';

const litePool = async () => {
  const { connection } = createPgConfig(await PGlite.create());
  const parse = connection.parse.bind(connection);
  connection.parse = (q) => parse({ ...q, types: undefined });
  return new pg.Pool({ connection, max: 1 });
};
let charColumns = [];
const adapter = async (pool) => {
  const query = pool.query.bind(pool);
  pool.query = async (...a) => {
    const r = await query(...a);
    charColumns = [];
    r?.fields?.forEach((f, i) => {
      if (f.dataTypeID !== 18) return; // "char", which adapter-pg does not know
      f.dataTypeID = 25;
      charColumns.push(i);
    });
    return r;
  };
  const a = await new PrismaPg(pool).connect();
  const queryRaw = a.queryRaw.bind(a);
  a.queryRaw = async (q) => {
    const r = await queryRaw(q);
    for (const i of charColumns) r.columnTypes[i] = ColumnTypeEnum.Character;
    return r;
  };
  // adapter-pg splits scripts at every ';', which breaks function bodies
  a.executeScript = (sql) =>
    pool.query(sql).then(
      () => {},
      (e) => a.onError(e),
    );
  return a;
};
const factory = bindMigrationAwareSqlAdapterFactory({
  provider: 'postgres',
  adapterName: '@prisma/adapter-pg',
  connect: async () => adapter(embedded ? await litePool() : new pg.Pool({ connectionString: url })),
  connectToShadowDb: async () => adapter(await litePool()),
});

if (args.includes('--version')) {
  console.log(`schema-engine-cli ${wasm.version()}`);
  process.exit(0);
}
if (args.includes('cli')) {
  const command = args[args.indexOf('cli') + 1];
  if (embedded) process.exit(0);
  const target = new URL(url);
  const name = decodeURIComponent(target.pathname.slice(1));
  if (command !== 'can-connect-to-database') target.pathname = '/postgres';
  const client = new pg.Client(target.href);
  try {
    await client.connect();
    if (command !== 'can-connect-to-database')
      await client.query(`${command.split('-')[0]} database ${pg.escapeIdentifier(name)}`);
    process.exit(0);
  } catch (e) {
    const fields = { error_code: e.code === '3D000' ? 'P1003' : 'P1001', message: e.message };
    process.stderr.write('\n' + JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields }) + '\n');
    process.exit(1);
  }
}

const files = (option('--datamodels') ?? '').split(',').filter(Boolean);
const datamodels = files.length
  ? files.map((f) => [f, readFileSync(f, 'utf8')])
  : [['schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n']];
const send = (message) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n');
let engine;
for await (const line of readline.createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (!method) continue; // the CLI's reply to our print
  try {
    engine ??= await wasm.SchemaEngine.new({ datamodels }, () => {}, factory);
    // the WebAssembly engine builds (and caches) the shadow schema only here
    if (method === 'evaluateDataLoss' || method === 'createMigration')
      await engine.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
    const result = method === 'getDatabaseVersion' ? await engine.version() : await engine[method](params);
    if (method === 'diff' && result.stdout !== null)
      send({ id: id + 1e6, method: 'print', params: { content: result.stdout } });
    send({ id, result: result ?? {} });
  } catch (e) {
    const data = {
      is_panic: false,
      message: e.message.split('\n')[0],
      meta: e.meta ?? null,
      error_code: e.code ?? null,
    };
    send({ id, error: { code: 4466, message: 'An error happened. Check the data field for details.', data } });
  }
}
process.exit(0);
