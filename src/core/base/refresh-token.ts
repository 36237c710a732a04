/** What an interface is asked with that gives short-lived tokens: `authorized_user` as Google's command line writes it. Pure. */
import { z } from 'zod';

const schema = z.object({
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  refresh_token: z.string().min(1),
  token_uri: z.url({ protocol: /^https$/ }).default('https://oauth2.googleapis.com/token'),
});
export type RefreshToken = z.infer<typeof schema>;

export const isRefreshToken = (token: string): boolean => token.startsWith('{');

/** Null where it is not whole. */
export function refreshTokenIn(token: string): RefreshToken | null {
  try {
    return schema.parse(JSON.parse(token));
  } catch {
    return null;
  }
}
