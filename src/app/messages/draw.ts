/** A message's subject → the card as it should look now. Reads only. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Shell } from '../shell.ts';
import { drawLearning } from '../views/learning/draw-learning.ts';
import { drawPeerThanks, drawRecognition } from '../views/recognition/draw-thanks.ts';
import { drawMurmur } from '../views/draw-murmur.ts';
import { drawHome } from '../views/home.ts';
import { drawBudget, drawOutage, drawStorm, drawUndelivered } from './draw-notes.ts';
import { drawDigest } from './draw-digest.ts';
import { drawUnheard } from './draw-unheard.ts';
import { drawRhythm } from './draw-rhythm.ts';
import { drawSurvey } from './draw-survey.ts';
import { drawOfCase, type Known } from './draw-of-case.ts';

/** Undefined when there is nothing to draw (the thing is gone). `known` spares reading the case that it is about. */
export async function draw(
  shell: Shell,
  subject: MessageSubject,
  platform: Platform,
  known?: Known,
): Promise<Card | undefined> {
  switch (subject.kind) {
    case 'case':
    case 'request':
    case 'assist':
    case 'advice':
    case 'draft':
    case 'thanks':
    case 'handover':
    case 'event':
      return await drawOfCase(shell, subject, platform, known?.context.case.id === subject.case ? known : undefined);
    case 'digest':
      return await drawDigest(shell, subject, platform);
    case 'lineup':
    case 'leader':
      return await drawRhythm(shell, subject, platform);
    case 'survey':
      return await drawSurvey(shell, subject, platform);
    case 'home':
      return await drawHome(shell, subject.member, platform);
    case 'storm':
      return await drawStorm(shell, subject.storm, platform);
    case 'outage':
      return await drawOutage(shell, subject.outage, platform);
    case 'budget':
      return await drawBudget(shell, subject, platform);
    case 'undelivered':
      return await drawUndelivered(shell, subject, platform);
    case 'learning':
      return await drawLearning(shell, subject, platform);
    case 'peer_thanks':
      return await drawPeerThanks(shell, subject, platform);
    case 'recognition':
      return await drawRecognition(shell, subject, platform);
    case 'unheard':
      return await drawUnheard(shell, subject);
    case 'murmur':
      return await drawMurmur(shell, subject, platform);
    // an answer is drawn where it is given
    case 'reply':
      return undefined;
  }
}
