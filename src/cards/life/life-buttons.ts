/** The buttons of a case's life, last on its card. Pure. */
import type { CaseId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Button } from '../kit/card.ts';
import type { Reader } from '../words/language.ts';
import { lifeWords } from '../words/life.ts';

/** Of a case that goes on. */
export function lifeButtons(c: RecoveryCase, reader: Reader): readonly Button[] {
  const at = { case: c.id, v: c.version };
  return [
    editButton(c, reader),
    { label: lifeWords.line(reader, 'button.merge'), press: { kind: 'open_merge', ...at } },
    { label: lifeWords.line(reader, 'button.dismiss'), press: { kind: 'open_dismiss', ...at } },
    historyButton(c, reader),
  ];
}

export const editButton = (c: RecoveryCase, reader: Reader): Button => ({
  label: lifeWords.line(reader, 'button.edit'),
  press: { kind: 'open_edit_case', case: c.id, v: c.version },
});

export const historyButton = (c: RecoveryCase, reader: Reader): Button => ({
  label: lifeWords.line(reader, 'button.history'),
  press: { kind: 'show_history', case: c.id },
});

export const undoButton = (c: RecoveryCase, reader: Reader): Button => ({
  label: lifeWords.line(reader, 'button.undo'),
  press: { kind: 'undo', case: c.id, v: c.version },
});

export const showButton = (id: CaseId, reader: Reader): Button => ({
  label: lifeWords.line(reader, 'button.show', { case: id }),
  press: { kind: 'show_case', case: id },
});
