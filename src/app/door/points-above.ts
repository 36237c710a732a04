/** "log it", "log this, please": points at what stands above instead of saying what happened. Pure. */

const POINTER =
  /^(?:please[,]?\s+|bitte\s+)?(?:it|this|that|this one|that one|this message|that message|(?:the )?(?:message )?above|das(?: hier)?|dies|diese nachricht|es)(?:[,]?\s+(?:please|pls|plz|bitte|for me|too|thanks?))?\s*[.!]*$/iu;

/** Whether what stands behind `log` says nothing by itself. */
export const isPointer = (words: string): boolean => POINTER.test(words.trim());

/** Whether a line logs what stands above it; `log` alone does, where something does. */
export function pointsAbove(line: string): boolean {
  const [, words] = /^\s*(?:please[,]?\s+)?log\b[\s:,]*([^]{0,60})$/iu.exec(line) ?? [];
  return words !== undefined && (words.trim() === '' || isPointer(words));
}
