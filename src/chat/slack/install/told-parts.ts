/** Which workspaces an organisation has opened Amends to, as Slack says when it is asked: at most once in a while, and never for long. */
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { causeOf, type Log } from '../../../log.ts';
import { within } from '../../../within.ts';

export interface ToldParts {
  /** Empty where Slack does not say. Never throws. */
  of(organisation: string, token: string): Promise<ReadonlySet<string>>;
  /** Asks anew the next time. */
  forget(): void;
}

const page = z.object({
  teams: z.array(z.object({ id: z.string().min(1) })),
  response_metadata: z.object({ next_cursor: z.string().default('') }).optional(),
});
const MOST_PAGES = 50;
const OF_A_PAGE = 200;
/** Somebody may wait for the answer. In real milliseconds. */
const WITHIN_MS = 1_500;
const FRESH_MS = 300_000;

export function makeToldParts(client: WebClient, log: Log, now: () => Date): ToldParts {
  const told = new Map<string, { readonly at: number; readonly parts: Promise<ReadonlySet<string>> }>();

  const ask = async (token: string): Promise<ReadonlySet<string>> => {
    const ids = new Set<string>();
    let cursor = '';
    for (let n = 0; n < MOST_PAGES; n += 1) {
      const asked = { token, limit: OF_A_PAGE, ...(cursor !== '' && { cursor }) };
      const { teams, response_metadata: more } = page.parse(await client.apiCall('auth.teams.list', asked));
      for (const { id } of teams) ids.add(id);
      cursor = more?.next_cursor ?? '';
      if (cursor === '') break;
    }
    return ids;
  };
  return {
    of(organisation, token) {
      const known = told.get(organisation);
      const at = now().getTime();
      if (known !== undefined && at - known.at < FRESH_MS) return known.parts;
      const parts = within(WITHIN_MS, ask(token)).catch((error: unknown): ReadonlySet<string> => {
        log.warn('Slack did not say which workspaces an organisation has', {
          team: organisation,
          cause: causeOf(error),
        });
        return new Set();
      });
      told.set(organisation, { at, parts });
      return parts;
    },
    forget: () => told.clear(),
  };
}
