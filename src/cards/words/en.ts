/** The names of things in English alone: for cards whose sentences are not in a catalogue yet. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import { names } from './en/names.ts';

export const REMEDIES: Readonly<Record<string, string>> = names.remedies;
export const remedy = (kind: string): string =>
  Object.hasOwn(REMEDIES, kind) ? (REMEDIES[kind] ?? kind) : nameInWords(kind);
export const FAILURE = names.failure;
export const SOMEBODY_GONE = names.somebodyGone;
export const SEVERITY = names.severity;
export const STAGE = names.stage;
export const REQUEST_STATUS = names.requestStatus;
export const ACCEPTED = names.accepted;
export const OUTCOME = names.outcome;
export const ROOT_CAUSE = names.rootCause;
export const SENSITIVITY = names.sensitivity;
