/** What can be asked for. A typed line, a button, a form, a webhook and a timer all become a Command. */
import type { CaseId, MemberId, ThingId } from '../base/ids.ts';
import type { Channel } from '../base/members.ts';
import type { Money } from '../base/money.ts';
import type { FailureType, ServiceStage, Severity } from '../base/failures.ts';
import type { LetterKind } from '../letters/letter.ts';
import type { Facts } from '../policy/facts.ts';
import type { PutRightCommand } from './again.ts';
import type { Sensitivity } from '../policy/policy.ts';
import type { Finding } from './fulfilment.ts';
import type { DraftCommand } from './draft-command.ts';
import type { Care } from './care/care.ts';
import type { ThanksCommand } from './thanks-commands.ts';
import type { CameAgain, ComplaintSource, OfMessage, Told } from './told.ts';
import type { AskedFor } from './help.ts';
import type { HandTo, WhyOffered } from './handover.ts';
import type { KeepPromise, PromisesSettled, VoidPromise } from './promises-settled.ts';
import type { HoldCommand } from './hold.ts';
import type { CustomerAccepted, DismissReason, Outcome, RootCause } from './status.ts';

export type Command =
  | LogCommand
  | HoldCommand
  | {
      readonly kind: 'give';
      readonly case: CaseId;
      readonly items: readonly ItemAsked[];
      readonly because: string | null;
      /** What is promised with it, by when; a remedy that is a promise needs it. */
      readonly promised?: Promised | null;
      /** Meant as a gift alone, or as a request alone; not given: whichever it comes to. */
      readonly only?: 'give' | 'ask';
    }
  | {
      readonly kind: 'give_suggested';
      readonly case: CaseId;
      readonly suggestion: string;
      /** Version of the case the suggestion was drawn from: on any other it is not given. Any, when not given. */
      readonly v?: number;
      /** Why, where the policy wants to know. */
      readonly because?: string | null;
      /** What is promised with it, by when. */
      readonly promised?: Promised | null;
    }
  | {
      readonly kind: 'approve';
      readonly case: CaseId;
      readonly request: ThingId | null;
      readonly digest: string | null;
      /** The amount the approver says yes to: it must be the request's own. */
      readonly named?: AmountNamed | null;
      /** What it costs in base currency, said by the approver where no current rate says it. */
      readonly baseAmount?: Money | null;
      /** A sentence for the asker. */
      readonly reason?: string | null;
    }
  | {
      readonly kind: 'counter';
      readonly case: CaseId;
      readonly request: ThingId | null;
      readonly digest: string | null;
      readonly items: readonly ItemAsked[];
      /** An amount alone: the same remedy as asked, for this much. */
      readonly amount: Money | null;
      readonly reason: string;
    }
  | {
      readonly kind: 'accept_counter';
      readonly case: CaseId;
      readonly request: ThingId | null;
      /** The amount the asker takes: it must be what was offered. */
      readonly named?: AmountNamed | null;
      /** The offer as it was read, where a machine takes it: it must be the one that stands. */
      readonly digest?: string;
    }
  | { readonly kind: 'discuss'; readonly case: CaseId; readonly request: ThingId | null; readonly text: string }
  | {
      readonly kind: 'edit_request';
      readonly case: CaseId;
      readonly request: ThingId;
      readonly items: readonly ItemAsked[];
      readonly because: string | null;
    }
  | {
      readonly kind: 'ask_more';
      readonly case: CaseId;
      readonly request: ThingId | null;
      readonly text: string;
    }
  | { readonly kind: 'answer_more'; readonly case: CaseId; readonly request: ThingId | null; readonly text: string }
  | { readonly kind: 'snooze'; readonly case: CaseId; readonly request: ThingId; readonly minutes: 15 | 30 | 60 }
  | {
      readonly kind: 'decline';
      readonly case: CaseId;
      readonly request: ThingId | null;
      readonly digest: string | null;
      /** The amount that is declined: it must be the request's own. */
      readonly named?: AmountNamed | null;
      readonly reason: string;
      readonly alternative: string | null;
    }
  | {
      readonly kind: 'withdraw';
      readonly case: CaseId;
      readonly request: ThingId | null;
      /** What is taken back: it must be the request's own. */
      readonly named?: AmountNamed | null;
    }
  | {
      readonly kind: 'set_facts';
      readonly case: CaseId;
      readonly customer: string | null;
      readonly orderValue: Money | null;
      readonly lossValue: Money | null;
      /** What is known now, by the policy's names. */
      readonly facts?: Facts;
      /** What turned out not to be known: names of facts, `order_value`, `loss_value`. */
      readonly forget?: readonly string[];
      /** Kinds of evidence seen, and kinds that turned out not to have been. */
      readonly evidence?: readonly string[];
      readonly unseen?: readonly string[];
      /** Whom the complaint is about, by member id; null for nobody; not given when nothing is said about it. */
      readonly concerns?: MemberId | null;
      /** The page of facts to go on with; not given: that was all. */
      readonly next?: NextFacts;
    }
  | EditCommand
  /** Says that a case is for few to see; `sensitivity`: what it is about. */
  | {
      readonly kind: 'restrict';
      readonly case: CaseId;
      readonly sensitivity: Sensitivity | null;
      readonly reason: string;
    }
  | { readonly kind: 'lift'; readonly case: CaseId; readonly reason: string }
  /** Looks at the case; `what`: at what masking has hidden. */
  | { readonly kind: 'look'; readonly case: CaseId; readonly what?: 'hidden' }
  /** Says that the customer of the case also goes by this, or that they do not: on every case, from now on. */
  | {
      readonly kind: 'link_customer' | 'unlink_customer';
      readonly case: CaseId;
      /** As typed. */
      readonly customer: string;
      /** Of what the case says they go by: chosen instead of typed, because what is shown may be masked. */
      readonly key?: string;
      readonly because: string | null;
    }
  /** Says that two cases are one matter, or that the first is none with the second. `because`: kept where somebody says it. */
  | {
      readonly kind: 'link' | 'unlink';
      readonly case: CaseId;
      readonly other: CaseId;
      readonly because?: string | null;
    }
  /** Says that the case belongs to its team's open outage, or to none. */
  | { readonly kind: 'link_outage' | 'unlink_outage'; readonly case: CaseId }
  /** Gives the remedy everybody of the outage is given. `v`: as for a suggestion. */
  | { readonly kind: 'give_outage'; readonly case: CaseId; readonly v: number }
  | ResolveCommand
  /** It is no case. */
  | {
      readonly kind: 'dismiss';
      readonly case: CaseId;
      readonly reason: DismissReason;
      readonly words: string | null;
    }
  /** It is the same complaint as another case, which stays. */
  | { readonly kind: 'merge'; readonly case: CaseId; readonly into: CaseId; readonly because: string | null }
  /** What was done last was a mistake: it was resolved, set aside, or merged. */
  | { readonly kind: 'undo'; readonly case: CaseId }
  /** A decision that the policy allowed is corrected for the customer. */
  | PutRightCommand
  /** The customer came back. */
  /** What is understood of a case that is over. */
  | {
      readonly kind: 'review';
      readonly case: CaseId;
      readonly helped: string | null;
      readonly hindered: string | null;
      readonly change: string | null;
    }
  | { readonly kind: 'reopen'; readonly case: CaseId; readonly reason: string | null }
  /** Somebody found out what became of what was given. `action` null: the remedy that is named, or the only one there can be. */
  | SettlePayment
  /** What failed is asked for once more, under the same id. */
  | {
      readonly kind: 'pay_again';
      readonly case: CaseId;
      readonly action: ThingId | null;
      readonly named: AmountNamed | null;
    }
  /** The system that was asked says what became of it; nobody of the house asks for this. */
  | HeardBack
  /** Somebody is asked to do something for the case by a time; its owner stays its owner. */
  | {
      readonly kind: 'assist';
      readonly case: CaseId;
      readonly of: AskedFor;
      readonly text: string;
      readonly due: Date;
    }
  /** `assist` null: the one that waits. */
  | {
      readonly kind: 'answer_assist';
      readonly case: CaseId;
      readonly assist: ThingId | null;
      readonly how: 'done' | 'cannot';
      readonly text: string;
    }
  | { readonly kind: 'withdraw_assist'; readonly case: CaseId; readonly assist: ThingId | null }
  /** Offers the case to somebody. `why`: not given: this case alone. */
  | {
      readonly kind: 'hand_over';
      readonly case: CaseId;
      readonly to: HandTo;
      readonly because: string | null;
      readonly why?: WhyOffered;
    }
  /** The answers to such an offer, and taking it back; null: the one that waits. */
  | { readonly kind: 'accept_handover'; readonly case: CaseId; readonly handover: ThingId | null }
  | { readonly kind: 'withdraw_handover'; readonly case: CaseId; readonly handover: ThingId | null }
  | {
      readonly kind: 'decline_handover';
      readonly case: CaseId;
      readonly handover: ThingId | null;
      readonly reason: string | null;
    }
  /** A lead takes the case from whoever has it. */
  | { readonly kind: 'take'; readonly case: CaseId; readonly because: string | null }
  /** The team is asked what it would do. */
  | { readonly kind: 'ask_team'; readonly case: CaseId; readonly text: string }
  /** `advice` null: what was asked last. */
  | { readonly kind: 'advise'; readonly case: CaseId; readonly advice: ThingId | null; readonly text: string }
  | { readonly kind: 'advice_helped'; readonly case: CaseId; readonly advice: ThingId; readonly answer: ThingId }
  | { readonly kind: 'promise'; readonly case: CaseId; readonly text: string; readonly due: Date }
  /**
   * `told`: the customer agreed to the new time, has not been told of it, or never heard the old one, which was a slip; null where
   * nobody said. `promise`: null for the only one, or the one that is called `about`.
   */
  | {
      readonly kind: 'move_promise';
      readonly case: CaseId;
      readonly promise: ThingId | null;
      readonly due: Date;
      readonly told: 'agreed' | 'slip' | 'no' | null;
      readonly about?: string | null;
    }
  /** The customer heard from us, was not reached, or is not to be told any more: then `words` say why. */
  | {
      readonly kind: 'contact';
      readonly case: CaseId;
      readonly reached: 'yes' | 'no' | 'never';
      readonly words: string | null;
    }
  /** How the customer was found to be after the case was resolved; not well: it goes on, and `words` say why. */
  | {
      readonly kind: 'follow_up';
      readonly case: CaseId;
      readonly how: 'well' | 'not_well' | 'not_reached';
      readonly words: string | null;
    }
  | VoidPromise
  /** Several at once. */
  | ({ readonly kind: 'settle_promises'; readonly case: CaseId } & PromisesSettled)
  | KeepPromise
  | ThanksCommand
  | DraftCommand
  /** Somebody sent the customer this letter. */
  | { readonly kind: 'mark_sent'; readonly case: CaseId; readonly letter: LetterKind }
  /** About the customer rather than the case. */
  | CareCommand
  | CameAgain
  /** The customer said that it was not put right, in the words of their answer to the survey. */
  | { readonly kind: 'heard_again'; readonly case: CaseId; readonly text: string }
  | { readonly kind: 'look_again'; readonly case: CaseId };

/** What stands on a case is said otherwise by its owner or a lead: what was read, who it is about, the values; or more is told. */
export interface EditCommand {
  readonly kind: 'edit';
  readonly case: CaseId;
  readonly changes: CaseChanges;
  /** Kept in the history of the case; null where nothing was said. */
  readonly because: string | null;
}

/** Not given: it stays as it is. Null: it is not known, or nobody said. */
export interface CaseChanges {
  readonly failure?: FailureType;
  readonly severity?: Severity;
  readonly stage?: ServiceStage;
  readonly deadline?: Date | null;
  /** As typed, like the customer and the addition: masked before anything is kept. */
  readonly remedySought?: string | null;
  readonly customer?: string;
  readonly orderValue?: Money | null;
  readonly lossValue?: Money | null;
  /** More of what the customer says. */
  readonly addition?: string;
}

export type CareCommand = Care & { readonly case: CaseId };

export interface Promised {
  readonly text: string;
  readonly due: Date;
}

export interface LogCommand extends OfMessage {
  readonly kind: 'log';
  /** As received, unmasked; `answer` masks it before anything is kept. */
  readonly text: string;
  readonly customer: string | null;
  readonly remedySought: string | null;
  readonly failure: FailureType | null;
  readonly severity: Severity | null;
  readonly orderValue: Money | null;
  readonly lossValue: Money | null;
  readonly source: ComplaintSource;
  /** What another system told beside it; not given: a person typed it. */
  readonly told?: Told;
  /** What the customer is called, to be shown; not given: nobody said. */
  readonly customerName?: string;
  /** Of an agent: by which way the customer spoke to it, one word of its own. Not given: it did not say. */
  readonly via?: string;
  readonly permalink: string | null;
  readonly receivedAt: Date | null;
  /** The case it follows: of the same customer, and one matter with it. Not given: none. */
  readonly follows?: CaseId;
  /** Where it was logged from, so that the card can be posted on the same platform. */
  readonly from: Channel | null;
}

export interface ItemAsked {
  readonly kind: string;
  readonly amount: Money | null;
  readonly units: bigint | null;
  readonly cost: Money | null;
  readonly passenger: string | null;
}

export interface ResolveCommand {
  readonly kind: 'resolve';
  readonly case: CaseId;
  readonly outcome: Outcome;
  readonly customerAccepted: CustomerAccepted;
  readonly rootCause: RootCause | null;
  readonly processArea: string | null;
  readonly whatHelped: string | null;
  /** Why a lead resolves it and not its owner; not given: nothing was said. */
  readonly because?: string | null;
  /** Actions ticked as done; authorised actions left out are reported as not given and released. */
  readonly done: readonly ThingId[];
  /** What became of what was promised; not given: nothing was said. */
  readonly settles?: PromisesSettled;
  /** `done` is meant to be all that was given: where it is not any more, nobody said what became of the rest, and it is asked. */
  readonly isAll?: true;
}

/** An amount somebody names with a decision. As typed: a bare number can be either, so both are given. */
export interface AmountNamed {
  readonly amount: Money | null;
  /** Points. */
  readonly units: bigint | null;
  /** Remedies named by their names, instead of an amount for all of it; not given: none. */
  readonly items?: readonly RemedyNamed[];
}

/** A remedy somebody names with a decision, by the policy's name, with its amount or number where one was typed. */
export interface RemedyNamed {
  readonly kind: string;
  readonly amount: Money | null;
  readonly units: bigint | null;
}

/** A further page of facts, of one remedy or of all. */
export interface NextFacts {
  readonly page: number;
  readonly remedy: string | null;
}

export interface SettlePayment {
  readonly kind: 'settle_payment';
  readonly case: CaseId;
  readonly action: ThingId | null;
  readonly named: AmountNamed | null;
  readonly to: Finding;
  /** What the other system calls it. */
  readonly reference: string | null;
  readonly reason: string | null;
}

export interface HeardBack {
  readonly kind: 'heard_back';
  readonly case: CaseId;
  readonly action: ThingId;
  readonly to: 'confirmed' | 'failed' | 'unknown';
  readonly reference: string | null;
  readonly reason: string | null;
}
