export { createMapper } from './mapper.ts';
export { mapAnswer } from './stream/map-answer.ts';
export { type TransformOptions, transform } from './stream/transform.ts';
