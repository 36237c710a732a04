import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Prisma's native schema engine is downloaded at install time. Where that was impossible (no internet),
// the same commands run on the WebAssembly build of the engine, which is an ordinary npm package.
const engines = fileURLToPath(new URL('./node_modules/@prisma/engines', import.meta.url));
if (!existsSync(engines) || !readdirSync(engines).some((file) => file.startsWith('schema-engine-'))) {
  process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= fileURLToPath(new URL('./tools/schema-engine.mjs', import.meta.url));
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://embedded/amends' },
});
