/** `originals:` of `amends.yaml`: whether what masking hides is kept for those who work on a case, and for how long. */
import { z } from 'zod';

const MOST_DAYS = 365;
const USUAL_DAYS = 30;

export const originalsSchema = z.strictObject({
  keep: z.boolean().default(true),
  days: z.number().int().min(1).max(MOST_DAYS).default(USUAL_DAYS),
});

/** How long what masking hides is kept, in milliseconds; null: not at all. */
export const keepsOriginals = ({ keep, days }: z.infer<typeof originalsSchema>): number | null =>
  keep ? days * 86_400_000 : null;
