/** Which answers of a form are meant: `answers` of a source in amends.yaml. Pure. */
import { z } from 'zod';
import type { Chosen } from './answers.ts';

const name = z.string().trim().min(1).max(300);

/** Titles of questions, or the references their vendor gives them. */
export const answersSchema = z.strictObject({
  text: z.union([name.transform((one) => [one]), z.array(name).min(1).max(20)]).optional(),
  score: name.optional(),
  email: name.optional(),
  phone: name.optional(),
  name: name.optional(),
  customer: name.optional(),
});

export function chosenIn({ answers }: { readonly answers?: z.infer<typeof answersSchema> | undefined }): Chosen {
  return {
    text: answers?.text ?? [],
    score: answers?.score ?? null,
    email: answers?.email ?? null,
    phone: answers?.phone ?? null,
    name: answers?.name ?? null,
    customer: answers?.customer ?? null,
  };
}
