/** A policy file as places to read from: every map and list is opened strictly, every fault gets its line and column. Pure. */
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
  type Scalar,
} from 'yaml';
import { didYouMean, shown, type FaultCode, type PolicyFault, type PolicyNote } from './policy-faults.ts';

/** The parsed file, with what was found wrong so far. */
export interface Sheet {
  readonly document: Document;
  readonly text: string;
  readonly lines: LineCounter;
  readonly faults: PolicyFault[];
  readonly warnings: PolicyFault[];
  /** Where each path was first read, as an offset: for warnings that are found after reading. */
  readonly places: Map<string, number>;
  /** What each alias stands for. */
  readonly aliases: ReadonlyMap<Alias, Node>;
}

/** One value in the file: where it stands and what stands there. */
export interface Spot {
  readonly sheet: Sheet;
  readonly path: string;
  readonly node: Node | null;
  /** Offset of the value; of its key when the value is empty. */
  readonly offset: number;
  /** Offset of the key, or of the value in a list. */
  readonly keyOffset: number;
}

/** Reads one value. Undefined: it is wrong, and the sheet knows why. */
export type Read<T> = (spot: Spot) => T | undefined;
export type Entries = ReadonlyMap<string, Spot>;

const MOST_BYTES = 256 * 1024;
/** Aliases multiply what has to be read; an honest file has a handful. */
const MOST_ALIASES = 100;

/** Opens a file. When it is not YAML 1.2 in one document of at most 256 KB, the sheet has P001 faults and no root. */
export function openSheet(text: string, file: string): { readonly sheet: Sheet; readonly root: Spot | undefined } {
  const lines = linesOf(text);
  const bytes = new TextEncoder().encode(text).length;
  const tooBig = bytes > MOST_BYTES;
  const document = parse(tooBig ? '' : text);
  const aliases = new Map<Alias, Node>();
  const sheet: Sheet = { document, text, lines, faults: [], warnings: [], places: new Map(), aliases };
  const root: Spot = { sheet, path: '', node: document.contents, offset: 0, keyOffset: 0 };
  if (tooBig) faultAt(root, 'P001', `${file} has ${Math.ceil(bytes / 1024)} KB; a policy has at most 256 KB`);
  else if (document.contents === null && document.errors.length === 0) faultAt(root, 'P001', `${file} is empty`);
  // One mistake can make hundreds of these; the first ones show where to look.
  for (const wrong of [...document.errors, ...document.warnings].slice(0, 10)) {
    faultAt({ ...root, offset: wrong.pos[0] }, 'P001', sayYaml(wrong.message));
  }
  if (document.directives?.yaml.explicit === true && document.directives.yaml.version !== '1.2') {
    faultAt(root, 'P001', `this is YAML ${document.directives.yaml.version}; leave the %YAML line out (YAML 1.2)`);
  }
  followAliases(root, aliases);
  return { sheet, root: sheet.faults.length === 0 ? root : undefined };
}

function sayYaml(message: string): string {
  if (message.startsWith('Maximum call stack')) return 'nested too deeply';
  if (message.includes('multiple documents'))
    return 'a second document begins here; a policy is one (take the --- out)';
  return message.split('\n')[0] ?? message;
}

/** Counted here: in a broken file the library's own counter misses the lines inside a text that never ends. */
function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}

function parse(text: string): Document {
  // Duplicate keys are found by `entriesOf`: the library compares every key with every other, which is slow on big maps.
  return parseDocument(text, { version: '1.2', prettyErrors: false, uniqueKeys: false });
}

/** Finds what each alias stands for, in one walk: the library would walk the file again for every alias. */
function followAliases(root: Spot, targets: Map<Alias, Node>): void {
  const anchored = new Map<string, Node>();
  let count = 0;
  visit(root.sheet.document, {
    Value: (_key, node) => {
      if (node.anchor !== undefined) anchored.set(node.anchor, node);
    },
    Alias: (_key, alias) => {
      count += 1;
      const target = anchored.get(alias.source);
      if (target) targets.set(alias, target);
      else if (count <= MOST_ALIASES) {
        const said = `*${alias.source} stands for nothing: there is no &${alias.source} before it`;
        faultAt({ ...root, offset: startOf(alias) ?? 0 }, 'P001', said);
      }
    },
  });
  if (count > MOST_ALIASES) faultAt(root, 'P001', `more than ${MOST_ALIASES} aliases (*name); write the values out`);
}

/** Notes what is wrong with a value. Answers undefined, so that a reader can return it. */
export function faultAt(spot: Spot, code: FaultCode, message: string): undefined {
  note(spot.sheet.faults, spot.sheet, spot.offset, { code, path: spot.path, message });
}

/** The same about the key rather than its value. */
export function faultAtKey(spot: Spot, code: FaultCode, message: string): undefined {
  note(spot.sheet.faults, spot.sheet, spot.keyOffset, { code, path: spot.path, message });
}

export function warnAt(spot: Spot, code: FaultCode, message: string): void {
  note(spot.sheet.warnings, spot.sheet, spot.offset, { code, path: spot.path, message });
}

/** Gives remarks about a whole policy their places: that of the path, or of the nearest one above it that stands in the file. */
export function place(sheet: Sheet, notes: readonly PolicyNote[]): readonly PolicyFault[] {
  const placed: PolicyFault[] = [];
  for (const each of notes) {
    let path = each.path;
    while (path !== '' && !sheet.places.has(path)) path = path.replace(/(^|\.|\[)[^.[]*$/, '');
    note(placed, sheet, sheet.places.get(path) ?? 0, each);
  }
  return placed;
}

function note(into: PolicyFault[], sheet: Sheet, offset: number, about: PolicyNote): void {
  const { line, col } = sheet.lines.linePos(offset);
  into.push({ ...about, line: Math.max(line, 1), column: Math.max(col, 1) });
}

/** The suggestion for a misspelt word; left out once a file has a hundred faults, because looking costs time. */
export function suggestion(spot: Spot, word: string, candidates: Iterable<string>): string {
  return spot.sheet.faults.length > 100 ? '' : didYouMean(word, candidates);
}

/** True when a key is there without a value: `limits:` and nothing after it. */
export function isEmpty(spot: Spot): boolean {
  return spot.node === null || (isScalar(spot.node) && spot.node.value === null);
}

/** The values of a map by key, in file order; P001 when a key stands twice, P004 when this is no map. */
export function entriesOf(spot: Spot): Entries | undefined {
  if (!isMap(spot.node)) return faultAt(spot, 'P004', `expected "key: value" pairs, found ${sayNode(spot.node)}`);
  const entries = new Map<string, Spot>();
  for (const pair of spot.node.items) {
    const key = followed(spot.sheet, pair.key);
    const name = isScalar(key) ? scalarText(key) : undefined;
    const keyOffset = startOf(pair.key) ?? spot.offset;
    if (name === undefined) {
      faultAt({ ...spot, offset: keyOffset }, 'P004', 'a key is one word');
      continue;
    }
    const under = spotAt(spot, spot.path === '' ? name : `${spot.path}.${name}`, pair.value, keyOffset);
    const first = entries.get(name);
    if (first === undefined) entries.set(name, under);
    else {
      const { line } = spot.sheet.lines.linePos(first.keyOffset);
      faultAtKey(under, 'P001', `the key ${shown(name)} is written twice (first on line ${line}); keep one`);
    }
  }
  return entries;
}

/** As `entriesOf`, where only these keys may stand: any other is P002. */
export function strictEntriesOf(spot: Spot, known: readonly string[]): Entries | undefined {
  const entries = entriesOf(spot);
  if (entries) refuseOthers(entries, known);
  return entries;
}

export function refuseOthers(entries: Entries, known: readonly string[]): void {
  for (const [name, under] of entries) {
    if (known.includes(name)) continue;
    const hint = name === '<<' ? ' (merge keys are not supported: write the keys out)' : suggestion(under, name, known);
    const allowed = hint === '' && known.length > 0 ? `; allowed here: ${known.join(', ')}` : '';
    faultAtKey(under, 'P002', `unknown key ${shown(name)}${hint}${allowed}`);
  }
}

/** Every item of a list, each read; undefined when the list or one of the items is wrong. An empty list is P003. */
export function listOf<T>(spot: Spot, read: Read<T>, what = 'entry'): readonly T[] | undefined {
  const items = itemsOf(spot);
  if (items?.length === 0) return faultAt(spot, 'P003', `the list is empty; write at least one ${what}`);
  return items === undefined ? undefined : allRead(items, read);
}

/** The places of a list's items; P004 when this is no list. */
export function itemsOf(spot: Spot): readonly Spot[] | undefined {
  if (!isSeq(spot.node)) return faultAt(spot, 'P004', `expected a list like [a, b], found ${sayNode(spot.node)}`);
  return spot.node.items.map((item, index) =>
    spotAt(spot, `${spot.path}[${index}]`, item, startOf(item) ?? spot.offset),
  );
}

export function allRead<T>(items: readonly Spot[], read: Read<T>): readonly T[] | undefined {
  const values = items.map(read);
  const good = values.filter((value) => value !== undefined);
  return good.length === values.length ? good : undefined;
}

/** A key that must be there: P003 when it is missing or has no value. */
export function need<T>(of: Spot, entries: Entries, key: string, read: Read<T>): T | undefined {
  const spot = entries.get(key);
  if (spot && !isEmpty(spot)) return read(spot);
  const path = of.path === '' ? key : `${of.path}.${key}`;
  return faultAt(spot ?? { ...of, path }, 'P003', spot ? 'has no value' : `missing; write "${key}: …" here`);
}

/** A key that may be left out: null then. With nothing after it, it is P003, because that says neither. */
export function may<T>(entries: Entries, key: string, read: Read<T>): T | null | undefined {
  const spot = entries.get(key);
  if (!spot) return null;
  return isEmpty(spot) ? faultAt(spot, 'P003', 'has no value; write one or leave the key out') : read(spot);
}

/** The parts as one thing once every part was read well. */
export function whole<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } | undefined {
  if (Object.values(parts).includes(undefined)) return undefined;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the line above has looked at every part
  return parts as { [K in keyof T]: Exclude<T[K], undefined> };
}

function spotAt(parent: Spot, path: string, raw: unknown, keyOffset: number): Spot {
  const node = followed(parent.sheet, raw);
  const offset = (isEmptyNode(node) ? undefined : startOf(node)) ?? keyOffset;
  const spot: Spot = { sheet: parent.sheet, path, node, offset, keyOffset };
  if (!parent.sheet.places.has(path)) parent.sheet.places.set(path, offset);
  const tag = node?.tag;
  if (tag !== undefined && !/^tag:yaml\.org,2002:(str|int|bool|map|seq)$/.test(tag)) {
    faultAt(spot, 'P001', `the tag ${shown(tag)} is not supported; leave it out`);
  }
  return spot;
}

const isEmptyNode = (node: Node | null): boolean => node === null || (isScalar(node) && node.value === null);

function followed(sheet: Sheet, raw: unknown): Node | null {
  if (isAlias(raw)) return sheet.aliases.get(raw) ?? null;
  return isNode(raw) ? raw : null;
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** The same place for a second look, without saying anything twice. */
export const quiet = (spot: Spot): Spot => ({ ...spot, sheet: { ...spot.sheet, faults: [], warnings: [] } });

/** What stands somewhere, for "expected …, found …". */
export function sayNode(node: Node | null): string {
  if (isMap(node)) return 'key: value pairs';
  if (isSeq(node)) return 'a list';
  if (!isScalar(node) || node.value === null) return 'nothing';
  return shown(scalarText(node));
}

/** A single value as it was written. */
export function scalarText(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : (node.source ?? '');
}
