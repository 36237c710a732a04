/** Asking for a letter. Pure data. */
import type { CaseId } from '../base/ids.ts';
import type { LetterKind, LetterLanguage, LetterTone } from '../letters/letter.ts';

/** Drafts a letter to the customer. Null: as the case asks for it, and as its customer is written to. */
export interface DraftCommand {
  readonly kind: 'draft';
  readonly case: CaseId;
  readonly letter: LetterKind | null;
  readonly language: LetterLanguage | null;
  readonly tone: LetterTone | null;
}
