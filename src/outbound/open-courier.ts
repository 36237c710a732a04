/** The courier of this process: one that has nothing to tell anybody loads nothing of it. */
import { randomInt } from 'node:crypto';
import type { Shell } from '../app/shell.ts';
import type { AdapterSettings } from './mapping.ts';
import type { Courier } from './courier.ts';
import type { WebhookSettings } from './webhook.ts';

export interface Outside {
  readonly webhooks: readonly WebhookSettings[];
  readonly adapters: readonly AdapterSettings[];
}

/** Null where nobody is told or asked anything. */
export async function openCourier(shell: Shell, { webhooks, adapters }: Outside): Promise<Courier | null> {
  if (webhooks.length + adapters.length === 0) return null;
  const [{ makeCourier }, { webhookReceiver }, { adapterReceiver }] = await Promise.all([
    import('./courier.ts'),
    import('./webhook.ts'),
    import('./adapter.ts'),
  ]);
  const receivers = [
    ...webhooks.map((one) => webhookReceiver(one, shell.now)),
    ...adapters.map((one) => adapterReceiver(one, shell)),
  ];
  return makeCourier({ shell, receivers, chance: () => randomInt(0, 1_000_000) / 1_000_000 });
}

/** What the app knows of them: who listens, how to have something sent at once, and which system does a remedy. */
export function outside(
  { webhooks, adapters }: Outside,
  courier: () => Courier | null,
): Required<Pick<Shell, 'deliveries' | 'doneBy'>> {
  const systems = new Map(adapters.flatMap(({ system, remedies }) => (remedies ?? []).map((one) => [one, system])));
  return {
    deliveries: { receivers: [...webhooks, ...adapters], wake: (receivers) => courier()?.wake(receivers) },
    doneBy: (remedy) => systems.get(remedy) ?? null,
  };
}
