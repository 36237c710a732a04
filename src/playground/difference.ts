/** What has changed of a large state since it was last told, by path: a page that is looked at is told of little each time. */

export interface Difference {
  /** What is there now, by where it stands; the first time everything. */
  readonly set: readonly (readonly [path: readonly string[], value: unknown])[];
  readonly gone: readonly (readonly string[])[];
}

/** Deeper than this a part is told as a whole: one channel's messages, one person's form. */
const DEPTH = 3;

/** Each call answers what is new since the one before; null when nothing is. */
export function makeDifference(): (state: unknown) => Difference | null {
  let before = new Map<string, string>();
  return (state) => {
    const parts = new Map<string, { readonly path: readonly string[]; readonly json: string }>();
    collect(state, [], parts);
    const set = [...parts].flatMap(([key, { path, json }]) =>
      before.get(key) === json ? [] : [[path, JSON.parse(json) as unknown] as const],
    );
    const gone = [...before.keys()].filter((key) => !parts.has(key)).map((key) => JSON.parse(key) as string[]);
    before = new Map([...parts].map(([key, { json }]) => [key, json]));
    return set.length + gone.length === 0 ? null : { set, gone };
  };
}

function collect(
  value: unknown,
  path: readonly string[],
  into: Map<string, { readonly path: readonly string[]; readonly json: string }>,
): void {
  const entries = path.length < DEPTH && isPlain(value) ? Object.entries(value) : [];
  for (const [name, part] of entries) collect(part, [...path, name], into);
  if (entries.length > 0) return;
  const json = JSON.stringify(value);
  if (json !== undefined) into.set(JSON.stringify(path), { path, json });
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
