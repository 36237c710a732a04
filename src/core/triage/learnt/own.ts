/** Learns from a workspace's own cases what fails there, and how well it would have done on cases it had not seen. Pure. */
import type { FailureType } from '../../base/failures.ts';
import { rulesOn } from '../rules.ts';
import { seenIn } from './features.ts';
import { beforeOwn, LEARNABLE } from './guess.ts';
import { judged, train, type How, type Learnt, type Lesson } from './train.ts';

/** What one case teaches: its masked words, and what failed as it was said last. */
export interface Taught {
  readonly words: string;
  readonly failure: FailureType;
  /** A person said otherwise than what was read. */
  readonly isCorrected: boolean;
}

/** Of so many cases so many were read right: with its own cases, with what all workspaces share, by the rules alone. */
export interface Hits {
  readonly cases: number;
  readonly own: number;
  readonly shared: number;
  readonly rules: number;
}

/** On cases that were not learnt from: each fifth by what the other four taught. */
export interface TriageReport {
  readonly all: Hits;
  /** Those that a person corrected: the others may only say again what was read. */
  readonly corrected: Hits;
  /** The commonest first. */
  readonly byFailure: readonly (Hits & { readonly failure: FailureType })[];
}

export const HOW_OWN: How = { rounds: 20, pull: 0.03, atLeast: 1, pace: 1 };
const FOLDS = 5;
/** Words are read a few at a time, so that others can go on. */
const AT_ONCE = 8;

interface Prepared extends Lesson {
  readonly taught: Taught;
  readonly shared: number;
  readonly rules: FailureType;
}

export function* learnOwn(
  all: readonly Taught[],
  base: Learnt,
): Generator<void, { readonly learnt: Learnt; readonly report: TriageReport }> {
  const lessons: Prepared[] = [];
  for (const taught of all) {
    lessons.push(prepared(taught, base));
    if (lessons.length % AT_ONCE === 0) yield;
  }
  const read = yield* crossValidated(lessons, LEARNABLE.length, HOW_OWN);
  const learnt = yield* train(lessons, LEARNABLE.length, HOW_OWN);
  return { learnt, report: reportOf(lessons, read) };
}

function prepared(taught: Taught, base: Learnt): Prepared {
  const { told, rules } = rulesOn(taught.words);
  const seen = seenIn(told);
  const before = beforeOwn(seen, rules.weights, base);
  const shared = before.indexOf(Math.max(...before));
  return { taught, seen, before, shared, rules: rules.read.value, label: LEARNABLE.indexOf(taught.failure) };
}

/** What each lesson would have been read as by what the other four fifths teach: a name for each. */
export function* crossValidated(
  lessons: readonly Lesson[],
  names: number,
  how: How,
): Generator<void, readonly number[]> {
  const read = lessons.map(() => -1);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const learnt = yield* train(
      lessons.filter((_, at) => at % FOLDS !== fold),
      names,
      how,
    );
    for (const [at, lesson] of lessons.entries()) {
      if (at % FOLDS !== fold) continue;
      const scores = judged(lesson.seen, learnt, lesson.before);
      read[at] = scores.indexOf(Math.max(...scores));
      if (at % AT_ONCE === 0) yield;
    }
    yield;
  }
  return read;
}

function reportOf(lessons: readonly Prepared[], read: readonly number[]): TriageReport {
  const hits = (some: readonly number[]): Hits => {
    const count = (isRight: (lesson: Prepared, at: number) => boolean): number =>
      some.filter((at) => {
        const lesson = lessons[at];
        return lesson !== undefined && isRight(lesson, at);
      }).length;
    return {
      cases: some.length,
      own: count(({ label }, at) => read[at] === label),
      shared: count(({ label, shared }) => shared === label),
      rules: count(({ taught, rules }) => rules === taught.failure),
    };
  };
  const where = (holds: (lesson: Prepared) => boolean): readonly number[] =>
    lessons.flatMap((lesson, at) => (holds(lesson) ? [at] : []));
  const byFailure = LEARNABLE.map((failure) => ({
    failure,
    ...hits(where(({ taught }) => taught.failure === failure)),
  }));
  return {
    all: hits(where(() => true)),
    corrected: hits(where(({ taught }) => taught.isCorrected)),
    byFailure: byFailure.filter(({ cases }) => cases > 0).toSorted((a, b) => b.cases - a.cases),
  };
}

/** It is used where it would have read no fewer right than what stands, of all and of those a person corrected. */
export const isAsGood = ({ all, corrected }: TriageReport): boolean =>
  all.own >= Math.max(all.shared, all.rules) && corrected.own >= Math.max(corrected.shared, corrected.rules);
