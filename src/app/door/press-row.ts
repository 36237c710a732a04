/** What a button may stand for: a wish, a form, a question, or a line. Pure types. */
import type { MemberId, ThingId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Command } from '../../core/case/commands.ts';
import type { Press } from '../../core/case/press.ts';
import type { LearningAct } from '../../core/learning/acts.ts';
import type { ListeningAct } from '../../core/listening/murmur.ts';
import type { RecognitionAct } from '../../core/recognition/acts.ts';
import type { SetupAct } from '../../core/setup/acts.ts';
import type { Card, Form, FormId } from '../../cards/kit/card.ts';
import type { Question } from './door.ts';
import type { FormView } from './press-forms.ts';

type PressOf<K extends Press['kind']> = Extract<Press, { kind: K }>;

export type PressRow<K extends Press['kind']> =
  | {
      readonly kind: 'wish';
      readonly command: (press: PressOf<K>) => Command;
      /** Subject of the message that is drawn anew in the answer; null where nothing on it changes. */
      readonly redraws: ((press: PressOf<K>, by: MemberId) => MessageSubject) | null;
    }
  | {
      readonly kind: 'form';
      readonly form: FormId;
      readonly open: (view: FormView, press: PressOf<K>) => Form | Card;
    }
  /** What the house learns: a wish, or a form, that is about no case. */
  | { readonly kind: 'learning'; readonly act: (press: PressOf<K>) => LearningAct }
  | { readonly kind: 'learning_form' }
  /** Thanks among colleagues: a wish, or a form. */
  | { readonly kind: 'recognition'; readonly act: (press: PressOf<K>) => RecognitionAct }
  | { readonly kind: 'recognition_form' }
  /** The form for a new case: the only form without a case. Empty, or with what was written for it before. */
  | { readonly kind: 'log_form'; readonly words: (press: PressOf<K>) => ThingId | undefined }
  /** The form for a new case, with a message of a watched channel in it. */
  | { readonly kind: 'murmur_form'; readonly murmur: (press: PressOf<K>) => ThingId }
  /** The set-up: a wish, or a form. */
  | { readonly kind: 'setup'; readonly act: (press: PressOf<K>) => SetupAct }
  | { readonly kind: 'setup_form' }
  | { readonly kind: 'listening'; readonly act: (press: PressOf<K>) => ListeningAct }
  /** The form for a new case that follows the one of the button. */
  | { readonly kind: 'follow_up'; readonly words: (press: PressOf<K>) => ThingId | undefined }
  /** Whichever form was sent and refused, as it was. */
  | { readonly kind: 'kept_form'; readonly words: (press: PressOf<K>) => ThingId }
  | { readonly kind: 'question'; readonly question: (press: PressOf<K>) => Question }
  /** Read as if it were typed. */
  | { readonly kind: 'line'; readonly line: (press: PressOf<K>) => string };
