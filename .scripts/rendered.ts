/**
 * How terser renders ES modules: as small as code gets with the marks of pure calls kept, which a consumer's bundler
 * needs. What else it can do moves what is marked; these only put declarations together, which zips better.
 */
export const ES_MODULE = {
  module: true,
  compress: { defaults: false, hoist_funs: true, join_vars: true, booleans: true },
  format: { preserve_annotations: true },
};

/**
 * How it renders CommonJS, of which a bundler leaves out nothing: by all that it can, but functions stay as they were
 * written, since V8 inlines them by their size.
 */
export const COMMON_JS = {
  toplevel: true,
  compress: { passes: 2, hoist_funs: true, inline: false, reduce_funcs: false },
};
