/** The two parts of Bolt that we use, without what its index loads besides. */
import { createRequire, Module } from 'node:module';
import type * as Bolt from '@slack/bolt';

// The index loads Express, and App a client for Socket Mode with an HTTP library of its own: 80 ms of every start and
// 17 MB for as long as it runs, and nothing of it is used, as our own server hands Bolt its requests.
const bolt = createRequire(createRequire(import.meta.url).resolve('@slack/bolt'));
const socketMode = bolt.resolve('@slack/socket-mode');
bolt.cache[socketMode] ??= Object.assign(new Module(socketMode), { loaded: true });

export const { default: App } = bolt('./App.js') as { readonly default: typeof Bolt.App };
export const { default: HTTPReceiver } = bolt('./receivers/HTTPReceiver.js') as {
  readonly default: typeof Bolt.HTTPReceiver;
};
