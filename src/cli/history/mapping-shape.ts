/** The mapping file as it is written, before anything in it is looked up. */
import { z } from 'zod';

const column = z.string().trim().min(1, 'is empty: write the name of a column').max(200);
const columns = z.union([column.transform((one) => [one]), z.array(column).min(1).max(3)]);
/** YAML reads a bare Yes or 1 as something else than a word. */
const word = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const words = z.record(z.string(), word);

const moment = z.strictObject({
  column: columns,
  format: z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1).max(10)]),
  zone: z.string(),
  language: z.string().default('en'),
  gap: z.enum(['refuse', 'later']).default('refuse'),
});

const wordsColumn = z.union([
  z.strictObject({ always: z.string() }),
  z.strictObject({ column, words: words.default({}), otherwise: z.string().optional() }),
]);

const written = z.union([
  column.transform((one) => ({ column: one, spelling: 'as_written' as const })),
  z.strictObject({ column, spelling: z.enum(['as_written', 'merge']).default('as_written') }),
]);

const cost = z.strictObject({
  column,
  kind: z.enum(['goodwill', 'owed', 'loss']).default('goodwill'),
  currency: z.union([z.string(), z.strictObject({ column })]),
  decimal: z.enum(['.', ',']).default('.'),
});

export const mappingShape = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, 'is no name: small letters, digits, dots and hyphens, like telecom-2015'),
  encoding: z.enum(['utf-8', 'latin-1']).default('utf-8'),
  separator: z.enum([',', ';', '\t', '|', 'tab']).optional(),
  reference: column.optional(),
  received: moment,
  owned: moment.optional(),
  first_contact: moment.optional(),
  resolved: moment.optional(),
  status: wordsColumn.optional(),
  team: z.union([
    z.strictObject({ always: z.string() }),
    z.strictObject({
      column,
      words: words.default({}),
      unknown: z.enum(['refuse', 'keep']).default('refuse'),
      spelling: z.enum(['as_written', 'merge']).default('merge'),
    }),
  ]),
  failure: wordsColumn.optional(),
  channel: written.optional(),
  root_cause: wordsColumn.optional(),
  accepted: wordsColumn.optional(),
  reopened: column.optional(),
  handovers: column.optional(),
  customer: column.optional(),
  satisfaction: z.strictObject({ column, of: z.number().int().min(2).max(100).default(5) }).optional(),
  costs: z.array(cost).max(6).default([]),
  labels: z
    .record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'is no name of a label: small letters, digits, _'), written)
    .default({}),
});

export type MappingWritten = z.infer<typeof mappingShape>;
export type MomentWritten = z.infer<typeof moment>;
export type WordsWritten = z.infer<typeof wordsColumn>;
