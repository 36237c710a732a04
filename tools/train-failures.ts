/** Learns from the texts made of `training/failures` which words tell what failed, and writes the weights: `node tools/train-failures.ts`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { LEARNABLE, NO_COMPLAINT } from '../src/core/triage/learnt/guess.ts';
import { seenIn } from '../src/core/triage/learnt/features.ts';
import { pack } from '../src/core/triage/learnt/packed.ts';
import { train, type How, type Learnt } from '../src/core/triage/learnt/train.ts';
import { allTold, digestOfTold, type Told } from './failure-sentences.ts';

const WEIGHTS = path.join(import.meta.dirname, '../src/core/triage/learnt/base-weights.ts');
const NAMES: readonly string[] = [...LEARNABLE, ...NO_COMPLAINT];
const HOW: How = { rounds: 12, pull: 0.05, atLeast: 2, pace: 4 };
/** More rows tell hardly more. */
const MOST_ROWS = 20_000;

export function learntFrom(told: readonly Told[]): Learnt {
  const lessons = told.map(({ kind, text }) => ({ seen: seenIn(text), label: labelOf(kind) }));
  const learning = train(lessons, NAMES.length, HOW);
  for (;;) {
    const step = learning.next();
    if (step.done === true) return step.value;
  }
}

function labelOf(kind: string): number {
  const label = NAMES.indexOf(kind);
  if (label < 0) throw new Error(`training/failures tells of "${kind}", which is no failure and nothing else`);
  return label;
}

if (process.argv[1] === import.meta.filename) {
  const bytes = pack(learntFrom(allTold()), MOST_ROWS);
  writeFileSync(
    WEIGHTS,
    `/** What \`tools/train-failures.ts\` learnt from \`training/failures\`: written by it, never by hand. Pure data. */
export const LEARNT_FROM = '${digestOfTold()}';
export const LEARNT =
  '${Buffer.from(bytes).toString('base64')}';
`,
  );
  console.log(`written: ${WEIGHTS}, ${bytes.length} bytes`);
}
