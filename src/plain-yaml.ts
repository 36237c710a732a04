/** Reads the YAML that lists of people are written in, forty times faster than a reader of all of YAML, and nothing else. */

/**
 * Maps and lists, in blocks or in one line, of words, `"…"`, `'…'`, true and false. Undefined for whatever else is in
 * the text, right or wrong: then a whole reader has to say what it is. What is given is what that reader would give.
 */
export function readPlainYaml(text: string): unknown {
  if (CONTROL.test(text)) return undefined;
  try {
    const block: Block = { lines: linesOf(text), at: 0 };
    const value = readBlock(block, 0);
    return block.at > 0 && block.at === block.lines.length ? value : undefined;
  } catch (error) {
    // nested too deeply is for the whole reader, too
    if (error instanceof NotPlain || error instanceof RangeError) return undefined;
    throw error;
  }
}

const CONTROL = /(?![\r\n])\p{Cc}|[\p{Zl}\p{Zp}\uFEFF]|\r(?!\n)/u;

class NotPlain extends Error {
  override readonly name = 'NotPlain';
}

interface Line {
  readonly indent: number;
  readonly words: string;
}

/** What is still to be read, by the next line. */
interface Block {
  readonly lines: Line[];
  at: number;
}

const LINE = /^( *)(.*?) *$/;

function linesOf(text: string): Line[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, indent = '', words = ''] = LINE.exec(line) ?? [];
    return words === '' || words.startsWith('#') ? [] : [{ indent: indent.length, words }];
  });
}

function readBlock(block: Block, indent: number): unknown {
  return block.lines[block.at]?.words.startsWith('- ') === true ? readList(block, indent) : readMap(block, indent);
}

function readList(block: Block, indent: number): unknown[] {
  const list: unknown[] = [];
  for (let line = next(block, indent); line?.words.startsWith('- ') === true; line = next(block, indent)) {
    const words = line.words.replace(DASH, '');
    if (ENTRY.test(words)) {
      // a map that begins behind the dash goes on below its first key
      const inside = indent + line.words.length - words.length;
      block.lines[block.at] = { indent: inside, words };
      list.push(readMap(block, inside));
    } else {
      block.at += 1;
      list.push(valueOf(words));
    }
  }
  return list;
}

const DASH = /^- +/;
const ENTRY = /^([a-z][\w-]*):(?: +(.*))?$/i;

function readMap(block: Block, indent: number): Record<string, unknown> {
  const map = new Map<string, unknown>();
  for (let line = next(block, indent); line !== undefined; line = next(block, indent)) {
    const [, key = '', words] = ENTRY.exec(line.words) ?? [];
    put(map, key, () => {
      block.at += 1;
      return words === undefined ? readBelow(block, indent) : valueOf(words);
    });
  }
  return Object.fromEntries(map);
}

/** What stands under a key; a list need not be set in. */
function readBelow(block: Block, indent: number): unknown {
  const line = block.lines[block.at];
  if (line === undefined || line.indent < indent) throw new NotPlain();
  if (line.indent === indent && !line.words.startsWith('- ')) throw new NotPlain();
  return readBlock(block, line.indent);
}

/** The next line when it belongs to the same block; undefined when that is over. */
function next(block: Block, indent: number): Line | undefined {
  const line = block.lines[block.at];
  if (line === undefined || line.indent < indent) return undefined;
  if (line.indent > indent) throw new NotPlain();
  return line;
}

function put(map: Map<string, unknown>, key: string, read: () => unknown): void {
  if (key === '' || map.has(key) || meaning(key) !== key) throw new NotPlain();
  map.set(key, read());
}

/** What stands behind a key or a dash, in one line. */
function valueOf(words: string): unknown {
  const row: Row = { words, at: 0 };
  const value = readValue(row);
  if (row.at !== words.length) throw new NotPlain();
  return value;
}

interface Row {
  readonly words: string;
  at: number;
}

function readValue(row: Row): unknown {
  const opening = take(row, OPEN);
  if (opening === undefined) return readWord(row);
  return opening.startsWith('{') ? readRowMap(row) : readRowList(row);
}

function readRowMap(row: Row): Record<string, unknown> {
  const map = new Map<string, unknown>();
  if (take(row, END_OF_MAP) !== undefined) return {};
  do {
    const key = take(row, KEY) ?? '';
    put(map, key.slice(0, key.indexOf(':')), () => readValue(row));
  } while (take(row, COMMA) !== undefined);
  if (take(row, END_OF_MAP) === undefined) throw new NotPlain();
  return Object.fromEntries(map);
}

function readRowList(row: Row): unknown[] {
  const list: unknown[] = [];
  if (take(row, END_OF_LIST) !== undefined) return list;
  do list.push(readValue(row));
  while (take(row, COMMA) !== undefined);
  if (take(row, END_OF_LIST) === undefined) throw new NotPlain();
  return list;
}

const OPEN = /[{[] */y;
const KEY = /[a-z][\w-]*: +/iy;
const COMMA = /, */y;
const END_OF_MAP = /\} */y;
const END_OF_LIST = /\] */y;
const SPACES = / +/y;
const QUOTED = /"([^"\\]*)" *|'([^']*)' */y;
/** Letters and digits with what cannot be mistaken for YAML between them; a colon only before a letter or digit. */
const WORD = /[\p{L}\d](?:[\p{L}\p{M}\d_.@+'/()-]|:(?=[\p{L}\d])| +(?=[\p{L}\p{M}\d_.@+'/()-]))*/uy;

function readWord(row: Row): unknown {
  QUOTED.lastIndex = row.at;
  const quoted = QUOTED.exec(row.words);
  if (quoted !== null) {
    row.at = QUOTED.lastIndex;
    return quoted[1] ?? quoted[2];
  }
  const word = take(row, WORD);
  if (word === undefined) throw new NotPlain();
  take(row, SPACES);
  return meaning(word);
}

const MAY_MEAN_MORE = /^[\dtfn]/i;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const NULL = /^(?:null|Null|NULL)$/;
const NUMBER = /^(?:0[xo][\da-f]+|[\d.]+(?:e[-+]?\d+)?)$/i;

/** A word as YAML 1.2 takes it: a number or nothing at all is for the whole reader. */
function meaning(word: string): string | boolean {
  if (!MAY_MEAN_MORE.test(word)) return word;
  if (TRUE.test(word)) return true;
  if (FALSE.test(word)) return false;
  if (NULL.test(word) || NUMBER.test(word)) throw new NotPlain();
  return word;
}

/** What matches here, with what is behind it; undefined, and nothing is read, where it does not. */
function take(row: Row, sticky: RegExp): string | undefined {
  sticky.lastIndex = row.at;
  const [found] = sticky.exec(row.words) ?? [];
  if (found !== undefined) row.at = sticky.lastIndex;
  return found;
}
