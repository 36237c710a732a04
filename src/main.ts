/** Where the process begins: with the code as an earlier start compiled it, where there was one. */
import { keepCompiled } from './compiled.ts';
import { readEnvFile } from './env-file.ts';

keepCompiled();
readEnvFile(process.env);
await import('./process.ts');
