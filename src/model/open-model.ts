/** The model that the settings name, and who asks it: whoever has none loads nothing of it. */
import type { Asker } from '../app/hints/asker.ts';
import type { Shell } from '../app/shell.ts';
import type { ModelSettings } from './settings.ts';

/** Null where no model is named. */
export async function openAsker(shell: Shell, settings: ModelSettings | null): Promise<Asker | null> {
  if (settings === null) return null;
  const [{ makeAsker }, { openAiModel }] = await Promise.all([
    import('../app/hints/asker.ts'),
    import('./openai-model.ts'),
  ]);
  return makeAsker({ shell, model: openAiModel(settings, settings.withinMs), settings: settings.hints });
}
