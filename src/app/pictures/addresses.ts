/** Everything whose address is signed, opened together: surveys and notes where customers reach Amends, and pictures anywhere. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from '../../db/engine/client.ts';
import type { Sealer } from '../../db/engine/sealed.ts';
import { openGestureLinks } from '../care/gesture-links.ts';
import { openSurveyLinks } from '../care/survey-links.ts';
import type { Shell } from '../shell.ts';
import { openPictures } from './pictures.ts';

/** `publicUrl`: where Amends is reached, without a slash at its end; null: nobody said. */
export async function openAddresses(
  db: Database,
  sealer: Sealer,
  workspace: WorkspaceId,
  publicUrl: string | null,
): Promise<Pick<Shell, 'surveys' | 'gestures' | 'pictures'>> {
  return {
    surveys: publicUrl === null ? null : await openSurveyLinks(db, sealer, workspace, publicUrl),
    gestures: publicUrl === null ? null : await openGestureLinks(db, sealer, workspace, publicUrl),
    pictures: await openPictures(db, sealer, workspace, publicUrl),
  };
}
