/**
 * Where the process begins: with the code as an earlier start compiled it, where there was one. Plain JavaScript (and `main.ts` is
 * this file by another name): Node keeps what strips types of one file for good, which is 18 MB, and needs none of it where
 * everything else was stripped before.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// goes with the packages; a folder named by NODE_COMPILE_CACHE stands above it
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/amends/compiled', import.meta.url)));
const { readEnvFileOrEnd } = await import('./env-file.ts');
readEnvFileOrEnd();
await import('./process.ts');
