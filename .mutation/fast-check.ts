import fc from '../node_modules/fast-check/lib/fast-check.js';

/** How many runs: ten, and where many ways are taken by few, a twentieth if that is more. */
const runs = (own = 100) =>
  MANY_WAYS.includes(process.env.MUTATED_ROOM ?? '') ? Math.max(10, own / 20) : 10;

const MANY_WAYS = ['call', 'splice', 'translate'];

/** fast-check with few runs and one seed: each mutant must be quick to try, and give the same result each time. */
export default {
  ...fc,
  assert: <Ts>(property: fc.IRawProperty<Ts>, parameters: fc.Parameters<Ts> = {}) =>
    fc.assert(property, { ...parameters, numRuns: runs(parameters.numRuns), seed: 1 }),
};
