/** Digits of other scripts as 0–9, one for one, so that positions in the text stay the same. Pure. */

/** The zero of each script with its own decimal digits: Arabic, Persian, Indic scripts, Thai, Lao, Tibetan, Burmese, Khmer, Mongolian. */
const NATIVE_ZEROS: readonly number[] = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x0f20,
  0x1040, 0x17e0, 0x1810,
];
/** Full-width forms: used to hide or to disguise numbers more often than to write them. */
const FULL_WIDTH_ZERO = 0xff10;

/** Native digits as 0–9; full-width ones too when `alsoFullWidth`. The length in UTF-16 units does not change. */
export function plainDigits(text: string, alsoFullWidth: boolean): string {
  return text.replace(/[\p{Nd}--[0-9]]/gv, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = NATIVE_ZEROS.find((zero) => code >= zero && code <= zero + 9);
    if (zero !== undefined) return String(code - zero);
    const wide = code - FULL_WIDTH_ZERO;
    return alsoFullWidth && wide >= 0 && wide <= 9 ? String(wide) : digit;
  });
}

/** Whether digits of more than one script stand in the text. */
export function mixesDigits(text: string): boolean {
  const scripts = new Set<number>();
  for (const digit of text.match(/\p{Nd}/gu) ?? []) {
    const code = digit.codePointAt(0) ?? 0;
    scripts.add(NATIVE_ZEROS.find((zero) => code >= zero && code <= zero + 9) ?? 0);
  }
  return scripts.size > 1;
}
