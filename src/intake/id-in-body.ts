/** The sender's id in a body that nobody parsed yet. Pure. */
import { readJson } from '../core/base/read-json.ts';
import { firstText } from './lenient.ts';

/** The sender's own id where it stands in a body that nobody parsed yet, at the first of these paths; undefined where none of this shape is there. */
export function idInBody(body: Uint8Array, shape: RegExp, paths: readonly string[]): string | undefined {
  const read = readJson(body);
  const id = read.ok ? firstText(read.value, paths) : '';
  return shape.test(id) ? id : undefined;
}
