/** The addresses at which customers answer: made with the workspace's own secret, read back from what somebody opens. */
import { readSurveyToken, surveyToken, type SurveyLink } from '../../core/base/survey-link.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from '../../db/engine/client.ts';
import type { Sealer } from '../../db/engine/sealed.ts';
import { workspaceSecret } from '../../db/engine/workspace-secret.ts';

/** Below the address of Amends, before the token. */
export const SURVEY_PATH = '/survey/';

export interface SurveyLinks {
  readonly linkOf: (link: SurveyLink) => string;
  /** Undefined for what was not made here. */
  readonly read: (token: string) => SurveyLink | undefined;
}

/** `publicUrl`: where customers reach Amends, without a slash at its end. */
export async function openSurveyLinks(
  database: Database,
  sealer: Sealer,
  workspace: WorkspaceId,
  publicUrl: string,
): Promise<SurveyLinks> {
  const secret = await workspaceSecret(database, sealer, workspace, {
    kind: 'survey_secret',
    does: 'signs the links of surveys',
  });
  return {
    linkOf: (link) => `${publicUrl}${SURVEY_PATH}${surveyToken(link, secret)}`,
    read: (token) => readSurveyToken(token, secret),
  };
}
