/** What Teams asks a team's owner to agree to before Amends hears messages that do not mention it. Asked for only where an operator wants it: it is for every channel of the team. Pure. */

import { z } from 'zod';

/** The permission by its name (learn.microsoft.com, "Receive all conversation messages with RSC"). */
export const READS_CHANNELS = 'ChannelMessage.Read.Group';

const WHY =
  ' In channels that a lead has put on watch it offers what reads like a complaint as a case; of all other messages nothing is kept, and messages of other channels are not looked at.';

const described = z.object({ description: z.looseObject({ full: z.string() }) });

/** The manifest with the permission, and with what is done with it in its description, as Microsoft wants it. */
export function withListening(
  manifest: Readonly<Record<string, unknown>>,
  { app, host }: { readonly app: string; readonly host: string },
): Readonly<Record<string, unknown>> {
  const { description } = described.parse(manifest);
  return {
    ...manifest,
    description: { ...description, full: `${description.full}${WHY}` },
    webApplicationInfo: { id: app, resource: `https://${host}` },
    authorization: { permissions: { resourceSpecific: [{ name: READS_CHANNELS, type: 'Application' }] } },
  };
}
