/** The part of amends.yaml and of the environment that says which mailboxes are read. */
import { z } from 'zod';
import { OPENS, type Opens } from '../../app/door/intake-door.ts';
import { memberId, teamId, type MemberId } from '../../core/base/ids.ts';
import { ownAddress } from '../source-schema.ts';

const folder = z.string().trim().min(1).max(200);

/** One of `mailboxes`. */
export const mailboxSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is not small letters, digits and hyphens'),
    host: z.string().trim().min(1).max(253),
    port: z.number().int().min(1).max(65_535).optional(),
    tls: z.enum(['on', 'starttls', 'off']).default('on'),
    user: z.string().trim().min(1).max(320),
    folder: folder.default('INBOX'),
    move_to: folder.optional(),
    mark_seen: z.boolean().default(true),
    oauth: z
      .strictObject({
        token_url: z.url({ protocol: /^https$/, error: 'is not an https address' }),
        client_id: z.string().min(1).max(500),
        scope: z.string().min(1).max(1_000).optional(),
      })
      .optional(),
    team: teamId,
    owner: memberId,
    opens: z.enum(OPENS).default('complaints'),
    own: z.array(ownAddress).max(100).optional(),
  })
  .superRefine(({ tls, host, move_to: moveTo, folder: from }, context) => {
    if (tls === 'off' && !/^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host))
      context.addIssue({
        code: 'custom',
        path: ['tls'],
        message: 'can be off on this machine only: a password would be read on its way',
      });
    if (moveTo === from)
      context.addIssue({
        code: 'custom',
        path: ['move_to'],
        message: 'is the folder that is read; name another one, or leave it out',
      });
  });
export type MailboxNamed = z.infer<typeof mailboxSchema>;

export interface MailboxSettings {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly tls: MailboxNamed['tls'];
  readonly user: string;
  readonly folder: string;
  /** Null: they stay. */
  readonly moveTo: string | null;
  readonly markSeen: boolean;
  readonly owner: MemberId;
  readonly opens: Opens;
  /** Addresses and domains of the house, the mailbox's own among them. */
  readonly own: readonly string[];
  readonly proof: Proof;
}

/** What the mail server lets us in for. */
export type Proof =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'oauth'; readonly tokenUrl: string; readonly fields: Readonly<Record<string, string>> };

const PORTS = { on: 993, starttls: 143, off: 143 } as const;

const envName = (mailbox: string, what: string): string =>
  `AMENDS_MAILBOX_${mailbox.toUpperCase().replaceAll('-', '_')}_${what}`;

/** Each mailbox with what the environment holds for it; what is missing goes into `faults`. */
export function mailboxesOf(
  env: Readonly<Record<string, string | undefined>>,
  named: readonly MailboxNamed[],
  faults: string[],
): readonly MailboxSettings[] {
  return named.map(
    ({
      name,
      host,
      port,
      tls,
      user,
      folder: from,
      move_to: moveTo,
      mark_seen: markSeen,
      oauth,
      owner,
      opens,
      own,
    }) => ({
      name,
      host,
      tls,
      user,
      folder: from,
      markSeen,
      owner,
      opens,
      port: port ?? PORTS[tls],
      moveTo: moveTo ?? null,
      own: [...(own ?? []), ...(user.includes('@') ? [user] : [])],
      proof: proofOf(env, name, oauth, faults),
    }),
  );
}

function proofOf(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  oauth: MailboxNamed['oauth'],
  faults: string[],
): Proof {
  const value = (what: string): string => env[envName(name, what)]?.trim() ?? '';
  if (oauth !== undefined) {
    const secret = value('CLIENT_SECRET');
    const refresh = value('REFRESH_TOKEN');
    if (secret === '' && refresh === '')
      faults.push(
        `${envName(name, 'REFRESH_TOKEN')} or ${envName(name, 'CLIENT_SECRET')} is missing: what a token for the mailbox "${name}" is asked for with`,
      );
    const grant =
      refresh === '' ? { grant_type: 'client_credentials' } : { grant_type: 'refresh_token', refresh_token: refresh };
    const fields = {
      client_id: oauth.client_id,
      ...(secret !== '' && { client_secret: secret }),
      ...(oauth.scope !== undefined && { scope: oauth.scope }),
      ...grant,
    };
    return { kind: 'oauth', tokenUrl: oauth.token_url, fields };
  }
  const token = value('TOKEN');
  if (token !== '') return { kind: 'token', token };
  // a password may begin or end with a blank
  const password = env[envName(name, 'PASSWORD')] ?? '';
  if (password === '') faults.push(`${envName(name, 'PASSWORD')} is missing: the password of the mailbox "${name}"`);
  return { kind: 'password', password };
}
