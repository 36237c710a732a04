/** A source of amends.yaml: `intake:`. What only some formats need stands beside what all have. */
import { z } from 'zod';
import { OPENS } from '../app/door/intake-door.ts';
import { memberId, teamId } from '../core/base/ids.ts';
import { mappingShape, type Mapping } from './mapped/mapping-shape.ts';
import { faultsOfMapping } from './mapped/read-mapping.ts';
import { SCHEME_NAMES } from './scheme-names.ts';
import { answersSchema } from './surveys/chosen.ts';

/** At or under it a mark opens a case. */
const threshold = z
  .strictObject({ score: z.number().min(0).max(1_000), out_of: z.number().positive().max(1_000).default(5) })
  .refine(({ score, out_of: outOf }) => score < outOf, {
    path: ['score'],
    message: 'is not under out_of: every mark would open a case; write one like { score: 3, out_of: 5 }',
  });

/** A push of Google's Pub/Sub: for which address it is meant, and of which service account. */
const push = z.strictObject({
  audience: z.string().min(1).max(500),
  email: z.email('is no service account; write one like amends@my-project.iam.gserviceaccount.com'),
  /** Whose keys, in tests; Google's otherwise. */
  keys: z.url().optional(),
});

/** A file beside amends.yaml, or what would stand in it. */
const mapping = z.unknown().transform((written, context): string | Mapping => {
  if (typeof written === 'string' && written.trim() !== '') return written;
  const read = mappingShape.safeParse(written);
  if (read.success) return read.data;
  for (const { path, message } of faultsOfMapping(read.error))
    context.addIssue({ code: 'custom', path: [...path], message });
  return z.NEVER;
});

/** One of our own: an address, or the domain of all of them. */
export const ownAddress = z
  .string()
  .trim()
  .regex(
    /^(?:[^\s@]{1,64})?@?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i,
    'is neither an address nor a domain; write complaints@hotel.example or hotel.example',
  );

export const sourceSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is not small letters, digits and hyphens'),
  /** How people know it, on cards; its name when not given. */
  called: z.string().trim().min(1).max(40).optional(),
  scheme: z.enum(SCHEME_NAMES).default('standard'),
  team: teamId,
  owner: memberId,
  confirms: z.boolean().default(false),
  opens: z.enum(OPENS).optional(),
  fetch: z
    .url({ protocol: /^https$/, error: 'is not an https address; write one like https://acme.zendesk.com' })
    .optional(),
  threshold: threshold.optional(),
  /** Which answers of a form are meant; not given: by kind and title. */
  answers: answersSchema.optional(),
  mapping: mapping.optional(),
  push: push.optional(),
  /** Whether events of a vendor's test mode are taken; not given: outside production. */
  test_events: z.boolean().optional(),
  /** Addresses and domains of the house: mail from there is a colleague's. */
  own: z.array(ownAddress).max(100).optional(),
});

/** What a format may go by: the settings of its source, and what that is called. */
export type SourceFacts = SourceSettings & { readonly source?: string };

/** What amends.yaml says of a source beside its name, its owner and its format. */
export type SourceSettings = Omit<
  z.infer<typeof sourceSchema>,
  'name' | 'scheme' | 'team' | 'owner' | 'confirms' | 'opens'
>;

interface Owned {
  readonly team: string;
  readonly owner: string;
}

/** Cases of a source go to its team, and to somebody of it: what is wrong, each with its path in amends.yaml. */
export function ownerFaults(
  key: string,
  owned: readonly Owned[],
  people: readonly { readonly id: string; readonly team: string }[],
  teams: ReadonlySet<string>,
): readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] {
  return owned.flatMap(({ team, owner: id }, i) => {
    const owner = people.find((p) => p.id === id);
    const stray = owner !== undefined && owner.team !== team;
    return [
      ...(teams.has(team) ? [] : [{ path: [key, i, 'team'], message: `there is no team "${team}"` }]),
      ...(owner === undefined ? [{ path: [key, i, 'owner'], message: `there is no person "${id}"` }] : []),
      ...(stray
        ? [
            {
              path: [key, i, 'owner'],
              message: `"${id}" works in team "${owner.team}"; name somebody of "${team}", where its cases go`,
            },
          ]
        : []),
    ];
  });
}
