/** What is wrong with a field of a submitted form, said beside the field. Pure. */
import { usableLocale } from '../../core/base/locale.ts';
import type { AmountUnread } from '../../core/base/read-amount.ts';
import type { NoMoment } from '../../core/base/when.ts';
import { sayUnread } from '../answers/amounts.ts';
import type { ParseError } from '../answers/parse-error.ts';
import { sayParseError } from '../answers/not-understood.ts';
import { noMoment } from '../case/promises.ts';
import type { Viewer } from '../kit/viewer.ts';
import type { fieldErrors as words } from '../words/en/field-errors.ts';
import { fieldErrorWords } from '../words/field-errors.ts';
import type { Reader } from '../words/language.ts';

/** A field that is empty, or holds what nobody chose. */
export type Missing = Exclude<keyof typeof words, 'out_of_date'>;

export type FieldError =
  | { readonly kind: 'missing'; readonly what: Missing }
  | { readonly kind: 'amount'; readonly read: AmountUnread }
  | { readonly kind: 'not_understood'; readonly why: ParseError }
  /** `zone` is the one the form was opened for. */
  | { readonly kind: 'no_moment'; readonly no: NoMoment; readonly zone: string }
  /** The form does not say any more what it is about. */
  | { readonly kind: 'out_of_date' };

/** A number with a point, as the reader writes it. */
export const exampleNumber = ({ locale }: Reader): string => (99.95).toLocaleString(usableLocale(locale));

/** One or two sentences. */
export function sayFieldError(error: FieldError, viewer: Pick<Viewer, 'locale' | 'now'>): string {
  switch (error.kind) {
    case 'missing':
      return error.what === 'number'
        ? fieldErrorWords.line(viewer, 'number', { number: exampleNumber(viewer) })
        : fieldErrorWords.line(viewer, error.what);
    case 'amount':
      return sayUnread(error.read, viewer);
    case 'not_understood':
      return sayParseError(error.why, { command: 'Amends', zone: 'UTC', ...viewer }).summary;
    case 'no_moment':
      return noMoment(error.no, { ...viewer, zone: error.zone });
    case 'out_of_date':
      return fieldErrorWords.line(viewer, 'out_of_date');
  }
}
