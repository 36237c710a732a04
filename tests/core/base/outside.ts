/** Labelled material from outside the repository, for measuring only; a test that needs it is skipped with a message where it is absent. */
import { existsSync, readFileSync } from 'node:fs';
import type { z } from 'zod';

const SHARED = new URL('../../../../shared/', import.meta.url);

/** The rows of a JSON-lines file under `../shared`; skips the test when the file is not there. */
export function outsideRows<S extends z.ZodType>(
  path: string,
  row: S,
  skip: (note: string) => never,
): readonly z.infer<S>[] {
  const file = new URL(path, SHARED);
  if (!existsSync(file)) skip(`../shared/${path} is not here, so nothing was measured`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => row.parse(JSON.parse(line)));
}
