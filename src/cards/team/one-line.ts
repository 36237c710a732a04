/** Texts that belong together, in one line. Pure. */
import type { Text } from '../kit/card.ts';

export const oneLine = (...said: readonly Text[]): Text =>
  said.filter((text) => text.length > 0).flatMap((text, n) => (n === 0 ? text : [' ', ...text]));
