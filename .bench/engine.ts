import { createMapperOn, type Mapper } from '../src/mapper.ts';

/** A mapper on the engine that runs the rows as closures: the reference, without the generated code. */
export function createReferenceMapper(): Mapper {
  return createMapperOn('reference');
}
