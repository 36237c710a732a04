/** The pages customers open, once it is known under which address they reach them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { makeGestureDoor } from '../app/care/gesture-door.ts';
import { makeSurveyDoor } from '../app/care/survey-door.ts';
import type { Shell } from '../app/shell.ts';
import type { Bodies } from '../bodies.ts';
import { makeNotePage } from './listen-notes.ts';
import { makeSurveyPage } from './listen.ts';

type Listener = (req: IncomingMessage, res: ServerResponse) => void;

export function customerPages(
  shell: Shell,
  bodies: Bodies,
  company: string,
): { readonly survey?: Listener; readonly note?: Listener } {
  const { surveys, gestures, log, now } = shell;
  const needs = { company, bodies, log, now };
  return {
    ...(surveys != null && { survey: makeSurveyPage({ ...needs, door: makeSurveyDoor(shell, surveys) }) }),
    ...(gestures != null && { note: makeNotePage({ ...needs, door: makeGestureDoor(shell, gestures) }) }),
  };
}
