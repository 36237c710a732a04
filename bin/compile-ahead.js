// Loads what a start loads, and nothing is done: Node keeps what it compiled in NODE_COMPILE_CACHE. For building an image.
import { flushCompileCache } from 'node:module';

const LOADED = ['start', 'chat/slack/make-slack', 'chat/teams/make-teams', 'db/engine/migrate'];
for (const file of LOADED) await import(new URL(`../dist/${file}.js`, import.meta.url).href);
flushCompileCache();
