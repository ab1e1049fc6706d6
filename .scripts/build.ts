import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { build } from 'tsup';
import { TYPED_TOGETHER } from './entries.ts';

const NEWEST_TSC = 'node_modules/typescript-newest/bin/tsc';

rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, [NEWEST_TSC, '-p', '.scripts/types.tsconfig.json'], { stdio: 'inherit' });
const together = TYPED_TOGETHER.map((name) => `export * from './${name}.ts';\n`);
writeFileSync('dist/types/all.d.ts', together.join(''));
await build({ silent: true });
await import('./chunks.ts');
await import('./marks.ts');
await import('./declarations.ts');
await import('./json-schemas.ts');
await import('./licenses.ts');
await import('./udf/write.ts');
