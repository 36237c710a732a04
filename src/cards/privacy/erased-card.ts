/** What stands where a message told of a customer who was erased since. Pure. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Card } from '../kit/card.ts';
import { moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { privacyWords } from '../words/privacy.ts';

export function erasedCard(c: RecoveryCase, at: Date, subject: MessageSubject, viewer: Viewer): Card {
  const summary = privacyWords.line(viewer, 'erased.note', { case: c.id });
  const text =
    subject.kind === 'case'
      ? [`${c.id} · `, ...privacyWords.text(viewer, 'erased.shown', { when: moment(at, viewer) })]
      : [summary];
  return { subject, version: c.version, title: null, blocks: [{ kind: 'text', text }], summary };
}
