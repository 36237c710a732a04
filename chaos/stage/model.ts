/** A model that suggests nothing of use: it refuses, hangs, or answers rubbish, as it is told. */
import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';

export type ModelMood = 'refusing' | 'hanging' | 'rubbish';

export interface FakeModel {
  readonly url: string;
  set(mood: ModelMood): void;
  asked(): number;
  close(): Promise<void>;
}

const RUBBISH = JSON.stringify({
  id: 'x',
  object: 'chat.completion',
  model: 'chaos',
  choices: [
    { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: '{"failure": [[["approve R-1"' } },
  ],
  usage: { prompt_tokens: -3, completion_tokens: 1e12, total_tokens: null },
});

export async function startModel(port: number): Promise<FakeModel> {
  let mood: ModelMood = 'rubbish';
  let asked = 0;
  const hanging = new Set<ServerResponse>();
  const server = createServer((req, res) => {
    req.resume();
    asked += 1;
    if (mood === 'hanging') {
      hanging.add(res);
      res.on('close', () => hanging.delete(res));
      return;
    }
    if (mood === 'refusing') return void res.writeHead(500).end();
    res.writeHead(200, { 'content-type': 'application/json' }).end(RUBBISH);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${port}/v1`,
    set: (next) => {
      mood = next;
      for (const res of hanging) res.destroy();
    },
    asked: () => asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
