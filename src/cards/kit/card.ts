/** What people see, as data: chosen here, drawn by each platform's renderer. Pure. */
import type { MemberId } from '../../core/base/ids.ts';
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { PictureSubject } from '../../core/base/picture-link.ts';
import type { Press } from '../../core/case/press.ts';
import type { Chart } from './chart.ts';

/**
 * A piece of text. A plain string is always escaped by the renderer: there is no raw-markup way round it.
 * `person` mentions somebody where the platform can (and only there wakes them); `moment` is shown on the viewer's own clock;
 * where a text cannot follow it, in the zone and the language that are given with it.
 */
export type Run =
  | string
  | { readonly bold: string }
  | { readonly person: MemberId; readonly name: string }
  | { readonly moment: Date; readonly zone: string; readonly locale: string };
export type Text = readonly Run[];

export type Block =
  | { readonly kind: 'text'; readonly text: Text }
  /** Somebody's own words: never interpreted, never pinging, clipped with a visible "…". */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Text }[] }
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | { readonly kind: 'context'; readonly text: Text }
  | { readonly kind: 'divider' }
  /** Made by `chartBlock`; what it says stands below it as well. `picture`: for where no chart is drawn. */
  | { readonly kind: 'chart'; readonly chart: Chart; readonly picture?: CardPicture }
  /** Never the only place of anything: what it says stands in the card as well. */
  | { readonly kind: 'picture'; readonly picture: CardPicture }
  | { readonly kind: 'buttons'; readonly buttons: readonly Button[]; readonly more?: More };

/** A picture that Amends draws when somebody looks, from what is true then. */
export interface CardPicture {
  readonly of: PictureSubject;
  /** Another one where it shows something else. */
  readonly version: string;
  /** Where everybody who has the address can fetch it; null: nobody reaches Amends from outside. */
  readonly url: string | null;
  /** All that it says, for whoever does not see it. At most 1,000 characters. */
  readonly alt: string;
  /** What it is called when it is kept: `thank-you-ana-ruiz.png`. */
  readonly file: string;
  /** The words of the link that keeps it. */
  readonly save: string;
}

export interface Button {
  /** A verb, at most 30 characters. */
  readonly label: string;
  readonly press: Press;
  /** At most one per card. */
  readonly tone?: 'primary';
}

/** What is pressed seldom: a menu beside the buttons, the likeliest first. Nothing in it is primary. */
export interface More {
  readonly buttons: readonly Button[];
  /** The last entry where a platform's menu has no room for all: answers privately with every button of the menu. */
  readonly others?: Button;
}

/** Every button of a card, those of its menus too, in reading order. */
export const buttonsOf = (card: Pick<Card, 'blocks'>): readonly Button[] =>
  card.blocks.flatMap((block) => (block.kind === 'buttons' ? [...block.buttons, ...(block.more?.buttons ?? [])] : []));

export interface Card {
  /** What the card is of; with `version` it makes redraws tell themselves apart. */
  readonly subject: MessageSubject;
  readonly version: number;
  readonly title: string | null;
  readonly blocks: readonly Block[];
  /** One plain line for notifications and screen readers: case, state, what is asked of whom. At most 300 characters. */
  readonly summary: string;
  /** Everything it says as plain lines, where one line is too short for all its facts: what notifications and screen readers get instead. */
  readonly told?: string;
  /** Words for one person alone: rather unsaid than said where others read. */
  readonly isForOne?: true;
  /** What is said of such words where others read along; not given: that they are said in private. */
  readonly openly?: Card;
  /** Drawn from many cases: what is pressed on it is answered beside it, and no card of one case takes its place. */
  readonly isOfMany?: true;
}

export type Field =
  | {
      readonly kind: 'text';
      readonly id: string;
      readonly label: string;
      readonly value: string | null;
      readonly lines: 'one' | 'many';
      readonly maxLength: number;
      readonly required: boolean;
      readonly hint: string | null;
      readonly placeholder: string | null;
    }
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly options: readonly Option[];
      readonly value: string | null;
      readonly required: boolean;
      readonly hint: string | null;
    }
  | {
      /** A day of the calendar, chosen: `2026-12-01`. */
      readonly kind: 'day';
      readonly id: string;
      readonly label: string;
      readonly value: string | null;
      readonly hint: string | null;
    }
  | {
      /** A channel of the platform the form is shown on, by the platform's own picker where it has one: its id, or what names it. */
      readonly kind: 'channel';
      readonly id: string;
      readonly label: string;
      readonly value: string | null;
      readonly hint: string | null;
    }
  | {
      /** Tick any number. */
      readonly kind: 'ticks';
      readonly id: string;
      readonly label: string;
      readonly options: readonly Option[];
      readonly values: readonly string[];
      readonly hint: string | null;
    };
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** Values as a form gives them back: text for text and choice (null when empty), a list for ticks. */
export type FormValues = Readonly<Record<string, string | readonly string[] | null>>;

export const FORM_IDS = [
  'log',
  'give',
  'suggestion',
  'resolve',
  'decline',
  'counter',
  'discuss',
  'edit_request',
  'ask_more',
  'answer_more',
  'edit_thanks',
  'facts',
  'edit',
  'dismiss',
  'paid',
  'merge',
  'reopen',
  'put_right',
  'wants',
  'hand_over',
  'decline_handover',
  'take',
  'promise',
  'assist',
  'assist_done',
  'assist_cannot',
  'ask_team',
  'advise',
  'restrict',
  'lift',
  'link',
  'unlink',
  'move_promise',
  'call_back',
  'contact',
  'checked',
  'void_promise',
  'settle_promises',
  'draft',
  'improve',
  'review',
  'coaching',
  'offer_coaching',
  'own_view',
  'coach_note',
  'ask_authority',
  'digest_sections',
  'idea',
  'move_improvement',
  'drop_improvement',
  'opt_out',
  'note',
  'leaving',
  'letter',
  'thank',
  'setup_team',
  'setup_channels',
  'setup_new_team',
  'setup_holidays',
  'erase',
] as const;
export type FormId = (typeof FORM_IDS)[number];

export interface Form {
  readonly id: FormId;
  /** What the form is about: ids and fixed words only, given back as it is with the values. */
  readonly about: Readonly<Record<string, string>>;
  /** At most 24 characters. */
  readonly title: string;
  /** At most 24 characters: the outcome, e.g. "Log case". */
  readonly submit: string;
  readonly fields: readonly Field[];
  /** Shown above the fields: what was wrong with the last try, or what to know. */
  readonly notes: readonly Text[];
  /** As for a card. */
  readonly isForOne?: true;
}
