/** What may not stand before everybody, and why. Pure. */

export type WhyPrivate =
  | 'calls_people'
  | 'link'
  | 'amount'
  | 'place'
  | 'customer'
  | 'case'
  | 'name'
  | 'colleague'
  | 'health'
  | 'sensitive'
  | 'address'
  | 'quote'
  | 'personal';

export interface PrivateWord {
  /** As it was typed. */
  readonly word: string;
  readonly why: WhyPrivate;
}

export interface PrivateShape {
  readonly shape: RegExp;
  readonly why: WhyPrivate;
}
