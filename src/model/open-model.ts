/** The model that the settings name: whoever has none loads nothing of it. */
import type { Model } from '../app/hints/model-port.ts';
import type { ModelSettings } from './settings.ts';

export async function openModel(settings: ModelSettings | null): Promise<Model | null> {
  if (settings === null) return null;
  const { openAiModel } = await import('./openai-model.ts');
  return openAiModel(settings);
}
