/** The buttons of a case's life, last on its card. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Button } from '../kit/card.ts';

/** Of a case that goes on. */
export function lifeButtons(c: RecoveryCase): readonly Button[] {
  const at = { case: c.id, v: c.version };
  return [
    { label: 'Edit…', press: { kind: 'open_edit_case', ...at } },
    { label: 'Merge…', press: { kind: 'open_merge', ...at } },
    { label: 'Not a case…', press: { kind: 'open_dismiss', ...at } },
    { label: 'History', press: { kind: 'show_history', case: c.id } },
  ];
}
