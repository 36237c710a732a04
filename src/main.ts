/** Where the process begins: with the code as an earlier start compiled it, where there was one. */
import { keepCompiled } from './compiled.ts';
import { readEnvFileOrEnd } from './env-file.ts';

keepCompiled();
readEnvFileOrEnd();
await import('./process.ts');
