/** Where the process begins: with the code as an earlier start compiled it, where there was one. */
import { keepCompiled } from './compiled.ts';

keepCompiled();
await import('./process.ts');
