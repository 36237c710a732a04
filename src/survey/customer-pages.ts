/** What is opened without being asked who one is: the pages customers open, once it is known under which address they reach them, and pictures. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { makeGestureDoor } from '../app/care/gesture-door.ts';
import { makeSurveyDoor } from '../app/care/survey-door.ts';
import type { Shell } from '../app/shell.ts';
import type { Bodies } from '../bodies.ts';
import { makePictureDoor } from '../app/pictures/picture-door.ts';
import { makeNotePage } from './listen-notes.ts';
import { makePictureListener } from './listen-pictures.ts';
import { makeSurveyPage } from './listen.ts';

type Listener = (req: IncomingMessage, res: ServerResponse) => void;

export function customerPages(
  shell: Shell,
  bodies: Bodies,
  company: string,
): { readonly survey?: Listener; readonly note?: Listener; readonly picture?: Listener } {
  const { surveys, gestures, pictures, log, now } = shell;
  const needs = { company, bodies, log, now };
  return {
    ...(surveys != null && { survey: makeSurveyPage({ ...needs, door: makeSurveyDoor(shell, surveys) }) }),
    ...(pictures != null && {
      picture: makePictureListener({ door: makePictureDoor(shell, pictures), bodies, log, now }),
    }),
    ...(gestures != null && { note: makeNotePage({ ...needs, door: makeGestureDoor(shell, gestures) }) }),
  };
}
