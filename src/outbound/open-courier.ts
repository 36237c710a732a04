/** The courier of this process: one that has nothing to tell anybody loads nothing of it. */
import { randomInt } from 'node:crypto';
import type { Shell } from '../app/shell.ts';
import type { Courier } from './courier.ts';
import type { WebhookSettings } from './webhook.ts';

/** Null where nobody is told anything. */
export async function openCourier(shell: Shell, webhooks: readonly WebhookSettings[]): Promise<Courier | null> {
  if (webhooks.length === 0) return null;
  const [{ makeCourier }, { webhookReceiver }] = await Promise.all([import('./courier.ts'), import('./webhook.ts')]);
  const receivers = webhooks.map((one) => webhookReceiver(one, shell.now));
  return makeCourier({ shell, receivers, chance: () => randomInt(0, 1_000_000) / 1_000_000 });
}
