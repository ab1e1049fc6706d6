const isOwn = Object.prototype.hasOwnProperty;

/** `Object.hasOwn`, which came with ES2022; esbuild puts it in its place. */
export function hasOwn(object: object, name: PropertyKey): boolean {
  return isOwn.call(object, name);
}
