/** Stands in a letter for who signs it, which does not leave the house; put back in afterwards. Pure. */
export const KEPT_BACK = '[[signature]]';
