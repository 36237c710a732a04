/** A process of its own that makes the directory of an embedded database, and nothing else: `node make-directory.ts DIR`. */
import { startLite } from './embedded.ts';

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new Error('say which directory to make');
const lite = await startLite(dir, undefined);
await lite.close();
