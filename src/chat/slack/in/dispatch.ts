/** A request that the wall let through → its listener, and the one answer Slack's request gets. */
import type { WebClient } from '@slack/web-api';
import { COMMAND, FORM_CALLBACKS, OUR_ACTION, SHORTCUT_LOG } from '../ids.ts';
import { toPlainMessage } from '../out/render.ts';
import type { Answer, LetInNeeds } from './let-in.ts';
import {
  errorsIn,
  onCommand,
  onHome,
  onPress,
  onSaid,
  onShortcut,
  onSubmission,
  onUnknown,
  type Prepared,
} from './listeners.ts';
import { answerAtOnce } from '../out/answer.ts';
import { notInstalled } from '../out/notices.ts';
import type { Inbound } from './inbound.ts';
import { serve, type Bench, type Served, type Turn } from './turn.ts';

export interface DispatchNeeds {
  readonly bench: Bench;
  /** Speaks to Slack with this token. */
  readonly clientOf: (token: string) => WebClient;
}

export type Dispatch = LetInNeeds<Prepared>['pass'];

export function makeDispatch({ bench, clientOf }: DispatchNeeds): Dispatch {
  return async (inbound, answer, { grant, prepared }) => {
    const client = clientOf(grant.token);
    const ack = (): Promise<void> => Promise.resolve(answer(200));
    const run = (work: (turn: Turn) => Promise<void>, more: Partial<Served> = {}): Promise<void> =>
      serve(bench, { inbound, client, ack, ...more }, work);
    switch (inbound.kind) {
      case 'command':
        return run((turn) => (inbound.command === COMMAND ? onCommand(turn, inbound) : onUnknown(turn)), {
          showsInAck: true,
          ack: async (card) =>
            card === undefined
              ? answer(200)
              : answer(200, { response_type: 'ephemeral', ...toPlainMessage(card, bench.slackUserOf) }),
        });
      case 'press':
        return run((turn) => (OUR_ACTION.test(inbound.action) ? onPress(turn, inbound) : onUnknown(turn)));
      case 'shortcut':
        return run((turn) => (inbound.callback === SHORTCUT_LOG ? onShortcut(turn, inbound) : onUnknown(turn)));
      case 'submission': {
        const form = FORM_CALLBACKS.get(inbound.callback);
        // a view that only tells has nothing to submit
        if (form === undefined) return answer(200);
        // faults are the acknowledgement
        const ackForm = async (errors?: Readonly<Record<string, string>>): Promise<void> =>
          errors === undefined ? answer(200) : answer(200, { response_action: 'errors', errors });
        return run((turn) => onSubmission(turn, inbound, form, ackForm));
      }
      // events are acknowledged first: what was said is safe already
      case 'said':
        answer(200);
        if (prepared !== undefined) await run((turn) => onSaid(turn, prepared), { direct: inbound.direct });
        return;
      case 'home':
        answer(200);
        return run(onHome);
      // noted before it was let through
      case 'overheard':
      case 'step':
      case 'reaction':
      case 'people':
        return answer(200);
      case 'gone':
      case 'access':
        return answer(200);
    }
  };
}

/** Nothing is known of them. */
const NOBODYS = { locale: 'en-GB' };

/** Tells somebody of a workspace without an installation, in the ways that need no token of it; what they typed stays in its form. */
export function makeTurnAway({ bench }: Pick<DispatchNeeds, 'bench'>): LetInNeeds<Prepared>['turnAway'] {
  return async (inbound: Inbound, answer: Answer) => {
    const card = notInstalled(NOBODYS);
    switch (inbound.kind) {
      case 'command':
        return answer(200, { response_type: 'ephemeral', ...toPlainMessage(card, bench.slackUserOf) });
      case 'submission': {
        const errors = errorsIn({ '': card.summary }, inbound.values ?? {});
        return answer(200, inbound.values === undefined ? undefined : { response_action: 'errors', errors });
      }
      case 'press':
      case 'shortcut':
        answer(200);
        return await answerAtOnce(bench, inbound.from, card);
      case 'said':
      case 'overheard':
      case 'step':
      case 'home':
      case 'reaction':
      case 'people':
      case 'gone':
      case 'access':
        return answer(200);
    }
  };
}
