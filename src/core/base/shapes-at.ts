/** Shapes that are tried at one place of a text, and what is read of the first that fits. Pure. */

/** A sticky shape, and what is read of it; undefined where it is none after all. */
export type Row<T> = readonly [shape: RegExp, read: (found: RegExpExecArray) => T | undefined];

/** What begins at a place, and where it ends, in UTF-16 units. */
export interface FoundAt<T> {
  readonly token: T;
  readonly until: number;
}

/** Read by the first row that fits. */
export function firstAt<T>(rows: readonly Row<T>[], text: string, at: number): FoundAt<T> | undefined {
  for (const [shape, read] of rows) {
    const found = shapeAt(shape, text, at);
    const token = found === null || found[0] === '' ? undefined : read(found);
    if (found !== null && token !== undefined) return { token, until: at + found[0].length };
  }
  return undefined;
}

/** `shape` is sticky. */
export function shapeAt(shape: RegExp, text: string, at: number): RegExpExecArray | null {
  shape.lastIndex = at;
  return shape.exec(text);
}

/** Where the shape that begins at a place ends; undefined where it does not begin there. */
export function endOf(shape: RegExp, text: string, at: number): number | undefined {
  const found = shapeAt(shape, text, at);
  return found === null ? undefined : at + found[0].length;
}
