/** Keeps what Node compiles of our code and the packages', so that the next start need not strip types and compile again. */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Goes with the packages; nobody else can write there, as they could in a shared temporary folder. */
const FOLDER = fileURLToPath(new URL('../node_modules/.cache/amends/compiled', import.meta.url));

/**
 * Call it before the modules that are to be kept are imported. Node tells its versions and changed files apart by
 * itself, and keeps nothing where it cannot write. A folder named by NODE_COMPILE_CACHE stands above ours.
 */
export function keepCompiled(): void {
  enableCompileCache(FOLDER);
}
