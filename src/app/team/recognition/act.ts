/** Carries out what somebody asks of recognition: one transaction each. */
import type { RecognitionAct } from '../../../core/recognition/acts.ts';
import type { Reply } from '../../door/door.ts';
import type { Shell } from '../../shell.ts';
import type { Acting } from '../learning/acting.ts';
import { answerChampion, nominate } from './nominate.ts';
import { chooseLikes, settleThank } from './settle-thank.ts';
import { changeValue, thank } from './thank.ts';

export async function carryOutRecognition(shell: Shell, acting: Acting, act: RecognitionAct): Promise<Reply> {
  switch (act.kind) {
    case 'thank':
      return await thank(shell, acting, act);
    case 'nominate':
      return await nominate(shell, acting, act);
    case 'answer_champion':
      return await answerChampion(shell, acting, act);
    case 'thank_value':
      return await changeValue(shell, acting, act);
    case 'thank_likes':
      return await chooseLikes(shell, acting, act);
    case 'settle_thank':
      return await settleThank(shell, acting, act);
  }
}
