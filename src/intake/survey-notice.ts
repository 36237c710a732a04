/** What a customer marked, as a notice. Pure. */
import type { Mark } from './marks.ts';
import { receivedWith } from './received.ts';
import type { IntakeNotice } from './scheme.ts';

/** `body`: all that came, kept for what may be understood later. */
export const surveyNotice = (
  told: Parameters<typeof receivedWith>[0],
  { score, outOf }: Mark,
  body: unknown,
): IntakeNotice => ({
  kind: 'survey',
  survey: { ...receivedWith({ heard: 'survey', ...told }), score, outOf, raw: JSON.stringify(body) },
});
