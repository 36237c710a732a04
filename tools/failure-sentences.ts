/** Makes the texts that tell what failed are learnt from: templates of `training/failures`, filled, dressed as people type. The same files give the same texts. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Told {
  /** A failure type, or `none.…`: no complaint. */
  readonly kind: string;
  /** The trade; a language for texts that are not English. */
  readonly trade: string;
  readonly text: string;
}

const FOLDER = path.join(import.meta.dirname, '../training/failures');
const ENGLISH = ['outcome', 'facility', 'product', 'technical', 'process', 'narrative', 'small-talk'].map(
  (name) => `${name}.en.txt`,
);
const FILES = ['sectors.en.txt', 'shared.en.txt', ...ENGLISH, 'world.txt'];
const read = (name: string): string => readFileSync(path.join(FOLDER, name), 'utf8');
const lines = (name: string): string[] =>
  read(name)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));

/** A template of all trades is tried so often in each of them, one of a few trades so often. */
const OF_ALL = 2;
const OF_SOME = 7;
const OF_WORLD = 8;

/** Changes whenever a file does. */
export function digestOfTold(): string {
  const hash = createHash('sha256');
  for (const name of FILES) hash.update(read(name));
  return hash.digest('hex');
}

type Slots = ReadonlyMap<string, string>;

function slotsOf(): { readonly shared: Slots; readonly trades: ReadonlyMap<string, Slots> } {
  const shared = new Map<string, string>();
  for (const line of lines('shared.en.txt')) {
    const [slot = '', fill = ''] = line.split('\t');
    shared.set(slot, fill);
  }
  const trades = new Map<string, Map<string, string>>();
  for (const line of lines('sectors.en.txt')) {
    const [trade = '', slot = '', fill = ''] = line.split('\t');
    const slots = trades.get(trade) ?? new Map<string, string>();
    slots.set(slot, fill);
    trades.set(trade, slots);
  }
  return { shared, trades };
}

export function allTold(): readonly Told[] {
  const { shared, trades } = slotsOf();
  const told: Told[] = [];
  for (const { kind, trade: names, line } of templates()) {
    const isAll = names === 'all';
    for (const trade of isAll ? [...trades.keys()] : names.split('|')) {
      const slots = new Map([...shared, ...(trades.get(trade) ?? [])]);
      const times = isAll ? OF_ALL : trades.has(trade) ? OF_SOME : OF_WORLD;
      const chance = chanceOf(`${kind} ${trade} ${line}`);
      const texts = new Set<string>();
      for (let time = 0; time < times; time += 1) {
        const core = filled(line, slots, chance);
        texts.add(
          trades.has(trade) ? dressed(core, kind.startsWith('none.') ? '<end>' : '<closer>', slots, chance) : core,
        );
      }
      for (const text of texts) told.push({ kind, trade, text });
    }
  }
  return [...told, ...toldAtLength(told)];
}

/** Some say several things of one failure: a few texts of one kind and trade, one after another. */
function toldAtLength(told: readonly Told[]): readonly Told[] {
  const alike = Map.groupBy(told, ({ kind, trade }) => `${kind} ${trade}`);
  return [...alike].flatMap(([name, some]) => {
    const chance = chanceOf(`at length ${name}`);
    return Array.from({ length: Math.ceil(some.length / ONE_AT_LENGTH) }, () => {
      const several = Array.from(
        { length: 2 + Math.floor(chance() * 3) },
        () => some[Math.floor(chance() * some.length)],
      );
      const text = several.map((one) => one?.text ?? '').join('. ');
      return { kind: some[0]?.kind ?? '', trade: some[0]?.trade ?? '', text };
    });
  });
}
/** One of so many. */
const ONE_AT_LENGTH = 4;

/** The lines with what stands above them; those of other languages with the language as their trade. */
function* templates(): Generator<{ readonly kind: string; readonly trade: string; readonly line: string }> {
  for (const name of [...ENGLISH, 'world.txt']) {
    let kind = '';
    let trade = 'all';
    for (const line of lines(name)) {
      if (line.startsWith('== ')) [kind = '', trade = 'all'] = line.slice(3).split(' ');
      else if (line.startsWith('-- ')) trade = line.slice(3).trim();
      else yield { kind, trade, line };
    }
  }
}

type Chance = () => number;

/** Always the same numbers for the same name. */
function chanceOf(name: string): Chance {
  let state = createHash('sha256').update(name).digest().readUInt32LE(0);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function filled(template: string, slots: Slots, chance: Chance): string {
  let text = template;
  for (let depth = 0; depth < 12; depth += 1) {
    const before = text;
    text = text
      .replaceAll(/<([a-z]+)>/g, (_, slot: string) => `{${slots.get(slot) ?? slot}}`)
      .replaceAll(/\{([^{}]*)\}/g, (_, some: string) => pick(some.split('|'), chance));
    if (text === before) break;
  }
  return text.replaceAll(/\s+/g, ' ').trim();
}

const pick = (some: readonly string[], chance: Chance): string => some[Math.floor(chance() * some.length)] ?? '';

/** As a tweet, a review, a letter, a note, or in a hurry on a phone. */
function dressed(core: string, end: string, slots: Slots, chance: Chance): string {
  const fill = (template: string): string => filled(template, slots, chance);
  const way = chance();
  if (way < 0.2) return chance() < 0.5 ? `${fill('<company>')} ${core}` : core;
  if (way < 0.4)
    return hurried(`${fill('@{support|helpdesk|company}')} ${core} ${chance() < 0.5 ? fill(end) : ''}`, chance);
  if (way < 0.55) return `${fill('<context>')}, ${core}`;
  if (way < 0.7) return `${core}. ${fill(end)}`;
  if (way < 0.85) return `${fill('<opener>')}, ${fill('<context>')}. ${core}. ${fill(end)}.`;
  return hurried(core, chance);
}

function hurried(text: string, chance: Chance): string {
  const typed = text
    .replaceAll("'", '')
    .replaceAll(/\byou\b/g, () => (chance() < 0.4 ? 'u' : 'you'))
    .replaceAll(/\bplease\b/g, () => (chance() < 0.4 ? 'pls' : 'please'));
  if (chance() < 0.5) return typed;
  const words = typed.split(' ');
  const at = Math.floor(chance() * words.length);
  const word = words[at] ?? '';
  const letter = 1 + Math.floor(chance() * Math.max(1, word.length - 2));
  if (word.length > 4)
    words[at] = word.slice(0, letter) + (word[letter + 1] ?? '') + (word[letter] ?? '') + word.slice(letter + 2);
  return words.join(' ');
}
