/**
 * Learns from the sentences in `training/sensitive` what makes a complaint sensitive, and writes the weights.
 * `node tools/train-sensitive.ts` cross-validates, trains and writes; `… measure` only cross-validates, and lists what went wrong.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { packed, type Row } from '../src/core/triage/sensitive/table.ts';
import { judge, KINDS, pruned, train, type Judged, type Model } from './sensitive-learning.ts';
import { digestOfLearnt, readSentences, type Sentence } from './sensitive-sentences.ts';

const WEIGHTS = path.join(import.meta.dirname, '../src/core/triage/sensitive/weights.ts');
const FOLDS = 5;
/** Restricted where it is more likely than this: chosen so that plain complaints stay out, and rather one near miss too many. */
const THRESHOLD = 0.72;

/** Which fifth a sentence is measured with: by its words, so that it stays where it is when others come. */
function foldOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % FOLDS;
}

function crossValidated(sentences: readonly Sentence[]): Judged[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = train(sentences.filter(({ text }) => foldOf(text) !== fold));
    return sentences.filter(({ text }) => foldOf(text) === fold).map((one) => judge(one, model));
  }).flat();
}

function report(judged: readonly Judged[]): string {
  const share = (some: readonly Judged[]): string =>
    `${(some.filter(({ sensitive }) => sensitive > THRESHOLD).length / some.length).toFixed(3)} of ${some.length}`;
  const lines: string[] = [];
  for (const language of ['en', 'de']) {
    const here = judged.filter(({ sentence }) => sentence.language === language);
    const told = here.filter(({ sentence }) => sentence.kind !== 'harmless');
    const right = told.filter(
      ({ sentence, sensitive, kind }) => sensitive > THRESHOLD && KINDS[kind] === sentence.kind,
    );
    lines.push(`${language}: found ${share(told)}, of the right kind ${(right.length / told.length).toFixed(3)}`);
    for (const register of [...new Set(here.map(({ sentence }) => sentence.register))].toSorted())
      lines.push(`  ${register}: ${share(here.filter(({ sentence }) => sentence.register === register))}`);
    for (const name of KINDS) lines.push(`  ${name}: ${share(here.filter(({ sentence }) => sentence.kind === name))}`);
  }
  return lines.join('\n');
}

/** What each feature tells for a kind more than for harmless, in steps of `scale`. */
function rowsOf(model: Model): { rows: Row[]; scale: number } {
  const told = [...model.index].map(([feature, at]) => {
    const [harmless = 0, ...kinds] = model.weights.subarray(at * KINDS.length, (at + 1) * KINDS.length);
    return { feature, kinds: kinds.map((weight) => weight - harmless) };
  });
  const sizes = told.flatMap(({ kinds }) => kinds.map(Math.abs)).toSorted((a, b) => a - b);
  const scale = (sizes[Math.floor(sizes.length * 0.9995)] ?? 1) / 127;
  const stepsOf = (weight: number): number => clamped(Math.round(weight / scale));
  return { rows: told.map(({ feature, kinds }) => ({ feature, weights: kinds.map(stepsOf) })), scale };
}
const clamped = (weight: number): number => Math.max(-127, Math.min(127, weight));

function written(model: Model): string {
  const { rows, scale } = rowsOf(model);
  const starts = (all: Float64Array): string =>
    `[${Array.from(all.slice(1))
      .map((one) => Number((one - (all[0] ?? 0)).toFixed(4)))
      .join(', ')}]`;
  return `/** What \`tools/train-sensitive.ts\` learnt from \`training/sensitive\`: written by it, never by hand. Pure data. */
export const LEARNT_FROM = '${digestOfLearnt()}';
export const THRESHOLD = ${THRESHOLD};
export const SCALE = ${scale.toPrecision(8)};
export const STARTS: readonly number[] = ${starts(model.starts)};
export const STARTS_PART: readonly number[] = ${starts(model.startsPart)};
export const LEARNT =
  '${packed(rows)}';
`;
}

/** What is judged wrongly most clearly: where to go on. */
function worst(judged: readonly Judged[]): string {
  const restricted = judged
    .filter(({ sentence, sensitive }) => sentence.kind === 'harmless' && sensitive > THRESHOLD)
    .toSorted((a, b) => b.sensitive - a.sensitive)
    .map(({ sentence, kind }) => `restricted as ${KINDS[kind]}: ${sentence.text}`);
  const missed = judged
    .filter(({ sentence, sensitive }) => sentence.kind !== 'harmless' && sensitive <= THRESHOLD)
    .toSorted((a, b) => a.sensitive - b.sensitive)
    .map(({ sentence }) => `missed ${sentence.kind}: ${sentence.text}`);
  return [...restricted, ...missed].join('\n');
}

const sentences = readSentences();
const judged = crossValidated(sentences);
console.log(report(judged));
if (process.argv[2] === 'measure') console.log(worst(judged));
else {
  writeFileSync(WEIGHTS, written(pruned(sentences)));
  console.log(`written: ${WEIGHTS}`);
}
