// Where Node keeps what it compiled: with the packages, where nobody else can write. A folder named by NODE_COMPILE_CACHE stands above it.
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Call it before the first file of ours is imported. Node keeps nothing where it cannot write. */
export const keepCompiled = () =>
  enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/amends/compiled', import.meta.url)));
