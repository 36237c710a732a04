/** What the gallery shows, and what is measured of it. */

export interface Piece {
  readonly name: string;
  readonly kind: 'card' | 'home' | 'form';
  /** What stands above a form. */
  readonly title: string | null;
  /** A message's or a home tab's blocks, or a whole modal. */
  readonly slack: object;
  /** An Adaptive Card. */
  readonly teams: object;
}

export const PLATFORMS = ['slack', 'teams'] as const;
export const THEMES = ['light', 'dark'] as const;
/** Of the window, in pixels: a small telephone, and the column of messages on a desk. */
export const WIDTHS = [320, 560] as const;

export interface Look {
  readonly platform: (typeof PLATFORMS)[number];
  readonly theme: (typeof THEMES)[number];
  readonly width: (typeof WIDTHS)[number];
}

export const LOOKS: readonly Look[] = PLATFORMS.flatMap((platform) =>
  THEMES.flatMap((theme) => WIDTHS.map((width) => ({ platform, theme, width }))),
);

/** One picture, and what a ruler says of it. */
export interface Measured extends Look {
  readonly name: string;
  readonly file: string;
  /** Pixels, without the frame of the message. */
  readonly height: number;
  /** Lines of words, one under the other; a row of buttons is one. */
  readonly lines: number;
  readonly words: number;
  readonly buttons: number;
  readonly buttonsInFirstRow: number;
  /** Buttons whose words do not stand there in full. */
  readonly cut: number;
  /** What the page said it cannot draw. */
  readonly faults: readonly string[];
}

export const fileOf = (name: string, { platform, theme, width }: Look): string =>
  `${name.replaceAll(/[^\w-]+/g, '-')}.${platform}.${theme}.${width}.png`;
