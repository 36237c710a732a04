/**
 * What a chat surface calls: one grammar, one set of forms, one way in for wishes. The surfaces only unwrap payloads,
 * acknowledge in their platform's way, and draw the answers. Made by `makeDoor` in make-door.ts.
 */
import type { ThankedHow } from '../../cards/team/thanked-card.ts';
import type { Language } from '../../cards/words/language.ts';
import type { ShareAsked } from '../../cards/answers/share-card.ts';
import type { FilledForm } from '../../cards/forms/filled.ts';
import type { LetterKind, Voice } from '../../core/letters/letter.ts';
import type { Card, Form, FormId, FormValues } from '../../cards/kit/card.ts';
import type { CaseId, ThingId } from '../../core/base/ids.ts';
import type { Command, ItemAsked } from '../../core/case/commands.ts';
import type { HelpTopic, Press } from '../../core/case/press.ts';
import type { Reaction } from '../../core/recognition/cheers.ts';
import type { RecognitionAct } from '../../core/recognition/acts.ts';
import type { SetupAct } from '../../core/setup/acts.ts';
import type { ListeningAct } from '../../core/listening/murmur.ts';
import type { LearningAct } from '../../core/learning/acts.ts';
import type { Channel } from '../../core/base/members.ts';
import type { Caller } from '../caller.ts';
import type { Anew } from '../handled.ts';
import type { Place } from '../messages/chat-port.ts';
import type { Overheard } from './overheard.ts';

/** What a typed line asks for. `hear` is pure: no database, no waiting. */
export type Intent =
  | { readonly kind: 'form'; readonly form: FormOpening }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'wish'; readonly wish: Wish }
  /** Not understood, or something is missing: say this, privately. */
  | { readonly kind: 'say'; readonly card: Card };

export type Question =
  /** Not given: what everybody does every day. */
  | { readonly kind: 'help'; readonly topic?: HelpTopic }
  | { readonly kind: 'limits' }
  /** How the caller likes to be thanked. */
  | { readonly kind: 'thanked' }
  | { readonly kind: 'mine' }
  /** What the caller would hand over at the end of a shift; `typed`: to whom, and a sentence. */
  | { readonly kind: 'shift'; readonly typed: string | null }
  /** How the team stands that the caller leads; `page` of its open cases, from 1. */
  | { readonly kind: 'board'; readonly page: number }
  | { readonly kind: 'policy' }
  | { readonly kind: 'show'; readonly case: string }
  /** How the customer is asked how it was put right, or what they answered. */
  | { readonly kind: 'survey'; readonly case: CaseId }
  /** Printable notes of what was given; `remedy` as it was typed, null: of all of it. */
  | { readonly kind: 'gestures'; readonly case: CaseId; readonly remedy: string | null }
  /** The story of a case; `page` from 1, the newest first; not given: 1. */
  | { readonly kind: 'history'; readonly case: CaseId; readonly page?: number }
  /** What is remembered of its customer. */
  | { readonly kind: 'notes'; readonly case: CaseId }
  /** Who could be won back. */
  | { readonly kind: 'winback' }
  /** What the customer said, all of it. */
  | { readonly kind: 'words'; readonly case: CaseId }
  /** What masking hid of it, as it was typed. */
  | { readonly kind: 'hidden'; readonly case: CaseId }
  /** A letter to the customer as it was edited, whatever was found in it. */
  | { readonly kind: 'letter'; readonly case: CaseId; readonly words: ThingId }
  /** A letter as a model phrased it, where it did. */
  | ({ readonly kind: 'phrased_letter'; readonly case: CaseId; readonly letter: LetterKind } & Voice)
  /** Every button of the menu of its card. */
  | { readonly kind: 'menu'; readonly case: CaseId }
  | { readonly kind: 'request'; readonly case: CaseId; readonly request: ThingId }
  | { readonly kind: 'find'; readonly words: string }
  | { readonly kind: 'whocan'; readonly amount: string }
  /** The one that is posted next, as it would be posted now; or the last. */
  | { readonly kind: 'digest'; readonly which: 'next' | 'last' }
  /** The last week or month, for whoever leads a team. */
  | { readonly kind: 'leader' }
  /** Whether Amends listens where it is asked. */
  | { readonly kind: 'listening' }
  /** What other systems sent and opened no case; `page` from 1. */
  | { readonly kind: 'asides'; readonly page: number }
  /** The day of the caller's team at a glance. */
  | { readonly kind: 'lineup' }
  /** The caller's own coaching, and of the caller's team what is improved; `page` from 1. */
  | { readonly kind: 'coaching'; readonly page: number }
  | { readonly kind: 'pulse' }
  /** A situation to practise with; null: the one that comes next, and not `after`. */
  | { readonly kind: 'practice'; readonly drill: string | null; readonly after: string | null }
  /** What the caller has done lately, for themselves. */
  | { readonly kind: 'readiness' }
  /** How well complaints are read here, for whoever leads a team. */
  | { readonly kind: 'triage' }
  /** What the caller has practised. */
  | { readonly kind: 'practised' }
  | { readonly kind: 'improvements'; readonly page: number }
  /** How colleagues are thanked. */
  | { readonly kind: 'thanking' }
  /** Who of the team was thanked, for its lead. */
  | { readonly kind: 'recognition' }
  /** What is set up: of all teams, or of the one named. */
  | { readonly kind: 'setup'; readonly team: string | null; readonly page: number }
  | { readonly kind: 'setup_history'; readonly page: number }
  /** Who is to be erased, or was: never whose name it is. */
  | { readonly kind: 'erasures' }
  /** A gift in percent: what it comes to on the case. */
  | ({ readonly kind: 'share' } & ShareAsked);

/** Which form to open, and with what in it. `log` needs no database; the others load the case. */
export type FormOpening =
  | {
      readonly kind: 'log';
      readonly text: string;
      readonly permalink: string | null;
      readonly source: 'chat' | 'message';
      /** Of a message that is logged: who wrote it, and when. */
      readonly written?: Written | undefined;
      /** Of a message that is logged: which it is, as `matterOf` says. */
      readonly message?: string | undefined;
    }
  | { readonly kind: 'press'; readonly press: Press }
  /** Thanks for a colleague, as far as they were typed. */
  | { readonly kind: 'thank'; readonly act: Extract<RecognitionAct, { kind: 'thank' }> }
  /** `words`: what helped, as it was typed. */
  | { readonly kind: 'resolve'; readonly case: string; readonly words?: string | undefined };

/** Null: not known. */
export interface Written {
  readonly by: string | null;
  /** The customer waits from here on. */
  readonly at: Date | null;
}

/** A wish as it is kept durably until it is carried out: what was asked, before the caller is known to be a member. */
export type Wish =
  /** `form`: by which form it was asked, so that it can be opened again as it was; not given: by none. */
  | { readonly kind: 'command'; readonly command: Command; readonly form?: FilledForm | undefined }
  | { readonly kind: 'press'; readonly press: Press }
  /** Away in `[from, until)`, whole days of the person's own zone as ISO dates; `now` = at once. `deputy` as it was typed. */
  | { readonly kind: 'away'; readonly from: string; readonly until: string; readonly deputy: string | null }
  | { readonly kind: 'back' }
  /** The language the caller wants to read. */
  | { readonly kind: 'language'; readonly language: Language }
  /** When the line-up of the caller's team is posted: `08:30`; null: not at all. */
  | { readonly kind: 'lineup'; readonly time: string | null }
  /** How the caller likes to be thanked. */
  | { readonly kind: 'thanked'; readonly how: ThankedHow }
  /** A promise as typed: its moment is read in the zone of the one who types, at the moment of asking. */
  | { readonly kind: 'promise'; readonly case: CaseId; readonly typed: string }
  /** A remedy that is a promise, with its time as typed. */
  | {
      readonly kind: 'give_by';
      readonly case: CaseId;
      readonly remedy: string;
      readonly typed: string;
      readonly because: string | null;
    }
  /** Another time for a promise, as typed. */
  | { readonly kind: 'move'; readonly case: CaseId; readonly typed: string }
  /** Help as it is asked for: whom and by when are looked up and read as for a promise. */
  | { readonly kind: 'assist'; readonly case: CaseId; readonly typed: string }
  /** A case is offered to somebody, as typed: who that is is looked up among those who work here. */
  | { readonly kind: 'handover'; readonly case: CaseId; readonly typed: string }
  /** All open cases of the caller, each offered by itself: at the end of a shift, or because they will be away. */
  | { readonly kind: 'handover_all'; readonly typed: string; readonly why: 'shift' | 'absence' }
  /** By when a case matters, as typed; read as a promise is. */
  | {
      readonly kind: 'deadline';
      readonly case: CaseId;
      readonly typed: string;
      readonly because: string | null;
    }
  /** A letter to the customer as it was edited: it is looked at before it is copied. */
  | { readonly kind: 'check_letter'; readonly case: CaseId; readonly form: FilledForm }
  /** Larger limits for the caller's team, for so many milliseconds. */
  | { readonly kind: 'storm_on'; readonly ms: number; readonly reason: string }
  | { readonly kind: 'storm_off' }
  /** A failure that hits many customers; `remedy` is what everybody is given. */
  | { readonly kind: 'outage_open'; readonly name: string; readonly remedy: ItemAsked | null }
  | { readonly kind: 'outage_close' }
  /** What the house learns besides its cases. */
  | { readonly kind: 'learning'; readonly act: LearningAct }
  /** Channels that are listened to, and what is heard there. */
  | { readonly kind: 'listening'; readonly act: ListeningAct }
  /** The set-up of the organisation. */
  | { readonly kind: 'setup'; readonly act: SetupAct }
  /** Thanks among colleagues. */
  | { readonly kind: 'recognition'; readonly act: RecognitionAct };

/** A wish that is safe: it will be carried out once, now or after a crash. */
export interface AcceptedWish {
  readonly key: string;
  readonly caller: Caller;
  readonly wish: Wish;
  /** Not given: it is asked for the first time. */
  readonly anew?: Anew;
  /** W3C traceparent of what asked for it; not given: that is not traced. */
  readonly trace?: string;
}

/** The message that was pressed on, for platforms that redraw in the answer. */
export interface PressedMessage {
  /** As it is now; null where there is nothing to draw any more. */
  draw(): Promise<Card | null>;
  /**
   * Has it drawn anew for everybody, where it is this message of the platform; false where it is another one, which nobody else
   * draws. Who draws beside others can leave an older picture there for good.
   */
  drawnAnew(messageId: string): Promise<boolean>;
}

/** The private answer to the caller, and the message that was pressed on, where there is one. */
export interface Reply {
  readonly ok: boolean;
  readonly say: Card;
  readonly now: PressedMessage | null;
  /** The case that was logged. */
  readonly case?: CaseId;
  /** It was carried out before under the same key, and nothing happened now. */
  readonly isRepeat?: true;
  /** A yes that no card shows: whoever does not wait for it any more is told. */
  readonly isUnseen?: true;
  /** No card will ever say it: where it cannot be given at once, it is told later; see `Door.tellLater`. */
  readonly isOwed?: true;
  /**
   * It was asked for before, and still waits: the rules say themselves what the same words come to now, once under this key
   * while the case stays as it is.
   */
  readonly anew?: Anew;
}

export class NotSaved extends Error {
  override readonly name: string = 'NotSaved';
}

/** The database gave no answer, nor could it be asked: it may be stored, and is dropped as soon as that is possible. */
export class PerhapsSaved extends NotSaved {
  override readonly name = 'PerhapsSaved';
}

/** The form that would have taken the words could not be shown. */
export class NotShown extends NotSaved {
  override readonly name = 'NotShown';
}

/** More wishes of one person than may come in a short while: nothing was stored, and the next may come in `afterMs`. */
export class TooFast extends NotSaved {
  override readonly name = 'TooFast';
  readonly afterMs: number;
  constructor(afterMs: number) {
    super('one person asks for more at once than is taken in');
    this.afterMs = afterMs;
  }
}

export interface Door {
  /** Reads a typed line, without the command word itself; `here` is the case whose thread it stands in. Never throws. */
  hear(caller: Caller, line: string, here?: CaseId): Intent;
  /**
   * The case whose card begins the thread the caller speaks in; `root` is the platform's id of its first message. Undefined
   * where it is none, or where that is not known in time. Never throws.
   */
  caseHere(caller: Caller, root: string): Promise<CaseId | undefined>;
  /** Reads what a button carried; undefined when it is not one of ours or too old. */
  readPress(raw: unknown): Press | undefined;
  /** What a press needs: a form to open, a question to answer, or a wish to accept. */
  intentOf(caller: Caller, press: Press): Intent;
  /** What a complaint that is written already asks for: its form; or, where no form could hold it whole, the wish to log it as it is. Pure. */
  intentOfLog(caller: Caller, opening: Extract<FormOpening, { kind: 'log' }>): Intent;
  /** The log form, at once and without the database. */
  logForm(caller: Caller, opening: Extract<FormOpening, { kind: 'log' }>): Form;
  /**
   * The same for whoever works here, as far as this process knows; whom it does not know it looks for, and gives a stranger the
   * words back instead. While that cannot be found out the form opens: who it was is asked when it is sent.
   */
  openLog(caller: Caller, opening: Extract<FormOpening, { kind: 'log' }>): Promise<Form | Card>;
  /** Any form, filled from the case; a card instead when it cannot be opened, saying why. */
  form(caller: Caller, opening: FormOpening): Promise<Form | Card>;
  /**
   * Keeps for an hour what was written for a form that did not open: the id that its button carries. Undefined where that
   * was not possible.
   */
  keepWords(caller: Caller, opening: Extract<FormOpening, { kind: 'log' }>): Promise<ThingId | undefined>;
  /** Reads a submitted form. Pure. Errors are per field id, all at once; typed values stay with the surface. */
  readForm(caller: Caller, form: FormId, about: Readonly<Record<string, string>>, values: FormValues): ReadForm;
  /**
   * What the rules would say to a form that is being sent, before it closes: what is wrong by field id, and, where that is
   * done something about elsewhere, an answer that says so. What cannot be told in time is fine. Changes nothing, never throws.
   */
  check(caller: Caller, key: string, form: FilledForm, wish: Wish): Promise<CheckedForm>;
  /** Answers a question. Reads only. */
  ask(caller: Caller, question: Question): Promise<Card>;
  /**
   * Has the caller's home drawn where it lives: `opened` brings it up to date, `first` makes one where there is none,
   * `fresh` puts it at the end of the chat. For a stranger a sentence to show instead.
   */
  home(caller: Caller, how: 'opened' | 'first' | 'fresh'): Promise<Card | undefined>;
  /**
   * Makes the wish durable under its key: one bounded insert. The same key again changes nothing.
   * Throws NotSaved when it was not stored, TooFast when the caller asks for too much at once: then nothing will happen.
   * PerhapsSaved where nobody can tell; the same key again is harmless then, too.
   */
  accept(caller: Caller, key: string, wish: Wish, anew?: Anew): Promise<AcceptedWish>;
  /** Carries an accepted wish out and says what came of it. Safe to repeat: the same key gets the same answer. */
  carryOut(accepted: AcceptedWish): Promise<Reply>;
  /**
   * Has a reply that could not be given, and that no card shows, told as a message of its own, which outlives this process. False
   * where it is told by nobody: a card shows it, whoever asked is no member, or the database is away. Never throws.
   */
  tellLater(accepted: AcceptedWish, reply: Reply): Promise<boolean>;
  /** A reaction to a message: noted where it cheers a thank-you of ours, and nothing else. Throws when the database is away. */
  cheer(caller: Caller, reaction: Reaction): Promise<void>;
  /** Whether anybody listens to what is said in this channel. Asks nothing of the database. */
  listensTo(channel: Channel): boolean;
  /** What was said, changed or deleted in a channel that is listened to; of another one nothing is done. Throws when the database is away. */
  overhear(heard: Overheard): Promise<void>;
  /** What to tell somebody whose words could not be saved, and why; gives the typed text back. */
  notSaved(caller: Caller, typed: string, why: NotSaved): Card;
  /**
   * Somebody said the same twice within a minute, and it was done once: `done` says what. Asks whether it was meant twice.
   * `command`: what stands before a line where it was typed.
   */
  again(caller: Caller, typed: string, done: Card, command?: string): Card;
  /** Where the message with this subject, in its printed form, stands on the caller's platform; null when it was not posted, or there is none. */
  standsAt(caller: Caller, subject: string): Promise<Place | null>;
  /** What to tell somebody when something unforeseen went wrong, with a reference that is also in the log. */
  sorry(caller: Caller | null, reference: string): Card;

  /** In which language and by whose customs they read; for what only one surface has to say. */
  readerOf(caller: Caller | null): { readonly locale: string };
}

export type CheckedForm =
  | { readonly ok: true }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>>; readonly aside: Card | null };

export type ReadForm =
  | { readonly ok: true; readonly wish: Wish; readonly typed: string }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };
