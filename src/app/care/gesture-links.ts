/** The addresses of printable notes and the codes on them: made with the workspace's own secret, read back from what somebody opens. */
import { gestureCode, gestureToken, readGestureToken, type GestureLink } from '../../core/base/gesture-link.ts';
import type { ThingId, WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from '../../db/engine/client.ts';
import type { Sealer } from '../../db/engine/sealed.ts';
import { workspaceSecret } from '../../db/engine/workspace-secret.ts';

export interface GestureLinks {
  readonly linkOf: (link: GestureLink) => string;
  readonly codeOf: (action: ThingId) => string;
  /** Undefined for what was not made here. */
  readonly read: (token: string) => GestureLink | undefined;
}

/** `publicUrl`: where customers reach Amends, without a slash at its end. */
export async function openGestureLinks(
  database: Database,
  sealer: Sealer,
  workspace: WorkspaceId,
  publicUrl: string,
): Promise<GestureLinks> {
  const secret = await workspaceSecret(database, sealer, workspace, {
    kind: 'note_secret',
    does: 'signs the links of printable notes',
  });
  return {
    linkOf: (link) => `${publicUrl}/note/${gestureToken(link, secret)}`,
    codeOf: (action) => gestureCode(action, secret),
    read: (token) => readGestureToken(token, secret),
  };
}
