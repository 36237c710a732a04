/** What the rules of a letter need from a language. Pure. */
import type { LetterDuty, Saying } from './finding.ts';

export interface SpokenRules extends Readonly<Record<Exclude<Saying, 'blame'>, readonly RegExp[]>> {
  /** What makes a sentence tell of somebody's fault. */
  readonly fault: RegExp;
  /** Somebody who works here, or a part of the house, as if they were not us. */
  readonly colleague: RegExp;
  readonly duties: Readonly<Record<LetterDuty, RegExp>>;
}

/** Whole words, in a sentence that is lower case already. */
export const word = (shape: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${shape})(?![\p{L}\p{N}])`, 'u');

export const any = (shapes: readonly RegExp[], plain: string): boolean => shapes.some((shape) => shape.test(plain));
