/** The fault queue: what goes wrong with the next calls of the app, by route and conversation. */
import { no, type FakeAnswer } from './answer.ts';

const ROUTES = [
  'login',
  'keys',
  'createConversation',
  'post',
  'edit',
  'delete',
  'members',
  'reaction',
  'team',
] as const;
export type Route = (typeof ROUTES)[number];

export type Trouble =
  /** Answers so and does nothing. */
  | { readonly kind: 'status'; readonly status: number; readonly code?: string; readonly retryAfterS?: number }
  /** Does what was asked, then drops the connection: the app cannot know. */
  | { readonly kind: 'deliverThenDrop' }
  /** Does what was asked, then answers with an error. */
  | { readonly kind: 'deliverThenStatus'; readonly status: number }
  | { readonly kind: 'drop' }
  /** Waits, then does what was asked. */
  | { readonly kind: 'slow'; readonly until: Promise<unknown> }
  /** 307 to another address, which a careful app does not follow. */
  | { readonly kind: 'redirect'; readonly to: string };

export interface PlannedFault {
  /** Absent: any route. */
  readonly route?: Route;
  /** Base conversation id; absent: any. */
  readonly conversation?: string;
  /** How many calls it hits; default 1. */
  readonly times?: number;
  readonly trouble: Trouble;
}

export interface FaultQueue {
  readonly add: (fault: PlannedFault) => void;
  readonly clear: () => void;
  /** Takes the first fault that fits. */
  readonly take: (route: Route, conversation: string | undefined) => Trouble | undefined;
}

export function makeFaultQueue(): FaultQueue {
  let queue: readonly { readonly fault: PlannedFault; readonly left: number }[] = [];
  return {
    add: (fault) => {
      queue = [...queue, { fault, left: fault.times ?? 1 }];
    },
    clear: () => {
      queue = [];
    },
    take: (route, conversation) => {
      const hit = queue.find(
        ({ fault }) => (fault.route ?? route) === route && (fault.conversation ?? conversation) === conversation,
      );
      if (hit === undefined) return undefined;
      queue = queue.flatMap((each) => (each === hit ? (hit.left > 1 ? [{ ...hit, left: hit.left - 1 }] : []) : [each]));
      return hit.fault.trouble;
    },
  };
}

/**
 * Lives through a trouble around `act`. `drop` as the answer means: close the connection without a word.
 */
export async function withTrouble(
  trouble: Trouble | undefined,
  act: () => Promise<FakeAnswer>,
): Promise<FakeAnswer | 'drop'> {
  if (trouble === undefined) return act();
  switch (trouble.kind) {
    case 'status':
      return {
        ...no(trouble.status, trouble.code ?? `Fault${trouble.status}`, 'A fault was switched on in the fake.'),
        headers: trouble.retryAfterS === undefined ? {} : { 'retry-after': String(trouble.retryAfterS) },
      };
    case 'deliverThenDrop':
      await act();
      return 'drop';
    case 'deliverThenStatus':
      await act();
      return no(trouble.status, `Fault${trouble.status}`, 'Done, but answered as an error: a fault of the fake.');
    case 'drop':
      return 'drop';
    case 'slow':
      await trouble.until;
      return act();
    case 'redirect':
      return { status: 307, headers: { location: trouble.to } };
  }
}

/** How the wire log names a trouble. */
export function sayTrouble(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'status':
      return `fault: ${trouble.status}`;
    case 'deliverThenStatus':
      return `fault: done, then ${trouble.status}`;
    case 'deliverThenDrop':
      return 'fault: done, then dropped';
    case 'drop':
      return 'fault: dropped';
    case 'slow':
      return 'fault: slow';
    case 'redirect':
      return 'fault: redirect';
  }
}
