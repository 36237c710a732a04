/** The way in for AI agents: what each may ask, and how it is answered. Made by `makeAgentDoor` in make-agent-door.ts. */
import type { CaseId, MemberId, ThingId } from '../../../core/base/ids.ts';
import type { Money } from '../../../core/base/money.ts';
import type { Json } from '../../../core/base/wire.ts';
import type { CustomerAccepted, Outcome } from '../../../core/case/status.ts';

/** A remedy as an agent asks for it. */
export interface RemedyAsked {
  readonly case: CaseId;
  /** Its name in the policy. */
  readonly remedy: string;
  readonly amount: Money | null;
  readonly units: bigint | null;
  readonly reason: string;
}

/** What reads only. */
export type AgentQuestion =
  | { readonly kind: 'case'; readonly case: CaseId }
  /** Of a case, or of a customer who has none yet; of both null: of anybody. */
  | {
      readonly kind: 'what_may_be_given';
      readonly case: CaseId | null;
      readonly customer: string | null;
      readonly currency: string | null;
    }
  /** Answered when the request is decided or countered, else after so long. */
  | { readonly kind: 'wait_for'; readonly case: CaseId; readonly request: ThingId; readonly ms: number };

/** What changes something, each under the agent's own key: the same key is done once. */
export type AgentWish =
  | {
      readonly kind: 'log_complaint';
      readonly text: string;
      readonly customer: string | null;
      readonly channel: string | null;
    }
  | ({ readonly kind: 'give' | 'request_approval' } & RemedyAsked)
  | {
      readonly kind: 'accept_offer';
      readonly case: CaseId;
      readonly request: ThingId;
      readonly digest: string;
      readonly amount: Money | null;
    }
  | { readonly kind: 'withdraw_request'; readonly case: CaseId; readonly request: ThingId }
  | {
      readonly kind: 'resolve';
      readonly case: CaseId;
      readonly outcome: Outcome;
      readonly customerAccepted: CustomerAccepted;
      /** Remedies that the customer has, and those they did not get: together all that stand. */
      readonly done: readonly ThingId[];
      readonly notGiven: readonly ThingId[];
    };

export interface AgentAsks<What> {
  readonly agent: MemberId;
  readonly at: Date;
  readonly what: What;
}

export type AgentAnswer =
  | { readonly ok: true; readonly body: AgentBody }
  /** `code` stays; `say` is a sentence for whoever reads it, null where the door has none. */
  | { readonly ok: false; readonly code: string; readonly say: string | null; readonly body?: AgentBody };
export type AgentBody = Readonly<Record<string, Json>>;

export interface AgentDoor {
  ask(asked: AgentAsks<AgentQuestion>): Promise<AgentAnswer>;
  /**
   * Has it judged and carried out, once for each key of the agent. The same key for something else is `other_body`. Throws
   * NotSaved where that was not done in time: it is asked again under the same key.
   */
  carryOut(asked: AgentAsks<AgentWish> & { readonly key: string }): Promise<AgentAnswer>;
  /** Milliseconds until this agent may ask again; 0: now, and it is counted. */
  pace(agent: MemberId, at: Date): number;
}
