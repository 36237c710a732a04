/**
 * Which installation a request is for, and in whose name it is spoken, once it is known what is installed where. An organisation
 * that installed Amends as a whole is one place: by the id amends.yaml calls it by, its own or that of one of its workspaces.
 * Its people have the same ids in all of them.
 */
import type { TokenGrant, TokenGrants } from '../install/grants.ts';
import type { From } from './inbound.ts';
import { isOrganisation } from './installed.ts';

export interface Whose {
  readonly grant: TokenGrant;
  readonly from: From;
}

export interface WhoseNeeds {
  readonly grants: TokenGrants;
  /** The place of amends.yaml; null where it names none. */
  readonly own: string | null;
}

/** Undefined for a request of a place where Amends is not installed, or of another app. Throws when that cannot be found out now. */
export async function whoseIs(needs: WhoseNeeds, from: From): Promise<Whose | undefined> {
  const found = (await installedFor(needs, from)) ?? (await soleFor(needs, from));
  if (found === undefined) return undefined;
  const { place, grant } = found;
  if (grant.organisation === null) return { grant, from: { ...from, team: place, home: homeAt(place, from) } };
  await Promise.all(partsOf(grant.organisation, from).map((workspace) => needs.grants.learn(workspace)));
  return { grant, from: await asOne(needs, from, grant.organisation) };
}

interface Found {
  readonly place: string;
  readonly grant: TokenGrant;
}

async function installedFor({ grants }: WhoseNeeds, from: From): Promise<Found | undefined> {
  for (const place of from.installed) {
    const grant = await grants.of(place);
    if (grant !== undefined && isOf(grant, from)) return { place, grant };
  }
  return undefined;
}

/** With one token for one workspace what names an organisation alone is for it, where the person belongs to it. */
async function soleFor({ grants }: WhoseNeeds, from: From): Promise<Found | undefined> {
  const place = from.home;
  if (!grants.isSole || isOrganisation(place) || !from.installed.every(isOrganisation)) return undefined;
  const grant = await grants.of(place);
  return grant !== undefined && isOf(grant, from) ? { place, grant } : undefined;
}

const isOf = (grant: TokenGrant, from: From): boolean =>
  grant.app === null || from.app === null || grant.app === from.app;

const partsOf = (organisation: string, { parts }: From): From['parts'] =>
  parts.filter((part) => part.organisation === organisation);

/** Where the person is only said to be of the organisation, and what is installed is one workspace's of it. */
const homeAt = (place: string, { home, parts }: From): string =>
  parts.some(({ workspace, organisation }) => workspace === place && organisation === home) ? place : home;

async function asOne({ grants, own }: WhoseNeeds, from: From, organisation: string): Promise<From> {
  const parts = new Set(partsOf(organisation, from).map(({ workspace }) => workspace));
  const isOfIt = async (place: string): Promise<boolean> =>
    place === organisation || parts.has(place) || (await grants.isPart({ workspace: place, organisation }));
  const named = from.installed.filter((place) => !isOrganisation(place));
  let team = organisation;
  for (const place of [...(own === null ? [] : [own]), ...named].toReversed()) if (await isOfIt(place)) team = place;
  return { ...from, team, home: (await isOfIt(from.home)) ? team : from.home };
}
