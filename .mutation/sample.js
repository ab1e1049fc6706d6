import { createHash } from 'node:crypto';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/**
 * Of the mutants, lets pass those whose hash has one remainder: as good as drawn by lot, and the same ones each time.
 * `MUTATED_SAMPLE` names it: `4/0` is a quarter of them, `4/1` another. Stryker shows the others as compile errors.
 */
class Sample {
  async init() {
    const [parts, part] = (process.env.MUTATED_SAMPLE ?? '1/0').split('/').map(Number);
    this.parts = parts;
    this.part = part;
  }

  async check(mutants) {
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, this.judge(mutant)]));
  }

  judge({ fileName, location, replacement }) {
    const path = fileName.slice(fileName.lastIndexOf('/src/'));
    const hash = createHash('sha256')
      .update(JSON.stringify([path, location, replacement]))
      .digest();
    const isOfSample = hash.readUInt32BE() % this.parts === this.part;
    return isOfSample ? { status: 'passed' } : { status: 'compileError', reason: 'not of the sample' };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sample', Sample)];
