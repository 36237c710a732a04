/** Keeps what a customer marked elsewhere, whether a case came of it or not: what is counted beside complaints. */
import { customerFrom } from '../../core/base/customers.ts';
import { redact } from '../../core/base/redact.ts';
import { cleanText, clip } from '../../core/base/text.ts';
import { keepHeard, type Heard } from '../../db/care/heard.ts';
import type { IntakeDelivery, ReceivedSurvey } from '../door/intake-door.ts';
import type { Shell } from '../shell.ts';

const MOST_RAW = 20_000;

export async function keepMark(
  shell: Shell,
  { source, id, at }: Pick<IntakeDelivery, 'source' | 'id' | 'at'>,
  { customer, customerKeys, receivedAt, score, outOf, raw }: ReceivedSurvey,
  became: Pick<Heard, 'unhappy' | 'case'>,
): Promise<void> {
  const key = [customer, ...customerKeys].map((one) => customerFrom(one, shell.customerKeyOf)?.key);
  await keepHeard(shell.db.read, shell.workspace, {
    id: `${source}:${id}`,
    at: receivedAt < at ? receivedAt : at,
    customerKey: key.find((one) => one !== undefined) ?? null,
    score,
    outOf,
    raw: clip(redact(cleanText(raw)).text, MOST_RAW),
    ...became,
  });
}
