/** How terser compresses what is a file by itself: nothing in it looks at how a function was written. */
export const COMPRESS = {
  passes: 5,
  pure_getters: true,
  unsafe_arrows: true,
  keep_fargs: false,
  // Functions side by side are the more alike to zip.
  hoist_funs: true,
};
