/** Playbook packs: what an industry has learned to offer for what was lost. Data with a source and a review date; the operator's policy decides what of it may be given. Pure. */
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { yamlValue } from '../base/yaml-value.ts';
import {
  FAILURE_TYPES,
  RESOURCES_LOST,
  SEVERITIES,
  type FailureType,
  type ResourceLost,
  type Severity,
} from '../base/failures.ts';
import { drill, twiceIn, type Drill } from './drills.ts';
import { LETTER_KINDS, LETTER_PARTS, type LetterRule, type LetterRules } from '../letters/letter.ts';

/** One remedy of a bundle. Money is sized by what the customer lost, never by what somebody may give. */
export interface PackItem {
  /** Action of the operator's policy; a bundle whose action the policy lacks is left out. */
  readonly action: string;
  /** Percent of the loss; money actions only. */
  readonly percentOfLoss: number | null;
  /** Points, for points actions. */
  readonly units: bigint | null;
}

export interface Bundle {
  readonly id: string;
  readonly failures: readonly FailureType[];
  readonly lost: readonly ResourceLost[];
  readonly severities: readonly Severity[];
  readonly items: readonly PackItem[];
  readonly why: string;
  readonly source: string;
}

/** A published number, for people: never given by itself. */
export interface Tariff {
  readonly what: string;
  readonly value: string;
  readonly source: string;
  /** How sure it is: read at the body that sets it, in the law or a rule book, elsewhere, or on a page that is no longer current. */
  readonly state: (typeof TARIFF_STATES)[number];
}
export const TARIFF_STATES = ['own_source', 'documented', 'second_hand', 'old'] as const;

export interface Pack {
  readonly id: string;
  readonly name: string;
  readonly asOf: Date;
  readonly reviewBy: Date;
  readonly bundles: readonly Bundle[];
  readonly tariffs: readonly Tariff[];
  /** What to practise with; not given: nothing. */
  readonly drills?: readonly Drill[];
  /** How long a customer may hear nothing, in milliseconds of the team's hours; not given: as is usual. */
  readonly updateEvery?: Partial<Readonly<Record<Severity, number>>>;
  /** How long after a case was resolved it is asked how it went, in milliseconds, the first one first; not given: it is not. */
  readonly followUps?: readonly number[];
  /** Null: its trade has no rules on what is written to customers. */
  readonly letterRules: LetterRules | null;
  /** For how many years what a complaint says is kept after it ended; not given: as is usual. */
  readonly keepYears?: number;
}

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((d) => new Date(`${d}T00:00:00Z`));
const item = z
  .strictObject({
    action: z.string().regex(/^[a-z][a-z0-9._-]{0,63}$/),
    percent_of_loss: z.int().min(1).max(100).optional(),
    units: z.int().min(1).optional(),
  })
  .transform((i): PackItem => ({
    action: i.action,
    percentOfLoss: i.percent_of_loss ?? null,
    units: i.units === undefined ? null : BigInt(i.units),
  }));
const UNITS_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
/** `30m`, `4h`, `2d`. */
const span = z
  .string()
  .regex(/^[1-9]\d{0,3}[mhd]$/)
  .transform(
    (typed) => Number(typed.slice(0, -1)) * UNITS_MS[typed.at(-1) === 'd' ? 'd' : typed.at(-1) === 'h' ? 'h' : 'm'],
  );

const letter = z
  .strictObject({
    letter: z.enum(LETTER_KINDS),
    business_days: z.int().min(1).max(60).optional(),
    weeks: z.int().min(1).max(52).optional(),
    parts: z.array(z.enum(LETTER_PARTS)).min(1),
    met_by: z.array(z.enum(LETTER_KINDS)).default([]),
    optional: z.boolean().default(false),
    source: z.string().min(1),
    state: z.enum(TARIFF_STATES),
  })
  .refine((l) => l.business_days === undefined || l.weeks === undefined, 'business_days or weeks, not both')
  .transform((l): LetterRule => ({
    letter: l.letter,
    due:
      l.weeks !== undefined
        ? { weeks: l.weeks }
        : l.business_days === undefined
          ? null
          : { businessDays: l.business_days },
    parts: l.parts,
    metBy: [...new Set([l.letter, ...l.met_by])],
    isOptional: l.optional,
  }));
const file = z.strictObject({
  pack: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.string().min(1),
  as_of: day,
  review_by: day,
  update_every: z.partialRecord(z.enum(SEVERITIES), span).optional(),
  follow_up: z.array(span).min(1).max(3).optional(),
  keep_years: z.int().min(1).max(20).optional(),
  bundles: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/),
        failures: z.array(z.enum(FAILURE_TYPES)).min(1),
        lost: z.array(z.enum(RESOURCES_LOST)).default([...RESOURCES_LOST]),
        severities: z.array(z.enum(SEVERITIES)).default([...SEVERITIES]),
        items: z.array(item).min(1),
        why: z.string().min(10),
        source: z.string().min(1),
      }),
    )
    .min(1),
  tariffs: z
    .array(
      z.strictObject({
        what: z.string().min(1),
        value: z.string().min(1),
        source: z.string().min(1),
        state: z.enum(TARIFF_STATES),
      }),
    )
    .default([]),
  drills: z.array(drill).default([]),
  /** What the trade's rules ask to be written to whoever complains. */
  letters: z.array(letter).default([]),
  /** Where a customer can turn who is not satisfied. */
  ombudsman: z
    .strictObject({
      name: z.string().min(1),
      site: z.string().min(4),
      months: z.int().min(1).max(60),
      source: z.string(),
    })
    .transform(({ name, site, months }) => ({ name, site, months }))
    .optional(),
  /** Whether we are liable is not for whoever writes to say. */
  no_admission: z.boolean().default(false),
});

export type PackRead =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads a pack; every fault at once, each with its place in the file. */
export function readPack(text: string, name: string): PackRead {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0)
    return { ok: false, faults: broken.map((e) => `${name}:${lines.linePos(e.pos[0]).line} ${e.message}`) };
  const said = yamlValue(document);
  if (!said.ok) return { ok: false, faults: [`${name}:${lines.linePos(said.at).line} ${said.why}`] };
  const read = file.safeParse(said.value);
  if (!read.success)
    return { ok: false, faults: read.error.issues.map((i) => `${name} ${i.path.join('.')}: ${i.message}`) };
  const {
    pack,
    name: title,
    as_of,
    review_by,
    bundles,
    tariffs,
    drills,
    update_every,
    follow_up,
    keep_years,
  } = read.data;
  if (review_by <= as_of) return { ok: false, faults: [`${name} review_by: must be after as_of`] };
  const twice = twiceIn(drills);
  if (twice !== null) return { ok: false, faults: [`${name} drills: "${twice}" stands there twice`] };
  const followUps = follow_up?.toSorted((a, b) => a - b);
  const { letters, ombudsman = null, no_admission: noAdmission } = read.data;
  const letterRules = letters.length === 0 && !noAdmission ? null : { letters, ombudsman, noAdmission };
  return {
    ok: true,
    pack: {
      id: pack,
      name: title,
      asOf: as_of,
      reviewBy: review_by,
      bundles,
      tariffs,
      drills,
      letterRules,
      ...(update_every && { updateEvery: update_every }),
      ...(followUps && { followUps }),
      ...(keep_years !== undefined && { keepYears: keep_years }),
    },
  };
}
