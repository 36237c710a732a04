/** PGlite, the PostgreSQL that runs inside this process, made durable and given to node-postgres as a pool of one connection. */
import { fsyncSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import pg from 'pg';
import { lockDirectory } from './lock.ts';
import { makeApart } from './make-apart.ts';

// PGlite runs PostgreSQL with -F (no fsync) and its Node file system has no fsync: give it one.
class DurableNodeFS extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args);
    emscriptenOpts.preRun = [...(emscriptenOpts.preRun ?? []), addFsync];
    return { emscriptenOpts };
  }
}

function addFsync(module: unknown): void {
  const { stream_ops: streams } = (module as WithNodeFiles).NODEFS;
  streams.fsync = (stream) => {
    if (stream.nfd !== undefined) fsyncSync(stream.nfd);
    return 0;
  };
}
interface WithNodeFiles {
  readonly NODEFS: { readonly stream_ops: { fsync?: (stream: { nfd?: number }) => number } };
}

export interface Embedded {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens the embedded database in `dir`, or in memory. `template` is a dumped data directory to begin with.
 * Nothing else may talk to the instance: it has one session, and a statement beside the pool would join whatever
 * transaction is open there. Throws DirectoryInUse when another process has the directory.
 */
export async function openEmbedded(dir?: string, template?: Blob): Promise<Embedded> {
  if (dir !== undefined) mkdirSync(dir, { recursive: true });
  const lock = dir === undefined ? undefined : await lockDirectory(dir);
  try {
    const own = dir === undefined ? undefined : path.join(dir, 'pg');
    if (own !== undefined && template === undefined) await makeApart(own);
    const lite = await startLite(own, template);
    const pool = poolOn(lite);
    const close = async (): Promise<void> => {
      await pool.end();
      await lite.close();
      await lock?.release();
    };
    return { pool, close };
  } catch (error) {
    await lock?.release();
    throw error;
  }
}

/** PGlite's own 160 MB of buffers are taken at once; a small team's cases fit into a tenth of it. */
const SMALL = ['-c', 'shared_buffers=16MB'];

/** `dir`: where its files are; in memory when not given. */
export function startLite(dir: string | undefined, template: Blob | undefined): Promise<PGlite> {
  const durable = [...PGlite.defaultStartParams.filter((param) => param !== '-F'), '-c', 'wal_sync_method=fsync'];
  return PGlite.create({
    startParams: [...(dir === undefined ? PGlite.defaultStartParams : durable), ...SMALL],
    ...(dir !== undefined && { fs: new DurableNodeFS(dir) }),
    ...(template !== undefined && { loadDataDir: template }),
  });
}

function poolOn(lite: PGlite): pg.Pool {
  const config = createPgConfig(lite);
  const { connection } = config;
  const parse = connection.parse.bind(connection);
  // pg passes its type parsers as `types`, where PGlite 0.5.16 expects a list of type ids, and would end the process
  connection.parse = (query: object) => parse({ ...query, types: undefined });
  return new pg.Pool({ ...config, max: 1 });
}
