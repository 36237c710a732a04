/** Every workspace and organisation that installed Amends, by what is kept of each: shared by all processes, remembered for a moment. */
import type { WebClient } from '@slack/web-api';
import { causeOf, type Log } from '../../../log.ts';
import { isOrganisation, type Part } from '../in/installed.ts';
import { DEAD_TOKEN, platformError } from '../out/send-outcome.ts';
import type { TokenGrant, TokenGrants } from './grants.ts';
import { readKept, type Installation } from './installation.ts';
import type { Installations, Kept } from './installations.ts';
import { makeRenewal, NoToken } from './renewal.ts';
import { makeToldParts } from './told-parts.ts';

export interface ManyNeeds {
  readonly installations: Installations;
  /** Our app's id; null: not checked. */
  readonly app: string | null;
  /** Without a token of its own, and without retries. */
  readonly client: WebClient;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly log: Log;
  readonly now: () => Date;
}

/** How long a grant is taken for granted before the store is asked again: what another process took out is out within this. */
const FRESH_MS = 30_000;
const MOST_KEPT = 1_000;
/** Slack's word for a token whose time is over. */
const ENDED_TOKEN = 'token_expired';

/** Where an installation was found, which may be its organisation's. */
interface Found {
  readonly place: string;
  readonly kept: Kept;
  readonly installation: Installation;
}

/** What Slack says of the token that is kept. `ended`: its time is over; `dead`: whatever was kept with it is gone. */
type Asked = 'good' | 'ended' | 'dead' | 'unknown';

export function installedWorkspaces(needs: ManyNeeds): TokenGrants {
  const { installations, app, client, log, now } = needs;
  const remembered = new Map<string, { readonly at: number; readonly grant: Promise<TokenGrant | undefined> }>();
  const owners = new Map<string, string>();
  const dying = new Set<string>();
  const renewal = makeRenewal({
    installations,
    exchange: (refreshToken) =>
      client.apiCall('oauth.v2.access', {
        client_id: needs.clientId,
        client_secret: needs.clientSecret,
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
      }),
    now,
    log,
  });

  const find = async (place: string): Promise<Found | undefined> => {
    const kept = await installations.read(place);
    if (kept === null) return undefined;
    const read = readKept(kept.text);
    if (!('partOf' in read)) return { place, kept, installation: read };
    const whole = isOrganisation(place) ? undefined : await find(read.partOf);
    return whole?.installation.isEnterpriseInstall === true ? whole : undefined;
  };

  const ask = async (asked: string): Promise<TokenGrant | undefined> => {
    const found = await find(asked);
    if (found === undefined) return undefined;
    const { place, installation } = found;
    try {
      const token = await renewal.tokenOf(place, installation);
      if (owners.size >= MOST_KEPT) owners.clear();
      owners.set(token, place);
      return { token, app, organisation: installation.isEnterpriseInstall ? place : null };
    } catch (error) {
      if (error instanceof NoToken && (await installations.read(place)) === null) return undefined;
      throw error;
    }
  };

  const forget = (): void => remembered.clear();

  const of = (place: string): Promise<TokenGrant | undefined> => {
    const known = remembered.get(place);
    const at = now().getTime();
    if (known !== undefined && at - known.at < FRESH_MS) return known.grant;
    if (remembered.size >= MOST_KEPT) remembered.clear();
    const grant = ask(place);
    const entry = { at, grant };
    remembered.set(place, entry);
    const drop = (): unknown => remembered.get(place) === entry && remembered.delete(place);
    // only a grant is remembered: who installs Amends now is served at once
    grant.then((found) => found === undefined && drop(), drop);
    return grant;
  };

  /** Drops what is kept of a place where Slack says that its token is worth nothing, and says why. */
  const dropIfDead = async ({ place, kept, installation }: Found, why?: string): Promise<Asked> => {
    const { token } = installation.bot;
    try {
      await client.auth.test({ token });
      return 'good';
    } catch (error) {
      const code = platformError(error) ?? '';
      // renewed, and not taken back
      if (code === ENDED_TOKEN) return 'ended';
      if (!DEAD_TOKEN.has(code)) return 'unknown';
      const isDropped = await installations.dropOnly(place, kept, why ?? code);
      forget();
      if (isDropped)
        log.warn('Slack takes no token of a place any more, what was kept of it is gone', { team: place, why: code });
      return 'dead';
    }
  };

  const lookAt = async (place: string, token: string): Promise<void> => {
    const found = await find(place);
    forget();
    // renewed meanwhile, here or by another process
    if (found === undefined || found.installation.bot.token !== token) return;
    await dropIfDead(found);
  };

  const toldParts = makeToldParts(client, log, now);
  const wholeOf = async (organisation: string): Promise<TokenGrant | undefined> => {
    const grant = await of(organisation);
    return grant?.organisation === organisation ? grant : undefined;
  };
  const note = async ({ workspace, organisation }: Part): Promise<void> => {
    // what the workspace installed itself comes before; what was learnt of it before may be old
    const kept = await installations.read(workspace);
    const read = kept === null ? null : readKept(kept.text);
    const text = JSON.stringify({ partOf: organisation });
    if (kept === null || read === null) await installations.keep(workspace, text, { partOf: organisation });
    else if ('partOf' in read && read.partOf !== organisation) await installations.replace(workspace, kept, text);
    remembered.delete(workspace);
  };

  return {
    isSole: false,
    of,
    async learn(part) {
      const isKnown = (await of(part.workspace))?.organisation === part.organisation;
      if (!isKnown && (await wholeOf(part.organisation)) !== undefined) await note(part);
    },
    async isPart(part) {
      if ((await of(part.workspace))?.organisation === part.organisation) return true;
      const whole = await wholeOf(part.organisation);
      if (whole === undefined) return false;
      const isTold = (await toldParts.of(part.organisation, whole.token)).has(part.workspace);
      if (isTold) await note(part);
      return isTold;
    },
    async lookAround(organisation) {
      toldParts.forget();
      try {
        const whole = await wholeOf(organisation);
        if (whole === undefined) return;
        for (const workspace of await toldParts.of(organisation, whole.token)) await note({ workspace, organisation });
      } catch (error) {
        log.warn('workspaces of an organisation were not kept', { team: organisation, cause: causeOf(error) });
      }
    },
    async leave(place, why) {
      forget();
      const kept = await installations.read(place);
      if (kept === null) return;
      const read = readKept(kept.text);
      if ('partOf' in read) {
        // a workspace goes, its organisation stays, unless Slack says otherwise
        await installations.dropOnly(place, kept, why);
        const whole = await find(read.partOf);
        if (whole !== undefined) await dropIfDead(whole);
        return;
      }
      // told late, or of what was kept before: an exchange takes the old tokens back by itself, and who installs anew has new ones
      const is = await dropIfDead({ place, kept, installation: read }, why);
      if (is === 'good' || is === 'dead' || (is === 'ended' && why === 'revoked')) return;
      await installations.drop(place, why);
      forget();
    },
    async lose({ workspace, organisation }) {
      forget();
      const kept = await installations.read(workspace);
      const read = kept === null ? null : readKept(kept.text);
      if (kept !== null && read !== null && 'partOf' in read && read.partOf === organisation)
        await installations.dropOnly(workspace, kept, 'closed');
    },
    // it is written down when it is installed
    heard: () => undefined,
    refused(token, code) {
      const place = owners.get(token);
      if (place === undefined || dying.has(token)) return;
      if (code === ENDED_TOKEN) {
        renewal.ended(token);
        return forget();
      }
      if (!DEAD_TOKEN.has(code)) return;
      dying.add(token);
      lookAt(place, token)
        .catch((error: unknown) => log.warn('what a refused Slack token means is not known', { cause: causeOf(error) }))
        .finally(() => dying.delete(token));
    },
  };
}
