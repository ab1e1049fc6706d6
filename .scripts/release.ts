import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

// Publishes what `changeset version` has made, from continuous integration. npm runs `npm test` before it packs.
const { repository } = JSON.parse(readFileSync('package.json', 'utf8'));
// A registry takes a statement of provenance only where the package names the repository that made it.
const provenance = repository !== undefined;
if (!provenance) console.log('Published without provenance: package.json names no repository.');
const { status } = spawnSync('changeset', ['publish'], {
  stdio: 'inherit',
  shell: true,
  env: { ...process.env, NPM_CONFIG_PROVENANCE: String(provenance) },
});
process.exitCode = status ?? 1;
