/** What is wrong with a secret of a vendor's, as the end of a sentence. Pure. */

const LEAST = 12;

/** Whatever the vendor made: long enough not to be guessed, and on one line. */
export function faultOfText(secret: string): string | null {
  if (/\s/.test(secret)) return 'holds blanks: copy it again';
  return secret.length >= LEAST ? null : `has fewer than ${LEAST} characters`;
}
