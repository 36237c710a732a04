/** The fixed words of the Teams surface: verbs, input names, dialog and command ids. Listener, renderer and manifest test read them here. Pure. */
import type { Verb } from '../../cards/answers/help-card.ts';
import { FORM_IDS, type FormId } from '../../cards/kit/card.ts';

/** The message action of both manifests. */
export const LOG_COMPLAINT = 'logComplaint';

/** Verb of a form's button inside a message, e.g. `form:log`. */
export function formVerb(id: FormId): string {
  return `form:${id}`;
}

/** The form a verb stands for; undefined when it is none of ours. */
export function formOfVerb(verb: string): FormId | undefined {
  return FORM_IDS.find((id) => formVerb(id) === verb);
}

/** Names of inputs: the kind of field is in the name, because Teams gives ticks back as one text joined by commas. */
export const INPUT = { one: 'in_', ticks: 'ticks_' } as const;

/** Invokes the listener serves; every other name gets a sentence. */
export const INVOKES = [
  'adaptiveCard/action',
  'task/fetch',
  'task/submit',
  'composeExtension/fetchTask',
  'composeExtension/submitAction',
] as const;
export type InvokeName = (typeof INVOKES)[number];

/** What the menus of the manifests advertise, at most 12 words each; the manifests name the same. Every other verb works when typed. */
export const MENUS = {
  personal: [
    'help',
    'log',
    'give',
    'resolve',
    'mine',
    'handover',
    'board',
    'limits',
    'show',
    'find',
    'whocan',
    'policy',
  ],
  team: [
    'help',
    'log',
    'give',
    'resolve',
    'approve',
    'decline',
    'assist',
    'advice',
    'show',
    'find',
    'whocan',
    'digest',
  ],
  slash: [
    'log',
    'limits',
    'mine',
    'assist',
    'advice',
    'handover',
    'board',
    'show',
    'whocan',
    'policy',
    'digest',
    'help',
  ],
} as const satisfies Readonly<Record<string, readonly Verb[]>>;
