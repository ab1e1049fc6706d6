/**
 * How terser renders the package: by all that it can, but nothing is inlined. That would move the marks of pure calls,
 * which a consumer's bundler needs, and V8 inlines functions by their size as they were written.
 */
export const RENDERED = {
  compress: { passes: 2, hoist_funs: true, inline: false, reduce_funcs: false },
  format: { preserve_annotations: true },
} as const;
