/**
 * How terser renders the package: as small as code gets with the marks of pure calls kept, which a consumer's bundler
 * needs. What else it can do moves what is marked; these only put declarations together, which zips better.
 */
export const RENDERED = {
  compress: { defaults: false, hoist_funs: true, join_vars: true, booleans: true },
  format: { preserve_annotations: true },
};
