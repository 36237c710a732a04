/** When a reading counts as sure, and when a person is asked. Pure. */
import type { Because } from '../base/failures.ts';

/** How likely it must be to be called sure; as often it was right on complaints it had not seen, or oftener. */
const SURE = 0.7;
/** Below this it is as likely another: whoever has the case is asked. */
const ASKED = 0.5;

export const isSure = (sure: number): boolean => sure >= SURE;

/** Nobody said it, and it may well be another. */
export const isAskedFor = ({ by, sure }: Because<unknown>): boolean =>
  by !== 'person' && sure !== undefined && sure < ASKED;
