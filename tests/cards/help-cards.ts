/** What `help` answers, by topic. */
import { helpCard } from '../../src/cards/answers/help-card.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';

export const helpCards = (viewer: (change?: Partial<Viewer>) => Viewer): Readonly<Record<string, Card>> => ({
  'help-agent': helpCard(viewer(), 'agent', false),
  'help-case': helpCard(viewer(), 'agent', false, 'case'),
  'help-deciding': helpCard(viewer(), 'agent', false, 'deciding'),
  'help-team': helpCard(viewer(), 'agent', false, 'team'),
  'help-customer': helpCard(viewer(), 'agent', false, 'customer'),
  'help-thanks': helpCard(viewer(), 'agent', false, 'thanks'),
  'help-learning': helpCard(viewer(), 'agent', false, 'learning'),
  'help-manager-teams': helpCard(viewer({ command: '@Amends' }), 'duty_manager', true),
  'help-stranger': helpCard(viewer(), null, false),
});
