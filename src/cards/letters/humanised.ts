/** An operator's own name for a remedy as words: `late_checkout` → `late checkout`. Pure. */
export const humanised = (name: string): string => name.replaceAll(/[._-]+/g, ' ').trim();
