/** A source of amends.yaml: `intake:`. What only some formats need stands beside what all have. */
import { z } from 'zod';
import { OPENS } from '../app/door/intake-door.ts';
import { memberId, teamId } from '../core/base/ids.ts';
import { SCHEME_NAMES } from './scheme-names.ts';

export const sourceSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is not small letters, digits and hyphens'),
  scheme: z.enum(SCHEME_NAMES).default('standard'),
  team: teamId,
  owner: memberId,
  confirms: z.boolean().default(false),
  opens: z.enum(OPENS).optional(),
  fetch: z
    .url({ protocol: /^https$/, error: 'is not an https address; write one like https://acme.zendesk.com' })
    .optional(),
});

/** What a format may go by: the settings of its source, and what that is called. */
export type SourceFacts = SourceSettings & { readonly source?: string };

/** What amends.yaml says of a source beside its name, its owner and its format. */
export type SourceSettings = Omit<
  z.infer<typeof sourceSchema>,
  'name' | 'scheme' | 'team' | 'owner' | 'confirms' | 'opens'
>;
